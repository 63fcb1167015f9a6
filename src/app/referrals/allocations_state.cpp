#include "app/referrals/allocations_state.h"

#include <algorithm>

#include "record/codes.h"
#include "record/kinds/referral.h"

namespace alongside {

std::string allocationOf(const Id& referral, const Fields& fields) {
  const std::vector<ReferralStep> steps = stepsOf(fields);
  std::size_t at = steps.size();
  while (at > 0 && steps[at - 1].to != codes::kAllocated) --at;
  return referral.text() + "/" + std::to_string(at);
}

const AllocationPack* lastWith(const std::vector<AllocationPack>& packs, const std::string& allocation) {
  const auto at = std::find_if(packs.rbegin(), packs.rend(), [&](const AllocationPack& pack) {
    return pack.saved > 0 && std::ranges::contains(pack.allocations, allocation);
  });
  return at == packs.rend() ? nullptr : &*at;
}

bool allocationLeft(const AllocationPacks& handed, const Id& referral, const Fields& fields) {
  const std::string allocation = allocationOf(referral, fields);
  return std::ranges::any_of(handed,
                             [&](const auto& one) { return lastWith(one.second, allocation) != nullptr; });
}

Json jsonOf(const AllocationPacks& handed) {
  Json all = Json::object();
  for (const auto& [device, packs] : handed) {
    Json& list = all[device] = Json::array();
    for (const AllocationPack& pack : packs)
      list.push_back({{"pack", pack.id.text()},
                      {"jws", pack.jws.text()},
                      {"seq", pack.seq},
                      {"saved", pack.saved},
                      {"arrived", pack.arrived},
                      {"allocations", pack.allocations}});
  }
  return all;
}

AllocationPacks allocationPacksFrom(const Json& json) {
  AllocationPacks handed;
  if (!json.is_object()) return handed;
  for (const auto& [device, list] : json.items()) {
    if (!list.is_array()) continue;
    for (const Json& one : list) {
      const auto id = idFrom(textAt(one, "pack"));
      const auto jws = hashFrom(textAt(one, "jws"));
      if (!id || !jws) continue;
      AllocationPack pack{.id = *id,
                          .jws = *jws,
                          .seq = static_cast<std::uint32_t>(numberAt(one, "seq")),
                          .saved = numberAt(one, "saved"),
                          .arrived = numberAt(one, "arrived"),
                          .allocations = {}};
      for (const Json& allocation : one.value("allocations", Json::array()))
        if (allocation.is_string()) pack.allocations.push_back(allocation.get<std::string>());
      handed[device].push_back(std::move(pack));
    }
  }
  return handed;
}

}  // namespace alongside
