// Packs that are in order, and whom they are from and for.
#include "exchange/trail.h"
#include "pack_sample.h"

using namespace alongside;
using namespace alongside::test;

TEST_CASE("what a worker sends is what the coordinator reads, and the recovery key reads it too") {
  Pack pack = packOf(people(), 1, 7,
                     {revisionOf(1, people().worker, {{"notes", "Sat in the garden."}}),
                      revisionOf(2, people().worker, {{"notes", "Ξένια 🙂"}}, kNow + 5)});
  pack.mode = PackMode::full;
  pack.prev = crypto::sha256(std::string_view("before"));
  Trail trail;
  pack.audit = {trail.next({.deed = Deed::printed, .of = "session"}, people().worker.thumbprint(),
                           "Imogen Farrow", {kNow + 6, 0, people().worker.thumbprint()})};
  pack.extra = {{"later", {1, 2}}, {"seq", 99}};
  const auto sealed = sealPack(pack, people().worker, people().recipients());
  REQUIRE(sealed);
  CHECK(sealed->fileName == "alongside-IF-7-" + localMoment(pack.created).date.text() + ".json");
  CHECK(sealed->text.find("garden") == std::string::npos);
  CHECK(sealed->text.find("Imogen") == std::string::npos);

  const auto opened = openPack(sealed->text, people().coordinator, people().team);
  REQUIRE(opened);
  CHECK(opened->jws == sealed->jws);
  REQUIRE(opened->signer);
  CHECK(opened->signer->name == "Imogen Farrow");
  const Pack& read = opened->pack;
  CHECK(read.kind == PackKind::records);
  CHECK(read.mode == PackMode::full);
  CHECK(read.id == pack.id);
  CHECK(read.seq == 7);
  CHECK(read.prev == pack.prev);
  CHECK(read.device == people().worker.thumbprint());
  CHECK(read.worker == "Imogen Farrow");
  CHECK(read.team == people().team.id);
  CHECK(read.audience.size() == 2);
  CHECK(read.from.ms == kNow);
  CHECK(read.to.ms == kNow + 5);
  CHECK(read.hlc == pack.hlc);
  CHECK(read.created == pack.created);
  CHECK(read.counts == Json{{"session", 2}});
  REQUIRE(read.audit.size() == 1);
  CHECK(wireText(read.audit[0]) == wireText(pack.audit[0]));
  CHECK(read.extra == Json{{"later", {1, 2}}});
  REQUIRE(read.revisions.size() == 2);
  CHECK(read.revisions[0].rev == pack.revisions[0].rev);
  CHECK(read.revisions[1].values()["notes"] == "Ξένια 🙂");

  CHECK(openPackWith(sealed->text, people().recovery, people().team));
  CHECK(codeOf(openPack(sealed->text, people().worker, people().team)) == "pack/not-for-you");
}

TEST_CASE("two packs of the same records have nothing in common: fresh keys, fresh iv") {
  const Json one = Json::parse(sample().text);
  const Json two = Json::parse(sample().text);
  CHECK(one["iv"] != two["iv"]);
  CHECK(one["ciphertext"] != two["ciphertext"]);
  CHECK(one["recipients"][0]["header"]["epk"] != two["recipients"][0]["header"]["epk"]);
  CHECK(one["recipients"][0]["encrypted_key"] != two["recipients"][0]["encrypted_key"]);
  CHECK(one["protected"] ==
        base64url(viewOf(R"({"cty":"jose","enc":"A256GCM","typ":"alongside-pack+jwe"})")));
}

TEST_CASE("receipts and allocations come from coordinators only") {
  const std::vector<crypto::PublicKey> toWorker{people().worker.agreement.publicKey()};
  Pack receipt = packOf(people(), 3, 1, {});
  receipt.kind = PackKind::receipt;
  receipt.received = {{idOf(1), crypto::sha256(std::string_view("x")), 7, 2}};
  receipt.teamFile = "a.b.c";
  const auto good = sealPack(receipt, people().coordinator, toWorker);
  REQUIRE(good);
  const auto opened = openPack(good->text, people().worker, people().team);
  REQUIRE(opened);
  REQUIRE(opened->pack.received.size() == 1);
  CHECK(opened->pack.received[0].pack == idOf(1));
  CHECK(opened->pack.received[0].jws == receipt.received[0].jws);
  CHECK(opened->pack.received[0].seq == 7);
  CHECK(opened->pack.received[0].revisions == 2);
  CHECK(opened->pack.teamFile == "a.b.c");

  const auto forged = sealPack(receipt, people().worker, toWorker);
  REQUIRE(forged);
  CHECK(codeOf(openPack(forged->text, people().worker, people().team)) == "pack/refused");
}

TEST_CASE("a pack is sealed for one to sixteen different people") {
  const Pack pack = packOf(people(), 1, 1, {});
  CHECK(codeOf(sealPack(pack, people().worker, {})) == "pack/recipients");
  const crypto::PublicKey key = people().coordinator.agreement.publicKey();
  CHECK(codeOf(sealPack(pack, people().worker, {key, key})) == "pack/recipients");
  std::vector<crypto::PublicKey> many;
  for (int i = 0; i < 17; ++i) many.push_back(crypto::PrivateKey::generate().publicKey());
  CHECK(codeOf(sealPack(pack, people().worker, many)) == "pack/recipients");
  many.pop_back();
  CHECK(sealPack(pack, people().worker, many));
}

TEST_CASE("a pack from a tablet that is not in the list is put aside") {
  Pack pack = packOf(people(), 1, 1, {revisionOf(1, people().stranger, {{"notes", "x"}})});
  const auto sealed = sealPack(pack, people().stranger, people().recipients());
  REQUIRE(sealed);
  CHECK(code(sealed->text) == "pack/unknown-signer");
  // Somebody who is known, in whose name a stranger signs.
  const std::string header =
      R"({"alg":"ES256","kid":")" + people().worker.thumbprint() + R"(","typ":"alongside-pack+json"})";
  CHECK(code(sealedJws(jwsWithHeader(header, canonical(payloadOf(sample())), people().stranger))) ==
        "pack/altered");
}

TEST_CASE("a pack that was meant for somebody else cannot be passed on under a new envelope") {
  Pack pack = packOf(people(), 1, 1, {});
  const auto toStranger = sealPack(pack, people().worker, {people().stranger.agreement.publicKey()});
  REQUIRE(toStranger);
  const auto jwe = jose::openJwe(toStranger->text, "alongside-pack+jwe", people().stranger.agreement);
  REQUIRE(jwe);
  CHECK(code(sealedJws(textOf(jwe->plain))) == "pack/wrong-audience");
}

TEST_CASE("packs of other teams, of newer versions and of people who left are refused") {
  Pack other = packOf(people(), 1, 1, {});
  other.team = idOf(77);
  const auto elsewhere = sealPack(other, people().worker, people().recipients());
  REQUIRE(elsewhere);
  CHECK(code(elsewhere->text) == "pack/other-team");

  Json payload = payloadOf(sample());
  payload["v"] = 2;
  payload.erase("revisions");
  CHECK(code(sealedPayload(payload, people().worker)) == "pack/newer-version");

  Team after = people().team;
  const Pack pack = packOf(people(), 1, 1, {});
  const auto sealed = sealPack(pack, people().worker, people().recipients());
  REQUIRE(sealed);
  after.roster[1].until = pack.created;
  CHECK(codeOf(openPack(sealed->text, people().coordinator, after)) == "fine");
  after.roster[1].until = pack.created - 1;
  CHECK(codeOf(openPack(sealed->text, people().coordinator, after)) == "pack/left");
}
