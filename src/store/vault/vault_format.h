// The vault's files. What is written here outlives every version of the program: tests/golden/vault-v1 and the
// folders beside it hold files that this and every later version must open.
//
// A vault is a folder, named by its id in 32 hex digits:
//
//   hdr.<gen>                 who it belongs to and how its key is wrapped; the one file in clear
//   seg.<from>-<to>.<gen>     revisions number <from> to <to> of the log, counted from 0
//   shelf.<name>.<gen>        a JSON value, replaced whole
//   tally.<gen>               how much there ought to be: a witness against files that vanish
//   blob.<name>               opaque, sealed already (a pack); stored as it is
//
// <gen> is one counter for the whole vault; every new file takes the next number, so that no name is ever
// used twice. Files are immutable. Where several say the same, the one with the highest generation that
// proves itself whole wins.
//
// Integers are little-endian. "block" and "text" have their length in front as a varint (7 bits a byte,
// low ones first). Every file but a blob begins with 32 bytes:
//
//   4  magic: "ALVH" header, "ALVS" segment, "ALVF" shelf, "ALVT" tally
//   2  format version of this sort of file: header and tally 2 (1 is read), shelf 1, segment 2 (1 is read), or 3 when
//      it holds something cleared
//   1  suite, 1: XChaCha20-Poly1305 with a random nonce. (2 is set aside for AES-256-GCM.)
//   1  number of the vault key: 0 for the first, one more each time it is renewed (255 is followed by 1)
//  16  vault id
//   8  generation, the one in the name
//
// Keys: the vault key is 32 random bytes. HKDF-SHA-256 makes a key for each purpose from it, with no salt
// and the info "alongside vault v1 <purpose>"; the purposes are header, segment, shelf, tally, chain.
// "sealed(x)" is nonce (24), ciphertext, tag (16); its associated data is all that precedes it in the file.
//
// Header:   preamble, text worker, u32 KiB, u32 passes, u32 lanes (Argon2id version 0x13), block salt,
//           block wrapped (the vault key, AES key wrap RFC 3394 under the passphrase's key),
//           u8 recovery: 0, or the version of the block, and then x (32), y (32) of an ephemeral P-256
//           key, text kid (RFC 7638 thumbprint of the team's recovery key), block wrapped (AES key wrap
//           under ECDH-ES with the concat KDF of RFC 7518 4.6).
//           Block 2: algorithm "alongside vault recovery v2", PartyVInfo the vault id (16) and the worker's
//           name, so that it opens as that worker's vault or not at all. Nothing else that is sealed for
//           the recovery key is derived so, packs above all: neither opens as the other.
//           Block 1, of old: algorithm "ECDH-ES+A256KW", nothing bound. It is read, carried along in a
//           header of version 2 until the team's key is at hand, and never made any more;
//           sealed(nothing), by the key "header": shows alteration once the vault key is known;
//           SHA-256 of all that precedes (32): shows damage before it is. In every later version, too, a
//           header begins with the preamble and ends with this hash, so that an old program can say
//           "newer" rather than "damaged".
// Segment:  preamble, u64 from, u64 to, before (32), after (32), sealed(body).
//           before and after are the chain's value in front of the first revision and behind the last:
//           chain(n + 1) = SHA-256(key "chain", chain(n), identity of revision n), chain(0) = 32 zeros.
//           So a segment names what it stands on, as a hash of the previous segment would, but the value
//           stays the same when segments are merged, and loading need not hash anything.
//           body: varint number of texts, texts (kinds, devices, authors: each once); then each revision:
//           rec (16), rev (32), varint kind, varint number of parents, parents (32 each),
//           varint milliseconds since the previous revision's (zigzag; the first: since 0), varint counter,
//           varint stamp's device, varint device, varint author, u8 op (0 create, 1 amend, 2 correct,
//           3 void), text reason, text fields, text extra. Kind, device and author are numbers of texts.
//           Version 2 has proofs besides: who answers for a revision (proof.h). Behind the texts: varint number of
//           proofs, and each: u8 0, signature (64), varint number of identities, identities (32 each; none: the
//           revision's own alone), or u8 1, varint passer (a number of texts). Behind each revision: varint proof,
//           counted from 1; 0: nothing is known. So a save costs its own signature, merging carries proofs along,
//           and what the tally counts has its proof in the same file.
//           A revision whose kind is the empty text was cleared: rec, rev, parents, stamp and device are as they were,
//           op is 0, author, reason, fields and extra are empty, proof is 0. It stands where it stood, so the chain
//           runs on: its identity stays known, and nothing that anybody said does. The same identity may stand further
//           on in full: then it came back. A segment that holds a cleared one is of version 3, and otherwise as version
//           2: a program of before says that it cannot be read and leaves it alone, rather than taking it for a record
//           of a newer kind and sending it on.
// Shelf:    preamble, text name, sealed(canonical JSON).
//           The shelf "clearing" is the vault's own: {"v":1,"revs":<identities one behind the other, base64url>}, or
//           empty. What it names counts as cleared whatever the segments hold: so clearing, which writes several
//           segments anew, is done altogether or not at all (vault_clear.cpp).
// Tally:    preamble, sealed(u64 revisions acknowledged, u64 revisions written, varint number of shelves,
//           for each: text name, u64 generation acknowledged (0: none), u64 generation written),
//           u64 generation of the header that was acknowledged last (0: none)).
//           "Acknowledged" is what the medium had confirmed before the step that wrote this tally;
//           "written" includes that step. A header that is older than its witness was put back.
//           (Version 1 ends before the header's generation.)
//
// Replacing. A step writes new files and unlinks old ones, and IDBFS may carry out any part of it: a put
// that fails does not stop the removals beside it. So a file is unlinked only by a step after the one that
// replaced it was acknowledged. The price is that one old copy lies beside the new one for a while.
// An append is always one file, so that it is there altogether or not at all.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/bytes.h"
#include "core/id.h"
#include "crypto/crypto.h"

namespace alongside::vault {

inline constexpr std::uint16_t kVersion = 1;  ///< of shelves
inline constexpr std::uint16_t kHeaderVersion = 2, kSegmentVersion = 3, kTallyVersion = 2;
inline constexpr std::uint16_t kSegmentOfRecords = 2;  ///< of one that holds nothing cleared
inline constexpr std::size_t kPreamble = 32;
inline constexpr std::size_t kSalt = 16;

using VaultId = std::array<std::uint8_t, 16>;
std::optional<VaultId> vaultIdFrom(std::string_view text);  ///< 32 lower-case hex digits

enum class Part { header, segment, shelf, tally, blob };

/// No log gets so long and no vault is written so often: a name that says so was not given by us. Numbering
/// never follows such a name, or it would end where names are no longer understood.
inline constexpr std::uint64_t kPlausibleRevisions = std::uint64_t{1} << 32;
inline constexpr std::uint64_t kPlausibleGeneration = std::uint64_t{1} << 40;

/// A file's name, taken apart. Anything else in the folder is nobody's business and left alone.
struct FileName {
  Part part = Part::blob;
  std::string name;   ///< with the folder, as the disk knows it
  std::string label;  ///< shelf or blob name
  std::uint64_t from = 0, to = 0;
  std::uint64_t generation = 0;
};
struct Located {
  std::string_view vault;  ///< the folder
  FileName file;
};
std::optional<Located> locate(std::string_view path);

std::string headerName(std::string_view vault, std::uint64_t generation);
std::string segmentName(std::string_view vault, std::uint64_t from, std::uint64_t to,
                        std::uint64_t generation);
std::string shelfName(std::string_view vault, std::string_view label, std::uint64_t generation);
std::string tallyName(std::string_view vault, std::uint64_t generation);
std::string blobName(std::string_view vault, std::string_view label);
bool validShelfLabel(std::string_view label);  ///< a-z, 0-9, '-'; up to 40
bool validBlobLabel(std::string_view label);   ///< letters, digits, '.', '_', '-'; up to 100

/// The sub-keys of an open vault.
struct Keys {
  crypto::Secret header, segment, shelf, tally, chain;
  std::uint8_t number;  ///< of the vault key that they come from
  explicit Keys(const crypto::Secret& vaultKey, std::uint8_t number = 0);
};

struct Recovery {
  std::uint8_t version = 2;  ///< of the block; 1: nothing is bound
  crypto::PublicKey ephemeral;
  std::string kid;
  Bytes wrapped;
};
struct Header {
  std::uint8_t keyNumber = 0;
  std::string worker;
  crypto::Argon2 argon2;
  Bytes salt;
  Bytes wrapped;
  std::optional<Recovery> recovery;
};
Bytes writeHeader(const Header& header, const VaultId& id, std::uint64_t generation, const Keys& keys);

enum class HeaderState { whole, damaged, newer };
struct ReadHeader {
  HeaderState state = HeaderState::damaged;
  Header header;
};
/// Without any key: whole or not.
ReadHeader readHeader(ByteView file, const VaultId& id, std::uint64_t generation);
/// With the key: nobody altered it.
bool headerUnaltered(ByteView file, const Keys& keys);

/// Bound to the vault and its worker: as another's it does not open.
Recovery wrapToRecovery(const crypto::Secret& vaultKey, const crypto::PublicKey& recovery, const VaultId& id,
                        std::string_view worker);
/// Empty when the block is for another key, another vault or another worker. A block of version 1 binds none of them:
/// only the header around it can say whose it is (headerUnaltered).
std::optional<crypto::Secret> unwrapFromRecovery(const Recovery& recovery, const crypto::PrivateKey& key,
                                                 const VaultId& id, std::string_view worker);

Bytes writeShelf(std::string_view label, std::string_view json, const VaultId& id, std::uint64_t generation,
                 const Keys& keys);
std::optional<Bytes> readShelf(ByteView file, std::string_view label, const VaultId& id,
                               std::uint64_t generation, const Keys& keys);

struct Tally {
  struct Shelf {
    std::string label;
    std::uint64_t acknowledged = 0, written = 0;  ///< generations
  };
  std::uint64_t acknowledged = 0, written = 0;  ///< revisions
  std::vector<Shelf> shelves;
  std::uint64_t header = 0;  ///< generation of the one that was acknowledged last; 0: not known
};
Bytes writeTally(const Tally& tally, const VaultId& id, std::uint64_t generation, const Keys& keys);
std::optional<Tally> readTally(ByteView file, const VaultId& id, std::uint64_t generation, const Keys& keys);

}  // namespace alongside::vault
