// Three reports of three shapes; what becomes of every row; and nothing twice.
#include "exchange/formats/referral_file.h"

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
  return csvText(std::string(text)).and_then([&](std::string read) {
    return ReferralReading::begin(std::move(read), std::string(source));
  });
}

ReferralReading whole(std::string_view text, std::string_view source = codes::kRio,
                      const KnownReferrals& known = {}) {
  ReferralReading reading = begun(text, source).value();
  REQUIRE(columnsFault(reading.columns(), reading.header()) == "");
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
        "Line,Reason,Referral ID,Received date,Full name\r\n"
        "3,There is no referral number.,,20/11/2026,'=cmd()\r\n"
        "4,A quotation mark opens in this line and is never closed.,3,20/11/2026\r\n");
  CHECK(csvText(report).has_value());
}

TEST_CASE("who is here already is found by NHS number, and never against their date of birth") {
  const Id person = *idFrom("019ab3f0-7c3e-7a41-9d0f-0123456789ab");
  KnownReferrals known;
  known.byNhs["9434765919"] = {person, "1991-03-14"};
  known.byNameAndBirth["1991-03-14 gloria penhale"] = {person};
  known.referrals["iaptus\n1"] = person;

  CHECK(one("1,20/11/2026,Gloria Penhale,14/03/1991,", known).fate == RowFate::known);
  const ReferralRow same = one("2,20/11/2026,G Penhale,14/03/1991,9434765919", known);
  CHECK(same.fate == RowFate::samePerson);
  CHECK(same.person == person);
  CHECK(one("2,20/11/2026,G Penhale,,9434765919", known).fate == RowFate::samePerson);
  CHECK(one("2,20/11/2026,G Penhale,15/03/1991,9434765919", known).reason ==
        "This NHS number belongs to somebody here who was born on another day.");
  const ReferralRow alike = one("2,20/11/2026,GLORIA PENHALE,14/03/1991,", known);
  CHECK(alike.fate == RowFate::looksAlike);
  CHECK(alike.person == person);
  // The same number of another system is another referral.
  CHECK(whole("Referral ID,Received date,Full name\n1,20/11/2026,Ann Lee\n", codes::kRio, known)
            .rows()[0]
            .fate == RowFate::fresh);
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
  CHECK(reading.rows()[2].fate == RowFate::fresh);
  CHECK(reading.rows()[2].sameAs == 1);
  CHECK(reading.rows()[3].fate == RowFate::refused);
}

TEST_CASE("what no file of referrals is gets its sentence") {
  CHECK(begun("", codes::kRio).error().code == "referrals/empty");
  CHECK(begun("\r\n\r\n", codes::kRio).error().code == "referrals/empty");
  CHECK(begun("one column\n1\n", codes::kRio).error().code == "referrals/no-header");
  CHECK(begun(std::string_view("a,b\0c\n1,2\n", 10), codes::kRio).error().code == "referrals/no-header");
  const ReferralReading other = begun("Colour,Shape\nred,round\n", codes::kRio).value();
  CHECK(columnsFault(other.columns(), other.header()) == "Choose the column for ‘Referral number’.");
  CHECK(columnsFault({{"number", "Colour"}, {"received", "Shape"}}, other.header()) ==
        "Choose the column for the name.");
  CHECK(columnsFault({{"number", "Size"}}, other.header()) == "This report has no column ‘Size’.");
}

TEST_CASE("columns set by hand are used, and reading begins anew") {
  ReferralReading reading = begun("Ref,When,Who\n7,20/11/2026,Ann Lee\n", codes::kRio).value();
  CHECK_FALSE(reading.read({}, kToday, 10));
  CHECK(reading.count(RowFate::refused) == 1);
  reading.useColumns({{"number", "Ref"}, {"received", "When"}, {"name", "Who"}});
  CHECK_FALSE(reading.read({}, kToday, 10));
  REQUIRE(reading.rows().size() == 1);
  CHECK(reading.rows()[0].fate == RowFate::fresh);
}
