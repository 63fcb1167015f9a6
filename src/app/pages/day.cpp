#include "app/pages/day.h"

#include <algorithm>

#include "app/forms/form.h"
#include "app/people/people.h"
#include "core/order.h"
#include "core/text.h"
#include "record/codes.h"

namespace alongside {

namespace {

std::optional<Date> dateOf(std::string_view when) { return dateFrom(when.substr(0, 10)); }

/// Where a meeting is: as its sheet says, or where the person is.
std::string wardOf(const OpenState& o, const Record& sheet) {
  const std::string said = trim(o.store.textOf(sheet, "ward"));
  const Record* person = said.empty() ? o.store.find(sheet.person) : nullptr;
  return person != nullptr ? o.store.textOf(*person, "ward") : said;
}

}  // namespace

void Day::show(std::optional<Date> day) {
  if (!state.open) return;
  if (day == state.local.date) day.reset();
  if (open().page.day == day) return;
  open().page.day = day;
  refresh();
}

void Day::refresh() {
  OpenState& o = open();
  const Date today = state.local.date;
  if (o.page.day == today) o.page.day.reset();
  DayView day{.date = o.page.day.value_or(today), .records = {}, .rounds = {}, .due = {}};
  std::vector<Id> sheets;
  for (const Kind& kind : kinds()) {
    if (!kind.inDay) continue;
    for (const Id& id : o.store.ofKind(kind.name)) {  // newest first: stops at the day before
      const Record* record = o.store.find(id);
      if (record == nullptr || record->voided) continue;
      const auto on = dateOf(record->when);
      if (!on || *on < day.date) break;
      if (*on == day.date) (kind.name == codes::kRound ? sheets : day.records).push_back(id);
    }
  }
  inOrder(sheets, {}, [&](const Id& id) { return o.store.find(id)->when; });
  for (const Id& id : sheets) {
    const std::string ward = wardOf(o, *o.store.find(id));
    auto at = std::ranges::find(day.rounds, fold(ward), [](const WardRounds& one) { return fold(one.ward); });
    if (at == day.rounds.end()) at = day.rounds.insert(at, {ward, {}});
    at->sheets.push_back(id);
  }
  inOrder(day.records, {}, [&](const Id& id) { return o.store.find(id)->when; });
  for (const Id& id : o.store.ofKind(codes::kFollowUp)) {
    const Record* record = o.store.find(id);
    if (record == nullptr || record->voided || (record->done && day.date == today)) continue;
    if (dateOf(record->when) != day.date || !ownFollowUp(o, *record) ||
        o.views.caseload.elsewhere.contains(record->person))
      continue;
    day.due.push_back({.id = id,
                       .person = record->person,
                       .what = record->heading,
                       .name = record->person.empty() ? std::string() : nameOf(o, record->person),
                       .due = day.date,
                       .overdueDays = record->done ? 0 : std::max(0, daysBetween(day.date, today)),
                       .done = record->done,
                       .asks = waitsForAnswer(o.store, *record) != nullptr});
  }
  inOrder(day.due, {}, &FollowUpRow::what);
  o.views.day = std::move(day);
}

void Day::hear() {
  on<command::ShowDay>([this](const command::ShowDay& x) { show(x.date); });
}

}  // namespace alongside
