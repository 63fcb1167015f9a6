// When the page covers itself and locks, and what passes the gate that ends it.
#include "rowan.h"

using namespace alongside;
using namespace alongside::test;

namespace {

constexpr double kMinute = 60;

void setPin(Tablet& tablet) {
  tablet.say(command::SetNewPin{"2580"});
  tablet.say(command::KeepPin{});
  REQUIRE(tablet.open().who.hasPin);
}
void wake(Tablet& tablet) {
  tablet.world->wakeAt = -1;
  tablet.app->wake();
  tablet.settle();
}
/// The disk is full: what is written from now on is not saved.
void fill(Tablet& tablet) { tablet.world->storage.limitTo(tablet.world->storage.bytesOnMedium()); }
void type(Tablet& tablet, std::string words) {
  tablet.say(command::SetPassphrase{std::move(words)});
  tablet.say(command::Unlock{});
}

}  // namespace

TEST_CASE("a tablet that slept locks when it wakes, although its own clock stood still") {
  Tablet desk;
  desk.startTeam();
  desk.sleep(6 * kMinute);
  SUBCASE("when the page is shown again") { wake(desk); }
  SUBCASE("before the next frame is drawn") { desk.app->beforeFrame(); }
  SUBCASE("at a touch, which does not begin the time anew") { desk.app->touched(); }
  SUBCASE("at a command of the page that was there") { desk.say(command::GoTo{Place::more}); }
  CHECK(desk.state().gate == Gate::cover);  // nothing of the records is drawn while it locks
  CHECK(desk.state().cover.closing);
  CHECK(desk.open().page.place == Place::today);
  desk.settle();
  CHECK(desk.world->wiped);
}

TEST_CASE("a tablet that slept a little covers itself, and one that slept long is locked at once") {
  Tablet desk;
  desk.startTeam();
  setPin(desk);
  SUBCASE("six minutes") {
    desk.sleep(6 * kMinute);
    wake(desk);
    CHECK(desk.state().gate == Gate::cover);
    CHECK_FALSE(desk.state().cover.passphrase);
    CHECK_FALSE(desk.world->wiped);
    desk.say(command::SetPin{"2580"});
    CHECK(desk.state().gate == Gate::open);
  }
  SUBCASE("a night") {
    desk.sleep(9 * 60 * kMinute);
    wake(desk);
    CHECK(desk.world->wiped);
  }
}

TEST_CASE("a wall clock that went back counts as time") {
  Tablet desk;
  desk.startTeam();
  desk.sleep(-3600);
  wake(desk);
  CHECK(desk.world->wiped);
}

TEST_CASE("a wall clock that is put right by a second locks nothing, and either clock alone does") {
  Tablet desk;
  desk.startTeam();
  for (int i = 0; i < 4; ++i) {
    desk.sleep(i % 2 == 0 ? 1 : -1);
    wake(desk);
  }
  CHECK(desk.state().gate == Gate::open);
  desk.world->seconds += 301;  // a wall clock that stands still
  wake(desk);
  CHECK(desk.world->wiped);
}

TEST_CASE("while it is open the page looks at the clock three times a minute, and never without a pause") {
  Tablet desk;
  desk.startTeam();
  desk.advance(2);
  CHECK(desk.world->wakeAt - desk.world->seconds <= 20);
  setPin(desk);
  desk.advance(301);
  REQUIRE(desk.state().gate == Gate::cover);
  CHECK(desk.world->wakeAt > desk.world->seconds + 1);
}

TEST_CASE("a cover that nobody opens becomes a lock, and fingers on it keep nothing open") {
  Tablet desk;
  desk.startTeam();
  setPin(desk);
  desk.advance(301);
  REQUIRE(desk.state().gate == Gate::cover);
  for (int minute = 0; minute < 9; ++minute) {
    desk.app->touched();
    desk.advance(kMinute);
  }
  CHECK_FALSE(desk.world->wiped);
  desk.advance(kMinute);
  CHECK(desk.world->wiped);
}

TEST_CASE(
    "while something is not saved the page covers itself, rests, and keeps retry and rescue within reach") {
  Rowan ward;
  Tablet& tablet = ward.tablet;
  fill(tablet);
  ward.tablet.record(ward.person, "The kettle was too hot.");
  REQUIRE(tablet.state().save.keeping == Keeping::notSaved);
  tablet.advance(301);
  CHECK_FALSE(tablet.world->wiped);
  REQUIRE(tablet.state().gate == Gate::cover);
  CHECK(tablet.state().cover.passphrase);
  CHECK(tablet.state().cover.locks);

  // It rests: in an hour it wakes for the clock beside it, once a minute.
  int wakes = 0;
  for (const double end = tablet.world->seconds + 3600;
       tablet.world->wakeAt >= 0 && tablet.world->wakeAt < end; ++wakes)
    tablet.advance(tablet.world->wakeAt - tablet.world->seconds + 0.001);
  CHECK(wakes <= 70);
  CHECK_FALSE(tablet.world->wiped);

  // Nothing behind it can be reached.
  tablet.say(command::GoTo{Place::more});
  tablet.say(command::StartRecord{ward.person});
  tablet.say(command::SetPin{"4711"});
  CHECK(tablet.open().page.place != Place::more);
  CHECK_FALSE(tablet.open().over.form.has_value());

  SUBCASE("it is carried away as a sealed file") {
    const std::size_t files = tablet.world->saved.size();
    tablet.say(command::SaveRescue{});
    REQUIRE(tablet.world->saved.size() == files + 1);
    ward.desk.give("rescue.json", tablet.lastSaved());
    REQUIRE_FALSE(ward.desk.open().packs.incoming.empty());
    CHECK(ward.desk.open().packs.incoming[0].opened.has_value());
    CHECK(tablet.state().gate == Gate::cover);
  }
  SUBCASE("it is saved again, and then locks by itself") {
    tablet.say(command::RetrySave{});
    CHECK_FALSE(tablet.world->wiped);
    tablet.world->storage.unlimited();
    tablet.say(command::RetrySave{});
    CHECK(tablet.world->wiped);
    Tablet again = tablet.afterKill();
    again.unlock(tablet.passphrase);
    CHECK(again.open().store.ofKind("session").size() == 1);
  }
  SUBCASE("the passphrase opens it again, and nothing else does") {
    type(tablet, "four other plain words");
    CHECK(tablet.state().gate == Gate::cover);
    CHECK(tablet.state().lock.fault.has_value());
    type(tablet, tablet.passphrase);
    CHECK(tablet.state().gate == Gate::open);
    CHECK(tablet.state().lock.passphrase.empty());
    CHECK(ward.store().ofKind("session").size() == 1);
    tablet.say(command::GoTo{Place::more});
    CHECK(tablet.open().page.place == Place::more);
  }
}

TEST_CASE("wrong passphrases on the cover are slowed down as on the lock") {
  Rowan ward;
  fill(ward.tablet);
  ward.tablet.record(ward.person, "The kettle was too hot.");
  ward.tablet.say(command::Lock{});
  REQUIRE(ward.tablet.state().cover.passphrase);
  for (int i = 0; i < 5; ++i) type(ward.tablet, "not these words");
  CHECK(ward.tablet.state().lock.pauseUntil > ward.tablet.state().now);
  type(ward.tablet, ward.tablet.passphrase);
  CHECK(ward.tablet.state().gate == Gate::cover);
  ward.tablet.advance(31);
  type(ward.tablet, ward.tablet.passphrase);
  CHECK(ward.tablet.state().gate == Gate::open);
}

TEST_CASE("five wrong PINs while something is not saved lead to the passphrase, and nowhere else") {
  Rowan ward;
  Tablet& tablet = ward.tablet;
  setPin(tablet);
  fill(tablet);
  tablet.record(ward.person, "The kettle was too hot.");
  tablet.advance(301);
  REQUIRE(tablet.state().gate == Gate::cover);
  CHECK_FALSE(tablet.state().cover.passphrase);
  for (int i = 0; i < 5; ++i) tablet.say(command::SetPin{"0000"});
  CHECK_FALSE(tablet.world->wiped);
  REQUIRE(tablet.state().cover.passphrase);
  tablet.say(command::SetPin{"2580"});
  CHECK(tablet.state().gate == Gate::cover);
  type(tablet, tablet.passphrase);
  CHECK(tablet.state().gate == Gate::open);
  tablet.world->storage.unlimited();
  tablet.say(command::RetrySave{});
  CHECK_FALSE(tablet.world->wiped);  // somebody is there again
}

TEST_CASE("a lock whose last words are refused stays closed") {
  Rowan ward;
  ward.tablet.say(command::StartRecord{ward.person});
  ward.tablet.say(command::SetField{"words", "He asked when"});
  fill(ward.tablet);
  ward.tablet.say(command::Lock{});
  CHECK_FALSE(ward.tablet.world->wiped);
  CHECK(ward.tablet.state().gate == Gate::cover);
  CHECK(ward.tablet.state().cover.passphrase);
  CHECK_FALSE(ward.tablet.state().cover.closing);
  ward.tablet.world->storage.unlimited();
  ward.tablet.say(command::RetrySave{});
  CHECK(ward.tablet.world->wiped);
  Tablet again = ward.tablet.afterKill();
  again.unlock(ward.tablet.passphrase);
  CHECK(again.open().views.drafts.size() == 1);
}

TEST_CASE("covering and locking empty what was prepared for print") {
  Rowan ward;
  const Id session = ward.record("session", {{"words", "The kettle was too hot."}});
  const auto print = [&] {
    ward.tablet.say(command::PrintRecord{session, true});
    REQUIRE_FALSE(ward.tablet.world->printed.empty());
  };
  print();
  SUBCASE("the cover") {
    setPin(ward.tablet);
    ward.tablet.advance(301);
  }
  SUBCASE("the lock") { ward.tablet.say(command::Lock{}); }
  SUBCASE("the cover while something is not saved") {
    fill(ward.tablet);
    ward.record("session", {{"words", "It boiled over."}});
    ward.tablet.advance(301);
  }
  CHECK(ward.tablet.state().gate == Gate::cover);
  CHECK(ward.tablet.world->printed.empty());
}

TEST_CASE("a sheet that waits to be confirmed locks as well when nobody is there") {
  Tablet desk;
  desk.say(command::ChooseBegin{command::ChooseBegin::What::start});
  desk.type("name", "Ruth Abara");
  desk.type("teamName", "Riverside");
  desk.say(command::NextStep{});
  desk.typeOfferedWords();
  desk.say(command::NextStep{});
  REQUIRE(desk.state().begin.step == BeginStep::recovery);
  desk.advance(301);
  CHECK(desk.world->wiped);
}

// --- The newer version ------------------------------------------------------------------------------------

TEST_CASE("a newer version begins only when everything is saved, and half a form is kept first") {
  Rowan ward;
  Tablet& tablet = ward.tablet;
  tablet.say(command::StartRecord{ward.person});
  tablet.say(command::SetField{"words", "He asked when"});
  SUBCASE("something is not saved: it waits, and says so") {
    fill(tablet);
    tablet.advance(2.1);
    REQUIRE(tablet.state().save.keeping == Keeping::notSaved);
    tablet.say(command::ApplyUpdate{});
    CHECK_FALSE(tablet.world->updated);
    CHECK(tablet.state().gate == Gate::open);
    REQUIRE(tablet.open().over.note.has_value());
    CHECK(tablet.open().over.note->code == "update/not-saved");
    CHECK(tablet.open().over.form.has_value());
    tablet.world->storage.unlimited();
    tablet.say(command::RetrySave{});
  }
  SUBCASE("the save that it begins with is refused: the page stays as it was") {
    fill(tablet);
    tablet.say(command::ApplyUpdate{});
    CHECK_FALSE(tablet.world->updated);
    CHECK(tablet.state().gate == Gate::open);
    CHECK(tablet.state().save.keeping == Keeping::notSaved);
    tablet.world->storage.unlimited();
    tablet.say(command::RetrySave{});
  }
  SUBCASE("a save is under way: it waits for the answer") {}
  tablet.app->dispatch(command::ApplyUpdate{});
  CHECK_FALSE(tablet.world->updated);
  CHECK(tablet.state().gate == Gate::cover);  // nothing is typed meanwhile
  tablet.settle();
  CHECK(tablet.world->updated);
  CHECK_FALSE(tablet.world->wiped);
  Tablet again = tablet.afterKill();
  again.unlock(tablet.passphrase);
  CHECK(again.open().views.drafts.size() == 1);
}

TEST_CASE("at the lock, and in practice, a newer version begins at once") {
  Tablet tablet;
  SUBCASE("before anything") {}
  SUBCASE("practice") { tablet.say(command::ChooseBegin{command::ChooseBegin::What::practise}); }
  tablet.say(command::ApplyUpdate{});
  CHECK(tablet.world->updated);
}
