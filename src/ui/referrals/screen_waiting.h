// Who waits, how long, with what meanwhile; the four intervals apart by ward, team, source or partner.
#pragma once

#include "app/state.h"

namespace alongside {
struct State;
}

namespace alongside::ui {
class Ui;
void drawWaiting(Ui& ui, const State& state);
}  // namespace alongside::ui
