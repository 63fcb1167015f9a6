// What the team has agreed travels in the team file, and tablets go by it.
#include "app/command_desk.h"
#include "app/desk_state.h"
#include "record/codes.h"
#include "rowan.h"

using namespace alongside;
using namespace alongside::test;

TEST_CASE("what the coordinator sets for the team is one new version, and tablets go by it") {
  Rowan ward;
  const int version = ward.desk.open().who.team->version;
  ward.desk.say(command::SetTeamSettings{{{"afterDischargeDays", 42}, {"notSeenDays", 3}}});
  CHECK(ward.desk.open().who.team->version == version + 1);
  ward.desk.say(command::SaveTeamFile{});
  const Bytes file = ward.desk.lastSaved();

  ward.tablet.spend(3 * 86400.0);
  CHECK(ward.tablet.open().views.caseload.notSeen.empty());
  ward.tablet.give("team.jws", file);
  CHECK(ward.tablet.open().views.caseload.notSeen.size() == 1);  // at once, not only after the next unlocking
  ward.tablet.say(command::StartForm{std::string(codes::kMove), ward.person});
  CHECK(ward.tablet.open().over.form->fields["supportUntil"] == ward.day(42));
}

TEST_CASE("how many people somebody full time sees is the team's to set") {
  Rowan ward;
  ward.desk.say(command::GoTo{Place::board});
  REQUIRE(ward.desk.open().desk->board.workers.size() == 1);
  CHECK(ward.desk.open().desk->board.workers.front().limit == 12);
  ward.desk.say(command::SetTeamSettings{{{"wholeCaseload", 9}}});
  ward.desk.say(command::GoTo{Place::board});
  CHECK(ward.desk.open().desk->board.workers.front().limit == 9);
  CHECK(ward.desk.open().desk->board.places == 9);
}

TEST_CASE("a setting stays within what makes sense, and an unchanged or unknown one signs nothing") {
  Rowan ward;
  const int version = ward.desk.open().who.team->version;
  ward.desk.say(command::SetTeamSettings{{{"lockMinutes", 5}, {"somethingElse", 3}}});
  CHECK(ward.desk.open().who.team->version == version);
  ward.desk.say(command::SetTeamSettings{{{"lockMinutes", 1000}}});
  CHECK(settingOf(ward.desk.open().who.team, kLockMinutes) == 60);
  ward.tablet.say(command::SetTeamSettings{{{"lockMinutes", 1}}});  // a worker's tablet does not set them
  CHECK(settingOf(ward.tablet.open().who.team, kLockMinutes) == 5);
}

TEST_CASE(
    "what a team file says that makes no sense is brought within bounds, and without a team it is usual") {
  CHECK(settingOf(std::nullopt, kAfterDischargeDays) == 28);
  std::optional<Team> team(std::in_place);
  CHECK(settingOf(team, kNotSeenDays) == 7);
  team->settings = {{"notSeenDays", -4}, {"lockMinutes", "soon"}};
  CHECK(settingOf(team, kNotSeenDays) == 1);
  CHECK(settingOf(team, kLockMinutes) == 5);
}

TEST_CASE("the risk board is late when the team says so") {
  Rowan ward;
  Tablet& desk = ward.desk;
  desk.say(command::StartForm{std::string(codes::kWorry), {}});
  desk.say(command::SetField{"what", "The stairs are wet"});
  desk.say(command::SetField{"when", addMinutes(desk.state().local, -120).text()});
  for (int i = 0; i < 2 && desk.open().over.form; ++i)
    desk.say(command::SaveForm{});  // a warning: nobody was told
  REQUIRE_FALSE(desk.open().over.form.has_value());
  REQUIRE(desk.open().desk->worries.open == 1);
  CHECK(desk.open().desk->worries.late == 1);
  desk.say(command::SetTeamSettings{{{"tellMinutes", 180}}});
  CHECK(desk.open().desk->worries.late == 0);
  desk.say(command::SetTeamSettings{{{"tellMinutes", 60}}});
  CHECK(desk.open().desk->worries.late == 1);
}

TEST_CASE("a sheet that is read aloud does not lock after five minutes, and does after thirty") {
  Rowan ward;
  const Id sheet = ward.record(codes::kRound, {{"when", ward.day(0) + "T10:00"}, {"say", "Home."}});
  ward.tablet.say(command::OpenReading{sheet});
  ward.tablet.app->touched();
  ward.tablet.advance(20 * 60.0);
  CHECK_FALSE(ward.tablet.world->wiped);
  ward.tablet.advance(11 * 60.0);
  CHECK(ward.tablet.world->wiped);
}
