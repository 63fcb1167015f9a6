// People across the team: given to others, and two records of one human.
#include <algorithm>

#include "app/desk_state.h"
#include "app/team/command_team.h"
#include "service.h"

using namespace alongside;
using namespace alongside::test;

namespace {

const TeamDesk& team(const Tablet& desk) { return desk.open().desk->team; }
const PeopleDesk& people(const Tablet& desk) { return desk.open().desk->people; }

}  // namespace

TEST_CASE("everybody of somebody who leaves is given to others, and nobody is without a worker") {
  Service service({"Femi Larkin", "Josie Tremlett", "Leon Marsh"});
  Tablet &desk = service.desk, &femi = service.tablets[0];
  for (const char* name : {"Ada", "Bram", "Cleo", "Dov"}) {
    const Id person = femi.addPerson(name);
    femi.say(command::StartForm{"followup", person});
    femi.say(command::SetField{"what", "Ring about the garden"});
    femi.say(command::SetField{"due", addDays(femi.state().local.date, 3).text()});
    femi.say(command::SaveForm{});
    REQUIRE_FALSE(femi.open().over.form.has_value());
  }
  desk.give("1.json", packOf(femi));
  desk.say(command::TakeAllIn{});
  desk.say(command::GoTo{Place::people});
  CHECK(people(desk).workers.size() == 4);
  CHECK(people(desk).nobody.empty());
  desk.say(command::GoTo{Place::team});
  desk.say(command::AskEnd{femi.open().who.device, false});
  desk.say(command::EndAccess{});
  desk.say(command::GoTo{Place::people});
  CHECK(people(desk).nobody.size() == 4);
  CHECK(people(desk).nobody[0].second == "Femi Larkin has left");

  desk.say(command::AskGive{"Femi Larkin"});
  REQUIRE(team(desk).give.has_value());
  CHECK(team(desk).give->people.size() == 4);
  CHECK(team(desk).give->people[0].followUps == 1);
  CHECK(team(desk).give->workers == std::vector<std::string>{"Josie Tremlett", "Leon Marsh", "Ruth Abara"});
  desk.say(command::Give{});
  CHECK(team(desk).give->fault.has_value());
  desk.say(command::ChooseTaker{{"Josie Tremlett", "Leon Marsh"}});
  desk.say(command::SetGiveWhy{"Femi leaves"});
  desk.say(command::Give{});
  CHECK_FALSE(team(desk).give.has_value());
  CHECK(people(desk).nobody.empty());
  CHECK(std::ranges::count_if(people(desk).workers,
                              [](const auto& one) { return one.second == "Josie Tremlett"; }) == 2);
  CHECK(std::ranges::count_if(people(desk).workers,
                              [](const auto& one) { return one.second == "Leon Marsh"; }) == 2);
  CHECK(desk.open().views.caseload.followUps.size() == 4);  // still open
  desk.say(command::DoUndo{});
  CHECK(people(desk).nobody.size() == 4);
}

TEST_CASE("suspected duplicates are listed, linked, told apart and unlinked; both records stay as they are") {
  Service service({"Femi Larkin", "Josie Tremlett"});
  Tablet& desk = service.desk;
  std::vector<Id> ids;
  for (Tablet& tablet : service.tablets) {
    tablet.say(command::StartForm{"person", {}});
    tablet.say(command::SetField{"name", &tablet == &service.tablets[0] ? "Hassan Orme" : "Hássan  orme"});
    tablet.say(command::SetField{"born", "14/3/1991"});
    tablet.say(command::SaveForm{});
    ids.push_back(tablet.open().page.person);
    tablet.record(ids.back(), "Met.");
    desk.give("1.json", packOf(tablet));
  }
  desk.say(command::TakeAllIn{});
  desk.say(command::GoTo{Place::people});
  REQUIRE(people(desk).suspected.size() == 1);
  CHECK(people(desk).suspected[0].why == "The same date of birth and name");
  CHECK(people(desk).suspected[0].secondA.contains("written by"));
  const std::string before = canonical(desk.open().store.fields(*desk.open().store.find(ids[0])));
  desk.say(command::LinkPair{ids[0], ids[1], true});
  CHECK(people(desk).suspected.empty());
  REQUIRE(people(desk).linked.size() == 1);
  desk.say(command::OpenPerson{ids[0]});
  CHECK(desk.open().views.page.timeline.size() == 3);  // both sessions, and the link itself
  CHECK(canonical(desk.open().store.fields(*desk.open().store.find(ids[0]))) == before);
  desk.say(command::UnlinkPair{people(desk).linked[0].link});
  CHECK(people(desk).linked.empty());
  CHECK(people(desk).suspected.size() == 1);
  desk.say(command::LinkPair{ids[0], ids[1], false});
  CHECK(people(desk).suspected.empty());
  CHECK(people(desk).linked.empty());
}
