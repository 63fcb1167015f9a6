// The team file: who belongs, to whom packs are sealed, where they go. A JWS (ES256), not encrypted.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exchange/keys.h"
#include "store/revision.h"

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
  std::vector<std::string> teams;     ///< community teams and others that refer or share the work, by name
  std::vector<std::string> partners;  ///< organisations that take part, by name
  /// The directory of places to suggest: all versions of its records, as they stand in the coordinator's vault. A tablet
  /// that takes the file has them from then on.
  std::vector<Revision> directory;
  Millis edited = 0;                            ///< when this version was made
  std::vector<std::pair<int, Hash>> ancestors;  ///< the versions that it was made from, with their marks
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
/// Whoever signed it leads in the file itself and, with `known`, in the team that is known as well. Without `known` it is
/// the first sight of a team: nothing but the fingerprint words, compared aloud, vouches for it. Faults:
/// "team/not-a-team-file", "team/altered", "team/other-team", "team/older", "team/unknown-signer", "team/newer-version".
struct OpenedTeam {
  Team team;
  std::string signer;  ///< device thumbprint
};
Result<OpenedTeam> openTeam(std::string_view file, const Team* known = nullptr);
/// A team file that this tablet took and kept, sealed: the vault vouches for it, whatever is asked of files that come in.
Result<Team> teamKept(std::string_view file);
std::optional<Id> teamIdOf(
    std::string_view file);  ///< even of one that cannot be read any more; proves nothing

/// A pack is sealed to all of them and to the recovery key, and has sixteen recipients at most.
inline constexpr std::size_t kMostCoordinators = 15;
/// Who leads now and did not, who leads no more, another recovery key: sentences for whoever takes `after`.
std::vector<std::string> leadersTold(const Team& before, const Team& after, std::string_view ownDevice);

// --- Join: a new worker's public keys and name, signed by the keys themselves (proof of possession).
inline constexpr std::size_t kMostJoins = 40;  ///< that wait at a desk
struct JoinRequest {
  Id team;
  Member member;  ///< of an opened one: name and keys; everything else is the coordinator's to say
  Millis made = 0;
};
std::string signJoin(const JoinRequest& request, const DeviceKeys& own);
/// Faults "join/not-a-join-file", "join/altered", "join/newer-version".
Result<JoinRequest> openJoin(std::string_view file);

// --- Two coordinators, two machines (team_merge.cpp)
Hash teamMark(const Team& team);  ///< of what it says
/// The next version of it, to be signed: everything that was changed counts as made at `now`.
Team nextVersion(Team edited, const Team& from, Millis now);
enum class TeamStanding {
  same,
  newer,  ///< theirs was made from ours
  older,  ///< ours was made from theirs
  apart,  ///< both were changed since they were the same
};
TeamStanding standing(const Team& ours, const Team& theirs);
struct TeamMerge {
  Team team;  ///< to be signed; the same whoever makes it
  std::vector<std::string>
      told;  ///< what both had changed otherwise: sentences with what is kept and what is not
};
/// What either has is in it; where both say something else of one thing the later version counts.
TeamMerge mergedTeams(const Team& a, const Team& b);

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
