// Withdrawing a record: asks why, and says what stays.
#pragma once

#include "app/state.h"

namespace alongside {
struct State;
}
namespace alongside::ui {
class Ui;

/// A dialog over everything, for OverState::withdrawing; nothing without it.
void drawVoid(Ui& ui, const State& state);
}  // namespace alongside::ui
