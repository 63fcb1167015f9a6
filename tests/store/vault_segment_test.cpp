// The framing inside a segment: small, exact, and careful even with what its own key has sealed.
#include "store/vault/segment.h"
#include "store/vault/vault_preamble.h"
#include "vault_support.h"

using namespace alongside;
using namespace alongside::vaulttest;

namespace {

constexpr std::size_t kClear = vault::kPreamble + 80;

struct Sealed {
  vault::VaultId id = vault::vaultIdFrom("00112233445566778899aabbccddeeff").value();
  vault::Keys keys{crypto::Secret(Bytes(32, 7))};
  vault::FileName name{vault::Part::segment, "x", {}, 10, 14, 3};
  Bytes file;

  Sealed() {
    vault::SegmentWriter writer(10, crypto::sha256("before"));
    for (const Revision& revision : revisionsFrom(10, 5, 30)) writer.add(revision, keys.chain);
    file = writer.seal(id, 3, keys);
  }
  /// The same file with another body behind it.
  std::optional<vault::Segment> with(ByteView body) const {
    ByteWriter out;
    out.raw(ByteView(file).first(kClear));
    vault::sealBehind(out, keys.segment, body);
    return vault::readSegment(out.bytes(), name, id, keys);
  }
  Bytes body() const { return vault::openBehind(file, kClear, keys.segment).value(); }
};

}  // namespace

TEST_CASE("a segment gives back what was put in and knows its size beforehand") {
  const Sealed sealed;
  const auto segment = vault::readSegment(sealed.file, sealed.name, sealed.id, sealed.keys);
  REQUIRE(segment);
  CHECK(same(segment->revisions, revisionsFrom(10, 5, 30)));
  CHECK(segment->before == crypto::sha256("before"));
  vault::SegmentWriter writer(10, segment->before);
  for (const Revision& revision : segment->revisions) writer.add(revision, sealed.keys.chain);
  CHECK(writer.after() == segment->after);
  CHECK(writer.fileSize() == sealed.file.size());
}

TEST_CASE("stamps from the ends of time and texts of any bytes survive") {
  const Sealed sealed;
  std::vector<Revision> odd = revisionsFrom(10, 5, 30);
  odd[0].hlc.ms = std::numeric_limits<Millis>::max();
  odd[1].hlc.ms = std::numeric_limits<Millis>::min();
  odd[2].hlc.ms = 0;
  odd[2].hlc.counter = 0xffffffffu;
  odd[3].fields = std::string("\0\xff\n", 3);
  odd[3].author.clear();
  odd[4].kind.assign(5000, 'k');
  vault::SegmentWriter writer(10, {});
  for (const Revision& revision : odd) writer.add(revision, sealed.keys.chain);
  const auto segment =
      vault::readSegment(writer.seal(sealed.id, 3, sealed.keys), sealed.name, sealed.id, sealed.keys);
  REQUIRE(segment);
  CHECK(same(segment->revisions, odd));
}

TEST_CASE("a segment under another name is not accepted") {
  const Sealed sealed;
  for (auto change : {+[](vault::FileName& n) { n.from = 9; }, +[](vault::FileName& n) { n.to = 15; },
                      +[](vault::FileName& n) { n.generation = 4; }}) {
    vault::FileName name = sealed.name;
    change(name);
    CHECK_FALSE(vault::readSegment(sealed.file, name, sealed.id, sealed.keys));
  }
  CHECK_FALSE(vault::readSegment(sealed.file, sealed.name, vault::VaultId{}, sealed.keys));
}

TEST_CASE("a nonsensical body is refused without harm, even when it is properly sealed") {
  const Sealed sealed;
  const Bytes body = sealed.body();
  REQUIRE(sealed.with(body));
  for (std::size_t i = 0; i < body.size(); ++i) {
    CHECK_FALSE(sealed.with(ByteView(body).first(i)));
    for (const unsigned bits : {0x01u, 0x80u, 0xffu}) {
      Bytes other = body;
      other[i] ^= static_cast<std::uint8_t>(bits);
      if (const auto read = sealed.with(other)) CHECK(read->revisions.size() == 5);
    }
  }
  for (int round = 0; round < 300; ++round) {
    CHECK_FALSE(sealed.with(crypto::random(static_cast<std::size_t>(round))));
  }
  Bytes longer = body;
  longer.push_back(0);
  CHECK_FALSE(sealed.with(longer));
}
