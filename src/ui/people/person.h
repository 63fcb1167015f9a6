// The parts of one person's page.
#pragma once

#include "app/state.h"

namespace alongside::ui {
class Ui;

/// What a person's page is drawn from, read once a pass.
struct PersonPage {
  const OpenState& open;
  const Record& record;
  const Fields& fields;
  std::string first;  ///< as a sentence names them
};

void drawOverview(Ui& ui, const PersonPage& person);
void drawTimeline(Ui& ui, const PersonPage& person);
void drawPersonFollowUps(Ui& ui, const PersonPage& person);
void drawDetails(Ui& ui, const PersonPage& person);

/// One record about somebody as a row that opens it; struck through when it was withdrawn.
void drawRecordRow(Ui& ui, const OpenState& open, const Record& record, bool clock);

}  // namespace alongside::ui
