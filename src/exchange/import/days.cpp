#include "exchange/import/days.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "core/london.h"
#include "core/text.h"

namespace alongside {

namespace {

constexpr int kEarliest = 1850, kLatest = 9999;  // years that may be meant at all

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool isLetter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

int numberOf(std::string_view digits) {
  int number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  return number;
}

std::optional<Date> realDay(int year, int month, int day) {
  if (year < kEarliest || year > kLatest || month < 1 || month > 12 || day < 1 || day > 31)
    return std::nullopt;
  char text[40];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
  return dateFrom(text);
}

constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 7> kDays = {"monday", "tuesday",  "wednesday", "thursday",
                                                   "friday", "saturday", "sunday"};

/// 0 for none. Three letters and more of it.
int placeIn(std::span<const std::string_view> names, std::string_view word) {
  if (word.size() < 3) return 0;
  std::string letters;
  for (const char c : word) letters += lower(c);
  if (letters == "sept") letters = "sep";
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i].starts_with(letters)) return static_cast<int>(i) + 1;
  return 0;
}

/// A reader of one cell from left to right.
struct Cursor {
  std::string_view text;
  std::size_t at = 0;

  bool over() const { return at >= text.size(); }
  char peek() const { return over() ? '\0' : text[at]; }
  bool take(char c) { return peek() == c && ++at > 0; }
  void spaces() {
    while (peek() == ' ') ++at;
  }
  std::string_view digits(std::size_t most) {
    const std::size_t begin = at;
    while (isDigit(peek()) && at - begin < most) ++at;
    return text.substr(begin, at - begin);
  }
  std::string_view letters() {
    const std::size_t begin = at;
    while (isLetter(peek())) ++at;
    return text.substr(begin, at - begin);
  }
};

struct TimeOfDay {
  int minute = 0;                ///< of the day
  bool exact = false;            ///< no seconds
  std::optional<int> fromUtc{};  ///< minutes; none: no zone was written
};

/// " 09:30", "T09:30:00.000Z", ":09:30:00", " 9:30 AM", "T00:00:00+01:00"; none: something else stands there.
std::optional<TimeOfDay> timeAt(Cursor in) {
  TimeOfDay time;
  if (in.over()) return time;
  if (!in.take('T') && !in.take('t') && !in.take(':')) {
    in.take(',');
    if (!in.take(' ')) return std::nullopt;
    in.spaces();
    if (lower(in.peek()) == 'a') {  // "at 09:30"
      if (in.letters() != "at") return std::nullopt;
      in.spaces();
    }
  }
  const std::string_view hours = in.digits(2);
  if (hours.empty() || !in.take(':')) return std::nullopt;
  const std::string_view minutes = in.digits(2);
  if (minutes.size() != 2) return std::nullopt;
  int seconds = 0;
  if (in.take(':')) {
    const std::string_view digits = in.digits(2);
    if (digits.size() != 2) return std::nullopt;
    seconds = numberOf(digits);
    if ((in.take('.') || in.take(':')) && in.digits(9).empty()) return std::nullopt;
  }
  int hour = numberOf(hours);
  in.spaces();
  std::string word;
  for (const char c : in.letters()) word += lower(c);
  if (word == "am" || word == "pm") {
    if (hour < 1 || hour > 12) return std::nullopt;
    hour = hour % 12 + (word == "pm" ? 12 : 0);
    in.spaces();
    word.clear();
    for (const char c : in.letters()) word += lower(c);
  }
  if (word == "z" || word == "utc") {
    time.fromUtc = 0;
  } else if (word == "bst" || word == "gmt") {  // the clock on the wall, in words
  } else if (!word.empty()) {
    return std::nullopt;
  }
  if (in.peek() == '+' || in.peek() == '-') {
    const int sign = in.take('+') ? 1 : -1;
    if (sign < 0) in.take('-');
    const std::string_view away = in.digits(2);
    if (away.size() != 2) return std::nullopt;
    in.take(':');
    const std::string_view more = in.digits(2);
    time.fromUtc = sign * (numberOf(away) * 60 + (more.empty() ? 0 : numberOf(more)));
  }
  in.spaces();
  if (!in.over() || hour > 24 || numberOf(minutes) > 59 || seconds > 60) return std::nullopt;
  time.minute = hour * 60 + numberOf(minutes);
  time.exact = seconds == 0;
  return time;
}

/// The day in London at a moment that names its zone; none: the clocks of that time do not tell.
std::optional<Date> dayInLondon(Date date, const TimeOfDay& time) {
  const Moment utc = addMinutes({date, 0}, time.minute - *time.fromUtc);
  const Summer summer = summerTime(utc.date);
  const Date winterDay = utc.date, summerDay = addMinutes(utc, 60).date;
  // The war's clocks were one or two hours ahead, in winter too.
  const bool war = utc.date.year >= 1939 && utc.date.year <= 1947;
  const Date latest = war ? addMinutes(utc, 120).date : summerDay;
  if (winterDay == latest) return winterDay;
  if (war) return std::nullopt;
  if (summer == Summer::unsure) return std::nullopt;
  return summer == Summer::yes ? summerDay : winterDay;
}

WrittenDay no(std::string problem) {
  WrittenDay day;
  day.problem = std::move(problem);
  return day;
}

WrittenDay just(std::optional<Date> date) {
  if (!date) return no("is no day");
  WrittenDay day;
  day.dayFirst = day.monthFirst = date;
  return day;
}

/// Digits alone: 20261014, 14102026, 20261014093000, 46309, 46309.3958.
std::optional<WrittenDay> fromDigits(std::string_view text) {
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const bool fraction = point != std::string_view::npos;
  if (whole.empty() || !std::ranges::all_of(whole, isDigit)) return std::nullopt;
  if (fraction && (point + 1 == text.size() || !std::ranges::all_of(text.substr(point + 1), isDigit)))
    return std::nullopt;
  if (!fraction && (whole.size() == 8 || whole.size() == 12 || whole.size() == 14)) {
    const auto number = [&](std::size_t from, std::size_t size) {
      return numberOf(whole.substr(from, size));
    };
    const auto yearFirst = realDay(number(0, 4), number(4, 2), number(6, 2));
    if (whole.size() > 8) return just(yearFirst);
    if (yearFirst) return just(yearFirst);
    WrittenDay day;
    day.dayFirst = realDay(number(4, 4), number(2, 2), number(0, 2));
    day.monthFirst = realDay(number(4, 4), number(0, 2), number(2, 2));
    return day.isDay() ? day : no("is no day");
  }
  // A spreadsheet counts days from 1899-12-30: five digits are the years 1927 to 2173.
  if (whole.size() == 5) return just(addDays(Date{1899, 12, 30}, numberOf(whole)));
  return no(whole.size() == 4
                ? "is a year, and no day"
                : "is a number: the count of days that a spreadsheet keeps for a day, or something else");
}

}  // namespace

std::optional<Date> WrittenDay::by(DayOrder order) const {
  if (order == DayOrder::monthFirst) return monthFirst ? monthFirst : std::nullopt;
  if (order == DayOrder::dayFirst) return dayFirst ? dayFirst : std::nullopt;
  return open() ? std::nullopt : dayFirst ? dayFirst : monthFirst;
}

WrittenDay writtenDay(std::string_view code) {
  if (const auto digits = fromDigits(code)) return *digits;
  Cursor in{code};
  int named = 0;  // the weekday, 1 Monday
  if (isLetter(in.peek())) {
    const Cursor begin = in;
    named = placeIn(kDays, in.letters());
    if (named == 0) in = begin;
    if (named != 0) {
      in.take(',');
      in.spaces();
    }
  }
  // Three parts: numbers, and at most one month in letters; 14OCT2026 has nothing between them.
  struct Part {
    std::string_view digits;
    int month = 0;
  };
  std::vector<Part> parts;
  while (parts.size() < 3 && !in.over()) {
    if (isLetter(in.peek())) {
      const int month = placeIn(kMonths, in.letters());
      if (month == 0) return no("is no day");
      parts.push_back({{}, month});
    } else if (isDigit(in.peek())) {
      parts.push_back({in.digits(5), 0});
      const std::string_view after = in.text.substr(in.at, 2);
      if (after.size() == 2 && isLetter(after[0])) {  // "14th"
        std::string ending{lower(after[0]), lower(after[1])};
        const bool alone = in.at + 2 >= in.text.size() || !isLetter(in.text[in.at + 2]);
        if (alone && (ending == "st" || ending == "nd" || ending == "rd" || ending == "th")) in.at += 2;
      }
    } else {
      return no("is no day");
    }
    if (parts.size() == 3) break;
    in.spaces();
    if (std::string_view("/.-,").contains(in.peek()) && !in.over()) ++in.at;
    in.spaces();
  }
  if (parts.size() != 3) return no("is no day");
  const auto time = timeAt(in);
  if (!time) return no("is no day");

  WrittenDay day;
  const auto fits = [&](std::size_t year, std::size_t month, std::size_t date) -> std::optional<Date> {
    const std::string_view digits = parts[year].digits;
    if (digits.size() != 4 && digits.size() != 2) return std::nullopt;
    if (parts[date].digits.empty() || parts[date].digits.size() > 2) return std::nullopt;
    if (parts[month].month == 0 && (parts[month].digits.empty() || parts[month].digits.size() > 2))
      return std::nullopt;
    day.shortYear = digits.size() == 2;
    return realDay(numberOf(digits) + (day.shortYear ? 2000 : 0),
                   parts[month].month > 0 ? parts[month].month : numberOf(parts[month].digits),
                   numberOf(parts[date].digits));
  };
  if (parts[0].digits.size() == 4)
    day.dayFirst = day.monthFirst = fits(0, 1, 2);
  else if (parts[1].month > 0)
    day.dayFirst = day.monthFirst = fits(2, 1, 0);
  else if (parts[0].month > 0)
    day.dayFirst = day.monthFirst = fits(2, 0, 1);
  else {
    day.dayFirst = fits(2, 1, 0);
    day.monthFirst = fits(2, 0, 1);
  }
  if (time->fromUtc && day.isDay()) {
    const auto there = dayInLondon(day.dayFirst ? *day.dayFirst : *day.monthFirst, *time);
    if (!there) return no("is a moment of which London’s clocks do not tell the day");
    day.dayFirst = day.monthFirst = there;
  }
  if (named > 0) {
    const auto agrees = [&](std::optional<Date>& date) {
      if (date && !day.shortYear && weekday(*date) + 1 != named) date.reset();
    };
    const bool was = day.isDay();
    agrees(day.dayFirst);
    agrees(day.monthFirst);
    if (was && !day.isDay()) return no("names another day of the week");
  }
  return day.isDay() ? day : no("is no day");
}

Date withCentury(Date date, Date today) {
  while (date > today) date.year -= 100;
  while (Date{date.year + 100, date.month, date.day} <= today) date.year += 100;
  return date;
}

bool standsForNoDate(Date date) {
  const bool first = date.month == 1 && date.day == 1, last = date.month == 12 && date.day == 31;
  return date.year >= 9000 || date.year < 1900 || (date.year == 1900 && first) ||
         (date.year == 1901 && first) || (date.year == 1899 && last);
}

}  // namespace alongside
