// Drawing in CSS pixels on Dear ImGui's draw list, which works in device pixels.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui/pen/box.h"
#include "ui/pen/letter_painter.h"
#include "ui/pen/tokens.h"

struct ImDrawList;

namespace alongside::ui {

class Fonts;

class Paint {
 public:
  Paint(Fonts& fonts, float ratio, float text, Look look);

  Look look() const { return look_; }
  bool contrast() const { return look_ == Look::contrast; }
  float ratio() const { return ratio_; }
  void setLook(Look look) { look_ = look; }
  std::uint32_t colour(Tone tone) const;  ///< ABGR, times the present opacity
  void setOpacity(float opacity) { opacity_ = opacity; }
  float opacity() const { return opacity_; }
  /// Letters, words and lines further apart, as WCAG 2.2 (1.4.12) has it.
  void setRoomy(bool roomy) { roomy_ = roomy; }
  bool roomy() const { return roomy_; }
  void setList(ImDrawList* list) { list_ = list; }
  ImDrawList* list() const { return list_; }
  void setOffset(float dx, float dy) {
    dx_ = dx;
    dy_ = dy;
  }

  void pushClip(const Box& box);
  void popClip();

  void fill(const Box& box, Tone tone, float radius = 0);
  void fillTop(const Box& box, Tone tone, float radius);  ///< rounded above, straight below
  void fillSome(const Box& box, Tone tone, float radius, bool roundAbove, bool roundBelow);
  void border(const Box& box, Tone tone, float thickness = 1, float radius = 0);
  void line(float x0, float y0, float x1, float y1, Tone tone, float thickness);
  void disc(float cx, float cy, float radius, Tone tone);
  void circle(float cx, float cy, float radius, Tone tone, float thickness);
  void shadow(const Box& box, float radius);
  /// A polyline with round ends and joins; points in CSS pixels.
  void stroke(const float* xy, int points, Tone tone, float thickness, bool closed = false);

  /// One line, `y` the top of its line box.
  void text(float x, float y, std::string_view words, TextStyle style, Tone tone);
  /// Equal digit widths: times, NHS numbers, tables.
  void figures(float x, float y, std::string_view words, TextStyle style, Tone tone);
  float textWidth(std::string_view words, TextStyle style) const;
  float figuresWidth(std::string_view words, TextStyle style) const;
  float lineHeight(TextStyle style) const;  ///< CSS pixels, times text size
  /// Its lines in this width, broken as a text area of the browser would. Always at least one.
  std::vector<std::string_view> wrapped(std::string_view words, TextStyle style, float width) const;
  /// The words, or as much as fits with an ellipsis.
  std::string clipped(std::string_view words, TextStyle style, float width) const;
  Fonts& fonts() { return fonts_; }

 private:
  struct Place {
    float x, y;
  };
  Place device(float x, float y) const;
  /// Between whole device pixels, `radius` too; `corners` of ImDrawFlags.
  void rectangle(Place a, Place b, std::uint32_t ink, float radius, int corners);
  void draw(float x, float y, std::string_view words, TextStyle style, Tone tone, bool equalDigits);
  float spacing(TextStyle style) const;  ///< after each letter, device pixels
  /// By the painter of what the typeface lacks.
  LetterPainter::Face paintedFace(TextStyle style) const;
  void drawPainted(float left, float top, std::string_view words, TextStyle style, Tone tone);
  template <typename Each>
  float letters(std::string_view words, TextStyle style, bool equalDigits, Each each) const;

  Fonts& fonts_;
  float ratio_, text_;
  Look look_;
  float opacity_ = 1, dx_ = 0, dy_ = 0;
  bool roomy_ = false;
  ImDrawList* list_ = nullptr;
};

}  // namespace alongside::ui
