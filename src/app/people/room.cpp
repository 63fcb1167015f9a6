#include "app/people/room.h"

#include "core/text.h"
#include "exchange/team/team_settings.h"
#include "record/codes.h"

namespace alongside {

std::string whoseWeek(const Fields& week, const Members& known) {
  const Members::One* byDevice = known.byDevice(textAt(week, "device"));
  if (byDevice != nullptr && textAt(week, "nameId").empty()) return byDevice->label;
  return known.meantIn(week, "name");
}

/// How many people each worker has: those whom they were allocated, and those whom they entered themselves.
std::map<std::string, int> Room::caseloads() {
  people.readWhose();
  std::map<std::string, int> counts;
  for (const auto& [person, worker] : desk->people.workers) ++counts[worker];
  return counts;
}

void Room::readRoom() {
  const OpenState& o = open();
  Board& b = desk->board;
  b.workers.clear();
  b.places = b.used = 0;
  if (!o.who.team) return;
  const Members& known = whose.members();
  std::map<std::string, Fields> weeks;  // by label
  for (const Id& id : o.store.ofKind(codes::kColleague)) {
    const Record& record = *o.store.find(id);
    if (record.voided) continue;
    Fields week = o.store.fields(record);
    const std::string label = whoseWeek(week, known);
    weeks[label] = std::move(week);
  }
  const std::map<std::string, int> counts = caseloads();
  for (const Members::One& one : known.all()) {  // somebody with two tablets is one
    if (one.role != Role::worker || one.gone) continue;
    BoardWorker worker;
    worker.device = one.devices.back();
    if (const auto week = weeks.find(one.label); week != weeks.end())
      worker.colleague = colleagueFrom(week->second, state.local.date);
    worker.colleague.name = one.label;
    if (const auto count = counts.find(one.label); count != counts.end())
      worker.colleague.active = count->second;
    worker.limit = caseloadLimit(worker.colleague, settingOf(o.who.team, kWholeCaseload));
    worker.away = away(worker.colleague, state.local.date);
    if (!worker.away) {
      b.places += worker.limit;
      b.used += worker.colleague.active;
    }
    b.workers.push_back(std::move(worker));
  }
}

}  // namespace alongside
