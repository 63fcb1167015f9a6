// A record's versions: what each changed, and how a goal went over time.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/difference.h"
#include "core/id.h"
#include "record/kind.h"

namespace alongside {

struct FieldChange {
  const Field* field = nullptr;
  std::vector<Piece> pieces;  ///< in words; empty for links, whose names only the store knows
};
/// What differs, in the order of the form. Texts word by word, other answers whole.
std::vector<FieldChange> changesBetween(const Kind& kind, const Fields& before, const Fields& after,
                                        Date today);

struct VersionChanges {
  std::uint32_t revision = 0;  ///< in the store
  bool first = false;          ///< nothing to compare with: it was written then
  bool parentMissing = false;  ///< the version before it is not on this tablet
  std::vector<FieldChange> changes;
};

struct ProgressPoint {
  Date on;
  int value = 0;  ///< 0..10
  bool operator==(const ProgressPoint&) const = default;
};
/// One version of a goal, oldest first. A correction takes the place of the version that it corrects.
struct GoalVersion {
  std::optional<Date> on;
  std::optional<int> progress;
  bool corrects = false;
};
/// By day, oldest first; the last word on a day counts.
std::vector<ProgressPoint> progressOver(std::span<const GoalVersion> versions);

struct History {
  Id record;
  std::vector<VersionChanges> versions;  ///< newest first
  std::size_t older = 0;                 ///< that are not among them
  std::vector<ProgressPoint> progress;   ///< of a goal
};

}  // namespace alongside
