// About: which version this is, how storage stands, a self-test, and thanks to others.
#pragma once

#include "app/state.h"

namespace alongside::ui {

class Ui;
void drawAbout(Ui& ui, const State& state);

}  // namespace alongside::ui
