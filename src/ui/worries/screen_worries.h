// The risk board: worries from packs, referrals and supervision, until somebody has answered and they are closed.
#pragma once

#include "app/state.h"

namespace alongside::ui {
class Ui;

void drawWorries(Ui& ui, const State& state);
/// Whom you told, who answered, what it was closed with: asked before it is written down.
void drawWorryAct(Ui& ui, const State& state);
/// On a coordinator's Today: how many nobody has answered, and which are late.
void drawWorriesInShort(Ui& ui, const OpenState& open);

}  // namespace alongside::ui
