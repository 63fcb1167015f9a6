// Hybrid logical clock (Kulkarni et al. 2014): orders revisions across tablets whose clocks disagree.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/time.h"

namespace alongside {

struct Hlc {
  Millis ms = 0;
  std::uint32_t counter = 0;
  std::string device;  ///< breaks ties; the writer's device thumbprint

  auto operator<=>(const Hlc&) const = default;
  std::string text() const;  ///< "<ms, 13 digits>.<counter, 5 hex digits>.<device>"
};
std::optional<Hlc> hlcFrom(std::string_view text);

/// A stamp this far ahead of the importer is merged and flagged, and does not advance the local clock.
inline constexpr Millis kFarAhead = Millis{24} * 60 * 60 * 1000;

class HybridClock {
 public:
  explicit HybridClock(std::string device, Hlc last = {});
  /// The next stamp; never falls, even when the wall clock steps back.
  Hlc tick(Millis wall);
  /// Takes note of a stamp from elsewhere. False when it is too far ahead and was ignored.
  bool observe(const Hlc& seen, Millis wall);
  const Hlc& last() const { return last_; }

 private:
  std::string device_;
  Hlc last_;
};

}  // namespace alongside
