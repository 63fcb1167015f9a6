#include "app/people/with_whom.h"

#include <tuple>

#include "core/text.h"
#include "record/codes.h"
#include "record/kinds/referral.h"

namespace alongside {
namespace {

bool sees(std::string_view state) {
  return state == codes::kAllocated || state == codes::kAttempted || state == codes::kUnderWay ||
         state == codes::kPaused;
}

}  // namespace

const Members& Whose::members() {
  const OpenState& o = open();
  KnownMembers& k = known_;
  const std::size_t roster = o.who.team ? o.who.team->roster.size() : 0;
  if (k.open == session.alive.get() && k.teamFile == o.who.teamFile && k.roster == roster) return k.members;
  k = {session.alive.get(), o.who.teamFile, roster, o.who.team ? Members(*o.who.team) : Members(),
       o.who.worker};
  if (const Members::One* self = k.members.byDevice(o.who.device)) k.own = self->label;
  facts_.clear();  // they hold labels
  return k.members;
}

const std::string& Whose::ownLabel() {
  members();
  return known_.own;
}

const ReferralFacts& Whose::factsOf(const Record& record) {
  const Members& known = members();  // first: another team file empties what is known
  ReferralFacts& facts = facts_[record.id];
  if (facts.heads == record.heads) return facts;
  const Fields fields = open().store.fields(record);
  facts.heads = record.heads;
  facts.wait = waitOf(fields, {});
  facts.wait.worker = known.meantIn(fields, "worker");
  facts.number = textAt(fields, "number");
  facts.interim = textAt(fields, "interim");
  facts.risk = !textAt(fields, "risks").empty();
  return facts;
}

WithWhom Whose::withWhom(const Store& store) {
  const Members& known = members();
  const bool here = &store == &open().store;
  WithWhom all;
  const auto say = [&](const Id& person, Said now) {
    Said& before = all.said[person];
    if (std::tie(before.on, before.stamp) < std::tie(now.on, now.stamp)) before = std::move(now);
  };
  for (const Id& id : store.ofKind(codes::kReferral)) {
    const Record& record = *store.find(id);
    if (record.voided || record.person.empty()) continue;
    Wait read;
    if (!here) {
      const Fields fields = store.fields(record);
      read = waitOf(fields, {});
      read.worker = known.meantIn(fields, "worker");
    }
    const Wait& wait = here ? factsOf(record).wait : read;
    if (sees(wait.state))
      say(record.person, {wait.worker, wait.allocated.value_or(wait.received).text(), {}});
    else
      all.unseen.insert(record.person);
  }
  for (const Id& id : store.ofKind(codes::kAssigned)) {
    const Record& record = *store.find(id);
    if (record.person.empty()) continue;
    // Withdrawn it says the opposite: they are with whoever saw them before.
    const std::string_view key = record.voided ? "before" : "worker";
    const std::string worker = known.meantIn(store.fields(record), key);
    say(record.person, {worker, record.when, store.revision(record.history.front()).hlc});
  }
  return all;
}

/// On a worker's tablet: those who were given to somebody else since.
void Whose::readElsewhere(std::map<Id, std::string>& elsewhere) {
  const OpenState& o = open();
  if (o.who.role != Role::worker) return;
  const WithWhom whose = withWhom();
  for (const auto& [person, said] : whose.said)
    if (!said.worker.empty() && said.worker != ownLabel()) elsewhere[person] = said.worker;
}

}  // namespace alongside
