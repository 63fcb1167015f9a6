// Places on the screen, in CSS pixels, and which layout fits.
#pragma once

#include <cstdint>

namespace alongside::ui {

struct Box {
  float x = 0, y = 0, width = 0, height = 0;
  float right() const { return x + width; }
  float bottom() const { return y + height; }
  Box grown(float by) const { return {x - by, y - by, width + 2 * by, height + 2 * by}; }
  Box inset(float by) const { return grown(-by); }
  bool overlaps(const Box& other) const {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }
};

enum class Align : std::uint8_t { start, middle, end };

/// By effective width: the width divided by the text size.
enum class Fit : std::uint8_t {
  wide,    ///< 1000 and more: rail, two panes
  middle,  ///< 600 to 999: one pane; list and page are two screens
  narrow,  ///< under 600: one column
};

struct Metrics {
  float width = 1180, height = 820;
  float visibleHeight = 820;  ///< above an on-screen keyboard
  float ratio = 1;            ///< device pixels per CSS pixel
  float text = 1;             ///< 1 to 2
  bool motion = true;
  bool hover = false;

  float tx(float pixels) const { return pixels * text; }  ///< sizes of what holds text
  float effectiveWidth() const { return width / text; }
  Fit fit() const {
    return effectiveWidth() >= 1000 ? Fit::wide : effectiveWidth() >= 600 ? Fit::middle : Fit::narrow;
  }
  bool wide() const { return fit() == Fit::wide; }
  bool narrow() const { return fit() == Fit::narrow; }
  bool rail() const { return width > height; }  ///< a rail at the left, or else a bar at the foot
  bool largeText() const { return text >= 1.5F; }
  float margin() const { return width < 600 ? 16 : 32; }  ///< of a page
};

}  // namespace alongside::ui
