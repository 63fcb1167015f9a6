#include "exchange/formats/number_look.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "core/text.h"
#include "core/time.h"

namespace alongside {

namespace {

/// The letters that say how, without words in quotation marks, colours, languages and fillers. "[h]" stays as h.
std::string lettersOf(std::string_view code) {
  std::string letters;
  for (std::size_t at = 0; at < code.size() && code[at] != ';'; ++at) {
    const char c = code[at];
    if (c == '"') {
      at = std::min(code.find('"', at + 1), code.size());
    } else if (c == '[') {
      const std::size_t end = std::min(code.find(']', at), code.size());
      const std::string inside = fold(code.substr(at + 1, end - at - 1));
      if (inside.find_first_not_of("hms") == std::string::npos) letters += inside;
      at = end;
    } else if (c == '\\' || c == '_' || c == '*') {
      ++at;
    } else {
      letters += c;
    }
  }
  return fold(letters);
}

struct TimeOfDay {
  int hour = 0, minute = 0, second = 0;
  std::string text() const {
    std::array<char, 16> out{};
    std::snprintf(out.data(), out.size(), "%02d:%02d:%02d", hour, minute, second);
    return out.data();
  }
};

std::string plain(double number) {
  constexpr double kWhole = 1e15;  // up to here a double has every digit
  std::array<char, 40> out{};
  const bool whole = std::abs(number) < kWhole && number == std::trunc(number);
  std::snprintf(out.data(), out.size(), whole ? "%.0f" : "%.15g", number);
  return out.data();
}

}  // namespace

NumberLook numberLook(std::string_view code) {
  const std::string letters = lettersOf(code);
  NumberLook look;
  if (letters.starts_with("general")) return look;
  const auto has = [&](std::string_view any) { return letters.find_first_of(any) != std::string::npos; };
  look.time = has("hs");
  look.day = has("yd") || (has("m") && !look.time);
  // Identifiers: noughts alone, perhaps with a space or a hyphen between.
  if (!letters.empty() && letters.find_first_not_of("0 -") == std::string::npos)
    look.digits = static_cast<std::size_t>(std::ranges::count(letters, '0'));
  if (look.digits == 1) look.digits = 0;
  return look;
}

NumberLook builtInLook(unsigned id) {
  const auto within = [&](unsigned from, unsigned to) { return id >= from && id <= to; };
  // 27 to 36 and 50 to 58 are days of Chinese, Japanese and Korean calendars; 32, 33, 55 and 56 of them are times of day.
  if (within(14, 17) || within(27, 31) || within(34, 36) || within(50, 54) || within(57, 58))
    return {.day = true};
  if (within(18, 21) || within(32, 33) || within(45, 47) || within(55, 56)) return {.time = true};
  if (id == 22) return {.day = true, .time = true};
  return {};
}

std::string shownNumber(std::string_view written, NumberLook look, bool from1904) {
  const std::string text(written);
  char* end = nullptr;
  const double number = std::strtod(text.c_str(), &end);
  if (text.empty() || end != text.c_str() + text.size() || !std::isfinite(number)) return text;
  if (!look.day && !look.time) {
    const bool asItIs = text.find_first_not_of("0123456789") == std::string::npos;
    std::string shown = asItIs ? text : plain(number);
    const bool digits = shown.find_first_not_of("0123456789") == std::string::npos;
    if (digits && shown.size() < look.digits) shown.insert(0, look.digits - shown.size(), '0');
    return shown;
  }
  constexpr int kSecondsADay = 86'400;
  constexpr double kMost = 2'958'465;  // 31 December 9999
  if (number < 0 || number >= kMost + 1) return plain(number);
  auto days = static_cast<int>(number);
  auto seconds = static_cast<int>(std::lround((number - days) * kSecondsADay));
  if (seconds == kSecondsADay) ++days, seconds = 0;
  if (days > kMost) return plain(number);
  const TimeOfDay time{seconds / 3600, seconds / 60 % 60, seconds % 60};
  if (!look.day) return number < 1 ? time.text() : plain(number);  // hours that went by are no time of day
  if (days == 0 && !from1904) return plain(number);
  // 1900 had no 29 February, and spreadsheets that count from it have: day 60.
  constexpr int kNoSuchDay = 60;
  if (days == kNoSuchDay && !from1904) return plain(number);
  const Date first = from1904            ? Date{1904, 1, 1}
                     : days < kNoSuchDay ? Date{1899, 12, 31}
                                         : Date{1899, 12, 30};
  const std::string day = addDays(first, days).text();
  return look.time ? day + "T" + time.text() : day;
}

}  // namespace alongside
