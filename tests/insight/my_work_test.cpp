#include "insight/my_work.h"

#include <doctest/doctest.h>

using namespace alongside;

namespace {
const Date kToday{2026, 11, 26};  // a Thursday
Contact on(int daysAgo, int minutes, std::string mechanism = "01") {
  return {addDays(kToday, -daysAgo), minutes, std::move(mechanism)};
}
}  // namespace

TEST_CASE("weeks begin on Monday, and empty ones are counted as empty") {
  const std::vector<Contact> contacts = {on(0, 30), on(3, 20), on(4, 45), on(20, 60)};
  const MyWork work = myWork(contacts, {}, kToday, 4);
  REQUIRE(work.weeks.size() == 4);
  CHECK(work.weeks[3].monday == Date{2026, 11, 23});
  CHECK(work.weeks[3].contacts == 2);  // Thursday and Monday
  CHECK(work.weeks[3].days == 2);
  CHECK(work.weeks[2].contacts == 1);  // Sunday belongs to the week before
  CHECK(work.weeks[1].contacts == 0);
  CHECK(work.weeks[0].contacts == 1);
  CHECK(work.weeks[0].minutes == 60);
}

TEST_CASE("two contacts on one day are one day of work") {
  const std::vector<Contact> contacts = {on(0, 30), on(0, 30)};
  const MyWork work = myWork(contacts, {}, kToday, 1);
  CHECK(work.weeks[0].contacts == 2);
  CHECK(work.weeks[0].days == 1);
}

TEST_CASE("minutes are added up by the way of the contact, and old contacts are left out") {
  const std::vector<Contact> contacts = {on(0, 30), on(1, 15, "02"), on(2, 15, "02"), on(90, 500)};
  const MyWork work = myWork(contacts, {}, kToday, 4);
  CHECK(work.minutes.at("01") == 30);
  CHECK(work.minutes.at("02") == 30);
}

TEST_CASE(
    "minutes of each way in a week are the mean of the whole weeks; this one alone when there is no other") {
  const std::vector<Contact> contacts = {on(0, 50, "02"), on(4, 30), on(5, 30), on(11, 30), on(12, 45, "11")};
  const MyWork work = myWork(contacts, {}, kToday, 4);
  REQUIRE(work.weeks.size() == 3);
  CHECK(work.weekMinutes.at("01") == doctest::Approx(45));
  CHECK(work.weekMinutes.at("11") == doctest::Approx(22.5));
  CHECK(work.weekMinutes.at("02") == doctest::Approx(0));
  const std::vector<Contact> first = {on(0, 50, "02"), on(1, 20)};
  CHECK(myWork(first, {}, kToday, 4).weekMinutes.at("02") == doctest::Approx(50));
  CHECK(AgreedWeek{.minutes = {{"02", 30}}}.said());
}

TEST_CASE("the usual week is the median of the whole ones; the present one does not count") {
  std::vector<Contact> contacts;
  for (int i = 0; i < 9; ++i) contacts.push_back(on(4 + i % 3, 30));   // the week before: 9
  for (int i = 0; i < 3; ++i) contacts.push_back(on(11 + i % 3, 30));  // before that: 3
  for (int i = 0; i < 40; ++i) contacts.push_back(on(0, 5));
  CHECK(myWork(contacts, {}, kToday, 3).usualContacts == doctest::Approx(6));
  // A fourth week lies before the first contact: nobody worked badly in it.
  CHECK(myWork(contacts, {}, kToday, 4).usualContacts == doctest::Approx(6));
  CHECK(myWork({}, {}, kToday, 1).usualContacts == doctest::Approx(0));
}

TEST_CASE("days on a ward are counted once each, and set beside what was agreed") {
  const std::vector<Contact> contacts = {on(0, 30), on(4, 90), on(11, 30)};
  const auto day = [](int daysAgo) { return addDays(kToday, -daysAgo); };
  const std::vector<Date> wards = {day(0), day(0), day(4), day(5), day(11), day(60)};
  const MyWork work = myWork(contacts, wards, kToday, 3);
  REQUIRE(work.weeks.size() == 3);
  CHECK(work.weeks[2].wardDays == 1);  // two shifts of one day
  CHECK(work.weeks[1].wardDays == 2);
  CHECK(work.weeks[0].wardDays == 1);
  CHECK(work.usualWardDays == doctest::Approx(1.5));
  CHECK(work.usualMinutes == doctest::Approx(60));
  CHECK_FALSE(AgreedWeek{}.said());
  CHECK(AgreedWeek{.wardDays = 2, .since = kToday}.said());
}
