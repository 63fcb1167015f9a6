#include "insight/groups.h"

#include <doctest/doctest.h>

using namespace alongside;

namespace {
const Moment kNow{{2026, 11, 24}, 840};
Id person(std::uint8_t n) {
  std::array<std::uint8_t, 10> random{};
  random[9] = n;
  return makeId(1'700'000'000'000, random);
}
GroupSession group(std::string theme, int daysAgo, std::vector<Id> people, int others = 0) {
  return {person(static_cast<std::uint8_t>(100 + daysAgo)),
          std::move(theme),
          "Garden room",
          {addDays(kNow.date, -daysAgo), 600},
          std::move(people),
          others};
}
}  // namespace

TEST_CASE("what is to come stands apart, the next one first; what was, newest first") {
  const Groups groups = groupsOf({group("Poetry", -7, {}), group("Poetry", -1, {}),
                                  group("Poetry", 20, {}, 2), group("Football", 3, {}, 9)},
                                 kNow);
  REQUIRE(groups.coming.size() == 2);
  CHECK(groups.coming[0].when.date == addDays(kNow.date, 1));
  REQUIRE(groups.past.size() == 2);
  CHECK(groups.past[0].theme == "Football");
  CHECK(groups.held == 2);
  CHECK(groups.visits == 11);
}

TEST_CASE("attendance of a group over time: oldest first, the median, and who came how often") {
  const Groups groups =
      groupsOf({group("Poetry", 1, {person(1), person(2)}, 3), group("poetry", 8, {person(1)}, 1),
                group("Poetry", 15, {person(1), person(3)}), group("Football", 2, {}, 4)},
               kNow);
  REQUIRE(groups.themes.size() == 2);
  const ThemeAttendance& poetry = groups.themes[0];
  CHECK(poetry.sessions == 3);
  REQUIRE(poetry.last.size() == 3);
  CHECK(poetry.last[0].on == addDays(kNow.date, -15));
  CHECK(poetry.last[0].came == 2);
  CHECK(poetry.last[2].came == 5);
  CHECK(poetry.usual == doctest::Approx(2));
  REQUIRE(poetry.regulars.size() == 3);
  CHECK(poetry.regulars[0].person == person(1));
  CHECK(poetry.regulars[0].times == 3);
}

TEST_CASE("only the last sessions are shown, and all of them count") {
  std::vector<GroupSession> sessions;
  for (int i = 1; i <= 20; ++i) sessions.push_back(group("Poetry", i, {}, i));
  const Groups groups = groupsOf(std::move(sessions), kNow);
  REQUIRE(groups.themes.size() == 1);
  CHECK(groups.themes[0].last.size() == kAttendanceShown);
  CHECK(groups.themes[0].last.back().came == 1);
  CHECK(groups.themes[0].sessions == 20);
  CHECK(groups.themes[0].usual == doctest::Approx(10.5));
}
