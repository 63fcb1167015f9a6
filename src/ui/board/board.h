// The three columns of the allocation meeting's board.
#pragma once

#include <optional>

#include "app/board/board_state.h"
#include "app/state.h"
#include "ui/pen/ui.h"

namespace alongside::ui {

/// Somebody who is taken across the board, to be let go on a worker.
struct Taken {
  Id referral;
  std::string name;
  Ui::Drag at;
};

/// Who is to be placed, who is new, what was decided, what else to know: board_people.cpp.
std::optional<Taken> drawBoardPeople(Ui& ui, const Board& board, bool over);
/// Whoever is chosen: what they hope for, consent, what else can be decided: board_person.cpp.
void drawBoardPerson(Ui& ui, const OpenState& open, const Board& board);
/// Who has room, best fit first: board_workers.cpp.
void drawBoardWorkers(Ui& ui, const Board& board, const std::optional<Taken>& taken);
void drawPlaces(Ui& ui, const Box& at, int limit, int active);
/// Why, and the button that places.
void drawBoardPlace(Ui& ui, const OpenState& open, const Board& board);

}  // namespace alongside::ui
