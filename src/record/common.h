// What several kinds have in common: codes of the care contact, who may see it, follow-ups that come of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "record/kind.h"

namespace alongside {

/// NHS Data Dictionary: CONSULTATION MECHANISM (MHSDS).
std::vector<Choice> mechanisms();
/// NHS Data Dictionary: ACTIVITY LOCATION TYPE CODE (MHSDS).
std::vector<Choice> locations();

/// "One-to-one with Imogen"; a comma stands close to the word before it: "Went home, Imogen".
std::string withName(const Kind& kind, std::string_view what, std::string_view name);

/// Whom it is about: key `person`.
Field whom(std::string_view label, std::string_view missing);
/// Key `on`: the day on which it was, or for `onAnyDay` will be.
Field onDay();
Field onAnyDay();
/// 'Imogen is happy for this to be seen by': key `seenBy`.
Field seenBy(OnlyIf onlyIf, int column);
/// The person keeps it to 'you and me'.
bool betweenTheTwo(const Fields& fields);
/// What `seenBy` says: packs go to the coordinator, so the coordinator has to be named.
Stays asSeenBy(const Fields& fields);
/// Of what came of another record: the yesNo `betweenUs`.
Stays asBetweenUs(const Fields& fields);
/// 'You and me' shuts out the others: of an answer to `seenBy`, what was chosen last.
Json seenByAfter(const Json& before, const Json& chosen);
bool chose(const Fields& fields, std::string_view key, std::string_view code);

/// A follow-up from another record, for the same person; what stays between two stays so in it, too.
Consequence followUp(std::string what, std::string due, const Fields& from, std::string_view self);
/// One for each row that was not there before: its `what`, by whom (`who`) and by when (`by`; otherwise in a week).
std::vector<Consequence> followUpsOfRows(std::string_view key, const Fields& before, const Fields& after,
                                         std::string_view self, Date today);

}  // namespace alongside
