// What a coordinator does at the risk board.
#pragma once

#include <string>

#include "app/command.h"
#include "app/worries/worries_state.h"

namespace alongside::command {

struct LookAtWorries {
  ListChoice list;
  bool closed = false;
};
struct TakeWorry {
  Id id;
};  ///< I look after it, and have seen it; an id as WorryLine has it
struct AcknowledgeWorry {
  Id id;
};  ///< I have seen it
struct AskWorry {
  Id id;
  WorryAct act;
};
struct SetWorry {
  std::string key, value;
};  ///< "who", "words", "at", "due"
struct SaveWorry {};
struct CancelWorry {};

}  // namespace alongside::command
