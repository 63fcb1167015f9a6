// Roomier text: what WCAG 2.2 (1.4.12) asks for, on the canvas and in the browser's own fields.
#include <cmath>

#include "kit_glass.h"
#include "ui/pen/fonts.h"

namespace alongside::ui {
namespace {

using kit::Glass;

struct Measured {
  float letters = 0, words = 0;
  std::array<float, kTextStyles> lines{}, sizes{};
};

Measured measured(bool roomy, float ratio) {
  Measured out;
  Glass glass(
      [&](Ui& ui) {
        Paint& paint = ui.paint();
        out.letters = paint.textWidth("aaaaaaaaaa", TextStyle::body);
        out.words = paint.textWidth("aaaaa aaaaa", TextStyle::body);
        for (std::size_t i = 0; i < kTextStyles; ++i) {
          out.lines[i] = paint.lineHeight(static_cast<TextStyle>(i));
          out.sizes[i] = paint.fonts().cssSize(static_cast<TextStyle>(i));
        }
        body(ui, "Words");
      },
      1180, 820, ratio);
  glass.state.appearance.roomy = roomy;
  glass.settle();
  return out;
}

}  // namespace

TEST_CASE("roomier text has the distances of WCAG 1.4.12") {
  for (const float ratio : {1.0F, 1.5F, 2.0F, 3.0F}) {
    const Measured usual = measured(false, ratio), roomy = measured(true, ratio);
    const float size = roomy.sizes[static_cast<std::size_t>(TextStyle::body)];
    CHECK(roomy.letters - usual.letters == doctest::Approx(10 * 0.12F * size).epsilon(0.001));
    // One space more: its own distance, and the letter's.
    CHECK((roomy.words - usual.words) - (roomy.letters - usual.letters) ==
          doctest::Approx((0.12F + 0.16F) * size).epsilon(0.01));
    for (std::size_t i = 0; i < kTextStyles; ++i) CHECK(roomy.lines[i] >= 1.5F * roomy.sizes[i] - 0.001F);
  }
}

TEST_CASE("a field is told to set its text as the canvas does") {
  Glass glass([](Ui& ui) { longField(ui, "Words", {.label = "Note"}); });
  glass.settle();
  CHECK_FALSE(glass.the(NodeRole::field, "Note").roomy);
  const float narrow = glass.the(NodeRole::field, "Note").lineHeight;
  glass.state.appearance.roomy = true;
  glass.settle();
  CHECK(glass.the(NodeRole::field, "Note").roomy);
  CHECK(glass.the(NodeRole::field, "Note").lineHeight >= narrow);
}

}  // namespace alongside::ui
