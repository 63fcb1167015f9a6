#include <doctest/doctest.h>

#include "store/store.h"
#include "store_tablets.h"

using namespace alongside;
using test::idOf;
using test::Tablet;

TEST_CASE("people are listed by name, whatever their accents, and a new name moves them") {
  Tablet tablet("a");
  tablet.write(idOf(1), "person", Op::create, {{"name", "Zoe Adams"}});
  tablet.write(idOf(2), "person", Op::create, {{"name", "Émile Zola"}});
  tablet.write(idOf(3), "person", Op::create, {{"name", "Đặng Thu"}});
  CHECK(tablet.store.ofKind("person") == std::vector<Id>{idOf(3), idOf(2), idOf(1)});
  tablet.write(idOf(1), "person", Op::amend, {{"name", "Ada Adams"}});
  CHECK(tablet.store.ofKind("person") == std::vector<Id>{idOf(1), idOf(3), idOf(2)});
  CHECK(tablet.store.size() == 3);
  CHECK(tablet.store.find(idOf(2))->person == idOf(2));
  CHECK(tablet.store.find(idOf(2))->heading == "Émile Zola");
}

TEST_CASE("sessions are listed newest first, and about the person that they are about now") {
  Tablet tablet("a");
  const auto session = [&](std::uint64_t n, std::uint64_t person, const char* when, Op op = Op::create) {
    tablet.write(idOf(n), "session", op, {{"person", idOf(person).text()}, {"when", when}},
                 op == Op::create ? "" : "why");
  };
  tablet.write(idOf(1), "person", Op::create, {{"name", "A"}});
  session(10, 1, "2026-11-20T09:00");
  session(11, 1, "2026-11-22T09:00");
  session(12, 2, "2026-11-21T09:00");
  CHECK(tablet.store.ofKind("session") == std::vector<Id>{idOf(11), idOf(12), idOf(10)});
  CHECK(tablet.store.about(idOf(1)) == std::vector<Id>{idOf(11), idOf(10)});
  session(11, 2, "2026-11-19T09:00", Op::correct);
  CHECK(tablet.store.ofKind("session") == std::vector<Id>{idOf(12), idOf(10), idOf(11)});
  CHECK(tablet.store.about(idOf(1)) == std::vector<Id>{idOf(10)});
  CHECK(tablet.store.about(idOf(2)) == std::vector<Id>{idOf(12), idOf(11)});
  session(12, 2, "2026-11-21T09:00", Op::voided);
  CHECK(tablet.store.find(idOf(12))->voided);
  CHECK(tablet.store.about(idOf(2)) == std::vector<Id>{idOf(12), idOf(11)});
  CHECK(tablet.store.about(idOf(77)).empty());
  CHECK(tablet.store.ofKind("nothing").empty());
}

TEST_CASE("one answer is the same, read alone and read with all of them") {
  Tablet a("a"), b("b");
  const Revision first =
      a.write(idOf(1), "person", Op::create,
              {{"name", "Zoe \"Zo\" Adams\n"}, {"ward", "Rowan"}, {"nhs", ""}, {"lives", 3}});
  const auto same = [](const Store& store) {
    const Record& record = *store.find(idOf(1));
    const Fields fields = store.fields(record);
    for (const char* key : {"name", "ward", "nhs", "lives", "phone", "a", "zz"})
      CHECK(store.textOf(record, key) == textAt(fields, key));
  };
  same(a.store);
  CHECK(a.store.textOf(*a.store.find(idOf(1)), "ward") == "Rowan");
  // Written apart on two tablets, what is shown holds what each of them changed.
  b.hear(first);
  a.write(idOf(1), "person", Op::amend, {{"name", "Zoe Adams"}, {"ward", "Larch"}});
  const Revision theirs = b.write(idOf(1), "person", Op::amend,
                                  {{"name", "Zoe \"Zo\" Adams\n"}, {"ward", "Rowan"}, {"phone", "1"}});
  a.hear(theirs);
  CHECK(a.store.find(idOf(1))->heads.size() == 2);
  same(a.store);
}

TEST_CASE("a record that changes twice between two looks is listed once") {
  Tablet tablet("a");
  for (int i = 0; i < 5; ++i) {
    tablet.write(idOf(1), "session", i == 0 ? Op::create : Op::amend,
                 {{"when", "2026-11-2" + std::to_string(i)}});
    tablet.store.find(idOf(1));
    if (i % 2 == 0) CHECK(tablet.store.ofKind("session").size() == 1);
  }
  CHECK(tablet.store.ofKind("session").size() == 1);
}

TEST_CASE(
    "a follow-up knows when it is due and whether it is done; one without a day stands where it was made") {
  Tablet tablet("a");
  tablet.setTime(1'795'000'000'000);  // 18 November 2026
  tablet.write(idOf(1), "followup", Op::create, {{"what", "Ring the advocate"}, {"due", "2026-11-01"}});
  tablet.write(idOf(2), "followup", Op::create, {{"what", "Library card"}});
  tablet.write(idOf(3), "followup", Op::create, {{"what", "Next week"}, {"due", "2026-12-01"}});
  CHECK(tablet.store.ofKind("followup") == std::vector<Id>{idOf(3), idOf(2), idOf(1)});
  CHECK(tablet.store.find(idOf(1))->when == "2026-11-01");
  CHECK(tablet.store.find(idOf(1))->heading == "Ring the advocate");
  CHECK_FALSE(tablet.store.find(idOf(1))->done);
  tablet.write(idOf(1), "followup", Op::amend, {{"what", "Ring the advocate"}, {"done", true}});
  CHECK(tablet.store.find(idOf(1))->done);
}

TEST_CASE("a store that was moved keeps its records") {
  Tablet tablet("a");
  tablet.write(idOf(1), "person", Op::create, {{"name", "A"}});
  Store moved = std::move(tablet.store);
  REQUIRE(moved.find(idOf(1)));
  CHECK(moved.ofKind("person").size() == 1);
}

TEST_CASE("people who may be one person are suggested, never merged") {
  Tablet tablet("a");
  const auto person = [&](std::uint64_t n, const char* name, const char* born, const char* nhs) {
    Fields fields{{"name", name}};
    if (*born) fields["born"] = born;
    if (*nhs) fields["nhs"] = nhs;
    tablet.write(idOf(n), "person", Op::create, fields);
  };
  person(1, "Ana Núñez", "1991-03-14", "");
  person(2, "ana nunez", "1991-03-14", "9434765919");
  person(3, "A. Nunez", "", "9434765919");
  person(4, "Ana Núñez", "1991-03-15", "");
  person(5, "Ana Núñez", "", "");
  const auto pairs = suspectedDuplicates(tablet.store);
  CHECK(pairs == std::vector<std::pair<Id, Id>>{{idOf(1), idOf(2)}, {idOf(2), idOf(3)}});
  tablet.write(idOf(2), "person", Op::voided, {{"name", "ana nunez"}}, "Entered twice");
  CHECK(suspectedDuplicates(tablet.store).empty());
}
