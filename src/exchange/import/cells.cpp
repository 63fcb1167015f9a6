#include "exchange/import/cells.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <vector>

#include "core/text.h"
#include "core/utf8.h"

namespace alongside {

namespace {

/// Directional marks, joiners, soft hyphens, word joiners, byte order marks: no glyph and no width.
bool unseen(char32_t value) {
  return value == 0xAD || (value >= 0x200B && value <= 0x200F) || (value >= 0x202A && value <= 0x202E) ||
         (value >= 0x2060 && value <= 0x2069) || value == 0xFEFF || value == 0x180E;
}
/// Line and paragraph separator.
bool breaksLine(char32_t value) { return value == 0x2028 || value == 0x2029; }
bool joiner(char32_t value) { return value == 0x200C || value == 0x200D; }

/// First digits of the scripts that write decimal numbers in tens of their own (Unicode, general category Nd).
constexpr std::array<char32_t, 14> kNoughts = {0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6,
                                               0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0E50, 0xFF10};

std::optional<char> digitOf(char32_t value) {
  for (const char32_t nought : kNoughts)
    if (value >= nought && value < nought + 10) return static_cast<char>('0' + (value - nought));
  return std::nullopt;
}

/// ="000881", '000881: written so that a spreadsheet leaves the text alone.
std::string_view unwrapped(std::string_view text) {
  const auto quoted = [](std::string_view t) { return t.size() >= 2 && t.front() == '"' && t.back() == '"'; };
  if (text.starts_with('=') && quoted(text.substr(1))) return text.substr(2, text.size() - 3);
  if (text.size() > 1 && text.front() == '\'' &&
      (isDigit(text[1]) || std::string_view("+=-@").contains(text[1])))
    return text.substr(1);
  return text;
}

bool isUpper(std::string_view word) {
  // Folding changes capitals; what it changes in any other way is told by a letter that stays.
  bool letter = false;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint point = codePointAt(word, at);
    const std::string_view one = word.substr(at, point.size);
    if (one.size() == 1) {
      if (one[0] >= 'a' && one[0] <= 'z') return false;
      letter = letter || (one[0] >= 'A' && one[0] <= 'Z');
    } else if (point.value >= 0xDF && point.value <= 0xFF && point.value != 0xF7) {
      return false;  // Latin-1's small letters
    }
    at += point.size;
  }
  return letter;
}

std::vector<std::string> wordsOf(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text) {
    if (c != ' ') {
      word.push_back(c);
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

std::string joined(std::span<const std::string> words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

bool isTitle(std::string_view word) {
  std::string plain;
  for (const char c : word)
    if (c != '.' && c != '(' && c != ')') plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  constexpr std::array kTitles = {"mr",        "mrs", "ms",       "miss",   "mx",   "dr",   "prof",
                                  "professor", "rev", "reverend", "master", "sir",  "dame", "lady",
                                  "lord",      "fr",  "sr",       "revd",   "cllr", "capt", "sgt"};
  return std::ranges::contains(kTitles, std::string_view(plain));
}

/// "ELLERY" -> "Ellery", "O’DELL" -> "O’Dell", "ELLERY-HOLT" -> "Ellery-Holt". MAC and MC stay: MacBain, Macey and McKay
/// are not told from capitals. So do initials and names beyond ASCII, whose small letters are not known here.
std::string withoutCapitals(const std::string& word) {
  const bool plain = std::ranges::all_of(word, [](char c) {
    return (c >= 'A' && c <= 'Z') || c == '-' || c == '\'' || static_cast<unsigned char>(c) >= 0x80;
  });
  const bool apostrophesAlone = [&] {
    for (std::size_t at = 0; at < word.size();) {
      const CodePoint point = codePointAt(word, at);
      if (point.size > 1 && point.value != 0x2019) return false;
      at += point.size;
    }
    return true;
  }();
  std::string letters;
  for (const char c : word)
    if (c >= 'A' && c <= 'Z') letters += c;
  if (!plain || !apostrophesAlone || letters.size() < 3 || letters.starts_with("MAC") ||
      letters.starts_with("MC"))
    return word;
  std::string name;
  bool first = true;
  for (const char c : word) {
    const bool letter = c >= 'A' && c <= 'Z';
    name += letter && !first ? static_cast<char>(c + 32) : c;
    first = !letter;
  }
  return name;
}

bool oneOfWords(std::string_view cell, std::span<const std::string_view> words) {
  constexpr std::size_t kLongest = 20;  // bytes, of any of them
  if (cell.size() > kLongest) return false;
  const std::string folded = fold(cell);
  return std::ranges::contains(words, std::string_view(folded));
}

// What programs write; folded.
constexpr std::array<std::string_view, 17> kMachineWords = {
    "null",    "<null>", "(null)", "[null]", "nan",       "#n/a", "#ref!", "#value!", "#name?",
    "#div/0!", "#num!",  "#null!", "nil",    "undefined", "\\n",  "<na>",  "(blank)"};
// What people write; folded, so dashes are '-'.
constexpr std::array<std::string_view, 24> kHumanWords = {
    "n/a",       "na",           "n.a.",          "not applicable",
    "none",      "none known",   "unknown",       "unk",
    "not known", "not recorded", "not stated",    "not specified",
    "not given", "not provided", "not available", "not disclosed",
    "no data",   "blank",        "(none)",        "?",
    "??",        "???",          "tbc",           "not entered"};

bool onlyMarks(std::string_view cell) {
  constexpr std::size_t kLongest = 20;
  return !cell.empty() && cell.size() <= kLongest &&
         std::ranges::all_of(fold(cell), [](char c) { return std::string_view("-._/\\* ").contains(c); });
}

}  // namespace

std::string meantText(std::string_view cell) {
  const std::string clean = trim(cleanText(cell));
  const std::string_view inner = unwrapped(clean);
  std::string text;
  text.reserve(inner.size());
  for (std::size_t at = 0; at < inner.size();) {
    const std::size_t plain = asciiRun(inner, at);
    text.append(inner.substr(at, plain));
    at += plain;
    if (at >= inner.size()) break;
    const CodePoint point = codePointAt(inner, at);
    if (breaksLine(point.value))
      text += '\n';
    else if (!unseen(point.value) || joiner(point.value))
      text.append(inner.substr(at, point.size));
    at += point.size;
  }
  return trim(text);
}

std::string meantCode(std::string_view cell) {
  std::string text;
  for (std::size_t at = 0; at < cell.size();) {
    const CodePoint point = codePointAt(cell, at);
    if (const auto digit = digitOf(point.value))
      text += *digit;
    else if (point.value == 0x2010 || point.value == 0x2011 || point.value == 0x2012 ||
             point.value == 0x2013 || point.value == 0x2212)
      text += '-';
    else if (point.size > 1 && isSpace(point.value))
      text += unseen(point.value) ? "" : " ";
    else if (!unseen(point.value))
      text.append(cell.substr(at, point.size));
    at += point.size;
  }
  text = trim(cleanText(text));
  std::string_view inner = unwrapped(text);
  if (inner.size() > 2 && inner.front() == '"' && inner.back() == '"')
    inner = inner.substr(1, inner.size() - 2);
  return trim(inner);
}

std::string withoutPointNought(std::string_view code) {
  const std::size_t point = code.find('.');
  const auto digits = [](std::string_view t) { return !t.empty() && std::ranges::all_of(t, isDigit); };
  if (point != std::string_view::npos && digits(code.substr(0, point)) && digits(code.substr(point + 1)) &&
      code.find_first_not_of('0', point + 1) == std::string_view::npos)
    return std::string(code.substr(0, point));
  return std::string(code);
}

std::string meantNumber(std::string_view code) {
  std::string number = withoutPointNought(code);
  if (number.find_first_not_of("0123456789 ") == std::string::npos) std::erase(number, ' ');
  return number;
}

bool shortenedBySpreadsheet(std::string_view code) {
  const std::size_t e = code.find_first_of("eE");
  if (e == std::string_view::npos || e == 0) return false;
  const std::string_view head = code.substr(0, e);
  std::string_view power = code.substr(e + 1);
  const bool sign = power.starts_with('+');
  if (sign) power.remove_prefix(1);
  const auto digitsAndPoint = [](std::string_view t) {
    return !t.empty() && std::ranges::all_of(t, [](char c) { return isDigit(c) || c == '.'; });
  };
  // 'E' is a letter of codes, too: 12E5 is one, 9.99E+09 is none.
  return digitsAndPoint(head) && !power.empty() && std::ranges::all_of(power, isDigit) &&
         (sign || head.contains('.'));
}

bool saysNothing(std::string_view cell) {
  return cell.empty() || onlyMarks(cell) || oneOfWords(cell, kMachineWords) || oneOfWords(cell, kHumanWords);
}

bool machineSaysNothing(std::string_view cell) {
  return cell.empty() || onlyMarks(cell) || oneOfWords(cell, kMachineWords);
}

bool namesNobody(std::string_view cell) {
  const bool asAName =
      cell.size() > 1 && cell[0] >= 'A' && cell[0] <= 'Z' && cell[1] >= 'a' && cell[1] <= 'z';
  constexpr std::array<std::string_view, 5> kNames = {"null", "nan", "none", "nil", "na"};
  return saysNothing(cell) && !(asAName && oneOfWords(cell, kNames));
}

std::string meantPhone(std::string_view code) {
  const std::string plain = withoutPointNought(code);
  if (plain.size() == 10 && std::ranges::all_of(plain, isDigit) &&
      std::string_view("1237").contains(plain[0]))
    return "0" + plain;
  return plain;
}

std::string meantName(std::string_view cell) {
  std::string text = meantText(cell);
  // A title in brackets at the end, or at either end without.
  const auto withoutTitles = [](std::vector<std::string> words) {
    while (words.size() > 1 && isTitle(words.front())) words.erase(words.begin());
    while (words.size() > 1 && words.back().starts_with('(') && isTitle(words.back())) words.pop_back();
    return words;
  };
  const std::size_t comma = text.find(',');
  std::vector<std::string> first, last;
  if (comma != std::string::npos && text.find(',', comma + 1) == std::string::npos) {
    last = withoutTitles(wordsOf(text.substr(0, comma)));
    first = withoutTitles(wordsOf(text.substr(comma + 1)));
    if (first.empty() || last.empty()) return joined(first.empty() ? last : first);
    if (first.size() == 1 && isTitle(first[0])) return joined(last);
  } else {
    const std::vector<std::string> written = wordsOf(text);
    const std::vector<std::string> words = withoutTitles(written);
    // 'ELLERY Maud (Ms)': capitals tell the surname, where a title behind the name shows how it was written.
    std::size_t capitals = 0;
    while (capitals < words.size() && words[capitals].size() > 1 && isUpper(words[capitals])) ++capitals;
    const bool surnameFirst = capitals > 0 && capitals < words.size() && written.back() != words.back();
    if (!surnameFirst) return joined(words);
    last.assign(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(capitals));
    first.assign(words.begin() + static_cast<std::ptrdiff_t>(capitals), words.end());
  }
  for (std::string& word : last)
    if (isUpper(word)) word = withoutCapitals(word);
  for (std::string& word : first)
    if (isUpper(word)) word = withoutCapitals(word);
  return joined(first) + " " + joined(last);
}

}  // namespace alongside
