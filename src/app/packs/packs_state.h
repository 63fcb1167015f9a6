// Packs in, as the coordinator's screen shows it beside PacksState::incoming.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/id.h"
#include "core/result.h"
#include "exchange/arrivals.h"

namespace alongside {

/// A pack of the last days, which can be taken out again.
struct TakenPack {
  Hash jws;
  std::string device, worker;
  std::uint32_t seq = 0;
  Millis at = 0;
  std::size_t added = 0;
  bool receipted = false;
};
/// Packs of a tablet that came in and were not signed for yet.
struct ReceiptOwed {
  std::string device, name;
  std::size_t packs = 0;
};
/// About to be taken out: what that would do.
struct UndoAsked {
  TakenPack pack;
  TakingOut what;
};

struct PacksDesk {
  std::size_t toRead = 0, read = 0;  ///< files that are being opened; 0: none
  std::vector<TakenPack> taken;      ///< newest first
  std::vector<ReceiptOwed> owed;
  std::optional<UndoAsked> undo;
  std::vector<std::string> others;  ///< coordinators beside oneself
  std::size_t toSend = 0;           ///< own records that they have not been sent

  // The inbox on the server
  bool fetching = false;
  std::size_t toFetch = 0, fetched = 0;  ///< files to be asked for, and those that were
  std::size_t lying = 0;                 ///< files of packs in the listing
  std::optional<Fault> inboxFault;
  std::string inboxSaid;  ///< "4 packs were fetched, 9 were in already."
};

}  // namespace alongside
