// What changed between two texts, word by word.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace alongside {

struct Piece {
  enum class Is : std::uint8_t { same, gone, come } is = Is::same;
  std::string words;
  bool operator==(const Piece&) const = default;
};

/// `before` as it became `after`: the pieces that are the same or gone make up `before` (but for white space),
/// those that are the same or came make up `after`. What is gone stands before what came in its place. When more
/// than 1,500 words are gone or came, all between the first and the last change counts as replaced.
std::vector<Piece> difference(std::string_view before, std::string_view after);

}  // namespace alongside
