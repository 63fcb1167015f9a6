// Referral reports, with columns as they are guessed and as anybody could choose them: every line has one fate, what is
// taken in would pass a form, slices make no difference, and the report of what was refused can itself be read.
#include "exchange/import/referral_report.h"

#include "core/text.h"
#include "fuzz.h"
#include "record/codes.h"
#include "record/kinds/referral.h"

using namespace alongside;
using namespace alongside::fuzzing;

namespace {

constexpr Date kToday{2026, 11, 24};

std::string saysOf(const ReferralReading& reading) {
  std::string text;
  for (const ReferralRow& row : reading.rows()) {
    text += std::to_string(row.line) + ' ' + std::to_string(static_cast<int>(row.fate)) + ' ' + row.reason +
            ' ' + row.number + ' ' + row.name + ' ' + std::to_string(row.sameAs) +
            canonical(row.personFields) + canonical(row.referralFields) + '\n';
  }
  return text;
}

void mustHoldTogether(const ReferralReading& reading) {
  std::size_t all = 0, refused = 0, line = 0, at = 0;
  for (const RowFate fate : {RowFate::fresh, RowFate::samePerson, RowFate::looksAlike, RowFate::asks,
                             RowFate::known, RowFate::twice, RowFate::refused, RowFate::aside})
    all += reading.count(fate);
  MUST(reading.lines().sum() == reading.lines().all);
  MUST(all == reading.rows().size());
  for (const ReferralRow& row : reading.rows()) {
    ++at;
    MUST(row.line > line);
    line = row.line;
    MUST(row.sameAs < at);
    if (row.fate == RowFate::refused) {
      ++refused;
      MUST(row.reason.ends_with('.'));
      continue;
    }
    const bool asks = row.fate == RowFate::asks || row.fate == RowFate::looksAlike;
    MUST(row.reason.empty() || row.reason.ends_with('.'));
    MUST(row.reason.empty() == !(asks || row.fate == RowFate::aside));
    if (row.whoAsked) MUST(asks && (row.person || row.sameAs > 0));
    if (row.fate == RowFate::known || row.fate == RowFate::twice || row.fate == RowFate::aside) continue;
    for (const FieldFault& fault : validate(*kindNamed(codes::kPerson), row.personFields, {kToday, 0}))
      MUST(fault.warning);
    MUST(!row.number.empty());
    MUST(textAt(row.personFields, "name") == row.name);
  }
  const std::string report = refusedRows(reading);
  CsvReader reader(std::string_view(report).substr(3));
  std::size_t lines = 0;
  while (reader.next()) {
    MUST(reader.fault() != CsvFault::openQuote);
    ++lines;
  }
  MUST(lines == refused + 1);
}

}  // namespace

FUZZ_TARGET(referrals) {
  Draw draw(input);
  constexpr std::string_view kSources[] = {"rio", "iaptus", "emis", "Careflow"};
  const std::string source(kSources[draw.below(4)]);
  const bool chosen = draw.below(2) == 1;
  const std::size_t choice = draw.number();
  const auto text = csvText(draw.restAsText());
  if (!text) return;
  auto reading = ReferralReading::begin(text->text, source);
  if (!reading) {
    mustBeInWords(reading.error(), "referrals/");
    return;
  }
  if (chosen) {
    ReferralColumns columns = reading->columns();
    const auto parts = referralParts();
    const auto headings = reading->headings();
    columns[std::string(parts[choice % parts.size()].key)] =
        headings[choice / parts.size() % headings.size()];
    reading->useColumns(std::move(columns), DayOrder::dayFirst);
  }
  const std::string fault = columnsFault(reading->columns(), reading->headings());
  if (!fault.empty()) MUST(fault.ends_with('.'));
  KnownReferrals known;
  const Id here = *idFrom("019ab3f0-7c3e-7a41-9d0f-0123456789ab");
  const Fields person = {{"name", "Ann Lee"}, {"born", "1980-01-02"}, {"nhs", "9434765919"}, {"rio", "12"}};
  known.referrals[numberKey(source, "", "1")] = {here, here};
  known.people.emplace(here, person);
  known.humans.add({.person = here, .row = 0, .fields = person});
  ReferralReading sliced = *reading;
  sliced.useColumns(reading->columns(), chosen ? DayOrder::dayFirst : DayOrder::unknown);
  while (reading->read(known, kToday, 1000)) MUST(reading->done() <= 1);
  if (!reading->orderAsked().empty()) {
    MUST(reading->rows().empty());
    return;
  }
  while (sliced.read(known, kToday, 1)) continue;
  MUST(saysOf(sliced) == saysOf(*reading));
  mustHoldTogether(*reading);
}
