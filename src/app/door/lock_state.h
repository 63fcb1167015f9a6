// What stands before a vault that is locked or covered. Part of State.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/door/begin_state.h"
#include "core/result.h"
#include "core/time.h"
#include "store/vault/vault.h"

namespace alongside {

/// Another passphrase is chosen: four offered words, typed back, or one's own.
struct NewPassphrase {
  bool own = false;
  std::vector<std::string> offered;
  std::string typed;
  PassphraseStrength strength;
  std::string fault;  ///< of the field
};

/// The coordinator's file is back: its words, then a new passphrase.
struct ReopenState {
  std::string fileName, file, words;
  bool working = false;
  bool opened = false;  ///< the words were right: a passphrase is chosen
  NewPassphrase next;
  std::optional<Fault> fault;
};

/// Somebody who knows theirs changes it (Security).
struct PassphraseChange {
  std::string now, nowFault;  ///< the present one, typed
  NewPassphrase next;
  bool working = false;
  std::optional<Fault> fault;
};

struct LockState {
  std::vector<VaultLabel> vaults;
  std::string chosen;  ///< vault id
  std::string passphrase;
  bool opening = false;
  int wrong = 0;
  Millis pauseUntil = 0;                 ///< after five wrong tries
  bool forgotten = false;                ///< the panel 'I have forgotten it' is open
  std::vector<std::string> fileWords{};  ///< of the recovery file: the coordinator's page shows the same
  std::optional<ReopenState> reopen;
  std::optional<Fault> fault;
};

struct CoverState {
  std::string typed;
  int wrong = 0;            ///< of five
  bool passphrase = false;  ///< no PIN opens it; the vault's passphrase does, typed into LockState
  bool locks = false;       ///< it locks as soon as everything is saved
  bool closing = false;     ///< the page begins anew as soon as what is half written is kept
};

}  // namespace alongside
