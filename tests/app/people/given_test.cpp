// People given from one worker to another: both tablets are told, and nobody is on two lists or on none.
#include <algorithm>

#include "allocations.h"
#include "app/board/command_board.h"
#include "app/team/command_team.h"
#include "record/kinds/referral.h"

using namespace alongside;
using namespace alongside::test;

namespace {

/// A second worker's tablet in the team.
void joinJosie(Rowan& r, Tablet& josie) {
  r.desk.say(command::SaveTeamFile{});
  r.desk.give("join.jws", josie.join(r.desk.lastSaved(), "Josie Tremlett"));
  r.desk.say(command::AcceptJoin{0});
}

void giveTo(Tablet& desk, const Id& person, const std::string& worker) {
  desk.say(command::AskGivePerson{person});
  desk.say(command::ChooseTaker{{worker}});
  desk.say(command::SetGiveWhy{"Away for a month"});
  desk.say(command::Give{});
  REQUIRE_FALSE(desk.open().desk->team.give.has_value());
  desk.say(command::GoTo{Place::referrals});
}

const AllocationFile& toTell(const Tablet& desk, std::string_view worker) {
  const auto found = std::ranges::find(allocationFiles(desk), worker, &AllocationFile::worker);
  REQUIRE(found != allocationFiles(desk).end());
  return *found;
}

Bytes fileFor(Tablet& desk, const Tablet& tablet) {
  desk.say(command::SealAllocations{tablet.open().who.device});
  REQUIRE_FALSE(desk.open().over.note.has_value());
  return desk.lastSaved();
}

void takesIn(Tablet& tablet, const Bytes& file) {
  tablet.give("allocation.json", file);
  const auto& incoming = tablet.open().packs.incoming;
  const auto fresh = std::ranges::find(incoming, false, &IncomingPack::taken);
  REQUIRE(fresh != incoming.end());
  tablet.say(command::TakeIn{static_cast<std::size_t>(fresh - incoming.begin())});
  CHECK(std::ranges::all_of(tablet.open().packs.incoming, &IncomingPack::taken));
}

bool onList(const Tablet& tablet, const Id& person) {
  const auto& people = tablet.open().views.caseload.people;
  const auto row = std::ranges::find(people, person, &PersonRow::id);
  return row != people.end() && row->active;
}

}  // namespace

TEST_CASE("somebody who is given to another worker travels to them, and leaves the first one's list") {
  Rowan r;
  Tablet josie;
  joinJosie(r, josie);
  r.tablet.advance(60);
  const Id promise = r.record(
      codes::kFollowUp, {{"what", "Bring the bus times"}, {"due", r.day(2)}, {"person", r.person.text()}});
  r.sent();
  REQUIRE(onList(r.tablet, r.person));
  REQUIRE(r.tablet.open().views.caseload.followUps.size() == 1);

  giveTo(r.desk, r.person, "Josie Tremlett");
  REQUIRE(allocationFiles(r.desk).size() == 2);  // both have still to be told
  CHECK(toTell(r.desk, "Josie Tremlett").given.size() == 1);
  CHECK(toTell(r.desk, "Femi Larkin").given.empty());
  CHECK(toTell(r.desk, "Femi Larkin").gone.size() == 1);
  CHECK(toTell(r.desk, "Femi Larkin").fresh == 1);

  takesIn(josie, fileFor(r.desk, josie));
  CHECK(onList(josie, r.person));
  CHECK(std::ranges::contains(josie.open().views.caseload.followUps, promise, &FollowUpRow::id));

  takesIn(r.tablet, fileFor(r.desk, r.tablet));
  CHECK_FALSE(onList(r.tablet, r.person));
  CHECK(r.tablet.open().views.caseload.elsewhere.at(r.person).worker == "Josie Tremlett");
  CHECK(r.tablet.open().views.caseload.followUps.empty());
  CHECK(r.store().find(promise) != nullptr);  // nothing that was written is lost

  r.tablet.addPerson("Owen Tallis");
  r.sent();
  josie.addPerson("Nerys Coleridge");
  josie.say(command::SealAsFile{});
  r.desk.give("pack.json", josie.lastSaved());
  r.desk.say(command::TakeAllIn{});
  r.desk.say(command::GoTo{Place::referrals});
  CHECK(toTell(r.desk, "Josie Tremlett").arrived > 0);
  CHECK(toTell(r.desk, "Femi Larkin").arrived > 0);
}

TEST_CASE("given back, somebody is on the first worker's list again and off the other's") {
  Rowan r;
  Tablet josie;
  joinJosie(r, josie);
  r.sent();
  giveTo(r.desk, r.person, "Josie Tremlett");
  takesIn(josie, fileFor(r.desk, josie));
  takesIn(r.tablet, fileFor(r.desk, r.tablet));
  r.desk.advance(60);
  giveTo(r.desk, r.person, "Femi Larkin");
  takesIn(josie, fileFor(r.desk, josie));
  takesIn(r.tablet, fileFor(r.desk, r.tablet));
  CHECK(onList(r.tablet, r.person));
  CHECK_FALSE(onList(josie, r.person));
}

TEST_CASE("cover has an end, and whoever was covered has them back without anybody doing anything") {
  Rowan r;
  Tablet josie;
  joinJosie(r, josie);
  r.sent();
  r.desk.say(command::AskGivePerson{r.person});
  r.desk.say(command::ChooseTaker{{"Josie Tremlett"}});
  r.desk.say(command::SetGiveWhy{"On leave"});
  r.desk.say(command::SetGiveUntil{dateFrom(r.day(-1))});
  r.desk.say(command::Give{});
  CHECK(r.desk.open().desk->team.give->fault.has_value());  // a day that has gone by
  r.desk.say(command::SetGiveUntil{dateFrom(r.day(3))});
  r.desk.say(command::Give{});
  REQUIRE_FALSE(r.desk.open().desk->team.give.has_value());
  r.desk.say(command::GoTo{Place::referrals});
  takesIn(josie, fileFor(r.desk, josie));
  takesIn(r.tablet, fileFor(r.desk, r.tablet));
  CHECK(onList(josie, r.person));
  CHECK(josie.open().views.caseload.covering.at(r.person).covers == "Femi Larkin");
  CHECK_FALSE(onList(r.tablet, r.person));
  CHECK(r.tablet.open().views.caseload.elsewhere.at(r.person).until == dateFrom(r.day(3)));
  CHECK(r.tablet.open().views.send.clear.people == 0);  // who comes back is not cleared from the tablet
  CHECK(allocationFiles(r.desk).size() == 2);           // as told

  josie.say(command::StartForm{std::string(codes::kFollowUp), r.person});
  josie.say(command::SetField{"what", "Ask about the allotment"});
  const Id promise = josie.open().over.form->record;
  josie.say(command::SaveForm{});
  REQUIRE_FALSE(josie.open().over.form.has_value());
  josie.say(command::SealAsFile{});
  r.desk.give("pack.json", josie.lastSaved());
  r.desk.say(command::TakeAllIn{});

  for (Tablet* each : {&r.desk, &r.tablet, &josie}) each->spend(3 * 86400.0);
  CHECK(onList(josie, r.person));  // the last day
  for (Tablet* each : {&r.desk, &r.tablet, &josie}) each->spend(86400.0);
  CHECK(onList(r.tablet, r.person));
  CHECK_FALSE(onList(josie, r.person));
  r.desk.say(command::ShowPairs{true});
  CHECK(r.desk.open().desk->people.workers.at(r.person) == "Femi Larkin");
  CHECK(r.desk.open().desk->people.cover.empty());
  // What was written meanwhile goes to whoever has them back, once.
  r.desk.say(command::GoTo{Place::referrals});
  CHECK(toTell(r.desk, "Femi Larkin").given.size() == 1);
  CHECK(toTell(r.desk, "Femi Larkin").fresh == 1);
  takesIn(r.tablet, fileFor(r.desk, r.tablet));
  CHECK(r.store().find(promise) != nullptr);
  r.tablet.addPerson("Owen Tallis");
  r.sent();
  r.desk.say(command::GoTo{Place::referrals});
  CHECK(std::ranges::none_of(allocationFiles(r.desk),
                             [](const AllocationFile& one) { return one.arrived == 0; }));
}

TEST_CASE("a cover that is over gives way to what was decided meanwhile") {
  Rowan r;
  Tablet josie;
  joinJosie(r, josie);
  r.sent();
  r.desk.say(command::AskGivePerson{r.person});
  r.desk.say(command::ChooseTaker{{"Josie Tremlett"}});
  r.desk.say(command::SetGiveWhy{"On leave"});
  r.desk.say(command::SetGiveUntil{dateFrom(r.day(3))});
  r.desk.say(command::Give{});
  r.desk.spend(86400.0);
  giveTo(r.desk, r.person, "Josie Tremlett");  // for good
  r.desk.spend(5 * 86400.0);
  r.desk.say(command::ShowPairs{true});
  CHECK(r.desk.open().desk->people.workers.at(r.person) == "Josie Tremlett");
}

TEST_CASE("giving that is undone at once leaves nobody to tell, and after its file left both are told") {
  Rowan r;
  Tablet josie;
  joinJosie(r, josie);
  r.sent();
  giveTo(r.desk, r.person, "Josie Tremlett");
  r.desk.say(command::DoUndo{});
  r.desk.say(command::GoTo{Place::referrals});
  CHECK(allocationFiles(r.desk).empty());

  giveTo(r.desk, r.person, "Josie Tremlett");
  takesIn(josie, fileFor(r.desk, josie));
  takesIn(r.tablet, fileFor(r.desk, r.tablet));
  const Store& store = r.desk.open().store;
  const auto given = std::ranges::find_if(store.ofKind(codes::kAssigned),
                                          [&](const Id& id) { return !store.find(id)->voided; });
  REQUIRE(given != store.ofKind(codes::kAssigned).end());
  r.desk.advance(60);
  r.desk.say(command::AskWithdraw{*given});
  r.desk.say(command::SetWithdrawReason{"Josie is away, too"});
  r.desk.say(command::ConfirmWithdraw{});
  r.desk.say(command::GoTo{Place::referrals});
  CHECK(toTell(r.desk, "Josie Tremlett").gone.size() == 1);
  CHECK(toTell(r.desk, "Femi Larkin").given.size() == 1);
  takesIn(josie, fileFor(r.desk, josie));
  takesIn(r.tablet, fileFor(r.desk, r.tablet));
  CHECK(onList(r.tablet, r.person));
  CHECK_FALSE(onList(josie, r.person));
}

TEST_CASE("an allocation that goes to another worker at the board is told to the first one's tablet") {
  Rowan r;
  Tablet josie;
  joinJosie(r, josie);
  const Id referral = allocated(r.desk, "Kwame Ashdown", "Femi Larkin");
  const Id person = r.desk.open().store.find(referral)->person;
  takesIn(r.tablet, fileFor(r.desk, r.tablet));
  REQUIRE(onList(r.tablet, person));
  r.desk.advance(60);
  for (const auto& [to, worker] :
       {std::pair{codes::kWaiting, ""}, std::pair{codes::kAllocated, "Josie Tremlett"}}) {
    r.desk.say(command::AskStep{referral, std::string(to)});
    r.desk.say(command::SetStep{"worker", worker});
    r.desk.say(command::SetStep{"why", "Femi is away"});
    r.desk.say(command::TakeStep{});
    REQUIRE_FALSE(r.desk.open().desk->step.has_value());
  }
  r.desk.say(command::GoTo{Place::referrals});
  CHECK(toTell(r.desk, "Josie Tremlett").given == std::vector<Id>{referral});
  CHECK(toTell(r.desk, "Femi Larkin").gone == std::vector<Id>{referral});
  takesIn(r.tablet, fileFor(r.desk, r.tablet));
  CHECK_FALSE(onList(r.tablet, person));
}

TEST_CASE("what both change of somebody who was handed over is two versions, and a person decides") {
  Rowan r;
  const Id referral = allocated(r.desk, "Kwame Ashdown", "Femi Larkin");
  r.tablet.give("allocation.json", fileFor(r.desk, r.tablet));
  r.tablet.say(command::TakeIn{0});
  const Id person = r.desk.open().store.find(referral)->person;
  for (auto [tablet, called] : {std::pair(&r.tablet, "Sunny"), std::pair(&r.desk, "Bay")}) {
    tablet->advance(60);
    tablet->say(command::Amend{person});
    tablet->say(command::SetField{"preferred", called});
    tablet->say(command::SaveForm{});
    REQUIRE_FALSE(tablet->open().over.form.has_value());
  }
  r.sent();
  CHECK(r.desk.open().views.caseload.unsettled == std::vector<Id>{person});
}
