// The strip, the bar and what both share with the rail.
#pragma once

#include <optional>

#include "ui/frame/frame.h"

namespace alongside::ui::parts {

bool placeButton(Ui& ui, const RailPlace& place, const Box& box);
/// Draws it at the top of `at`; its height.
float drawStrip(Ui& ui, const FrameSpec& spec, const Box& at, bool lock, FramePress& press);
float barHeight(Ui& ui, const FrameSpec& spec);
std::optional<std::size_t> drawBar(Ui& ui, const FrameSpec& spec, const Box& bar);

}  // namespace alongside::ui::parts
