#include <doctest/doctest.h>

#include <array>

#include "ui/pen/tokens.h"

namespace alongside::ui {
namespace {

struct Pair {
  Tone front, back;
  double least;
};
// What the kit draws on what. Words 4.5, and 7 in ink; what is no word but has a meaning 3 (WCAG 2.2, 1.4.3, 1.4.6
// and 1.4.11). `line`, `clayTint`, `scrim` and `shadow` are decoration: nothing hangs on them.
constexpr std::array kPairs = std::to_array<Pair>({
    // words on pages, cards, notes, chosen rows, tags, avatars
    {Tone::ink, Tone::paper, 7},
    {Tone::ink, Tone::surface, 7},
    {Tone::ink, Tone::sunken, 7},
    {Tone::ink, Tone::tint, 7},
    {Tone::ink, Tone::amberTint, 7},
    {Tone::ink, Tone::redTint, 7},
    {Tone::ink, Tone::greenTint, 7},
    {Tone::ink, Tone::avatar, 7},
    {Tone::ink, Tone::clayTint, 4.5},
    {Tone::ink2, Tone::paper, 4.5},
    {Tone::ink2, Tone::surface, 4.5},
    {Tone::ink2, Tone::sunken, 4.5},
    {Tone::ink2, Tone::tint, 4.5},
    {Tone::ink2, Tone::avatar, 4.5},
    {Tone::ink2, Tone::amberTint, 4.5},
    {Tone::blue, Tone::paper, 4.5},
    {Tone::blue, Tone::surface, 4.5},
    {Tone::blue, Tone::sunken, 4.5},
    {Tone::blue, Tone::tint, 4.5},
    {Tone::blue, Tone::amberTint, 4.5},
    {Tone::blue, Tone::redTint, 4.5},
    {Tone::blue, Tone::greenTint, 4.5},
    {Tone::onfill, Tone::fill, 4.5},
    {Tone::onfill, Tone::press, 4.5},
    {Tone::green, Tone::greenTint, 4.5},
    {Tone::green, Tone::surface, 4.5},
    {Tone::green, Tone::paper, 4.5},
    {Tone::green, Tone::sunken, 4.5},
    {Tone::green, Tone::tint, 4.5},
    {Tone::amber, Tone::amberTint, 4.5},
    {Tone::amber, Tone::surface, 4.5},
    {Tone::amber, Tone::paper, 4.5},
    {Tone::amber, Tone::sunken, 4.5},
    {Tone::amber, Tone::tint, 4.5},
    {Tone::red, Tone::redTint, 4.5},
    {Tone::red, Tone::surface, 4.5},
    {Tone::red, Tone::paper, 4.5},
    {Tone::red, Tone::sunken, 4.5},
    {Tone::red, Tone::tint, 4.5},
    {Tone::focusInk, Tone::focus, 4.5},
    // borders, icons, bars, ticks, rings
    {Tone::control, Tone::paper, 3},
    {Tone::control, Tone::surface, 3},
    {Tone::control, Tone::sunken, 3},
    {Tone::control, Tone::tint, 3},
    {Tone::fill, Tone::paper, 3},
    {Tone::fill, Tone::surface, 3},
    {Tone::fill, Tone::sunken, 3},
    {Tone::clay, Tone::paper, 3},
    {Tone::clay, Tone::surface, 3},
    {Tone::concern, Tone::surface, 3},
});

}  // namespace

TEST_CASE("every pair of colours that stands together can be read, in all three themes") {
  for (const Look look : {Look::light, Look::dark, Look::contrast}) {
    const Palette& palette = paletteOf(look);
    for (const Pair& pair : kPairs) {
      CAPTURE(static_cast<int>(look));
      CAPTURE(static_cast<int>(pair.front));
      CAPTURE(static_cast<int>(pair.back));
      // High contrast keeps its promise for every word.
      const bool words = pair.least >= 4.5;
      const double least = look == Look::contrast && words && pair.front != Tone::onfill ? 7 : pair.least;
      CHECK(contrastRatio(palette[pair.front], palette[pair.back]) >= least);
    }
  }
}

TEST_CASE("contrast is measured as WCAG 2.2 says") {
  CHECK(contrastRatio(0x000000FF, 0xFFFFFFFF) == doctest::Approx(21.0));
  CHECK(contrastRatio(0xFFFFFFFF, 0xFFFFFFFF) == doctest::Approx(1.0));
  // Values written down in the design.
  const Palette& light = paletteOf(Look::light);
  CHECK(contrastRatio(light[Tone::ink], light[Tone::paper]) == doctest::Approx(13.7).epsilon(0.005));
  CHECK(contrastRatio(light[Tone::onfill], light[Tone::fill]) == doctest::Approx(6.4).epsilon(0.01));
  const Palette& dark = paletteOf(Look::dark);
  CHECK(contrastRatio(dark[Tone::fill], dark[Tone::surface]) == doctest::Approx(3.3).epsilon(0.02));
}

TEST_CASE("the theme of the device is followed unless somebody chose another") {
  Viewport viewport;
  CHECK(lookFor(Theme::system, viewport) == Look::light);
  viewport.prefersDark = true;
  CHECK(lookFor(Theme::system, viewport) == Look::dark);
  CHECK(lookFor(Theme::light, viewport) == Look::light);
  viewport.prefersContrast = true;
  CHECK(lookFor(Theme::system, viewport) == Look::contrast);
  CHECK(lookFor(Theme::dark, viewport) == Look::dark);
}

TEST_CASE("nothing is set smaller than 14 px") {
  for (std::size_t i = 0; i < kTextStyles; ++i) {
    const TypeSpec& type = typeOf(static_cast<TextStyle>(i));
    CHECK(type.size >= 14);
    CHECK(type.line > type.size);
  }
}

}  // namespace alongside::ui
