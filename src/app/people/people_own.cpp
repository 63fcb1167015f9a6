// A coordinator's own: people who wait and whom they keep in touch with or see, and what they promised themselves.
#include <algorithm>

#include "app/people/people.h"
#include "core/order.h"
#include "core/text.h"
#include "record/codes.h"
#include "record/kinds/referral.h"
#include "store/proof.h"

namespace alongside {

namespace {

/// "Ruth, a call on Mondays": the name stands at its beginning, whole or the first of it.
bool names(std::string_view words, std::string_view name) {
  const std::string said = fold(trim(words)), first = fold(firstName(name));
  if (first.empty() || !said.starts_with(first)) return false;
  return said.size() == first.size() || std::string_view(" ,.;:(’'").contains(said[first.size()]);
}

}  // namespace

void People::refresh() {
  if (!desk) return;
  const OpenState& o = open();
  Desk& d = *desk;
  d.own.clear();
  d.ownFollowUps.clear();
  for (const Id& id : o.store.ofKind(codes::kReferral)) {
    const Record& record = *o.store.find(id);
    if (record.voided || record.kind == nullptr || record.person.empty()) continue;
    const ReferralFacts& facts = whose.factsOf(record);
    const bool interim = awaitsUs(facts.wait.state) && names(facts.interim, o.who.worker);
    const bool theirs =
        !awaitsUs(facts.wait.state) && !ended(facts.wait.state) && facts.wait.worker == whose.ownLabel();
    if (!interim && !theirs) continue;
    const auto row = std::ranges::find(o.views.caseload.people, record.person, &PersonRow::id);
    OwnLine line{.person = record.person,
                 .name = nameOf(o, record.person),
                 .since = facts.wait.received,
                 .interim = interim};
    line.second = row == o.views.caseload.people.end() ? std::string() : row->second;
    d.own.push_back(std::move(line));
  }
  inOrder(d.own, {}, &OwnLine::since);
  for (const FollowUpRow& row : o.views.caseload.followUps)
    if (ownFollowUp(o, *o.store.find(row.id))) d.ownFollowUps.insert(row.id);
}

bool ownFollowUp(const OpenState& o, const Record& record) {
  if (!o.desk) return true;
  const std::string who = o.store.textOf(record, "who");
  if (!who.empty()) return names(who, o.who.worker);
  return writtenBy(o.store.revision(record.history.front()), o.who.device) ||
         std::ranges::contains(o.desk->own, record.person, &OwnLine::person);
}

}  // namespace alongside
