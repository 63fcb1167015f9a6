// My work: people a week, minutes by way, supervision, competences. Nobody else's figures.
#pragma once

#include "app/state.h"

namespace alongside {
struct State;
}
namespace alongside::ui {
class Ui;
void drawMyWork(Ui& ui, const State& state);
}  // namespace alongside::ui
