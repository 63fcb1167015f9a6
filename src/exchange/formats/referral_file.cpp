#include "exchange/formats/referral_file.h"

#include <algorithm>
#include <array>

#include "core/text.h"
#include "record/codes.h"
#include "record/kinds/referral.h"

namespace alongside {

namespace {

constexpr std::array<ReferralPart, 22> kParts = {{
    {"number", "Referral number", true},
    {"received", "Date received", true},
    {"name", "Full name"},
    {"forename", "First name"},
    {"surname", "Last name"},
    {"preferred", "Likes to be called"},
    {"born", "Date of birth"},
    {"nhs", "NHS number"},
    {"client", "Their number in this system"},
    {"practice", "GP practice (ODS code)"},
    {"pronouns", "Pronouns"},
    {"phone", "Phone"},
    {"ward", "Ward"},
    {"legal", "Legal status (code)"},
    {"communication", "Communication needs"},
    {"team", "Referring team"},
    {"referrer", "Who referred"},
    {"reason", "Reason for referral"},
    {"hopes", "What they hope for"},
    {"match", "What matters in who comes"},
    {"risks", "Risks"},
    {"partner", "Partner organisation"},
}};

/// Headers as they are known from such reports, folded to letters and digits. Earlier ones are better.
struct Names {
  std::string_view part;
  std::vector<std::string_view> headers;
};
const std::vector<Names>& names() {
  static const std::vector<Names> all = {
      {"number", {"referralid", "referralnumber", "referralno", "referralref", "referralreference", "urn"}},
      {"received",
       {"datereferralreceived", "referralreceiveddate", "receiveddate", "datereceived", "referraldate",
        "dateofreferral", "referraldatetime"}},
      {"name", {"fullname", "clientname", "patientname", "name"}},
      {"forename", {"forename", "firstname", "givenname", "forename1"}},
      {"surname", {"surname", "lastname", "familyname"}},
      {"preferred", {"preferredname", "knownas", "likestobecalled"}},
      {"born", {"dateofbirth", "dob", "birthdate"}},
      {"nhs", {"nhsnumber", "nhsno", "nnn"}},
      {"client",
       {"clientid", "rioid", "rionumber", "patientid", "iaptusid", "emisnumber", "emisid", "hospitalnumber"}},
      {"practice", {"practicecode", "odscode", "organisationcode", "gppracticecode", "practiceods"}},
      {"pronouns", {"pronouns", "preferredpronouns"}},
      {"phone",
       {"mobile", "mobilephone", "mobilenumber", "telephone", "phone", "contactnumber", "phonenumber"}},
      {"ward", {"ward", "wardname", "currentward", "location"}},
      {"legal", {"mhalegalstatuscode", "legalstatuscode", "legalstatusnationalcode", "legalstatus"}},
      {"communication", {"communicationneeds", "accessibilityneeds", "interpreterlanguage", "language"}},
      {"team", {"referringteam", "referringorganisation", "teamname", "team", "source", "referralsource"}},
      {"referrer", {"referrername", "referrer", "referredby", "nameofreferrer"}},
      {"reason", {"referralreason", "reasonforreferral", "reason", "presentingproblem", "freetext"}},
      {"hopes", {"hopes", "patientgoals", "goals", "whattheyhopefor"}},
      {"match", {"matching", "matchingpreferences", "preferences", "whatmattersinwhocomes"}},
      {"risks", {"risk", "risks", "riskinformation", "riskssummary", "alerts"}},
      {"partner", {"partner", "partnerorganisation", "vcsepartner", "vcse"}},
  };
  return all;
}

std::string lettersOf(std::string_view header) {
  std::string letters;
  for (const char c : fold(header))
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) letters.push_back(c);
  return letters;
}

/// RiO gives a coded field in three columns: X_Code, X_Description and X_National_Code. People read the description.
bool matches(std::string_view part, std::string_view header, std::string_view known) {
  const std::string letters = lettersOf(header);
  return letters == known || (part == "legal" ? letters == std::string(known) + "nationalcode"
                                              : letters == std::string(known) + "description");
}

std::string_view clientKey(std::string_view source) {
  return source == codes::kRio      ? "rio"
         : source == codes::kIaptus ? "iaptus"
         : source == codes::kEmis   ? "emis"
                                    : "";
}

std::string humanKey(std::string_view name, std::string_view born) {
  return born.empty() ? std::string() : std::string(born) + ' ' + fold(name);
}

std::string_view faultSentence(CsvFault fault) {
  switch (fault) {
    case CsvFault::none:
      break;
    case CsvFault::tooWide:
      return "This line has more columns than any report has.";
    case CsvFault::tooLong:
      return "A cell of this line is longer than any report’s.";
    case CsvFault::notText:
      return "This line holds what no text does.";
    case CsvFault::openQuote:
      return "A quotation mark opens in this line and is never closed.";
  }
  return {};
}

}  // namespace

std::span<const ReferralPart> referralParts() { return kParts; }

ReferralColumns guessColumns(std::span<const std::string> header) {
  ReferralColumns columns;
  for (const auto& [part, known] : names())
    for (const std::string_view name : known) {
      const auto at =
          std::ranges::find_if(header, [&](const std::string& one) { return matches(part, one, name); });
      if (at == header.end()) continue;
      columns.emplace(part, *at);
      break;
    }
  return columns;
}

std::string columnsFault(const ReferralColumns& columns, std::span<const std::string> header) {
  for (const auto& [part, name] : columns)
    if (!std::ranges::contains(header, name)) return "This report has no column ‘" + name + "’.";
  for (const ReferralPart& part : kParts)
    if (part.must && !columns.contains(std::string(part.key)))
      return "Choose the column for ‘" + std::string(part.label) + "’.";
  if (!columns.contains("name") && !columns.contains("surname")) return "Choose the column for the name.";
  return {};
}

bool learnReferrals(KnownReferrals& known, const Store& store, std::size_t& from, std::size_t most) {
  const std::vector<Id>&referrals = store.ofKind(codes::kReferral), &people = store.ofKind(codes::kPerson);
  for (; most > 0 && from < referrals.size() + people.size(); --most, ++from) {
    const bool referral = from < referrals.size();
    const Id id = referral ? referrals[from] : people[from - referrals.size()];
    const Record& record = *store.find(id);
    const Fields fields = store.fields(record);
    if (referral) {
      const std::string number = textAt(fields, "number");
      if (!number.empty()) known.referrals.emplace(textAt(fields, "source") + '\n' + number, id);
      continue;
    }
    if (record.voided) continue;
    const std::string nhs = textAt(fields, "nhs"), born = textAt(fields, "born");
    if (!nhs.empty()) known.byNhs.emplace(nhs, KnownReferrals::Human{id, born});
    if (std::string key = humanKey(textAt(fields, "name"), born); !key.empty())
      known.byNameAndBirth[std::move(key)].push_back(id);
  }
  return from < referrals.size() + people.size();
}

KnownReferrals knownReferrals(const Store& store) {
  KnownReferrals known;
  std::size_t from = 0;
  while (learnReferrals(known, store, from, store.size() + 1)) continue;
  return known;
}

Result<ReferralReading> ReferralReading::begin(std::string text, std::string source) {
  ReferralReading reading;
  reading.text_ = std::make_shared<const std::string>(std::move(text));
  reading.source_ = std::move(source);
  reading.reader_.emplace(*reading.text_);
  if (!reading.reader_->next())
    return fail("referrals/empty", "This file is empty.", "Nothing was brought in.", "Choose another file.");
  reading.header_ = reading.reader_->cells();
  for (std::string& name : reading.header_) name = trim(name);
  if (reading.reader_->fault() != CsvFault::none || reading.header_.size() < 2)
    return fail("referrals/no-header", "The first line of this file does not name columns.",
                "Nothing was brought in.",
                "Save the report as CSV with a line of headings, and bring in that file.");
  reading.useColumns(guessColumns(reading.header_));
  return reading;
}

void ReferralReading::useColumns(ReferralColumns columns) {
  columns_ = std::move(columns);
  places_.clear();
  for (const auto& [part, name] : columns_)
    if (const auto at = std::ranges::find(header_, name); at != header_.end())
      places_[part] = static_cast<std::size_t>(at - header_.begin());
  rows_.clear();
  numbers_.clear();
  humans_.clear();
  reader_.emplace(*text_);
  reader_->next();
}

std::string ReferralReading::cell(std::string_view part) const {
  const auto at = places_.find(part);
  if (at == places_.end() || at->second >= reader_->cells().size()) return {};
  return trim(cleanText(reader_->cells()[at->second]));
}

bool ReferralReading::read(const KnownReferrals& known, Date today, std::size_t most) {
  for (; most > 0; --most) {
    if (!reader_->next()) return false;
    // A line of separators alone is what is left of a spreadsheet's empty row.
    if (reader_->fault() == CsvFault::none &&
        std::ranges::all_of(reader_->cells(), [](const std::string& one) { return trim(one).empty(); }))
      continue;
    ReferralRow row = rowOf(known, today);
    row.line = reader_->line();
    if (row.fate == RowFate::refused) {
      row.cells = reader_->cells();
      row.personFields = row.referralFields = Json::object();
    }
    rows_.push_back(std::move(row));
  }
  return reader_->offset() < text_->size();
}

double ReferralReading::done() const {
  return text_->empty() ? 1 : static_cast<double>(reader_->offset()) / static_cast<double>(text_->size());
}

std::size_t ReferralReading::count(RowFate fate) const {
  return static_cast<std::size_t>(std::ranges::count(rows_, fate, &ReferralRow::fate));
}

ReferralRow ReferralReading::rowOf(const KnownReferrals& known, Date today) {
  ReferralRow row;
  const auto refused = [&](std::string reason) {
    row.reason = std::move(reason);
    return row;
  };
  row.number = cell("number");
  row.name = cell("name");
  if (row.name.empty()) row.name = trim(cell("forename") + " " + cell("surname"));
  if (reader_->fault() != CsvFault::none) return refused(std::string(faultSentence(reader_->fault())));
  if (row.number.empty()) return refused("There is no referral number.");
  if (row.name.empty()) return refused("There is no name.");

  const std::string key = source_ + '\n' + row.number;
  if (known.referrals.contains(key)) {
    row.fate = RowFate::known;
    return row;
  }
  if (numbers_.contains(key)) {
    row.fate = RowFate::twice;
    row.sameAs = numbers_[key];
    return row;
  }

  // Dates may carry a time of day, which says nothing here.
  const auto day = [&](std::string_view part, std::string& into) -> std::string {
    const std::string typed = cell(part);
    if (typed.empty()) return {};
    std::optional<Date> date = dateFrom(typed.substr(0, 10));
    if (!date) date = dateFromTyped(typed);
    if (!date) date = dateFromTyped(typed.substr(0, typed.find_first_of(" T")));
    if (!date) return "‘" + firstCharacters(typed, 30) + "’ is no day.";
    if (*date > today) return "‘" + firstCharacters(typed, 30) + "’ has not come yet.";
    into = date->text();
    return {};
  };
  std::string received, born;
  if (std::string wrong = day("received", received); !wrong.empty())
    return refused("Date received: " + wrong);
  if (received.empty()) return refused("There is no date received.");
  if (std::string wrong = day("born", born); !wrong.empty()) return refused("Date of birth: " + wrong);
  const std::string typedNhs = cell("nhs"), nhs = nhsNumberFrom(typedNhs);
  if (!typedNhs.empty() && nhs.empty())
    return refused("The NHS number ‘" + firstCharacters(typedNhs, 20) +
                   "’ does not check. One digit may be wrong.");

  Fields& person = row.personFields;
  const auto keep = [&](Fields& fields, std::string_view field, std::string text) {
    if (!text.empty()) fields[std::string(field)] = std::move(text);
  };
  keep(person, "name", row.name);
  keep(person, "born", born);
  keep(person, "nhs", nhs);
  for (const char* part : {"preferred", "pronouns", "phone", "ward", "communication"})
    keep(person, part, cell(part));
  if (const std::string_view client = clientKey(source_); !client.empty())
    keep(person, client, cell("client"));
  if (source_ == codes::kEmis) keep(person, "emisPractice", cell("practice"));
  const Kind& kind = *kindNamed(codes::kPerson);
  if (std::string legal = cell("legal");
      std::ranges::contains(kind.field("legal")->choices, legal, &Choice::code))
    keep(person, "legal", std::move(legal));

  Fields& referral = row.referralFields;
  keep(referral, "source", source_);
  keep(referral, "number", row.number);
  keep(referral, "received", received);
  for (const char* part : {"team", "referrer", "reason", "hopes", "match", "risks", "partner"})
    keep(referral, part, cell(part));

  for (const FieldFault& fault : validate(kind, person, {today, 0}))
    if (!fault.warning) return refused(std::string(kind.field(fault.key)->label) + ": " + fault.sentence);
  Fields whole = referral;
  whole["person"] = Id{}.text();
  for (const FieldFault& fault : validate(*kindNamed(codes::kReferral), whole, {today, 0}))
    if (!fault.warning) return refused(fault.sentence);

  // Who is it? An NHS number is one human's; two dates of birth with it are two humans or a slip, and a person decides.
  const auto otherBirth = [&](const std::string& there) {
    return !born.empty() && !there.empty() && there != born;
  };
  RowFate fate = RowFate::fresh;
  if (const auto here = known.byNhs.find(nhs); !nhs.empty() && here != known.byNhs.end()) {
    if (otherBirth(here->second.born))
      return refused("This NHS number belongs to somebody here who was born on another day.");
    fate = RowFate::samePerson;
    row.person = here->second.person;
  } else if (const auto earlier = humans_.find(nhs); !nhs.empty() && earlier != humans_.end()) {
    if (otherBirth(textAt(rows_[earlier->second - 1].personFields, "born")))
      return refused("This NHS number stands in an earlier line with another date of birth.");
    row.sameAs = earlier->second;
  } else if (const auto alike = known.byNameAndBirth.find(humanKey(row.name, born));
             alike != known.byNameAndBirth.end() && !born.empty()) {
    fate = RowFate::looksAlike;
    row.person = alike->second.front();
  }
  row.fate = fate;
  numbers_[key] = rows_.size() + 1;
  if (!nhs.empty()) humans_.emplace(nhs, rows_.size() + 1);
  return row;
}

std::string refusedRows(const ReferralReading& reading) {
  std::vector<std::string> cells = {"Line", "Reason"};
  cells.insert(cells.end(), reading.header().begin(), reading.header().end());
  std::string report = "\xEF\xBB\xBF" + csvLine(cells);  // the mark tells spreadsheets that this is UTF-8
  for (const ReferralRow& row : reading.rows()) {
    if (row.fate != RowFate::refused) continue;
    cells = {std::to_string(row.line), row.reason};
    for (const std::string& one : row.cells) cells.push_back(cleanText(one));
    report += csvLine(cells);
  }
  return report;
}

}  // namespace alongside
