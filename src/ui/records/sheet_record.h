// One record, read: every answer in words, who wrote it, and everything that ever happened to it.
#pragma once

#include "app/state.h"

namespace alongside {
struct State;
}
namespace alongside::ui {
class Ui;

/// A sheet over whatever page is there, for OverState::shown. Nothing when no record is shown or while a
/// form is open over it.
void drawRecord(Ui& ui, const State& state);
}  // namespace alongside::ui
