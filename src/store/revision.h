// A revision: everything that happens to a record, immutable. The vault is a log of revisions, an
// export is a slice of it, an import is a set union, and the audit trail is the log itself.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.h"
#include "core/id.h"
#include "core/json.h"
#include "core/result.h"
#include "record/kind.h"

namespace alongside {

struct Proof;  // proof.h

enum class Op { create, amend, correct, voided };  ///< stored as "create", "amend", "correct", "void"

struct Revision {
  Id rec;                     ///< the record
  std::string kind;           ///< a kind's name; unknown ones (of a newer version) are kept and passed on
  Hash rev;                   ///< SHA-256 of the canonical content (everything but rev itself)
  std::vector<Hash> parents;  ///< the heads that the author saw, sorted
  Hlc hlc;
  std::string device;  ///< thumbprint of the writing tablet's signing key
  std::string author;  ///< the writer's name as it was then
  Op op = Op::create;
  std::string reason;  ///< must for correct and void
  std::string fields;  ///< canonical JSON text of the Fields object
  std::string extra;   ///< canonical JSON of unknown envelope members, or empty; part of the hash
  std::shared_ptr<const Proof>
      proof{};  ///< who answers for it; no part of its content. Null: nothing is known

  Json json() const;      ///< the wire form, rev included
  Fields values() const;  ///< parsed; an empty object when it does not parse
};

/// Cleared from this tablet: its identity is known, and what it said is not here any more. Nothing that was written is
/// without a kind. (Its content cannot be hashed again: `rev` is what it was.)
inline bool isCleared(const Revision& revision) { return revision.kind.empty(); }
/// Wipes what was said and who said it, and keeps what merging asks for: rec, rev, parents, stamp and tablet.
void forget(Revision& revision);

/// Sorts the parents and fills in `rev`.
void sealIdentity(Revision& revision);

/// That one revision names at most: what names more is refused when it is read.
inline constexpr std::size_t kMostParents = 64;
/// Checks shape, lengths and that rev is the hash of the content. Code "revision/refused".
Result<Revision> revisionFrom(const Json& wire);
/// Canonical text of json(), without building it.
std::string wireText(const Revision& revision);
/// Our formats hold integers only, and only those that every JSON reader keeps exactly.
bool holdsOnlyWholeNumbers(const Json& value);

}  // namespace alongside
