// A port: what the typeface lacks is drawn by somebody who has other fonts and knows their rules (the browser). In memory there is
// nobody, and such letters stay outlined boxes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace alongside::ui {

class LetterPainter {
 public:
  /// How words are set; lengths in device pixels.
  struct Face {
    float size = 0;  ///< of the em
    bool semibold = false;
    float spacing = 0, atSpaces = 0;  ///< more room after each letter, and at each space
    bool operator==(const Face&) const = default;
  };
  /// A picture of one line, drawn in its colours.
  struct Picture {
    std::uint32_t texture = 0;  ///< 0: there is none
    int width = 0, height = 0;
    int left = 0, baseline = 0;  ///< where in it the line's pen begins
  };

  virtual ~LetterPainter() = default;
  /// How far the pen moves.
  virtual float width(std::string_view words, const Face& face) = 0;
  /// Where a line may end, as byte offsets in order; the end of the words is the last.
  virtual std::vector<std::size_t> breaks(std::string_view words) = 0;
  /// Where what people take for one letter ends, in the same way (Unicode, UAX 29, grapheme clusters).
  virtual std::vector<std::size_t> clusters(std::string_view words) = 0;
  /// `colour`: ABGR, opaque. The texture lives at least until the next frame is drawn.
  virtual Picture paint(std::string_view words, const Face& face, std::uint32_t colour) = 0;
};

}  // namespace alongside::ui
