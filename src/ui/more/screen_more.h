// More: the places that are needed now and then.
#pragma once

#include "app/state.h"

namespace alongside::ui {

class Ui;
void drawMore(Ui& ui, const State& state);

}  // namespace alongside::ui
