// Send: what is new and to whom, what stays here, and what became of every pack.
#pragma once

#include "app/state.h"

namespace alongside::ui {

class Ui;
void drawSend(Ui& ui, const State& state);

}  // namespace alongside::ui
