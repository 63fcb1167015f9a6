// Covering and locking: when, with what, and the one gate that everything passes which ends the page.
//
// The quick PIN covers; a cover that nobody opens becomes a lock. A lock empties the memory, so it waits until
// everything is saved: until then the page is covered, and the vault's passphrase alone opens it.
#pragma once

#include <optional>
#include <string>

#include "app/forms/drafts.h"
#include "app/session/feature.h"

namespace alongside {

class Cover : public Feature {
 public:
  Cover(Session& in, Drafts& drafts) : Feature(in), drafts(drafts) { hear(); }
  bool saved() override;
  std::optional<double> due() const override;
  void tabletBack() override;

  bool closeIfDue();  ///< asked before anything is done or drawn. True: the page is not what it was
  void uncover();     ///< with the passphrase of the vault, as the lock is
  void lock();

 private:
  struct Pin {
    Bytes salt;
    crypto::Secret hash;
    std::size_t digits = 0;
  };
  Drafts& drafts;
  std::optional<Pin> pin;
  Gate behindCover = Gate::open;  ///< what stands there again when the cover goes
  bool leaving = false;           ///< the page ends as soon as the drafts are kept

  void hear();
  std::optional<double> closesIn() const;
  void cover();  ///< for the PIN
  void coverUntilSaved();
  void putCover(CoverState with);
  void takeCoverAway();
  bool letGo(void (World::*leave)());
  void useUpdate();
  void typePin(const std::string& typed);
  void keepPin();
};

/// The key of a vault, from what is typed at the lock.
Result<crypto::Secret> keyTyped(World& world, const LockState& lock, const std::string& vault);
/// It was not the passphrase, or the vault could not be read: says so, and asks for a pause after five tries.
void notOpened(LockState& lock, Fault why, Millis now);

}  // namespace alongside
