#include "core/time.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <span>
#include <vector>

#include "core/text.h"

namespace alongside {

namespace {

constexpr std::array<std::string_view, 12> kMonths = {"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> kDays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                   "Friday", "Saturday", "Sunday"};
constexpr int kMinutesOfDay = 24 * 60;
constexpr Millis kMinute = 60'000;

/// Two digits of a year: 40 to 99 are the last century, so that births read right until 2040.
constexpr int kCenturyTurns = 40;

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c; }

bool isDate(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return false;
  return std::chrono::year_month_day(std::chrono::year(year),
                                     std::chrono::month(static_cast<unsigned>(month)),
                                     std::chrono::day(static_cast<unsigned>(day)))
      .ok();
}

std::optional<Date> realDate(int year, int month, int day) {
  if (!isDate(year, month, day)) return std::nullopt;
  return Date{year, month, day};
}

std::chrono::sys_days daysOf(Date date) {
  return std::chrono::year_month_day(std::chrono::year(date.year),
                                     std::chrono::month(static_cast<unsigned>(date.month)),
                                     std::chrono::day(static_cast<unsigned>(date.day)));
}

Date dateOf(std::chrono::sys_days days) {
  const std::chrono::year_month_day ymd(days);
  return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
          static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

/// The digits at these places, or -1.
int numberIn(std::string_view text, std::size_t from, std::size_t count) {
  int number = 0;
  for (const char c : text.substr(from, count)) {
    if (!isDigit(c)) return -1;
    number = number * 10 + (c - '0');
  }
  return number;
}

/// Which of the names this word is, or begins with three letters and more; -1 for none.
int nameIn(std::span<const std::string_view> names, std::string_view word) {
  if (word.size() < 3) return -1;
  const auto begins = [&](std::string_view name) {
    return word.size() <= name.size() &&
           std::ranges::equal(word, name.substr(0, word.size()), {}, lower, lower);
  };
  const auto at = std::ranges::find_if(names, begins);
  return at == names.end() ? -1 : static_cast<int>(at - names.begin());
}

int monthNamed(std::string_view word) { return nameIn(kMonths, word) + 1; }

/// Numbers and words of typed text in their order; nothing when it holds anything else.
std::vector<std::string_view> partsOf(std::string_view text) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (isDigit(text[at])) {
      while (at < text.size() && isDigit(text[at])) ++at;
      parts.push_back(text.substr(begin, at - begin));
      // "24th": the ending says nothing
      const std::string_view after = text.substr(at, 2);
      const bool ends = at + 2 >= text.size() || !isLetter(text[at + 2]);
      for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
        if (ends && after.size() == 2 && lower(after[0]) == ending[0] && lower(after[1]) == ending[1])
          at += 2;
      }
    } else if (isLetter(text[at])) {
      while (at < text.size() && isLetter(text[at])) ++at;
      parts.push_back(text.substr(begin, at - begin));
    } else if (std::string_view(" /.-,").find(text[at]) != std::string_view::npos) {
      ++at;
    } else {
      return {};
    }
  }
  return parts;
}

int fullYear(std::string_view digits) {
  const int year = numberIn(digits, 0, digits.size());
  if (digits.size() == 4) return year;
  if (digits.size() != 2) return -1;
  return year < kCenturyTurns ? 2000 + year : 1900 + year;
}

std::string_view monthName(int month) { return kMonths[static_cast<std::size_t>(month - 1)]; }
std::string_view dayName(Date date) { return kDays[static_cast<std::size_t>(weekday(date))]; }

std::string dayAndMonth(Date date) { return (std::to_string(date.day) + " ").append(monthName(date.month)); }

Millis floorDiv(Millis a, Millis b) { return a / b - (a % b < 0 ? 1 : 0); }

/// Minutes since the epoch as if the moment were UTC.
Millis civilMinutes(Moment moment) {
  return Millis{daysOf(moment.date).time_since_epoch().count()} * kMinutesOfDay + moment.minute;
}

Moment momentOf(Millis minutes) {
  const Millis days = floorDiv(minutes, kMinutesOfDay);
  return {dateOf(std::chrono::sys_days(std::chrono::days(static_cast<int>(days)))),
          static_cast<int>(minutes - days * kMinutesOfDay)};
}

}  // namespace

std::string Date::text() const {
  char text[40];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
  return text;
}

std::optional<Date> dateFrom(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  return realDate(numberIn(text, 0, 4), numberIn(text, 5, 2), numberIn(text, 8, 2));
}

std::optional<Date> dateFromTyped(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  if (const auto stored = dateFrom(text)) return stored;
  auto parts = partsOf(text);
  if (parts.size() == 1 && parts[0].size() == 8 && isDigit(text[0])) {  // 24112026
    const std::string_view digits = parts[0];
    parts = {digits.substr(0, 2), digits.substr(2, 2), digits.substr(4)};
  }
  if (parts.size() == 4 && nameIn(kDays, parts[0]) >= 0) parts.erase(parts.begin());  // "Tue 24 Nov 2026"
  if (parts.size() != 3 || !(isDigit(text[0]) || isLetter(text[0]))) return std::nullopt;
  if (monthNamed(parts[0]) != 0) std::swap(parts[0], parts[1]);  // "Nov 24 2026"
  if (parts[0].size() > 2 || !isDigit(parts[0][0]) || !isDigit(parts[2][0])) return std::nullopt;
  int month = monthNamed(parts[1]);
  if (month == 0 && parts[1].size() <= 2) month = numberIn(parts[1], 0, 2);
  return realDate(fullYear(parts[2]), month, numberIn(parts[0], 0, 2));
}

Date addDays(Date date, int days) { return dateOf(daysOf(date) + std::chrono::days(days)); }

int daysBetween(Date from, Date to) { return static_cast<int>((daysOf(to) - daysOf(from)).count()); }

int weekday(Date date) { return static_cast<int>(std::chrono::weekday(daysOf(date)).iso_encoding()) - 1; }

int yearsBetween(Date birth, Date today) {
  const bool before = today.month < birth.month || (today.month == birth.month && today.day < birth.day);
  return today.year - birth.year - (before ? 1 : 0);
}

std::string Moment::text() const { return date.text() + "T" + clock(); }

std::string Moment::clock() const {
  char text[32];
  std::snprintf(text, sizeof text, "%02d:%02d", minute / 60, minute % 60);
  return text;
}

std::optional<Moment> momentFrom(std::string_view text) {
  if (text.size() != 16 || text[10] != 'T' || text[13] != ':') return std::nullopt;
  const auto date = dateFrom(text.substr(0, 10));
  const int hour = numberIn(text, 11, 2);
  const int minute = numberIn(text, 14, 2);
  if (!date || hour < 0 || hour > 23 || minute < 0 || minute > 59) return std::nullopt;
  return Moment{*date, hour * 60 + minute};
}

std::optional<int> minuteFromTyped(std::string_view text) {
  std::string digits;
  std::string letters;
  std::size_t point = std::string::npos;  // how many digits stood before ':' or '.'
  for (const char c : text) {
    if (c == ' ') continue;
    if (isLetter(c)) {
      letters += lower(c);
    } else if (isDigit(c) && letters.empty()) {
      digits += c;
    } else if ((c == ':' || c == '.') && point == std::string::npos && letters.empty()) {
      point = digits.size();
    } else {
      return std::nullopt;
    }
  }
  if (digits.empty() || digits.size() > 4) return std::nullopt;
  std::size_t hours = digits.size() > 2 ? digits.size() - 2 : digits.size();
  if (point != std::string::npos) {
    if (point == 0 || point > 2 || digits.size() - point != 2) return std::nullopt;
    hours = point;
  }
  int hour = numberIn(digits, 0, hours);
  const int minute = digits.size() > hours ? numberIn(digits, hours, 2) : 0;
  if (letters == "am" || letters == "pm") {
    if (hour < 1 || hour > 12) return std::nullopt;
    hour = hour % 12 + (letters == "pm" ? 12 : 0);
  } else if (!letters.empty()) {
    return std::nullopt;
  }
  if (hour > 23 || minute > 59) return std::nullopt;
  return hour * 60 + minute;
}

Moment addMinutes(Moment moment, int minutes) { return momentOf(civilMinutes(moment) + minutes); }

int minutesBetween(Moment from, Moment to) { return static_cast<int>(civilMinutes(to) - civilMinutes(from)); }

Moment localMoment(Millis at) {
  const auto seconds = static_cast<std::time_t>(floorDiv(at, 1000));
  std::tm civil{};
  localtime_r(&seconds, &civil);
  return {{civil.tm_year + 1900, civil.tm_mon + 1, civil.tm_mday}, civil.tm_hour * 60 + civil.tm_min};
}

// mktime's answer in the hour that a clock change repeats or leaves out differs between C libraries
// and browsers, so only the other direction is asked: the earlier of two, and after a gap as far
// past it as the clock was read before it.
Millis fromLocal(Moment moment) {
  const Millis civil = civilMinutes(moment);
  const auto offsetAt = [](Millis minutes) { return civilMinutes(localMoment(minutes * kMinute)) - minutes; };
  const Millis before = civil - offsetAt(civil - kMinutesOfDay);
  const Millis after = civil - offsetAt(civil + kMinutesOfDay);
  if (localMoment(before * kMinute) == moment) return before * kMinute;
  if (localMoment(after * kMinute) == moment) return after * kMinute;
  return before * kMinute;
}

std::string utcText(Millis at) {
  const Millis minutes = floorDiv(at, kMinute);
  const int rest = static_cast<int>(at - minutes * kMinute);
  char seconds[32];
  std::snprintf(seconds, sizeof seconds, ":%02d.%03dZ", rest / 1000, rest % 1000);
  return momentOf(minutes).text() + seconds;
}

std::string dayInWords(Date date, Date today) {
  const int ahead = daysBetween(today, date);
  if (ahead == 0) return "Today";
  if (ahead == -1) return "Yesterday";
  if (ahead == 1) return "Tomorrow";
  if (ahead >= -6 && ahead <= 6) return std::string(dayName(date));
  return date.year == today.year ? dayAndMonth(date) : fullDate(date);
}

std::string momentInWords(Moment moment, Date today) {
  return dayInWords(moment.date, today) + ", " + moment.clock();
}

std::string longDay(Date date) { return std::string(dayName(date)) + " " + dayAndMonth(date); }

std::string fullDate(Date date) { return dayAndMonth(date) + " " + std::to_string(date.year); }

std::string fromTo(Date from, Date to) {
  if (from.year != to.year) return fullDate(from) + " to " + fullDate(to);
  const std::string begin = from.month == to.month ? std::to_string(from.day) : dayAndMonth(from);
  return begin + " to " + dayAndMonth(to);
}

std::string shortDay(Date date) {
  return std::string(dayName(date).substr(0, 3)) + " " + std::to_string(date.day) + " " +
         std::string(monthName(date.month).substr(0, 3));
}

}  // namespace alongside
