#include "app/people/with_whom.h"

#include <tuple>
#include <utility>

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

bool coverOver(const Fields& assigned, Date today) {
  const auto until = dateFrom(textAt(assigned, "until"));
  return until && *until < today;
}

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
  facts.before = waitsOf(fields);
  facts.wait = std::move(facts.before.back());
  facts.before.pop_back();
  facts.wait.worker = known.meantIn(fields, "worker");
  facts.number = textAt(fields, "number");
  facts.untold = untoldSince(fields);
  facts.urgency = textAt(fields, "urgency");
  facts.interim = textAt(fields, "interim");
  facts.risk = !textAt(fields, "risks").empty();
  return facts;
}

WithWhom Whose::withWhom(const Store& store) {
  const Members& known = members();
  const bool here = &store == &open().store;
  const Date today = state.local.date;
  WithWhom all;
  std::map<Id, Said> backWith;  // whoever was covered, by the first cover that is over
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
      read = waitsOf(fields).back();
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
    const Fields fields = store.fields(record);
    Said now{known.meantIn(fields, record.voided ? "before" : "worker"), record.when,
             store.revision(record.history.front()).hlc};
    if (const auto until = dateFrom(textAt(fields, "until")); until && !record.voided) {
      now.covers = known.meantIn(fields, "before");
      now.until = until;
    }
    if (record.voided || !coverOver(fields, today)) {
      say(record.person, std::move(now));
      continue;
    }
    now.worker = std::exchange(now.covers, {});
    const auto [first, fresh] = backWith.emplace(record.person, now);
    if (!fresh && std::tie(now.on, now.stamp) < std::tie(first->second.on, first->second.stamp))
      first->second = std::move(now);
  }
  for (auto& [person, before] : backWith) {
    before.until.reset();
    all.said.emplace(person, std::move(before));
  }
  return all;
}

/// On a worker's tablet: those who were given to somebody else since, and those who are here as cover.
void Whose::readElsewhere(std::map<Id, Elsewhere>& elsewhere, std::map<Id, Covered>& covering) {
  const OpenState& o = open();
  if (o.who.role != Role::worker) return;
  const WithWhom whose = withWhom();
  for (const auto& [person, said] : whose.said) {
    if (said.worker == ownLabel()) {
      if (said.until) covering[person] = {said.covers, *said.until};
    } else if (!said.worker.empty()) {
      elsewhere[person] = {said.worker, said.until};
    }
  }
}

}  // namespace alongside
