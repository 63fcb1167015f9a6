// How many people a partner sees against what was planned, month by month.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "record/kind.h"

namespace alongside {

/// A referral in which a partner takes part, or that was passed to one.
struct PartnerReferral {
  std::string partner;
  Date received;
  std::optional<Date> passed{};  ///< to the partner, for good
};

struct PartnerMonth {
  Date first;
  std::optional<int> planned{};
  int together = 0;  ///< came to us, and the partner takes part
  int passed = 0;
  int came() const { return together + passed; }
};
/// The last `months` months up to the one of `today`, oldest first. Letters and case of the name do not matter.
std::vector<PartnerMonth> partnerMonths(std::span<const PartnerReferral> referrals, const Fields& partner,
                                        Date today, int months);

struct PartnerPeople {
  int now = 0;                ///< who work there today
  int started = 0, left = 0;  ///< in the last twelve months
};
PartnerPeople partnerPeople(const Fields& partner, Date today);

}  // namespace alongside
