#include "ui/pen/script.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <span>

#include "core/text.h"
#include "core/utf8.h"

namespace alongside::ui {
namespace {

struct Range {
  char32_t from, to;
};

// Blocks in which one code point is one letter beside the next, and which the typeface is made for.
constexpr std::array<Range, 8> kPlain = {{{0x0000, 0x02FF},    // Latin, phonetic letters
                                          {0x0370, 0x0482},    // Greek, Cyrillic
                                          {0x048A, 0x052F},    // Cyrillic
                                          {0x1E00, 0x1FFF},    // Latin, Greek
                                          {0x2000, 0x20CF},    // punctuation, currency
                                          {0x2100, 0x218F},    // letterlike, numbers
                                          {0x2190, 0x22FF},    // arrows, mathematics
                                          {0xFB00, 0xFB06}}};  // ligatures

constexpr std::array<Range, 3> kFromRight = {{{0x0590, 0x08FF}, {0xFB1D, 0xFDFF}, {0xFE70, 0xFEFC}}};

bool isIn(std::span<const Range> ranges, char32_t letter) {
  return std::ranges::any_of(ranges,
                             [&](const Range& range) { return letter >= range.from && letter <= range.to; });
}

constexpr char32_t kLeftToRight = 0x200E, kRightToLeft = 0x200F, kArabicLetter = 0x061C;

/// They say which way words run, and have no shape.
bool isDirection(char32_t letter) {
  return letter == kLeftToRight || letter == kRightToLeft || letter == kArabicLetter ||
         (letter >= 0x202A && letter <= 0x202E) || (letter >= 0x2066 && letter <= 0x2069);
}

/// Digits, spaces and marks have no direction of their own.
bool isStrong(char32_t letter) {
  return letter == kLeftToRight || (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z') ||
         (letter >= 0xC0 && letter != 0xD7 && letter != 0xF7 && !(letter >= 0x2000 && letter <= 0x2BFF) &&
          !(letter >= 0x0300 && letter <= 0x036F) && !(letter >= 0x3000 && letter <= 0x3004) &&
          letter < 0x1F000);
}

}  // namespace

bool isIgnorable(char32_t letter) {
  return letter == 0xAD || letter == 0x34F || letter == 0x061C || (letter >= 0x200B && letter <= 0x200F) ||
         (letter >= 0x202A && letter <= 0x202E) || (letter >= 0x2060 && letter <= 0x206F) || letter == 0xFEFF;
}

bool needsPainter(std::string_view words) {
  for (std::size_t at = asciiRun(words, 0); at < words.size(); at += asciiRun(words, at)) {
    const CodePoint point = codePointAt(words, at);
    if (isDirection(point.value)) return true;
    if (!isIn(kPlain, point.value) && !isIgnorable(point.value) && point.value != kReplacement) return true;
    at += point.size;
  }
  return false;
}

bool runsFromRight(std::string_view words) {
  for (std::size_t at = 0; at < words.size();) {
    const CodePoint point = codePointAt(words, at);
    if (isIn(kFromRight, point.value) || point.value == kRightToLeft) return true;
    if (isStrong(point.value)) return false;
    at += point.size;
  }
  return false;
}

std::string_view paragraphOf(std::string_view words, std::string_view line) {
  assert(line.data() >= words.data() && line.data() + line.size() <= words.data() + words.size());
  const auto at = static_cast<std::size_t>(line.data() - words.data());
  const std::size_t before = at == 0 ? std::string_view::npos : words.rfind('\n', at - 1);
  const std::string_view from = words.substr(before == std::string_view::npos ? 0 : before + 1);
  return from.substr(0, from.find('\n'));
}

namespace {
struct Directions {
  std::size_t fromRight = 0, fromLeft = 0;
};
Directions lettersOf(std::string_view words) {
  Directions letters;
  for (std::size_t at = 0; at < words.size();) {
    const CodePoint point = codePointAt(words, at);
    if (isIn(kFromRight, point.value))
      ++letters.fromRight;
    else if (isStrong(point.value))
      ++letters.fromLeft;
    at += point.size;
  }
  return letters;
}
}  // namespace

bool mostlyFromRight(std::string_view words) {
  if (asciiRun(words, 0) == words.size()) return false;
  const Directions letters = lettersOf(words);
  return letters.fromRight > letters.fromLeft;
}

bool whollyFromRight(std::string_view words) {
  return runsFromRight(words) && lettersOf(words).fromLeft == 0;
}

std::string directed(std::string_view line, bool fromRight) {
  if (fromRight ? whollyFromRight(line) : !runsFromRight(line)) return std::string(line);
  return std::string(fromRight ? "\u200F" : "\u200E").append(line);
}

}  // namespace alongside::ui
