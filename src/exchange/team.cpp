// The team file: a compact JWS, typ "alongside-team+json". Payload:
//
//   {"fmt":"alongside-team","v":1,"id":…,"version":…,"name":…,"roster":[…],"recovery":<JWK>,
//    "wards":[{"name":…,"telephone":…}],"inbox":…,"settings":{…}}, and members of a newer version
#include "exchange/team.h"

#include <algorithm>

#include "core/text.h"
#include "exchange/jose.h"
#include "store/revision.h"

namespace alongside {

namespace {

constexpr std::string_view kTyp = "alongside-team+json";
constexpr std::string_view kFormat = "alongside-team";
constexpr std::string_view kMembers[] = {"fmt",    "id",       "inbox",   "name", "recovery",
                                         "roster", "settings", "version", "v",    "wards"};
constexpr std::size_t kMostMembers = 2000;
constexpr std::size_t kMostWards = 1000;

std::unexpected<Fault> notATeamFile() {
  return fail("team/not-a-team-file", "This is not a team file.", "Nothing was changed.",
              "Ask your coordinator for the team file, and choose that one.");
}

std::unexpected<Fault> altered() {
  return fail("team/altered", "This team file is incomplete, or was changed after the coordinator made it.",
              "Nothing was changed.", "Ask your coordinator for the file again, and copy it whole.");
}

std::unexpected<Fault> unknownSigner() {
  return fail("team/unknown-signer",
              "This team file was not made by a coordinator of the team that this tablet knows.",
              "Nothing was changed.",
              "Ask your coordinator in person whether the file is theirs before you use it.");
}

std::unexpected<Fault> faultOf(jose::Refusal refusal) {
  return refusal == jose::Refusal::broken ? altered() : notATeamFile();
}

bool leads(const Member* member) {
  return member != nullptr && member->role == Role::coordinator && !member->until.has_value();
}

std::optional<Team> teamFrom(const Json& json) {
  if (!json.is_object() || !holdsOnlyWholeNumbers(json) || textAt(json, "fmt") != kFormat)
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
  for (const Json& one : *roster) {
    auto member = Member::from(one);
    if (!member || team.memberByDevice(member->device()) != nullptr) return std::nullopt;
    team.roster.push_back(*std::move(member));
  }
  if (const auto wards = json.find("wards"); wards != json.end()) {
    if (!wards->is_array() || wards->size() > kMostWards) return std::nullopt;
    for (const Json& ward : *wards) team.wards.push_back({textAt(ward, "name"), textAt(ward, "telephone")});
  }
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
  out["fmt"] = kFormat;
  out["v"] = 1;
  out["id"] = id.text();
  out["version"] = version;
  out["name"] = name;
  Json& members = out["roster"] = Json::array();
  for (const Member& member : roster) members.push_back(member.json());
  out["recovery"] = recovery.jwk();
  Json& places = out["wards"] = Json::array();
  for (const Ward& ward : wards) places.push_back({{"name", ward.name}, {"telephone", ward.telephone}});
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
  return jose::signJws(kTyp, canonical(team.json()), coordinator.signing);
}

Result<OpenedTeam> openTeam(std::string_view file, const Team* known) {
  if (file.size() > jose::kMostBytes) return notATeamFile();
  const std::string compact = trim(file);
  const auto jws = jose::Jws::read(compact, kTyp);
  if (!jws) return faultOf(jws.error());

  // A team that is known vouches for the signer before the payload is looked at. On first sight the file
  // brings its own keys, and the fingerprint words that the screen shows are what vouches for them.
  std::optional<std::string> payload;
  if (known != nullptr) {
    const Member* signer = known->memberByDevice(jws->kid());
    if (signer != nullptr && leads(signer)) {
      payload = jws->payloadBy(signer->signing);
      if (!payload) return altered();
    }
  }
  const bool vouched = payload.has_value();
  if (!vouched) payload = jws->payloadUnverified();
  if (!payload) return altered();
  const auto json = parseJson(*payload, {jose::kMostBytes, jose::kDeepest});
  if (!json) return altered();
  if (json->is_object() && numberAt(*json, "v", 1) > 1) {
    return fail(
        "team/newer-version", "This team file was made by a newer version of Alongside.",
        "Nothing was changed.",
        "Open Alongside once with the network on, so that it can update, then choose the file again.");
  }
  auto team = teamFrom(*json);
  if (!team) return vouched ? notATeamFile() : altered();
  if (!vouched) {
    const Member* signer = team->memberByDevice(jws->kid());
    if (!leads(signer)) return unknownSigner();
    if (!jws->payloadBy(signer->signing)) return altered();
  }
  if (known != nullptr && team->id != known->id) {
    return fail("team/other-team", "This is the file of another team, " + team->name + ".",
                "Nothing was changed.",
                "Choose the file of " + known->name +
                    ", or use another name on the first screen to join a second team.");
  }
  if (known != nullptr && !vouched) return unknownSigner();
  if (known != nullptr && team->version < known->version) {
    return fail("team/older", "This team file is older than the one that this tablet has.",
                "Nothing was changed.",
                "You need do nothing. If something is missing from your team, ask your coordinator for the "
                "newest file.");
  }
  return OpenedTeam{*std::move(team), jws->kid()};
}

}  // namespace alongside
