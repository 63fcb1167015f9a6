#include "insight/partners.h"

#include <algorithm>

#include "core/text.h"
#include "insight/activity.h"

namespace alongside {

std::vector<PartnerMonth> partnerMonths(std::span<const PartnerReferral> referrals, const Fields& partner,
                                        Date today, int months) {
  const std::string name = fold(trim(textAt(partner, "name")));
  const auto from = dateFrom(textAt(partner, "plannedFrom"));
  std::vector<PartnerMonth> all;
  for (int i = months - 1; i >= 0; --i) {
    PartnerMonth month{.first = addMonths(firstOfMonth(today), -i)};
    if (partner.contains("planned") && (!from || firstOfMonth(*from) <= month.first))
      month.planned = static_cast<int>(numberAt(partner, "planned"));
    all.push_back(month);
  }
  for (const PartnerReferral& one : referrals) {
    if (fold(trim(one.partner)) != name) continue;
    const Date first = firstOfMonth(one.passed.value_or(one.received));
    const auto at = std::ranges::find(all, first, &PartnerMonth::first);
    if (at != all.end()) ++(one.passed ? at->passed : at->together);
  }
  return all;
}

PartnerPeople partnerPeople(const Fields& partner, Date today) {
  const Date yearAgo = addMonths(firstOfMonth(today), -12);
  PartnerPeople people;
  for (const Json& row : partner.value("workers", Json::array())) {
    if (!row.is_object()) continue;
    const auto started = dateFrom(textAt(row, "started")), left = dateFrom(textAt(row, "left"));
    if ((!started || *started <= today) && (!left || *left > today)) ++people.now;
    if (started && *started > yearAgo && *started <= today) ++people.started;
    if (left && *left > yearAgo && *left <= today) ++people.left;
  }
  return people;
}

}  // namespace alongside
