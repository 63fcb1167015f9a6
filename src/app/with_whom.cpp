// With whom somebody is: what was said last, on a coordinator's desk and on a worker's tablet alike. People are given
// to a worker by a record of its own, or allocated from a referral.
#include "app/with_whom.h"

#include <tuple>

#include "app/desk_work.h"
#include "app/inside.h"
#include "core/text.h"
#include "record/codes.h"
#include "record/referral.h"

namespace alongside {
namespace {

bool sees(std::string_view state) {
  return state == codes::kAllocated || state == codes::kAttempted || state == codes::kUnderWay ||
         state == codes::kPaused;
}

}  // namespace

WithWhom App::Inside::withWhom() {
  const Store& store = open().store;
  WithWhom all;
  const auto say = [&](const Id& person, Said now) {
    Said& before = all.said[person];
    if (std::tie(before.on, before.stamp) < std::tie(now.on, now.stamp)) before = std::move(now);
  };
  for (const Id& id : store.ofKind(codes::kReferral)) {
    const Record& record = *store.find(id);
    if (record.voided || record.person.empty()) continue;
    Wait read;
    const Wait& wait = desk ? factsOf(record).wait : (read = waitOf(store.fields(record), {}));
    if (sees(wait.state))
      say(record.person, {wait.worker, wait.allocated.value_or(wait.received).text(), {}});
    else
      all.unseen.insert(record.person);
  }
  for (const Id& id : store.ofKind(codes::kAssigned)) {
    const Record& record = *store.find(id);
    if (record.person.empty()) continue;
    // Withdrawn it says the opposite: they are with whoever saw them before.
    const std::string worker = record.voided ? store.textOf(record, "before") : record.heading;
    say(record.person, {worker, record.when, store.revision(record.history.front()).hlc});
  }
  return all;
}

/// On a worker's tablet: those who were given to somebody else since.
void App::Inside::readElsewhere(std::map<Id, std::string>& elsewhere) {
  const OpenState& o = open();
  if (o.role != Role::worker) return;
  const Member* self = o.team ? o.team->memberByDevice(o.device) : nullptr;
  const std::string me = fold(trim(self != nullptr ? self->name : o.worker));
  for (const auto& [person, said] : withWhom().said)
    if (!said.worker.empty() && fold(trim(said.worker)) != me) elsewhere[person] = said.worker;
}

}  // namespace alongside
