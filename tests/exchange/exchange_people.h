// A team with a coordinator, two workers and their packs, for the tests of exchange.
#pragma once

#include <string>
#include <vector>

#include "exchange/jose.h"
#include "exchange/pack.h"
#include "exchange/team/team.h"

namespace alongside::test {

inline constexpr Millis kNow = 1'795'000'000'000;

inline Id idOf(std::uint8_t n) {
  Id id;
  id.bytes[0] = 1;
  id.bytes[6] = 0x70;
  id.bytes[8] = 0x80;
  id.bytes[15] = n;
  return id;
}

inline Member memberOf(std::string name, Role role, const DeviceKeys& keys) {
  Member member;
  member.name = std::move(name);
  member.role = role;
  member.signing = keys.signing.publicKey();
  member.agreement = keys.agreement.publicKey();
  member.since = kNow;
  return member;
}

struct People {
  DeviceKeys coordinator = DeviceKeys::generate();
  DeviceKeys worker = DeviceKeys::generate();
  DeviceKeys stranger = DeviceKeys::generate();
  crypto::PrivateKey recovery = crypto::PrivateKey::generate();
  Team team;

  People() {
    team.id = idOf(200);
    team.name = "Northgate peer support";
    team.roster = {memberOf("Sam Coordinator", Role::coordinator, coordinator),
                   memberOf("Imogen Farrow", Role::worker, worker)};
    team.recovery = recovery.publicKey();
    team.wards = {{"Elm", "020 7946 0000"}};
    team.inbox = "/inbox/";
  }
  std::vector<crypto::PublicKey> recipients() const {
    return {coordinator.agreement.publicKey(), recovery.publicKey()};
  }
};

inline Revision revisionOf(std::uint8_t record, const DeviceKeys& by, Fields fields, Millis at = kNow) {
  Revision revision;
  revision.rec = idOf(record);
  revision.kind = "session";
  revision.device = by.thumbprint();
  revision.hlc = {at, 0, revision.device};
  revision.author = "Imogen Farrow";
  revision.fields = canonical(fields);
  sealIdentity(revision);
  return revision;
}

inline Pack packOf(const People& people, std::uint8_t id, std::uint32_t seq,
                   std::vector<Revision> revisions) {
  Pack pack;
  pack.id = idOf(id);
  pack.team = people.team.id;
  pack.seq = seq;
  pack.worker = "Imogen Farrow";
  pack.created = kNow + seq * 1000;
  pack.hlc = {pack.created, 0, people.worker.thumbprint()};
  pack.revisions = std::move(revisions);
  return pack;
}

/// One set of people for a whole suite: keys are slow to make under a sanitizer.
inline const People& people() {
  static const People all;
  return all;
}

template <class T>
std::string codeOf(const Result<T>& result) {
  return result ? "fine" : result.error().code;
}

}  // namespace alongside::test
