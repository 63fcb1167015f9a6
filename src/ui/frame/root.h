// The whole app: which page, what stands around it, what lies over it.
#pragma once

#include "app/state.h"

namespace alongside::ui {

class Ui;
void drawApp(Ui& ui, const State& state);

}  // namespace alongside::ui
