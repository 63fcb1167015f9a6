// The parts of Today, each a section of its own that draws nothing when it has nothing to say.
#pragma once

#include "app/state.h"

namespace alongside::ui {
class Ui;

/// Every section begins so far below what stands above it, so that neighbours are level; its heading keeps its
/// own air.
inline constexpr float kSectionGap = 8;

/// Worries that nobody has answered: first of all, until somebody has.
void drawWorries(Ui& ui, const OpenState& open);
/// What came in and waits for somebody: two versions, packs, people who ask to join.
void drawToSettle(Ui& ui, const OpenState& open);
/// Recorded today, now, and due today. `folded`: what is done is one line.
void drawDay(Ui& ui, const OpenState& open, bool folded);
/// The day's ward rounds and other meetings, ward by ward with their times.
void drawRounds(Ui& ui, const OpenState& open);
/// A coordinator's: what waits for them, how long people wait, who has room. On a worker's tablet nothing.
void drawNeeds(Ui& ui, const OpenState& open);
void drawWaitingToday(Ui& ui, const OpenState& open);
void drawRoom(Ui& ui, const OpenState& open);
/// The same switch on both pages: today, or the calendar.
void drawDayOrWeek(Ui& ui, bool week);
void drawWeek(Ui& ui, const OpenState& open);
void drawDrafts(Ui& ui, const OpenState& open, bool folded);
/// Overdue and coming; today's stand in the day.
void drawFollowUps(Ui& ui, const OpenState& open, bool folded);
/// A coordinator's: people whom they see until somebody is allocated, or for good.
void drawOwnCaseload(Ui& ui, const OpenState& open);
void drawNotSeen(Ui& ui, const OpenState& open);
void drawUnsent(Ui& ui, const OpenState& open);
/// The next one within a week, or that it is due.
void drawSupervision(Ui& ui, const OpenState& open);

}  // namespace alongside::ui
