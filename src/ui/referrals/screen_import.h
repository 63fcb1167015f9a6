// A referral report of RiO, IAPTUS or EMIS: which system, which columns, what would become of each row.
#pragma once

#include "app/state.h"

namespace alongside {
struct State;
}

namespace alongside::ui {
class Ui;
void drawImport(Ui& ui, const State& state);
}  // namespace alongside::ui
