// A referral report of another system on its way in, as the coordinator's screen shows it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/result.h"
#include "core/time.h"
#include "exchange/formats/workbook.h"
#include "exchange/import/referral_report.h"

namespace alongside {

enum class ImportStage : std::uint8_t {
  none,     ///< no file yet
  opening,  ///< its letters are made out
  sheet,    ///< which sheet of the workbook?
  source,   ///< which system is it from?
  columns,  ///< which column is what?
  reading,  ///< every row is looked at; nothing is written
  checked,  ///< this would become of it
  taking,
  taken,
};

/// Of Excel's own files: the sheets, and what of the one that is read cannot be seen there.
struct ImportSheets {
  std::vector<Sheet> all;
  std::size_t read = 0;  ///< its place
  std::size_t hiddenRows = 0, hiddenColumns = 0;
};

/// A report that came in, as long as its referrals say so.
struct ReportThere {
  std::string name;  ///< of its file and when: "RiO.csv, 24 November 2026, 14:32"
  std::size_t referrals = 0;
  std::size_t untouched =
      0;  ///< of these, those with which nobody has done anything: they can be taken out again
};

struct ReferralImport {
  ImportStage stage = ImportStage::none;
  std::string fileName, source;
  std::optional<Fault> fault;
  std::optional<ImportSheets> sheets;
  std::string wrongLetters,
      mendedLetters;          ///< a word that was read wrong before it came, and as it was meant
  bool lettersAsked = false;  ///< other letters are right, so a person says whether to mend; until then no
  bool lettersMended = false;
  std::optional<ReferralReading> reading;
  ReferralColumns columns;  ///< as they are chosen now
  std::set<std::string>
      undecided;  ///< parts whose heading stands there twice: nobody has said yet which it is
  DayOrder order = DayOrder::unknown;
  std::string orderAsked;    ///< a day of which nothing tells whether day or month comes first
  std::string columnsFault;  ///< what stands between all this and reading
  bool remembered = false;   ///< they are those that the team file keeps for this source
  std::vector<std::string> newHeadings, goneHeadings;  ///< otherwise than when they were chosen
  double done = 0;                                     ///< 0..1, of reading or of taking in
  std::array<std::size_t, kFates> fates{};             ///< rows of each RowFate
  std::optional<RowFate> only;                         ///< the rows that are shown; none: all
  bool onlyChanges = false;  ///< those that say something new of people who are here
  std::vector<std::size_t> shown;
  std::vector<RowChoice> choices;  ///< by row
  std::set<std::pair<std::size_t, std::string>>
      changes;              ///< row and answer: somebody said that the record changes
  std::size_t offered = 0;  ///< changes that the report offers
  std::size_t waiting = 0;  ///< rows that wait for a decision
  std::size_t coming = 0;   ///< referrals that would come in
  std::size_t people = 0, referrals = 0, changed = 0;  ///< taken in; changed: people's records
  std::string report;                                  ///< how its referrals say with which report they came
  std::vector<ReportThere> there;                      ///< of stage none: the latest first
  std::optional<ReportThere> takeOut;                  ///< about to be taken out again
};

/// Whether a row becomes a referral, by what was decided of it and of the row whose person it is.
bool rowComes(const std::vector<ReferralRow>& rows, const std::vector<RowChoice>& choices, std::size_t row);

}  // namespace alongside
