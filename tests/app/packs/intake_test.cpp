// What comes in at the coordinator’s desk.
#include "tablet.h"

using namespace alongside;
using namespace alongside::test;

TEST_CASE("files that are no packs are kept apart with a sentence each, and change nothing") {
  Tablet desk;
  desk.startTeam();
  const std::string before = desk.open().store.digest();
  desk.give("holiday.jpg", bytesOf("\xff\xd8\xff\xe0 a picture"));
  desk.give("empty.json", {});
  desk.give("some.json", bytesOf("{\"a\":1}"));
  REQUIRE(desk.open().packs.incoming.size() == 3);
  for (const IncomingPack& pack : desk.open().packs.incoming) {
    REQUIRE(pack.fault.has_value());
    CHECK_FALSE(pack.fault->happened.empty());
    CHECK_FALSE(pack.fault->todo.empty());
  }
  CHECK(desk.open().store.digest() == before);
  desk.world->toPick.push_back(
      {.name = "film.mp4", .bytes = {}, .size = std::uint64_t{200} << 20, .tooLarge = false});
  desk.say(command::PickPacks{});
  CHECK(desk.open().packs.incoming.front().fault->code == "pack/too-large");
}

TEST_CASE("a pack from a tablet that nobody has accepted is not merged") {
  Tablet desk;
  desk.startTeam();
  desk.say(command::SaveTeamFile{});
  Tablet tablet;
  (void)tablet.join(desk.lastSaved(), "Unknown");
  tablet.addPerson("Patrick Umber");
  tablet.say(command::SealAsFile{});
  desk.give("pack.json", tablet.lastSaved());
  REQUIRE(desk.open().packs.incoming.size() == 1);
  REQUIRE(desk.open().packs.incoming[0].fault.has_value());
  CHECK(desk.open().packs.incoming[0].fault->code == "pack/unknown-signer");
  CHECK(desk.open().store.size() == 0);
}

TEST_CASE("two versions of one record are settled by a choice that keeps both") {
  Tablet desk;
  desk.startTeam();
  desk.say(command::SaveTeamFile{});
  Tablet tablet;
  const Bytes request = tablet.join(desk.lastSaved(), "Femi Larkin");
  desk.give("join.jws", request);
  desk.say(command::AcceptJoin{0});
  const Id person = tablet.addPerson("Hassan Orme");
  const Id session = tablet.record(person, "I can see the kitchen in my head.");
  tablet.say(command::SealAsFile{});
  desk.give("1.json", tablet.lastSaved());
  desk.say(command::TakeAllIn{});
  desk.advance(60);
  tablet.advance(30);
  for (Tablet* t : {&desk, &tablet}) {
    t->say(command::Correct{session});
    t->say(command::SetField{"minutes", t == &desk ? 45 : 40});
    t->say(command::SetReason{"The time was wrong"});
    t->say(command::SaveForm{});
    REQUIRE_FALSE(t->open().over.form.has_value());
  }
  tablet.say(command::SealAsFile{});
  desk.give("2.json", tablet.lastSaved());
  CHECK(desk.open().packs.incoming[0].preview.conflicts.size() == 1);
  desk.say(command::TakeIn{0});
  REQUIRE(desk.open().views.caseload.unsettled.size() == 1);
  const Record* record = desk.open().store.find(session);
  REQUIRE(record->heads.size() == 2);
  CHECK(numberAt(desk.open().store.fields(*record), "minutes") == 45);  // the later one is shown meanwhile
  desk.say(command::KeepVersion{session, record->heads[1]});
  record = desk.open().store.find(session);
  CHECK(record->settled());
  CHECK(numberAt(desk.open().store.fields(*record), "minutes") == 40);
  CHECK(record->history.size() == 4);
  CHECK(desk.open().views.caseload.unsettled.empty());
}

namespace {

/// A desk that has the first pack of a tablet, and that tablet twice over: restored from a copy, both went on.
struct Copied {
  Tablet desk, tablet, copy;
  Id person;
  Bytes second, copysSecond;

  Copied() {
    desk.startTeam();
    desk.say(command::SaveTeamFile{});
    const Bytes request = tablet.join(desk.lastSaved(), "Femi Larkin");
    desk.give("join.jws", request);
    desk.say(command::AcceptJoin{0});
    person = tablet.addPerson("Hassan Orme");
    tablet.say(command::SealAsFile{});
    desk.give("1.json", tablet.lastSaved());
    desk.say(command::TakeAllIn{});
    copy = tablet.afterKill();
    copy.unlock(tablet.passphrase);
    for (Tablet* each : {&tablet, &copy}) {
      each->record(person, each == &tablet ? "The kitchen." : "The stairs.");
      each->say(command::SealAsFile{});
    }
    second = tablet.lastSaved();
    copysSecond = copy.lastSaved();
  }
  std::size_t sessions() const { return desk.open().store.ofKind("session").size(); }
};

}  // namespace

TEST_CASE("what a copied tablet sends is kept apart until somebody takes it in on purpose") {
  Copied copied;
  Tablet& desk = copied.desk;
  desk.give("2.json", copied.second);
  desk.say(command::TakeAllIn{});
  desk.give("2 again.json", copied.copysSecond);
  REQUIRE(desk.open().packs.incoming[0].preview.verdict == IntakeVerdict::fork);
  desk.say(command::TakeAllIn{});
  CHECK_FALSE(desk.open().packs.incoming[0].taken);
  CHECK(copied.sessions() == 1);
  desk.say(command::TakeIn{0});
  CHECK(desk.open().packs.incoming[0].taken);
  CHECK(copied.sessions() == 2);
}

TEST_CASE("of two packs with one number that lie here together neither is taken in as a plain one") {
  Copied copied;
  Tablet& desk = copied.desk;
  desk.give("2.json", copied.second);
  REQUIRE(desk.open().packs.incoming[0].preview.verdict == IntakeVerdict::fresh);
  desk.give("2 again.json", copied.copysSecond);
  CHECK(desk.open().packs.incoming[0].preview.verdict == IntakeVerdict::fork);
  CHECK(desk.open().packs.incoming[1].preview.verdict == IntakeVerdict::fork);
  desk.say(command::TakeAllIn{});
  CHECK(copied.sessions() == 0);
  desk.say(command::TakeIn{1});
  CHECK(copied.sessions() == 1);
  CHECK(desk.open().packs.incoming[0].preview.verdict == IntakeVerdict::fork);
  desk.say(command::TakeIn{0});
  CHECK(copied.sessions() == 2);
}
