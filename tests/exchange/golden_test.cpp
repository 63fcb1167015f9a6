// Files that an earlier version made, each once, by 'packtool golden': every later version opens them.
// The keys beside them were made for the tests and protect nothing.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "exchange/pack.h"
#include "exchange/team/team.h"
#include "store/proof.h"
#include "store/store.h"

using namespace alongside;

namespace {

/// With signatures of those who wrote: a member that older versions keep and pass by.
constexpr const char* kSigned = "pack-v1-signed";

std::string golden(const std::string& name, const std::string& folder = "pack-v1") {
  std::ifstream in(std::string(ALONGSIDE_TESTS_DIR) + "/golden/" + folder + "/" + name, std::ios::binary);
  REQUIRE_MESSAGE(in.good(), name);
  return {std::istreambuf_iterator<char>(in), {}};
}

crypto::PrivateKey key(const std::string& name, const std::string& folder = "pack-v1") {
  const Json jwk = parseJson(golden(name + ".jwk", folder)).value();
  return crypto::PrivateKey::fromScalar(crypto::Secret(fromBase64url(textAt(jwk, "d")).value())).value();
}

DeviceKeys keysOf(const std::string& name, const std::string& folder = "pack-v1") {
  return {key(name + "-signing", folder), key(name, folder)};
}

Team team(const std::string& folder = "pack-v1") { return openTeam(golden("team.jws", folder)).value().team; }

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

TEST_CASE("signatures in packs of version 1 open and verify") {
  const auto records =
      openPack(golden("records.json", kSigned), keysOf("coordinator", kSigned), team(kSigned));
  REQUIRE(records);
  const crypto::PublicKey worker = keysOf("worker", kSigned).signing.publicKey();
  Json all = Json::array();
  for (const Revision& revision : records->pack.revisions) {
    CHECK(signedBy(revision, worker));
    all.push_back(revision.json());
  }
  CHECK(canonical(all) == golden("records.revisions", kSigned));

  const auto passed = openPack(golden("allocation.json", kSigned), keysOf("worker", kSigned), team(kSigned));
  REQUIRE(passed);
  const std::vector<Revision>& read = passed->pack.revisions;
  REQUIRE(read.size() == 6);
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(signedBy(read[i], worker));
    CHECK(batchOf(read[i]).size() == 5);  // of which one stayed away
  }
  CHECK(isPassedOn(read[4]));
  CHECK(signedBy(read[5], keysOf("coordinator", kSigned).signing.publicKey()));
  all = Json::array();
  for (const Revision& revision : read) all.push_back(revision.json());
  CHECK(canonical(all) == golden("allocation.revisions", kSigned));
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
