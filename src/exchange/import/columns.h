// Which column of a referral report is what.
//
// No column list of these reports is published, and every trust's differs: columns are guessed from the headings, a person
// sets them right once, and the team file keeps that for each source.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/import/days.h"

namespace alongside {

/// What a report's column can be; the order is that of the mapping's list.
struct ReferralPart {
  std::string_view key;    ///< "born"; stored in the team file
  std::string_view label;  ///< "Date of birth"
  bool must = false;
};
std::span<const ReferralPart> referralParts();

/// Part -> the heading of its column, as `headingsOf` has it.
using ReferralColumns = std::map<std::string, std::string>;

/// Headings as they can be told apart: on one line, spaces run together, and one that stands there again with its place:
/// "Name", "Name (column 7)".
std::vector<std::string> headingsOf(std::span<const std::string> cells);

/// What is known from the headings alone.
struct GuessedColumns {
  ReferralColumns columns;
  std::set<std::string>
      twice;  ///< parts whose heading stands there more than once: a person says which it is
};
GuessedColumns guessColumns(std::span<const std::string> headings);

/// How many parts a line of cells would name, were it the headings.
std::size_t namedParts(std::span<const std::string> cells);

/// What stands between these columns and reading, as a sentence; empty: nothing.
std::string columnsFault(const ReferralColumns& columns, std::span<const std::string> headings);

/// What the team file keeps for a source.
struct ColumnChoices {
  ReferralColumns columns;
  std::vector<std::string> headings;  ///< all of the report that it was chosen for: others are noticed
  DayOrder order = DayOrder::unknown;
};

}  // namespace alongside
