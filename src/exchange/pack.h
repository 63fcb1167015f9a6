// The pack: signed payload (JWS, ES256) inside an encrypted envelope (JWE general JSON, ECDH-ES+A256KW,
// A256GCM). RFC 7515, 7516, 7518, 7638.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/time.h"
#include "exchange/team/team.h"
#include "store/revision.h"

namespace alongside {

enum class PackKind { records, allocation, receipt };
enum class PackMode { full, delta };

struct ReceivedPack {  ///< one line of a receipt
  Id pack;
  Hash jws;
  std::uint32_t seq = 0;
  std::size_t revisions = 0;
};

/// A record that stays on its tablet, and of which the person knows that it is counted: no name, no words.
struct CountedOnly {
  Id record;  ///< so that it is counted once, should it be shared one day
  std::string kind;
  Date on;
  std::string answer;
  bool operator==(const CountedOnly&) const = default;
};

struct Pack {
  PackKind kind = PackKind::records;
  PackMode mode = PackMode::delta;
  Id id;
  /// From 1, per issuing device; a coordinator's packs to a worker (allocation, receipt) are counted for
  /// each worker apart, so that nobody is told that packs are missing which went to others.
  std::uint32_t seq = 0;
  Hash prev;           ///< SHA-256 of the JWS of the pack before this one in that count; empty for the first
  std::string device;  ///< iss
  std::string worker;  ///< the name; of an opened pack as the roster has it
  Id team;
  std::vector<std::string> audience;  ///< recipients' agreement-key thumbprints
  Hlc from, to;                       ///< range of the revisions' stamps
  Hlc hlc;
  Millis created = 0;
  Json counts = Json::object();  ///< kind -> number of records
  std::vector<Revision> revisions;
  std::vector<CountedOnly>
      counted;  ///< all of them, in every pack of records: the newest pack says how it is
  std::vector<ReceivedPack> received;  ///< of a receipt; in a worker's records: allocations
  std::string teamFile;                ///< allocation and receipt: a newer team file may ride along
  std::vector<Revision> audit;         ///< what the signer noted of their own tablet (trail.h)
  Json extra = Json::object();         ///< unknown payload members, kept

  bool operator==(const Pack&) const = delete;
};

/// Null: not in order, or longer than any worker could have made it.
std::optional<std::vector<CountedOnly>> countedFrom(const Json& list);
Json jsonOf(const std::vector<CountedOnly>& counted);

struct SealedPack {
  std::string text;      ///< the JWE, JSON
  Hash jws;              ///< SHA-256 of the inner JWS
  std::string fileName;  ///< "alongside-<worker initials>-<seq>-<date>.json": no person's name
};

/// Signs with `signer`, seals to each recipient. `device`, `audience`, `counts`, `from` and `to` are filled in.
/// Faults: "pack/recipients", "pack/too-large".
Result<SealedPack> sealPack(Pack pack, const DeviceKeys& signer,
                            const std::vector<crypto::PublicKey>& recipients);

struct OpenedPack {
  Pack pack;
  Hash jws;
  const Member* signer = nullptr;  ///< in `team.roster`
};

/// `signer` points into the `team` that was given.
/// Nothing is parsed before its tag and signature verify; limits of formats (64 MB, depth 16, 16 recipients,
/// exact algorithms, strict base64url, no duplicate members). Faults, each a plain sentence:
/// "pack/not-a-pack", "pack/too-large", "pack/not-for-you", "pack/altered", "pack/unknown-signer",
/// "pack/wrong-audience", "pack/other-team", "pack/left", "pack/newer-version", "pack/refused", "pack/not-own",
/// "pack/two-kinds", "pack/false-signature".
Result<OpenedPack> openPack(std::string_view file, const DeviceKeys& mine, const Team& team);
/// The same with the recovery key (agreement only).
Result<OpenedPack> openPackWith(std::string_view file, const crypto::PrivateKey& agreement, const Team& team);

/// What speaks against a pack by what it says of its signer, as the roster has them now: looked at when it is opened,
/// and again when it is taken in (pack_rules.cpp).
std::optional<Fault> againstPack(const Pack& pack, const Member& signer);
Fault unknownSigner();
Fault twoKinds(std::string_view sender);

}  // namespace alongside
