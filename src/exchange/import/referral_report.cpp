#include "exchange/import/referral_report.h"

#include <algorithm>
#include <numeric>

#include "core/text.h"
#include "exchange/import/cells.h"
#include "exchange/import/lines.h"
#include "record/codes.h"
#include "record/kinds/referral.h"

namespace alongside {

namespace {

constexpr std::size_t kHeadingsWithin = 40;  ///< records in which the headings are looked for
constexpr std::size_t kSamplesWithin = 20;   ///< and records below them that show what stands in a column
constexpr std::size_t kOddOneOut = 10;       ///< so many days of one order say more than one of the other

constexpr std::string_view kDayParts[] = {"received", "born"};

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
  for (const std::string_view part : kDayParts) {
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
    column.order = order_ != DayOrder::unknown ? order_ : found;
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

/// The line itself: that it is whole, and has a cell for every heading.
std::string ReferralReading::shapeFault() const {
  if (reader_->fault() != CsvFault::none) return std::string(faultSentence(reader_->fault()));
  const std::size_t cells = reader_->cells().size(), wanted = headings_.size() + skipped_;
  if (cells < wanted)
    return cutOff_ ? "The file ends in the midst of this line."
                   : "There are fewer cells than headings: something of this line is missing.";
  const auto surplus = std::span(reader_->cells()).subspan(std::min(wanted, cells));
  const bool empty = std::ranges::all_of(surplus, [](const std::string& cell) { return trim(cell).empty(); });
  if (cells > wanted && !(empty && cells == width_))
    return "There are more cells than headings: a separator stands in a text without quotation marks.";
  return {};
}

ReferralRow ReferralReading::rowOf(const KnownReferrals& known, Date today) {
  ReferralRow row;
  const auto refused = [&](std::string reason) {
    row.fate = RowFate::refused;
    row.reason = std::move(reason);
    return row;
  };
  row.number = withoutPointNought(code("number"));
  row.name = text("forename").empty() && text("surname").empty() && !namesNobody(meantText(raw("name")))
                 ? meantName(raw("name"))
                 : nameOf(raw("forename"), raw("surname"), raw("name"));
  const bool last = reader_->offset() == text_->size() && !text_->ends_with('\n') && !text_->ends_with('\r');
  cutOff_ =
      last && (reader_->fault() != CsvFault::none || reader_->cells().size() < headings_.size() + skipped_);
  if (std::string wrong = shapeFault(); !wrong.empty()) return refused(std::move(wrong));
  if (row.number.empty()) return refused("There is no referral number.");
  if (shortenedBySpreadsheet(row.number))
    return refused("A spreadsheet shortened the referral number ‘" + row.number +
                   "’: its last digits are lost.");
  if (row.name.empty()) return refused("There is no name.");

  fillPerson(row);
  std::vector<std::string> doubts;
  if (std::string wrong = fillDays(row, doubts, today); !wrong.empty()) return refused(std::move(wrong));
  if (std::string wrong = fill(row, today); !wrong.empty()) return refused(std::move(wrong));

  // Did this referral come before? Then it is still the same person's, or a number was used twice.
  const std::string key = numberKey(system_, textAt(row.referralFields, "practice"), row.number);
  if (const auto there = known.referrals.find(key); there != known.referrals.end()) {
    row.person = there->second.person;
    const auto who = known.people.find(there->second.person);
    if (who != known.people.end() && agreement(row.personFields, who->second) != Agreement::yes)
      return refused("Referral " + row.number + " is here already, for " + textAt(who->second, "name") +
                     ". Check whose it is.");
    row.fate = RowFate::known;
    if (who != known.people.end()) row.changes = changesOf(row.personFields, who->second);
    return row;
  }
  if (const auto earlier = numbers_.find(key); earlier != numbers_.end()) {
    const ReferralRow& first = rows_[earlier->second - 1];
    if (agreement(row.personFields, first.personFields) != Agreement::yes)
      return refused("Referral " + row.number + " stands in line " + std::to_string(first.line) + " for " +
                     first.name + ". Check whose it is.");
    row.fate = RowFate::twice;
    row.sameAs = earlier->second;
    return row;
  }
  place(row, known);
  if (row.fate == RowFate::refused) return row;
  if (!doubts.empty()) {
    if (!row.whoAsked) row.reason.clear();
    if (row.fate != RowFate::looksAlike) row.fate = RowFate::asks;
    for (const std::string& doubt : doubts) row.reason += (row.reason.empty() ? "" : " ") + doubt;
  }
  numbers_[key] = rows_.size() + 1;
  return row;
}

std::string ReferralReading::fillDays(ReferralRow& row, std::vector<std::string>& doubts, Date today) {
  constexpr int kOld = 10, kYoung = 5;  // years
  std::optional<Date> received, born;
  for (const std::string_view part : kDayParts) {
    const bool birth = part == "born";
    const std::string label = birth ? "Date of birth" : "Date received";
    const std::string cell = code(part), said = label + ": ‘" + firstCharacters(cell, 30) + "’ ";
    if (cell.empty()) {
      if (!birth) return "There is no date received.";
      continue;
    }
    if (shortenedBySpreadsheet(cell))
      return said + "was shortened by a spreadsheet: its last digits are lost.";
    const WrittenDay written = writtenDay(cell);
    if (!written.isDay()) return said + written.problem + ".";
    const auto column = days_.find(part);
    const DayOrder order = column == days_.end() ? DayOrder::unknown : column->second.order;
    std::optional<Date> date = written.by(order);
    if (!date && written.open())
      return said + "can be read in two ways: in this column some days come first and some months.";
    if (!date)
      return said + (order == DayOrder::dayFirst ? "has the month first, as no other row has it."
                                                 : "has the day first, as no other row has it.");
    if (written.shortYear) date = withCentury(*date, today);
    if (standsForNoDate(*date)) {
      if (!birth) return said + "stands for no date.";
      row.remark += (row.remark.empty() ? "" : " ") + std::string("The date of birth ‘") + cell +
                    "’ stands for no date, and is left out.";
      continue;
    }
    if (*date > today) return said + "has not come yet.";
    if (birth && written.shortYear && yearsBetween(*date, today) < kYoung)
      return said + "has a year of two digits, which may be " + std::to_string(date->year - 100) + " or " +
             std::to_string(date->year) + ".";
    (birth ? born : received) = date;
  }
  if (born && *received < *born) return "It was received before they were born. Check both days.";
  if (const int years = yearsBetween(*received, today); years >= kOld)
    doubts.push_back("It was received on " + fullDate(*received) + ", " + std::to_string(years) +
                     " years ago.");
  row.referralFields["received"] = received->text();
  if (born) row.personFields["born"] = born->text();
  return {};
}

void ReferralReading::fillPerson(ReferralRow& row) {
  Fields& person = row.personFields;
  const auto keep = [&](std::string_view field, std::string answer) {
    if (!answer.empty()) person[std::string(field)] = std::move(answer);
  };
  keep("name", row.name);
  for (const char* part : {"pronouns", "ward"}) keep(part, text(part));
  if (const std::string preferred = meantText(raw("preferred")); !namesNobody(preferred))
    keep("preferred", preferred);
  if (const std::string needs = meantText(raw("communication")); !machineSaysNothing(needs))
    keep("communication", needs);
}

std::string ReferralReading::fill(ReferralRow& row, Date today) {
  Fields &person = row.personFields, &referral = row.referralFields;
  const auto keep = [](Fields& fields, std::string_view field, std::string answer) {
    if (!answer.empty()) fields[std::string(field)] = std::move(answer);
  };
  const auto remark = [&](const std::string& sentence) {
    row.remark += (row.remark.empty() ? "" : " ") + sentence;
  };
  const std::string typed = code("nhs"), nhs = nhsNumberFrom(withoutPointNought(typed));
  if (shortenedBySpreadsheet(typed))
    return "A spreadsheet shortened the NHS number to ‘" + firstCharacters(typed, 20) +
           "’: its last digits are lost.";
  if (!typed.empty() && nhs.empty())
    return "The NHS number ‘" + firstCharacters(typed, 20) + "’ does not check. One digit may be wrong.";
  keep(person, "nhs", nhs);

  const auto number = [&](std::string_view part, std::string_view what) {
    std::string digits = withoutPointNought(code(part));
    if (!shortenedBySpreadsheet(digits)) return digits;
    remark("A spreadsheet shortened " + std::string(what) + " to ‘" + digits + "’, so it is left out.");
    return std::string();
  };
  const std::string practice = code("practice");
  setClientNumber(person, system_, practice, number("client", "their number"));
  if (system_ == codes::kEmis) {
    keep(person, "emisPractice", practice);
    keep(referral, "practice", practice);
  }
  keep(person, "phone", meantPhone(number("phone", "the telephone number")));
  if (std::string legal = code("legal"); !legal.empty()) {
    if (const std::string known = legalStatusOf(legal); !known.empty())
      legal = known;
    else
      remark("The legal status ‘" + firstCharacters(legal, 30) +
             "’ is not in this list, and is kept as it stands.");
    keep(person, "legal", std::move(legal));
  }

  const bool named = systemName(system_) != system_;
  keep(referral, "source", named ? system_ : std::string(codes::kOtherSystem));
  if (!named) keep(referral, "sourceName", system_);
  keep(referral, "number", row.number);
  for (const char* part : {"team", "referrer", "partner"}) keep(referral, part, text(part));
  for (const char* part : {"reason", "hopes", "match", "risks"})
    if (std::string words = meantText(raw(part)); !machineSaysNothing(words))
      keep(referral, part, std::move(words));

  const Kind& kind = *kindNamed(codes::kPerson);
  for (const FieldFault& fault : validate(kind, person, {today, 0}))
    if (!fault.warning) return std::string(kind.field(fault.key)->label) + ": " + fault.sentence;
  Fields whole = referral;
  whole["person"] = Id{}.text();
  for (const FieldFault& fault : validate(*kindNamed(codes::kReferral), whole, {today, 0}))
    if (!fault.warning) return fault.sentence;
  return {};
}

/// Who is it? An NHS number and a system's own number are one human's, as long as name or date of birth say so; anything
/// else a person decides.
void ReferralReading::place(ReferralRow& row, const KnownReferrals& known) {
  const std::string nhs = textAt(row.personFields, "nhs");
  const auto find = [&](auto ask) {
    const Human* there = ask(known.humans);
    return there != nullptr ? there : ask(humans_);
  };
  const Human* byNhs = find([&](const Humans& humans) { return humans.byNhs(nhs); });
  const Human* byNumber = nullptr;
  for (const std::string& key : clientKeys(row.personFields))
    if (byNumber == nullptr) byNumber = find([&](const Humans& humans) { return humans.byNumber(key); });
  const auto same = [](const Human& a, const Human& b) {
    return a.person.empty() && b.person.empty() ? a.row == b.row : a.person == b.person;
  };
  const auto there = [&](const Human& human) {
    if (human.person.empty())
      row.sameAs = human.row;
    else
      row.person = human.person;
  };
  const auto whose = [&](const Human& human) {
    return human.person.empty()
               ? rows_[human.row - 1].name + " in line " + std::to_string(rows_[human.row - 1].line)
               : textAt(human.fields, "name");
  };
  const std::string theirs = "The number in " + systemName(system_);
  if (byNhs != nullptr && byNumber != nullptr && !same(*byNhs, *byNumber)) {
    row.fate = RowFate::refused;
    row.reason = "The NHS number is that of " + whose(*byNhs) + ", and the number in " + systemName(system_) +
                 " that of " + whose(*byNumber) + ".";
    return;
  }
  row.fate = RowFate::fresh;
  if (const Human* human = byNhs != nullptr ? byNhs : byNumber; human != nullptr) {
    there(*human);
    const Agreement agree = agreement(row.personFields, human->fields);
    row.fate = agree == Agreement::yes ? RowFate::samePerson : RowFate::asks;
    if (agree != Agreement::yes) {
      row.whoAsked = true;
      row.leaves = byNhs != nullptr ? std::vector<std::string>{"nhs"}
                                    : std::vector<std::string>{"rio", "iaptus", "emis", "numbers"};
      const std::string born = textAt(row.personFields, "born"), bornThere = textAt(human->fields, "born");
      row.reason = (byNhs != nullptr ? "This NHS number" : theirs) + " is that of " + whose(*human) +
                   (agree == Agreement::unsure           ? ", which is another name."
                    : !born.empty() && born != bornThere ? ", who was born on another day."
                                                         : ", who has another NHS number.");
    } else if (row.person) {
      row.changes = changesOf(row.personFields, human->fields);
    }
  } else if (const Human* alike = find([&](const Humans& humans) { return humans.alike(row.personFields); });
             alike != nullptr) {
    there(*alike);
    row.fate = RowFate::looksAlike;
    row.whoAsked = true;
    row.reason = "Name and date of birth are those of " + whose(*alike) + ".";
  }
  Human self{.fields = row.personFields};
  if (row.fate == RowFate::samePerson && row.person)
    self.person = *row.person;
  else
    self.row = row.fate == RowFate::samePerson ? row.sameAs : rows_.size() + 1;
  humans_.add(std::move(self));
}

}  // namespace alongside
