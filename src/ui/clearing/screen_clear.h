// People who are no longer this worker's: what can be cleared from the tablet.
#pragma once

#include "app/state.h"

namespace alongside::ui {

class Ui;
/// On Send, once there is something.
void clearCard(Ui& ui, const OpenState& open);
void drawClear(Ui& ui, const State& state);

}  // namespace alongside::ui
