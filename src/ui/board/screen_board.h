// The daily allocation meeting: who is to be placed, the person, who has room.
#pragma once

#include "app/state.h"

namespace alongside {
struct State;
}

namespace alongside::ui {
class Ui;
void drawBoard(Ui& ui, const State& state);
/// The question who is in the chair, over the board.
void drawChair(Ui& ui, const State& state);
}  // namespace alongside::ui
