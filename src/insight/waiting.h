// How long people wait for peer support: from a referral's steps and the person's first attended contact.
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

/// One referral's days, from its steps. A day is absent while it has not come to that.
struct Wait {
  Date received;
  std::optional<Date> decided{};    ///< first taken on, not taken on, or passed on
  std::optional<Date> allocated{};  ///< last time: what was undone does not count
  std::optional<Date> contact{};    ///< first attended contact since it was received
  std::optional<Date> ended{};
  std::string state{};
  std::string team{}, source{}, partner{}, worker{};
  bool interim = false;  ///< somebody keeps in touch while they wait
};

/// `attended`: the days of the person's attended contacts, in any order.
Wait waitOf(const Fields& referral, std::span<const Date> attended);

/// Of a number of lengths in days.
struct Spread {
  std::size_t count = 0;
  double median = 0;  ///< of an even number: half way between the two in the middle
  int p90 = 0;        ///< nearest rank: at least nine of ten are no longer
  int longest = 0;
};
Spread spreadOf(std::vector<int> days);

struct Waiting {
  Spread toDecision, toAllocation, toContact;  ///< each from the day of receipt
  Spread now;                                  ///< of those who wait: from receipt until today
  std::size_t withInterim = 0;                 ///< of those who wait
};
Waiting waiting(std::span<const Wait> waits, Date today);

/// The same apart for each ward, team, source or partner, by the name that `by` gives; "" is 'not said'.
std::map<std::string, Waiting> waitingBy(std::span<const Wait> waits, Date today,
                                         FunctionRef<std::string(const Wait&)> by);

/// Somebody waits: taken on or not decided yet, and nobody is allocated.
bool stillWaits(const Wait& wait);

}  // namespace alongside
