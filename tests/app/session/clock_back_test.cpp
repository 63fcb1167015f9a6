// Somebody has set the tablet's clock back.
#include "tablet.h"

using namespace alongside;
using namespace alongside::test;

namespace {
constexpr Millis kDay = Millis{24} * 60 * 60 * 1000;

/// The tablet after a crash, with its clock moved.
Tablet afterCrash(Tablet& before, Millis moved) {
  Tablet again = before.afterKill();
  again.world->clock.set(before.world->clock.now() + moved);
  return again;
}
}  // namespace

TEST_CASE("a clock that was set back is said in a sentence, and nothing is lost") {
  Tablet desk;
  desk.startTeam();
  desk.addPerson("Gloria Penhale");
  Tablet again = afterCrash(desk, -3 * kDay);
  again.unlock(desk.passphrase);
  CHECK(again.open().views.caseload.people.size() == 1);
  REQUIRE(again.open().over.note.has_value());
  CHECK(again.open().over.note->code == "clock/back");
}

TEST_CASE("a clock that is a minute off is nobody's business") {
  Tablet desk;
  desk.startTeam();
  desk.addPerson("Gloria Penhale");
  Tablet again = afterCrash(desk, -60'000);
  again.unlock(desk.passphrase);
  CHECK_FALSE(again.open().over.note.has_value());
}

TEST_CASE("what is changed under a clock set back by days still follows what it changes") {
  Tablet desk;
  desk.startTeam();
  const Id person = desk.addPerson("Gloria Penhale", "Rowan");
  Tablet again = afterCrash(desk, -30 * kDay);
  again.unlock(desk.passphrase);
  again.say(command::Amend{person});
  again.say(command::SetField{"ward", "Hazel"});
  again.say(command::SaveForm{});
  const Store& store = again.open().store;
  const Record* record = store.find(person);
  REQUIRE(record->history.size() == 2);
  CHECK(store.revision(record->history[0]).hlc < store.revision(record->history[1]).hlc);
  CHECK(store.revision(record->history[1]).op == Op::amend);
  CHECK(textAt(store.fields(*record), "ward") == "Hazel");
}

TEST_CASE("a session can be corrected after the clock was set back, and is not called one of the future") {
  Tablet desk;
  desk.startTeam();
  const Id session = desk.record(desk.addPerson("Gloria Penhale"), "Tea in the garden.");
  Tablet again = afterCrash(desk, -30 * kDay);
  again.unlock(desk.passphrase);
  again.say(command::Correct{session});
  again.say(command::SetField{"words", "Coffee in the garden."});
  again.say(command::SetReason{"It was coffee"});
  again.say(command::SaveForm{});
  REQUIRE(again.open().over.form.has_value());
  REQUIRE(again.open().over.form->faults.size() == 1);
  CHECK(again.open().over.form->faults[0].warning);  // its time is said, and refuses nothing
  again.say(command::SaveForm{});
  CHECK_FALSE(again.open().over.form.has_value());
  const Store& store = again.open().store;
  CHECK(textAt(store.fields(*store.find(session)), "words") == "Coffee in the garden.");
}
