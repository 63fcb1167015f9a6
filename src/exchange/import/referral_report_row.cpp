// One row of a report: that it is whole, what its values mean, and whether it came before.
#include <algorithm>

#include "core/text.h"
#include "exchange/import/cells.h"
#include "exchange/import/lines.h"
#include "exchange/import/referral_report.h"
#include "record/codes.h"
#include "record/kinds/referral.h"

namespace alongside {

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
  row.number = meantNumber(code("number"));
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
  const auto exact = known.referrals.find(key);
  // Reports brought in by an older version, or without a column for it, said nothing of the practice.
  const auto there = exact == known.referrals.end() && system_ == codes::kEmis
                         ? known.referrals.find(numberKey(system_, kAnyPractice, row.number))
                         : exact;
  const auto who =
      there == known.referrals.end() ? known.people.end() : known.people.find(there->second.person);
  const bool agrees = who == known.people.end() || agreement(row.personFields, who->second) == Agreement::yes;
  if (there != known.referrals.end() && (agrees || there == exact)) {
    row.person = there->second.person;
    if (!agrees)
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
  for (const std::string_view part : kReportDays) {
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
  setClientNumber(person, system_, practice, meantNumber(number("client", "their number")));
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

  if (std::string urgency = text("urgency"); !urgency.empty()) {
    if (const std::string_view known = urgencyOf(urgency); !known.empty())
      urgency = known;
    else
      remark("How soon, ‘" + firstCharacters(urgency, 30) +
             "’, is not in this list, and is kept as it stands.");
    keep(referral, "urgency", std::move(urgency));
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

}  // namespace alongside
