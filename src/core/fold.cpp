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

/// Calls taken(begin, end) for every code point of `text` after its plain form was added to `out`.
template <class Taken>
void foldInto(std::string& out, std::string_view text, Taken taken) {
  bool space = true;  // the last thing written was one, or nothing was
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<std::uint8_t>(text[at]);
    std::size_t size = 1;
    if (byte < 0x80) {
      const char c = kAscii[byte];
      if (c != ' ') {
        out += c;
        space = false;
      } else if (!space) {
        out += ' ';
        space = true;
      }
    } else {
      const CodePoint c = codePointAt(text, at);
      size = c.size;
      if (!isSpace(c.value)) {
        const std::size_t before = out.size();
        appendFolded(out, c.value);
        if (out.size() != before) space = false;
      } else if (!space) {
        out += ' ';
        space = true;
      }
    }
    taken(at, at + size);
    at += size;
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
}

}  // namespace

std::string fold(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  foldInto(out, utf8, [](std::size_t, std::size_t) {});
  return out;
}

Found findFolded(std::string_view haystack, std::string_view needle) {
  const std::string wanted = fold(needle);
  if (wanted.empty()) return {};
  std::string folded;
  folded.reserve(haystack.size());
  std::vector<Found> from;  // for every folded byte, the bytes it comes from
  from.reserve(haystack.size());
  foldInto(folded, haystack, [&](std::size_t begin, std::size_t end) {
    if (folded.size() == from.size()) {
      // A mark or a further space belongs to what stands before it.
      if (!from.empty()) from.back().end = end;
    } else {
      from.resize(folded.size(), Found{begin, end});
    }
  });
  const std::size_t at = folded.find(wanted);
  if (at == std::string::npos) return {};
  return {from[at].begin, from[at + wanted.size() - 1].end};
}

}  // namespace alongside
