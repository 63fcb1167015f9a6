#include "record/change.h"

#include <algorithm>

namespace alongside {

std::vector<FieldFault> validateChange(const Kind& kind, const Fields& before, const Fields& fields,
                                       Moment now) {
  std::vector<FieldFault> faults = validate(kind, fields, now);
  if (faults.empty() || before.empty()) return faults;
  const std::vector<FieldFault> had = validate(kind, before, now);
  for (FieldFault& fault : faults) {
    const auto same = [&](const FieldFault& other) {
      return other.key == fault.key && other.sentence == fault.sentence;
    };
    const auto stood = before.find(fault.key);
    const auto stands = fields.find(fault.key);
    // What was never answered was not accepted either.
    if (stood != before.end() && stands != fields.end() && *stood == *stands &&
        std::ranges::any_of(had, same))
      fault.warning = true;
  }
  return faults;
}

}  // namespace alongside
