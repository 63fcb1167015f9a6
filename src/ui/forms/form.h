// The form of any kind of record, made from its description alone (record/kind.h).
#pragma once

#include "app/state.h"

namespace alongside {
struct State;
}
namespace alongside::ui {
class Ui;

/// A sheet over the page, for OverState::form: the form, or first 'Who were you with?'. Nothing without it.
void drawFormSheet(Ui& ui, const State& state);
}  // namespace alongside::ui
