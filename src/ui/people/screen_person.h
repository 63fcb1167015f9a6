// One person's page: who they are, what matters to them, what they agreed to, what was and what is due.
#pragma once

#include "app/state.h"

namespace alongside {
struct State;
struct Id;
}  // namespace alongside
namespace alongside::ui {
class Ui;

/// The page of PageState::person. screen_people.cpp places it.
void drawPerson(Ui& ui, const State& state);
/// What 'more' unfolds there is unfolded when the page is drawn next.
void openPersonMenu(Ui& ui, const Id& person);
}  // namespace alongside::ui
