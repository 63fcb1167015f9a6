// A forgotten passphrase, at the locked tablet: the file that came back, its words, a new passphrase.
#pragma once

#include <optional>

#include "app/door/lock.h"
#include "app/session/feature.h"

namespace alongside {

class Reopen : public Feature {
 public:
  Reopen(Session& in, Lock& lock) : Feature(in), lock(lock) { hear(); }

  void takeReopening(const PickedFile& file);
  void keepNewPassphrase();

 private:
  Lock& lock;
  std::optional<crypto::Secret> reopened;  ///< the vault's key, until a passphrase is chosen
  void hear();
  void openReopening();
};

}  // namespace alongside
