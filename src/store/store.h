// The merged state in memory: records by id with their heads, and the queries that screens ask.
// Merge is commutative, associative and idempotent: the state depends on the set of revisions alone.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "record/kind.h"
#include "store/listing.h"
#include "store/position_index.h"
#include "store/revision.h"
#include "store/search_text.h"

namespace alongside {

/// The kind whose records are people: everything else is about one of them.
inline constexpr std::string_view kPersonKind = "person";

/// A record's kind never changes. Where revisions differ, as a version before this could let them, the record is what
/// its first revision says, and those of another kind lie in the log alone.
struct Record {
  Id id;
  const Kind* kind = nullptr;  ///< null when this version does not know the kind
  std::string kindName;
  std::vector<std::uint32_t> history;  ///< indices into Store::revision, oldest first (by HLC)
  std::vector<std::uint32_t> heads;    ///< highest HLC first; more than one: not settled
  bool blended = false;  ///< several heads, and what is shown holds all that each of them changed
  bool voided = false;   ///< the shown head is a void
  // Read from the shown head by the kind's description, for lists and queries.
  Id person;            ///< whom it is about; for a person record its own id
  std::string when;     ///< "2026-11-24T14:30", a date, or empty
  std::string heading;  ///< e.g. the person's name, the follow-up's text
  bool done = false;    ///< a yes/no field "done"

  bool settled() const { return heads.size() == 1 || blended; }
};

struct Hit {
  Id record;
  std::string key;                 ///< field that matched
  std::string context;             ///< the words around the hit, as written
  std::size_t begin = 0, end = 0;  ///< byte range of the hit in `context`
};

class Store {
 public:
  Store() = default;
  Store(Store&&) noexcept = default;
  Store& operator=(Store&&) noexcept = default;

  /// Adds what is not there yet; false when it was known already. Parents may come later than children. Of one that is
  /// cleared and here in full the full one counts, whichever comes first.
  bool add(Revision revision);
  void reserve(std::size_t revisions);
  /// Cleared ones count as known: they are no record, and no parent is missing for want of them.
  bool has(const Hash& rev) const { return placeOf(rev).has_value() || cleared(rev); }
  bool cleared(const Hash& rev) const { return cleared_.contains(rev); }
  /// Keeps the identities of these alone. Places of the others in the log change.
  void clear(const std::unordered_set<Hash>& revisions);
  /// The same without these: as if they had never come.
  Store without(const std::set<Hash>& revisions) const;
  std::optional<std::uint32_t> placeOf(const Hash& rev) const;  ///< for revision()
  std::size_t revisions() const { return log_.size(); }
  const Revision& revision(std::uint32_t index) const { return log_[index]; }
  /// Parents that some revision names and that are not (yet) here: a pack is missing. Sorted.
  std::vector<Hash> missingParents() const;

  const Record* find(const Id& id) const;
  /// The record is known, and of another kind: what says otherwise is not taken in.
  bool isOther(const Id& id, std::string_view kind) const;
  std::size_t size() const { return entries_.size(); }
  /// Records of a kind, void ones included, newest `when` first; kinds without a `when` (people) by name.
  /// A record without an answer for `when` stands where it was first written down.
  const std::vector<Id>& ofKind(std::string_view kind) const;
  /// Records about a person but the person's own, newest first, void ones included.
  const std::vector<Id>& about(const Id& person) const;
  /// Records with two or more versions that nobody has chosen between.
  std::vector<Id> unsettled() const;
  /// What is shown: the winning head's fields; contact details and tags merged by field when disjoint.
  Fields fields(const Record& record) const;
  Fields fieldsAt(std::uint32_t revision) const;
  /// One text of what is shown, without building the rest of it: for what is asked of many records at once.
  /// Empty: it is not there, or no text.
  std::string textOf(const Record& record, std::string_view key) const;

  /// Searches every kind's searchable words; void records are left out. At most `most` hits, people first,
  /// then newest first. `total` counts all records that match.
  std::vector<Hit> search(std::string_view words, std::size_t most, std::size_t* total = nullptr) const;
  /// The first search folds every record's words; this does it ahead of time, when nobody waits, for at most
  /// `most` records. False: some are left.
  bool prepareSearch(std::size_t most = std::numeric_limits<std::size_t>::max()) const;

  /// A new revision of a record on top of all its heads (or a new record when `id` has none).
  /// Stamps nothing in: the caller adds it when the vault has taken it.
  Revision draft(const Id& id, std::string_view kind, Op op, const Fields& fields,
                 std::string_view reason) const;

  /// Two stores with the same revisions have the same text: for convergence tests and imports.
  std::string digest() const;

 private:
  struct Entry {
    Record record;
    std::vector<std::uint32_t> otherKinds;  // revisions that call the record by another kind
    std::uint64_t since = 0;                // where it stands in lists, see NewestFirst
    std::string folded;                     // the name, for kinds listed by name
    bool stale = false;                     // got revisions since it was last settled
    bool listed = false;
    bool wordsStale = false;
    std::string merged;  // what is shown of several heads, as canonical text
  };

  std::optional<std::uint32_t> entryOf(const Id& id) const;
  void nameWhatMayLeave(Revision& revision, const Record& record, const Fields& fields) const;
  std::vector<const Revision*> historyOf(const Record& record) const;
  // Everything below follows from log_ alone and is worked out when somebody asks: what is read of a
  // record depends on all of its revisions, and during a load most of them are still to come.
  void settle() const;
  void settle(Entry& entry) const;
  void partKinds(Entry& entry) const;
  void dropPassed(const std::vector<const Revision*>& history, std::vector<std::uint32_t>& heads) const;
  void readShown(Entry& entry, const std::vector<const Revision*>& history,
                 const std::vector<std::uint32_t>& heads) const;
  void list(const Entry& entry, bool put) const;
  std::string wordsOf(const Record& record) const;
  Hit hitIn(const Record& record, const std::vector<std::string>& words) const;

  std::deque<Revision> log_;
  std::unordered_map<Hash, std::vector<Hash>> cleared_;  ///< with their parents
  PositionIndex byHash_;
  PositionIndex byId_;
  mutable std::deque<Entry> entries_;
  mutable std::vector<std::uint32_t> stale_;
  mutable std::vector<std::uint32_t> wordsStale_;
  mutable std::map<std::string, Listing<NewestFirst>, std::less<>> kindsByTime_;
  mutable std::map<std::string, Listing<ByName>, std::less<>> kindsByName_;
  mutable std::unordered_map<Id, Listing<NewestFirst>> about_;
  mutable std::set<Id> unsettled_;
  mutable SearchText words_;
};

/// Pairs of person records that may be the same human: same NHS number, or same date of birth and name.
std::vector<std::pair<Id, Id>> suspectedDuplicates(const Store& store);

}  // namespace alongside
