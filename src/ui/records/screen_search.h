// Search: over everything on this tablet, while typing.
#pragma once

#include "app/state.h"

namespace alongside {
struct State;
}
namespace alongside::ui {
class Ui;

/// A page.
void drawSearch(Ui& ui, const State& state);
}  // namespace alongside::ui
