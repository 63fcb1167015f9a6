// Lines that the typeface cannot set, by the painter: measured, broken, cut and drawn, and remembered, for the page asks for the
// same ones in every frame.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ui/pen/letter_painter.h"

namespace alongside::ui {

class Letters {
 public:
  void setPainter(LetterPainter* painter);
  LetterPainter* painter() const { return painter_; }

  using Face = LetterPainter::Face;
  float width(std::string_view words, const Face& face);
  /// Lines of a paragraph (no line break in it), as byte offsets of their ends. At least one.
  const std::vector<std::size_t>& lines(std::string_view paragraph, const Face& face, float room);
  /// How many bytes of it fit, whole clusters.
  std::size_t fitting(std::string_view words, const Face& face, float room);

 private:
  static std::string keyOf(std::string_view words, const Face& face, float room);
  LetterPainter* painter_ = nullptr;
  std::unordered_map<std::string, float> widths_;
  std::unordered_map<std::string, std::vector<std::size_t>> lines_;
};

}  // namespace alongside::ui
