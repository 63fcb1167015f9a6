// The team file: who belongs, to whom packs are sealed, where they go. A JWS (ES256), not encrypted.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/keys.h"

namespace alongside {

struct Ward {
  std::string name;
  std::string telephone;
};

struct Team {
  Id id;
  int version = 1;  ///< grows with each edit; tablets take a newer one, signed by a coordinator they know
  std::string name;
  std::vector<Member> roster;  ///< coordinators and workers
  crypto::PublicKey recovery;  ///< agreement key; its private half is on the coordinator's printed sheet
  std::vector<Ward> wards;
  std::string inbox;               ///< upload address: a path on the same origin ("/inbox/"), or empty
  Json settings = Json::object();  ///< e.g. {"lockMinutes":5,"notSeenDays":7}
  Json extra = Json::object();     ///< members of a newer version, kept

  const Member* memberByDevice(std::string_view thumbprint) const;
  std::vector<const Member*> coordinators() const;  ///< those who have not left
  Json json() const;
};

/// The team of Team::json(), as vaults and backups keep it. Code "team/not-a-team-file".
Result<Team> teamFromJson(const Json& json);

/// Compact JWS text.
std::string signTeam(const Team& team, const DeviceKeys& coordinator);
/// Verifies with a coordinator key of the file itself (first sight: the fingerprint words are shown) or,
/// with `known`, with a coordinator of the team that is known. Faults: "team/not-a-team-file",
/// "team/altered", "team/other-team", "team/older", "team/unknown-signer", "team/newer-version".
struct OpenedTeam {
  Team team;
  std::string signer;  ///< device thumbprint
};
Result<OpenedTeam> openTeam(std::string_view file, const Team* known = nullptr);

// --- Join: a new worker's public keys and name, signed by the keys themselves (proof of possession).
struct JoinRequest {
  Id team;
  Member member;
  Millis made = 0;
};
std::string signJoin(const JoinRequest& request, const DeviceKeys& own);
Result<JoinRequest> openJoin(std::string_view file);  ///< "join/not-a-join-file", "join/altered"

/// The coordinator's printed backup: recovery key (and the coordinator's own keys) under a secret of
/// eight words that the app generates. JSON text for a file or a printed sheet.
struct Backup {
  crypto::PrivateKey recovery;
  DeviceKeys coordinator;
  std::string name;
  Team team;
};
/// Empty when the tablet has not even 19 MiB left to derive a key.
std::string sealBackup(const Backup& backup, const std::vector<std::string>& words);
/// Faults: "backup/wrong-words", "backup/damaged", "backup/not-a-backup", "backup/newer-version".
Result<Backup> openBackup(std::string_view file, std::string_view words);

}  // namespace alongside
