#include "core/london.h"

namespace alongside {

namespace {

/// The `which`th Sunday of a month (1 first), or the last (0).
Date sunday(int year, int month, int which) {
  if (which == 0) {
    Date last = addDays(month == 12 ? Date{year + 1, 1, 1} : Date{year, month + 1, 1}, -1);
    return addDays(last, -((weekday(last) + 1) % 7));
  }
  const Date first{year, month, 1};
  return addDays(first, (6 - weekday(first)) + 7 * (which - 1));
}

}  // namespace

Summer summerTime(Date date) {
  const int year = date.year;
  const auto between = [&](Date from, Date to) {
    return date >= from && date < to ? Summer::yes : Summer::no;
  };
  if (year >= 1996) return between(sunday(year, 3, 0), sunday(year, 10, 0));
  if (year >= 1981) {
    // The Sunday after the fourth Saturday of October.
    const Date saturday = addDays(Date{year, 10, 1}, (5 - weekday(Date{year, 10, 1}) + 7) % 7 + 21);
    return between(sunday(year, 3, 0), addDays(saturday, 1));
  }
  if (year >= 1972) {
    const auto after = [&](int month, int which) {
      const Date first{year, month, 1};
      return addDays(first, (5 - weekday(first) + 7) % 7 + 7 * (which - 1) + 1);
    };
    return between(after(3, 3), after(10, 4));
  }
  if (date >= Date{1968, 2, 18} && date < Date{1971, 10, 31}) return Summer::yes;
  if (date.month >= 5 && date.month <= 8) return year >= 1917 ? Summer::yes : Summer::unsure;
  if (date.month == 12 || date.month <= 1) return Summer::no;
  return Summer::unsure;
}

Millis fromLondon(Moment moment) {
  constexpr Millis kOfMinute = 60'000, kOfDay = 86'400'000;
  constexpr int kAnHour = 60,
                kChange = 2 * kAnHour;  // by the clock: 1:00 is 2:00 in March, and 2:00 is 1:00 in October
  const Date spring = sunday(moment.date.year, 3, 0), autumn = sunday(moment.date.year, 10, 0);
  const bool summer = moment >= Moment{spring, kChange} && moment < Moment{autumn, kChange};
  const Millis clock = daysBetween({1970, 1, 1}, moment.date) * kOfDay + moment.minute * kOfMinute;
  return clock - (summer ? kAnHour * kOfMinute : 0);
}

}  // namespace alongside
