#include "exchange/arrivals.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "store/proof.h"

namespace alongside {

namespace {

using Arrival = Arrivals::Arrival;

constexpr Millis kDay = 24 * Millis{3'600'000};
constexpr std::size_t kMostRevisions = 100'000;  ///< of all arrivals: the shelf is written at every import

/// Ids that stand in the answers: links to people and records.
template <class F>
void eachLink(std::string_view fields, F use) {
  constexpr std::size_t kLength = 36;
  for (std::size_t quote = fields.find('"'); quote != std::string_view::npos;
       quote = fields.find('"', quote + 1)) {
    const std::size_t end = quote + 1 + kLength;
    if (end >= fields.size() || fields[end] != '"' || fields[quote + 9] != '-') continue;
    if (const auto id = idFrom(fields.substr(quote + 1, kLength))) use(*id);
  }
}

}  // namespace

Json Arrivals::json() const {
  Json list = Json::array();
  for (const Arrival& one : packs)
    list.push_back({{"jws", one.jws.text()},
                    {"device", one.device},
                    {"at", one.at},
                    {"added", joinedHashes(one.added)},
                    {"held", joinedHashes(one.held)}});
  return {
      {"v", 1}, {"packs", std::move(list)}, {"passed", joinedHashes({passedOver.begin(), passedOver.end()})}};
}

Arrivals Arrivals::from(const Json& json) {
  Arrivals arrivals;
  if (!json.is_object()) return arrivals;
  if (const auto list = json.find("packs"); list != json.end() && list->is_array()) {
    for (const Json& one : *list) {
      const auto jws = hashFrom(textAt(one, "jws"));
      if (!jws) continue;
      arrivals.packs.push_back({*jws, textAt(one, "device"), numberAt(one, "at"),
                                partedHashes(textAt(one, "added")), partedHashes(textAt(one, "held"))});
    }
  }
  for (const Hash& rev : partedHashes(textAt(json, "passed"))) arrivals.passedOver.insert(rev);
  return arrivals;
}

const Arrival* Arrivals::find(const Hash& jws) const {
  const auto at = std::ranges::find(packs, jws, &Arrival::jws);
  return at == packs.end() ? nullptr : &*at;
}

void Arrivals::markPassedOn(std::vector<Revision>& revisions) const {
  std::unordered_map<Hash, const Arrival*> broughtBy;
  for (const Arrival& one : packs)
    for (const Hash& rev : one.added) broughtBy.emplace(rev, &one);
  for (Revision& revision : revisions) {
    const auto found = revision.proof ? broughtBy.end() : broughtBy.find(revision.rev);
    if (found != broughtBy.end() && found->second->device != revision.device)
      revision.proof = passedOn(found->second->device);
  }
}

void Arrivals::note(const OpenedPack& opened, const std::vector<Revision>& added, Millis now) {
  Arrival arrival{opened.jws, opened.pack.device, now, {}, {}};
  std::set<Hash> fresh;
  for (const Revision& revision : added) {
    passedOver.erase(revision.rev);
    if (fresh.insert(revision.rev).second) arrival.added.push_back(revision.rev);
  }
  // A step that was cut short: the records were kept, the line in the ledger was not.
  if (const Arrival* before = find(opened.jws)) {
    for (const Hash& rev : before->added)
      if (!passedOver.contains(rev) && fresh.insert(rev).second) arrival.added.push_back(rev);
    std::erase_if(packs, [&](const Arrival& one) { return one.jws == opened.jws; });
  }
  for (const Revision& revision : opened.pack.revisions)
    if (!fresh.contains(revision.rev)) arrival.held.push_back(revision.rev);
  packs.push_back(std::move(arrival));
  std::erase_if(packs, [&](const Arrival& one) { return one.at < now - kUndoDays * kDay; });
  std::size_t revisions = 0;
  for (const Arrival& one : packs) revisions += one.added.size() + one.held.size();
  while (packs.size() > 1 && revisions > kMostRevisions) {
    revisions -= packs.front().added.size() + packs.front().held.size();
    packs.erase(packs.begin());
  }
}

TakingOut takingOutOf(const Arrival& arrival, const Store& store, const Arrivals& arrivals) {
  TakingOut result;
  std::unordered_set<Hash> going(arrival.added.begin(), arrival.added.end());
  for (const Arrival& other : arrivals.packs) {
    if (other.jws == arrival.jws) continue;
    for (const Hash& rev : other.held) result.elsewhere += going.erase(rev);
  }
  // Which records these are, and which of them lose all that they have.
  std::map<Id, std::vector<std::uint32_t>> records;
  for (std::uint32_t i = 0; i < store.revisions(); ++i)
    if (going.contains(store.revision(i).rev)) records[store.revision(i).rec].push_back(i);
  std::set<Id> stay;
  const auto whole = [&](const Id& id) {
    const auto at = records.find(id);
    return at != records.end() && !stay.contains(id) && store.find(id)->history.size() == at->second.size();
  };
  const auto goes = [&](const Revision& revision) {
    return going.contains(revision.rev) && !stay.contains(revision.rec);
  };
  // Only revisions that name one of these can hold one back.
  std::vector<std::uint32_t> named;
  for (std::uint32_t i = 0; i < store.revisions(); ++i) {
    const Revision& revision = store.revision(i);
    bool names = records.contains(revision.rec);
    if (!names) eachLink(revision.fields, [&](const Id& id) { names = names || records.contains(id); });
    if (names) named.push_back(i);
  }
  for (bool more = true; more;) {
    more = false;
    for (const std::uint32_t i : named) {
      const Revision& revision = store.revision(i);
      if (goes(revision)) continue;
      if (records.contains(revision.rec) && !stay.contains(revision.rec) &&
          std::ranges::any_of(revision.parents, [&](const Hash& parent) { return going.contains(parent); })) {
        stay.insert(revision.rec);
        more = true;
      }
      eachLink(revision.fields, [&](const Id& id) {
        if (id != revision.rec && whole(id)) {
          stay.insert(id);
          more = true;
        }
      });
    }
  }
  for (const auto& [id, at] : records) {
    if (stay.contains(id)) {
      result.stay.push_back(id);
      continue;
    }
    (whole(id) ? result.gone : result.earlier).push_back(id);
    for (const std::uint32_t i : at) result.revisions.push_back(store.revision(i).rev);
  }
  return result;
}

void withdraw(const Hash& jws, const TakingOut& withdrawal, Arrivals& arrivals, IntakeLedger& ledger) {
  const Arrival* found = arrivals.find(jws);
  if (found == nullptr) return;
  const Arrival arrival = *found;
  // What another pack held as well is that pack's from now on.
  std::unordered_set<Hash> left(arrival.added.begin(), arrival.added.end());
  for (const Hash& rev : withdrawal.revisions) {
    left.erase(rev);
    arrivals.passedOver.insert(rev);
  }
  for (Arrival& other : arrivals.packs) {
    if (other.jws == jws) continue;
    std::vector<Hash> held;
    for (const Hash& rev : other.held) {
      if (left.erase(rev) > 0)
        other.added.push_back(rev);
      else
        held.push_back(rev);
    }
    other.held = std::move(held);
  }
  std::erase_if(arrivals.packs, [&](const Arrival& one) { return one.jws == jws; });
  ledger.drop(arrival.device, jws);
}

}  // namespace alongside
