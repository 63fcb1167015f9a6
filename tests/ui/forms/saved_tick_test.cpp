// What moves when something was saved: the tick in the strip is drawn once, then nothing is; with less motion it is
// there at once.
#include "kit_glass.h"
#include "ui/frame/frame.h"

namespace alongside::ui {
namespace {

using kit::Glass;

/// Frames until the picture stands still after the strip says something new.
int framesAfterSaving(bool reducedMotion) {
  FrameSpec frame;
  frame.places = {{Icon::today, "Today", true}};
  frame.strip = {{.icon = Icon::checkCircle, .words = "Saved on this tablet 14:03"}};
  Glass glass([&](Ui& ui) { appFrame(ui, frame, [&] { body(ui, "Words"); }); });
  glass.viewport.reducedMotion = reducedMotion;
  glass.settle();
  CHECK(glass.settle() == 1);
  frame.strip.front().words = "Saved on this tablet 14:04";
  const int frames = glass.settle();
  CHECK(glass.settle() == 1);
  return frames;
}

}  // namespace

TEST_CASE("a saved tick is drawn in a quarter of a second; without motion it is there at once") {
  const int moving = framesAfterSaving(false);
  CHECK(moving >= 13);  // 0.24 s at 60 frames a second
  CHECK(moving <= 20);
  CHECK(framesAfterSaving(true) <= 3);
}

}  // namespace alongside::ui
