// The stages of bringing a report in, each drawn by a file of its own. screen_import.cpp puts them together.
#pragma once

#include "app/desk_state.h"
#include "app/state.h"
#include "ui/pen/ui.h"

namespace alongside::ui {

/// Which sheet of a workbook is read, and what in it is hidden.
void sheetNote(Ui& ui, const ReferralImport& report);
void chooseReport(Ui& ui, const OpenState& open, bool again);
void drawImportColumns(Ui& ui, const OpenState& open, const ReferralImport& report);
void drawImportRows(Ui& ui, const OpenState& open, const ReferralImport& report);

}  // namespace alongside::ui
