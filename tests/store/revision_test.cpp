#include <doctest/doctest.h>

#include "crypto/crypto.h"
#include "store/revision.h"
#include "store_tablets.h"

using namespace alongside;
using test::idOf;

namespace {

Revision sample() {
  test::Tablet tablet("tablet-a");
  tablet.write(idOf(1), "session", Op::create, {{"notes", "First."}});
  return tablet.write(idOf(1), "session", Op::correct,
                      {{"notes", "Đặng said: \"tea\\coffee\"\n\x01\ttab"}, {"minutes", 40}},
                      "Wrong \"person\"");
}

bool refused(const Json& wire) {
  const auto read = revisionFrom(wire);
  return !read && read.error().code == "revision/refused" && !read.error().happened.empty();
}

/// The identity that this content would have, so that only the shape can be what is refused.
Json resealed(Json wire) {
  wire.erase("rev");
  wire["rev"] = crypto::sha256(canonical(wire)).text();
  return wire;
}

}  // namespace

TEST_CASE("a revision comes back from the wire as it was") {
  const Revision before = sample();
  const auto after = revisionFrom(before.json());
  REQUIRE(after);
  CHECK(after->rec == before.rec);
  CHECK(after->kind == before.kind);
  CHECK(after->rev == before.rev);
  CHECK(after->parents == before.parents);
  CHECK(after->hlc == before.hlc);
  CHECK(after->device == before.device);
  CHECK(after->author == before.author);
  CHECK(after->op == before.op);
  CHECK(after->reason == before.reason);
  CHECK(after->fields == before.fields);
  CHECK(after->extra == before.extra);
}

TEST_CASE("the quick text of a revision is the canonical one, and its hash is its identity") {
  const Revision revision = sample();
  CHECK(wireText(revision) == canonical(revision.json()));
  Json content = revision.json();
  content.erase("rev");
  CHECK(crypto::sha256(canonical(content)) == revision.rev);
}

TEST_CASE("equal content has equal identity, in whatever order the parents were named") {
  Revision one = sample();
  one.parents.push_back(crypto::sha256(std::string_view("another")));
  Revision two = one;
  std::swap(two.parents[0], two.parents[1]);
  sealIdentity(one);
  sealIdentity(two);
  CHECK(one.rev == two.rev);
  two.author = "Somebody else";
  sealIdentity(two);
  CHECK(one.rev != two.rev);
}

TEST_CASE("members and kinds of a newer version survive the round trip and count for the identity") {
  Json wire = sample().json();
  wire["kind"] = "soundbath";
  wire["mood"] = {{"before", 3}, {"words", {"heavy", "tired"}}};
  wire["fields"]["hologram"] = {{"x", 1}};
  wire = resealed(wire);
  const auto read = revisionFrom(wire);
  REQUIRE(read);
  CHECK(read->json() == wire);
  CHECK(wireText(*read) == canonical(wire));
  Json changed = wire;
  changed["mood"]["before"] = 4;
  CHECK(refused(changed));
}

TEST_CASE("every change to the content is noticed") {
  const Json wire = sample().json();
  const std::string text = canonical(wire);
  int changed = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string other = text;
    other[i] = static_cast<char>(other[i] ^ 1);
    const auto json = parseJson(other);
    if (!json) continue;
    ++changed;
    CAPTURE(other);
    CHECK(refused(*json));
  }
  CHECK(changed > 250);
}

TEST_CASE("a revision that is not in order is refused even when its hash is right") {
  const Json wire = sample().json();
  REQUIRE(revisionFrom(resealed(wire)));
  const auto with = [&](std::string_view key, Json value) {
    Json other = wire;
    other[std::string(key)] = std::move(value);
    return resealed(other);
  };
  for (const char* key : {"rec", "kind", "parents", "hlc", "device", "author", "op", "reason", "fields"}) {
    CAPTURE(key);
    Json without = wire;
    without.erase(key);
    CHECK(refused(resealed(without)));
    CHECK(refused(with(key, 7)));
    CHECK(refused(with(key, nullptr)));
  }
  CHECK(refused(Json::array()));
  CHECK(refused(with("op", "delete")));
  CHECK(refused(with("reason", "")));          // a correction without one
  CHECK(refused(with("device", "tablet-b")));  // the stamp says another
  CHECK(refused(with("device", "")));
  CHECK(refused(with("kind", "")));
  CHECK(refused(with("kind", std::string(65, 'k'))));
  CHECK(refused(with("author", std::string(401, 'a'))));
  CHECK(refused(with("reason", std::string(4001, 'r'))));
  CHECK(refused(with("parents", {"short"})));
  CHECK(refused(with("parents", {wire["parents"][0], wire["parents"][0]})));
  CHECK(refused(with("rec", "0192F1D0-7C3E-7A41-9D0F-0123456789AB")));
  CHECK(refused(with("newer", 1.5)));
  CHECK(refused(with("fields", {{"minutes", 0.5}})));
  CHECK(refused(with("fields", {{"minutes", std::int64_t{1} << 60}})));
  CHECK(refused(with("fields", {{"notes", std::string(std::size_t{1} << 20, 'n')}})));
}
