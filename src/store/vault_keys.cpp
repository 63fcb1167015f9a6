// Getting in: making a vault, its passphrase, and the team's recovery key.
#include "store/vault_inside.h"

namespace alongside {
namespace {

constexpr std::size_t kVaultKey = 32;

struct OnDisk {
  vault::VaultId id{};
  vault::FoundHeader header;
};

Result<OnDisk> headerOf(Disk& disk, std::string_view id) {
  const auto number = vault::vaultIdFrom(id);
  const vault::Inventory files = vault::inventory(disk, id);
  if (!number || (files.empty() && files.blobs.empty())) return std::unexpected(vault::noSuchVault());
  OnDisk found{*number, vault::newestHeader(disk, *number, files)};
  if (found.header.state == vault::HeaderState::newer) return std::unexpected(vault::newerVersion());
  if (found.header.state == vault::HeaderState::damaged) return std::unexpected(vault::damagedHeader());
  return found;
}

/// Wraps the vault key under a passphrase, with a salt of its own.
Outcome lock(vault::Header& header, const crypto::Secret& vaultKey, const crypto::Secret& passphrase,
             crypto::Argon2 parameters) {
  Bytes salt = crypto::random(vault::kSalt);
  auto kek = crypto::derive(passphrase, salt, parameters);
  if (!kek) return std::unexpected(kek.error());
  header.argon2 = parameters;
  header.salt = std::move(salt);
  header.wrapped = crypto::wrapKey(*kek, vaultKey);
  return {};
}

Fault noRecovery() {
  return {"vault/no-recovery", "These records were never linked to a team's recovery key.",
          "They are on this tablet, unchanged.", "Only the passphrase opens them."};
}

Fault wrongRecoveryKey() {
  return {"vault/wrong-recovery-key", "That recovery key does not open these records.",
          "Nothing has been changed.", "Use the recovery key of the team that this tablet belongs to."};
}

Result<crypto::Secret> opened(const std::optional<vault::Recovery>& recovery, const crypto::PrivateKey& key) {
  if (!recovery) return std::unexpected(noRecovery());
  auto vaultKey = vault::unwrapFromRecovery(*recovery, key);
  if (!vaultKey) return std::unexpected(wrongRecoveryKey());
  return *std::move(vaultKey);
}

constexpr std::string_view kRecoveryFormat = "alongside-recovery";

}  // namespace

Result<std::unique_ptr<Vault>> Vault::create(Disk& disk, NewVault what, Done done) {
  const Bytes id = crypto::random(16);
  const std::string name = hexOf(id);
  auto inside =
      std::make_unique<Inside>(disk, name, vault::vaultIdFrom(name).value(), crypto::randomSecret(kVaultKey));
  inside->header.worker = what.worker;
  if (auto locked = lock(inside->header, inside->vaultKey, what.passphrase, what.parameters); !locked) {
    return std::unexpected(locked.error());
  }
  if (what.recovery) inside->header.recovery = vault::wrapToRecovery(inside->vaultKey, *what.recovery);
  inside->settled = true;
  Inside& placed = *inside;
  std::unique_ptr<Vault> made(new Vault(std::move(inside)));
  placed.place({.act = Inside::Act::header, .done = {std::move(done)}});
  return made;
}

Result<crypto::Secret> Vault::keyFor(Disk& disk, std::string_view id, const crypto::Secret& passphrase) {
  const auto found = headerOf(disk, id);
  if (!found) return std::unexpected(found.error());
  const vault::Header& header = found->header.header;
  const auto kek = crypto::derive(passphrase, header.salt, header.argon2);
  if (!kek) return std::unexpected(kek.error());
  auto vaultKey = crypto::unwrapKey(*kek, header.wrapped);
  if (!vaultKey || vaultKey->size() != kVaultKey) {
    return fail("vault/wrong-passphrase", "That passphrase does not open these records.",
                "Nothing has been changed.", "Check for capital letters and spaces, then try again.");
  }
  return *std::move(vaultKey);
}

void Vault::setRecovery(const crypto::PublicKey& recovery, Done done) {
  inside_->header.recovery = vault::wrapToRecovery(inside_->vaultKey, recovery);
  inside_->place({.act = Inside::Act::header, .done = {std::move(done)}});
}

void Vault::changePassphrase(const crypto::Secret& passphrase, crypto::Argon2 parameters, Done done) {
  if (auto locked = lock(inside_->header, inside_->vaultKey, passphrase, parameters); !locked) {
    inside_->place({.fault = locked.error(), .done = {std::move(done)}});
    return;
  }
  // The old header opens with the old passphrase: it has to be gone before anybody is told.
  inside_->place({.act = Inside::Act::header, .sweep = true, .done = {std::move(done)}});
}

Result<Bytes> Vault::recoveryFile(Disk& disk, std::string_view id) {
  const auto found = headerOf(disk, id);
  if (!found) return std::unexpected(found.error());
  const auto& recovery = found->header.header.recovery;
  if (!recovery) return std::unexpected(noRecovery());
  return bytesOf(canonical({{"fmt", kRecoveryFormat},
                            {"v", 1},
                            {"vault", std::string(id)},
                            {"worker", found->header.header.worker},
                            {"kid", recovery->kid},
                            {"epk", recovery->ephemeral.jwk()},
                            {"wrapped", base64url(recovery->wrapped)}}));
}

Result<crypto::Secret> Vault::keyFromRecovery(Disk& disk, std::string_view id,
                                              const crypto::PrivateKey& recovery) {
  const auto found = headerOf(disk, id);
  if (!found) return std::unexpected(found.error());
  return opened(found->header.header.recovery, recovery);
}

Result<crypto::Secret> Vault::keyFromRecoveryFile(ByteView file, const crypto::PrivateKey& recovery) {
  const auto notOurs =
      fail("vault/no-recovery-file", "That file is not a recovery file.", "Nothing has been changed.",
           "Choose the recovery file that the locked tablet saved.");
  if (file.size() > std::size_t{64} * 1024) return notOurs;
  const auto json = parseJson(textOf(file));
  if (!json || textAt(*json, "fmt") != kRecoveryFormat) return notOurs;
  if (numberAt(*json, "v") > 1) return std::unexpected(vault::newerVersion());
  const auto ephemeral = crypto::publicKeyFrom(json->value("epk", Json()));
  const auto wrapped = fromBase64url(textAt(*json, "wrapped"));
  if (!ephemeral || !wrapped) return notOurs;
  return opened(vault::Recovery{*ephemeral, textAt(*json, "kid"), *wrapped}, recovery);
}

}  // namespace alongside
