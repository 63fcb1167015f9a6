// Reports as people brought them, after public bug reports of those who read such files: made-up people, each file with what
// is right. The files are in tests/exchange/reports.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "core/text.h"
#include "exchange/import/cells.h"
#include "exchange/import/referral_report.h"
#include "record/codes.h"
#include "record/kinds/referral.h"

using namespace alongside;

namespace {

constexpr Date kToday{2026, 11, 1};

std::string fileOf(const std::string& name) {
  std::ifstream in(std::string(ALONGSIDE_TESTS_DIR) + "/exchange/reports/" + name + ".csv", std::ios::binary);
  REQUIRE(in.good());
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Days first where nothing tells: every system of the NHS writes them so.
ReferralReading whole(const std::string& text, std::string_view system, const KnownReferrals& known = {},
                      ReferralColumns columns = {}) {
  ReferralReading reading = ReferralReading::begin(csvText(text).value().text, std::string(system)).value();
  reading.useColumns(columns.empty() ? reading.columns() : columns, DayOrder::dayFirst);
  while (reading.read(known, kToday, 100)) continue;
  CHECK(reading.lines().sum() == reading.lines().all);
  return reading;
}
ReferralReading whole(const char* name, std::string_view system = codes::kIaptus,
                      const KnownReferrals& known = {}) {
  return whole(fileOf(name), system, known);
}

const ReferralRow& rowOf(const ReferralReading& reading, std::string_view number) {
  for (const ReferralRow& row : reading.rows())
    if (row.number == number) return row;
  FAIL("no row " << number);
  return reading.rows().front();
}
std::string fate(const ReferralReading& reading, std::string_view number) {
  constexpr const char* kNames[] = {"fresh", "same", "alike", "asks", "known", "twice", "refused", "aside"};
  return kNames[static_cast<std::size_t>(rowOf(reading, number).fate)];
}
std::string said(const Fields& fields, std::string_view key) { return textAt(fields, key); }

/// What is here once a report was taken in, but for what a person would have to decide.
KnownReferrals after(const ReferralReading& reading, KnownReferrals known = {}) {
  std::uint8_t next = 1;
  std::vector<Id> people(reading.rows().size());
  for (std::size_t i = 0; i < reading.rows().size(); ++i) {
    const ReferralRow& row = reading.rows()[i];
    if (row.fate != RowFate::fresh && row.fate != RowFate::samePerson) continue;
    people[i] = row.person ? *row.person : row.sameAs > 0 ? people[row.sameAs - 1] : Id{};
    if (people[i].empty()) {
      people[i].bytes[15] = next++;
      known.people.emplace(people[i], row.personFields);
      known.humans.add({.person = people[i], .row = 0, .fields = row.personFields});
    }
    known.referrals[numberKey(said(row.referralFields, "source"), "", row.number)] = {people[i], people[i]};
  }
  return known;
}

}  // namespace

TEST_CASE("case: NHS numbers with spaces that nobody sees") {
  const ReferralReading reading = whole("nhs_invisible_spaces");
  CHECK(reading.count(RowFate::fresh) == 5);
  for (const ReferralRow& row : reading.rows()) {
    const std::string nhs = said(row.personFields, "nhs");
    CHECK(nhs.size() == 10);
    CHECK(nhs.find_first_not_of("0123456789") == std::string::npos);
  }
}

TEST_CASE("case: NHS numbers that a spreadsheet spoiled") {
  const ReferralReading reading = whole("nhs_spoiled_by_excel");
  CHECK(rowOf(reading, "QA-0201").reason ==
        "A spreadsheet shortened the NHS number to ‘9.99E+09’: its last digits are lost.");
  CHECK(said(rowOf(reading, "QA-0202").personFields, "nhs") == "9993108227");
  CHECK(said(rowOf(reading, "QA-0203").personFields, "nhs") == "9993109592");
  CHECK(said(rowOf(reading, "QA-0204").personFields, "nhs") == "9993110965");
  CHECK(said(rowOf(reading, "QA-0205").personFields, "nhs") == "9993113700");
}

TEST_CASE("case: a line that names the separator, titles above, totals below, two lines of headings") {
  CHECK(whole("sep_line_semicolon").count(RowFate::fresh) == 1);
  const ReferralReading titled = whole("title_above_total_below");
  CHECK(titled.count(RowFate::fresh) == 2);
  CHECK(titled.count(RowFate::refused) == 0);
  CHECK(titled.count(RowFate::aside) == 4);
  const ReferralReading twoLines = whole("two_header_rows");
  CHECK(twoLines.count(RowFate::fresh) == 1);
  CHECK(twoLines.count(RowFate::refused) == 0);
}

TEST_CASE("case: twelve shapes of one day") {
  const ReferralReading reading = whole("date_shapes");
  CHECK(reading.count(RowFate::fresh) == 12);
  for (const ReferralRow& row : reading.rows()) {
    INFO(row.number);
    CHECK(said(row.referralFields, "received") == "2026-10-14");
    CHECK(said(row.personFields, "born") == "1974-10-09");
  }
}

TEST_CASE("case: British summer midnights in UTC") {
  const ReferralReading reading = whole("bst_midnight_in_utc");
  const auto days = [&](std::string_view number) {
    const ReferralRow& row = rowOf(reading, number);
    return said(row.referralFields, "received") + " " + said(row.personFields, "born");
  };
  CHECK(days("QA-0701") == "2026-07-15 1985-07-01");
  CHECK(days("QA-0702") == "2026-01-14 1985-01-01");
  CHECK(days("QA-0703") == "2026-07-15 1970-07-01");
}

TEST_CASE("case: words for nothing") {
  const ReferralReading reading = whole("words_for_nothing");
  CHECK(reading.count(RowFate::fresh) == 5);
  for (const char* number : {"QA-1001", "QA-1002", "QA-1003", "QA-1004"}) {
    const ReferralRow& row = rowOf(reading, number);
    for (const char* key : {"preferred", "born", "nhs", "ward", "phone", "pronouns"})
      CHECK(said(row.personFields, key) == "");
    CHECK(said(row.referralFields, "partner") == "");
  }
  CHECK(said(rowOf(reading, "QA-1001").referralFields, "risks") == "");
  CHECK(said(rowOf(reading, "QA-1003").referralFields, "risks") == "None");
  CHECK(rowOf(reading, "QA-1005").name == "Nell Null");
}

TEST_CASE("case: the same heading twice is asked, and told apart") {
  const std::string text = fileOf("same_heading_twice");
  const ReferralReading asked = ReferralReading::begin(csvText(text).value().text, "iaptus").value();
  CHECK(asked.guessed().twice == std::set<std::string>{"name", "phone"});
  CHECK(columnsFault(asked.columns(), asked.headings()) == "Choose the column for the name.");
  CHECK(asked.sample("Name") == "Dr Shah");
  CHECK(asked.sample("Name (column 7)") == "Maud Ellery");
  ReferralColumns columns = asked.columns();
  columns["name"] = "Name (column 7)";
  columns["phone"] = "Telephone (column 8)";
  const ReferralReading reading = whole(text, codes::kIaptus, {}, columns);
  CHECK(rowOf(reading, "QA-1101").name == "Maud Ellery");
  CHECK(said(rowOf(reading, "QA-1101").personFields, "phone") == "07700 900101");
  CHECK(rowOf(reading, "QA-1102").name == "Hugh Sandal");
  CHECK(said(rowOf(reading, "QA-1102").personFields, "phone") == "07700 900102");
}

TEST_CASE("case: refused rows, mended and brought in again") {
  const ReferralReading first = whole("reason_first_pass");
  CHECK(first.count(RowFate::refused) == 2);
  const ReferralReading mended = whole("refused_rows_mended");
  CHECK(mended.ownRefused());
  CHECK(mended.count(RowFate::fresh) == 2);
  CHECK(said(rowOf(mended, "QA-1201").referralFields, "reason") == "Low since moving ward");
  CHECK(said(rowOf(mended, "QA-1202").referralFields, "reason") == "Wants to be out more");
  CHECK(said(rowOf(mended, "QA-1201").personFields, "phone") == "+44 7700 900101");
  CHECK(said(rowOf(mended, "QA-1202").personFields, "phone") == "+44 7700 900102");
  // And the file that this version saves leads back to the same columns.
  const ReferralReading own = whole(refusedRows(first), codes::kIaptus);
  CHECK(own.ownRefused());
  CHECK(own.columns() == first.columns());
  CHECK(own.count(RowFate::refused) == 2);
}

TEST_CASE("case: an open quotation mark, and a comma without marks") {
  const ReferralReading open = whole("open_quote_swallows_rows");
  CHECK(fate(open, "QA-1302") == "fresh");
  CHECK(fate(open, "QA-1303") == "fresh");
  CHECK(fate(open, "QA-1304") == "fresh");
  CHECK(fate(open, "QA-1305") == "fresh");
  CHECK(open.rows().front().fate == RowFate::refused);
  CHECK(open.rows().front().line == 2);
  CHECK(open.rows().front().reason ==
        "A quotation mark opens in this line and is not closed where its cell ends.");
  const ReferralReading comma = whole("unquoted_comma_shifts");
  CHECK(fate(comma, "QA-1401") == "refused");
  CHECK(fate(comma, "QA-1402") == "fresh");
  CHECK(fate(comma, "QA-1403") == "refused");
  CHECK(rowOf(comma, "QA-1403").reason ==
        "There are more cells than headings: a separator stands in a text without quotation marks.");
}

TEST_CASE("case: dates that stand for none") {
  const ReferralReading reading = whole("placeholder_dates");
  CHECK(fate(reading, "QA-1601") == "refused");
  CHECK(fate(reading, "QA-1602") == "fresh");
  CHECK(said(rowOf(reading, "QA-1602").personFields, "born") == "");
  CHECK(rowOf(reading, "QA-1602").remark ==
        "The date of birth ‘01/01/1900’ stands for no date, and is left out.");
  CHECK(rowOf(reading, "QA-1603").reason == "It was received before they were born. Check both days.");
  CHECK(fate(reading, "QA-1604") == "asks");
  CHECK(rowOf(reading, "QA-1604").reason == "It was received on 25 November 2010, 15 years ago.");
  CHECK(fate(reading, "QA-1605") == "refused");
}

TEST_CASE("case: one person on three rows, and another of the same name") {
  const ReferralReading reading = whole("one_person_no_nhs_number", codes::kRio);
  CHECK(fate(reading, "QA-1701") == "fresh");
  CHECK(fate(reading, "QA-1702") == "same");
  CHECK(fate(reading, "QA-1703") == "same");
  CHECK(rowOf(reading, "QA-1703").sameAs == 1);
  CHECK(fate(reading, "QA-1704") == "alike");
  CHECK(rowOf(reading, "QA-1704").reason == "Name and date of birth are those of Maud Ellery in line 2.");
}

TEST_CASE("case: the same NHS number with another name is nobody's to join silently") {
  const KnownReferrals known = after(whole("first", codes::kRio));
  const ReferralReading reading = whole("same_number_other_name", codes::kRio, known);
  CHECK(fate(reading, "QA-1802") == "asks");
  CHECK(rowOf(reading, "QA-1802").reason == "This NHS number is that of Maud Ellery, which is another name.");
  CHECK(fate(reading, "QA-1803") == "same");
  std::string changes;
  for (const RowChange& change : rowOf(reading, "QA-1803").changes)
    changes += change.key + " " + change.here + ">" + change.report + ";";
  CHECK(changes == "ward Lark>Wren;phone >07700 900101;");
}

TEST_CASE("case: names as the NHS writes them") {
  const KnownReferrals known = after(whole("nhs_invisible_spaces"));
  const ReferralReading reading = whole("names_the_nhs_way", codes::kIaptus, known);
  CHECK(rowOf(reading, "QA-2101").name == "Maud Ellery");
  CHECK(fate(reading, "QA-2101") == "alike");
  CHECK(rowOf(reading, "QA-2102").name == "Hugh Sandal");
  CHECK(rowOf(reading, "QA-2103").name == "Zoë O’Dell");
  CHECK(rowOf(reading, "QA-2104").name == "Rafe Tolman");
  CHECK(rowOf(reading, "QA-2105").name == "Iain MACBAIN-ROSS");
}

TEST_CASE("case: saved again by a spreadsheet, a report brings nothing new") {
  const ReferralReading first = whole("as_exported", codes::kRio);
  CHECK(first.count(RowFate::fresh) == 2);
  CHECK(said(first.rows()[0].personFields, "rio") == "0004711");
  const ReferralReading again = whole("saved_again_by_excel", codes::kRio, after(first));
  CHECK(again.count(RowFate::known) == 2);
}

TEST_CASE(
    "ten thousand reports that something spoiled: every line is accounted for, and no value is made up") {
  constexpr const char* kFiles[] = {
      "nhs_invisible_spaces",     "title_above_total_below", "words_for_nothing",
      "open_quote_swallows_rows", "unquoted_comma_shifts",   "one_person_no_nhs_number",
      "names_the_nhs_way",        "sep_line_semicolon",      "refused_rows_mended"};
  constexpr std::string_view kBreaks[] = {"\"",   ",", "\r\n",         "\n",   "\r",   ";",    "\t", "'", "=",
                                          "\"\"", " ", "\xE2\x80\x8B", "NULL", "E+09", "\xFF", ".0", "/"};
  std::uint32_t random = 20261130;
  const auto below = [&](std::size_t n) {
    random = random * 1664525 + 1013904223;
    return static_cast<std::size_t>(random >> 8) % n;
  };
  std::vector<std::string> texts;
  for (const char* file : kFiles) texts.push_back(fileOf(file));
  std::size_t read = 0, wrong = 0;
  for (int n = 0; n < 10'000; ++n) {
    std::string text = texts[below(texts.size())];
    for (std::size_t changes = 1 + below(3); changes > 0; --changes) {
      const std::size_t at = below(text.size()), what = below(3);
      if (what == 0)
        text.insert(at, kBreaks[below(std::size(kBreaks))]);
      else if (what == 1)
        text.erase(at, 1 + below(4));
      else
        std::swap(text[at], text[below(text.size())]);
      if (below(200) == 0) text.resize(at);  // cut off
      if (text.empty()) text = "x";
    }
    auto decoded = csvText(text);
    REQUIRE(decoded);
    auto reading = ReferralReading::begin(decoded->text, "iaptus");
    if (!reading) continue;
    reading->useColumns(reading->columns(), DayOrder::dayFirst);
    while (reading->read({}, kToday, 50)) continue;
    ++read;
    wrong += reading->lines().sum() == reading->lines().all ? 0 : 1;
    for (const ReferralRow& row : reading->rows()) {
      const bool comes = row.fate != RowFate::refused && row.fate != RowFate::aside;
      wrong += comes || !row.reason.empty() ? 0 : 1;
      // The number and the ward of every row that comes stand in the file, but for what nobody sees.
      if (!comes) continue;
      const std::string seen = meantText(decoded->text);
      for (const std::string& value : {row.number, said(row.personFields, "ward")}) {
        const bool there = seen.contains(value);
        if (!there) MESSAGE(value << " is not in " << text);
        wrong += there ? 0 : 1;
      }
    }
  }
  CHECK(read > 9000);
  CHECK(wrong == 0);
}
