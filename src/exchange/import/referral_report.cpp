#include "exchange/import/referral_report.h"

#include <algorithm>
#include <numeric>

#include "core/text.h"
#include "exchange/import/cells.h"
#include "exchange/import/lines.h"

namespace alongside {

namespace {

constexpr std::size_t kHeadingsWithin = 40;  ///< records in which the headings are looked for
constexpr std::size_t kSamplesWithin = 20;   ///< and records below them that show what stands in a column
constexpr std::size_t kOddOneOut = 10;       ///< so many days of one order say more than one of the other

}  // namespace

std::size_t LineCount::sum() const {
  return headings + empty + std::accumulate(rows.begin(), rows.end(), std::size_t{0});
}

Result<ReferralReading> ReferralReading::begin(std::string text, std::string system,
                                               const ColumnChoices& before) {
  ReferralReading reading;
  reading.text_ = std::make_shared<const std::string>(std::move(text));
  reading.system_ = std::move(system);
  reading.lines_.all = csvLines(*reading.text_);
  if (!CsvReader(*reading.text_).next())
    return fail("referrals/empty", "This file is empty.", "Nothing was brought in.", "Choose another file.");
  reading.findHeadings(before.columns);
  if (reading.headings_.size() < 2)
    return fail("referrals/no-header", "No line of this file names columns.", "Nothing was brought in.",
                "Save the report as CSV with a line of headings, and bring in that file.");
  reading.guessed_ = guessColumns(reading.headings_);
  reading.useColumns(reading.guessed_.columns, before.order);
  return reading;
}

/// Titles stand above the headings in many reports, and groups of columns do: the line that names most parts is it.
void ReferralReading::findHeadings(const ReferralColumns& before) {
  CsvReader reader(*text_);
  std::size_t most = 0;
  for (std::size_t record = 0; record < kHeadingsWithin && reader.next(); ++record) {
    const std::vector<std::string>& cells = reader.cells();
    const std::size_t filled = cells.size() - static_cast<std::size_t>(std::ranges::count(cells, ""));
    if (reader.fault() != CsvFault::none || filled < 2) {
      if (record == 0 && reader.fault() != CsvFault::none) return;
      continue;
    }
    const std::size_t skip = refusedColumns(cells);
    const std::vector<std::string> headings = headingsOf(std::span(cells).subspan(skip));
    std::size_t named = 1 + 2 * namedParts(headings);
    for (const auto& [part, heading] : before) named += std::ranges::contains(headings, heading) ? 2 : 0;
    if (named <= most) continue;
    most = named;
    headings_ = headings;
    above_ = record;
    skipped_ = skip;
  }
  samples_.assign(headings_.size(), {});
  CsvReader below(*text_);
  for (std::size_t record = 0; record < above_ + 1 + kSamplesWithin && below.next(); ++record)
    for (std::size_t i = 0; record > above_ && i < headings_.size() && i + skipped_ < below.cells().size();
         ++i)
      if (samples_[i].empty()) samples_[i] = firstCharacters(meantText(below.cells()[i + skipped_]), 40);
}

std::string_view ReferralReading::sample(std::string_view heading) const {
  const auto at = std::ranges::find(headings_, heading);
  return at == headings_.end() ? std::string_view()
                               : std::string_view(samples_[static_cast<std::size_t>(at - headings_.begin())]);
}

void ReferralReading::useColumns(ReferralColumns columns, DayOrder order) {
  columns_ = std::move(columns);
  order_ = order;
  places_.clear();
  for (const auto& [part, name] : columns_)
    if (const auto at = std::ranges::find(headings_, name); at != headings_.end())
      places_[part] = static_cast<std::size_t>(at - headings_.begin());
  rows_.clear();
  numbers_.clear();
  humans_.clear();
  days_.clear();
  widths_.clear();
  width_ = passed_ = 0;
  surveyed_ = finished_ = cutOff_ = false;
  orderAsked_.clear();
  lines_ = {.all = lines_.all};
  reader_.emplace(*text_);
}

std::string_view ReferralReading::raw(std::string_view part) const {
  const auto at = places_.find(part);
  if (at == places_.end() || at->second + skipped_ >= reader_->cells().size()) return {};
  return reader_->cells()[at->second + skipped_];
}
std::string ReferralReading::text(std::string_view part) const {
  std::string meant = meantText(raw(part));
  return saysNothing(meant) ? std::string() : meant;
}
std::string ReferralReading::code(std::string_view part) const {
  std::string meant = meantCode(raw(part));
  return saysNothing(meant) ? std::string() : meant;
}

/// A line of separators alone is what is left of a spreadsheet's empty row.
bool ReferralReading::isBlank() const {
  return reader_->fault() == CsvFault::none &&
         std::ranges::all_of(reader_->cells(), [](const std::string& one) { return trim(one).empty(); });
}

/// One of the lines that a quoted cell runs over is a referral of its own: then the mark that opened the cell is to blame.
bool ReferralReading::holdsAnother() const {
  if (reader_->lines() < 2 || reader_->fault() != CsvFault::none) return false;
  const auto number = places_.find("number"), received = places_.find("received");
  if (number == places_.end() || received == places_.end()) return false;
  return std::ranges::any_of(linesAfterFirst(reader_->raw()), [&](std::string_view line) {
    CsvReader alone(line, CsvShape{.separator = reader_->separator()});
    if (!alone.next() || alone.cells().size() < headings_.size() + skipped_) return false;
    return !meantCode(alone.cells()[number->second + skipped_]).empty() &&
           writtenDay(meantCode(alone.cells()[received->second + skipped_])).isDay();
  });
}

bool ReferralReading::read(const KnownReferrals& known, Date today, std::size_t most) {
  if (!orderAsked_.empty() || finished_) return false;
  for (std::size_t records = 0; records < most; ++records) {
    if (!reader_->next()) {
      if (!surveyed_) {
        settleOrders();
        if (!orderAsked_.empty()) return false;
        reader_.emplace(*text_);
        return true;
      }
      finish();
      return false;
    }
    if (holdsAnother()) reader_->refuseFirstLine();
    if (surveyed_)
      makeRow(known, today);
    else
      survey(today);
  }
  return true;
}

/// How wide its lines are, and which way round its days are written.
void ReferralReading::survey(Date today) {
  if (reader_->fault() != CsvFault::none || isBlank()) return;
  ++widths_[reader_->cells().size()];
  for (const std::string_view part : kReportDays) {
    const std::string cell = code(part);
    const WrittenDay day = writtenDay(cell);
    if (!day.isDay() || day.dayFirst == day.monthFirst) continue;
    DayColumn& column = days_[std::string(part)];
    // What has not come yet cannot be meant.
    const auto could = [&](const std::optional<Date>& date) {
      return date && (day.shortYear || *date <= today);
    };
    if (could(day.dayFirst) && could(day.monthFirst))
      column.open = cell;
    else if (could(day.dayFirst))
      ++column.dayFirst;
    else if (could(day.monthFirst))
      ++column.monthFirst;
  }
}

/// A column that does not say is written as the file's other one; after that a person has to say.
void ReferralReading::settleOrders() {
  surveyed_ = true;
  for (const auto& [cells, records] : widths_)
    if (width_ == 0 || records > widths_[width_]) width_ = cells;
  DayOrder found = DayOrder::unknown;
  for (auto& [part, column] : days_) {
    if (column.dayFirst > column.monthFirst * kOddOneOut) column.order = DayOrder::dayFirst;
    if (column.monthFirst > column.dayFirst * kOddOneOut) column.order = DayOrder::monthFirst;
    if (column.order != DayOrder::unknown) found = column.order;
  }
  for (auto& [part, column] : days_) {
    if (column.order != DayOrder::unknown || column.mixed()) continue;
    column.order = found != DayOrder::unknown ? found : order_;  // this file knows better than the last one
    if (column.order == DayOrder::unknown && !column.open.empty()) orderAsked_ = column.open;
  }
}

void ReferralReading::setAside(std::string why) {
  ReferralRow row;
  row.line = reader_->line();
  row.lines = reader_->lines();
  row.fate = RowFate::aside;
  row.reason = std::move(why);
  for (const std::string& cell : reader_->cells())
    if (row.name.empty()) row.name = firstCharacters(meantText(cell), 60);
  row.cells = reader_->cells();
  rows_.push_back(std::move(row));
}

void ReferralReading::makeRow(const KnownReferrals& known, Date today) {
  if (lines_.headings == 0 && passed_ < above_) {
    if (isBlank())
      lines_.empty += reader_->lines();
    else
      setAside("It stands above the headings.");
    ++passed_;
    return;
  }
  if (lines_.headings == 0) {
    lines_.headings = reader_->lines() + (csvShape(*text_).begin > 0 ? 1 : 0);
    return;
  }
  if (isBlank()) {
    lines_.empty += reader_->lines();
    return;
  }
  const auto cells = std::span(reader_->cells()).subspan(std::min(skipped_, reader_->cells().size()));
  if (reader_->fault() == CsvFault::none) {
    if (std::ranges::equal(headingsOf(cells), headings_)) return setAside("It repeats the headings.");
    const bool days = writtenDay(code("received")).isDay();
    if (!days && isInstruction(text("number"), meantText(raw("received"))))
      return setAside("It says how to fill the report in.");
    if (!days && isEnding(cells)) return setAside("It is a total or an ending, and no referral.");
  }
  ReferralRow row = rowOf(known, today);
  row.line = reader_->line();
  row.lines = reader_->lines();
  if (row.fate == RowFate::refused) {
    row.cells.assign(cells.begin(), cells.end());
    row.personFields = row.referralFields = Json::object();
    row.changes.clear();
  }
  rows_.push_back(std::move(row));
}

void ReferralReading::finish() {
  finished_ = true;
  lines_.empty += reader_->blank();
  for (const ReferralRow& row : rows_) lines_.rows[static_cast<std::size_t>(row.fate)] += row.lines;
}

double ReferralReading::done() const {
  if (finished_ || text_->empty()) return 1;
  constexpr double kSurvey = 0.3;  // of the time
  const double part = static_cast<double>(reader_->offset()) / static_cast<double>(text_->size());
  return std::min(0.99, surveyed_ ? kSurvey + (1 - kSurvey) * part : kSurvey * part);
}

std::size_t ReferralReading::count(RowFate fate) const {
  return static_cast<std::size_t>(std::ranges::count(rows_, fate, &ReferralRow::fate));
}

}  // namespace alongside
