// What stands beside the packs of this sitting: the inbox, receipts that are owed, packs that can be taken out again.
#pragma once

#include "app/state.h"

namespace alongside::ui {

class Ui;
bool canFetch(const OpenState& open);     ///< there is an inbox to fetch from
bool packsBeside(const OpenState& open);  ///< any of what follows has something to show
void fetching(Ui& ui, const OpenState& open);
void inboxNotes(Ui& ui, const OpenState& open);
void receiptRows(Ui& ui, const OpenState& open);
void othersRows(Ui& ui, const OpenState& open);
void takenRows(Ui& ui, const OpenState& open);
bool undoing(const OpenState& open);
void undoQuestion(Ui& ui, const OpenState& open);

}  // namespace alongside::ui
