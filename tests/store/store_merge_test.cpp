#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>
#include <set>

#include "store/store.h"
#include "store_tablets.h"

using namespace alongside;
using test::idOf;
using test::storeOf;
using test::Tablet;

namespace {

const Fields kPerson{{"name", "Imogen Farrow"}, {"phone", "020 7946 0000"}, {"ward", "Elm"}};

Fields with(Fields fields, std::string_view key, Json value) {
  fields[std::string(key)] = std::move(value);
  return fields;
}

/// Two tablets that both know one person, then lose sight of each other.
struct Pair {
  Tablet a{"a"};
  Tablet b{"b"};
  Id person = idOf(1);
  Pair() { b.hear(a.write(person, "person", Op::create, kPerson)); }
};

std::vector<Revision> randomHistory(std::mt19937& dice) {
  const auto upTo = [&](std::uint32_t n) { return static_cast<std::uint32_t>(dice() % n); };
  const std::size_t count = 2 + upTo(3);
  std::vector<Tablet> tablets;
  for (std::size_t i = 0; i < count; ++i) {
    tablets.emplace_back(std::string(1, static_cast<char>('a' + i)));
    // Clocks disagree, some by days, and may step back later.
    tablets.back().setTime(1'795'000'000'000 + static_cast<Millis>(upTo(5)) * 40'000'000);
  }
  std::vector<Revision> all;
  const std::uint32_t steps = 4 + upTo(14);
  for (std::uint32_t step = 0; step < steps; ++step) {
    Tablet& tablet = tablets[upTo(static_cast<std::uint32_t>(count))];
    if (upTo(10) == 0) tablet.setTime(tablet.time() - 5000);
    if (!all.empty() && upTo(3) == 0) {  // hears something, parents perhaps not
      tablet.hear(all[upTo(static_cast<std::uint32_t>(all.size()))]);
      continue;
    }
    const Id record = idOf(1 + upTo(3));
    const Record* known = tablet.store.find(record);
    const char* kind = record == idOf(1) ? "person" : record == idOf(2) ? "session" : "of-a-newer-version";
    Fields fields = known ? tablet.store.fields(*known) : Fields(Json::object());
    const char* keys[] = {"name", "phone", "ward", "notes", "when", "tags", "unheard-of"};
    for (std::uint32_t n = 1 + upTo(2); n > 0; --n) {
      const char* key = keys[upTo(7)];
      if (upTo(6) == 0) {
        fields.erase(key);
      } else {
        fields[key] = "v" + std::to_string(upTo(5));
      }
    }
    const Op op = !known ? Op::create : upTo(8) == 0 ? Op::voided : upTo(4) == 0 ? Op::correct : Op::amend;
    all.push_back(
        tablet.write(record, kind, op, fields, op == Op::voided || op == Op::correct ? "because" : ""));
  }
  return all;
}

}  // namespace

TEST_CASE("six packs merge to the same records in all 720 orders") {
  Pair pair;
  Tablet c("c");
  std::vector<std::vector<Revision>> packs(6);
  packs[0] = {pair.a.store.revision(0)};
  packs[1] = {pair.a.write(pair.person, "person", Op::amend, with(kPerson, "phone", "020 7946 0111"))};
  packs[2] = {pair.b.write(pair.person, "person", Op::amend, with(kPerson, "ward", "Ash")),
              pair.b.write(idOf(2), "session", Op::create,
                           {{"notes", "Sat in the garden."}, {"person", pair.person.text()}})};
  c.hear(packs[0][0]);
  for (const Revision& revision : packs[2]) c.hear(revision);
  packs[3] = {c.write(idOf(2), "session", Op::correct, {{"notes", "Sat in the day room."}}, "Wrong room")};
  packs[4] = {
      pair.b.write(idOf(2), "session", Op::voided, {{"notes", "Sat in the garden."}}, "Wrong person")};
  for (const auto& pack : packs) {
    for (const Revision& revision : pack) c.hear(revision);
  }
  packs[5] = {c.write(pair.person, "person", Op::amend, with(kPerson, "name", "Imogen Farrow-Lee"))};

  std::vector<std::size_t> order(packs.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::string expected;
  int orders = 0;
  do {
    Store store;
    for (const std::size_t pack : order) {
      for (const Revision& revision : packs[pack]) store.add(revision);
      if (order[0] % 2 == 0) store.find(pair.person);  // looked at half way, or not
    }
    const std::string digest = store.digest();
    if (expected.empty()) expected = digest;
    CHECK(digest == expected);
    ++orders;
  } while (std::next_permutation(order.begin(), order.end()));
  CHECK(orders == 720);

  const Store store = storeOf(packs[0]);
  CHECK(store.digest() != expected);
}

TEST_CASE(
    "10,000 random histories of several tablets merge to identical records in any order, once or twice") {
  std::mt19937 dice(20261124);
  std::size_t conflicts = 0;
  std::size_t blends = 0;
  for (int round = 0; round < 10'000; ++round) {
    std::vector<Revision> revisions = randomHistory(dice);
    const Store first = storeOf(revisions);
    const std::string expected = first.digest();
    for (std::uint64_t n = 1; n <= 3; ++n) {
      const Record* record = first.find(idOf(n));
      if (record == nullptr || record->heads.size() == 1) continue;
      ++conflicts;
      if (record->blended) ++blends;
    }
    std::shuffle(revisions.begin(), revisions.end(), dice);
    Store second = storeOf(revisions);
    for (const Revision& revision : revisions) CHECK_FALSE(second.add(revision));
    if (second.digest() != expected) FAIL("history " << round << " merges differently");

    // Looked at after every single step, and split over two tablets that then meet.
    Store third;
    Store half;
    for (std::size_t i = 0; i < revisions.size(); ++i) {
      third.add(revisions[i]);
      third.ofKind("person");
      if (i % 2 == 0) half.add(revisions[i]);
    }
    for (const Revision& revision : revisions) half.add(revision);
    if (third.digest() != expected || half.digest() != expected)
      FAIL("history " << round << " merges differently");
    if (third.ofKind("person") != first.ofKind("person") ||
        third.ofKind("session") != second.ofKind("session")) {
      FAIL("history " << round << " is listed differently");
    }
  }
  // The histories are worth testing with.
  CHECK(conflicts > 2000);
  CHECK(blends > 100);
}

TEST_CASE("what two tablets write apart is shown as two versions until somebody settles it") {
  Pair pair;
  const Id note = idOf(2);
  pair.b.hear(pair.a.write(note, "session", Op::create, {{"notes", "Walked."}, {"minutes", 30}}));
  const Revision ours = pair.a.write(note, "session", Op::amend, {{"notes", "Walked far."}, {"minutes", 30}});
  const Revision theirs = pair.b.write(note, "session", Op::amend, {{"notes", "Walked."}, {"minutes", 45}});
  pair.a.hear(theirs);
  const Record& record = *pair.a.store.find(note);
  CHECK(record.heads.size() == 2);
  CHECK_FALSE(record.settled());
  // The later one whole: nobody wrote 'Walked far.' with 45 minutes.
  const Revision& winner = ours.hlc < theirs.hlc ? theirs : ours;
  CHECK(pair.a.store.fields(record) == winner.values());
  CHECK(pair.a.store.revision(record.heads[0]).rev == winner.rev);

  const Revision settled =
      pair.a.write(note, "session", Op::amend, {{"notes", "Walked far."}, {"minutes", 45}});
  CHECK(settled.parents.size() == 2);
  CHECK(pair.a.store.find(note)->settled());
  pair.b.hear(ours);
  pair.b.hear(settled);
  CHECK(pair.b.store.find(note)->settled());
  CHECK(pair.b.store.fields(*pair.b.store.find(note)) == settled.values());
}

TEST_CASE("contact details that two tablets changed apart are both kept") {
  Pair pair;
  const Revision phone =
      pair.a.write(pair.person, "person", Op::amend, with(kPerson, "phone", "020 7946 0111"));
  const Revision contact =
      pair.b.write(pair.person, "person", Op::amend, with(kPerson, "contact", "Sister, evenings"));
  pair.a.hear(contact);
  const Record& record = *pair.a.store.find(pair.person);
  CHECK(record.heads.size() == 2);
  CHECK(record.blended);
  CHECK(record.settled());
  const Fields shown = pair.a.store.fields(record);
  CHECK(shown["phone"] == "020 7946 0111");
  CHECK(shown["contact"] == "Sister, evenings");
  CHECK(shown["ward"] == "Elm");
  const Revision next = pair.a.write(pair.person, "person", Op::amend, with(shown, "ward", "Ash"));
  CHECK(next.parents.size() == 2);
}

TEST_CASE("a telephone number that was taken out stays out when another tablet changed something else") {
  Pair pair;
  Fields without = kPerson;
  without.erase("phone");
  pair.b.hear(pair.a.write(pair.person, "person", Op::amend, without));
  Tablet late("z");  // knew the first state only
  late.hear(pair.a.store.revision(0));
  pair.b.hear(late.write(pair.person, "person", Op::amend, with(kPerson, "ward", "Ash")));
  const Record& record = *pair.b.store.find(pair.person);
  REQUIRE(record.heads.size() == 2);
  CHECK_FALSE(pair.b.store.fields(record).contains("phone"));
}

TEST_CASE("the same detail changed twice shows the later one whole and says so") {
  Pair pair;
  pair.a.write(pair.person, "person", Op::amend, with(with(kPerson, "phone", "1"), "contact", "Mother"));
  const Revision later = pair.b.write(pair.person, "person", Op::amend, with(kPerson, "phone", "2"));
  pair.a.hear(later);
  const Record& record = *pair.a.store.find(pair.person);
  CHECK_FALSE(record.settled());
  const Fields shown = pair.a.store.fields(record);
  CHECK(shown == pair.a.store.revision(record.heads[0]).values());
}

TEST_CASE("a change that may not be blended stays visible as a second version") {
  Pair pair;
  const Revision ward = pair.a.write(pair.person, "person", Op::amend, with(kPerson, "ward", "Ash"));
  const Revision legal = pair.b.write(pair.person, "person", Op::amend, with(kPerson, "legal", "02"));
  pair.a.hear(legal);
  const Record& record = *pair.a.store.find(pair.person);
  CHECK_FALSE(record.settled());
  CHECK(pair.a.store.fields(record) == (ward.hlc < legal.hlc ? legal : ward).values());
}

TEST_CASE("two people who settle a conflict alike leave nothing to settle") {
  Pair pair;
  const Id note = idOf(2);
  pair.b.hear(pair.a.write(note, "session", Op::create, {{"notes", "x"}}));
  const Revision a = pair.a.write(note, "session", Op::amend, {{"notes", "same"}});
  const Revision b = pair.b.write(note, "session", Op::amend, {{"notes", "same"}});
  pair.a.hear(b);
  CHECK(pair.a.store.find(note)->heads.size() == 2);
  CHECK(pair.a.store.find(note)->settled());
}

TEST_CASE("a void beside an amendment is never blended away") {
  Pair pair;
  pair.a.write(pair.person, "person", Op::voided, kPerson, "Entered twice");
  const Revision kept = pair.b.write(pair.person, "person", Op::amend, with(kPerson, "phone", "1"));
  pair.a.hear(kept);
  CHECK_FALSE(pair.a.store.find(pair.person)->settled());
}

TEST_CASE("children may come before their parents, and what is missing is known") {
  Pair pair;
  const Revision first = pair.a.store.revision(0);
  const Revision second = pair.a.write(pair.person, "person", Op::amend, with(kPerson, "ward", "Ash"));
  const Revision third = pair.a.write(pair.person, "person", Op::amend, with(kPerson, "ward", "Oak"));
  Store store;
  store.add(third);
  CHECK(store.missingParents() == std::vector<Hash>{second.rev});
  CHECK(store.fields(*store.find(pair.person))["ward"] == "Oak");
  store.add(first);
  CHECK(store.find(pair.person)->heads.size() == 2);  // until the one between arrives
  store.add(second);
  CHECK(store.missingParents().empty());
  CHECK(store.find(pair.person)->heads.size() == 1);
  CHECK(store.find(pair.person)->history.size() == 3);
  CHECK(store.revision(store.find(pair.person)->history[0]).rev == first.rev);
}

TEST_CASE("a revision of one record cannot hide one of another by naming it as its parent") {
  Pair pair;
  Revision stray = pair.b.store.draft(idOf(9), "session", Op::create, {{"notes", "stray"}}, "");
  stray.parents = {pair.a.store.revision(0).rev};
  stray.device = "b";
  stray.hlc = {1'795'000'100'000, 0, "b"};
  sealIdentity(stray);
  pair.a.hear(stray);
  CHECK(pair.a.store.find(pair.person)->heads.size() == 1);
  CHECK(pair.a.store.fields(*pair.a.store.find(pair.person))["name"] == "Imogen Farrow");
}

TEST_CASE("a tablet whose clock is a month ahead does not win over what was written knowing its words") {
  Pair pair;
  pair.b.setTime(pair.a.time() + Millis{31} * 24 * 3600 * 1000);
  const Revision ahead = pair.b.write(pair.person, "person", Op::amend, with(kPerson, "ward", "Ash"));
  pair.a.hear(ahead);
  const Revision corrected =
      pair.a.write(pair.person, "person", Op::correct, with(kPerson, "ward", "Elm"), "Wrong ward");
  CHECK(corrected.hlc < ahead.hlc);
  CHECK(pair.a.store.find(pair.person)->settled());
  CHECK(pair.a.store.fields(*pair.a.store.find(pair.person))["ward"] == "Elm");
}

TEST_CASE("records of a kind that this version does not know are kept whole") {
  Tablet tablet("a");
  const Fields fields{{"shape", {1, 2, {{"deep", "ok"}}}}, {"when", "2026-11-24T14:30"}};
  tablet.write(idOf(7), "hologram", Op::create, fields);
  const Record& record = *tablet.store.find(idOf(7));
  CHECK(record.kind == nullptr);
  CHECK(record.kindName == "hologram");
  CHECK(tablet.store.fields(record) == fields);
  CHECK(tablet.store.ofKind("hologram") == std::vector<Id>{idOf(7)});
}

TEST_CASE("a record's kind never changes, in whatever order its revisions come") {
  Tablet a("a"), b("b");
  a.write(idOf(1), "person", Op::create, kPerson);
  a.write(idOf(1), "person", Op::amend, with(kPerson, "ward", "Hazel"));
  b.setTime(a.time() + 5000);
  b.write(idOf(1), "session", Op::create, {{"notes", "Not a person."}});
  b.write(idOf(1), "session", Op::amend, {{"notes", "Still not."}});
  std::vector<Revision> all;
  for (const Store* store : {&a.store, &b.store})
    for (std::uint32_t i = 0; i < store->revisions(); ++i) all.push_back(store->revision(i));
  std::vector<std::size_t> order{0, 1, 2, 3};
  std::set<std::string> states;
  do {
    Store store;
    for (const std::size_t i : order) {
      store.add(all[i]);
      (void)store.find(idOf(1));  // settled between, as screens do it
    }
    states.insert(store.digest());
    const Record& record = *store.find(idOf(1));
    CHECK(record.kindName == "person");
    CHECK(record.settled());
    CHECK(record.history.size() == 2);
    CHECK(store.fields(record)["ward"] == "Hazel");
    CHECK(store.ofKind("person").size() == 1);
    CHECK(store.ofKind("session").empty());
    CHECK(store.revisions() == 4);  // nothing is lost
    CHECK(store.isOther(idOf(1), "session"));
    CHECK_FALSE(store.isOther(idOf(1), "person"));
    CHECK_FALSE(store.isOther(idOf(2), "session"));
  } while (std::ranges::next_permutation(order).found);
  CHECK(states.size() == 1);
}
