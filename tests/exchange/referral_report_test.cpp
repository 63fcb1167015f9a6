// Three reports of three shapes; what becomes of every row; and nothing twice.
#include "exchange/import/referral_report.h"

#include <doctest/doctest.h>

#include "core/text.h"
#include "record/codes.h"
#include "record/kinds/referral.h"

using namespace alongside;

namespace {

constexpr Date kToday{2026, 11, 24};

constexpr std::string_view kRioReport =
    "Client_ID,NHS_Number,Surname,Forename,Date_of_Birth,Referral_ID,Referral_Date,Ward_Code,Ward_"
    "Description,"
    "Ward_National_Code,Referral_Reason_Code,Referral_Reason_Description,Referrer_Name,Team_Description\r\n"
    "0001234,943 476 5919,Penhale,Gloria,14/03/1991,000881,20/11/2026 09:15,RW,Rowan,,R1,\"Lonely on the "
    "ward, and\r\n"
    "wants company\",Dr Shah,Rowan ward\r\n"
    "0001235,,Tallis,Owen,02/01/1987,000882,21/11/2026,HZ,Hazel,,R2,Asks for it himself,Sr Bell,Hazel "
    "ward\r\n";

Result<ReferralReading> begun(std::string_view text, std::string_view source) {
  return csvText(std::string(text)).and_then([&](CsvText read) {
    return ReferralReading::begin(std::move(read.text), std::string(source));
  });
}

ReferralReading whole(std::string_view text, std::string_view source = codes::kRio,
                      const KnownReferrals& known = {}) {
  ReferralReading reading = begun(text, source).value();
  REQUIRE(columnsFault(reading.columns(), reading.headings()) == "");
  reading.useColumns(reading.columns(), DayOrder::dayFirst);
  while (reading.read(known, kToday, 2)) CHECK(reading.done() < 1);
  CHECK(reading.done() == 1);
  return reading;
}

/// One row of a report that has only what must be there.
ReferralRow one(std::string_view cells, const KnownReferrals& known = {}) {
  const ReferralReading reading = whole(
      "Referral ID,Received date,Full name,DOB,NHS No\n" + std::string(cells) + "\n", codes::kIaptus, known);
  REQUIRE(reading.rows().size() == 1);
  return reading.rows()[0];
}

}  // namespace

TEST_CASE("a RiO report: descriptions are read, not codes, and leading zeros stay") {
  const ReferralReading reading = whole(kRioReport);
  REQUIRE(reading.rows().size() == 2);
  const ReferralRow& gloria = reading.rows()[0];
  CHECK(gloria.fate == RowFate::fresh);
  CHECK(gloria.line == 2);
  CHECK(gloria.personFields == *parseJson(R"({"name":"Gloria Penhale","born":"1991-03-14","nhs":"9434765919",
    "ward":"Rowan","rio":"0001234"})"));
  CHECK(gloria.referralFields == *parseJson(R"({"source":"rio","number":"000881","received":"2026-11-20",
    "team":"Rowan ward","referrer":"Dr Shah","reason":"Lonely on the ward, and\nwants company"})"));
  CHECK(reading.rows()[1].line == 4);
  CHECK(reading.rows()[1].personFields["rio"] == "0001235");
}

TEST_CASE("an IAPTUS report with semicolons in Windows-1252, and an EMIS report with a byte order mark") {
  const ReferralReading iaptus = whole(
      "Patient ID;First name;Last name;DOB;NHS No;Referral ID;Date referral received;Referral source\r\n"
      "77;Ren\xE9\x65;O\x92Hara;1.2.1979;;IAP-9;19.11.2026;GP\r\n",
      codes::kIaptus);
  CHECK(iaptus.rows()[0].fate == RowFate::fresh);
  CHECK(iaptus.rows()[0].name == "Renée O’Hara");
  CHECK(iaptus.rows()[0].personFields["iaptus"] == "77");
  CHECK(iaptus.rows()[0].referralFields["team"] == "GP");

  const ReferralReading emis = whole(
      "\xEF\xBB\xBF"
      "EMIS Number,Practice code,Full Name,Date of Birth,NHS Number,Referral number,Date of referral\n"
      "00042,G85001,Đặng Thị Hoa,03/12/1990,4010232137,7,18 Nov 2026\n",
      codes::kEmis);
  CHECK(emis.rows()[0].personFields["name"] == "Đặng Thị Hoa");
  CHECK(emis.rows()[0].personFields["emis"] == "00042");
  CHECK(emis.rows()[0].personFields["emisPractice"] == "G85001");
  CHECK(emis.rows()[0].referralFields["received"] == "2026-11-18");
}

TEST_CASE("every refused row says why, and the report of them can be mended and read again") {
  CHECK(one("1,20/11/2026,Ann Lee,,").fate == RowFate::fresh);
  CHECK(one(",20/11/2026,Ann Lee,,").reason == "There is no referral number.");
  CHECK(one("1,20/11/2026,,,").reason == "There is no name.");
  CHECK(one("1,,Ann Lee,,").reason == "There is no date received.");
  CHECK(one("1,31/02/2026,Ann Lee,,").reason == "Date received: ‘31/02/2026’ is no day.");
  CHECK(one("1,25/11/2026,Ann Lee,,").reason == "Date received: ‘25/11/2026’ has not come yet.");
  CHECK(one("1,20/11/2026,Ann Lee,someday,").reason == "Date of birth: ‘someday’ is no day.");
  CHECK(one("1,20/11/2026,Ann Lee,,123 456 7890").reason ==
        "The NHS number ‘123 456 7890’ does not check. One digit may be wrong.");

  const ReferralReading reading = whole(
      "Referral ID,Received date,Full name\n1,20/11/2026,Ann Lee\n,20/11/2026,=cmd()\n3,20/11/2026,\"Open\n");
  CHECK(reading.count(RowFate::fresh) == 1);
  CHECK(reading.count(RowFate::refused) == 2);
  const std::string report = refusedRows(reading);
  CHECK(report ==
        "\xEF\xBB\xBF"
        "Line in the report,Why it was refused,Referral ID,Received date,Full name\r\n"
        "3,There is no referral number.,,20/11/2026,'=cmd()\r\n"
        "4,A quotation mark opens in this line and is not closed where its cell ends.,3,20/11/2026,Open\r\n");
  CHECK(csvText(report).has_value());
}

TEST_CASE("who is here already is found by NHS number, and never against their date of birth") {
  const Id person = *idFrom("019ab3f0-7c3e-7a41-9d0f-0123456789ab");
  const Fields gloria = {
      {"name", "Gloria Penhale"}, {"born", "1991-03-14"}, {"nhs", "9434765919"}, {"iaptus", "0077"}};
  KnownReferrals known;
  known.humans.add({.person = person, .row = 0, .fields = gloria});
  known.people.emplace(person, gloria);
  known.referrals[numberKey("iaptus", "", "1")] = {person, person};

  CHECK(one("1,20/11/2026,Gloria Penhale,14/03/1991,", known).fate == RowFate::known);
  CHECK(one("001,20/11/2026,Gloria Penhale,14/03/1991,", known).fate == RowFate::known);
  // A number that is used again for somebody else is not passed over.
  CHECK(one("1,20/11/2026,Owen Tallis,02/01/1987,", known).reason ==
        "Referral 1 is here already, for Gloria Penhale. Check whose it is.");
  const ReferralRow same = one("2,20/11/2026,G Penhale,14/03/1991,9434765919", known);
  CHECK(same.fate == RowFate::samePerson);
  CHECK(same.person == person);
  CHECK(one("2,20/11/2026,G Penhale,,9434765919", known).fate == RowFate::samePerson);
  const ReferralRow born = one("2,20/11/2026,G Penhale,15/03/1991,9434765919", known);
  CHECK(born.fate == RowFate::asks);
  CHECK(born.whoAsked);
  CHECK(born.reason == "This NHS number is that of Gloria Penhale, who was born on another day.");
  const ReferralRow named = one("2,20/11/2026,Desmond Okoro,,9434765919", known);
  CHECK(named.fate == RowFate::asks);
  CHECK(named.reason == "This NHS number is that of Gloria Penhale, which is another name.");
  CHECK(named.leaves == std::vector<std::string>{"nhs"});
  const ReferralRow alike = one("2,20/11/2026,\"PENHALE, Gloria\",14/03/1991,", known);
  CHECK(alike.fate == RowFate::looksAlike);
  CHECK(alike.whoAsked);
  CHECK(alike.person == person);
  // The same number of another system is another referral.
  CHECK(whole("Referral ID,Received date,Full name\n1,20/11/2026,Ann Lee\n", codes::kRio, known)
            .rows()[0]
            .fate == RowFate::fresh);
  // The number in the system is the person's, whatever a spreadsheet did to its noughts.
  const ReferralReading client = whole(
      "Referral ID,Received date,Full name,DOB,Patient ID,Ward\n2,20/11/2026,Gloria "
      "Penhale,14/03/1991,77,Hazel\n",
      codes::kIaptus, known);
  CHECK(client.rows()[0].fate == RowFate::samePerson);
  REQUIRE(client.rows()[0].changes.size() == 1);
  CHECK(client.rows()[0].changes[0].key == "ward");
  CHECK(client.rows()[0].changes[0].report == "Hazel");
}

TEST_CASE("within one file a number counts once, and an NHS number is one person") {
  const ReferralReading reading = whole(
      "Referral ID,Received date,Full name,DOB,NHS No\n"
      "1,20/11/2026,Gloria Penhale,14/03/1991,9434765919\n"
      "1,20/11/2026,Gloria Penhale,14/03/1991,9434765919\n"
      "2,21/11/2026,Gloria Penhale,,943 476 5919\n"
      "3,21/11/2026,Gloria Penhale,15/03/1991,943-476-5919\n");
  CHECK(reading.rows()[1].fate == RowFate::twice);
  CHECK(reading.rows()[1].sameAs == 1);
  CHECK(reading.rows()[2].fate == RowFate::samePerson);
  CHECK(reading.rows()[2].sameAs == 1);
  CHECK(reading.rows()[3].fate == RowFate::asks);
  CHECK(reading.rows()[3].reason ==
        "This NHS number is that of Gloria Penhale in line 2, who was born on another day.");
}

TEST_CASE("what no file of referrals is gets its sentence") {
  CHECK(begun("", codes::kRio).error().code == "referrals/empty");
  CHECK(begun("\r\n\r\n", codes::kRio).error().code == "referrals/empty");
  CHECK(begun("one column\n1\n", codes::kRio).error().code == "referrals/no-header");
  CHECK(begun(std::string_view("a,b\0c\n1,2\n", 10), codes::kRio).error().code == "referrals/no-header");
  const ReferralReading other = begun("Colour,Shape\nred,round\n", codes::kRio).value();
  CHECK(columnsFault(other.columns(), other.headings()) == "Choose the column for ‘Referral number’.");
  CHECK(columnsFault({{"number", "Colour"}, {"received", "Shape"}}, other.headings()) ==
        "Choose the column for the name.");
  CHECK(columnsFault({{"number", "Size"}}, other.headings()) == "This report has no column ‘Size’.");
}

TEST_CASE("columns set by hand are used, and reading begins anew") {
  ReferralReading reading = begun("Ref,When,Who\n7,20/11/2026,Ann Lee\n", codes::kRio).value();
  while (reading.read({}, kToday, 10)) continue;
  CHECK(reading.count(RowFate::refused) == 1);
  reading.useColumns({{"number", "Ref"}, {"received", "When"}, {"name", "Who"}});
  while (reading.read({}, kToday, 10)) continue;
  REQUIRE(reading.rows().size() == 1);
  CHECK(reading.rows()[0].fate == RowFate::fresh);
}

TEST_CASE("the order of day and month is the column's, and is asked when nothing tells") {
  constexpr std::string_view kHead = "Referral ID,Received date,Full name,DOB\n";
  const auto read = [&](std::string_view rows, DayOrder order = DayOrder::unknown) {
    ReferralReading reading = begun(std::string(kHead) + std::string(rows), codes::kRio).value();
    reading.useColumns(reading.columns(), order);
    while (reading.read({}, kToday, 10)) continue;
    return reading;
  };
  // 10/14 tells that the month comes first, also in the column of births.
  const ReferralReading american = read("1,10/14/2026,Ann Lee,03/04/1961\n2,09/08/2026,Bo Lee,05/06/1962\n");
  CHECK(american.orderAsked().empty());
  CHECK(american.rows()[0].personFields["born"] == "1961-03-04");
  CHECK(american.rows()[1].referralFields["received"] == "2026-09-08");
  // What has not come yet is not meant: 11 December 2026 is in the future, 12 November is not.
  CHECK(read("1,12/11/2026,Ann Lee,\n").rows()[0].referralFields["received"] == "2026-11-12");
  const ReferralReading open = read("1,03/04/2026,Ann Lee,05/06/1961\n");
  CHECK_FALSE(open.orderAsked().empty());
  CHECK(open.rows().empty());
  CHECK(
      read("1,03/04/2026,Ann Lee,05/06/1961\n", DayOrder::monthFirst).rows()[0].referralFields["received"] ==
      "2026-03-04");
  CHECK(read("1,03/04/2026,Ann Lee,05/06/1961\n", DayOrder::dayFirst).rows()[0].personFields["born"] ==
        "1961-06-05");
  // What this file tells counts more than what was answered for another.
  const ReferralReading told = read("1,10/14/2026,Ann Lee,03/04/1961\n", DayOrder::dayFirst);
  CHECK(told.rows()[0].personFields["born"] == "1961-03-04");
  // A column that has both says so of the days that could be either.
  const ReferralReading both = read("1,20/11/2026,Ann Lee,\n2,11/21/2026,Bo Lee,\n3,03/04/2026,Cy Lee,\n");
  CHECK(both.rows()[0].referralFields["received"] == "2026-11-20");
  CHECK(both.rows()[1].referralFields["received"] == "2026-11-21");
  CHECK(both.rows()[2].fate == RowFate::refused);
  // One odd day among many is not read the other way round.
  std::string many;
  for (int i = 0; i < 30; ++i) many += std::to_string(i) + ",20/11/2026,Ann Lee " + std::to_string(i) + ",\n";
  const ReferralReading odd = read(many + "99,11/21/2026,Bo Lee,\n");
  CHECK(odd.rows().back().fate == RowFate::refused);
  CHECK(odd.rows().back().reason ==
        "Date received: ‘11/21/2026’ has the month first, as no other row has it.");
}

TEST_CASE("every line of a report is accounted for") {
  const ReferralReading reading = whole(
      "sep=;\r\nReferrals by team;;\r\n\r\nReferral ID;Received date;Full "
      "name\r\n;;\r\n1;20/11/2026;\"Ann\r\nLee\"\r\n"
      "Referral ID;Received date;Full name\r\n2;20/11/2026;Bo Lee;more\r\nTotal: 2\r\n3;20/11",
      codes::kRio);
  const LineCount& lines = reading.lines();
  CHECK(lines.all == 11);
  CHECK(lines.headings == 2);  // with 'sep='
  CHECK(lines.empty == 2);
  CHECK(lines.rows[static_cast<std::size_t>(RowFate::fresh)] == 2);
  CHECK(lines.rows[static_cast<std::size_t>(RowFate::aside)] == 3);
  CHECK(lines.rows[static_cast<std::size_t>(RowFate::refused)] == 2);
  CHECK(lines.sum() == lines.all);
  CHECK(reading.cutOff());
  CHECK(reading.rows().back().reason == "The file ends in the midst of this line.");
}

TEST_CASE(
    "an EMIS referral that came without its practice is known again with it, and another practice's number "
    "is not") {
  const Id person = *idFrom("019ab3f0-7c3e-7a41-9d0f-0123456789ab");
  const Fields hoa = {{"name", "Đặng Thị Hoa"}, {"born", "1990-12-03"}};
  const std::string head = "Referral number,Date of referral,Full name,Date of birth,Practice code\n";
  KnownReferrals known;
  known.people.emplace(person, hoa);
  known.humans.add({.person = person, .row = 0, .fields = hoa});
  for (const std::string_view practice : {std::string_view(), kAnyPractice})
    known.referrals[numberKey(codes::kEmis, practice, "7")] = {person, person};
  const ReferralReading reading =
      whole(head + "7,18/11/2026,Đặng Thị Hoa,03/12/1990,G85001\n7,19/11/2026,Ann Lee,02/01/1987,G85002\n",
            codes::kEmis, known);
  CHECK(reading.rows()[0].fate == RowFate::known);
  CHECK(reading.rows()[1].fate == RowFate::fresh);
}
