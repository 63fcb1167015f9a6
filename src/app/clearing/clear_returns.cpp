// People of whom this tablet was cleared, and the files that are about them. What gives somebody to this worker again
// brings back what it holds; a file of before, and one that only says what became of them, brings nothing.
#include <algorithm>
#include <tuple>

#include "app/clearing/clear.h"
#include "app/people/with_whom.h"

namespace alongside {

void Clearing::savePeople() { session.saveShelf("cleared", people.json()); }

void Clearing::save(ClearedPeople after) {
  if (after == people) return;
  people = std::move(after);
  savePeople();
}

Returns Clearing::returnsOf(const Pack& pack, ClearedPeople* after) {
  Returns returns;
  const OpenState& o = open();
  if (o.who.role != Role::worker || o.who.practice) return returns;
  const auto about = [&](const Revision& revision) {
    const Id person = personIn(revision);
    const bool known = o.store.cleared(revision.rev) || people.people.contains(person);
    return known ? person : Id{};
  };
  // With whom they are, by what the pack itself says last, and by what was known until now.
  WithWhom says, until;
  if (pack.kind == PackKind::allocation) {
    Store alone;
    for (const Revision& revision : pack.revisions) alone.add(revision);
    says = whose.withWhom(alone);
    until = whose.withWhom();
  }
  // Days are all that referrals tell apart. Of one day, the newest file of a coordinator says what came last.
  const auto lines = o.packs.ledger.devices.find(pack.device);
  const bool newest =
      lines == o.packs.ledger.devices.end() ||
      std::ranges::all_of(lines->second, [&](const IntakeLedger::Line& line) { return line.seq < pack.seq; });
  const auto comesBack = [&](const Id& person) {
    const auto now = says.said.find(person);
    if (now == says.said.end()) return false;
    ClearedPeople::Said before;
    if (const auto known = until.said.find(person); known != until.said.end())
      before = {known->second.on, known->second.stamp};
    if (const auto known = people.people.find(person); known != people.people.end())
      before = std::max(before, known->second);
    const ClearedPeople::Said given{now->second.on, now->second.stamp};
    const bool theirs =
        now->second.worker == whose.ownLabel() && (before < given || (before == given && newest));
    if (after != nullptr && theirs) after->people.erase(person);
    // Where they went since then counts against whatever was said earlier and comes later.
    if (after != nullptr && !theirs && after->people.contains(person))
      after->people[person] = std::max(before, given);
    return theirs;
  };
  std::map<Id, bool> back;
  for (const Revision& revision : pack.revisions) {
    const Id person = about(revision);
    if (person.empty()) continue;
    const auto [known, first] = back.try_emplace(person, false);
    if (first) known->second = comesBack(person);
    if (known->second && o.store.cleared(revision.rev)) returns.back.insert(revision.rev);
    if (!known->second && !o.store.has(revision.rev)) returns.aside.insert(revision.rev);
  }
  return returns;
}

}  // namespace alongside
