// Two versions of one record, side by side. Only what differs; the program blends nothing and prefers neither.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/state.h"
#include "ui/kit/text.h"

namespace alongside::ui {

class Ui;
/// The right pane of Packs in, for OverState::settling.
void drawSettle(Ui& ui, const State& state);

/// `words` with those parts marked that are not in `other` in the same order; word by word.
std::vector<Run> markedAgainst(std::string_view words, std::string_view other, TextStyle style);

}  // namespace alongside::ui
