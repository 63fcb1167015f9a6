// Points in time, calendar dates and the words that people use for them.
//
// Millis are UTC. What a person enters ("when it happened") is civil time as read off the ward's
// clock, kept as text: "2026-11-24T14:30" (moment) or "2026-11-24" (date).
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace alongside {

using Millis = std::int64_t;  ///< since 1970-01-01T00:00Z

struct Date {
  int year = 0;
  int month = 0;  ///< 1..12
  int day = 0;    ///< 1..31

  auto operator<=>(const Date&) const = default;
  std::string text() const;  ///< "2026-11-24"
};
std::optional<Date> dateFrom(std::string_view text);  ///< "2026-11-24", a real day
/// As people type it, day first: "24/11/2026", "24.11.26", "24 11 2026", "24112026", "24 Nov 2026". Two
/// digits of a year are 1940 to 2039.
std::optional<Date> dateFromTyped(std::string_view text);
Date addDays(Date date, int days);
int daysBetween(Date from, Date to);  ///< to - from
int weekday(Date date);               ///< 0 Monday .. 6 Sunday
int yearsBetween(Date birth, Date today);

struct Moment {
  Date date;
  int minute = 0;  ///< of the day, 0..1439

  auto operator<=>(const Moment&) const = default;
  std::string text() const;   ///< "2026-11-24T14:30"
  std::string clock() const;  ///< "14:30"
};
std::optional<Moment> momentFrom(std::string_view text);
std::optional<int> minuteFromTyped(
    std::string_view text);  ///< of the day: "14:30", "1430", "9.05", "9", "2pm"
Moment addMinutes(Moment moment, int minutes);
int minutesBetween(Moment from, Moment to);

/// Civil time where this program runs (the browser's or the process's time zone). Of an hour that the
/// clock shows twice the first is meant; one that it leaves out is read as the hour after.
Moment localMoment(Millis at);
Millis fromLocal(Moment moment);
std::string utcText(Millis at);  ///< "2026-11-24T14:30:05.123Z"

// Words. `today` decides between "Today", "Yesterday", "Tomorrow", a weekday and a full date.
/// "Today", "Yesterday", "Thursday" (within 6 days, before or after), "9 November", "9 November 2024"
std::string dayInWords(Date date, Date today);
std::string momentInWords(Moment moment, Date today);  ///< "Today, 14:30"
std::string longDay(Date date);                        ///< "Tuesday 24 November"
std::string fullDate(Date date);                       ///< "14 March 1991"
std::string shortDay(Date date);                       ///< "Tue 24 Nov"
/// "23 to 29 November", "30 November to 6 December", "28 December 2026 to 3 January 2027".
std::string fromTo(Date from, Date to);

}  // namespace alongside
