// What somebody's consent records say together: the newest answer to each question counts, whichever record was written
// or corrected last, and one that was withdrawn counts no more.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "record/kind.h"

namespace alongside {

/// One consent record that is not withdrawn.
struct ConsentGiven {
  Fields fields;
  std::string written;  ///< orders those of one day: its first stamp, as text
};

/// The person's details as these records want them: `consent`, `consentOn`, and in `shares` the family and the partner
/// organisations by name (`sharesPartners`). What no record is about stays as it is in `person`; `gone` is one that was
/// withdrawn just now: where no other answers its question, the question counts as not asked.
Fields followingConsent(const Fields& person, std::span<const ConsentGiven> given,
                        const std::optional<Fields>& gone);
/// The newest answer about a partner organisation, by name as `fold` compares; nothing: no record is about it.
std::optional<bool> partnerConsent(std::string_view partner, std::span<const ConsentGiven> given);

/// Names of `sharesPartners`, which holds them with commas between.
std::vector<std::string> partnersOf(const Fields& person);

}  // namespace alongside
