// The rest of a month on the wards for practice: meetings, groups, plans, worries, one's own pages.
#pragma once

#include <map>
#include <span>
#include <string>

#include "app/practice.h"

namespace alongside {

/// Writes made-up revisions as one tablet would have: ids and stamps follow from the order of writing.
class PracticeWriter {
 public:
  PracticeWriter(PracticeTeam& into, std::string device) : into_(into), device_(std::move(device)) {}

  Id write(std::string_view kind, const Fields& fields, Moment at);
  /// A later version of the same record.
  void amend(const Id& record, const Fields& fields, Moment at);

 private:
  void put(Revision revision, const Fields& fields, Moment at);

  PracticeTeam& into_;
  std::string device_;
  std::uint32_t count_ = 0;
  std::map<Id, Revision> last_;
};

/// The tenth digit that makes nine digits an NHS number.
std::string withCheckDigit(std::string_view nine);

/// `people` in the order of practice.cpp.
void writePracticeMonth(PracticeWriter& writer, std::span<const Id> people, Moment now);

/// A record of kind `colleague` for each worker.
void writeWeeks(PracticeWriter& writer, const std::vector<Member>& roster, Moment now);

}  // namespace alongside
