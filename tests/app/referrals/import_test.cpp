// A report of another system is read, looked at row by row, and taken in; the same file again changes nothing.
#include <doctest/doctest.h>

#include <algorithm>

#include "app/command_desk.h"
#include "app/desk_state.h"
#include "record/codes.h"
#include "record/kinds/referral.h"
#include "tablet.h"

using namespace alongside;
using namespace alongside::test;

namespace {

const std::string kSmall =
    "Referral ID,Client ID,NHS Number,Forename,Surname,Date of Birth,Date Referral Received,Referring "
    "Team\r\n"
    "R1,0001,943 476 5919,Nerys,Coleridge,03/04/1985,20/11/2026,Rowan ward\r\n"
    "R2,0002,,Osman,Birch,19/11/1972,19/11/2026,\"Elm Road\nteam\"\r\n"
    "R3,0003,9434765918,Milo,Sandford,,20/11/2026,\r\n"
    "R1,0001,943 476 5919,Nerys,Coleridge,03/04/1985,20/11/2026,Rowan ward\r\n";

const ReferralImport& reportOf(const Tablet& tablet) { return tablet.open().desk->import; }
std::size_t fate(const Tablet& tablet, RowFate which) {
  return reportOf(tablet).fates[static_cast<std::size_t>(which)];
}

}  // namespace

TEST_CASE(
    "a report is known by its name, looked at row by row, and nothing is written before somebody says so") {
  Tablet desk;
  desk.startTeam();
  desk.give("RiO referrals.csv", bytesOf(kSmall));
  CHECK(desk.open().page.place == Place::import);
  REQUIRE(reportOf(desk).stage == ImportStage::columns);
  CHECK(reportOf(desk).source == codes::kRio);
  CHECK(reportOf(desk).columns.at("number") == "Referral ID");
  const auto before = desk.open().store.revisions();
  desk.say(command::CheckImport{});
  REQUIRE(reportOf(desk).stage == ImportStage::checked);
  CHECK(fate(desk, RowFate::fresh) == 2);
  CHECK(fate(desk, RowFate::refused) == 1);
  CHECK(fate(desk, RowFate::twice) == 1);
  CHECK(reportOf(desk).shown.size() == 1);  // the refused ones first
  CHECK(desk.open().store.revisions() == before);

  desk.say(command::SaveRefusedRows{});
  const std::string refused = textOf(desk.lastSaved());
  CHECK(refused.contains("Milo"));
  CHECK_FALSE(refused.contains("Nerys"));

  desk.say(command::TakeImportIn{});
  REQUIRE(reportOf(desk).stage == ImportStage::taken);
  CHECK(reportOf(desk).people == 2);
  CHECK(reportOf(desk).referrals == 2);
  CHECK(desk.open().store.ofKind(codes::kReferral).size() == 2);
  CHECK(desk.open().views.caseload.people.size() == 2);
  CHECK(desk.state().save.keeping == Keeping::saved);
  for (const Id& id : desk.open().store.ofKind(codes::kReferral)) {
    const Fields fields = desk.open().store.fields(*desk.open().store.find(id));
    CHECK(referralState(fields) == codes::kReceived);
    CHECK(textAt(fields, "source") == codes::kRio);
  }
}

TEST_CASE("the same file again changes nothing, and its columns are not asked again") {
  Tablet desk;
  desk.startTeam();
  const int version = desk.open().who.team->version;
  desk.give("RiO referrals.csv", bytesOf(kSmall));
  desk.say(command::CheckImport{});
  desk.say(command::TakeImportIn{});
  CHECK(desk.open().who.team->version == version + 1);  // a new team file keeps the columns
  const std::string digest = desk.open().store.digest();
  desk.give("RiO referrals.csv", bytesOf(kSmall));
  REQUIRE(reportOf(desk).stage == ImportStage::checked);
  CHECK(reportOf(desk).remembered);
  CHECK(fate(desk, RowFate::known) == 3);
  desk.say(command::TakeImportIn{});
  CHECK(reportOf(desk).referrals == 0);
  CHECK(desk.open().store.digest() == digest);
  CHECK(desk.open().who.team->version == version + 1);
  // It is kept: another opening of the vault knows the columns.
  Tablet again = desk.afterKill();
  again.unlock(desk.passphrase);
  again.give("rio.csv", bytesOf(kSmall));
  CHECK(reportOf(again).remembered);
  CHECK(again.open().store.digest() == digest);
}

TEST_CASE("a report whose name says nothing asks for its system, and columns can be set by hand") {
  Tablet desk;
  desk.startTeam();
  desk.give("export.csv", bytesOf("Ref;Who;Came\r\n77;Aled Rhys;12/11/2026\r\n"));
  REQUIRE(reportOf(desk).stage == ImportStage::source);
  for (const char* ours : {"hand", "self", "carer", "other", "  "}) desk.say(command::SetImportSource{ours});
  REQUIRE(reportOf(desk).stage == ImportStage::source);
  desk.say(command::SetImportSource{std::string(codes::kIaptus)});
  REQUIRE(reportOf(desk).stage == ImportStage::columns);
  CHECK_FALSE(reportOf(desk).columnsFault.empty());
  desk.say(command::CheckImport{});
  CHECK(reportOf(desk).stage == ImportStage::columns);
  desk.say(command::SetImportColumn{"number", "Ref"});
  desk.say(command::SetImportColumn{"name", "Who"});
  desk.say(command::SetImportColumn{"received", "Came"});
  CHECK(reportOf(desk).columnsFault.empty());
  desk.say(command::CheckImport{});
  CHECK(fate(desk, RowFate::fresh) == 1);
  desk.say(command::ChangeColumns{});
  CHECK(reportOf(desk).stage == ImportStage::columns);
  desk.say(command::CloseImport{});
  CHECK(desk.open().page.place == Place::referrals);
  CHECK(reportOf(desk).stage == ImportStage::none);
}

TEST_CASE("a hostile file gets a plain sentence, and nothing is lost") {
  Tablet desk;
  desk.startTeam();
  desk.give("rio.csv", bytesOf(""));
  CHECK(reportOf(desk).fault->code == "referrals/empty");
  desk.give("rio.csv", bytesOf("only one heading\r\n"));
  CHECK(reportOf(desk).fault->code == "referrals/no-header");
  std::string wide;
  for (int i = 0; i < 500; ++i) wide += "c" + std::to_string(i) + ",";
  desk.give("rio.csv", bytesOf(wide + "\r\n"));
  CHECK(reportOf(desk).fault->code == "referrals/no-header");
  desk.give("rio.csv", bytesOf(std::string(std::size_t{33} << 20, 'x')));
  CHECK(reportOf(desk).fault->code == "csv/too-large");
  desk.give("rio.csv", bytesOf(kSmall + std::string("R9,\0,,N,N,,20/11/2026,\r\n", 24) +
                               "R10,,,=cmd(),N,,20/11/2026,\r\n"));
  desk.say(command::CheckImport{});
  REQUIRE(reportOf(desk).stage == ImportStage::checked);
  CHECK(fate(desk, RowFate::refused) == 2);
  CHECK(fate(desk, RowFate::fresh) == 3);
  CHECK(desk.open().store.size() == 0);
}

TEST_CASE("a worker's tablet opens no report, and a stopped reading writes nothing") {
  Tablet desk;
  desk.startTeam();
  desk.give("rio.csv", bytesOf(kSmall));
  desk.say(command::CheckImport{});
  desk.say(command::ChangeColumns{});
  desk.say(command::TakeImportIn{});
  CHECK(desk.open().store.size() == 0);
  desk.say(command::SaveTeamFile{});
  Tablet tablet;
  tablet.join(desk.lastSaved(), "Femi Larkin");
  tablet.give("rio.csv", bytesOf(kSmall));
  CHECK(tablet.open().desk == nullptr);
  CHECK(tablet.open().store.size() == 0);
}

TEST_CASE("records that came between looking and taking in are looked at again") {
  Tablet desk;
  desk.startTeam();
  desk.give("rio.csv", bytesOf(kSmall));
  desk.say(command::CheckImport{});
  desk.addPerson("Somebody Else");
  desk.say(command::GoTo{Place::import});
  desk.say(command::TakeImportIn{});
  CHECK(reportOf(desk).stage == ImportStage::checked);
  CHECK(desk.open().store.ofKind(codes::kReferral).empty());
  desk.say(command::TakeImportIn{});
  CHECK(reportOf(desk).stage == ImportStage::taken);
}

TEST_CASE("thousands of rows are read in slices, and one person with two referrals stands once") {
  Tablet desk;
  desk.startTeam();
  std::string text = kSmall.substr(0, kSmall.find('\n') + 1);
  for (int i = 0; i < 3000; ++i)
    text += "N" + std::to_string(i) + ",,,Made,Up " + std::to_string(i) + ",01/01/1980,20/11/2026,Team\r\n";
  text +=
      "M1,,943 476 "
      "5919,Nerys,Coleridge,03/04/1985,20/11/2026,A\r\nM2,,9434765919,Nerys,Coleridge,03/04/1985,21/11/"
      "2026,B\r\n";
  desk.give("emis.csv", bytesOf(text));
  desk.say(command::CheckImport{});
  REQUIRE(reportOf(desk).stage == ImportStage::checked);
  CHECK(reportOf(desk).reading->rows().size() == 3002);
  desk.say(command::TakeImportIn{});
  CHECK(reportOf(desk).people == 3001);
  CHECK(reportOf(desk).referrals == 3002);
}

TEST_CASE("the made-up report of practice has a row of every fate") {
  Tablet tablet;
  tablet.say(command::ChooseBegin{command::ChooseBegin::What::practise});
  tablet.say(command::PractiseAs{Role::coordinator});
  tablet.say(command::GoTo{Place::import});
  tablet.say(command::TryImport{});
  tablet.say(command::CheckImport{});
  REQUIRE(reportOf(tablet).stage == ImportStage::checked);
  for (std::size_t fate = 0; fate < kFates; ++fate) {
    INFO(fate);
    CHECK(reportOf(tablet).fates[fate] > 0);
  }
  tablet.say(command::TakeImportIn{});
  CHECK(reportOf(tablet).stage == ImportStage::taken);
}

namespace {

const std::string kHead =
    "Referral ID,Client ID,NHS Number,Full name,Date of Birth,Date Referral Received,Ward,Phone\r\n";

void check(Tablet& desk, const std::string& rows, const char* name = "RiO.csv") {
  desk.give(name, bytesOf(kHead + rows));
  if (reportOf(desk).stage == ImportStage::columns) desk.say(command::CheckImport{});
  REQUIRE(reportOf(desk).stage == ImportStage::checked);
}
std::size_t people(const Tablet& desk) {
  std::size_t here = 0;
  for (const Id& id : desk.open().store.ofKind(codes::kPerson))
    here += desk.open().store.find(id)->voided ? 0 : 1;
  return here;
}

}  // namespace

TEST_CASE("whoever looks like somebody stays out until a person says who it is") {
  Tablet desk;
  desk.startTeam();
  check(desk, "R1,1,9434765919,Gloria Penhale,14/03/1991,20/11/2026,Rowan,\r\n");
  desk.say(command::TakeImportIn{});
  const auto again = [&](RowChoice choice) {
    check(desk,
          "R2,2,,Gloria Penhale,14/03/1991,21/11/2026,Rowan,\r\nR3,2,,Gloria "
          "Penhale,14/03/1991,22/11/2026,Rowan,\r\n");
    CHECK(reportOf(desk).fates[static_cast<std::size_t>(RowFate::looksAlike)] == 1);
    CHECK(reportOf(desk).waiting == 1);
    CHECK(reportOf(desk).coming == 0);  // the second row is the person of the first
    desk.say(command::ChooseRow{0, choice});
  };
  again(RowChoice::takeIn);  // is no answer to who it is
  CHECK(reportOf(desk).waiting == 1);
  desk.say(command::TakeImportIn{});
  CHECK(people(desk) == 1);
  CHECK(desk.open().store.ofKind(codes::kReferral).size() == 1);
  again(RowChoice::leaveOut);
  CHECK(reportOf(desk).waiting == 0);
  CHECK(reportOf(desk).coming == 0);
  again(RowChoice::same);
  CHECK(reportOf(desk).coming == 2);
  desk.say(command::TakeImportIn{});
  CHECK(people(desk) == 1);
  CHECK(desk.open().store.ofKind(codes::kReferral).size() == 3);
}

TEST_CASE("somebody else with the same NHS number comes without it") {
  Tablet desk;
  desk.startTeam();
  check(desk, "R1,1,9434765919,Gloria Penhale,14/03/1991,20/11/2026,Rowan,\r\n");
  desk.say(command::TakeImportIn{});
  check(desk, "R2,2,9434765919,Desmond Okoro,,21/11/2026,Hazel,\r\n");
  CHECK(reportOf(desk).fates[static_cast<std::size_t>(RowFate::asks)] == 1);
  desk.say(command::ChooseRow{0, RowChoice::other});
  desk.say(command::TakeImportIn{});
  CHECK(people(desk) == 2);
  std::size_t numbers = 0;
  for (const Id& id : desk.open().store.ofKind(codes::kPerson))
    numbers += desk.open().store.fields(*desk.open().store.find(id)).contains("nhs") ? 1 : 0;
  CHECK(numbers == 1);
}

TEST_CASE("a known person's new ward and telephone are offered, and change nothing by themselves") {
  Tablet desk;
  desk.startTeam();
  check(desk, "R1,1,9434765919,Gloria Penhale,14/03/1991,20/11/2026,Rowan,\r\n");
  desk.say(command::TakeImportIn{});
  const std::string row = "R1,1,9434765919,Gloria Penhale,14/03/1991,20/11/2026,Hazel,07700 900101\r\n";
  const auto ward = [&] {
    const Id id = desk.open().store.ofKind(codes::kPerson).front();
    return textAt(desk.open().store.fields(*desk.open().store.find(id)), "ward");
  };
  check(desk, row);
  CHECK(reportOf(desk).offered == 2);
  CHECK(reportOf(desk).coming == 0);
  desk.say(command::TakeImportIn{});
  CHECK(ward() == "Rowan");
  check(desk, row);
  desk.say(command::ChangeByRow{0, "ward", true});
  desk.say(command::ChangeByRow{0, "bed", true});  // was not offered
  desk.say(command::TakeImportIn{});
  CHECK(reportOf(desk).changed == 1);
  CHECK(ward() == "Hazel");
  check(desk, row);
  CHECK(reportOf(desk).offered == 1);
  desk.say(command::ChangeAll{true});
  desk.say(command::TakeImportIn{});
  check(desk, row);
  CHECK(reportOf(desk).offered == 0);
}

TEST_CASE("other headings than last time are noticed, and the order of day and month is asked once") {
  Tablet desk;
  desk.startTeam();
  desk.give("Careflow.csv", bytesOf("Ref no,Came,Patient name\r\n1,03/04/2026,Ann Lee\r\n"));
  REQUIRE(reportOf(desk).stage == ImportStage::source);
  desk.say(command::SetImportSource{" Careflow "});
  CHECK(reportOf(desk).source == "Careflow");
  desk.say(command::SetImportColumn{"number", "Ref no"});
  desk.say(command::SetImportColumn{"received", "Came"});
  desk.say(command::CheckImport{});
  REQUIRE(reportOf(desk).stage == ImportStage::columns);
  CHECK(reportOf(desk).orderAsked == "03/04/2026");
  CHECK(reportOf(desk).columnsFault == "Say what comes first in ‘03/04/2026’, the day or the month.");
  desk.say(command::SetDayOrder{DayOrder::dayFirst});
  desk.say(command::CheckImport{});
  REQUIRE(reportOf(desk).stage == ImportStage::checked);
  desk.say(command::TakeImportIn{});
  const Id referral = desk.open().store.ofKind(codes::kReferral).front();
  const Fields fields = desk.open().store.fields(*desk.open().store.find(referral));
  CHECK(textAt(fields, "source") == codes::kOtherSystem);
  CHECK(textAt(fields, "sourceName") == "Careflow");
  CHECK(textAt(fields, "received") == "2026-04-03");

  desk.give("again.csv", bytesOf("Ref no,Came,Patient name\r\n2,05/06/2026,Bo Lee\r\n"));
  desk.say(command::SetImportSource{"Careflow"});
  CHECK(reportOf(desk).stage == ImportStage::checked);  // nothing is asked again
  desk.give("again.csv", bytesOf("Ref no,Came,Patient name,Ward\r\n2,05/06/2026,Bo Lee,Rowan\r\n"));
  desk.say(command::SetImportSource{"Careflow"});
  REQUIRE(reportOf(desk).stage == ImportStage::columns);
  CHECK(reportOf(desk).newHeadings == std::vector<std::string>{"Ward"});
  CHECK(reportOf(desk).goneHeadings.empty());
}

TEST_CASE("letters that were read wrong are put right when it is sure, and asked when not") {
  Tablet desk;
  desk.startTeam();
  check(desk, "R1,1,,ZoÃ« Oâ€™Dell,14/03/1991,20/11/2026,Rowan,\r\n");
  CHECK(reportOf(desk).lettersMended);
  CHECK(reportOf(desk).reading->rows()[0].name == "Zoë O’Dell");
  desk.give("RiO 2.csv", bytesOf(kHead + "R2,2,,ZoÃ« Dell,15/03/1991,20/11/2026,Renée’s,\r\n"));
  REQUIRE(reportOf(desk).stage == ImportStage::columns);
  CHECK(reportOf(desk).lettersAsked);
  desk.say(command::MendLetters{true});
  desk.say(command::CheckImport{});
  CHECK(reportOf(desk).reading->rows()[0].name == "Zoë Dell");
  CHECK(textAt(reportOf(desk).reading->rows()[0].personFields, "ward") == "Renée’s");
}

TEST_CASE("a report that should not have come in is taken out again, but for what was worked with") {
  Tablet desk;
  desk.startTeam();
  const Id imogen = desk.addPerson("Imogen Farrow");
  check(desk,
        "R1,1,9434765919,Gloria Penhale,14/03/1991,20/11/2026,Rowan,\r\n"
        "R2,2,,Owen Tallis,02/01/1987,20/11/2026,Hazel,\r\n");
  desk.say(command::TakeImportIn{});
  desk.say(command::GoTo{Place::import});
  REQUIRE(reportOf(desk).there.size() == 1);
  const std::string report = reportOf(desk).there[0].name;
  CHECK(report.starts_with("RiO.csv, "));
  CHECK(reportOf(desk).there[0].untouched == 2);
  // Somebody works with Owen's.
  for (const Id& id : desk.open().store.ofKind(codes::kReferral))
    if (textAt(desk.open().store.fields(*desk.open().store.find(id)), "number") == "R2")
      desk.say(command::AnswerGate{id, "explained", true});
  desk.say(command::GoTo{Place::import});
  desk.say(command::AskTakeReportOut{report});
  REQUIRE(reportOf(desk).takeOut);
  CHECK(reportOf(desk).takeOut->untouched == 1);
  desk.say(command::TakeReportOut{});
  CHECK(people(desk) == 2);  // Owen, and Imogen who was here
  CHECK_FALSE(desk.open().store.find(imogen)->voided);
  // It can come in anew: it is not known any more.
  check(desk, "R1,1,9434765919,Gloria Penhale,14/03/1991,20/11/2026,Rowan,\r\n");
  CHECK(reportOf(desk).fates[static_cast<std::size_t>(RowFate::fresh)] == 1);
  // And all of this outlives the page.
  Tablet again = desk.afterKill();
  again.unlock(desk.passphrase);
  CHECK(people(again) == 2);
}
