// People: the caseload beside the chosen person's page; below 1000 effective pixels one of the two.
#pragma once

#include "app/state.h"

namespace alongside {
struct State;
}
namespace alongside::ui {
class Ui;

/// A page: both panes, the person's page included.
void drawPeople(Ui& ui, const State& state);
/// Nobody on the list yet: how people come to it, with the real buttons. Today shows it, too.
void drawNobodyYet(Ui& ui, const State& state);
}  // namespace alongside::ui
