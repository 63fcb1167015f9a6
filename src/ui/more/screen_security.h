// Security: the quick PIN, when it locks, and this tablet's own words.
#pragma once

#include "app/state.h"

namespace alongside::ui {

class Ui;
void drawSecurity(Ui& ui, const State& state);

}  // namespace alongside::ui
