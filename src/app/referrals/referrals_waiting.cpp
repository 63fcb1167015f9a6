// Who waits and for how long: the intervals of the last months, apart by ward, team, source or partner.
#include <algorithm>
#include <map>
#include <unordered_map>

#include "app/command_desk.h"
#include "app/referrals/referrals.h"
#include "core/order.h"
#include "core/text.h"
#include "record/codes.h"
#include "record/kinds/referral.h"

namespace alongside {

namespace {

std::string sideOf(const Wait& wait, WaitingBy by, const std::string& ward) {
  switch (by) {
    case WaitingBy::ward:
      return ward;
    case WaitingBy::team:
      return wait.team;
    case WaitingBy::source:
      return wait.source;
    case WaitingBy::partner:
      return wait.partner;
  }
  return {};
}

}  // namespace

void Referrals::readWaiting() {
  const OpenState& o = open();
  const Date today = state.local.date;
  Desk& d = *desk;
  std::unordered_map<Id, std::string> wards;
  for (const PersonRow& person : o.views.caseload.people) wards.emplace(person.id, person.ward);
  std::map<std::string, std::vector<Wait>> parts;
  d.waits.clear();
  const auto all = allWaits();
  const auto inPart = [&](const Id& person, const Wait& wait) {
    const auto ward = wards.find(person);
    const std::string where = ward == wards.end() ? std::string() : ward->second;
    parts[sideOf(wait, d.waitingBy, where)].push_back(lately(wait, today));
  };
  for (const auto& [record, wait] : all) {
    inPart(record->person, wait);
    if (!stillWaits(wait)) continue;
    WaitingLine line;
    line.referral = lineOf(*record, wait);
    if (wait.interim) line.interim = o.store.textOf(*record, "interim");
    d.waits.push_back(std::move(line));
  }
  for (const auto& [record, wait] : earlierWaits()) inPart(record->person, wait);
  d.usual = usual(all);
  for (WaitingLine& line : d.waits) line.referral.overlong = overlong(line.referral, d.usual);
  inOrder(d.waits, {}, [](const WaitingLine& line) { return line.referral.received; });
  d.waitingParts.clear();
  for (const auto& [name, waits] : parts) {
    const Waiting part = waiting(waits, today);
    if (part.now.count + part.toDecision.count + part.toAllocation.count + part.toMeeting.count +
            part.toContact.count >
        0)
      d.waitingParts.emplace_back(name, part);
  }
  // What nobody said stands last.
  std::ranges::stable_partition(d.waitingParts, [](const auto& part) { return !part.first.empty(); });
}

}  // namespace alongside
