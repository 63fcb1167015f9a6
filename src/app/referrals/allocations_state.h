// What was sealed to a worker's tablet, and what it said that it has.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/id.h"
#include "core/json.h"
#include "core/time.h"
#include "record/kind.h"

namespace alongside {

/// A worker's allocations, as the coordinator's screens show them.
struct AllocationFile {
  std::string device, worker;
  std::vector<Id> given;  ///< referrals, and records that give somebody to a worker
  std::vector<Id> gone;   ///< by these somebody is with another worker now
  std::size_t fresh = 0;  ///< of both: in no file yet
  Millis saved = 0;       ///< the last file with the others was made then
  Millis arrived = 0;     ///< a pack of the tablet's own says that it has them all
};

/// A pack that was made for a tablet.
struct AllocationPack {
  Id id;
  Hash jws;
  std::uint32_t seq = 0;
  Millis saved = 0;    ///< 0: its file was not saved
  Millis arrived = 0;  ///< 0: no word of it yet
  std::vector<std::string> allocations;
};
/// By the tablet's thumbprint, in the order of their making.
using AllocationPacks = std::map<std::string, std::vector<AllocationPack>>;

/// An allocation is told from a later one of the same referral by the step at which it was made.
std::string allocationOf(const Id& referral, const Fields& fields);
/// The last of the packs that left with it; null: none did.
const AllocationPack* lastWith(const std::vector<AllocationPack>& packs, const std::string& allocation);
/// A file with this allocation has left.
bool allocationLeft(const AllocationPacks& handed, const Id& referral, const Fields& fields);
Json jsonOf(const AllocationPacks& handed);
AllocationPacks allocationPacksFrom(
    const Json& json);  ///< what cannot be read is left out: it is handed over again

}  // namespace alongside
