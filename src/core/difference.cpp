#include "core/difference.h"

#include <algorithm>
#include <span>

namespace alongside {

namespace {

/// A word or a mark, and the white space behind it, which is not compared.
struct Token {
  std::string_view key;
  std::string_view whole;
};

constexpr int kMostEdits = 1500;  ///< words gone and come: a record of the way for each, 9 MB in all

bool space(char c) { return c == ' ' || c == '\n' || c == '\t'; }
/// Letters of any script: what is not ASCII belongs to a word.
bool letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '\'' ||
         static_cast<unsigned char>(c) >= 0x80;
}

std::vector<Token> tokensOf(std::string_view text) {
  std::vector<Token> tokens;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin;
    while (end < text.size() && letter(text[end])) ++end;
    if (end == begin) ++end;
    const std::size_t word = end;
    while (end < text.size() && space(text[end])) ++end;
    tokens.push_back({text.substr(begin, word - begin), text.substr(begin, end - begin)});
    begin = end;
  }
  return tokens;
}

std::string joined(std::span<const Token> tokens) {
  std::string text;
  for (const Token& token : tokens) text += token.whole;
  return text;
}

/// Gathers pieces; neighbours of one sort become one, and what came waits behind what is gone.
class Pieces {
 public:
  void same(std::string_view words) {
    flush();
    add(Piece::Is::same, words);
  }
  void gone(std::string_view words) { gone_ += words; }
  void come(std::string_view words) { come_ += words; }
  std::vector<Piece> all() && {
    flush();
    return std::move(pieces_);
  }

 private:
  void flush() {
    add(Piece::Is::gone, gone_);
    add(Piece::Is::come, come_);
    gone_.clear();
    come_.clear();
  }
  void add(Piece::Is is, std::string_view words) {
    if (words.empty()) return;
    if (!pieces_.empty() && pieces_.back().is == is)
      pieces_.back().words += words;
    else
      pieces_.push_back({is, std::string(words)});
  }
  std::vector<Piece> pieces_;
  std::string gone_, come_;
};

/// How one becomes the other with the fewest words gone and come (Myers, An O(ND) Difference Algorithm, 1986):
/// for each number of edits the furthest place on each diagonal. Empty when there are too many of them.
std::vector<std::vector<int>> waysThrough(std::span<const Token> a, std::span<const Token> b) {
  const int wide = static_cast<int>(a.size()), high = static_cast<int>(b.size());
  std::vector<std::vector<int>> ways;
  for (int edits = 0; edits <= std::min(kMostEdits, wide + high); ++edits) {
    std::vector<int> furthest(static_cast<std::size_t>(2 * edits + 1), 0);
    const auto before = [&](int diagonal) {
      return ways.back()[static_cast<std::size_t>(diagonal + edits - 1)];
    };
    bool there = false;
    for (int diagonal = -edits; diagonal <= edits; diagonal += 2) {
      int x = 0;
      if (edits > 0) {
        const bool down =
            diagonal == -edits || (diagonal != edits && before(diagonal - 1) < before(diagonal + 1));
        x = down ? before(diagonal + 1) : before(diagonal - 1) + 1;
      }
      while (x < wide && x - diagonal < high && x - diagonal >= 0 &&
             a[static_cast<std::size_t>(x)].key == b[static_cast<std::size_t>(x - diagonal)].key)
        ++x;
      const int place = diagonal + edits;
      furthest[static_cast<std::size_t>(place)] = x;
      there = there || (x >= wide && x - diagonal >= high);
    }
    ways.push_back(std::move(furthest));
    if (there) return ways;
  }
  return {};
}

struct Step {
  bool gone = false, come = false;  ///< neither: the same in both
};

/// The way back from the end, turned round.
std::vector<Step> stepsOf(const std::vector<std::vector<int>>& ways, std::size_t wide, std::size_t high) {
  std::vector<Step> steps;
  int x = static_cast<int>(wide), y = static_cast<int>(high);
  for (int edits = static_cast<int>(ways.size()) - 1; edits >= 0; --edits) {
    int fromX = 0, fromY = 0;
    bool down = false;
    if (edits > 0) {
      const auto& last = ways[static_cast<std::size_t>(edits - 1)];
      const int diagonal = x - y;
      const auto at = [&](int k) { return last[static_cast<std::size_t>(k + edits - 1)]; };
      down = diagonal == -edits || (diagonal != edits && at(diagonal - 1) < at(diagonal + 1));
      fromX = at(down ? diagonal + 1 : diagonal - 1);
      fromY = fromX - (down ? diagonal + 1 : diagonal - 1);
    }
    const int edge = edits > 0 ? 1 : 0;
    while (x > fromX + (down ? 0 : edge) && y > fromY + (down ? edge : 0)) {
      steps.push_back({});
      --x;
      --y;
    }
    if (edits > 0) steps.push_back({.gone = !down, .come = down});
    x = fromX;
    y = fromY;
  }
  std::ranges::reverse(steps);
  return steps;
}

}  // namespace

std::vector<Piece> difference(std::string_view before, std::string_view after) {
  const std::vector<Token> was = tokensOf(before), is = tokensOf(after);
  std::span<const Token> a = was, b = is;
  const auto alike = [](const Token& one, const Token& other) { return one.key == other.key; };
  const auto head = static_cast<std::size_t>(
      std::mismatch(a.begin(), a.end(), b.begin(), b.end(), alike).first - a.begin());
  Pieces pieces;
  for (const Token& token : b.first(head)) pieces.same(token.whole);
  a = a.subspan(head);
  b = b.subspan(head);
  const auto tail = static_cast<std::size_t>(
      std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend(), alike).first - a.rbegin());
  const std::span<const Token> end = b.last(tail);
  a = a.first(a.size() - tail);
  b = b.first(b.size() - tail);
  const auto ways = waysThrough(a, b);
  if (ways.empty()) {
    pieces.gone(joined(a));
    pieces.come(joined(b));
  } else {
    std::size_t i = 0, j = 0;
    for (const Step step : stepsOf(ways, a.size(), b.size())) {
      if (step.gone)
        pieces.gone(a[i++].whole);
      else if (step.come)
        pieces.come(b[j++].whole);
      else
        pieces.same(b[(++i, j++)].whole);
    }
  }
  for (const Token& token : end) pieces.same(token.whole);
  return std::move(pieces).all();
}

}  // namespace alongside
