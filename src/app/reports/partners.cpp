#include "app/reports/partners.h"

#include <algorithm>
#include <array>
#include <map>

#include "app/reports/command_reports.h"
#include "app/reports/report_tables.h"
#include "core/order.h"
#include "core/text.h"
#include "record/codes.h"
#include "record/kinds/referral.h"

namespace alongside {

namespace {

constexpr int kMonthsShown = 6;

/// By partner: one pass over the follow-ups, most of which are about people.
std::map<std::string, std::vector<FollowUpRow>> actionsOfAll(const Store& store, Date today) {
  std::map<std::string, std::vector<FollowUpRow>> all;
  for (const Id& id : store.ofKind(codes::kFollowUp)) {
    const Record& record = *store.find(id);
    if (record.voided || !record.person.empty()) continue;
    const Fields fields = store.fields(record);
    const auto due = dateFrom(record.when);
    if (!due) continue;
    all[textAt(fields, "from")].push_back(
        {.id = id,
         .person = {},
         .what = record.heading,
         .name = textAt(fields, "who"),
         .due = *due,
         .overdueDays = record.done ? 0 : std::max(0, daysBetween(*due, today)),
         .done = record.done});
  }
  for (auto& [partner, rows] : all)
    inOrder(rows, [](const FollowUpRow& a, const FollowUpRow& b) {
      return std::pair(a.done, a.due) < std::pair(b.done, b.due);
    });
  return all;
}

bool isPart(const PartnerLine& line, std::string_view part) {
  if (part == kLatePartners) return line.late > 0;
  if (part == kShortPartners) return line.vacancies > 0;
  return line.planned && line.came < *line.planned;
}

}  // namespace

void Partners::readPartners() {
  PartnersPage& page = desk->partners;
  const Store& store = open().store;
  const Date today = state.local.date;
  const auto actions = actionsOfAll(store, today);
  const auto actionsOf = [&](const Id& id) {
    const auto found = actions.find(id.text());
    return found == actions.end() ? std::vector<FollowUpRow>{} : found->second;
  };
  std::vector<PartnerReferral> referred;
  for (const auto& [record, wait] : referrals.allWaits())
    if (!wait.partner.empty())
      referred.push_back(
          {wait.partner, wait.received, wait.state == codes::kRedirected ? wait.ended : std::nullopt});

  if (const Record* record = page.open.empty() ? nullptr : store.find(page.open)) {
    const Fields fields = store.fields(*record);
    page.months = partnerMonths(referred, fields, today, kMonthsShown);
    page.people = partnerPeople(fields, today);
    page.table = partnerTable(page.months, false);
    page.actions = actionsOf(record->id);
  }
  const std::string query = fold(trim(page.list.query));
  page.lines.clear();
  page.parts.clear();
  page.inAll = 0;
  constexpr std::array kParts = {kLatePartners, kShortPartners, kBehindPartners};
  std::array<int, kParts.size()> counts{};
  for (const Id& id : store.ofKind(codes::kPartner)) {
    const Record& record = *store.find(id);
    if (record.voided || record.kind == nullptr) continue;
    ++page.inAll;
    const Fields fields = store.fields(record);
    if (!query.empty() && !searchText(*record.kind, fields).contains(query)) continue;
    PartnerLine line{.id = id, .name = record.heading, .second = textAt(fields, "area")};
    const PartnerMonth month = partnerMonths(referred, fields, today, 1).front();
    line.planned = month.planned;
    line.came = month.came();
    line.vacancies = static_cast<int>(numberAt(fields, "vacancies"));
    line.late = static_cast<int>(
        std::ranges::count_if(actionsOf(id), [](const FollowUpRow& row) { return row.overdueDays > 0; }));
    for (std::size_t i = 0; i < kParts.size(); ++i) counts[i] += isPart(line, kParts[i]) ? 1 : 0;
    if (page.list.only.empty() || isPart(line, page.list.only)) page.lines.push_back(std::move(line));
  }
  for (std::size_t i = 0; i < kParts.size(); ++i)
    if (counts[i] > 0 || page.list.only == kParts[i]) page.parts.emplace_back(kParts[i], counts[i]);
  std::ranges::stable_sort(page.lines, {}, [](const PartnerLine& line) { return fold(line.name); });
  if (page.list.order == ListOrder::oldest)  // what is late first
    std::ranges::stable_sort(page.lines, std::greater<>{},
                             [](const PartnerLine& line) { return std::pair(line.late, line.vacancies); });
}

void Partners::refreshPage() {
  if (desk && open().page.place == Place::partners) readPartners();
}

bool Partners::back() {
  if (!desk || open().page.place != Place::partners || desk->partners.open.empty()) return false;
  desk->partners.open = {};
  return true;
}

void Partners::leave() {
  if (desk) desk->partners.open = {};
}

void Partners::hear() {
  namespace c = command;
  const auto atDesk = [this](auto act) {
    if (state.open && desk) act(*desk);
  };
  on<c::LookAtPartners>([this, atDesk](const c::LookAtPartners& x) {
    atDesk([&](Desk& d) {
      d.partners.list = x.list;
      readPartners();
    });
  });
  on<c::OpenPartner>([this, atDesk](const c::OpenPartner& x) {
    atDesk([&](Desk& d) {
      const Record* record = open().store.find(x.id);
      if (record == nullptr || record->kindName != codes::kPartner) return;
      if (open().over.form) forms.closeForm();
      open().page.place = Place::partners;
      open().over.shown = {};
      d.partners.open = x.id;
      readPartners();
    });
  });
  on<c::PrintPartner>([this, atDesk](const c::PrintPartner&) {
    atDesk([&](Desk& d) {
      const Record* record = open().store.find(d.partners.open);
      if (record == nullptr) return;
      const std::vector<ReportTable> tables = {partnerTable(d.partners.months, true)};
      trail.noteDeed({.deed = Deed::printed, .of = record->kindName, .record = record->id});
      world.print(record->heading, tablesHtml(record->heading, open().who.team ? open().who.team->name : "",
                                              tables, state.local.date));
    });
  });
}

}  // namespace alongside
