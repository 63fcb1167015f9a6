#include "core/id.h"

#include <doctest/doctest.h>

#include <unordered_set>

using namespace alongside;

TEST_CASE("an id is a UUID version 7: the example of RFC 9562, A.6") {
  // unix_ts_ms 0x017F22E279B0, rand_a 0xCC3, rand_b 0x18C4DC0C0C07398F
  const Id id = makeId(0x017F22E279B0, {0x0C, 0xC3, 0x18, 0xC4, 0xDC, 0x0C, 0x0C, 0x07, 0x39, 0x8F});
  CHECK(id.text() == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
  CHECK(idFrom(id.text()) == id);
}

TEST_CASE("ids made later sort later") {
  const std::array<std::uint8_t, 10> most = {255, 255, 255, 255, 255, 255, 255, 255, 255, 255};
  CHECK(makeId(1'800'000'000'000, most) < makeId(1'800'000'000'001, {}));
  CHECK(makeId(1'800'000'000'000, most).text() < makeId(1'800'000'000'001, {}).text());
}

TEST_CASE("an id is read in one form only") {
  for (const std::string text :
       {"", "017f22e2-79b0-7cc3-98c4-dc0c0c07398", "017f22e279b07cc398c4dc0c0c07398f",
        "017F22E2-79b0-7cc3-98c4-dc0c0c07398f", "{017f22e2-79b0-7cc3-98c4-dc0c0c07398f}",
        "017f22e2-79b0-7cc3-98c4-dc0c0c07398g", "017f22e2_79b0-7cc3-98c4-dc0c0c07398f"}) {
    CAPTURE(text);
    CHECK_FALSE(idFrom(text));
  }
  CHECK(Id{}.empty());
  CHECK(idFrom("00000000-0000-0000-0000-000000000000")->empty());
}

TEST_CASE("a hash is 32 bytes in base64url and nothing else") {
  Hash hash;
  for (std::size_t i = 0; i < 32; ++i) hash.bytes[i] = static_cast<std::uint8_t>(i * 9);
  CHECK(hash.text().size() == 43);
  CHECK(hashFrom(hash.text()) == hash);
  CHECK_FALSE(hashFrom(hash.text().substr(0, 42)));
  CHECK_FALSE(hashFrom(hash.text() + "="));
  CHECK_FALSE(hashFrom(""));
}

TEST_CASE("ids that differ in one bit land apart in a table") {
  std::unordered_set<std::size_t> seen;
  for (std::size_t bit = 0; bit < 128; ++bit) {
    Id id = makeId(1'800'000'000'000, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
    id.bytes[bit / 8] = static_cast<std::uint8_t>(id.bytes[bit / 8] ^ (1U << (bit % 8)));
    seen.insert(std::hash<Id>{}(id));
  }
  CHECK(seen.size() == 128);
}
