// The team file: a compact JWS, typ "alongside-team+json". Payload:
//
//   {"fmt":"alongside-team","v":1,"id":…,"version":…,"name":…,"roster":[…],"recovery":<JWK>,
//    "wards":[{"name":…,"telephone":…}],"inbox":…,"settings":{…}}, and members of a newer version
//   when there are any:  "teams":[…],"partners":[…],"directory":[<revision>,…],"edited":<ms>,
//    "ancestors":[[<version>,<mark>],…]
#include "exchange/team/team.h"

#include <algorithm>
#include <set>

#include "core/text.h"
#include "exchange/jose.h"
#include "store/proof.h"
#include "store/revision.h"

namespace alongside {

namespace {

constexpr std::string_view kTeamTyp = "alongside-team+json";
constexpr std::string_view kTeamFormat = "alongside-team";
constexpr std::string_view kMembers[] = {"ancestors", "directory", "edited",   "fmt",      "id",
                                         "inbox",     "name",      "partners", "recovery", "roster",
                                         "settings",  "teams",     "version",  "v",        "wards"};
constexpr std::size_t kMostBytes = std::size_t{16} << 20;  ///< of any team's file; the largest seen have 1 MB
constexpr std::size_t kMostValues = 1'000'000;
constexpr std::size_t kMostMembers = 2000;
constexpr std::size_t kMostWards = 1000;
constexpr std::size_t kMostNames = 2000;
constexpr std::size_t kMostOfDirectory = 20'000;
constexpr std::size_t kMostAncestors = 1000;
constexpr std::string_view kDirectoryKind = "resource";

/// An array that may be missing; false when it is something else or too long.
const Json* arrayAt(const Json& json, const char* key, std::size_t most, bool& fine) {
  const auto at = json.find(key);
  if (at == json.end()) return nullptr;
  fine = at->is_array() && at->size() <= most;
  return fine ? &*at : nullptr;
}

bool readNames(const Json& json, const char* key, std::vector<std::string>& into) {
  bool fine = true;
  if (const Json* names = arrayAt(json, key, kMostNames, fine))
    for (const Json& name : *names)
      if (name.is_string()) into.push_back(name.get<std::string>());
  return fine;
}

/// Nothing but places to suggest: a team file must not carry other records.
bool readDirectory(const Json& json, std::vector<Revision>& into) {
  bool fine = true;
  const Json* revisions = arrayAt(json, "directory", kMostOfDirectory, fine);
  if (revisions == nullptr) return fine;
  for (const Json& one : *revisions) {
    auto revision = revisionFrom(one);
    if (!revision || revision->kind != kDirectoryKind) return false;
    into.push_back(*std::move(revision));
  }
  return true;
}

bool readAncestors(const Json& json, std::vector<std::pair<int, Hash>>& into) {
  bool fine = true;
  const Json* marks = arrayAt(json, "ancestors", kMostAncestors, fine);
  if (marks == nullptr) return fine;
  for (const Json& one : *marks) {
    if (!one.is_array() || one.size() != 2 || !one[0].is_number_integer() || !one[1].is_string())
      return false;
    const auto mark = hashFrom(one[1].get<std::string>());
    if (!mark) return false;
    into.emplace_back(one[0].get<int>(), *mark);
  }
  return true;
}

std::unexpected<Fault> notATeamFile() {
  return fail("team/not-a-team-file", "This is not a team file.", "Nothing was changed.",
              "Ask your coordinator for the team file, and choose that one.");
}

std::unexpected<Fault> alteredTeam() {
  return fail("team/altered", "This team file is incomplete, or was changed after the coordinator made it.",
              "Nothing was changed.", "Ask your coordinator for the file again, and copy it whole.");
}

std::unexpected<Fault> tooLarge(std::size_t size) {
  return fail("team/too-large",
              "This file has " + asBytesSize(size) + ", and no team file has more than 16 MB.",
              "Nothing was changed.", "Ask your coordinator for the team file, and choose that one.");
}

std::unexpected<Fault> unknownLeader() {
  return fail("team/unknown-signer",
              "This team file was not made by a coordinator of the team that this tablet knows.",
              "Nothing was changed.",
              "Ask your coordinator in person whether the file is theirs before you use it.");
}

std::unexpected<Fault> faultOf(jose::Refusal refusal) {
  return refusal == jose::Refusal::broken ? alteredTeam() : notATeamFile();
}

std::optional<Json> payloadOf(std::string_view file) {
  const std::string compact = trim(file);
  const auto jws = jose::Jws::read(compact, kTeamTyp);
  const auto payload = jws ? jws->payloadUnverified() : std::nullopt;
  const auto json =
      payload ? parseJson(*payload, {jose::kMostBytes, jose::kDeepest}) : Result<Json>(alteredTeam());
  if (!json || !json->is_object()) return std::nullopt;
  return *json;
}

bool leads(const Member* member) {
  return member != nullptr && member->role == Role::coordinator && !member->until.has_value();
}

std::optional<Team> teamFrom(const Json& json) {
  if (!json.is_object() || !holdsOnlyWholeNumbers(json) || textAt(json, "fmt") != kTeamFormat)
    return std::nullopt;
  Team team;
  const auto id = idFrom(textAt(json, "id"));
  const std::int64_t version = numberAt(json, "version");
  const auto recovery = crypto::publicKeyFrom(json.value("recovery", Json()));
  const auto roster = json.find("roster");
  if (!id || id->empty() || version < 1 || version > 1'000'000'000 || !recovery) return std::nullopt;
  if (roster == json.end() || !roster->is_array() || roster->empty() || roster->size() > kMostMembers) {
    return std::nullopt;
  }
  team.id = *id;
  team.version = static_cast<int>(version);
  team.name = textAt(json, "name");
  team.recovery = *recovery;
  std::set<std::string> devices;  // each thumbprint is worked out once: two thousand take no time
  for (const Json& one : *roster) {
    auto member = Member::from(one);
    if (!member || !devices.insert(member->device()).second) return std::nullopt;
    team.roster.push_back(*std::move(member));
  }
  if (const auto wards = json.find("wards"); wards != json.end()) {
    if (!wards->is_array() || wards->size() > kMostWards) return std::nullopt;
    for (const Json& ward : *wards) team.wards.push_back({textAt(ward, "name"), textAt(ward, "telephone")});
  }
  if (!readNames(json, "teams", team.teams) || !readNames(json, "partners", team.partners) ||
      !readDirectory(json, team.directory) || !readAncestors(json, team.ancestors)) {
    return std::nullopt;
  }
  team.edited = numberAt(json, "edited");
  team.inbox = textAt(json, "inbox");
  // A path on the page's own origin: a team file must not be able to send packs elsewhere.
  const bool ownOrigin = team.inbox.starts_with('/') && !team.inbox.starts_with("//") &&
                         team.inbox.find('\\') == std::string::npos;
  if (!team.inbox.empty() && !ownOrigin) return std::nullopt;
  if (const auto settings = json.find("settings"); settings != json.end() && settings->is_object()) {
    team.settings = *settings;
  }
  for (const auto& [key, value] : json.items()) {
    if (std::find(std::begin(kMembers), std::end(kMembers), key) == std::end(kMembers))
      team.extra[key] = value;
  }
  return team;
}

}  // namespace

const Member* Team::memberByDevice(std::string_view thumbprint) const {
  const auto found =
      std::find_if(roster.begin(), roster.end(), [&](const Member& m) { return m.device() == thumbprint; });
  return found == roster.end() ? nullptr : &*found;
}

std::vector<const Member*> Team::coordinators() const {
  std::vector<const Member*> leading;
  for (const Member& member : roster) {
    if (leads(&member)) leading.push_back(&member);
  }
  return leading;
}

Json Team::json() const {
  Json out = extra;
  out["fmt"] = kTeamFormat;
  out["v"] = 1;
  out["id"] = id.text();
  out["version"] = version;
  out["name"] = name;
  Json& members = out["roster"] = Json::array();
  for (const Member& member : roster) members.push_back(member.json());
  out["recovery"] = recovery.jwk();
  Json& places = out["wards"] = Json::array();
  for (const Ward& ward : wards) places.push_back({{"name", ward.name}, {"telephone", ward.telephone}});
  if (!teams.empty()) out["teams"] = teams;
  if (!partners.empty()) out["partners"] = partners;
  if (!directory.empty()) {
    Json& entries = out["directory"] = Json::array();
    for (const Revision& revision : directory) entries.push_back(revision.json());
  }
  if (edited != 0) out["edited"] = edited;
  if (!ancestors.empty()) {
    Json& marks = out["ancestors"] = Json::array();
    for (const auto& [made, mark] : ancestors) marks.push_back(Json::array({made, mark.text()}));
  }
  out["inbox"] = inbox;
  out["settings"] = settings;
  return out;
}

Result<Team> teamFromJson(const Json& json) {
  auto team = teamFrom(json);
  if (!team) return notATeamFile();
  return *std::move(team);
}

std::string signTeam(const Team& team, const DeviceKeys& coordinator) {
  return jose::signJws(kTeamTyp, canonical(team.json()), coordinator.signing);
}

Result<OpenedTeam> openTeam(std::string_view file, const Team* known) {
  if (file.size() > kMostBytes) return tooLarge(file.size());
  const std::string compact = trim(file);
  const auto jws = jose::Jws::read(compact, kTeamTyp);
  if (!jws) return faultOf(jws.error());

  // A team that is known vouches for the signer before the payload is looked at. On first sight the file
  // brings its own keys, and the fingerprint words that the screen shows are what vouches for them.
  std::optional<std::string> payload;
  if (known != nullptr) {
    const Member* signer = known->memberByDevice(jws->kid());
    if (signer != nullptr && leads(signer)) {
      payload = jws->payloadBy(signer->signing);
      if (!payload) return alteredTeam();
    }
  }
  const bool vouched = payload.has_value();
  if (!vouched) payload = jws->payloadUnverified();
  if (!payload) return alteredTeam();
  // A file on first sight vouches for itself alone: it is bounded before it is read.
  const auto json = parseJson(*payload, {kMostBytes, jose::kDeepest, kMostValues});
  if (!json) return json.error().code == "json/no-memory" ? std::unexpected(json.error()) : alteredTeam();
  if (json->is_object() && numberAt(*json, "v", 1) > 1) {
    return fail(
        "team/newer-version", "This team file was made by a newer version of Alongside.",
        "Nothing was changed.",
        "Open Alongside once with the network on, so that it can update, then choose the file again.");
  }
  auto team = teamFrom(*json);
  if (!team) return vouched ? notATeamFile() : alteredTeam();
  const Member* signer = team->memberByDevice(jws->kid());
  if (!leads(signer)) return unknownLeader();
  if (!vouched && !jws->payloadBy(signer->signing)) return alteredTeam();
  if (known != nullptr && team->id != known->id) {
    return fail("team/other-team", "This is the file of another team, " + team->name + ".",
                "Nothing was changed.",
                "Choose the file of " + known->name +
                    ", or use another name on the first screen to join a second team.");
  }
  if (known != nullptr && !vouched) return unknownLeader();
  // A version with a lower number may hold what ours does not: whoever opened it decides (standing()).
  if (known != nullptr && standing(*known, *team) == TeamStanding::older) {
    return fail("team/older", "This team file is older than the one that this tablet has.",
                "Nothing was changed.",
                "You need do nothing. If something is missing from your team, ask your coordinator for the "
                "newest file.");
  }
  // Whatever it says of its writers, it is the signer who brings the directory.
  for (Revision& revision : team->directory)
    if (revision.device != jws->kid()) revision.proof = passedOn(jws->kid());
  return OpenedTeam{*std::move(team), jws->kid()};
}

Result<Team> teamKept(std::string_view file) {
  const auto json = payloadOf(file);
  if (!json) return notATeamFile();
  return teamFromJson(*json);
}

std::optional<Id> teamIdOf(std::string_view file) {
  const auto json = payloadOf(file);
  return json ? idFrom(textAt(*json, "id")) : std::nullopt;
}

std::vector<std::string> leadersTold(const Team& before, const Team& after, std::string_view ownDevice) {
  std::vector<std::string> told;
  for (const Member* member : after.coordinators()) {
    const std::string device = member->device();
    const Member* was = before.memberByDevice(device);
    if (device == ownDevice) continue;
    std::string words;
    for (const std::string& word : fingerprintWords(member->signing, member->agreement))
      words += (words.empty() ? "" : " ") + word;
    if (!leads(was))
      told.push_back(member->name + " is a coordinator now, on the tablet with the five words " + words +
                     ": what you send from now on opens there, too.");
    else if (was->agreement != member->agreement)
      told.push_back("What you send to " + member->name +
                     " is sealed with another key now; its five words are " + words + ".");
  }
  for (const Member* member : before.coordinators())
    if (member->device() != ownDevice && !leads(after.memberByDevice(member->device())))
      told.push_back(member->name + " is no coordinator any more.");
  if (before.recovery != after.recovery)
    told.push_back(
        "The team has another recovery key now: it opens these records if the passphrase is forgotten.");
  return told;
}

}  // namespace alongside
