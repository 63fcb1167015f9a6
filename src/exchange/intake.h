// Taking packs in: what a pack would do (preview), then the merge; and what each device has sent so far.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/pack.h"
#include "store/store.h"

namespace alongside {

/// Per issuing device: the packs that came in, for gaps, forks and repeats. Kept on the vault's shelf.
struct IntakeLedger {
  struct Line {
    Id pack;
    Hash jws;
    Hash prev;
    std::uint32_t seq = 0;
    std::size_t revisions = 0;
    Millis created = 0;
    Millis imported = 0;
    bool full = false;
    bool receipted = false;
    std::vector<CountedOnly> counted{};  ///< what stays on the tablet, and is counted
  };
  std::map<std::string, std::vector<Line>> devices;  ///< by device thumbprint, sorted by seq, then by content

  Json json() const;
  static IntakeLedger from(const Json& json);  ///< lines that cannot be read are left out
  /// Seqs below the highest that never came and that no later full pack heals.
  std::vector<std::uint32_t> missing(std::string_view device) const;
  /// What each device's newest pack says of records that stay there, and are counted.
  std::vector<CountedOnly> counted() const;
  const Line* line(std::string_view device, const Hash& jws) const;
  /// The pack was taken out again; it may come in as if it never had. False: it is not here.
  bool drop(const std::string& device, const Hash& jws);
};

enum class IntakeVerdict {
  fresh,
  alreadyIn,  ///< this very pack came in before: nothing to do
  fork,       ///< the device numbered two different packs alike: a cloned or restored tablet
};

struct IntakePreview {
  IntakeVerdict verdict = IntakeVerdict::fresh;
  std::string worker;
  std::uint32_t seq = 0;
  Millis created = 0;
  std::size_t records = 0;       ///< distinct records in the pack
  std::size_t newRevisions = 0;  ///< not here yet
  std::size_t secondHand = 0;    ///< of these, written on another tablet than the one that signed the pack
  std::size_t unproven = 0;      ///< of those, without the signature of that tablet: passed on
  std::vector<std::uint32_t> missing;  ///< packs missing before this one
  std::vector<Id> conflicts;           ///< records that will have two versions
  std::size_t worries = 0;             ///< records in it that raise a worry
  bool clockAhead = false;             ///< stamps more than 24 h ahead of us
};

/// What a tablet that was cleared makes of a pack (cleared.h). Elsewhere there is nothing of either.
struct Returns {
  std::set<Hash> back;  ///< cleared here, and wanted again: taken as if they had never been here
  std::set<Hash>
      aside;  ///< about people of whom this tablet was cleared, and who do not come back: not taken
};

/// What packs that lie here together say of each other: each is looked at as if all the others were in. So it is
/// the same in whatever order the files were opened, and of two with one number neither counts as the first.
struct Standing {
  IntakeVerdict verdict = IntakeVerdict::fresh;
  std::vector<std::uint32_t> missing;  ///< before this one, neither in nor among the others
};
std::vector<Standing> standings(std::span<const OpenedPack* const> batch, const IntakeLedger& ledger);

/// A record's kind never changes: a pack that says otherwise of one that is here is kept apart whole.
std::optional<Fault> againstStore(const OpenedPack& opened, const Store& store);
IntakePreview preview(const OpenedPack& opened, const Store& store, const IntakeLedger& ledger, Millis now,
                      const Returns& returns = {});
/// Notes the pack in the ledger and gives the revisions to append; the caller stores both in one go.
std::vector<Revision> takeIn(const OpenedPack& opened, const Store& store, IntakeLedger& ledger, Millis now,
                             const Returns& returns = {});

}  // namespace alongside
