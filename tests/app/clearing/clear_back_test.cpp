// Cleared and given back: a new allocation brings back what it holds, and nothing else brings back anything.
#include "clear_ward.h"
#include "record/codes.h"

using namespace alongside;
using namespace alongside::test;

namespace {

/// Cleared of one person with whom two sessions were written.
struct Cleared : ClearWard {
  Id first, second;
  Bytes ofBefore;  ///< an allocation file that gave them to this worker, and was taken in

  Cleared() {
    first = session(person, "kettle on the ward", 3);
    second = session(person, "kettle at home", 5);
    sentAndSigned();
    toJosie();
    give(person, "Femi Larkin");
    ofBefore = fileFor(tablet);
    takesIn(ofBefore);
    toJosie();
    clear();
    REQUIRE(about(person) == 0);
  }
  bool onList() const {
    return std::ranges::any_of(open().views.caseload.people,
                               [&](const PersonRow& row) { return row.id == person && row.active; });
  }
};

}  // namespace

TEST_CASE("given back by a new allocation they are on the list again, with all that was written with them") {
  Cleared w;
  w.give(w.person, "Femi Larkin");
  const Bytes file = w.fileFor(w.tablet);
  CHECK(w.takesIn(file) > 4);
  CHECK(w.onList());
  for (const Id& id : {w.first, w.second}) REQUIRE(w.store().find(id) != nullptr);
  CHECK(w.fields(w.first)["words"] == "kettle on the ward");
  CHECK(w.open().views.send.unsent.empty());  // it is with the coordinator already
  CHECK(w.open().views.send.clear.records == 0);
  CHECK(writerOf(w.open(), w.store().revision(w.store().find(w.first)->history[0])) == "You");

  w.restart();
  CHECK(w.onList());
  CHECK(w.fields(w.second)["words"] == "kettle at home");
  CHECK(w.open().views.send.unsent.empty());
  // It goes on where it was: one version, and the coordinator sees no other.
  w.tablet.advance(60);
  w.amend(w.first, {{"words", "kettle on the ward, hot"}});
  CHECK(w.store().find(w.first)->settled());
  CHECK(w.sent().contains("kettle on the ward, hot"));
  CHECK(w.desk.open().views.caseload.unsettled.empty());
  CHECK(w.desk.open().store.find(w.first)->heads.size() == 1);
  // And cleared once more.
  w.receipt();
  w.toJosie();
  w.clear();
  CHECK(w.about(w.person) == 0);
  CHECK_FALSE(w.onTheTablet().contains("kettle"));
}

TEST_CASE("an allocation file of before brings nothing back, whether it was taken in or never was") {
  Cleared w;
  CHECK(w.takesIn(w.ofBefore) == 0);
  CHECK(w.about(w.person) == 0);
  w.restart();
  CHECK(w.takesIn(w.ofBefore) == 0);
  CHECK(w.about(w.person) == 0);

  // One that was made before they went to somebody else, and lay about since.
  w.give(w.person, "Femi Larkin");
  const Bytes late = w.fileFor(w.tablet);
  w.toJosie();
  CHECK(w.about(w.person) == 0);  // that they are with Josie says nothing about them to this tablet
  CHECK(w.open().views.caseload.people.empty());
  CHECK_FALSE(w.onTheTablet().contains("kettle"));
  w.restart();
  CHECK(w.takesIn(late) == 0);  // the newest that the tablet heard of is that they went on
  CHECK(w.about(w.person) == 0);
  CHECK_FALSE(w.onTheTablet().contains("kettle"));
}

TEST_CASE("what a coordinator's file says of somebody else comes in as ever") {
  Cleared w;
  const Id other = w.desk.addPerson("Kwame Ashdown");
  w.give(other, "Femi Larkin");
  CHECK(w.takesIn(w.fileFor(w.tablet)) > 0);
  CHECK(w.store().find(other) != nullptr);
  CHECK(w.about(w.person) == 0);
}

TEST_CASE("stopped while clearing was decided and not ended, the tablet ends it when it is opened again") {
  ClearWard w;
  w.tablet.record(w.person, "kettle on the ward");
  w.sentAndSigned();
  w.toJosie();
  w.ask();
  const std::size_t before = w.tablet.world->storage.history().size();
  w.tablet.say(command::Clear{});
  const auto& history = w.tablet.world->storage.history();
  int old = 0, fresh = 0;
  for (std::size_t steps = before; steps <= history.size(); ++steps) {
    CAPTURE(steps - before);
    Tablet after(afterPowerCut({}, history, steps, {}), w.tablet.world->preferences);
    after.passphrase = w.tablet.passphrase;
    after.unlock(after.passphrase);
    REQUIRE(after.state().gate == Gate::open);
    CHECK_FALSE(after.open().damage.has_value());
    const bool there = after.open().store.find(w.person) != nullptr;
    ++(there ? old : fresh);
    CHECK((after.open().views.send.clear.records > 0) == there);
    std::swap(after, w.tablet);
    CHECK(w.onTheTablet().contains("kettle") == there);
    std::swap(after, w.tablet);
  }
  CHECK(old > 0);
  CHECK(fresh > 1);
}
