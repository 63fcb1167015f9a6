// 'What would you like to record?': everything that a worker does, by whom it is with.
#pragma once

#include "app/state.h"

namespace alongside {
struct State;
}
namespace alongside::ui {
class Ui;

/// A sheet over the page while OverState::acts is set; nothing otherwise.
void drawActs(Ui& ui, const State& state);
}  // namespace alongside::ui
