// Search and comparison by plain letters. Every record's text comes through here when a vault is
// opened, so ASCII, which is nearly all of it, takes no table.
#include <algorithm>
#include <array>
#include <cstdint>

#include "core/text.h"
#include "core/utf8.h"

namespace alongside {

namespace {

#include "fold_table.inc"

constexpr std::uint16_t kSeveralFrom = 0xE000;

constexpr std::array<char, 128> kAscii = [] {
  std::array<char, 128> folded{};
  for (std::size_t c = 0; c < folded.size(); ++c) {
    const bool space = c == ' ' || (c >= '\t' && c <= '\r');
    folded[c] = static_cast<char>(space ? ' ' : c >= 'A' && c <= 'Z' ? c + 0x20 : c);
  }
  return folded;
}();

void appendEntry(std::string& out, std::uint16_t entry) {
  if (entry >= kSeveralFrom) {
    out += kSeveral[entry - kSeveralFrom];
  } else if (entry != 0) {
    appendUtf8(out, entry);
  }
}

/// The plain form of one code point beyond ASCII that is no white space.
void appendFolded(std::string& out, char32_t c) {
  if (c < kLowEnd) {
    appendEntry(out, kLow[c - kLowBegin]);
    return;
  }
  if (c >= kHighBegin && c < kHighEnd) {
    appendEntry(out, kHigh[c - kHighBegin]);
    return;
  }
  const auto at =
      std::ranges::lower_bound(kRest, c, {}, [](const FoldPair& pair) { return char32_t{pair.from}; });
  if (at != std::end(kRest) && at->from == c) {
    appendEntry(out, at->to);
  } else {
    appendUtf8(out, c);
  }
}

/// Adds one code point; `space` tells whether a space stands last, or nothing does.
void appendOne(std::string& out, char32_t c, bool& space) {
  const std::size_t before = out.size();
  if (isSpace(c)) {
    if (!space) out += ' ';
    space = true;
    return;
  }
  if (c < kAscii.size()) {
    out += kAscii[c];
  } else {
    appendFolded(out, c);
  }
  if (out.size() != before) space = false;
}

/// Adds a run of ASCII. No call and no branch a character.
void appendAscii(std::string& out, std::string_view run, bool& space) {
  const std::size_t before = out.size();
  out.resize(before + run.size());
  char* to = out.data() + before;
  bool last = space;
  for (const char byte : run) {
    const char c = kAscii[static_cast<std::uint8_t>(byte)];
    const bool blank = c == ' ';
    *to = c;
    to += blank && last ? 0 : 1;
    last = blank;
  }
  space = last;
  out.resize(static_cast<std::size_t>(to - out.data()));
}

}  // namespace

std::string fold(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  bool space = true;
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t run = asciiRun(utf8, at);
    appendAscii(out, utf8.substr(at, run), space);
    at += run;
    if (at == utf8.size()) break;
    const CodePoint c = codePointAt(utf8, at);
    appendOne(out, c.value, space);
    at += c.size;
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

Found findFolded(std::string_view haystack, std::string_view needle) {
  const std::string wanted = fold(needle);
  if (wanted.empty()) return {};
  std::string folded;
  folded.reserve(haystack.size());
  std::vector<Found> from;  // for every folded byte, the bytes it comes from
  from.reserve(haystack.size());
  bool space = true;
  for (std::size_t at = 0; at < haystack.size();) {
    const CodePoint c = codePointAt(haystack, at);
    appendOne(folded, c.value, space);
    if (folded.size() != from.size()) {
      from.resize(folded.size(), Found{at, at + c.size});
    } else if (!from.empty()) {
      from.back().end = at + c.size;  // a mark or a further space belongs to what stands before it
    }
    at += c.size;
  }
  const std::size_t at = folded.find(wanted);
  if (at == std::string::npos) return {};
  return {from[at].begin, from[at + wanted.size() - 1].end};
}

}  // namespace alongside
