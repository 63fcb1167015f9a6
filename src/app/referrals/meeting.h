// Today's allocation meeting as a record, and what it decides: a referral's step and the line in its log go into one save.
#pragma once

#include <optional>
#include <set>

#include "app/people/with_whom.h"
#include "app/referrals/allocation_files.h"
#include "app/session/feature.h"

namespace alongside {

/// The rows of a meeting's record that say what was decided.
Json decisionsOf(const Fields& meeting);
const Record* meetingOn(const Store& store, Date day);  ///< null: nothing was written of it
/// Referrals that the meeting decided on and may still take back: nothing of them reaches a tablet yet.
std::set<Id> undecidedYet(const Store& store, Date day);

class Meeting : public Feature {
 public:
  Meeting(Session& in, Whose& whose, AllocationFiles& files) : Feature(in), whose(whose), files(files) {}

  Fields fields() const;  ///< as it is written down, or as it would begin
  Revision revision(const Fields& fields);
  void decide(const Record& referral, const Fields& before, const Fields& after);
  void undoDecision(std::optional<std::size_t> which = {});  ///< none: the last

 private:
  Whose& whose;
  AllocationFiles& files;
};

}  // namespace alongside
