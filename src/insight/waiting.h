// How long people wait for peer support: from a referral's steps and the person's attended contacts.
//
// These are this service's own intervals, in days. They are not the national waiting-time measures (RTT, 18 weeks) and
// must not be called so.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/function_ref.h"
#include "core/time.h"
#include "record/kind.h"

namespace alongside {

/// Days on which somebody was allocated: from the first until before the last, which is absent while they are.
struct Placed {
  Date from;
  std::optional<Date> until{};
};

/// One wait of a referral, from its steps. A day is absent while it has not come to that.
struct Wait {
  Date received;
  std::optional<Date> again{};      ///< the next wait of the same referral began: it was opened anew
  std::optional<Date> decided{};    ///< first taken on, not taken on, or passed on
  std::string decision{};           ///< which of these: a referral's state
  std::optional<Date> allocated{};  ///< last time: what was undone does not count
  std::vector<Placed> placed{};
  std::optional<Date> met{};  ///< first attended contact with anybody, also with who keeps in touch meanwhile
  std::optional<Date> contact{};  ///< first attended contact of peer support: somebody was allocated by then
  std::optional<Date> ended{};
  std::string state{};
  std::string team{}, source{}, partner{}, worker{};
  bool interim = false;  ///< somebody keeps in touch while they wait
};

/// Whoever comes back waits anew, and has waited before: oldest first, the last as it stands now. Never empty.
std::vector<Wait> waitsOf(const Fields& referral);
/// A contact that took place on that day, in any order.
void addContact(Wait& wait, Date day);

/// Of a number of lengths in days.
struct Spread {
  std::size_t count = 0;
  double median = 0;  ///< of an even number: half way between the two in the middle
  int p90 = 0;        ///< nearest rank: at least nine of ten are no longer
  int longest = 0;
};
Spread spreadOf(std::vector<int> days);

struct Waiting {
  Spread toDecision, toAllocation, toMeeting, toContact;  ///< each from the day of receipt; meeting: `met`
  Spread now;                                             ///< of those who wait: from receipt until today
  std::size_t withInterim = 0;                            ///< of those who wait
};
Waiting waiting(std::span<const Wait> waits, Date today);

/// The same apart for each ward, team, source or partner, by the name that `by` gives; "" is 'not said'.
std::map<std::string, Waiting> waitingBy(std::span<const Wait> waits, Date today,
                                         FunctionRef<std::string(const Wait&)> by);

/// Somebody waits: taken on or not decided yet, and nobody is allocated.
bool stillWaits(const Wait& wait);

}  // namespace alongside
