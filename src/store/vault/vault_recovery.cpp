// The team's recovery key: the vault's key wrapped for it, the file that a locked tablet saves for the coordinator, and what
// the coordinator gets out of it.
//
//   {"fmt":"alongside-recovery","v":2,"vault":<id>,"worker":<name>,"kid":…,"epk":…,"wrapped":…}
//   {"fmt":"alongside-recovery","v":2,"vault":<id>,"generation":<number>,"header":<the tablet's header, as it lies there>}
//
// Whose records they are is never taken on the file's word, or somebody could have a colleague's vault opened by writing
// their own name over it, or a pack that was caught on its way by calling its key a vault's. A block of version 2 opens as
// the vault and the worker that the file names, or not at all. A block of version 1 binds nothing, so the file brings the
// whole header: its seal can be made only by whoever had the vault's key, and covers the name. (It holds the salt of the
// passphrase, too. That helps nobody who has not got the vault's files, where it lies already.)
//
// Files of version 1, made by a program of before, are a bare block of version 1 that proves nothing. They are refused: the
// locked tablet can be brought up to date without being opened, and then saves a better one.
#include <algorithm>

#include "store/vault/vault_inside.h"

namespace alongside {
namespace {

constexpr std::string_view kFormat = "alongside-recovery";
constexpr std::string_view kBlockMembers[] = {"epk", "fmt", "kid", "v", "vault", "worker", "wrapped"};
constexpr std::string_view kHeaderMembers[] = {"fmt", "generation", "header", "v", "vault"};
constexpr JsonLimits kLimits{std::size_t{16} << 10, 4};

Fault noRecovery() {
  return {"vault/no-recovery", "These records were never linked to a team's recovery key.",
          "They are on this tablet, unchanged.", "Only the passphrase opens them."};
}

Fault wrongRecoveryKey() {
  return {"vault/wrong-recovery-key", "That recovery key does not open these records.",
          "Nothing has been changed.", "Use the recovery key of the team that this tablet belongs to."};
}

Fault noRecoveryFile() {
  return {"vault/no-recovery-file", "That file is not a recovery file.", "Nothing has been changed.",
          "Choose the recovery file that the locked tablet saved."};
}

Fault olderFile() {
  return {"vault/older-recovery-file",
          "This file was made by an older version of Alongside, and does not prove whose records it opens.",
          "Nothing was opened.",
          "Open Alongside on the locked tablet with the network on, so that it can update. Then save the "
          "file there "
          "again."};
}

Fault notProven() {
  return {
      "vault/recovery-altered",
      "This file does not prove what it says: its name was changed, or it was made from something else.",
      "Nothing was opened.",
      "Do not help with it. Ask the person in front of you to save the file again, on the tablet itself."};
}

/// What a recovery file holds, in order and nothing else.
struct Request {
  std::string vault, worker;
  vault::VaultId id{};
  vault::Recovery recovery;
  std::uint8_t keyNumber = 0;
  std::uint64_t generation = 0;
  Bytes header{};  ///< with a block of version 1

  Json json() const {
    Json out{{"fmt", kFormat}, {"v", 2}, {"vault", vault}};
    if (recovery.version == 1) {
      out["generation"] = generation;
      out["header"] = base64url(header);
    } else {
      out["worker"] = worker;
      out["kid"] = recovery.kid;
      out["epk"] = recovery.ephemeral.jwk();
      out["wrapped"] = base64url(recovery.wrapped);
    }
    return out;
  }
};

bool holdsExactly(const Json& json, std::span<const std::string_view> members) {
  return json.size() == members.size() &&
         std::ranges::all_of(members, [&](std::string_view name) { return json.contains(name); });
}

bool fromHeader(Request& request, vault::Header header) {
  if (!header.recovery) return false;
  request.worker = std::move(header.worker);
  request.keyNumber = header.keyNumber;
  request.recovery = *std::move(header.recovery);
  return true;
}

Result<Request> requestFrom(ByteView file) {
  const auto json = file.size() <= kLimits.bytes ? parseJson(textOf(file), kLimits)
                                                 : Result<Json>(std::unexpected(noRecoveryFile()));
  if (!json || !json->is_object() || textAt(*json, "fmt") != kFormat)
    return std::unexpected(noRecoveryFile());
  if (numberAt(*json, "v") == 1) return std::unexpected(olderFile());
  if (numberAt(*json, "v") > 2) return std::unexpected(vault::newerVersion());
  Request request;
  request.vault = textAt(*json, "vault");
  const auto id = vault::vaultIdFrom(request.vault);
  if (!id || numberAt(*json, "v") != 2) return std::unexpected(noRecoveryFile());
  request.id = *id;
  if (json->contains("header")) {
    const auto header = fromBase64url(textAt(*json, "header"));
    const std::int64_t generation = numberAt(*json, "generation");
    if (!header || generation < 1 || !holdsExactly(*json, kHeaderMembers))
      return std::unexpected(noRecoveryFile());
    request.generation = static_cast<std::uint64_t>(generation);
    request.header = *header;
    vault::ReadHeader read = vault::readHeader(request.header, request.id, request.generation);
    if (read.state != vault::HeaderState::whole || !fromHeader(request, std::move(read.header)) ||
        request.recovery.version != 1)
      return std::unexpected(noRecoveryFile());
    return request;
  }
  const auto ephemeral = crypto::publicKeyFrom(json->value("epk", Json()));
  auto wrapped = fromBase64url(textAt(*json, "wrapped"));
  request.worker = textAt(*json, "worker");
  if (!ephemeral || !wrapped || request.worker.empty() || !holdsExactly(*json, kBlockMembers))
    return std::unexpected(noRecoveryFile());
  request.recovery = {2, *ephemeral, textAt(*json, "kid"), *std::move(wrapped)};
  return request;
}

Result<Request> requestOf(Disk& disk, std::string_view id) {
  auto found = vault::headerOf(disk, id);
  if (!found) return std::unexpected(found.error());
  Request request;
  request.vault = std::string(id);
  request.id = found->id;
  request.generation = found->header.file.generation;
  request.header = std::move(found->header.bytes);
  if (!fromHeader(request, std::move(found->header.header))) return std::unexpected(noRecovery());
  return request;
}

Result<crypto::Secret> opened(const Request& request, const crypto::PrivateKey& key) {
  if (request.recovery.kid != key.publicKey().thumbprint()) return std::unexpected(wrongRecoveryKey());
  auto vaultKey = vault::unwrapFromRecovery(request.recovery, key, request.id, request.worker);
  if (!vaultKey) return std::unexpected(notProven());
  if (request.recovery.version == 1 &&
      !vault::headerUnaltered(request.header, vault::Keys(*vaultKey, request.keyNumber)))
    return std::unexpected(notProven());
  return *std::move(vaultKey);
}

}  // namespace

void Vault::setRecovery(const crypto::PublicKey& recovery, Done done) {
  inside_->header.recovery =
      vault::wrapToRecovery(inside_->vaultKey, recovery, inside_->number, inside_->header.worker);
  inside_->place({.act = Inside::Act::header, .done = {std::move(done)}});
}

bool Vault::recoverableWith(const crypto::PublicKey& recovery) const {
  const auto& block = inside_->header.recovery;
  return block && block->version == 2 && block->kid == recovery.thumbprint();
}

Result<Bytes> Vault::recoveryFile(Disk& disk, std::string_view id) {
  const auto request = requestOf(disk, id);
  if (!request) return std::unexpected(request.error());
  return bytesOf(canonical(request->json()));
}

Result<RecoveryAsked> Vault::readRecoveryFile(ByteView file) {
  const auto request = requestFrom(file);
  if (!request) return std::unexpected(request.error());
  return RecoveryAsked{request->vault, request->worker, request->recovery.kid,
                       crypto::sha256(canonical(request->json()))};
}

Result<crypto::Secret> Vault::keyFromRecovery(Disk& disk, std::string_view id,
                                              const crypto::PrivateKey& recovery) {
  const auto request = requestOf(disk, id);
  if (!request) return std::unexpected(request.error());
  return opened(*request, recovery);
}

Result<crypto::Secret> Vault::keyFromRecoveryFile(ByteView file, const crypto::PrivateKey& recovery) {
  const auto request = requestFrom(file);
  if (!request) return std::unexpected(request.error());
  return opened(*request, recovery);
}

}  // namespace alongside
