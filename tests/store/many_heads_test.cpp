// A record of which a hundred thousand tablets each hold a version of their own: by a fault somewhere, or by somebody's
// ill will. Work is counted in what is asked of the allocator, so that no clock decides.
#include <doctest/doctest.h>

#include "../counted_memory.h"
#include "store/merge.h"
#include "store_tablets.h"

using namespace alongside;
using namespace alongside::test;

namespace {

/// One record with so many heads, all of them changes of the first version.
Store withHeads(std::size_t heads) {
  Store store;
  store.reserve(heads + 1);
  Revision revision;
  revision.rec = idOf(1);
  revision.kind = "session";
  revision.device = "a";
  revision.author = "Femi Larkin";
  revision.hlc = {1'795'000'000'000, 0, "a"};
  revision.fields = R"({"words":"Tea in the garden."})";
  sealIdentity(revision);
  const Hash first = revision.rev;
  store.add(revision);
  for (std::size_t i = 0; i < heads; ++i) {
    revision.op = Op::amend;
    revision.parents = {first};
    revision.hlc.ms += 1;
    revision.fields = R"({"words":"Tea, )" + std::to_string(i) + R"( sugars."})";
    sealIdentity(revision);
    store.add(revision);
  }
  return store;
}

/// Bytes asked for while it is settled and looked at.
std::size_t workFor(std::size_t heads) {
  const Store store = withHeads(heads);
  const std::size_t before = memory.asked;
  const Record* record = store.find(idOf(1));
  REQUIRE(record != nullptr);
  CHECK(record->heads.size() == heads);
  CHECK_FALSE(record->settled());
  for (int i = 0; i < 10; ++i) {
    CHECK(textAt(store.fields(*record), "words") == "Tea, " + std::to_string(heads - 1) + " sugars.");
    CHECK(store.draft(idOf(1), "session", Op::amend, Json::object(), "").parents.size() ==
          std::min(heads, kMostParents));
  }
  CHECK(store.unsettled().size() == 1);
  return memory.asked - before;
}

}  // namespace

TEST_CASE("ten times as many heads are ten times the work, and not a hundred times") {
  const std::size_t few = workFor(1'000), many = workFor(10'000);
  CHECK(many < 15 * few);
}

TEST_CASE("a record with 100,000 heads is read, shown and asked for like any other") {
  const std::size_t few = workFor(1'000), many = workFor(100'000);
  CHECK(many < 150 * few);
}

TEST_CASE(
    "what is written on a record with many heads can be read again, and what it names is settled by it") {
  Store store = withHeads(100);
  Revision next = store.draft(idOf(1), "session", Op::amend, {{"words", "Tea."}}, "");
  next.device = "b";
  next.hlc = {1'795'000'900'000, 0, "b"};
  sealIdentity(next);
  CHECK(next.parents.size() == kMostParents);
  CHECK(revisionFrom(next.json()));
  store.add(next);
  const Record* record = store.find(idOf(1));
  CHECK(record->heads.size() == 100 - kMostParents + 1);
  CHECK(textAt(store.fields(*record), "words") == "Tea.");
}

TEST_CASE("versions that say the same are one, however many there are") {
  Store store;
  for (int i = 0; i < 40; ++i) {
    const std::string device = "t" + std::to_string(i);
    Revision revision;
    revision.rec = idOf(1);
    revision.kind = "session";
    revision.device = device;
    revision.hlc = {1'795'000'000'000 + i, 0, device};
    revision.fields = R"({"words":"Tea."})";
    sealIdentity(revision);
    store.add(revision);
  }
  const Record* record = store.find(idOf(1));
  CHECK(record->heads.size() == 40);
  CHECK(record->settled());
}
