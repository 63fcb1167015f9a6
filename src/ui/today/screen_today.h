// Today: the day so far, what was begun, what is due, who has not been seen. For a coordinator also what
// came in and has to be settled. Nobody on the list yet: how people come to it.
#pragma once

#include "app/state.h"

namespace alongside {
struct State;
}
namespace alongside::ui {
class Ui;

/// A page.
void drawToday(Ui& ui, const State& state);
}  // namespace alongside::ui
