// Look and text size. First start shows the same two choices.
#pragma once

#include "app/state.h"

namespace alongside::ui {

class Ui;
void drawAppearance(Ui& ui, const State& state);
void chooseTheme(Ui& ui, const Appearance& appearance);
void chooseTextSize(Ui& ui, const Appearance& appearance);

}  // namespace alongside::ui
