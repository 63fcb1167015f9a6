// Who looked, who took what away: noted as it is done, and read under Team.
#include <algorithm>

#include "app/desk_state.h"
#include "app/packs/command_packs.h"
#include "app/reports/command_reports.h"
#include "app/team/command_team.h"
#include "record/codes.h"
#include "rowan.h"
#include "service.h"

using namespace alongside;
using namespace alongside::test;

namespace {

const TrailPage& pageOf(Tablet& desk, std::string device = {}) {
  desk.say(command::GoTo{Place::team});
  desk.say(command::OpenTrail{true, std::move(device)});
  REQUIRE(desk.open().desk->team.trail.has_value());
  return *desk.open().desk->team.trail;
}
std::size_t says(const TrailPage& page, std::string_view words) {
  return static_cast<std::size_t>(std::ranges::count_if(
      page.lines, [&](const TrailLine& line) { return line.words.find(words) != std::string::npos; }));
}
void read(Tablet& tablet, const Id& record) {
  tablet.say(command::OpenRecord{record});
  tablet.say(command::Back{});
}

}  // namespace

TEST_CASE(
    "what the ward team may not see is noted when somebody else opens it, once while the vault is open") {
  Rowan ward;
  const std::string when = ward.hoursAgo(2);
  const Id forAll = ward.record(codes::kSession, {{"when", when}});
  const Id guarded =
      ward.record(codes::kSession, {{"when", ward.hoursAgo(5)}, {"seenBy", {codes::kCoordinator}}});
  const Id debrief = ward.record(codes::kDebrief, {{"when", when},
                                                   {"answer", codes::kAccepted},
                                                   {"consent", codes::kShareWithWard},
                                                   {"account", "They held my arms."}});
  for (const Id& id : {forAll, guarded, debrief}) read(ward.tablet, id);
  ward.sent();
  CHECK(says(pageOf(ward.desk), "Opened") == 0);
  for (int twice = 0; twice < 2; ++twice)
    for (const Id& id : {forAll, guarded, debrief}) read(ward.desk, id);
  CHECK(says(pageOf(ward.desk), "Opened: One-to-one, Imogen Farrow") == 1);
  CHECK(says(pageOf(ward.desk), "Opened: Debrief, Imogen Farrow") == 1);
  CHECK(says(pageOf(ward.desk), "Opened") == 2);

  // Not only a memory of the page: a killed browser keeps it, and another day is another look.
  Tablet again = ward.desk.afterKill();
  again.unlock(ward.desk.passphrase);
  CHECK(says(pageOf(again), "Opened") == 2);
  read(again, guarded);
  CHECK(says(pageOf(again), "Opened") == 3);
}

TEST_CASE("what a worker prints comes to the coordinator with the next pack, and once") {
  Rowan ward;
  const Id sheet = ward.record(codes::kRound, {{"when", ward.day(1) + "T10:00"}, {"say", "Home."}});
  ward.tablet.say(command::PrintRecord{sheet, true});
  ward.sent();
  CHECK(says(pageOf(ward.desk), "Printed: Ward-round sheet, Imogen Farrow") == 1);
  CHECK(pageOf(ward.desk).broken == 0);
  ward.record(codes::kGoal, {{"what", "To walk by the canal."}});
  ward.tablet.say(command::PrintRecord{sheet, false});
  ward.sent();
  CHECK(says(pageOf(ward.desk), "Printed") == 2);
  // Everything again: nothing stands twice.
  ward.tablet.say(command::SealAsFile{true});
  ward.desk.give("full.json", ward.tablet.lastSaved());
  ward.desk.say(command::TakeAllIn{});
  CHECK(says(pageOf(ward.desk), "Printed") == 2);
  CHECK(pageOf(ward.desk).broken == 0);
  CHECK(says(pageOf(ward.desk, ward.tablet.open().who.device), "Printed") == 2);
  CHECK(says(pageOf(ward.desk, ward.tablet.open().who.device), "Took in") == 0);
}

TEST_CASE("a pack that never came is missed in what its tablet noted, and everything again mends it") {
  Rowan ward;
  const Id sheet = ward.record(codes::kRound, {{"when", ward.day(1) + "T10:00"}, {"say", "Home."}});
  for (int pack = 0; pack < 3; ++pack) {
    ward.tablet.say(command::PrintRecord{sheet, true});
    ward.record(codes::kGoal, {{"what", "Goal " + std::to_string(pack)}});
    ward.tablet.say(command::SealAsFile{});
    if (pack == 1) continue;
    ward.desk.give("pack.json", ward.tablet.lastSaved());
    ward.desk.say(command::TakeAllIn{});
  }
  CHECK(says(pageOf(ward.desk), "Printed") == 2);
  CHECK(pageOf(ward.desk).broken == 1);
  ward.tablet.say(command::SealAsFile{true});
  ward.desk.give("full.json", ward.tablet.lastSaved());
  ward.desk.say(command::TakeAllIn{});
  CHECK(says(pageOf(ward.desk), "Printed") == 3);
  CHECK(pageOf(ward.desk).broken == 0);
}

TEST_CASE("files that are not sealed, packs taken in and out, and people handed over are noted") {
  Rowan ward;
  ward.record(codes::kGoal, {{"what", "To walk by the canal."}});
  ward.sent();
  Tablet& desk = ward.desk;
  CHECK(says(pageOf(desk), "Took in a pack of Femi Larkin, 2 records") == 1);
  for (const Leaving what : {Leaving::activity, Leaving::people}) {
    desk.say(command::GoTo{Place::activity});
    desk.say(command::AskLeaving{what});
    desk.say(command::SaveLeaving{});
  }
  desk.say(command::GoTo{Place::activity});
  desk.say(command::PrintActivity{});
  CHECK(says(pageOf(desk), "Saved as a table that is not sealed: Peer support") == 1);
  CHECK(says(pageOf(desk), "Saved for other systems, not sealed, about 1 person") == 1);
  CHECK(says(pageOf(desk), "Printed: Peer support") == 1);

  desk.say(command::GoTo{Place::packs});
  REQUIRE(desk.open().desk->packs.taken.size() == 1);
  desk.say(command::AskUndoPack{desk.open().desk->packs.taken[0].jws});
  desk.say(command::UndoPack{});
  CHECK(says(pageOf(desk), "Took a pack of Femi Larkin out again") == 1);
  CHECK(desk.open().store.find(ward.person) == nullptr);
  CHECK(pageOf(desk).all == 5);
}

TEST_CASE("the list of what was noted is looked through by a name and by what was done") {
  Rowan ward;
  const Id sheet = ward.record(codes::kRound, {{"when", ward.day(1) + "T10:00"}, {"say", "Home."}});
  ward.tablet.say(command::PrintRecord{sheet, true});
  ward.sent();
  CHECK(pageOf(ward.desk).lines.size() == 2);
  ward.desk.say(command::LookAtTrail{{.query = "femi", .only = std::string(kPrinted)}});
  REQUIRE(ward.desk.open().desk->team.trail->lines.size() == 1);
  CHECK(ward.desk.open().desk->team.trail->lines[0].name == "Femi Larkin");
  ward.desk.say(command::LookAtTrail{{.query = "", .only = std::string(kOpened)}});
  CHECK(ward.desk.open().desk->team.trail->lines.empty());
  ward.desk.say(command::Back{});
  CHECK_FALSE(ward.desk.open().desk->team.trail.has_value());
}
