// Packs in: what was brought in, looked at before anything is merged; receipts to give back; what is to be settled.
#pragma once

#include "app/state.h"

namespace alongside::ui {

class Ui;
/// Also Place::settle: the list stays beside the two versions.
void drawPacks(Ui& ui, const State& state);

}  // namespace alongside::ui
