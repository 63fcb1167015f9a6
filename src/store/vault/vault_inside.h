// What an open vault keeps. Split by job: vault.cpp (the public face), vault_open.cpp (choosing among the
// files that lie there), vault_journal.cpp (saving), vault_tidy.cpp (merging), vault_clear.cpp (what is not to be here
// any more), vault_keys.cpp (passphrase), vault_recovery.cpp (the team's key), vault_renew.cpp (another vault key), vault_damage.cpp (what was found broken, in words).
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

#include "store/vault/segment.h"
#include "store/vault/vault.h"
#include "store/vault/vault_format.h"

namespace alongside {

namespace vault {

/// The files of one vault, the highest generation first.
struct Inventory {
  std::vector<FileName> headers, segments, tallies;
  std::map<std::string, std::vector<FileName>> shelves;
  std::set<std::string> blobs;   ///< labels
  std::uint64_t generation = 0;  ///< the highest
  bool empty() const { return headers.empty() && segments.empty() && tallies.empty() && shelves.empty(); }
};
Inventory inventory(Disk& disk, std::string_view vaultId);

/// The newest header that is whole, and what was wrong with newer ones.
struct FoundHeader {
  HeaderState state = HeaderState::damaged;
  FileName file;
  Header header;
  Bytes bytes;
  std::vector<std::string> damaged;  ///< names
};
FoundHeader newestHeader(Disk& disk, const VaultId& id, const Inventory& files);

/// Which of the vault's keys it is, when no header says so.
std::uint8_t keyNumberOf(Disk& disk, const VaultId& id, const Inventory& files, const crypto::Secret& key);

struct OnDisk {
  VaultId id{};
  FoundHeader header;
};
/// Faults "vault/missing", "vault/newer-version", "vault/damaged-header".
Result<OnDisk> headerOf(Disk& disk, std::string_view id);

/// Wraps the vault key under a passphrase, with a salt of its own.
Outcome lock(Header& header, const crypto::Secret& vaultKey, const crypto::Secret& passphrase,
             crypto::Argon2 parameters);

struct Range {
  std::uint64_t from = 0, to = 0;  ///< both included
  std::uint64_t size() const { return to - from + 1; }
  bool operator==(const Range&) const = default;
};

/// A segment that opening relies on, and for which revisions.
struct ChosenSegment {
  FileName file;
  std::uint64_t size = 0;
  Segment segment;
  std::vector<Range> used;
  bool whole() const { return used == std::vector{Range{file.from, file.to}}; }
};

/// A segment grows up to this; then the next begins. So a save costs this much at most, however full the
/// vault is. (An append that is larger by itself makes one larger segment.)
inline constexpr std::size_t kActiveSegment = std::size_t{64} * 1024;

/// Collects while a vault is opened.
struct Findings {
  std::vector<std::string> pieces;
  std::uint64_t lost = 0;         ///< revisions that were saved and are gone
  std::uint64_t unconfirmed = 0;  ///< revisions whose saving was never confirmed
  std::vector<std::string> shelvesLost, shelvesOlder;
  bool header = false;
  bool headerOlder = false;  ///< whole, but not the newest: it was put back
  bool altered = false;
  bool tallyGone = false;

  std::optional<VaultDamage> inWords() const;
};

Fault damagedHeader();
Fault closedMeanwhile();
Fault newerVersion();
Fault noSuchVault();

}  // namespace vault

struct Vault::Inside {
  Inside(Disk& diskOfAll, std::string idText, const vault::VaultId& idBytes, crypto::Secret key,
         std::uint8_t keyNumber)
      : disk(diskOfAll),
        id(std::move(idText)),
        number(idBytes),
        vaultKey(std::move(key)),
        keys(vaultKey, keyNumber) {
    header.keyNumber = keyNumber;
  }
  ~Inside();
  Inside(const Inside&) = delete;
  Inside& operator=(const Inside&) = delete;

  Disk& disk;
  std::string id;
  vault::VaultId number;
  crypto::Secret vaultKey;
  vault::Keys keys;
  vault::Header header;
  std::optional<VaultDamage> damage;
  std::vector<Revision> revisions;  ///< read by opening, until they are taken
  std::set<std::string> blobs;

  struct Shelf {
    Json value;
    std::uint64_t acknowledged = 0, written = 0;  ///< generations
  };
  std::map<std::string, Shelf, std::less<>> shelves;

  // --- The log: closed segments in order, then the one that appends go to.
  struct Closed {
    vault::FileName file;
    std::uint64_t size = 0;
    bool mergeable = true;
  };
  std::vector<Closed> closed;
  std::optional<vault::SegmentWriter> tail;
  Hash chainEnd;
  std::uint64_t next = 0;          ///< number of the next revision
  std::uint64_t acknowledged = 0;  ///< as many are known to be on the medium
  std::uint64_t headerFound = 0;   ///< generation of the header that opening relied on
  std::uint64_t witnessed = 0;     ///< generation of the header that the medium confirmed last
  bool headerSound = true;
  bool settled = false;  ///< the last step was acknowledged, and so everything before it

  // --- Files. A name is unlinked by a step that begins after its replacement was acknowledged.
  std::uint64_t generation = 0;
  std::map<std::string, std::vector<vault::FileName>, std::less<>>
      slots;                          ///< by what they hold; the newest last
  std::vector<std::string> replaced;  ///< found already replaced when opening
  std::vector<std::string> stale;     ///< the next step unlinks these

  // --- Saving: one step at a time, in the order of the calls.
  enum class Act {
    nothing,
    append,
    shelf,
    header,
    tally,
    putBlob,
    dropBlob,
    clearMark,
    clearAnew,
    clearOld,
    clearBack
  };
  struct Clearing;
  struct Order {
    Act act = Act::nothing;
    std::vector<Revision> revisions{};
    std::string label{};
    Bytes bytes{};
    std::optional<Fault> fault{};  ///< known already; told in turn
    std::shared_ptr<Clearing> clearing{};
    std::vector<Done> done{};
  };
  std::deque<Order> orders;
  bool underWay = false;
  bool tidying = false;
  std::size_t clears = 0;                                  ///< asked for and not ended
  std::unordered_set<Hash> clearing;                       ///< counts as cleared, and files may still hold it
  std::shared_ptr<char> alive = std::make_shared<char>();  ///< answers may come after the vault was closed

  // vault_journal.cpp
  void place(Order order);
  void begin();
  void landed(const Outcome& outcome, Order order);
  DiskStep stepFor(Order& order);
  void writeAppend(Order& order, DiskStep& step);
  void writeTally(DiskStep& step);
  void write(DiskStep& step, std::string_view slot, vault::FileName file, Bytes bytes);
  vault::FileName fresh(vault::Part part, std::string_view label = {}, std::uint64_t from = 0,
                        std::uint64_t to = 0);
  void flush();

  // vault_open.cpp
  void load(const vault::Inventory& files, vault::Findings& findings, std::size_t& opened);
  void loadSegments(const vault::Inventory& files, const std::optional<vault::Tally>& tally,
                    vault::Findings& findings, std::size_t& opened);
  void assemble(std::vector<vault::ChosenSegment>& chosen, vault::Findings& findings);
  void loadShelves(const vault::Inventory& files, const std::optional<vault::Tally>& tally,
                   vault::Findings& findings, std::size_t& opened);
  std::optional<vault::Tally> loadTally(const vault::Inventory& files, vault::Findings& findings,
                                        std::size_t& opened);

  bool ofAnotherKey(ByteView bytes, const vault::FileName& file) const;
  void leftOver(const vault::FileName& file, bool here, vault::Findings& findings);

  // vault_renew.cpp
  struct Renewal;
  Result<Renewal> sealedAnew(const crypto::Secret& passphrase, crypto::Argon2 parameters,
                             const std::optional<crypto::PublicKey>& recovery);
  void renewed(Renewal renewal);

  // vault_clear.cpp
  void askClear(const std::vector<Hash>& wanted, Done done);
  void loadClearing();
  Outcome makeAnew(Clearing& what);
  void writeClearing(DiskStep& step, const std::unordered_set<Hash>& named);
  void writeClear(Order& order, DiskStep& step);
  void clearLanded(const Outcome& outcome, Order& order);
  void clearFailed(const Fault& fault, Order& order);

  // vault_tidy.cpp
  std::optional<std::pair<std::size_t, std::size_t>> runToMerge() const;  ///< [first, last)
  bool tidy(Done done);
};

}  // namespace alongside
