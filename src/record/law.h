// Words of the law that change, old and new. The sections of the Mental Health Act 2025 (c. 33) come into force by regulations
// over years, so each stands here with its day, or with none yet. Whoever deploys this sets the days in law.cpp; until then both
// words are offered, and the older one is said to apply.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/time.h"

namespace alongside {

struct ChangeOfLaw {
  std::string_view before,
      after;  ///< as they stand in a sentence: "the nearest relative", "the nominated person"; before may be empty
  std::string_view source;
  std::optional<Date> inForce{};
};
std::span<const ChangeOfLaw> changesOfLaw();

/// "The nominated person takes the place of the nearest relative. It is not in force yet." For each change; with its day
/// once there is one.
std::string lawInWords();

}  // namespace alongside
