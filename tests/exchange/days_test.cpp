// Days as reports write them.
#include "exchange/import/days.h"

#include <doctest/doctest.h>

using namespace alongside;

namespace {

std::string dayFirst(std::string_view text) {
  const auto date = writtenDay(text).by(DayOrder::dayFirst);
  return date ? date->text() : writtenDay(text).problem;
}
std::string monthFirst(std::string_view text) {
  const auto date = writtenDay(text).by(DayOrder::monthFirst);
  return date ? date->text() : "";
}

}  // namespace

TEST_CASE("every shape of the 14th of October is that day") {
  for (const char* shape : {"14 Oct 2026 09:30",
                            "14-OCT-2026 09:30:00",
                            "14-Oct-2026 09:30",
                            "Wed 14 Oct 2026 09:30",
                            "2026-10-14 09:30:00.000",
                            "20261014",
                            "46309",
                            "46309.3958",
                            "2026/10/14",
                            "14/10/2026 9:30 AM",
                            "14.10.26",
                            "14OCT2026:09:30:00",
                            "2026-10-14",
                            "2026-10-14T09:30:00",
                            "14102026",
                            "20261014093000",
                            "14th October 2026",
                            "Oct 14, 2026",
                            "Wednesday, 14 October 2026",
                            "14/10/2026",
                            "14-10-2026 09:30",
                            "14 Oct 26",
                            "2026-10-14T09:30:00+01:00"}) {
    INFO(shape);
    CHECK(dayFirst(shape) == "2026-10-14");
  }
}

TEST_CASE("a British summer midnight in UTC is the day that begins then") {
  CHECK(dayFirst("2026-07-14T23:00:00Z") == "2026-07-15");
  CHECK(dayFirst("1985-06-30T23:00:00.000Z") == "1985-07-01");
  CHECK(dayFirst("2026-01-14T00:00:00Z") == "2026-01-14");
  CHECK(dayFirst("2026-07-15T00:00:00+01:00") == "2026-07-15");
  CHECK(dayFirst("1970-07-01T00:00:00+01:00") == "1970-07-01");
  CHECK(dayFirst("1970-12-31T23:00:00Z") == "1971-01-01");  // London had summer time all that winter
  CHECK(dayFirst("2026-01-14T23:00:00Z") == "2026-01-14");
  // Clocks went forward on 29 March 2026, and back on 25 October.
  CHECK(dayFirst("2026-03-28T23:30:00Z") == "2026-03-28");
  CHECK(dayFirst("2026-03-29T23:30:00Z") == "2026-03-30");
  CHECK(dayFirst("2026-10-25T23:30:00Z") == "2026-10-25");
  CHECK(dayFirst("1950-06-30T23:00:00Z") == "1950-07-01");
  // In April 1950 nobody who has no table knows; and in the war the clocks were one hour ahead, or two.
  CHECK(dayFirst("1950-04-10T23:00:00Z") == "is a moment of which London’s clocks do not tell the day");
  CHECK(dayFirst("1943-06-30T22:00:00Z") == "is a moment of which London’s clocks do not tell the day");
}

TEST_CASE("which of two numbers is the month is left open where both can be") {
  CHECK(dayFirst("03/04/2026") == "2026-04-03");
  CHECK(monthFirst("03/04/2026") == "2026-03-04");
  CHECK(writtenDay("03/04/2026").open());
  CHECK_FALSE(writtenDay("04/04/2026").open());
  CHECK_FALSE(writtenDay("14/10/2026").open());
  CHECK_FALSE(writtenDay("14/10/2026").by(DayOrder::monthFirst));
  CHECK(monthFirst("10/14/2026") == "2026-10-14");
  CHECK_FALSE(writtenDay("03/04/2026").by(DayOrder::unknown));
  CHECK(writtenDay("14/10/2026").by(DayOrder::unknown)->text() == "2026-10-14");
}

TEST_CASE("a year of two digits is the latest that has begun") {
  const Date today{2026, 11, 24};
  CHECK(withCentury(*writtenDay("09.10.74").by(DayOrder::dayFirst), today).text() == "1974-10-09");
  CHECK(withCentury(*writtenDay("14.10.26").by(DayOrder::dayFirst), today).text() == "2026-10-14");
  CHECK(withCentury(*writtenDay("14.12.26").by(DayOrder::dayFirst), today).text() == "1926-12-14");
}

TEST_CASE("what is no day says what it is") {
  for (const char* wrong :
       {"31/02/1961", "someday", "Tue", "14/10", "2026-13-01", "0/0/0", "14/10/20266", "1/2/3/4"}) {
    INFO(wrong);
    CHECK_FALSE(writtenDay(wrong).isDay());
    CHECK_FALSE(writtenDay(wrong).problem.empty());
  }
  CHECK(writtenDay("2026").problem == "is a year, and no day");
  CHECK(writtenDay("123456").problem.starts_with("is a number"));
  CHECK(writtenDay("Tue 14 Oct 2026").problem == "names another day of the week");
  CHECK_FALSE(writtenDay("14/10/2026 soon").isDay());
  for (const Date date : {Date{1900, 1, 1}, Date{1899, 12, 30}, Date{9999, 12, 31}, Date{1125, 10, 20}})
    CHECK(standsForNoDate(date));
  CHECK_FALSE(standsForNoDate({1961, 1, 1}));
}
