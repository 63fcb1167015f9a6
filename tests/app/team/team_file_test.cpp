// The team file: what is edited in it, two coordinators who edit it at once, and half an edit.
#include <algorithm>

#include "app/desk_state.h"
#include "app/packs/command_packs.h"
#include "app/team/command_team.h"
#include "desk.h"
#include "record/codes.h"
#include "service.h"

using namespace alongside;
using namespace alongside::test;

namespace {

command::KeepTeam asItIs(const Tablet& desk) {
  const Team& now = *desk.open().who.team;
  return {now.name, "Rowan 020 7946 0123\nHazel", "", "", now.inbox};
}

/// Two coordinators, each at a machine of their own, and a worker.
struct TwoDesks : Service {
  TwoDesks() : Service({"Sam Osei", "Femi Larkin"}) {
    desk.say(command::SetRole{sam().open().who.device, Role::coordinator});
    const Bytes file = teamFileOf(desk);
    sam().give("team.jws", file);
    tablets[1].give("team.jws", file);
  }
  Tablet& sam() { return tablets[0]; }
  Tablet& femi() { return tablets[1]; }
};

}  // namespace

TEST_CASE("what is edited in the team file reaches a tablet with its receipt, the directory too") {
  Service service({"Femi Larkin"});
  Tablet &desk = service.desk, &femi = service.tablets[0];
  femi.addPerson("Hassan Orme");
  desk.give("1.json", packOf(femi));
  desk.say(command::TakeAllIn{});
  desk.say(command::StartForm{"resource", {}});
  desk.say(command::SetField{"name", "Brook Lane garden"});
  desk.say(command::SaveForm{});
  REQUIRE_FALSE(desk.open().over.form.has_value());
  desk.say(command::GoTo{Place::team});
  CHECK(team(desk).directory == 1);
  CHECK(team(desk).directoryChanged == 1);
  command::KeepTeam wanted = asItIs(desk);
  wanted.wards = "Rowan 020 7946 0999\nHazel\nWillow 020 7946 0111";
  wanted.teams = "Elm Road team, Mill Street practice\nElm road TEAM";
  wanted.partners = "Common Ground\nThe Lantern";
  const int version = desk.open().who.team->version;
  desk.say(Command(wanted));
  CHECK(desk.open().who.team->version == version + 1);
  CHECK(team(desk).directoryChanged == 0);
  wanted.inbox = "//elsewhere.example/";
  desk.say(Command(wanted));
  CHECK(desk.open().over.note->code == "team/bad-inbox");
  CHECK(desk.open().who.team->version == version + 1);

  desk.say(command::SaveReceipt{femi.open().who.device});
  femi.give("receipt.json", desk.lastSaved());
  const Team& there = *femi.open().who.team;
  CHECK(there.version == version + 1);
  REQUIRE(there.wards.size() == 3);
  CHECK(there.wards[0].telephone == "020 7946 0999");
  CHECK(there.teams == std::vector<std::string>{"Elm Road team", "Mill Street practice"});
  CHECK(there.partners.size() == 2);
  REQUIRE(femi.open().store.ofKind("resource").size() == 1);
  CHECK(femi.open().store.find(femi.open().store.ofKind("resource")[0])->heading == "Brook Lane garden");
  CHECK(femi.open().views.send.unsent.empty());  // it is not the tablet’s to send
  Tablet again = femi.afterKill();
  again.unlock(femi.passphrase);
  CHECK(again.open().store.ofKind("resource").size() == 1);
}

TEST_CASE(
    "two coordinators work on one day at two machines: packs in both directions, any order, one state") {
  for (const int order : {0, 1, 2}) {
    TwoDesks two;
    Tablet &ruth = two.desk, &sam = two.sam(), &femi = two.femi();
    REQUIRE(sam.open().who.role == Role::coordinator);
    const Id hassan = femi.addPerson("Hassan Orme");
    const Id session = femi.record(hassan, "The kitchen.");
    const Bytes workers = packOf(femi);
    for (Tablet* desk : {&ruth, &sam}) {
      desk->give("femi.json", workers);
      desk->say(command::TakeAllIn{});
      REQUIRE(desk->open().store.find(session) != nullptr);
    }
    sam.advance(30);
    std::vector<std::pair<Tablet*, Bytes>> packs;
    for (Tablet* desk : {&ruth, &sam}) {
      const int minutes = desk == &ruth ? 45 : 40;
      desk->addPerson(desk == &ruth ? "Gloria Penhale" : "Patrick Umber");
      packs.emplace_back(desk, packOf(*desk));
      desk->say(command::Correct{session});
      desk->say(command::SetField{"minutes", minutes});
      desk->say(command::SetReason{"The time was wrong"});
      desk->say(command::SaveForm{});
      REQUIRE_FALSE(desk->open().over.form.has_value());
      packs.emplace_back(desk, packOf(*desk));
    }
    if (order == 1) std::ranges::reverse(packs);
    if (order == 2) std::swap(packs[0], packs[1]);
    for (const auto& [from, bytes] : packs) {
      Tablet& to = from == &ruth ? sam : ruth;
      to.give("pack.json", bytes);
      to.say(command::TakeAllIn{});
    }
    CHECK(ruth.open().store.digest() == sam.open().store.digest());
    CHECK(ruth.open().store.ofKind("person").size() == 3);
    CHECK(ruth.open().views.caseload.unsettled == std::vector<Id>{session});
    CHECK(sam.open().views.caseload.unsettled == std::vector<Id>{session});
    // One of them settles it, and that travels, too.
    const Record* record = sam.open().store.find(session);
    sam.say(command::KeepVersion{session, record->heads[1]});
    ruth.give("settled.json", packOf(sam));
    ruth.say(command::TakeAllIn{});
    CHECK(ruth.open().views.caseload.unsettled.empty());
    CHECK(ruth.open().store.digest() == sam.open().store.digest());
  }
}

TEST_CASE(
    "two coordinators who edit the same version: it is said, nothing is lost, and both end with one file") {
  TwoDesks two;
  Tablet &ruth = two.desk, &sam = two.sam();
  sam.advance(60);
  command::KeepTeam hers = asItIs(ruth), his = asItIs(sam);
  hers.wards = "Rowan 020 7946 0001\nHazel\nWillow";
  his.wards = "Rowan 020 7946 0002\nHazel\nElm";
  his.partners = "Common Ground";
  ruth.say(Command(hers));
  sam.say(Command(his));
  REQUIRE(ruth.open().who.team->version == sam.open().who.team->version);
  const Bytes fromRuth = teamFileOf(ruth), fromSam = teamFileOf(sam);
  ruth.give("team.jws", fromSam);
  sam.give("team.jws", fromRuth);
  for (Tablet* desk : {&ruth, &sam}) {
    const Team& team = *desk->open().who.team;
    CHECK(team.wards.size() == 4);
    CHECK(team.wards[0].telephone == "020 7946 0002");  // the later one
    CHECK(team.partners == std::vector<std::string>{"Common Ground"});
    REQUIRE(desk->open().desk->team.told.size() >= 2);
    CHECK(desk->open().desk->team.told[1] ==
          "Telephone of Rowan: ‘020 7946 0002’ is kept, ‘020 7946 0001’ is not.");
  }
  CHECK(teamMark(*ruth.open().who.team) == teamMark(*sam.open().who.team));
  const int version = ruth.open().who.team->version;
  ruth.give("team.jws", teamFileOf(sam));
  CHECK(ruth.open().who.team->version == version);
  Tablet again = ruth.afterKill();
  again.unlock(ruth.passphrase);
  again.say(command::GoTo{Place::team});
  CHECK(again.open().desk->team.told.size() >= 2);  // until somebody has read it
  again.say(command::CloseTold{});
  CHECK(again.open().desk->team.told.empty());
  two.femi().give("team.jws", teamFileOf(sam));
  CHECK(two.femi().open().who.team->version == version);
}

TEST_CASE("half a change of the team file is kept through a crash, until it is signed or given up") {
  Tablet desk;
  desk.startTeam();
  desk.say(command::GoTo{Place::team});
  desk.say(command::EditTeam{true});
  desk.say(command::TypeTeam{"partners", "Common Ground\nThe Lan"});
  desk.advance(3);
  Tablet again = desk.afterKill();
  again.unlock(desk.passphrase);
  again.say(command::GoTo{Place::team});
  CHECK(team(again).typed == std::map<std::string, std::string>{{"partners", "Common Ground\nThe Lan"}});
  CHECK(again.open().views.drafts.empty());  // it is no record
  again.say(command::EditTeam{true});
  again.say(command::DropTeamDraft{});
  CHECK_FALSE(team(again).editing);
  CHECK(team(again).typed.empty());
  again.say(command::DoUndo{});
  CHECK(team(again).typed.size() == 1);
  command::KeepTeam kept = asItIs(again);
  kept.partners = "Common Ground\nThe Lantern";
  again.say(kept);
  CHECK(again.open().who.team->partners == std::vector<std::string>{"Common Ground", "The Lantern"});
  CHECK(team(again).typed.empty());
  again.advance(3);
  Tablet later = again.afterKill();
  later.unlock(desk.passphrase);
  later.say(command::GoTo{Place::team});
  CHECK(team(later).typed.empty());
}

TEST_CASE("what was typed into an earlier version of the team file does not come back into a later one") {
  Tablet desk;
  desk.startTeam();
  desk.say(command::GoTo{Place::team});
  desk.say(command::EditTeam{true});
  desk.say(command::TypeTeam{"name", "Another na"});
  desk.say(command::SignTeam{});
  CHECK(team(desk).typed.empty());
}
