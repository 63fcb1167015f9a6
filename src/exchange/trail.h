// Who looked, and who took what away: what each tablet notes of itself, one entry behind the other.
//
// An entry is a revision of the kind "audit". Those of one tablet are one record, each the child of the one before, so
// what is taken out of the middle is missed and nothing can be put in later. They lie in the vault's log among the others
// and in the member `audit` of packs. No list, search or merge of records knows them.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "store/revision.h"

namespace alongside {

class Departures;

inline constexpr std::string_view kAudit = "audit";

/// Stored by name (trail.cpp); a name never changes.
enum class Deed : std::uint8_t {
  looked,   ///< opened a record that not everybody may see, and that somebody else wrote
  printed,  ///< anything with people in it
  csv,      ///< saved as a table that is not sealed
  fhir,     ///< saved for other systems, not sealed
  given,    ///< handed to a worker's tablet, sealed
  tookIn,   ///< a pack
  tookOut,  ///< a pack that had been taken in
  cleared,  ///< from this tablet
};

struct Noted {
  Deed deed = Deed::looked;
  std::string of{};        ///< the kind of record, or in words what was printed or saved
  Id record{};             ///< the one that it was about; empty: several, or none
  std::string device{};    ///< the tablet that a pack came from or went to
  std::int64_t count = 0;  ///< records; 0: it was one, or they were not counted
  bool operator==(const Noted&) const = default;
};
/// Empty for a deed of a newer version.
std::optional<Noted> notedFrom(const Revision& entry);

/// How an entry hangs on the one before.
enum class Link : std::uint8_t {
  whole,
  missing,  ///< what stood before it never came, or was taken out
  twice,    ///< another one hangs there, too: a copied tablet
};

class Trail {
 public:
  /// The next entry of this tablet, to be added once it is on its way to the vault.
  Revision next(const Noted& what, const std::string& device, std::string author, const Hlc& at) const;
  /// False: it is here already, or it is no entry.
  bool add(Revision entry);
  /// Of one tablet, in the order of their stamps.
  std::span<const Revision> of(std::string_view device) const;
  const std::map<std::string, std::vector<Revision>, std::less<>>& all() const { return devices_; }
  Link linkOf(const Revision& entry) const;
  /// Those of the tablet that go with the next pack; `again`: all of them.
  std::vector<Revision> toSend(std::string_view device, const Departures& left, bool again) const;

 private:
  std::map<std::string, std::vector<Revision>, std::less<>> devices_;
  std::unordered_set<Hash> here_;
  std::unordered_map<Hash, int> followed_;            ///< how many entries hang on this one
  std::map<std::string, int, std::less<>> firsts_{};  ///< by device: entries with nothing before them
};

/// What a pack's signer says of their own tablet: nobody else's entries are in it.
bool isTrailOf(std::span<const Revision> entries, std::string_view device);
/// Entries are among these revisions, where none belong.
bool isTrail(std::span<const Revision> revisions);

}  // namespace alongside
