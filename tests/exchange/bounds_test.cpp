// Files that nobody has vouched for are measured before anything is made of them.
#include <doctest/doctest.h>

#include "../counted_memory.h"
#include "core/text.h"
#include "exchange/receipts.h"
#include "exchange/reopening.h"
#include "exchange_people.h"
#include "store/vault/vault.h"

using namespace alongside;
using namespace alongside::test;

namespace {

constexpr std::size_t kMb = std::size_t{1} << 20;

/// So many bytes of the same piece, again and again.
std::string full(std::string text, std::string_view piece, std::size_t bytes) {
  std::string many(piece);
  while (many.size() < bytes) many += many;
  return text + many.substr(0, bytes);
}

constexpr std::string_view kPieces[] = {"[", "{", ",", "[],", "{\"a\":", "{},", "0,", "\"\","};

}  // namespace

TEST_CASE("a file full of brackets or commas in place of a pack or of receipts never becomes a tree") {
  const People people;
  for (const std::string_view piece : kPieces) {
    CAPTURE(piece);
    for (const std::string_view begin :
         {"", R"({"fmt":"alongside-receipts","v":1,"receipts":[)", R"({"protected":"","ciphertext":[)"}) {
      const std::string file = full(std::string(begin), piece, 4 * kMb);
      const std::size_t before = memory.asked;
      CHECK_FALSE(openPack(file, people.coordinator, people.team));
      const auto receipts = openOneReceipt(file, people.worker, people.team);
      REQUIRE_FALSE(receipts);
      CHECK(receipts.error().code == "receipts/altered");
      CHECK_FALSE(Vault::readRecoveryFile(viewOf(file)));
      CHECK(memory.asked - before < kMb);
    }
  }
}

TEST_CASE("a file of receipts has a size of its own") {
  const People people;
  const std::string file =
      full(R"({"fmt":"alongside-receipts","v":1,"receipts":[")", "a", kMostReceiptBytes + 1);
  const auto opened = openOneReceipt(file, people.worker, people.team);
  REQUIRE_FALSE(opened);
  CHECK(opened.error().code == "receipts/altered");
}

TEST_CASE("a team file has a size of its own, and its parts are counted, also when somebody has signed it") {
  const People people;
  const auto signedBy = [](std::string_view payload, const DeviceKeys& keys) {
    return jose::signJws("alongside-team+json", payload, keys.signing);
  };
  const std::string large = signedBy(full("", "a", 17 * kMb), people.stranger);
  const auto refused = openTeam(large);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "team/too-large");
  for (const std::string_view piece : {"[", "{", ",", "[],", "{},"}) {
    CAPTURE(piece);
    const std::string file = signedBy(full("[", piece, 8 * kMb / 5), people.stranger);
    const std::size_t before = memory.asked;
    CHECK_FALSE(openTeam(file));
    CHECK_FALSE(openTeam(file, &people.team));
    CHECK_FALSE(openJoin(file));
    CHECK(memory.asked - before <
          30 * kMb);  // the file's own text a few times, and no tree of a million parts
  }
}

TEST_CASE("out of memory is a sentence") {
  const People people;
  const std::string text = "[\"" + std::string(3 * kMb, 'a') + "\"]";
  const LittleRoom room(kMb);
  const auto json = parseJson(text, JsonLimits{});
  REQUIRE_FALSE(json);
  CHECK(json.error().code == "json/no-memory");
  CHECK(json.error().happened == "This tablet has not enough memory left to read this file.");
}

TEST_CASE("a pack in order for which there is no memory is not called damaged or forged") {
  const People people;
  std::vector<Revision> revisions;
  for (std::uint8_t n = 1; n <= 40; ++n)
    revisions.push_back(revisionOf(n, people.worker, {{"notes", std::string(90'000, 'a')}}));
  const auto sealed = sealPack(packOf(people, 1, 1, std::move(revisions)), people.worker,
                               {people.coordinator.agreement.publicKey()});
  REQUIRE(sealed);
  {
    const LittleRoom room(kMb);
    const auto opened = openPack(sealed->text, people.coordinator, people.team);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == "pack/no-memory");
  }
  CHECK(openPack(sealed->text, people.coordinator, people.team));
}
