// A team whose keys never change, so that what was kept for a target opens for good: those of tests/golden/pack-v1.
#pragma once

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "exchange/jose.h"
#include "exchange/pack.h"
#include "exchange/team/team.h"
#include "fuzz.h"

namespace alongside::fuzzing {

inline constexpr Millis kNow = 1'795'000'100'000;

struct People {
  DeviceKeys coordinator{key("coordinator-signing"), key("coordinator")};
  DeviceKeys worker{key("worker-signing"), key("worker")};
  crypto::PrivateKey recovery = key("recovery");
  Team team = openTeam(golden("team.jws")).value().team;

  static std::string golden(const std::string& name) {
    std::ifstream in(std::string(ALONGSIDE_TESTS_DIR) + "/golden/pack-v1/" + name, std::ios::binary);
    MUST(in.good());
    return {std::istreambuf_iterator<char>(in), {}};
  }
  static crypto::PrivateKey key(const std::string& name) {
    const Json jwk = parseJson(golden(name + ".jwk")).value();
    return crypto::PrivateKey::fromScalar(crypto::Secret(fromBase64url(textAt(jwk, "d")).value())).value();
  }
};

inline const People& people() {
  static const People all;
  return all;
}

/// A payload of anybody's making, signed with this key.
inline std::string signedAs(std::string_view typ, std::string_view payload, const DeviceKeys& keys) {
  return jose::signJws(typ, payload, keys.signing);
}
inline std::string sealedFor(std::string_view jws, const DeviceKeys& reader) {
  return jose::sealJwe("alongside-pack+jwe", viewOf(jws), {reader.agreement.publicKey()});
}

/// What a pack says, but for what sealing works out anew.
inline std::string whatItSays(const Pack& pack) {
  Json revisions = Json::array(), audit = Json::array(), received = Json::array();
  for (const Revision& revision : pack.revisions) revisions.push_back(wireText(revision));
  for (const Revision& entry : pack.audit) audit.push_back(wireText(entry));
  for (const ReceivedPack& line : pack.received)
    received.push_back({line.pack.text(), line.jws.text(), line.seq, line.revisions});
  return canonical({{"kind", static_cast<int>(pack.kind)},
                    {"mode", static_cast<int>(pack.mode)},
                    {"id", pack.id.text()},
                    {"seq", pack.seq},
                    {"prev", pack.prev.text()},
                    {"device", pack.device},
                    {"worker", pack.worker},
                    {"team", pack.team.text()},
                    {"audience", pack.audience},
                    {"created", pack.created},
                    {"revisions", revisions},
                    {"received", received},
                    {"teamFile", pack.teamFile},
                    {"audit", audit},
                    {"extra", pack.extra}});
}

}  // namespace alongside::fuzzing
