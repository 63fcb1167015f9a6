// On the lock screen: the coordinator's file is back, its six words, and a new passphrase.
#pragma once

#include "app/state.h"

namespace alongside::ui {

class Ui;
void drawReopen(Ui& ui, const LockState& lock, const VaultLabel& vault);

}  // namespace alongside::ui
