#include "store/store.h"

#include <algorithm>
#include <cassert>
#include <cstring>

#include "core/order.h"
#include "core/text.h"
#include "crypto/crypto.h"
#include "store/field_scan.h"
#include "store/merge.h"

namespace alongside {

namespace {

constexpr std::string_view kDone = "done";

std::uint32_t hashOf(const Hash& hash) {
  std::uint32_t head = 0;
  std::memcpy(&head, hash.bytes.data(), sizeof head);
  return head;
}

/// Every bit of an id counts: ids of one day begin alike, and ids of other makers may end alike.
std::uint32_t hashOf(const Id& id) {
  std::uint64_t front = 0;
  std::uint64_t back = 0;
  std::memcpy(&front, id.bytes.data(), 8);
  std::memcpy(&back, id.bytes.data() + 8, 8);
  std::uint64_t mixed = front;
  for (const std::uint64_t half : {std::uint64_t{0}, back}) {  // the finaliser of MurmurHash3
    mixed ^= half;
    mixed = (mixed ^ (mixed >> 33)) * 0xFF51AFD7ED558CCDU;
    mixed = (mixed ^ (mixed >> 33)) * 0xC4CEB9FE1A85EC53U;
    mixed ^= mixed >> 33;
  }
  return static_cast<std::uint32_t>(mixed);
}

/// "2026-11-24T14:30" and "2026-11-24" as 202611241430 and 202611240000; 0 for anything else.
std::uint64_t digitsOf(std::string_view moment) {
  constexpr std::string_view kShape = "dddd-dd-ddTdd:dd";
  if (moment.size() != 10 && moment.size() != kShape.size()) return 0;
  std::uint64_t digits = 0;
  for (std::size_t i = 0; i < moment.size(); ++i) {
    if (kShape[i] != 'd') {
      if (moment[i] != kShape[i]) return 0;
      continue;
    }
    if (moment[i] < '0' || moment[i] > '9') return 0;
    digits = digits * 10 + static_cast<std::uint64_t>(moment[i] - '0');
  }
  return moment.size() == 10 ? digits * 10000 : digits;
}

bool byName(const Kind& kind) { return kind.when.empty() && !kind.heading.empty(); }

}  // namespace

bool Store::add(Revision revision) {
  const std::uint32_t hash = hashOf(revision.rev);
  if (byHash_.find(hash, [&](std::uint32_t at) { return log_[at].rev == revision.rev; })) return false;
  if (isCleared(revision)) return cleared_.emplace(revision.rev, std::move(revision.parents)).second;
  cleared_.erase(revision.rev);
  const auto index = static_cast<std::uint32_t>(log_.size());
  const std::uint32_t idHash = hashOf(revision.rec);
  auto at =
      byId_.find(idHash, [&](std::uint32_t entry) { return entries_[entry].record.id == revision.rec; });
  if (!at) {
    at = static_cast<std::uint32_t>(entries_.size());
    entries_.emplace_back().record.id = revision.rec;
    byId_.insert(idHash, *at);
  }
  Entry& entry = entries_[*at];
  entry.record.history.push_back(index);
  if (!entry.stale) {
    entry.stale = true;
    stale_.push_back(*at);
  }
  byHash_.insert(hash, index);
  if (revision.fields.capacity() > revision.fields.size() * 5 / 4) revision.fields.shrink_to_fit();
  log_.push_back(std::move(revision));
  return true;
}

void Store::clear(const std::unordered_set<Hash>& revisions) {
  Store rest;
  rest.reserve(log_.size());
  rest.cleared_ = std::move(cleared_);
  for (Revision& revision : log_) {
    if (revisions.contains(revision.rev)) forget(revision);
    rest.add(std::move(revision));
  }
  *this = std::move(rest);
}

Store Store::without(const std::set<Hash>& revisions) const {
  Store rest;
  rest.reserve(log_.size());
  rest.cleared_ = cleared_;
  for (const Revision& revision : log_)
    if (!revisions.contains(revision.rev)) rest.add(revision);
  return rest;
}

void Store::reserve(std::size_t revisions) { byHash_.reserve(revisions); }

std::optional<std::uint32_t> Store::placeOf(const Hash& rev) const {
  return byHash_.find(hashOf(rev), [&](std::uint32_t at) { return log_[at].rev == rev; });
}

std::vector<Hash> Store::missingParents() const {
  std::vector<Hash> missing;
  for (const Revision& revision : log_) {
    for (const Hash& parent : revision.parents) {
      if (!has(parent)) missing.push_back(parent);
    }
  }
  inOrder(missing);
  missing.erase(std::unique(missing.begin(), missing.end()), missing.end());
  return missing;
}

std::optional<std::uint32_t> Store::entryOf(const Id& id) const {
  return byId_.find(hashOf(id), [&](std::uint32_t entry) { return entries_[entry].record.id == id; });
}

const Record* Store::find(const Id& id) const {
  const auto at = entryOf(id);
  if (!at) return nullptr;
  settle();
  return &entries_[*at].record;
}

bool Store::isOther(const Id& id, std::string_view kind) const {
  const Record* record = find(id);
  return record != nullptr && record->kindName != kind;
}

const std::vector<Id>& Store::ofKind(std::string_view kind) const {
  static const std::vector<Id> kNone;
  settle();
  if (const auto named = kindsByName_.find(kind); named != kindsByName_.end()) return named->second.ids();
  const auto timed = kindsByTime_.find(kind);
  return timed == kindsByTime_.end() ? kNone : timed->second.ids();
}

const std::vector<Id>& Store::about(const Id& person) const {
  static const std::vector<Id> kNone;
  settle();
  const auto at = about_.find(person);
  return at == about_.end() ? kNone : at->second.ids();
}

Fields Store::fieldsAt(std::uint32_t revision) const { return log_[revision].values(); }

Fields Store::fields(const Record& record) const {
  if (record.heads.size() == 1) return fieldsAt(record.heads[0]);
  // Worked out once, when it was settled: screens ask for it in every frame.
  if (const auto at = entryOf(record.id); at && &entries_[*at].record == &record)
    return parseJson(entries_[*at].merged).value_or(Json::object());
  const auto history = historyOf(record);
  return shownOf(record.kind, history, headsOf(history)).fields;
}

std::string Store::textOf(const Record& record, std::string_view key) const {
  if (record.heads.size() != 1) return textAt(fields(record), key);
  // Canonical text has its members in the order of their keys.
  for (FieldScan scan(log_[record.heads[0]].fields); scan.next() && scan.key() <= key;)
    if (scan.key() == key) return plainText(scan.value());
  return {};
}

/// What was kept back lies between a version that left and this one, which leaves, too. Whoever never gets what lies
/// between has to see one version, not two: so this one names the nearest before it that may leave as well.
void Store::nameWhatMayLeave(Revision& revision, const Record& record, const Fields& fields) const {
  const Kind* kind = kindNamed(revision.kind);
  if (kind == nullptr || staysHere(*kind, fields)) return;
  const auto keptBack = [&](const Revision& one) {
    const Kind* known = kindNamed(one.kind);
    const Stays why = known == nullptr ? Stays::no : whyStays(*known, one.values());
    return why != Stays::no &&
           why != Stays::notAsked;  // an answer that comes later is about what was not asked, too
  };
  std::unordered_map<Hash, std::uint32_t> byHash;
  std::vector<std::uint32_t> open;
  for (const std::uint32_t head : record.heads)
    if (keptBack(log_[head])) open.push_back(head);
  if (open.empty()) return;
  for (const std::uint32_t at : record.history) byHash.emplace(log_[at].rev, at);
  std::set<Hash> named(revision.parents.begin(), revision.parents.end()), seen;
  while (!open.empty()) {
    const Revision& one = log_[open.back()];
    open.pop_back();
    for (const Hash& parent : one.parents) {
      const auto found = byHash.find(parent);
      if (found == byHash.end() || !seen.insert(parent).second) continue;
      if (keptBack(log_[found->second]))
        open.push_back(found->second);
      else if (revision.parents.size() < kMostParents && named.insert(parent).second)
        revision.parents.push_back(parent);
    }
  }
}

Revision Store::draft(const Id& id, std::string_view kind, Op op, const Fields& fields,
                      std::string_view reason) const {
  Revision revision;
  revision.rec = id;
  revision.kind = kind;
  revision.op = op;
  revision.reason = cleanText(reason);
  revision.fields = canonical(fields);
  if (const Record* record = find(id)) {
    // The latest ones, when there are more than one revision can name. The others stay heads.
    const std::size_t named = std::min(record->heads.size(), kMostParents);
    for (std::size_t i = 0; i < named; ++i) revision.parents.push_back(log_[record->heads[i]].rev);
    nameWhatMayLeave(revision, *record, fields);
    inOrder(revision.parents);
  }
  return revision;
}

std::string Store::digest() const {
  settle();
  std::vector<std::uint32_t> order(entries_.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  inOrder(order,
          [&](std::uint32_t a, std::uint32_t b) { return entries_[a].record.id < entries_[b].record.id; });
  std::string all;
  for (const std::uint32_t at : order) {
    const Record& record = entries_[at].record;
    all += record.id.text() + record.kindName + (record.voided ? " void " : " ") +
           (record.done ? "done " : " ") + record.person.text() + record.when + '\n' + record.heading + '\n';
    for (const std::uint32_t revision : record.history) all += log_[revision].rev.text();
    all += '\n';
    for (const std::uint32_t head : record.heads) all += log_[head].rev.text();
    all += '\n' + canonical(fields(record)) + '\n';
  }
  return crypto::sha256(all).text();
}

// --- What follows from the log

std::vector<const Revision*> Store::historyOf(const Record& record) const {
  std::vector<const Revision*> history;
  history.reserve(record.history.size());
  for (const std::uint32_t at : record.history) history.push_back(&log_[at]);
  return history;
}

void Store::settle() const {
  if (stale_.empty()) return;
  for (const std::uint32_t at : stale_) {
    Entry& entry = entries_[at];
    settle(entry);
    if (!entry.wordsStale) {
      entry.wordsStale = true;
      wordsStale_.push_back(at);
    }
  }
  stale_.clear();
}

/// Sorts what the record is from what calls it otherwise: by the first revision of all, so in whatever order they came.
void Store::partKinds(Entry& entry) const {
  std::vector<std::uint32_t>& history = entry.record.history;
  const auto differs = [&](std::uint32_t at) { return log_[at].kind != log_[history.front()].kind; };
  if (entry.otherKinds.empty() && std::ranges::none_of(history, differs)) return;
  history.insert(history.end(), entry.otherKinds.begin(), entry.otherKinds.end());
  entry.otherKinds.clear();
  const std::uint32_t first = *std::ranges::min_element(
      history, [&](std::uint32_t a, std::uint32_t b) { return earlier(log_[a], log_[b]); });
  std::erase_if(history, [&](std::uint32_t at) {
    if (log_[at].kind == log_[first].kind) return false;
    entry.otherKinds.push_back(at);
    return true;
  });
}

void Store::settle(Entry& entry) const {
  Record& record = entry.record;
  if (entry.listed) list(entry, false);
  partKinds(entry);
  if (record.history.size() > 1) {
    inOrder(record.history, [&](std::uint32_t a, std::uint32_t b) { return earlier(log_[a], log_[b]); });
  }
  const auto history = historyOf(record);
  std::vector<std::uint32_t> heads = headsOf(history);
  if (heads.size() > 1 && !cleared_.empty()) dropPassed(history, heads);
  record.heads.clear();
  for (const std::uint32_t head : heads) record.heads.push_back(record.history[head]);
  readShown(entry, history, heads);
  entry.since = digitsOf(record.when);
  if (entry.since == 0) entry.since = digitsOf(utcText(history.front()->hlc.ms).substr(0, 16));
  entry.folded = record.kind != nullptr && byName(*record.kind) ? fold(record.heading) : std::string();
  entry.stale = false;
  entry.listed = true;
  list(entry, true);
  if (record.settled())
    unsettled_.erase(record.id);
  else
    unsettled_.insert(record.id);
}

std::vector<Id> Store::unsettled() const {
  settle();
  return {unsettled_.begin(), unsettled_.end()};
}

/// What a later version stands on by way of cleared ones is no head, although nothing that is here names it.
void Store::dropPassed(const std::vector<const Revision*>& history, std::vector<std::uint32_t>& heads) const {
  std::unordered_set<Hash> passed;
  std::vector<const std::vector<Hash>*> open;
  for (const Revision* revision : history) open.push_back(&revision->parents);
  while (!open.empty()) {
    const std::vector<Hash>& parents = *open.back();
    open.pop_back();
    for (const Hash& parent : parents)
      if (const auto known = cleared_.find(parent); passed.insert(parent).second && known != cleared_.end())
        open.push_back(&known->second);
  }
  std::erase_if(heads, [&](std::uint32_t head) { return passed.contains(history[head]->rev); });
}

void Store::readShown(Entry& entry, const std::vector<const Revision*>& history,
                      const std::vector<std::uint32_t>& heads) const {
  Record& record = entry.record;
  const Revision& winner = log_[record.heads[0]];
  record.kindName = winner.kind;
  record.kind = kindNamed(winner.kind);
  record.voided = winner.op == Op::voided;
  record.blended = false;
  record.person = {};
  record.when.clear();
  record.heading.clear();
  record.done = false;

  std::string& merged = entry.merged;
  merged.clear();
  if (record.heads.size() > 1) {
    Shown shown = shownOf(record.kind, history, heads);
    record.blended = shown.whole;
    merged = canonical(shown.fields);
  }
  if (record.kind == nullptr) return;
  const Kind& kind = *record.kind;
  for (FieldScan scan(record.heads.size() > 1 ? std::string_view(merged) : winner.fields); scan.next();) {
    if (scan.key() == kind.person) record.person = idFrom(plainText(scan.value())).value_or(Id{});
    if (scan.key() == kind.when) record.when = plainText(scan.value());
    if (scan.key() == kind.heading) record.heading = plainText(scan.value());
    if (scan.key() == kDone) record.done = scan.value() == "true";
  }
  if (kind.name == kPersonKind) record.person = record.id;
}

void Store::list(const Entry& entry, bool put) const {
  const Record& record = entry.record;
  const auto change = [put](auto& listing, auto place) {
    if (put) {
      listing.put(std::move(place));
    } else {
      listing.drop(std::move(place));
    }
  };
  if (record.kind != nullptr && byName(*record.kind)) {
    change(kindsByName_[record.kindName], ByName{entry.folded, record.id});
  } else {
    change(kindsByTime_[record.kindName], NewestFirst{entry.since, record.id});
  }
  if (!record.person.empty() && record.person != record.id) {
    change(about_[record.person], NewestFirst{entry.since, record.id});
  }
}

}  // namespace alongside
