#include "exchange/wards_then.h"

#include <algorithm>

#include "core/json.h"

namespace alongside {

std::vector<WardSince> wardsOf(const Store& store, const Record& person) {
  std::vector<WardSince> wards;
  std::string before, sinceBefore;
  bool first = true;
  for (const std::uint32_t at : person.history) {
    const Revision& revision = store.revision(at);
    if (revision.op == Op::voided) continue;
    const Fields fields = revision.values();
    std::string ward = textAt(fields, "ward"), since = textAt(fields, "wardSince");
    if (!first && ward == before && since == sinceBefore) continue;
    // Who went home was on the ward until that day.
    const std::string from = ward.empty() ? textAt(fields, "closedOn") : since;
    const Date day = dateFrom(from).value_or(localMoment(revision.hlc.ms).date);
    before = ward;
    sinceBefore = std::move(since);
    if (first && ward.empty()) continue;
    first = false;
    while (!wards.empty() && wards.back().from >= day) wards.pop_back();
    wards.push_back({day, std::move(ward)});
  }
  return wards;
}

std::string_view wardOn(std::span<const WardSince> wards, Date day) {
  if (wards.empty()) return {};
  const auto after = std::ranges::upper_bound(wards, day, {}, &WardSince::from);
  return after == wards.begin() ? wards.front().ward : (after - 1)->ward;
}

}  // namespace alongside
