// Referral reports of RiO, IAPTUS and EMIS: which column is what, what would become of every row, and the report of
// those refused. Nothing is written here: a plan says what to write.
//
// No column list of these reports is published, and every trust's differs: columns are guessed from the headers, a
// person sets them right once, and the team file keeps that for each source.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "exchange/formats/csv.h"
#include "store/store.h"

namespace alongside {

/// What a report's column can be; the order is that of the mapping's list.
struct ReferralPart {
  std::string_view key;    ///< "born"; stored in the team file
  std::string_view label;  ///< "Date of birth"
  bool must = false;
};
std::span<const ReferralPart> referralParts();

/// Part -> the header of its column.
using ReferralColumns = std::map<std::string, std::string>;
ReferralColumns guessColumns(std::span<const std::string> header);
/// What stands between these columns and reading, as a sentence; empty: nothing.
std::string columnsFault(const ReferralColumns& columns, std::span<const std::string> header);

/// What is here already. Built once before reading.
struct KnownReferrals {
  std::unordered_map<std::string, Id> referrals;  ///< by source and number there
  struct Human {
    Id person;
    std::string born;
  };
  std::unordered_map<std::string, Human> byNhs;
  std::unordered_map<std::string, std::vector<Id>> byNameAndBirth;
};
KnownReferrals knownReferrals(const Store& store);
/// The same in slices: looks at `most` records more from where `from` stands. False: all have been looked at.
bool learnReferrals(KnownReferrals& known, const Store& store, std::size_t& from, std::size_t most);

enum class RowFate {
  fresh,       ///< a new person and their referral
  samePerson,  ///< a referral for somebody who is here, known by NHS number
  looksAlike,  ///< a new person, though somebody of this name and date of birth is here: to be looked at
  known,       ///< this referral came in before: nothing happens
  twice,       ///< it stands twice in this file: the first counts
  refused,     ///< not taken in; `reason` says why
};

struct ReferralRow {
  std::size_t line = 0;  ///< in the file, from 1
  RowFate fate = RowFate::refused;
  std::string reason;  ///< a sentence; of the refused
  std::string number, name;
  std::optional<Id> person;  ///< samePerson and looksAlike: who is here
  std::size_t sameAs = 0;    ///< a person of an earlier row of this file (its index + 1), or 0
  Fields personFields = Json::object();
  Fields referralFields = Json::object();  ///< without `person`, which only the writer knows
  std::vector<std::string> cells;          ///< of the refused, for the report
};

/// Reads in slices, so that a page can show how far it is.
class ReferralReading {
 public:
  /// `text` (of csvText) is kept. Faults: "referrals/empty", "referrals/no-header".
  static Result<ReferralReading> begin(std::string text, std::string source);

  std::span<const std::string> header() const { return header_; }
  const ReferralColumns& columns() const { return columns_; }
  /// Begins again from the first row.
  void useColumns(ReferralColumns columns);

  /// Reads at most `rows` more; false when all are read.
  bool read(const KnownReferrals& known, Date today, std::size_t rows);
  double done() const;  ///< 0..1

  const std::vector<ReferralRow>& rows() const { return rows_; }
  std::size_t count(RowFate fate) const;

 private:
  ReferralReading() = default;
  ReferralRow rowOf(const KnownReferrals& known, Date today);
  std::string cell(std::string_view part) const;

  std::shared_ptr<const std::string> text_;  // the reader looks into it, wherever this is moved
  std::optional<CsvReader> reader_;
  std::string source_;
  std::vector<std::string> header_;
  ReferralColumns columns_;
  std::map<std::string, std::size_t, std::less<>> places_;  ///< part -> column
  std::vector<ReferralRow> rows_;
  std::unordered_map<std::string, std::size_t> numbers_, humans_;  ///< of this file: row index + 1
};

/// The refused rows as CSV: line, reason, then the cells as they came. Formula-safe.
std::string refusedRows(const ReferralReading& reading);

}  // namespace alongside
