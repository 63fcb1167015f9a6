#include "app/clearing/clear_plan.h"

#include <algorithm>
#include <array>

#include "record/codes.h"
#include "store/proof.h"

namespace alongside {

namespace {

/// Ids that stand in the answers, whatever they link to.
template <class F>
void eachId(std::string_view fields, F use) {
  constexpr std::size_t kLength = 36;
  for (std::size_t quote = fields.find('"'); quote != std::string_view::npos;
       quote = fields.find('"', quote + 1)) {
    const std::size_t end = quote + 1 + kLength;
    if (end >= fields.size()) return;
    if (fields[end] != '"' || fields[quote + 9] != '-') continue;
    if (const auto id = idFrom(fields.substr(quote + 1, kLength))) use(*id);
  }
}

/// Kinds whose records name people without being anybody's: a register.
bool namesPeople(const Kind& kind) {
  return kind.person.empty() && std::ranges::contains(kind.fields, FieldType::people, &Field::type);
}

}  // namespace

ClearPlan::ClearPlan(const Store& store, std::string_view device, const Departures& left,
                     const std::unordered_set<Hash>& signedFor, std::set<Id> gone)
    : store_(store), gone_(std::move(gone)) {
  if (gone_.empty()) return;
  const WhatStays stays(store, device);
  for (const Id& person : gone_) {
    look(person, left, signedFor, stays, device);
    for (const Id& id : store.about(person)) look(id, left, signedFor, stays, device);
  }
  for (const Kind& kind : kinds())
    if (namesPeople(kind))
      for (const Id& id : store.ofKind(kind.name)) look(id, left, signedFor, stays, device);
  std::erase_if(facts_, [](const auto& one) { return one.second.people.empty(); });
  lookAtWhatCameOfThem();
  lookAtWhatTheyLent(stays);
  // Whose records have all still to leave is not offered: first they are sent, and signed for.
  std::map<Id, bool> there, covered, waiting;
  for (const auto& [id, facts] : facts_)
    for (const Id& person : facts.people) {
      there[person] = true;
      covered[person] = covered[person] || facts.signedFor;
      waiting[person] = waiting[person] || facts.waits;
    }
  for (const Id& person : gone_)
    if (there[person] && (covered[person] || !waiting[person])) people_.insert(person);
}

void ClearPlan::look(const Id& id, const Departures& left, const std::unordered_set<Hash>& signedFor,
                     const WhatStays& stays, std::string_view device) {
  const Record* record = store_.find(id);
  if (record == nullptr || facts_.contains(id)) return;
  Facts facts;
  facts.frame = record->kind != nullptr && record->kind->frame;
  facts.about = record->person;
  if (record->kindName == codes::kPerson) facts.people.insert(id);
  bool unsent = false;
  for (const std::uint32_t at : record->history) {
    const Revision& revision = store_.revision(at);
    eachId(revision.fields, [&](const Id& named) {
      const Record* other = store_.find(named);
      if (gone_.contains(named) || (other != nullptr && other->kindName == codes::kPerson))
        facts.people.insert(named);
    });
    if (!writtenBy(revision, device)) continue;
    facts.own = true;
    if (signedFor.contains(revision.rev)) {
      facts.signedFor = true;
      continue;
    }
    facts.onlyHere = true;
    unsent = unsent || left.of(revision.rev) == nullptr;
    const Stays why = stays.of(revision);
    if (why == Stays::no || why == Stays::notAsked) facts.waits = true;
    if (facts.stays == Stays::no) facts.stays = why;
  }
  facts.sent = facts.onlyHere && !unsent;
  if (record->kind != nullptr)
    for (const std::uint32_t head : record->heads)
      for (const Field& field : record->kind->fields)
        if (field.origin)
          if (const auto from = idFrom(textAt(store_.revision(head).values(), field.key)))
            facts.origins.push_back(*from);
  facts_.emplace(id, std::move(facts));
}

/// A next step without a person, that came of a session with one: it stays, and so does what keeps it here.
void ClearPlan::lookAtWhatCameOfThem() {
  std::map<Id, Facts> more;
  for (const Kind& kind : kinds())
    for (const Field& field : kind.fields) {
      if (!field.origin) continue;
      for (const Id& id : store_.ofKind(kind.name)) {
        if (facts_.contains(id)) continue;
        const auto from = idFrom(store_.textOf(*store_.find(id), field.key));
        if (from && facts_.contains(*from)) more[id].origins.push_back(*from);
      }
    }
  facts_.merge(more);
}

/// Learning about nobody that holds words of a debrief stays for what the debrief says, so the debrief does, too.
void ClearPlan::lookAtWhatTheyLent(const WhatStays& stays) {
  for (const Kind& kind : kinds())
    for (const Lent& lent : kind.lends)
      if (std::ranges::any_of(store_.ofKind(lent.kind), [&](const Id& id) {
            const Record& record = *store_.find(id);
            return record.person.empty() && stays.of(record) == Stays::origin;
          }))
        keptForLenders_.insert(lent.kind);
}

bool ClearPlan::heldByWords(const Id& lender) const {
  const Kind* kind = store_.find(lender)->kind;
  return kind != nullptr && facts_.at(lender).onlyHere &&
         std::ranges::any_of(kind->lends,
                             [&](const Lent& lent) { return keptForLenders_.contains(lent.kind); });
}

std::set<Id> ClearPlan::cleared(const std::set<Id>& chosen, const std::set<Id>& lose) const {
  std::set<Id> going;
  for (const auto& [id, facts] : facts_) {
    const bool theirs = !facts.people.empty() && std::ranges::all_of(facts.people, [&](const Id& person) {
      return chosen.contains(person);
    });
    if (theirs && (!facts.onlyHere || (lose.contains(id) && !heldByWords(id)))) going.insert(id);
  }
  // What stays holds back what it stands on: what keeps it on this tablet, and whose it is.
  for (bool more = true; more;) {
    more = false;
    for (const auto& one : facts_) {
      const Id& id = one.first;
      const Facts& facts = one.second;
      if (going.contains(id)) continue;
      for (const Id& origin : facts.origins) more = going.erase(origin) > 0 || more;
      const Record& record = *store_.find(id);
      if (facts.about.empty() || !chosen.contains(facts.about)) continue;
      std::erase_if(going, [&](const Id& other) {
        const Facts& its = facts_.at(other);
        if (its.about != facts.about) return false;
        const Kind* lender = store_.find(other)->kind;
        const bool lent =
            lender != nullptr && std::ranges::contains(lender->lends, record.kindName, &Lent::kind);
        if (!its.frame && !lent) return false;
        more = true;
        return true;
      });
    }
  }
  return going;
}

}  // namespace alongside
