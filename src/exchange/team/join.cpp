// A join request: a compact JWS, typ "alongside-join+json", signed with the key that it brings along.
// That proves possession and nothing more: who it is, the coordinator hears in five words. Payload:
//
//   {"fmt":"alongside-join","v":1,"team":…,"made":…,"member":{"name":…,"signing":<JWK>,"agreement":<JWK>,…}}
//
// Of `member` a name and two keys are read and nothing else: whether somebody leads, since when and until when is never
// the asker's to say. (Role and date are written for desks of before, which want them there.)
#include "core/text.h"
#include "exchange/jose.h"
#include "exchange/team/team.h"

namespace alongside {

namespace {

constexpr std::string_view kJoinTyp = "alongside-join+json";
constexpr std::string_view kJoinFormat = "alongside-join";
constexpr JsonLimits kLimits{std::size_t{8} << 10, 6};  // one has 700 bytes or so
constexpr std::size_t kMostLetters = 80;

std::unexpected<Fault> notAJoinFile() {
  return fail("join/not-a-join-file", "This is not a request to join a team.", "Nothing was changed.",
              "Ask the new worker for the file that their tablet made under Join a team.");
}

std::unexpected<Fault> alteredRequest() {
  return fail("join/altered", "This request is incomplete, or was changed after the tablet made it.",
              "Nobody was added to the team.", "Ask the new worker to send it again.");
}

std::optional<Member> askerFrom(const Json& json) {
  if (!json.is_object()) return std::nullopt;
  Member asker;
  asker.name = textAt(json, "name");
  const bool plain = validUtf8(asker.name) && asker.name == trim(cleanText(asker.name)) &&
                     asker.name.find_first_of("\n\t") == std::string::npos;
  if (asker.name.empty() || characters(asker.name) > kMostLetters || !plain) return std::nullopt;
  const auto signing = crypto::publicKeyFrom(json.value("signing", Json()));
  const auto agreement = crypto::publicKeyFrom(json.value("agreement", Json()));
  // One key for two jobs would let a signature be taken for an agreement's input, or the reverse.
  if (!signing || !agreement || *signing == *agreement) return std::nullopt;
  asker.signing = *signing;
  asker.agreement = *agreement;
  return asker;
}

}  // namespace

std::string signJoin(const JoinRequest& request, const DeviceKeys& own) {
  const Json payload{{"fmt", kJoinFormat},
                     {"v", 1},
                     {"team", request.team.text()},
                     {"made", request.made},
                     {"member", request.member.json()}};
  return jose::signJws(kJoinTyp, canonical(payload), own.signing);
}

Result<JoinRequest> openJoin(std::string_view file) {
  if (file.size() > 2 * kLimits.bytes) return notAJoinFile();
  const std::string compact = trim(file);
  const auto jws = jose::Jws::read(compact, kJoinTyp);
  if (!jws) return jws.error() == jose::Refusal::broken ? alteredRequest() : notAJoinFile();
  const auto payload = jws->payloadUnverified();
  const auto json = payload ? parseJson(*payload, kLimits) : std::unexpected(alteredRequest().error());
  if (!json || !json->is_object()) return alteredRequest();
  if (numberAt(*json, "v") > 1)
    return fail(
        "join/newer-version", "This request was made by a newer version of Alongside.",
        "Nothing was changed.",
        "Open Alongside once with the network on, so that it can update, then open the request again.");
  auto member = askerFrom(json->value("member", Json()));
  if (!member || member->device() != jws->kid() || !jws->payloadBy(member->signing)) return alteredRequest();
  member->earlier.clear();  // names are the roster's to remember: nobody asks for those of others
  const auto team = idFrom(textAt(*json, "team"));
  if (textAt(*json, "fmt") != kJoinFormat || !team) return notAJoinFile();
  return JoinRequest{*team, *std::move(member), numberAt(*json, "made")};
}

}  // namespace alongside
