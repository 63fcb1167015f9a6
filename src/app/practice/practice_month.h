// The rest of a month on the wards for practice: meetings, groups, plans, worries, one's own pages.
#pragma once

#include <map>
#include <span>
#include <string>
#include <utility>

#include "app/practice/practice.h"

namespace alongside {

/// Writes made-up revisions as one tablet would have: ids and stamps follow from the order of writing.
class PracticeWriter {
 public:
  /// Several write for one team: each begins to count elsewhere, so that no id comes twice.
  PracticeWriter(PracticeTeam& into, std::string device, std::uint32_t from = 0)
      : into_(into), device_(std::move(device)), author_(into.worker), count_(from) {}
  PracticeWriter(PracticeTeam& into, const Member& as, std::uint32_t from)
      : into_(into), device_(as.device()), author_(as.name), count_(from) {}

  Id write(std::string_view kind, const Fields& fields, Moment at);
  /// A later version of the same record.
  void amend(const Id& record, const Fields& fields, Moment at) { amend(last_.at(record), fields, at); }
  void amend(const Revision& before, const Fields& fields, Moment at);

 private:
  void put(Revision revision, const Fields& fields, Moment at);

  PracticeTeam& into_;
  std::string device_, author_;
  std::uint32_t count_ = 0;
  std::map<Id, Revision> last_;
};

/// The tenth digit that makes nine digits an NHS number.
std::string withCheckDigit(std::string_view nine);

/// The person or referral of somebody called so; an empty id when nobody is.
Id practicePerson(const PracticeTeam& made, std::string_view name);
Id practiceReferral(const PracticeTeam& made, std::string_view name);

/// Worries for the risk board, in every stage. The roster begins with the coordinator.
void writePracticeWorries(PracticeTeam& made, PracticeWriter& coordinator, Moment now);

/// Voluntary organisations, with what was agreed with them.
void writePracticePartners(PracticeWriter& coordinator, Moment now);

/// `people` in the order of practice.cpp.
void writePracticeMonth(PracticeWriter& writer, std::span<const Id> people, Moment now);

/// A record of kind `colleague` for each worker.
void writeWeeks(PracticeWriter& writer, const std::vector<Member>& roster, Moment now);

}  // namespace alongside
