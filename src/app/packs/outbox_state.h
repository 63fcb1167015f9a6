// Packs out and in, and who asks to join. Part of State; what only a coordinator sees is in packs_state.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/id.h"
#include "core/result.h"
#include "core/time.h"
#include "exchange/intake.h"
#include "exchange/team/team.h"

namespace alongside {

enum class PackState { waiting, sending, sent, received, refused, savedAsFile };

struct OutPack {
  Id id;
  std::uint32_t seq = 0;
  std::size_t records = 0, revisions = 0;
  Hash jws;
  Millis made = 0, sentAt = 0, receivedAt = 0;
  PackState state = PackState::waiting;
  bool mayBeThere = false;  ///< it was sent before: the answer was good, or was not heard
  std::string fileName;
  std::string coordinator;  ///< who signed for it
  std::optional<Fault> fault;
};

/// A file that was brought in, and what became of it.
struct IncomingPack {
  std::string fileName;
  std::optional<Fault> fault;  ///< kept apart, not opened
  std::optional<OpenedPack> opened;
  IntakePreview preview;
  bool late = false;  ///< came after its tablet's end: taken in by a yes of its own
  bool taken = false;
  std::size_t added = 0;
};

/// Somebody who asks to join; accepted after the words were compared.
struct PendingJoin {
  JoinRequest request;
  std::vector<std::string> words;
};

/// Files that leave and files that come, on this tablet.
struct PacksState {
  std::vector<OutPack> outbox;         ///< newest first
  std::vector<IncomingPack> incoming;  ///< this sitting's, newest first
  std::vector<PendingJoin> joins;
  IntakeLedger ledger;
};

}  // namespace alongside
