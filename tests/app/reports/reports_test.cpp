// Partners and reports at the desk: the pages' numbers, and what files and paper tell.
#include <doctest/doctest.h>

#include <algorithm>

#include "app/command_desk.h"
#include "app/desk_state.h"
#include "app/reports/command_reports.h"
#include "app/reports/report_tables.h"
#include "record/codes.h"
#include "tablet.h"

using namespace alongside;
using namespace alongside::test;

namespace {

struct ImportDesk {
  Tablet tablet;
  ImportDesk() {
    tablet.say(command::ChooseBegin{command::ChooseBegin::What::practise});
    tablet.say(command::PractiseAs{Role::coordinator});
    REQUIRE(tablet.open().desk != nullptr);
  }
  const Desk& desk() const { return *tablet.open().desk; }
  const Store& store() const { return tablet.open().store; }
  Date today() const { return tablet.state().local.date; }
  Id partner(std::string_view name) const {
    for (const Id& id : store().ofKind(codes::kPartner))
      if (store().find(id)->heading == name) return id;
    FAIL("no partner is called ", name);
    return {};
  }
  std::string lastFile() const {
    const Bytes bytes = tablet.lastSaved();
    return {bytes.begin(), bytes.end()};
  }
};

std::vector<std::string> cellsOf(const std::vector<ReportTable>& tables, std::string_view title) {
  const auto at = std::ranges::find(tables, title, &ReportTable::title);
  std::vector<std::string> cells;
  if (at == tables.end()) return cells;
  for (const auto& row : at->rows)
    for (const std::string& cell : row) cells.push_back(cell);
  return cells;
}

}  // namespace

TEST_CASE("the report of a year is what one gets by going through all records") {
  ImportDesk d;
  d.tablet.say(command::GoTo{Place::activity});
  d.tablet.say(command::LookAtActivity{Stretch::year});
  const Activity& a = d.desk().activity.activity;
  int contacts = 0, minutes = 0;
  std::vector<Id> people;
  for (const Id& id : d.store().ofKind(codes::kSession)) {
    const Record& record = *d.store().find(id);
    const Fields fields = d.store().fields(record);
    const auto when = momentFrom(record.when);
    if (record.voided || !when || when->date < a.from || when->date > d.today()) continue;
    if (!codes::attended(textAt(fields, "attendance"))) continue;
    ++contacts;
    minutes += static_cast<int>(numberAt(fields, "minutes"));
    if (!std::ranges::contains(people, record.person)) people.push_back(record.person);
  }
  REQUIRE(contacts > 15);
  CHECK(a.all.contacts == contacts);
  CHECK(a.all.minutes == minutes);
  CHECK(a.all.people == static_cast<int>(people.size()));
  CHECK(a.to == d.today());
  int referrals = 0;
  for (const Id& id : d.store().ofKind(codes::kReferral)) {
    const auto on = dateFrom(textAt(d.store().fields(*d.store().find(id)), "received"));
    referrals += on && *on >= a.from;
  }
  CHECK(a.received == referrals);
}

TEST_CASE("on the desk every number stands, in files and on paper none under five people") {
  ImportDesk d;
  d.tablet.say(command::GoTo{Place::activity});
  const Activity& a = d.desk().activity.activity;
  const auto full = activityTables(a, false), told = activityTables(a, true);
  REQUIRE(full.size() == told.size());
  const auto age = cellsOf(full, "Who was reached, by age");
  REQUIRE(std::ranges::any_of(age, [](const std::string& cell) { return cell == "1" || cell == "2"; }));
  for (const ReportTable& table : told) {
    if (table.title == "Waiting") continue;
    for (const auto& row : table.rows) {
      CAPTURE(table.title);
      CAPTURE(row.front());
      const std::string& people = table.title == "Month by month" ? row[4] : row.back();
      CHECK((people == "0" || people == "not shown" || people == "fewer than 5" || std::stoi(people) >= 5));
      // What one or two people did is withheld with their number.
      if (row.size() >= 5 && people != "0" && !std::isdigit(static_cast<unsigned char>(people.front())))
        CHECK(row[1] == "not shown");
    }
  }
  // One alone only where no other counts anybody: no total stands beside it.
  for (const char* title : {"Who was reached, by age", "Who was reached, by ward", "Debriefs"}) {
    const auto at = std::ranges::find(told, title, &ReportTable::title);
    REQUIRE(at != told.end());
    int hidden = 0, counted = 0;
    for (const auto& row : at->rows) {
      const bool digits = std::isdigit(static_cast<unsigned char>(row.back().front())) != 0;
      hidden += digits ? 0 : 1;
      counted += digits && row.back() != "0" ? 1 : 0;
    }
    CHECK((hidden != 1 || counted == 0));
  }
}

TEST_CASE("a file that is not sealed is asked about first, and holds what was said") {
  ImportDesk d;
  d.tablet.say(command::GoTo{Place::activity});
  d.tablet.say(command::AskLeaving{Leaving::activity});
  REQUIRE(d.desk().leaving);
  CHECK(d.tablet.world->saved.empty());
  d.tablet.say(command::Back{});
  CHECK_FALSE(d.desk().leaving);
  CHECK(d.tablet.open().page.place == Place::activity);
  d.tablet.say(command::AskLeaving{Leaving::activity});
  d.tablet.say(command::SaveLeaving{});
  CHECK_FALSE(d.desk().leaving);
  const std::string csv = d.lastFile();
  CHECK(csv.starts_with("\xEF\xBB\xBF\"Peer support, "));  // the mark: spreadsheets read the rest as UTF-8
  CHECK(csv.contains("Month by month\r\n"));
  CHECK(csv.contains("fewer than 5"));
  CHECK(csv.contains("withheld"));
  for (const PersonRow& row : d.tablet.open().views.caseload.people) CHECK_FALSE(csv.contains(row.name));
  d.tablet.say(command::PrintActivity{});
  CHECK(d.tablet.world->printed.contains("Who was reached, by age"));
  CHECK_FALSE(d.tablet.world->printed.contains("Imogen Farrow"));
}

TEST_CASE("the file about people leaves out whoever withdrew, and says how many") {
  ImportDesk d;
  const Id imogen = d.tablet.open().views.caseload.people.front().id;
  const std::string name = d.tablet.open().views.caseload.people.front().name;
  d.tablet.say(command::GoTo{Place::activity});
  d.tablet.say(command::AskLeaving{Leaving::people});
  const std::size_t before = d.desk().leaving->people, out = d.desk().leaving->leftOut;
  d.tablet.say(command::CancelLeaving{});
  d.tablet.say(command::Amend{imogen});
  d.tablet.say(command::SetField{"consent", codes::kConsentWithdrawn});
  d.tablet.say(command::SetField{"consentOn", d.today().text()});
  d.tablet.say(command::SaveForm{});
  d.tablet.say(command::GoTo{Place::activity});
  d.tablet.say(command::AskLeaving{Leaving::people});
  CHECK(d.desk().leaving->people == before - 1);
  CHECK(d.desk().leaving->leftOut == out + 1);
  d.tablet.say(command::SaveLeaving{});
  const std::string json = d.lastFile();
  CHECK(json.contains("\"Bundle\""));
  CHECK_FALSE(json.contains(name));
  CHECK_FALSE(json.contains(imogen.text()));
}

TEST_CASE(
    "a partner's page shows what came against what was planned, its people, its actions with their days") {
  ImportDesk d;
  d.tablet.say(command::GoTo{Place::partners});
  REQUIRE(d.desk().partners.lines.size() == 3);
  const Id common = d.partner("Common Ground");
  d.tablet.say(command::OpenPartner{common});
  const PartnersPage& page = d.desk().partners;
  REQUIRE(page.months.size() == 6);
  int came = 0, passed = 0;
  for (const PartnerMonth& month : page.months) {
    came += month.came();
    passed += month.passed;
    CHECK(month.planned == 4);
  }
  CHECK(came == 3);  // Dorota Finch and Rosalind Achebe with us, Idris Camm passed on
  CHECK(passed == 1);
  CHECK(page.people.now == 1);
  CHECK(page.people.started == 1);
  CHECK(page.people.left == 1);
  REQUIRE(page.actions.size() == 3);
  CHECK(page.actions[0].overdueDays == 3);
  CHECK(page.actions.back().done);
  d.tablet.say(command::TickFollowUp{page.actions[0].id, true});
  CHECK(page.actions.back().done);
  CHECK(std::ranges::count(page.actions, true, &FollowUpRow::done) == 2);
  d.tablet.say(command::PrintPartner{});
  CHECK(d.tablet.world->printed.contains("fewer than 5"));
  d.tablet.say(command::AskLeaving{Leaving::partner});
  d.tablet.say(command::SaveLeaving{});
  CHECK(
      d.lastFile().starts_with("\xEF\xBB\xBF"
                               "Common Ground\r\n"));
  d.tablet.say(command::Back{});
  CHECK(d.desk().partners.open.empty());
  CHECK(d.tablet.open().page.place == Place::partners);
}

TEST_CASE("an action that is written at a partner becomes a follow-up on its day") {
  ImportDesk d;
  d.tablet.say(command::GoTo{Place::partners});
  const Id mind = d.partner("Riverside Mind");
  d.tablet.say(command::OpenPartner{mind});
  CHECK(d.desk().partners.actions.empty());
  d.tablet.say(command::Amend{mind});
  d.tablet.say(command::SetField{"actions.0.what", "Visit the crisis café together"});
  d.tablet.say(command::SetField{"actions.0.by", addDays(d.today(), 5).text()});
  d.tablet.say(command::SaveForm{});
  REQUIRE(d.desk().partners.actions.size() == 1);
  CHECK(d.desk().partners.actions[0].due == addDays(d.today(), 5));
  const auto& followUps = d.tablet.open().views.caseload.followUps;
  CHECK(std::ranges::contains(followUps, "Visit the crisis café together", &FollowUpRow::what));
}

TEST_CASE("partners are found by any word that is written about them") {
  ImportDesk d;
  d.tablet.say(command::GoTo{Place::partners});
  d.tablet.say(command::LookAtPartners{{.query = "crisis", .only = {}, .order = {}}});
  REQUIRE(d.desk().partners.lines.size() == 1);
  CHECK(d.desk().partners.lines[0].name == "Riverside Mind");
  CHECK(d.desk().partners.inAll == 3);
}
