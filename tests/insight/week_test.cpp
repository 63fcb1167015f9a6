#include "insight/week.h"

#include <doctest/doctest.h>

using namespace alongside;

namespace {
const Date kMonday{2026, 11, 23};
WeekEntry entry(int since, int minute, WeekItem item, std::string title) {
  WeekEntry one;
  one.day = addDays(kMonday, since);
  one.minute = minute;
  one.item = item;
  one.title = std::move(title);
  return one;
}
}  // namespace

TEST_CASE("a week holds its seven days, and what lies outside is left out") {
  const Week week =
      weekOf({entry(-1, 600, WeekItem::session, "Sunday before"), entry(0, 600, WeekItem::round, "Gloria"),
              entry(6, 600, WeekItem::group, "Poetry"), entry(7, 600, WeekItem::group, "Next week")},
             kMonday);
  CHECK(week.days[0].day == kMonday);
  CHECK(week.days[6].day == addDays(kMonday, 6));
  REQUIRE(week.days[0].entries.size() == 1);
  CHECK(week.days[0].entries[0].title == "Gloria");
  REQUIRE(week.days[6].entries.size() == 1);
  CHECK(week.counts[static_cast<std::size_t>(WeekItem::session)] == 0);
  CHECK(week.counts[static_cast<std::size_t>(WeekItem::group)] == 1);
}

TEST_CASE("within a day what has no time comes first, then in order of time") {
  const Week week =
      weekOf({entry(1, 900, WeekItem::session, "Afternoon"), entry(1, -1, WeekItem::followUp, "Ring"),
              entry(1, 540, WeekItem::round, "Morning"), entry(1, -1, WeekItem::wardDay, "Rowan")},
             kMonday);
  const auto& day = week.days[1].entries;
  REQUIRE(day.size() == 4);
  CHECK(day[0].title == "Rowan");
  CHECK(day[1].title == "Ring");
  CHECK(day[2].title == "Morning");
  CHECK(day[3].title == "Afternoon");
}

TEST_CASE("the weekend is shown when something is on it") {
  CHECK(weekOf({entry(0, 600, WeekItem::session, "A")}, kMonday).shownDays() == 5);
  CHECK(weekOf({entry(5, 600, WeekItem::session, "A")}, kMonday).shownDays() == 7);
}

TEST_CASE("a day says in words what is in it") {
  WeekCounts counts{};
  CHECK(countsInWords(counts).empty());
  counts[static_cast<std::size_t>(WeekItem::wardDay)] = 1;
  counts[static_cast<std::size_t>(WeekItem::session)] = 3;
  counts[static_cast<std::size_t>(WeekItem::debrief)] = 2;
  CHECK(countsInWords(counts) == "1 ward day, 3 one-to-ones, 2 debriefs to offer again");
}
