// What is asked for at the allocation meeting.
#pragma once

#include <string>

#include "app/command.h"

namespace alongside::command {

struct ChooseOnBoard {
  Id referral;
  bool over = true;  ///< their page lies over the list, and Back leads to it
};
struct ChooseWorker {
  std::string name;
};
struct NextOnBoard {};  ///< the next person to place
struct NextWorker {};   ///< who fits next best
struct SetBoardText {
  std::string key, value;
};  ///< "why"; of the question who is in the chair: "chair", "deputyFor", "present"
/// Empty: whoever is chosen.
struct PlaceWith {
  Id referral;
  std::string worker;
};
inline constexpr std::size_t kLastDecision = static_cast<std::size_t>(-1);
struct UndoDecision {
  std::size_t index;
};  ///< of Board::decided
struct EndMeeting {
  bool over;
};
struct AskChair {
  bool open;
};
struct KeepChair {};
struct PrintBoard {};
struct OpenWeek {
  std::string device;
};  ///< a worker's hours, ward days, leave: as a form

}  // namespace alongside::command
