#include "store/search_text.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>

#include "core/order.h"

namespace alongside {

namespace {

constexpr std::size_t kBlock = std::size_t{1} << 20;
constexpr char kDead = '\x01';  // occurs in no folded text
constexpr char kBoundary = '\x02';

/// Boyer-Moore-Horspool. musl's memmem, which WebAssembly gets, looks at every byte; this skips about a
/// needle's length at a time.
class Needle {
 public:
  explicit Needle(std::string_view word) : word_(word) {
    const std::size_t most = std::min<std::size_t>(word.size(), 255);
    skip_.fill(static_cast<std::uint8_t>(most));
    for (std::size_t i = word.size() - most; i + 1 < word.size(); ++i) {
      skip_[static_cast<unsigned char>(word[i])] = static_cast<std::uint8_t>(word.size() - 1 - i);
    }
  }

  std::size_t in(std::string_view text, std::size_t from) const {
    const std::size_t size = word_.size();
    if (size == 1) {
      if (from >= text.size()) return std::string_view::npos;
      const void* at = std::memchr(text.data() + from, word_[0], text.size() - from);
      return at == nullptr ? std::string_view::npos
                           : static_cast<std::size_t>(static_cast<const char*>(at) - text.data());
    }
    const char last = word_[size - 1];
    while (from + size <= text.size()) {
      const char c = text[from + size - 1];
      if (c == last && std::memcmp(text.data() + from, word_.data(), size - 1) == 0) return from;
      from += skip_[static_cast<unsigned char>(c)];
    }
    return std::string_view::npos;
  }

 private:
  std::string_view word_;
  std::array<std::uint8_t, 256> skip_{};
};

}  // namespace

void SearchText::set(std::uint32_t record, std::string_view folded) {
  if (record >= places_.size()) places_.resize(record + 1);
  Place& place = places_[record];
  if (place.block != kNone) {
    Block& block = blocks_[place.block];
    const Span& span = block.spans[place.span];
    if (std::string_view(block.text).substr(span.begin, span.end - span.begin) == folded) return;
    std::fill(block.text.data() + span.begin, block.text.data() + span.end, kDead);
    block.dead += span.end - span.begin;
    const std::uint32_t old = place.block;
    block.spans[place.span].record = kNone;
    place = {};
    if (block.dead > kBlock / 2) compact(old);
  }
  if (folded.empty()) return;
  if (blocks_.empty() || blocks_.back().text.size() + folded.size() > kBlock) {
    blocks_.emplace_back();
    if (folded.size() < kBlock) blocks_.back().text.reserve(kBlock);
  }
  Block& block = blocks_.back();
  const auto begin = static_cast<std::uint32_t>(block.text.size());
  block.text += folded;
  const auto end = static_cast<std::uint32_t>(block.text.size());
  block.text += kBoundary;
  block.spans.push_back({begin, end, record});
  place = {static_cast<std::uint32_t>(blocks_.size() - 1),
           static_cast<std::uint32_t>(block.spans.size() - 1)};
}

void SearchText::compact(std::uint32_t number) {
  const Block old = std::move(blocks_[number]);
  Block& fresh = blocks_[number] = Block{};
  fresh.text.reserve(kBlock);
  for (const Span& span : old.spans) {
    if (span.record == kNone) continue;
    const auto begin = static_cast<std::uint32_t>(fresh.text.size());
    fresh.text.append(old.text, span.begin, span.end - span.begin);
    const auto end = static_cast<std::uint32_t>(fresh.text.size());
    fresh.text += kBoundary;
    fresh.spans.push_back({begin, end, span.record});
    places_[span.record] = {number, static_cast<std::uint32_t>(fresh.spans.size() - 1)};
  }
}

std::vector<std::uint32_t> SearchText::find(const std::vector<std::string>& words) const {
  std::vector<std::uint32_t> found;
  if (words.empty()) return found;
  // The longest word is the rarest and the quickest to look for.
  std::vector<std::string_view> order(words.begin(), words.end());
  inOrder(order, [](std::string_view a, std::string_view b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
  std::vector<Needle> needles;
  for (const std::string_view word : order) {
    assert(!word.empty());
    needles.emplace_back(word);
  }
  for (const Block& block : blocks_) {
    const std::string_view text = block.text;
    std::size_t span = 0;
    for (std::size_t at = needles[0].in(text, 0); at != std::string_view::npos;
         at = needles[0].in(text, block.spans[span].end)) {
      const auto next =
          std::upper_bound(block.spans.begin() + static_cast<std::ptrdiff_t>(span), block.spans.end(), at,
                           [](std::size_t where, const Span& s) { return where < s.begin; });
      span = static_cast<std::size_t>(next - block.spans.begin()) - 1;
      const std::string_view own =
          text.substr(block.spans[span].begin, block.spans[span].end - block.spans[span].begin);
      const bool all = std::all_of(needles.begin() + 1, needles.end(), [&](const Needle& needle) {
        return needle.in(own, 0) != std::string_view::npos;
      });
      if (all) found.push_back(block.spans[span].record);
    }
  }
  return found;
}

}  // namespace alongside
