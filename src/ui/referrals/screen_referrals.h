// Who was referred: how long it takes, the list of them, and one referral's page.
#pragma once

#include "app/state.h"

namespace alongside {
struct State;
}

namespace alongside::ui {
class Ui;
void drawReferrals(Ui& ui, const State& state);
}  // namespace alongside::ui
