// What a worker asks for who clears the tablet of people who are with others now.
#pragma once

#include "app/command.h"

namespace alongside::command {

struct AskClear {};  ///< shows what there is; nothing is cleared yet
struct ChooseToClear {
  Id person;
  bool chosen;
};
struct ChooseToLose {
  Id record;  ///< that is nowhere else
  bool chosen;
};
struct Clear {};

}  // namespace alongside::command
