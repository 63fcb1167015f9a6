// When something is not as it should be: storage refused, pieces damaged, a save that failed, notes on a page.
// Always in three parts: what happened, what is safe, what to do.
#pragma once

#include <string>

#include "app/state.h"

namespace alongside::ui {

class Ui;
/// Storage is being read.
void drawStarting(Ui& ui, const State& state);
/// Storage cannot be used: why, and practice all the same.
void drawRefused(Ui& ui, const State& state);
/// Above every page: what opening found damaged, what the last act met, a newer version. Nothing when all is well.
void drawPageNotes(Ui& ui, const State& state);
/// A dialog while something is not saved, until it was put aside by hand; `seen` holds for which failure.
void drawNotSaved(Ui& ui, const State& state, std::string& seen);

}  // namespace alongside::ui
