// Keys for people with a keyboard, and the sheet that lists them.
#pragma once

#include <string>
#include <vector>

#include "app/state.h"
#include "ui/pen/ui.h"

namespace alongside::ui {

/// One key, and what it asks for.
struct Shortcut {
  std::string key = {}, does = {};
  std::vector<Command> commands = {};
};
/// While nothing lies over the page, nobody types in a field, and the person has not switched them off.
void hearShortcuts(Ui& ui, const State& state, const std::vector<Shortcut>& all);
void drawShortcuts(Ui& ui, const State& state, const std::vector<Shortcut>& all);

}  // namespace alongside::ui
