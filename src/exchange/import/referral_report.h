// Referral reports of other systems: what would become of every line, and the report of those refused. Nothing is written
// here: a plan says what to write. The rule: a value is read as it was meant, or its row is refused with a true reason;
// never another value, never a row that vanishes, never two people in one record or one person in two without a word.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "exchange/formats/csv.h"
#include "exchange/import/columns.h"
#include "exchange/import/known.h"

namespace alongside {

enum class RowFate {
  fresh,       ///< a new person and their referral
  samePerson,  ///< a referral for somebody who is here, or in an earlier row
  looksAlike,  ///< somebody of this name and date of birth is here or in an earlier row: a person decides
  asks,        ///< something in it may be wrong: a person decides
  known,       ///< this referral came in before: nothing happens
  twice,       ///< it stands twice in this file: the first counts
  refused,     ///< not taken in; `reason` says why
  aside,       ///< no referral: a title, a total, an instruction
};
constexpr std::size_t kFates = 8;

/// What somebody decides about a row of `looksAlike` or `asks`.
enum class RowChoice : std::uint8_t {
  none,    ///< not yet: it stays out
  same,    ///< it is the person who is here (or in the earlier row)
  other,   ///< it is somebody else: a person of their own
  takeIn,  ///< it is right as it stands
  leaveOut,
};

/// What a report says of somebody who is here, otherwise than their record.
struct RowChange {
  std::string key;  ///< of the person's answer
  std::string here, report;
};

struct ReferralRow {
  std::size_t line = 0, lines = 1;  ///< in the file, from 1, and how many it takes
  RowFate fate = RowFate::refused;
  std::string reason;  ///< a sentence; of the refused, of what is asked, of what was set aside
  std::string remark;  ///< what was left out of it, or read with help; sentences
  std::string number, name;
  std::optional<Id> person;  ///< who is here: samePerson, looksAlike, asks, known
  std::size_t sameAs = 0;    ///< a person of an earlier row of this file (its index + 1), or 0
  bool whoAsked = false;     ///< asks and looksAlike: the question is whether it is that person
  std::vector<std::string>
      leaves{};                      ///< as somebody else it comes without these answers, which are another’s
  std::vector<RowChange> changes{};  ///< offered: of those whose person is here
  Fields personFields = Json::object();
  Fields referralFields = Json::object();  ///< without `person`, which only the writer knows
  std::vector<std::string> cells;          ///< of the refused, for the report
};

/// Every line of the file, once.
struct LineCount {
  std::size_t all = 0, headings = 0, empty = 0;
  std::array<std::size_t, kFates> rows{};  ///< lines of the rows of each fate
  std::size_t sum() const;
};

/// Reads in slices, so that a page can show how far it is: first through the dates, whose order is a matter of the whole
/// column, then row by row.
class ReferralReading {
 public:
  /// `text` (of csvText) is kept; `system` is a code of referralSystems, or the name of another. `before`: what the team
  /// chose for this system, which finds headings that nobody could guess. Faults: "referrals/empty", "referrals/no-header".
  static Result<ReferralReading> begin(std::string text, std::string system,
                                       const ColumnChoices& before = {});

  std::span<const std::string> headings() const { return headings_; }
  std::string_view sample(std::string_view heading) const;  ///< the first cell below it that is not empty
  const GuessedColumns& guessed() const { return guessed_; }
  const ReferralColumns& columns() const { return columns_; }
  bool ownRefused() const {
    return skipped_ > 0;
  }  ///< a file of `refusedRows`: its two columns are no part of the report
  /// Begins again from the first row.
  void useColumns(ReferralColumns columns, DayOrder order = DayOrder::unknown);

  /// Reads at most `rows` more; false when all are read, or when `orderAsked` has a question.
  bool read(const KnownReferrals& known, Date today, std::size_t rows);
  double done() const;  ///< 0..1
  /// A day of the report of which nothing tells what comes first, day or month: "03/04/2026". Empty: it is known.
  const std::string& orderAsked() const { return orderAsked_; }

  const std::vector<ReferralRow>& rows() const { return rows_; }
  std::size_t count(RowFate fate) const;
  const LineCount& lines() const { return lines_; }  ///< once all is read
  bool cutOff() const { return cutOff_; }            ///< the file ends in the midst of a line

 private:
  /// How a column of days is written.
  struct DayColumn {
    std::size_t dayFirst = 0, monthFirst = 0;  ///< cells that can be read in one way only
    std::string open;                          ///< a cell that can be read in both
    DayOrder order = DayOrder::unknown;
    bool mixed() const { return dayFirst > 0 && monthFirst > 0; }
  };

  ReferralReading() = default;
  void findHeadings(const ReferralColumns& before);
  bool isBlank() const;
  bool holdsAnother() const;
  void survey(Date today);
  void settleOrders();
  void makeRow(const KnownReferrals& known, Date today);
  void setAside(std::string why);
  void finish();
  ReferralRow rowOf(const KnownReferrals& known, Date today);
  std::string shapeFault() const;
  std::string fill(ReferralRow& row, Date today);
  std::string fillDays(ReferralRow& row, std::vector<std::string>& doubts, Date today);
  void fillPerson(ReferralRow& row);
  void place(ReferralRow& row, const KnownReferrals& known);
  std::string_view raw(std::string_view part) const;
  std::string text(std::string_view part) const;
  std::string code(std::string_view part) const;

  std::shared_ptr<const std::string> text_;  // the reader looks into it, wherever this is moved
  std::optional<CsvReader> reader_;
  std::string system_;
  std::vector<std::string> headings_, samples_;
  std::size_t skipped_ = 0;  ///< columns at the left that are not the report's
  std::size_t above_ = 0;    ///< records above the headings
  std::size_t passed_ = 0;   ///< of these, in the reading of rows
  GuessedColumns guessed_;
  ReferralColumns columns_;
  std::map<std::string, std::size_t, std::less<>> places_;  ///< part -> column
  DayOrder order_ = DayOrder::unknown;
  std::map<std::string, DayColumn, std::less<>> days_;
  std::unordered_map<std::size_t, std::size_t> widths_;  ///< how many records have so many cells
  std::size_t width_ = 0;                                ///< what most have
  bool surveyed_ = false, finished_ = false, cutOff_ = false;
  std::string orderAsked_;
  std::vector<ReferralRow> rows_;
  LineCount lines_;
  std::unordered_map<std::string, std::size_t> numbers_;  ///< of this file: row index + 1
  Humans humans_;                                         ///< of this file
};

/// The refused rows as CSV: line, reason, then the cells as they came. Formula-safe.
std::string refusedRows(const ReferralReading& reading);

}  // namespace alongside
