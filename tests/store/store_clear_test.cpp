// A store that was cleared of something: it is known, it is no record, and merging stays right.
#include <doctest/doctest.h>

#include "store/store.h"
#include "store_tablets.h"

using namespace alongside;

namespace {

Revision of(std::uint8_t rec, std::string words, Millis at, std::vector<Hash> parents = {}) {
  Revision revision;
  revision.rec.bytes[15] = rec;
  revision.kind = "session";
  revision.parents = std::move(parents);
  revision.hlc = {at, 0, "tablet"};
  revision.device = "tablet";
  revision.author = "Imogen Farrow";
  revision.op = revision.parents.empty() ? Op::create : Op::amend;
  revision.fields = canonical(Fields{{"notes", std::move(words)}});
  sealIdentity(revision);
  return revision;
}

}  // namespace

TEST_CASE("what was cleared is known and no record, misses no parent, and is found by no search") {
  Store store;
  const Revision first = of(1, "canal", 100), second = of(1, "canal again", 200, {first.rev}),
                 other = of(2, "canal, too", 300, {second.rev});
  for (const Revision& one : {first, second, other}) store.add(one);
  REQUIRE(store.search("canal", 10).size() == 2);
  store.clear({first.rev, second.rev});
  CHECK(store.revisions() == 1);
  CHECK((store.has(first.rev) && store.cleared(first.rev) && !store.placeOf(first.rev)));
  CHECK_FALSE(store.cleared(other.rev));
  CHECK(store.find(first.rec) == nullptr);
  CHECK(store.missingParents().empty());
  CHECK(store.search("canal", 10).size() == 1);
  CHECK(store.ofKind("session").size() == 1);
  Store copy = store.without({other.rev});
  CHECK((copy.has(first.rev) && !copy.has(other.rev)));
}

TEST_CASE("of one that is cleared and here in full the full one counts, in whatever order they come") {
  const Revision full = of(1, "canal", 100);
  Revision identity = full;
  forget(identity);
  for (const bool fullFirst : {true, false}) {
    Store store;
    CHECK(store.add(fullFirst ? full : identity));
    CHECK(store.add(fullFirst ? identity : full) == !fullFirst);
    CHECK_FALSE(store.cleared(full.rev));
    REQUIRE(store.find(full.rec) != nullptr);
    CHECK(store.textOf(*store.find(full.rec), "notes") == "canal");
    CHECK_FALSE(store.add(identity));
  }
}

TEST_CASE("what a later version stands on by way of cleared ones is no second version") {
  Store store;
  const Revision first = of(1, "one", 100), second = of(1, "two", 200, {first.rev}),
                 third = of(1, "three", 300, {second.rev}), fourth = of(1, "four", 400, {third.rev});
  for (const Revision& one : {first, second, third}) store.add(one);
  store.clear({first.rev, second.rev, third.rev});
  store.add(fourth);
  store.add(first);  // this one came back, those between did not
  const Record& record = *store.find(first.rec);
  CHECK(record.heads.size() == 1);
  CHECK(record.settled());
  CHECK(store.textOf(record, "notes") == "four");
  const Revision beside = of(1, "beside", 350, {first.rev});
  store.add(beside);
  CHECK(store.find(first.rec)->heads.size() == 2);  // two that nobody chose between are two all the same
  store.add(third);
  store.add(second);
  CHECK(store.find(first.rec)->heads.size() == 2);
  CHECK_FALSE(store.cleared(second.rev));
}
