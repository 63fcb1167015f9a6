// Team: who belongs, who asks to join, the team file and what it says.
#pragma once

#include "app/state.h"

namespace alongside::ui {

class Ui;
void drawTeam(Ui& ui, const State& state);

}  // namespace alongside::ui
