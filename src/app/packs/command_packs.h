// What a coordinator asks for at Packs in, besides what command.h has for it.
#pragma once

#include "app/command.h"

namespace alongside::command {

struct TakeInLate {
  std::size_t index;
};  ///< an explicit yes to what came from a tablet after its access ended
struct AskUndoPack {
  Hash jws;
};  ///< what taking it out would do is said first
struct UndoPack {};
struct CancelUndo {};
struct SaveAllReceipts {};  ///< for all tablets that are owed one, in one file
struct FetchInbox {};
struct StopFetching {};

}  // namespace alongside::command
