#include "core/text.h"

#include <algorithm>
#include <cstring>

#include "core/utf8.h"

namespace alongside {

namespace {

std::uint8_t byteAt(std::string_view text, std::size_t at) { return static_cast<std::uint8_t>(text[at]); }

bool isMark(char32_t value) { return value >= 0x300 && value <= 0x36F; }

/// Capital of the letters that names begin with; others stay.
char32_t capital(char32_t c) {
  if (c >= 'a' && c <= 'z') return c - 0x20;
  if (c >= 0xE0 && c <= 0xFE && c != 0xF7) return c - 0x20;
  if (c >= 0x100 && c <= 0x137 && c != 0x131) return c & ~char32_t{1};
  if (c >= 0x3B1 && c <= 0x3C9 && c != 0x3C2) return c - 0x20;
  if (c >= 0x430 && c <= 0x44F) return c - 0x20;
  if (c >= 0x450 && c <= 0x45F) return c - 0x50;
  return c;
}

bool isPunctuation(char32_t c) {
  return (c < 0x80 && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9')) ||
         (c >= 0x2010 && c <= 0x201F);
}

std::vector<std::string_view> wordsOf(std::string_view text) {
  std::vector<std::string_view> words;
  std::size_t begin = std::string_view::npos;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = codePointAt(text, at);
    if (isSpace(c.value)) {
      if (begin != std::string_view::npos) words.push_back(text.substr(begin, at - begin));
      begin = std::string_view::npos;
    } else if (begin == std::string_view::npos) {
      begin = at;
    }
    at += c.size;
  }
  if (begin != std::string_view::npos) words.push_back(text.substr(begin));
  return words;
}

/// A first letter that can stand for a name: not where letters are joined (Arabic), stacked (Tamil) or spelt apart (Thai).
bool isInitial(char32_t c) {
  return c < 0x590 || (c >= 0x10A0 && c <= 0x137F) || (c >= 0x1C90 && c <= 0x1CBF) ||
         (c >= 0x1E00 && c <= 0x1FFF) || (c >= 0x3040 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3);
}

/// The first letter of a word with its marks; empty when it has none.
std::string initialOf(std::string_view word) {
  std::string initial;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint c = codePointAt(word, at);
    at += c.size;
    if (initial.empty() ? isPunctuation(c.value) : !isMark(c.value)) {
      if (initial.empty()) continue;
      break;
    }
    if (initial.empty() && !isInitial(c.value)) return {};
    appendUtf8(initial, initial.empty() ? capital(c.value) : c.value);
  }
  return initial;
}

std::string grouped(std::uint64_t n) {
  std::string digits = std::to_string(n);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, 1, ',');
  }
  return digits;
}

}  // namespace

// Eight bytes at a time.
std::size_t asciiRun(std::string_view text, std::size_t at) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080ULL;
  std::size_t i = at;
  while (i + 8 <= text.size()) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, text.data() + i, 8);
    if ((eight & kHighBits) != 0) break;
    i += 8;
  }
  while (i < text.size() && byteAt(text, i) < 0x80) ++i;
  return i - at;
}

CodePoint codePointAt(std::string_view text, std::size_t at) {
  const std::uint8_t lead = byteAt(text, at);
  if (lead < 0x80) return {lead, 1, true};
  std::size_t length = 0;
  std::uint8_t low = 0x80;
  std::uint8_t high = 0xBF;
  char32_t value = 0;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2;
    value = lead & 0x1FU;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3;
    value = lead & 0x0FU;
    if (lead == 0xE0) low = 0xA0;   // nothing shorter in three bytes
    if (lead == 0xED) high = 0x9F;  // no surrogates
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4;
    value = lead & 0x07U;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;  // nothing above U+10FFFF
  } else {
    return {kReplacement, 1, false};
  }
  for (std::size_t i = 1; i < length; ++i) {
    if (at + i >= text.size()) return {kReplacement, i, false};
    const std::uint8_t next = byteAt(text, at + i);
    if (next < low || next > high) return {kReplacement, i, false};
    value = value << 6 | (next & 0x3FU);
    low = 0x80;
    high = 0xBF;
  }
  return {value, length, true};
}

void appendUtf8(std::string& out, char32_t value) {
  const auto put = [&out](char32_t byte) { out += static_cast<char>(static_cast<std::uint8_t>(byte)); };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0 | value >> 6);
    put(0x80 | (value & 0x3F));
  } else if (value < 0x10000) {
    put(0xE0 | value >> 12);
    put(0x80 | (value >> 6 & 0x3F));
    put(0x80 | (value & 0x3F));
  } else {
    put(0xF0 | value >> 18);
    put(0x80 | (value >> 12 & 0x3F));
    put(0x80 | (value >> 6 & 0x3F));
    put(0x80 | (value & 0x3F));
  }
}

bool isSpace(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000 || c == 0xFEFF;
}

bool validUtf8(std::string_view text) {
  for (std::size_t at = asciiRun(text, 0); at < text.size(); at += asciiRun(text, at)) {
    const CodePoint c = codePointAt(text, at);
    if (!c.valid) return false;
    at += c.size;
  }
  return true;
}

std::string repairUtf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = codePointAt(text, at);
    if (c.valid) {
      out.append(text, at, c.size);
    } else {
      appendUtf8(out, kReplacement);
    }
    at += c.size;
  }
  return out;
}

std::string cleanText(std::string_view text) {
  std::string out = validUtf8(text) ? std::string(text) : repairUtf8(text);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const std::uint8_t c = byteAt(out, i);
    if (c == '\r') {
      if (i + 1 < out.size() && out[i + 1] == '\n') continue;
      out[kept++] = '\n';
    } else if (c == '\t' || c == '\n' || (c >= 0x20 && c != 0x7F)) {
      out[kept++] = out[i];
    }
  }
  out.resize(kept);
  return out;
}

std::string trim(std::string_view text) {
  std::size_t begin = text.size();
  std::size_t end = text.size();
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = codePointAt(text, at);
    if (!isSpace(c.value)) {
      if (begin == text.size()) begin = at;
      end = at + c.size;
    }
    at += c.size;
  }
  return std::string(text.substr(begin, end - begin));
}

std::size_t characters(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::ranges::count_if(utf8, [](char c) { return (static_cast<std::uint8_t>(c) & 0xC0) != 0x80; }));
}

std::string firstCharacters(std::string_view utf8, std::size_t n) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < n && at < utf8.size(); ++i) at += codePointAt(utf8, at).size;
  return std::string(utf8.substr(0, at));
}

std::string initials(std::string_view name) {
  std::string initials;
  int letters = 0;
  for (const std::string_view word : wordsOf(name)) {
    const std::string initial = initialOf(word);
    if (initial.empty()) continue;
    initials += initial;
    if (++letters == 2) break;
  }
  return initials;
}

std::string firstName(std::string_view name) {
  const auto words = wordsOf(name);
  return words.empty() ? std::string() : std::string(words.front());
}

std::string plural(std::int64_t n, std::string_view one, std::string_view many) {
  std::string text = n < 0 ? "-" : "";
  text += grouped(n < 0 ? ~static_cast<std::uint64_t>(n) + 1 : static_cast<std::uint64_t>(n));
  text += ' ';
  return text.append(n == 1 ? one : many);
}

std::string listed(const std::vector<std::string>& items) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i + 1 == items.size() ? " and " : ", ";
    text += items[i];
  }
  return text;
}

std::string asBytesSize(std::uint64_t bytes) {
  if (bytes < 1000) return plural(bytes, "byte", "bytes");
  constexpr std::string_view kUnits[] = {"KB", "MB", "GB", "TB", "PB", "EB"};
  std::uint64_t unit = 1000;
  std::size_t name = 0;
  while (name + 1 < std::size(kUnits) && bytes / unit >= 1000) {
    unit *= 1000;
    ++name;
  }
  // One digit after the point while it says something: 1.4 MB, 14 MB.
  std::uint64_t tenths = bytes / (unit / 10);
  std::string text;
  if (tenths < 100 && tenths % 10 != 0) {
    text = std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
  } else {
    text = std::to_string(tenths / 10);
  }
  text += ' ';
  return text.append(kUnits[name]);
}

}  // namespace alongside
