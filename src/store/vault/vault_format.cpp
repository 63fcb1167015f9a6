#include "store/vault/vault_format.h"

#include <algorithm>
#include <charconv>

#include "store/vault/vault_bytes.h"
#include "store/vault/vault_preamble.h"

namespace alongside::vault {
namespace {

constexpr std::uint8_t kSuite = 1;
constexpr std::size_t kProof = 40;  // nonce and tag around nothing
constexpr std::size_t kHash = 32;
constexpr std::uint64_t kMostNumber = std::uint64_t{1} << 53;  // keeps sums far from overflow

std::optional<std::uint64_t> number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value > kMostNumber) return std::nullopt;
  if (text.size() > 1 && text.front() == '0') return std::nullopt;
  return value;
}

bool lowerOrDigit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

crypto::Secret subKey(const crypto::Secret& vaultKey, std::string_view purpose) {
  return crypto::hkdf(vaultKey, "alongside vault v1 " + std::string(purpose), 32);
}

/// A label of its own: nothing else that is sealed for the team's recovery key is derived so.
constexpr std::string_view kRecoveryAlgorithm = "alongside vault recovery v2";
constexpr std::string_view kUnboundRecovery = "ECDH-ES+A256KW";  ///< blocks of version 1

/// Whose vault it is: part of the derivation, and of fixed length but for its end.
std::string boundTo(const VaultId& id, std::string_view worker) { return textOf(id) + std::string(worker); }

}  // namespace

// --- Names

std::optional<VaultId> vaultIdFrom(std::string_view text) {
  const auto bytes = fromHex(text);
  if (!bytes || bytes->size() != 16) return std::nullopt;
  VaultId id{};
  std::ranges::copy(*bytes, id.begin());
  return id;
}

bool validShelfLabel(std::string_view label) {
  return !label.empty() && label.size() <= 40 &&
         std::ranges::all_of(label, [](char c) { return lowerOrDigit(c) || c == '-'; });
}

bool validBlobLabel(std::string_view label) {
  return !label.empty() && label.size() <= 100 && label.front() != '.' &&
         std::ranges::all_of(label, [](char c) {
           return lowerOrDigit(c) || (c >= 'A' && c <= 'Z') || c == '.' || c == '_' || c == '-';
         });
}

std::string headerName(std::string_view vault, std::uint64_t generation) {
  return std::string(vault) + "/hdr." + std::to_string(generation);
}
std::string segmentName(std::string_view vault, std::uint64_t from, std::uint64_t to,
                        std::uint64_t generation) {
  return std::string(vault) + "/seg." + std::to_string(from) + "-" + std::to_string(to) + "." +
         std::to_string(generation);
}
std::string shelfName(std::string_view vault, std::string_view label, std::uint64_t generation) {
  return std::string(vault) + "/shelf." + std::string(label) + "." + std::to_string(generation);
}
std::string tallyName(std::string_view vault, std::uint64_t generation) {
  return std::string(vault) + "/tally." + std::to_string(generation);
}
std::string blobName(std::string_view vault, std::string_view label) {
  return std::string(vault) + "/blob." + std::string(label);
}

std::optional<Located> locate(std::string_view path) {
  const std::size_t slash = path.find('/');
  if (slash == std::string_view::npos || !vaultIdFrom(path.substr(0, slash))) return std::nullopt;
  Located found{path.substr(0, slash), {}};
  found.file.name = path;
  std::string_view rest = path.substr(slash + 1);
  const auto begins = [&](std::string_view start) {
    if (!rest.starts_with(start)) return false;
    rest.remove_prefix(start.size());
    return true;
  };
  if (begins("blob.")) {
    found.file.label = rest;
    return validBlobLabel(rest) ? std::optional(found) : std::nullopt;
  }
  const std::size_t dot = path.rfind('.');
  if (dot == std::string_view::npos || dot < slash) return std::nullopt;
  const auto generation = number(path.substr(dot + 1));
  if (!generation || *generation == 0) return std::nullopt;
  found.file.generation = *generation;
  if (begins("hdr.")) {
    found.file.part = Part::header;
    return number(rest) ? std::optional(found) : std::nullopt;
  }
  if (begins("tally.")) {
    found.file.part = Part::tally;
    return number(rest) ? std::optional(found) : std::nullopt;
  }
  if (begins("shelf.")) {
    found.file.part = Part::shelf;
    const std::size_t end = rest.find('.');
    if (end == std::string_view::npos || end != rest.rfind('.')) return std::nullopt;
    found.file.label = rest.substr(0, end);
    if (!validShelfLabel(found.file.label)) return std::nullopt;
    return found;
  }
  if (begins("seg.")) {
    found.file.part = Part::segment;
    const std::string_view range = rest.substr(0, rest.find('.'));
    const std::size_t dash = range.find('-');
    if (dash == std::string_view::npos || rest.find('.') != rest.rfind('.')) return std::nullopt;
    const auto from = number(range.substr(0, dash));
    const auto to = number(range.substr(dash + 1));
    if (!from || !to || *to < *from) return std::nullopt;
    found.file.from = *from;
    found.file.to = *to;
    return found;
  }
  return std::nullopt;
}

// --- What all files share

Keys::Keys(const crypto::Secret& vaultKey, std::uint8_t keyNumber)
    : header(subKey(vaultKey, "header")),
      segment(subKey(vaultKey, "segment")),
      shelf(subKey(vaultKey, "shelf")),
      tally(subKey(vaultKey, "tally")),
      chain(subKey(vaultKey, "chain")),
      number(keyNumber) {}

void writePreamble(ByteWriter& out, std::string_view magic, const VaultId& id, std::uint64_t generation,
                   const Keys& keys, std::uint16_t version) {
  out.raw(viewOf(magic));
  out.u16(version);
  out.u8(kSuite);
  out.u8(keys.number);
  out.raw(id);
  out.u64(generation);
}

Preamble readPreamble(ByteReader& in) {
  Preamble preamble;
  const ByteView magic = in.raw(4);
  preamble.magic = textOf(magic);
  preamble.version = in.u16();
  preamble.suite = in.u8();
  preamble.keyNumber = in.u8();
  in.into(preamble.id);
  preamble.generation = in.u64();
  return preamble;
}

bool Preamble::names(std::string_view expectedMagic, const VaultId& expectedId,
                     std::uint64_t expectedGeneration, std::uint16_t newest) const {
  return magic == expectedMagic && version >= 1 && version <= newest && suite == kSuite && id == expectedId &&
         generation == expectedGeneration;
}

void sealBehind(ByteWriter& out, const crypto::Secret& key, ByteView plain) {
  out.raw(crypto::seal(key, out.bytes(), plain));
}

std::optional<Bytes> openBehind(ByteView file, std::size_t clear, const crypto::Secret& key) {
  if (file.size() < clear) return std::nullopt;
  return crypto::open(key, file.first(clear), file.subspan(clear));
}

// --- Header

Bytes writeHeader(const Header& header, const VaultId& id, std::uint64_t generation, const Keys& keys) {
  ByteWriter out;
  writePreamble(out, kHeaderMagic, id, generation, keys, kHeaderVersion);
  out.text(header.worker);
  out.u32(header.argon2.kib);
  out.u32(header.argon2.passes);
  out.u32(header.argon2.lanes);
  out.block(header.salt);
  out.block(header.wrapped);
  out.u8(header.recovery ? header.recovery->version : 0);
  if (header.recovery) {
    out.raw(header.recovery->ephemeral.x);
    out.raw(header.recovery->ephemeral.y);
    out.text(header.recovery->kid);
    out.block(header.recovery->wrapped);
  }
  sealBehind(out, keys.header, {});
  out.raw(crypto::sha256(out.bytes()).bytes);
  return out.take();
}

ReadHeader readHeader(ByteView file, const VaultId& id, std::uint64_t generation) {
  ReadHeader result;
  if (file.size() < kPreamble + kProof + kHash) return result;
  const ByteView hashed = file.first(file.size() - kHash);
  if (!std::ranges::equal(crypto::sha256(hashed).bytes, file.last(kHash))) return result;
  ByteReader in(hashed.first(hashed.size() - kProof));
  const Preamble preamble = readPreamble(in);
  if (preamble.magic == kHeaderMagic && preamble.version > kHeaderVersion && preamble.id == id) {
    result.state = HeaderState::newer;
    return result;
  }
  if (!preamble.names(kHeaderMagic, id, generation, kHeaderVersion)) return result;
  // Version 1 knew one key and one sort of block.
  if (preamble.version == 1 && preamble.keyNumber != 0) return result;
  Header& header = result.header;
  header.keyNumber = preamble.keyNumber;
  header.worker = in.text();
  header.argon2.kib = in.u32();
  header.argon2.passes = in.u32();
  header.argon2.lanes = in.u32();
  const ByteView salt = in.block();
  header.salt.assign(salt.begin(), salt.end());
  const ByteView wrapped = in.block();
  header.wrapped.assign(wrapped.begin(), wrapped.end());
  if (const std::uint8_t recovery = in.u8(); recovery == 1 || (recovery == 2 && preamble.version == 2)) {
    Recovery& r = header.recovery.emplace();
    r.version = recovery;
    in.into(r.ephemeral.x);
    in.into(r.ephemeral.y);
    r.kid = in.text();
    const ByteView key = in.block();
    r.wrapped.assign(key.begin(), key.end());
  } else if (recovery != 0) {
    return result;
  }
  if (in.atEnd()) result.state = HeaderState::whole;
  return result;
}

bool headerUnaltered(ByteView file, const Keys& keys) {
  if (file.size() < kPreamble + kProof + kHash) return false;
  const ByteView proven = file.first(file.size() - kHash);
  return openBehind(proven, proven.size() - kProof, keys.header).has_value();
}

Recovery wrapToRecovery(const crypto::Secret& vaultKey, const crypto::PublicKey& recovery, const VaultId& id,
                        std::string_view worker) {
  const crypto::PrivateKey ephemeral = crypto::PrivateKey::generate();
  const crypto::Secret kek =
      crypto::concatKdf(ephemeral.agree(recovery), kRecoveryAlgorithm, 32, {}, boundTo(id, worker));
  return {2, ephemeral.publicKey(), recovery.thumbprint(), crypto::wrapKey(kek, vaultKey)};
}

std::optional<crypto::Secret> unwrapFromRecovery(const Recovery& recovery, const crypto::PrivateKey& key,
                                                 const VaultId& id, std::string_view worker) {
  if (recovery.kid != key.publicKey().thumbprint()) return std::nullopt;
  // A header can be altered by anybody: the point is checked before it is multiplied.
  const auto ephemeral = crypto::publicKeyFrom(recovery.ephemeral.jwk());
  if (!ephemeral) return std::nullopt;
  const crypto::Secret shared = key.agree(*ephemeral);
  const crypto::Secret kek = recovery.version == 1
                                 ? crypto::concatKdf(shared, kUnboundRecovery, 32)
                                 : crypto::concatKdf(shared, kRecoveryAlgorithm, 32, {}, boundTo(id, worker));
  auto vaultKey = crypto::unwrapKey(kek, recovery.wrapped);
  if (!vaultKey || vaultKey->size() != 32) return std::nullopt;
  return vaultKey;
}

// --- Shelves and tally

Bytes writeShelf(std::string_view label, std::string_view json, const VaultId& id, std::uint64_t generation,
                 const Keys& keys) {
  ByteWriter out;
  writePreamble(out, kShelfMagic, id, generation, keys);
  out.text(label);
  sealBehind(out, keys.shelf, viewOf(json));
  return out.take();
}

std::optional<Bytes> readShelf(ByteView file, std::string_view label, const VaultId& id,
                               std::uint64_t generation, const Keys& keys) {
  ByteReader in(file);
  if (!readPreamble(in).fits(kShelfMagic, id, generation, keys) || in.text() != label || !in.ok())
    return std::nullopt;
  return openBehind(file, file.size() - in.left(), keys.shelf);
}

Bytes writeTally(const Tally& tally, const VaultId& id, std::uint64_t generation, const Keys& keys) {
  ByteWriter body;
  body.u64(tally.acknowledged);
  body.u64(tally.written);
  body.varint(tally.shelves.size());
  for (const Tally::Shelf& shelf : tally.shelves) {
    body.text(shelf.label);
    body.u64(shelf.acknowledged);
    body.u64(shelf.written);
  }
  body.u64(tally.header);
  ByteWriter out;
  writePreamble(out, kTallyMagic, id, generation, keys, kTallyVersion);
  sealBehind(out, keys.tally, body.bytes());
  return out.take();
}

std::optional<Tally> readTally(ByteView file, const VaultId& id, std::uint64_t generation, const Keys& keys) {
  ByteReader in(file);
  const Preamble preamble = readPreamble(in);
  if (!preamble.fits(kTallyMagic, id, generation, keys, kTallyVersion) || !in.ok()) return std::nullopt;
  const auto plain = openBehind(file, kPreamble, keys.tally);
  if (!plain) return std::nullopt;
  ByteReader body(*plain);
  Tally tally;
  tally.acknowledged = body.u64();
  tally.written = body.u64();
  for (std::uint64_t left = body.varint(); left > 0 && body.ok(); --left) {
    Tally::Shelf shelf;
    shelf.label = body.text();
    shelf.acknowledged = body.u64();
    shelf.written = body.u64();
    tally.shelves.push_back(std::move(shelf));
  }
  if (preamble.version >= 2) tally.header = body.u64();
  if (!body.atEnd()) return std::nullopt;
  return tally;
}

}  // namespace alongside::vault
