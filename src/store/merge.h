// Merge of one record's revisions: pure functions of the set, whatever the order of arrival.
//
// Heads are the revisions that no other one names as a parent. The one with the highest stamp is shown
// whole, because a note blended from two is a note that nobody wrote. Only fields that their kind marks
// Merge::field (contact details, tags) are taken from the other heads too, and only when no two heads
// changed the same field since their one common ancestor.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "record/kind.h"
#include "store/revision.h"

namespace alongside {

/// Total order of revisions: by stamp, then by content, so that ties fall the same way everywhere.
bool earlier(const Revision& a, const Revision& b);

/// With more heads than this nothing is blended, so that the work grows with the history and not with its square.
inline constexpr std::size_t kMostBlended = 16;

/// Positions in `history` of its heads, latest first.
std::vector<std::uint32_t> headsOf(std::span<const Revision* const> history);

struct Shown {
  Fields fields;
  bool whole = true;  ///< false: a head holds something that is not shown, so a person must choose
};
/// What to show of several heads (positions in `history`, winner first). `kind` null: the winner.
Shown shownOf(const Kind* kind, std::span<const Revision* const> history,
              std::span<const std::uint32_t> heads);

}  // namespace alongside
