// Who are you? The passphrase. Nothing about any person stands here.
#pragma once

#include "app/state.h"

namespace alongside::ui {

class Ui;
void drawLock(Ui& ui, const State& state);
/// The field that opens a vault, with its button.
void passphraseEntry(Ui& ui, const State& state, const VaultLabel& vault);

}  // namespace alongside::ui
