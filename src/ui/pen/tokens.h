// The look: colours of the three themes, type styles, radii. Nothing else in the interface names a colour
// or a font size.
#pragma once

#include <array>
#include <cstdint>

#include "app/surroundings.h"
#include "app/viewport.h"

namespace alongside::ui {

enum class Tone : std::uint8_t {
  paper,
  surface,
  sunken,
  line,
  control,
  ink,
  ink2,
  blue,
  fill,
  onfill,
  press,
  tint,
  green,
  greenTint,
  amber,
  amberTint,
  red,
  redTint,
  clay,
  clayTint,
  avatar,
  concern,
  focus,
  focusInk,
  scrim,
  shadow,
};
inline constexpr std::size_t kTones = 26;

/// 0xRRGGBBAA, as it is written down.
using Colour = std::uint32_t;

enum class Look : std::uint8_t { light, dark, contrast };

struct Palette {
  std::array<Colour, kTones> colours{};
  Colour operator[](Tone tone) const { return colours[static_cast<std::size_t>(tone)]; }
};
const Palette& paletteOf(Look look);
Look lookFor(Theme theme, const Viewport& viewport);
Look oppositeOf(Look look);  ///< the toast's

/// WCAG 2.2 contrast ratio of two opaque colours, 1 to 21.
double contrastRatio(Colour one, Colour other);

enum class TextStyle : std::uint8_t {
  clock,         ///< 72/80, 600: the lock screen
  title,         ///< 32/40, 600: one a page
  heading,       ///< 24/32, 600: list panes, dialogs, big numbers
  section,       ///< 20/28, 600: sections, sheet titles
  words,         ///< 20/30, 400: somebody's own words
  body,          ///< 17/26, 400
  strong,        ///< 17/26, 600
  row,           ///< 17/24, 400: in rows and controls
  rowStrong,     ///< 17/24, 600
  second,        ///< 15/22, 400: second lines, tags, strip
  secondStrong,  ///< 15/22, 600: labels
  least,         ///< 14/18, 400
  leastStrong,   ///< 14/18, 600
  initials,      ///< 16/20, 600: in avatars of 44
  display,       ///< 40/48, 600: first start
  aloud24,       ///< 24/32, 400: a ward-round sheet turned towards other people; four steps
  aloud28,       ///< 28/40
  aloud34,       ///< 34/48
  aloud40,       ///< 40/56
};
inline constexpr std::size_t kTextStyles = 19;

struct TypeSpec {
  float size = 17, line = 26;
  bool semibold = false;
  float spacing = 0;  ///< letter spacing, CSS pixels at 100 %
};
const TypeSpec& typeOf(TextStyle style);

/// WCAG 2.2, 1.4.12: times the font size.
namespace roomy {
inline constexpr float kLine = 1.5F, kLetter = 0.12F, kWord = 0.16F;
}

namespace radius {
inline constexpr float bar = 4, tag = 8, control = 12, card = 16, record = 20, sheet = 24;
}

}  // namespace alongside::ui
