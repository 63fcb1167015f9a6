#include "exchange/keys.h"

#include <algorithm>

#include "core/order.h"

namespace alongside {

namespace {

constexpr std::string_view kRoles[] = {"worker", "coordinator"};
constexpr std::string_view kMemberMembers[] = {"agreement", "earlier", "member", "name",
                                               "role",      "signing", "since",  "until"};
constexpr std::size_t kMostName = 400;
constexpr std::size_t kMostEarlier = 50;

Json privateJwk(const crypto::PrivateKey& key) {
  Json jwk = key.publicKey().jwk();
  jwk["d"] = base64url(key.scalar().view());
  return jwk;
}

std::optional<crypto::PrivateKey> privateKeyFrom(const Json& json, std::string_view member) {
  const auto jwk = json.is_object() ? json.find(member) : json.end();
  if (!json.is_object() || jwk == json.end()) return std::nullopt;
  auto d = fromBase64url(textAt(*jwk, "d"));
  if (!d) return std::nullopt;
  auto key = crypto::PrivateKey::fromScalar(crypto::Secret(*d));
  crypto::wipe(*d);
  if (!key || key->publicKey().jwk()["x"] != textAt(*jwk, "x")) return std::nullopt;
  return key;
}

}  // namespace

DeviceKeys DeviceKeys::generate() { return {crypto::PrivateKey::generate(), crypto::PrivateKey::generate()}; }

DeviceKeys DeviceKeys::copy() const { return {signing.copy(), agreement.copy()}; }

Json DeviceKeys::sealedJson() const {
  return {{"agreement", privateJwk(agreement)}, {"signing", privateJwk(signing)}};
}

std::optional<DeviceKeys> DeviceKeys::fromSealedJson(const Json& json) {
  auto signing = privateKeyFrom(json, "signing");
  auto agreement = privateKeyFrom(json, "agreement");
  if (!signing || !agreement) return std::nullopt;
  return DeviceKeys{*std::move(signing), *std::move(agreement)};
}

bool Member::called(std::string_view author) const {
  return author == name || std::ranges::contains(earlier, author);
}

void Member::rememberNames(const Member& other) {
  earlier.insert(earlier.end(), other.earlier.begin(), other.earlier.end());
  earlier.push_back(other.name);
  inOrder(earlier);
  earlier.erase(std::unique(earlier.begin(), earlier.end()), earlier.end());
  std::erase(earlier, name);
  if (earlier.size() > kMostEarlier) earlier.resize(kMostEarlier);
}

Json Member::json() const {
  Json out = extra;
  out["name"] = name;
  out["role"] = kRoles[static_cast<std::size_t>(role)];
  out["signing"] = signing.jwk();
  out["agreement"] = agreement.jwk();
  out["since"] = since;
  if (until) out["until"] = *until;
  if (!member.empty()) out["member"] = member.text();
  if (!earlier.empty()) out["earlier"] = earlier;
  return out;
}

Result<Member> Member::from(const Json& json) {
  const auto bad = fail("team/bad-member", "One of the people in this file is not described in full.",
                        "Nothing was changed.", "Ask the coordinator for the file again.");
  if (!json.is_object()) return bad;
  Member member;
  member.name = textAt(json, "name");
  const auto role = std::find(std::begin(kRoles), std::end(kRoles), textAt(json, "role"));
  if (member.name.empty() || member.name.size() > kMostName || role == std::end(kRoles)) return bad;
  member.role = static_cast<Role>(role - std::begin(kRoles));
  const auto signing = crypto::publicKeyFrom(json.value("signing", Json()));
  const auto agreement = crypto::publicKeyFrom(json.value("agreement", Json()));
  // One key for two jobs would let a signature be taken for an agreement's input, or the reverse.
  if (!signing || !agreement || *signing == *agreement) return bad;
  member.signing = *signing;
  member.agreement = *agreement;
  member.since = numberAt(json, "since");
  if (json.contains("until")) {
    if (!json["until"].is_number_integer()) return bad;
    member.until = numberAt(json, "until");
  }
  if (const auto names = json.find("earlier"); names != json.end()) {
    if (!names->is_array() || names->size() > kMostEarlier) return bad;
    for (const Json& one : *names) {
      if (!one.is_string() || one.get_ref<const std::string&>().size() > kMostName) return bad;
      member.earlier.push_back(one.get<std::string>());
    }
  }
  if (json.contains("member")) {
    const auto id = idFrom(textAt(json, "member"));
    if (!id) return bad;
    member.member = *id;
  }
  for (const auto& [key, value] : json.items()) {
    if (std::find(std::begin(kMemberMembers), std::end(kMemberMembers), key) == std::end(kMemberMembers)) {
      member.extra[key] = value;
    }
  }
  return member;
}

}  // namespace alongside
