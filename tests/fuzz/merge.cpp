// Histories that never happened: records, kinds, clocks, authors and parents as the bytes say. The state depends on the
// set of revisions alone: in any order, twice, in halves, with somebody looking in between.
#include "store/merge.h"

#include <set>

#include "crypto/crypto.h"
#include "fuzz.h"
#include "store/store.h"

using namespace alongside;
using namespace alongside::fuzzing;

namespace {

constexpr std::size_t kMost = 16;

Id record(std::size_t n) {
  Id id;
  id.bytes = {1, 0x92, 3, 4, 5, 6, 0x70, 8, 0x80};
  id.bytes[15] = static_cast<std::uint8_t>(n + 1);
  return id;
}

Json fieldsFrom(Draw& draw) {
  static const char* kKeys[] = {"name", "phone", "ward", "person", "when", "notes", "tags", "done", "text"};
  static const char* kWords[] = {"", "Elm", "Đặng", "2026-11-24", "2026-11-24T14:30", "a \"b\"", "Oak"};
  Json fields = Json::object();
  for (std::size_t left = draw.below(4); left > 0; --left) {
    const char* key = kKeys[draw.below(std::size(kKeys))];
    const std::size_t what = draw.below(std::size(kWords) + 3);
    if (what < std::size(kWords)) fields[key] = kWords[what];
    if (what == std::size(kWords)) fields[key] = true;
    if (what == std::size(kWords) + 1) fields[key] = record(draw.below(4)).text();
    if (what == std::size(kWords) + 2) fields[key] = Json::array({"a", draw.byte()});
  }
  return fields;
}

/// Any history that could have been written: parents are identities, so none is its own ancestor.
std::vector<Revision> historyFrom(Draw& draw) {
  static const std::string kKinds[] = {"person", "session", "followup", "of-a-newer-version", "resource"};
  static const std::string kDevices[] = {"tablet-a", "tablet-b", "tablet-c"};
  std::vector<Revision> history;
  while (history.size() < kMost && !draw.empty()) {
    Revision revision;
    const std::size_t which = draw.below(4);
    revision.rec = record(which);
    // Usually the record's own kind; now and then one that somebody made up.
    const std::size_t kind = draw.below(8);
    revision.kind = kKinds[kind < std::size(kKinds) && kind > 0 ? kind : which % std::size(kKinds)];
    revision.device = kDevices[draw.below(std::size(kDevices))];
    revision.author = "Worker " + revision.device;
    revision.hlc = {1'795'000'000'000 + static_cast<Millis>(draw.below(6)),
                    static_cast<std::uint32_t>(draw.below(3)), revision.device};
    revision.op = static_cast<Op>(draw.below(4));
    if (revision.op == Op::correct || revision.op == Op::voided) revision.reason = "Wrong.";
    for (std::size_t left = draw.below(4); left > 0; --left) {
      const std::size_t back = draw.below(10);
      if (back < history.size()) {
        revision.parents.push_back(history[history.size() - 1 - back].rev);
      } else if (back == 9) {
        revision.parents.push_back(crypto::sha256("never came"));
      }
    }
    revision.fields = canonical(fieldsFrom(draw));
    sealIdentity(revision);
    history.push_back(std::move(revision));
  }
  return history;
}

/// The same for a given number, and another for nearly every other.
std::vector<Revision> shuffled(std::vector<Revision> history, std::uint32_t by) {
  for (std::size_t i = history.size(); i > 1; --i) {
    by = by * 1664525 + 1013904223;
    std::swap(history[i - 1], history[(by >> 8) % i]);
  }
  return history;
}

Store storeOf(const std::vector<Revision>& revisions) {
  Store store;
  for (const Revision& revision : revisions) store.add(revision);
  return store;
}

/// What screens ask for.
std::string looked(const Store& store) {
  std::string text = store.digest();
  for (const char* kind : {"person", "session", "followup", "of-a-newer-version", "resource"})
    for (const Id& id : store.ofKind(kind)) text += id.text();
  for (std::size_t n = 0; n < 4; ++n) {
    text += '|';
    for (const Id& id : store.about(record(n))) text += id.text();
  }
  for (const Id& id : store.unsettled()) text += '!' + id.text();
  for (const Hash& parent : store.missingParents()) text += '?' + parent.text();
  std::size_t total = 0;
  for (const Hit& hit : store.search("elm", 10, &total))
    text += '#' + hit.record.text() + hit.key + hit.context;
  for (const auto& [a, b] : suspectedDuplicates(store)) text += '=' + a.text() + b.text();
  return text + std::to_string(total);
}

void mustHaveTheRightHeads(const Store& store) {
  for (std::size_t n = 0; n < 4; ++n) {
    const Record* one = store.find(record(n));
    if (one == nullptr) continue;
    std::set<Hash> named, here;
    for (const std::uint32_t at : one->history) here.insert(store.revision(at).rev);
    for (const std::uint32_t at : one->history)
      for (const Hash& parent : store.revision(at).parents) named.insert(parent);
    std::set<Hash> heads;
    for (const std::uint32_t at : one->heads) heads.insert(store.revision(at).rev);
    MUST(heads.size() == one->heads.size());
    MUST(!heads.empty());
    for (const Hash& rev : here) MUST(heads.contains(rev) == !named.contains(rev));
    for (std::size_t i = 1; i < one->heads.size(); ++i)
      MUST(earlier(store.revision(one->heads[i]), store.revision(one->heads[i - 1])));
  }
}

/// A person who chooses between the versions settles them, wherever that is written.
void mustSettle(const std::vector<Revision>& history, std::uint32_t order) {
  Store store = storeOf(history);
  std::vector<Revision> chosen = history;
  for (const Id& id : store.unsettled()) {
    const Record& before = *store.find(id);
    Revision revision = store.draft(id, before.kindName, Op::amend, store.fields(before), {});
    revision.device = "tablet-a";
    revision.author = "Worker";
    revision.hlc = {1'795'000'100'000, 0, revision.device};
    sealIdentity(revision);
    chosen.push_back(std::move(revision));
  }
  store = storeOf(shuffled(chosen, order));
  MUST(store.unsettled().empty() || chosen.size() > history.size() + 64);
}

}  // namespace

FUZZ_TARGET(merge) {
  Draw draw(input);
  const std::uint32_t order = draw.number();
  const std::vector<Revision> history = historyFrom(draw);
  const Store straight = storeOf(history);
  const std::string state = looked(straight);
  mustHaveTheRightHeads(straight);

  std::vector<Revision> backwards(history.rbegin(), history.rend());
  MUST(looked(storeOf(backwards)) == state);
  const std::vector<Revision> mixed = shuffled(history, order);
  MUST(looked(storeOf(mixed)) == state);

  // Twice, with looks in between: what was worked out early must not stay.
  Store watched;
  for (const Revision& revision : mixed) {
    const bool fresh = !watched.has(revision.rev);
    MUST(watched.add(revision) == fresh);
    MUST(!watched.add(revision));
    if ((order & 1) != 0) (void)watched.find(revision.rec);
    if ((order & 2) != 0 && revision.hlc.counter == 0) (void)watched.ofKind(revision.kind);
    if ((order & 4) != 0 && revision.hlc.counter == 1) (void)looked(watched);
  }
  for (const Revision& revision : backwards) MUST(!watched.add(revision));
  MUST(looked(watched) == state);
  MUST(watched.revisions() == straight.revisions());
  mustSettle(history, order);
}
