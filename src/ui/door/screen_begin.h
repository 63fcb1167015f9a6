// First start: join a team, start one, or practise; then step by step to a vault of one's own.
#pragma once

#include "app/state.h"

namespace alongside::ui {

class Ui;
void drawBegin(Ui& ui, const State& state);

}  // namespace alongside::ui
