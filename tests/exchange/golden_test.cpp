// Files that an earlier version made, each once, by 'packtool golden': every later version opens them.
// The keys beside them were made for the tests and protect nothing.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "exchange/pack.h"
#include "exchange/team.h"
#include "store/store.h"

using namespace alongside;

namespace {

std::string golden(const std::string& name) {
  std::ifstream in(std::string(ALONGSIDE_TESTS_DIR) + "/golden/pack-v1/" + name, std::ios::binary);
  REQUIRE_MESSAGE(in.good(), name);
  return {std::istreambuf_iterator<char>(in), {}};
}

crypto::PrivateKey key(const std::string& name) {
  const Json jwk = parseJson(golden(name + ".jwk")).value();
  return crypto::PrivateKey::fromScalar(crypto::Secret(fromBase64url(textAt(jwk, "d")).value())).value();
}

DeviceKeys keysOf(const std::string& name) { return {key(name + "-signing"), key(name)}; }

Team team() { return openTeam(golden("team.jws")).value().team; }

}  // namespace

TEST_CASE("a team file of version 1 opens") {
  const auto opened = openTeam(golden("team.jws"));
  REQUIRE(opened);
  CHECK(opened->team.name == "Northgate peer support");
  CHECK(opened->team.roster.size() == 2);
  CHECK(opened->team.roster[1].name == "Imogen Farrow");
  CHECK(opened->team.recovery == key("recovery").publicKey());
  CHECK(opened->team.inbox == "/inbox/");
  CHECK(opened->team.settings["lockMinutes"] == 5);
  CHECK(opened->signer == keysOf("coordinator").thumbprint());
}

TEST_CASE("a pack of version 1 opens, and its revisions have the identities that they had") {
  const auto opened = openPack(golden("records.json"), keysOf("coordinator"), team());
  REQUIRE(opened);
  CHECK(openPackWith(golden("records.json"), key("recovery"), team()));
  CHECK(opened->pack.mode == PackMode::full);
  CHECK(opened->pack.seq == 1);
  CHECK(opened->pack.created == 1'795'000'060'000);
  Store store;
  Json all = Json::array();
  for (const Revision& revision : opened->pack.revisions) {
    all.push_back(revision.json());
    store.add(revision);
  }
  CHECK(canonical(all) == golden("records.revisions"));
  REQUIRE(store.ofKind("session").size() == 1);
  const Record& session = *store.find(store.ofKind("session")[0]);
  CHECK(store.fields(session)["notes"] == "Sat in the day room. 🙂");
  CHECK(session.history.size() == 2);
  CHECK(store.find(session.person)->heading == "Đặng Thu Hà");
  CHECK(store.find(store.ofKind("followup")[0])->voided);
  REQUIRE(store.ofKind("of-a-newer-version").size() == 1);
  CHECK(store.revision(store.find(store.ofKind("of-a-newer-version")[0])->heads[0]).extra ==
        R"({"later":{"depth":2}})");
}

TEST_CASE("a receipt and a request to join of version 1 open") {
  const auto receipt = openPack(golden("receipt.json"), keysOf("worker"), team());
  REQUIRE(receipt);
  CHECK(receipt->pack.kind == PackKind::receipt);
  REQUIRE(receipt->pack.received.size() == 1);
  const auto records = openPack(golden("records.json"), keysOf("coordinator"), team());
  CHECK(receipt->pack.received[0].jws == records->jws);
  CHECK(receipt->pack.received[0].pack == records->pack.id);
  CHECK(receipt->pack.received[0].revisions == records->pack.revisions.size());
  const auto join = openJoin(golden("join.jws"));
  REQUIRE(join);
  CHECK(join->member.device() == keysOf("worker").thumbprint());
}

TEST_CASE("a backup of version 1 opens with its words") {
  const auto backup = openBackup(golden("backup.json"), golden("backup.words"));
  REQUIRE(backup);
  CHECK(backup->recovery.publicKey() == key("recovery").publicKey());
  CHECK(backup->coordinator.thumbprint() == keysOf("coordinator").thumbprint());
  CHECK(backup->name == "Sam Okafor");
  CHECK(backup->team.json() == team().json());
}

TEST_CASE("the words that stand for a pair of keys never change") {
  const DeviceKeys worker = keysOf("worker");
  std::string words;
  for (const std::string& word : fingerprintWords(worker.signing.publicKey(), worker.agreement.publicKey())) {
    words += word + ' ';
  }
  CHECK(words == "backroom sadness submitter unstylish upcountry ");
}
