// A ward-round sheet in large type, turned towards other people: no rail, nothing about anybody else.
#pragma once

#include "app/state.h"

namespace alongside {
struct State;
}
namespace alongside::ui {
class Ui;
/// The page itself, for OverState::reading; the frame around it has no places then.
void drawReading(Ui& ui, const State& state);
}  // namespace alongside::ui
