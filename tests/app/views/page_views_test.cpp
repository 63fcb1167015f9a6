// What only the page that is shown needs is made for it, and for no other.
#include <doctest/doctest.h>

#include <algorithm>

#include "record/codes.h"
#include "tablet.h"

using namespace alongside;
using namespace alongside::test;

namespace {

struct Practice {
  Tablet tablet;
  Practice() {
    tablet.say(command::ChooseBegin{command::ChooseBegin::What::practise});
    REQUIRE(tablet.state().gate == Gate::open);
  }
  const Views& views() const { return tablet.open().views; }
  const Store& store() const { return tablet.open().store; }
  Date today() const { return tablet.state().local.date; }
  Id round(std::string_view name, const std::string& when, std::string_view ward) {
    const auto at = std::ranges::find(views().caseload.people, name, &PersonRow::name);
    REQUIRE(at != views().caseload.people.end());
    tablet.say(command::StartForm{std::string(codes::kRound), at->id});
    tablet.say(command::SetField{"when", when});
    tablet.say(command::SetField{"ward", ward});
    return save();
  }
  Id save() {
    const Id id = tablet.open().over.form->record;
    tablet.say(command::SaveForm{});
    if (tablet.open().over.form) tablet.say(command::SaveForm{});
    REQUIRE_FALSE(tablet.open().over.form.has_value());
    return id;
  }
};

std::size_t count(const Week& week, WeekItem item) {
  return static_cast<std::size_t>(week.counts[static_cast<std::size_t>(item)]);
}

}  // namespace

TEST_CASE("the list of a kind is filtered while its page is shown, and not after it was left") {
  Practice practice;
  practice.tablet.say(command::OpenKind{std::string(codes::kResource)});
  const std::size_t all = practice.views().page.ofKind.size();
  REQUIRE(all > 1);
  CHECK(practice.views().page.ofKindInAll == all);
  practice.tablet.say(command::LookAtKind{{.query = "hetty", .only = {}, .order = {}}});
  CHECK(practice.views().page.ofKind.size() == 1);
  CHECK(practice.views().page.ofKindInAll == all);
  practice.tablet.say(command::GoTo{Place::today});
  CHECK(practice.views().page.ofKind.empty());
  practice.tablet.addPerson(
      "Rukhsana Dale");  // records change: nothing is filtered for a page that is not there
  CHECK(practice.views().page.ofKind.empty());
}

TEST_CASE("today's ward rounds stand by ward, in order of time, and not a second time in the day") {
  Practice practice;
  const std::string today = practice.today().text();
  practice.round("Imogen Farrow", today + "T09:15", "rowan ");  // the same ward, typed in another way
  const Id late = practice.round("Desmond Pryce", today + "T19:00", "");
  practice.round("Bethan Quill", addDays(practice.today(), 1).text() + "T09:00", "Hazel");
  const DayView& day = practice.views().day;
  std::vector<std::pair<std::string, std::vector<std::string>>> seen;
  for (const WardRounds& ward : day.rounds) {
    seen.emplace_back(ward.ward, std::vector<std::string>{});
    for (const Id& id : ward.sheets) {
      const Record& sheet = *practice.store().find(id);
      seen.back().second.push_back(sheet.when.substr(11) + " " +
                                   nameOf(practice.tablet.open(), sheet.person));
      CHECK_FALSE(std::ranges::contains(day.records, id));
    }
  }
  REQUIRE(seen.size() == 3);
  CHECK(seen[0] == std::pair<std::string, std::vector<std::string>>{
                       "rowan", {"09:15 Imogen Farrow", "15:30 Kit Marlowe-Adair"}});
  CHECK(seen[1] == std::pair<std::string, std::vector<std::string>>{
                       "Willow", {"16:30 Tomasz Wren", "16:50 Ελένη Παπαδάκη"}});
  CHECK(seen[2].first == "Hazel");  // where Desmond is
  CHECK(day.rounds[2].sheets == std::vector{late});
}

TEST_CASE(
    "a list is narrowed by the answer that tells its records apart, with counts, and put in another order") {
  Practice practice;
  practice.tablet.say(command::OpenKind{std::string(codes::kPlan)});
  REQUIRE(practice.views().page.sorts.size() == 2);
  CHECK(practice.views().page.sorts[0] == std::pair<std::string, int>{std::string(codes::kRecoveryPlan), 1});
  practice.tablet.say(
      command::LookAtKind{{.query = {}, .only = std::string(codes::kCrisisPlan), .order = {}}});
  REQUIRE(practice.views().page.ofKind.size() == 1);
  CHECK(textAt(practice.store().fields(*practice.store().find(practice.views().page.ofKind[0])), "type") ==
        codes::kCrisisPlan);
  practice.tablet.say(command::OpenKind{std::string(codes::kGroup)});
  std::vector<Id> newest = practice.views().page.ofKind;
  practice.tablet.say(command::LookAtKind{{.query = {}, .only = {}, .order = ListOrder::oldest}});
  std::ranges::reverse(newest);
  CHECK(practice.views().page.ofKind == newest);
  practice.tablet.say(command::LookAtKind{{.query = {}, .only = {}, .order = ListOrder::byName}});
  CHECK(practice.store().find(practice.views().page.ofKind.front())->heading == "Hearing voices");
}

TEST_CASE("people are listed by name, by ward, or whoever was not seen for longest first") {
  Practice practice;
  practice.tablet.say(command::GoTo{Place::people});
  practice.tablet.say(command::SortPeople{PeopleOrder::notSeen});
  const auto& people = practice.views().caseload.shownPeople;
  REQUIRE(people.size() > 4);
  CHECK(std::ranges::is_sorted(people, {}, &PersonRow::seen));
  practice.tablet.say(command::SortPeople{PeopleOrder::byWard});
  CHECK(people.front().ward <= people[people.size() / 2].ward);
  practice.tablet.say(command::SortPeople{PeopleOrder::byName});
  CHECK(std::ranges::is_sorted(people, {}, [](const PersonRow& row) { return fold(row.name); }));
}

TEST_CASE("a person's timeline is narrowed to one kind, says how many of each, and turns round") {
  Practice practice;
  const Id person = practice.views().caseload.people.front().id;
  practice.tablet.say(command::OpenPerson{person});
  std::vector<Id> all = practice.views().page.timeline;
  CHECK(all == practice.store().about(person));
  int counted = 0;
  for (const auto& [kind, n] : practice.views().page.timelineOf) counted += n;
  CHECK(static_cast<std::size_t>(counted) == all.size());
  practice.tablet.say(command::LookAtTimeline{{.query = {}, .only = "session", .order = {}}});
  REQUIRE_FALSE(practice.views().page.timeline.empty());
  for (const Id& id : practice.views().page.timeline) CHECK(practice.store().find(id)->kindName == "session");
  practice.tablet.say(command::LookAtTimeline{{.query = {}, .only = {}, .order = ListOrder::oldest}});
  std::ranges::reverse(all);
  CHECK(practice.views().page.timeline == all);
  practice.tablet.say(command::OpenPerson{practice.views().caseload.people.back().id});
  CHECK(practice.tablet.open().page.timelineList == ListChoice{});
}

TEST_CASE("the calendar holds the week: what is planned, what is due, what was recorded") {
  Practice practice;
  practice.tablet.say(command::ShowWeek{practice.today()});
  CHECK(practice.tablet.open().page.place == Place::week);
  const Week& week = practice.views().page.week;
  CHECK(weekday(week.monday) == 0);
  CHECK(count(week, WeekItem::session) > 0);
  const std::size_t rounds = count(week, WeekItem::round), wards = count(week, WeekItem::wardDay);
  CHECK(rounds > 0);

  practice.tablet.say(command::StartForm{std::string(codes::kWardDay), {}});
  practice.tablet.say(command::SetField{"ward", "Rowan"});
  practice.tablet.say(command::SetField{"on", addDays(week.monday, 4).text()});
  practice.save();
  CHECK(count(practice.views().page.week, WeekItem::wardDay) == wards + 1);

  practice.tablet.say(command::ShowWeek{addDays(practice.today(), -7)});
  CHECK(practice.views().page.week.monday == addDays(practice.today(), -7 - weekday(practice.today())));
  CHECK(count(practice.views().page.week, WeekItem::session) > 0);
  practice.tablet.say(command::ShowWeek{addDays(practice.today(), 3650)});
  CHECK(countsInWords(practice.views().page.week.counts).empty());
  practice.tablet.say(command::Back{});
  CHECK(practice.tablet.open().page.place == Place::today);
  CHECK(practice.views().page.week.monday == Date{});
}

TEST_CASE("a debrief that was put off stands in the week in its own name, and goes when it was offered") {
  Practice practice;
  const Id person = practice.views().caseload.people.front().id;
  practice.tablet.say(command::StartForm{std::string(codes::kDebrief), person});
  practice.tablet.say(command::SetField{"when", addMinutes(practice.tablet.state().local, -600).text()});
  practice.tablet.say(command::SetField{"answer", codes::kDeferred});
  const Date again = addDays(practice.today(), 70);
  practice.tablet.say(command::SetField{"againOn", again.text()});
  practice.save();
  practice.tablet.say(command::ShowWeek{again});
  CHECK(count(practice.views().page.week, WeekItem::debrief) == 1);
  CHECK(count(practice.views().page.week, WeekItem::followUp) == 0);
  const auto day = static_cast<std::size_t>(weekday(again));
  REQUIRE(practice.views().page.week.days[day].entries.size() == 1);
  const Id followUp = practice.views().page.week.days[day].entries[0].record;
  practice.tablet.say(command::TickFollowUp{followUp, true});
  practice.tablet.say(command::SetField{"answer", codes::kDeclined});
  practice.save();
  CHECK(practice.views().page.week.days[day].entries[0].done);
}

TEST_CASE("the next supervision stands in its week from the day it was agreed") {
  Practice practice;
  REQUIRE(practice.views().mine.supervision.has_value());
  practice.tablet.say(command::ShowWeek{*practice.views().mine.supervision});
  CHECK(count(practice.views().page.week, WeekItem::supervision) == 1);
}

TEST_CASE("an opened record has its versions ready, with what each changed; a closed one has none") {
  Practice practice;
  const auto goals = practice.store().ofKind(codes::kGoal);
  REQUIRE_FALSE(goals.empty());
  practice.tablet.say(command::OpenRecord{goals.front()});
  const History& history = practice.views().page.history;
  CHECK(history.record == goals.front());
  REQUIRE(history.versions.size() == practice.store().find(goals.front())->history.size());
  CHECK(history.versions.back().first);
  REQUIRE_FALSE(history.versions.front().changes.empty());
  CHECK(history.progress.size() == 4);
  CHECK(history.progress.front().value == 2);
  CHECK(history.progress.back().value == 5);
  practice.tablet.say(command::Back{});
  CHECK(practice.views().page.history.versions.empty());
}

TEST_CASE("groups are ready on their page, narrowed to a theme, and the attendance counts them all") {
  Practice practice;
  CHECK(practice.views().page.groups.held == 0);
  practice.tablet.say(command::GoTo{Place::groups});
  const int held = practice.views().page.groups.held;
  CHECK(held == 4);
  CHECK(practice.views().page.groups.past.size() == 4);
  practice.tablet.say(command::LookAtGroups{{.query = {}, .only = "Hearing voices", .order = {}}});
  CHECK(practice.views().page.groups.past.size() == 1);
  CHECK(practice.views().page.groups.held == held);
  REQUIRE_FALSE(practice.views().page.groups.themes.empty());
  CHECK(practice.views().page.groups.themes.front().theme == "Poetry");
  CHECK(practice.views().page.groups.themes.front().last.size() == 3);
}
