// The team's own reports: what was done and whom it reached, and the files that can be made of it.
#pragma once

#include "app/state.h"

namespace alongside {
struct ReportTable;
}

namespace alongside::ui {
class Ui;

void drawActivity(Ui& ui, const State& state);
/// A file is about to leave that is not sealed: that is said first.
void drawLeaving(Ui& ui, const State& state);
/// A report's table with its bars, and what is to be said about it.
void drawReportTable(Ui& ui, const ReportTable& table);

}  // namespace alongside::ui
