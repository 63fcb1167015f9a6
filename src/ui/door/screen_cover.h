// Over an open vault: the quick PIN, or the passphrase while something is not saved. Nothing about any person stands here.
#pragma once

#include "app/state.h"

namespace alongside::ui {

class Ui;
void drawCover(Ui& ui, const State& state);

}  // namespace alongside::ui
