// The folded words of all records, in a few large blocks that are scanned from end to end: at 60,000
// records that is quicker than an index is to build, and takes no memory beside the words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace alongside {

class SearchText {
 public:
  /// Replaces the words of a record; empty words take it out.
  void set(std::uint32_t record, std::string_view folded);
  /// Records that hold every word, in no particular order. Words are folded and not empty.
  std::vector<std::uint32_t> find(const std::vector<std::string>& words) const;

 private:
  struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t record = 0;
  };
  struct Block {
    std::string text;
    std::vector<Span> spans;  // in order of `begin`
    std::size_t dead = 0;     // bytes of spans that were replaced
  };
  struct Place {
    std::uint32_t block = kNone;
    std::uint32_t span = 0;
  };
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  void compact(std::uint32_t block);

  std::vector<Block> blocks_;
  std::vector<Place> places_;  // by record
};

}  // namespace alongside
