// Answers of a record that is there already and is being corrected or brought up to date.
#pragma once

#include <vector>

#include "record/kind.h"

namespace alongside {

/// As validate(), but an answer that was accepted when it was written, and that nobody touched since, refuses
/// nothing: its fault is a warning. Clocks are set back, and rules grow stricter. `before` is what was there.
std::vector<FieldFault> validateChange(const Kind& kind, const Fields& before, const Fields& fields,
                                       Moment now);

}  // namespace alongside
