// What a coordinator sees of people beside what a worker does: whose somebody is, and who may be here twice.
#pragma once

#include "app/state.h"

namespace alongside::ui {

class Ui;
void peopleToLookAt(Ui& ui, const OpenState& open);  ///< in the list's head; nothing when there is nothing
void pairsPage(Ui& ui, const OpenState& open);       ///< pairs, and people without anybody
void whoseCard(Ui& ui, const OpenState& open, const Id& person);  ///< on somebody's page

}  // namespace alongside::ui
