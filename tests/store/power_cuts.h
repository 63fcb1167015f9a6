// The ways in which a power cut may leave one step on the medium: each of its parts there or not, or a write torn. Of a step
// with many parts its beginnings, each part alone, and all but each.
#pragma once

#include <cstdint>
#include <vector>

#include "platform/memory/memory_disk.h"

namespace alongside::vaulttest {

inline std::vector<PowerCut> cutsOf(const DiskStep& step) {
  const std::size_t parts = step.writes.size() + step.unlinks.size();
  std::vector<PowerCut> cuts;
  if (parts <= 8) {
    for (std::uint64_t kept = 0; kept < std::uint64_t{1} << parts; ++kept) cuts.push_back({kept, {}});
  } else {
    const std::uint64_t all = (std::uint64_t{1} << parts) - 1;
    for (std::size_t p = 0; p <= parts; ++p) {
      cuts.push_back({(std::uint64_t{1} << p) - 1, {}});
      if (p < parts) cuts.push_back({std::uint64_t{1} << p, {}});
      if (p < parts) cuts.push_back({all & ~(std::uint64_t{1} << p), {}});
    }
  }
  for (std::size_t w = 0; w < step.writes.size(); ++w) cuts.push_back({0, w});
  return cuts;
}

}  // namespace alongside::vaulttest
