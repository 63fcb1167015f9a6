// Who are you? The passphrase, and the quick PIN over an open vault. Nothing about any person stands here.
#pragma once

#include "app/state.h"

namespace alongside::ui {

class Ui;
void drawLock(Ui& ui, const State& state);
void drawCover(Ui& ui, const State& state);

}  // namespace alongside::ui
