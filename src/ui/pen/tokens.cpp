#include "ui/pen/tokens.h"

#include <algorithm>
#include <cmath>

namespace alongside::ui {
namespace {

// In the order of Tone.
constexpr Palette kLight{{
    0xF7F3ECFF, 0xFFFDFAFF, 0xEFE9DFFF, 0xE0D8CAFF, 0x857C70FF, 0x23262BFF, 0x5B564FFF,
    0x005EB8FF, 0x005EB8FF, 0xFFFFFFFF, 0x00468AFF, 0xE3EDF7FF, 0x1B6B3AFF, 0xE2F0E3FF,
    0x7A4A00FF, 0xFBECCBFF, 0xA8231CFF, 0xFBE5E0FF, 0xC27A4EFF, 0xF3E4D8FF, 0xEAE1D2FF,
    0xD9650BFF, 0xFFEB3BFF, 0x23262BFF, 0x231F1A70, 0x3C2D1929,
}};
constexpr Palette kDark{{
    0x181614FF, 0x23201DFF, 0x100F0DFF, 0x3B3631FF, 0x948B80FF, 0xF4EFE7FF, 0xBFB7ABFF,
    0x8FC3F7FF, 0x2273C5FF, 0xFFFFFFFF, 0x1A5A9EFF, 0x1B3048FF, 0x86D5A3FF, 0x1A3324FF,
    0xF2C46EFF, 0x3A2C11FF, 0xFFA197FF, 0x46211DFF, 0xD9976EFF, 0x3A2A20FF, 0x3A342EFF,
    0xF08A3CFF, 0xFFEB3BFF, 0x181614FF, 0x00000099, 0x00000080,
}};
constexpr Palette kContrast{{
    0x000000FF, 0x000000FF, 0x000000FF, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF,
    0x8CCBFFFF, 0x8CCBFFFF, 0x000000FF, 0xFFFFFFFF, 0x00294FFF, 0x7FE6A8FF, 0x000000FF,
    0xFFD54AFF, 0x000000FF, 0xFFA79EFF, 0x000000FF, 0xFFC49AFF, 0x000000FF, 0x000000FF,
    0xFFB066FF, 0xFFEB3BFF, 0x000000FF, 0x000000CC, 0x00000000,
}};

// In the order of TextStyle.
constexpr std::array<TypeSpec, kTextStyles> kTypes{{
    {72, 80, true, -2}, {32, 40, true, -0.4F}, {24, 32, true, -0.2F}, {20, 28, true, 0},
    {20, 30, false, 0}, {17, 26, false, 0},    {17, 26, true, 0},     {17, 24, false, 0},
    {17, 24, true, 0},  {15, 22, false, 0},    {15, 22, true, 0},     {14, 18, false, 0},
    {14, 18, true, 0},  {16, 20, true, 0},     {40, 48, true, -0.5F}, {24, 32, false, 0},
    {28, 40, false, 0}, {34, 48, false, 0},    {40, 56, false, 0},
}};

// WCAG 2.2, relative luminance.
double luminance(Colour colour) {
  const auto part = [&](unsigned shift) {
    const double value = static_cast<double>((colour >> shift) & 0xFFU) / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * part(24) + 0.7152 * part(16) + 0.0722 * part(8);
}

}  // namespace

const Palette& paletteOf(Look look) {
  switch (look) {
    case Look::dark:
      return kDark;
    case Look::contrast:
      return kContrast;
    case Look::light:
      break;
  }
  return kLight;
}

Look lookFor(Theme theme, const Viewport& viewport) {
  switch (theme) {
    case Theme::light:
      return Look::light;
    case Theme::dark:
      return Look::dark;
    case Theme::contrast:
      return Look::contrast;
    case Theme::system:
      break;
  }
  if (viewport.prefersContrast) return Look::contrast;
  return viewport.prefersDark ? Look::dark : Look::light;
}

Look oppositeOf(Look look) { return look == Look::light ? Look::dark : Look::light; }

double contrastRatio(Colour one, Colour other) {
  const double a = luminance(one);
  const double b = luminance(other);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

const TypeSpec& typeOf(TextStyle style) { return kTypes[static_cast<std::size_t>(style)]; }

}  // namespace alongside::ui
