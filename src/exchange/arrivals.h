// What came with which pack, so that a pack that was taken in can be taken out again.
//
// The log is append-only, and so is undoing: nothing is deleted. Revisions that came with that pack alone are passed
// over from now on, as if it had never been opened: they lie sealed in the log, the store does not hold them, and no
// pack carries them on. Its line leaves the ledger with them, so the same file can be taken in again at any time,
// and then they are simply no longer passed over.
//
// What stays: everything of a record that somebody went on with since (a later version, or another record about it),
// since taking away what it stands on would leave it hanging in the air; and what another pack, which is still in,
// brought as well, since that pack's line would otherwise claim what is not there.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "exchange/intake.h"

namespace alongside {

/// A pack can be taken out for so long.
inline constexpr int kUndoDays = 14;

struct Arrivals {
  struct Arrival {
    Hash jws;  ///< of the pack
    std::string device;
    Millis at = 0;
    std::vector<Hash> added;  ///< revisions that were not here before
    std::vector<Hash> held;   ///< the others that it held
  };
  std::vector<Arrival> packs;  ///< oldest first
  std::set<Hash> passedOver;   ///< revisions of the log that are not in the store

  Json json() const;
  static Arrivals from(const Json& json);  ///< what cannot be read is left out
  const Arrival* find(const Hash& jws) const;
  /// Says of revisions that a version before this took in who brought them, where that was not their writer: the vault
  /// itself says it of later ones.
  void markPassedOn(std::vector<Revision>& revisions) const;
  /// Notes what `opened` adds; older ones than can be undone are let go. `added` are among its revisions.
  void note(const OpenedPack& opened, const std::vector<Revision>& added, Millis now);
};

/// What taking a pack out would do.
struct TakingOut {
  std::vector<Hash> revisions;  ///< passed over from then on
  std::vector<Id> gone;         ///< records that came with it alone
  std::vector<Id> earlier;      ///< records that are again as they were before
  std::vector<Id> stay;         ///< records that somebody went on with since
  std::size_t elsewhere = 0;    ///< changes that stay because another pack brought them, too
};
TakingOut takingOutOf(const Arrivals::Arrival& arrival, const Store& store, const Arrivals& arrivals);
/// Carries it out in the books; the caller makes the store anew without them.
void withdraw(const Hash& jws, const TakingOut& withdrawal, Arrivals& arrivals, IntakeLedger& ledger);

}  // namespace alongside
