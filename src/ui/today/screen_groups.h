// Groups: what is to come, what was, and who came.
#pragma once

#include "app/state.h"

namespace alongside {
struct State;
}
namespace alongside::ui {
class Ui;
void drawGroups(Ui& ui, const State& state);
}  // namespace alongside::ui
