// What the team has agreed, on the coordinator's page of the team.
#pragma once

#include "app/state.h"

namespace alongside {
struct OpenState;
}

namespace alongside::ui {
class Ui;

void drawTeamSettings(Ui& ui, const OpenState& open);

}  // namespace alongside::ui
