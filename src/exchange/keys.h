// A device's own keys and the people whose keys it knows.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/crypto.h"

namespace alongside {

enum class Role { worker, coordinator };

/// One vault's identity: made when the vault is made, kept sealed in it.
struct DeviceKeys {
  crypto::PrivateKey signing;    ///< ES256
  crypto::PrivateKey agreement;  ///< ECDH-ES

  static DeviceKeys generate();
  DeviceKeys copy() const;
  std::string thumbprint() const { return signing.publicKey().thumbprint(); }
  Json sealedJson() const;  ///< private members included: only ever put on a vault's shelf
  static std::optional<DeviceKeys> fromSealedJson(const Json& json);
};

/// Somebody's public half, as the team file's roster lists it.
/// An entry of the roster: somebody with one of their tablets. Who has two, or got a new one, has two entries.
struct Member {
  std::string name;
  Role role = Role::worker;
  crypto::PublicKey signing;
  crypto::PublicKey agreement;
  Millis since = 0;
  std::optional<Millis> until{};  ///< left, or the tablet was lost: packs made later are refused
  Id member{};  ///< who it is, on whatever tablet; empty in older team files: members.h makes it
  std::vector<std::string> earlier{};  ///< names that the roster had for them before, sorted
  Json extra = Json::object();         ///< members of a newer version, kept

  /// The roster has or had this name for them: a revision keeps the name that its writer had.
  bool called(std::string_view author) const;
  /// Takes note of what another version of the roster called them.
  void rememberNames(const Member& other);
  std::string device() const { return signing.thumbprint(); }
  Json json() const;
  static Result<Member> from(const Json& json);
};

/// Five words of the EFF list that stand for the SHA-256 of both public keys: compared aloud.
std::vector<std::string> fingerprintWords(const crypto::PublicKey& signing,
                                          const crypto::PublicKey& agreement);
/// Five words that stand for a file's SHA-256.
std::vector<std::string> fingerprintWords(const Hash& mark);
/// `n` words drawn evenly from the 7,772 of that list that hold no hyphen (12.9 bits each), for passphrases and
/// backups: people type hyphens as spaces.
std::vector<std::string> randomWords(std::size_t n);
std::span<const std::string_view> wordList();

}  // namespace alongside
