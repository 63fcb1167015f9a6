// Partners: voluntary organisations that support people together with the service.
#pragma once

#include "app/state.h"

namespace alongside::ui {
class Ui;

void drawPartners(Ui& ui, const State& state);

}  // namespace alongside::ui
