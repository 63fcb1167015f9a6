// All records of one kind: the directory, one's reflections, plans, feedback.
#pragma once

#include "app/state.h"

namespace alongside {
struct State;
}
namespace alongside::ui {
class Ui;
void drawKind(Ui& ui, const State& state);
}  // namespace alongside::ui
