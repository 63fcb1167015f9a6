// Getting in: making a vault, and its passphrase. (The team's recovery key: vault_recovery.cpp.)
#include "store/vault/vault_inside.h"

namespace alongside {
namespace vault {

Result<OnDisk> headerOf(Disk& disk, std::string_view id) {
  const auto number = vaultIdFrom(id);
  const Inventory files = inventory(disk, id);
  if (!number || (files.empty() && files.blobs.empty())) return std::unexpected(noSuchVault());
  OnDisk found{*number, newestHeader(disk, *number, files)};
  if (found.header.state == HeaderState::newer) return std::unexpected(newerVersion());
  if (found.header.state == HeaderState::damaged) return std::unexpected(damagedHeader());
  return found;
}

Outcome lock(Header& header, const crypto::Secret& vaultKey, const crypto::Secret& passphrase,
             crypto::Argon2 parameters) {
  Bytes salt = crypto::random(kSalt);
  auto kek = crypto::derive(passphrase, salt, parameters);
  if (!kek) return std::unexpected(kek.error());
  header.argon2 = parameters;
  header.salt = std::move(salt);
  header.wrapped = crypto::wrapKey(*kek, vaultKey);
  return {};
}
}  // namespace vault

namespace {

constexpr std::size_t kVaultKey = 32;

}  // namespace

Result<std::unique_ptr<Vault>> Vault::create(Disk& disk, NewVault what, Done done) {
  const Bytes id = crypto::random(16);
  const std::string name = hexOf(id);
  auto inside = std::make_unique<Inside>(disk, name, vault::vaultIdFrom(name).value(),
                                         crypto::randomSecret(kVaultKey), 0);
  inside->header.worker = what.worker;
  if (auto locked = vault::lock(inside->header, inside->vaultKey, what.passphrase, what.parameters);
      !locked) {
    return std::unexpected(locked.error());
  }
  if (what.recovery)
    inside->header.recovery =
        vault::wrapToRecovery(inside->vaultKey, *what.recovery, inside->number, what.worker);
  inside->settled = true;
  Inside& placed = *inside;
  std::unique_ptr<Vault> made(new Vault(std::move(inside)));
  placed.place({.act = Inside::Act::header, .done = {std::move(done)}});
  return made;
}

Result<crypto::Secret> Vault::keyFor(Disk& disk, std::string_view id, const crypto::Secret& passphrase) {
  const auto found = vault::headerOf(disk, id);
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

void Vault::changePassphrase(const crypto::Secret& passphrase, crypto::Argon2 parameters, Done done) {
  if (auto locked = vault::lock(inside_->header, inside_->vaultKey, passphrase, parameters); !locked) {
    inside_->place({.fault = locked.error(), .done = {std::move(done)}});
    return;
  }
  inside_->place({.act = Inside::Act::header, .done = {std::move(done)}});
}

}  // namespace alongside
