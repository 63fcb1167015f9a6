#include <doctest/doctest.h>

#include "core/text.h"
#include "exchange_people.h"

using namespace alongside;
using namespace alongside::test;

namespace {

SealedPack sample() {
  auto sealed =
      sealPack(packOf(people(), 1, 1, {revisionOf(1, people().worker, {{"notes", "Sat with Đặng. 🙂"}})}),
               people().worker, {people().coordinator.agreement.publicKey()});
  REQUIRE(sealed);
  return *std::move(sealed);
}

std::string code(std::string_view file) {
  return codeOf(openPack(file, people().coordinator, people().team));
}

/// Seals a payload of one's own making, signed in the normal way.
std::string sealedPayload(const Json& payload, const DeviceKeys& signer) {
  const std::string jws = jose::signJws("alongside-pack+json", canonical(payload), signer.signing);
  return jose::sealJwe("alongside-pack+jwe", viewOf(jws), {people().coordinator.agreement.publicKey()});
}

/// Seals the text of a JWS of one's own making.
std::string sealedJws(std::string_view jws) {
  return jose::sealJwe("alongside-pack+jwe", viewOf(jws), {people().coordinator.agreement.publicKey()});
}

std::string jwsWithHeader(const std::string& header, const std::string& payload, const DeviceKeys& signer) {
  const std::string input = base64url(viewOf(header)) + '.' + base64url(viewOf(payload));
  return input + '.' + base64url(signer.signing.sign(viewOf(input)));
}

Json payloadOf(const SealedPack& sealed) {
  const auto jwe = jose::openJwe(sealed.text, "alongside-pack+jwe", people().coordinator.agreement);
  REQUIRE(jwe);
  const std::string compact = textOf(jwe->plain);
  const auto jws = jose::Jws::read(compact, "alongside-pack+json");
  REQUIRE(jws);
  const auto payload = jws->payloadBy(people().worker.signing.publicKey());
  REQUIRE(payload);
  return parseJson(*payload).value();
}

}  // namespace

TEST_CASE("what a worker sends is what the coordinator reads, and the recovery key reads it too") {
  Pack pack = packOf(people(), 1, 7,
                     {revisionOf(1, people().worker, {{"notes", "Sat in the garden."}}),
                      revisionOf(2, people().worker, {{"notes", "Ξένια 🙂"}}, kNow + 5)});
  pack.mode = PackMode::full;
  pack.prev = crypto::sha256(std::string_view("before"));
  pack.audit = Json::array({{{"what", "sent"}}});
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
  CHECK(read.audit == pack.audit);
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

TEST_CASE("every byte of a pack that is changed on its way is noticed") {
  const Json outer = Json::parse(sample().text);
  int flips = 0;
  const auto flipEach = [&](const Bytes& bytes, auto rebuild) {
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      Bytes other = bytes;
      other[i] ^= static_cast<std::uint8_t>(1U << (i % 8));
      const auto opened = openPack(rebuild(other).dump(), people().coordinator, people().team);
      CAPTURE(i);
      REQUIRE_FALSE(opened);
      CHECK_FALSE(opened.error().happened.empty());
      CHECK_FALSE(opened.error().safe.empty());
      CHECK_FALSE(opened.error().todo.empty());
      ++flips;
    }
  };
  for (const char* part : {"protected", "iv", "tag", "ciphertext"}) {
    CAPTURE(part);
    flipEach(fromBase64url(outer[part].get<std::string>()).value(), [&](const Bytes& other) {
      Json changed = outer;
      changed[part] = base64url(other);
      return changed;
    });
  }
  const Json& recipient = outer["recipients"][0];
  const auto changedAt = [&](const char* pointer) {
    return [&outer, pointer](const Bytes& other) {
      Json changed = outer;
      changed[Json::json_pointer(pointer)] = base64url(other);
      return changed;
    };
  };
  flipEach(fromBase64url(recipient["encrypted_key"].get<std::string>()).value(),
           changedAt("/recipients/0/encrypted_key"));
  flipEach(fromBase64url(recipient["header"]["kid"].get<std::string>()).value(),
           changedAt("/recipients/0/header/kid"));
  flipEach(fromBase64url(recipient["header"]["epk"]["x"].get<std::string>()).value(),
           changedAt("/recipients/0/header/epk/x"));
  flipEach(fromBase64url(recipient["header"]["epk"]["y"].get<std::string>()).value(),
           changedAt("/recipients/0/header/epk/y"));
  for (const char* pointer :
       {"/recipients/0/header/alg", "/recipients/0/header/epk/crv", "/recipients/0/header/epk/kty"}) {
    const Bytes text = bytesOf(outer[Json::json_pointer(pointer)].get<std::string>());
    flipEach(text, [&](const Bytes& other) {
      Json changed = outer;
      changed[Json::json_pointer(pointer)] = cleanText(textOf(other));
      return changed;
    });
  }
  CHECK(flips > 1200);
}

TEST_CASE("a changed entry of another recipient changes nothing of what is read") {
  const auto sealed = sealPack(packOf(people(), 1, 1, {revisionOf(1, people().worker, {{"notes", "x"}})}),
                               people().worker, people().recipients());
  REQUIRE(sealed);
  const Json outer = Json::parse(sealed->text);
  const std::size_t other =
      outer["recipients"][0]["header"]["kid"] == people().recovery.publicKey().thumbprint() ? 0 : 1;
  Json changed = outer;
  Bytes wrapped = fromBase64url(outer["recipients"][other]["encrypted_key"].get<std::string>()).value();
  wrapped[3] ^= 1;
  changed["recipients"][other]["encrypted_key"] = base64url(wrapped);
  const auto opened = openPack(changed.dump(), people().coordinator, people().team);
  REQUIRE(opened);
  CHECK(opened->jws == sealed->jws);
  CHECK_FALSE(openPackWith(changed.dump(), people().recovery, people().team));
  changed = outer;
  changed["recipients"].erase(other);  // somebody who is to be kept from reading it
  CHECK(code(changed.dump()) == "pack/wrong-audience");
}

TEST_CASE("every character of the file that is changed, and every character less, is noticed") {
  const std::string text = sample().text;
  for (std::size_t i = 0; i < text.size(); i += 3) {
    std::string other = text;
    other[i] = other[i] == 'A' ? 'B' : 'A';
    CHECK_FALSE(openPack(other, people().coordinator, people().team));
  }
  for (std::size_t length = 0; length < text.size(); ++length) {
    const std::string found = code(std::string_view(text).substr(0, length));
    const bool right = found == "pack/altered" || found == "pack/not-a-pack";
    CHECK(right);
    if (length > 20) CHECK(found == "pack/altered");
  }
  CHECK(code(text + "{}") == "pack/altered");
  CHECK(code(text + "\n") == "fine");  // mail programs add one
}

TEST_CASE("every byte of the signed part that is changed by somebody who can seal is noticed") {
  const auto jwe = jose::openJwe(sample().text, "alongside-pack+jwe", people().coordinator.agreement);
  REQUIRE(jwe);
  const std::string jws = textOf(jwe->plain);
  CHECK(code(sealedJws(jws)) == "fine");
  const std::size_t first = jws.find('.');
  const std::size_t second = jws.find('.', first + 1);
  const std::string parts[] = {jws.substr(0, first), jws.substr(first + 1, second - first - 1),
                               jws.substr(second + 1)};
  for (std::size_t part = 0; part < 3; ++part) {
    const Bytes bytes = fromBase64url(parts[part]).value();
    for (std::size_t i = 0; i < bytes.size(); i += part == 1 ? 7 : 1) {
      Bytes other = bytes;
      other[i] ^= static_cast<std::uint8_t>(1U << (i % 8));
      std::string changed[] = {parts[0], parts[1], parts[2]};
      changed[part] = base64url(other);
      CHECK(code(sealedJws(changed[0] + '.' + changed[1] + '.' + changed[2])) != "fine");
    }
  }
  for (std::size_t length = 0; length < jws.size(); length += 5) {
    CHECK(code(sealedJws(std::string_view(jws).substr(0, length))) != "fine");
  }
}

TEST_CASE("what is no pack gets a sentence that says so") {
  CHECK(code("") == "pack/not-a-pack");
  CHECK(code("hello") == "pack/not-a-pack");
  CHECK(code("{}") == "pack/not-a-pack");
  CHECK(code("[1,2,3]") == "pack/not-a-pack");
  CHECK(code(std::string("\0\0PNG", 5)) == "pack/not-a-pack");
  CHECK(code(R"({"resourceType":"Patient"})") == "pack/not-a-pack");
  CHECK(code(signTeam(people().team, people().coordinator)) == "pack/not-a-pack");
  CHECK(code(std::string(100'000, '[')) == "pack/not-a-pack");
  CHECK(code(std::string(1 << 20, ',')) == "pack/not-a-pack");
}

TEST_CASE("a file of 65 MB is refused before it is read") {
  const std::string large((std::size_t{65} << 20), ' ');
  const auto opened = openPack(large, people().coordinator, people().team);
  REQUIRE_FALSE(opened);
  CHECK(opened.error().code == "pack/too-large");
  CHECK(opened.error().happened.find("64 MB") != std::string::npos);
}

TEST_CASE("envelopes outside the profile are refused") {
  const Json good = Json::parse(sample().text);
  REQUIRE(code(good.dump()) == "fine");
  const auto with = [&](const char* pointer, Json value) {
    Json other = good;
    other[Json::json_pointer(pointer)] = std::move(value);
    return code(other.dump());
  };
  const auto withHeader = [&](const char* text) { return with("/protected", base64url(viewOf(text))); };
  CHECK(with("/unprotected", {{"zip", "DEF"}}) == "pack/refused");
  CHECK(with("/aad", "AAAA") == "pack/refused");
  CHECK(with("/extra", 1) == "pack/refused");
  CHECK(withHeader(R"({"cty":"jose","enc":"A256GCM","typ":"alongside-pack+jwe","zip":"DEF"})") ==
        "pack/refused");
  CHECK(withHeader(R"({"cty":"jose","enc":"A256GCM","typ":"alongside-pack+jwe","crit":["exp"]})") ==
        "pack/refused");
  CHECK(withHeader(R"({"cty":"jose","enc":"A128GCM","typ":"alongside-pack+jwe"})") == "pack/refused");
  CHECK(withHeader(R"({"cty":"jose","enc":"A256GCM","typ":"JWE"})") == "pack/refused");
  CHECK(withHeader(R"({"alg":"dir","cty":"jose","enc":"A256GCM","typ":"alongside-pack+jwe"})") ==
        "pack/refused");
  CHECK(withHeader(R"({"cty":"jose","enc":"A256GCM","enc":"A256GCM","typ":"alongside-pack+jwe"})") ==
        "pack/altered");
  CHECK(withHeader(R"({ "enc":"A256GCM","cty":"jose","typ":"alongside-pack+jwe"})") ==
        "pack/altered");  // its bytes are signed for
  for (const char* alg : {"dir", "none", "ECDH-ES", "ECDH-ES+A128KW", "A256KW", "RSA-OAEP", "RSA-OAEP-256",
                          "RSA1_5", "PBES2-HS256+A128KW", "PBES2-HS512+A256KW", "ecdh-es+a256kw"}) {
    CAPTURE(alg);
    CHECK(with("/recipients/0/header/alg", alg) == "pack/refused");
  }
  CHECK(with("/recipients/0/header/apu", "AA") == "pack/refused");
  CHECK(with("/recipients/0/header/p2c", 1000) == "pack/refused");
  CHECK(with("/recipients/0/header/epk/d", "AA") == "pack/refused");
  CHECK(with("/recipients/0/header/epk/crv", "P-384") == "pack/refused");
  CHECK(with("/recipients/0/header/epk/x", base64url(Bytes(32))) == "pack/refused");
  CHECK(with("/recipients/0/header/epk/x", base64url(Bytes(33))) == "pack/refused");
  CHECK(with("/recipients/0/header/kid", "short") == "pack/refused");
  CHECK(with("/recipients/0/extra", 1) == "pack/refused");
  CHECK(with("/recipients/0/encrypted_key", base64url(Bytes(32))) == "pack/refused");
  CHECK(with("/recipients/1", good["recipients"][0]) == "pack/refused");  // the same one twice
  CHECK(with("/recipients", Json::array()) == "pack/refused");
  CHECK(with("/recipients", 1) == "pack/refused");
  Json many = Json::array();
  for (int i = 0; i < 17; ++i) many.push_back(good["recipients"][0]);
  CHECK(with("/recipients", many) == "pack/refused");
  CHECK(with("/iv", base64url(Bytes(16))) == "pack/altered");
  CHECK(with("/tag", base64url(Bytes(15))) == "pack/altered");
  CHECK(with("/tag", good["tag"].get<std::string>() + "==") == "pack/altered");
  CHECK(with("/ciphertext", good["ciphertext"].get<std::string>() + "\n") == "pack/altered");
  CHECK(with("/ciphertext", 1) == "pack/altered");
  CHECK(with("/protected", nullptr) != "fine");

  const std::string text = sample().text;
  CHECK(code("{\"tag\":\"AAAA\"," + text.substr(1)) == "pack/altered");  // a member named twice
  std::string deep = "1";
  for (int i = 0; i < 20; ++i) deep = "[" + deep + "]";
  CHECK(code("{\"deep\":" + deep + "," + text.substr(1)) == "pack/altered");
}

TEST_CASE("signatures outside the profile are refused") {
  const std::string payload = canonical(payloadOf(sample()));
  const std::string kid = people().worker.thumbprint();
  const auto header = [&](const std::string& text) {
    return code(sealedJws(jwsWithHeader(text, payload, people().worker)));
  };
  REQUIRE(header(R"({"alg":"ES256","kid":")" + kid + R"(","typ":"alongside-pack+json"})") == "fine");
  for (const char* alg : {"none", "HS256", "RS256", "ES384", "EdDSA", "es256", ""}) {
    CAPTURE(alg);
    CHECK(header(std::string(R"({"alg":")") + alg + R"(","kid":")" + kid +
                 R"(","typ":"alongside-pack+json"})") == "pack/refused");
  }
  for (const char* more :
       {R"("jwk":{})", R"("jku":"https://example.org/k")", R"("x5c":[])", R"("x5u":"x")", R"("x5t":"x")",
        R"("b64":false)", R"("crit":["b64"])", R"("zip":"DEF")", R"("cty":"x")"}) {
    CAPTURE(more);
    CHECK(header(R"({"alg":"ES256","kid":")" + kid + R"(","typ":"alongside-pack+json",)" + more + "}") ==
          "pack/refused");
  }
  CHECK(header(R"({"alg":"ES256","typ":"alongside-pack+json"})") == "pack/refused");
  CHECK(header(R"({"alg":"ES256","kid":")" + kid + R"(","typ":"alongside-team+json"})") != "fine");
  CHECK(header(R"({"alg":"ES256","alg":"ES256","kid":")" + kid + R"(","typ":"alongside-pack+json"})") !=
        "fine");
  CHECK(header("[]") != "fine");

  // Signed by nobody, and by the public key as if it were a shared secret.
  const std::string unsignedInput =
      base64url(viewOf(R"({"alg":"none"})")) + '.' + base64url(viewOf(payload)) + '.';
  CHECK(code(sealedJws(unsignedInput)) != "fine");
  CHECK(code(sealedJws(payload)) != "fine");
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

TEST_CASE("a signed payload that is not in order is refused whole") {
  const Json good = payloadOf(sample());
  REQUIRE(code(sealedPayload(good, people().worker)) == "fine");
  const auto with = [&](const char* pointer, Json value) {
    Json other = good;
    other[Json::json_pointer(pointer)] = std::move(value);
    return code(sealedPayload(other, people().worker));
  };
  CHECK(with("/fmt", "something") == "pack/not-a-pack");
  for (const char* pointer : {"/v", "/schema", "/kind", "/mode", "/id", "/team", "/seq", "/created", "/prev",
                              "/iss", "/hlc", "/aud", "/revisions", "/revisions/0", "/revisions/0/fields"}) {
    CAPTURE(pointer);
    CHECK(with(pointer, "nonsense") == "pack/refused");
  }
  CHECK(with("/seq", 0) == "pack/refused");
  CHECK(with("/seq", -1) == "pack/refused");
  CHECK(with("/created", -5) == "pack/refused");
  CHECK(with("/kind", "receipt") == "pack/refused");
  CHECK(with("/iss", people().coordinator.thumbprint()) == "pack/refused");
  CHECK(with("/later", 0.5) == "pack/refused");
  CHECK(with("/revisions/0/fields/notes", "somebody else's words") == "pack/refused");
  CHECK(with("/aud/0", 5) == "pack/refused");
  CHECK(code(sealedJws(jose::signJws("alongside-pack+json", "{\"fmt\":1,\"fmt\":2}",
                                     people().worker.signing))) == "pack/refused");
  std::string deep = "1";
  for (int i = 0; i < 20; ++i) deep = "[" + deep + "]";
  CHECK(code(sealedJws(jose::signJws("alongside-pack+json", "{\"fmt\":" + deep + "}",
                                     people().worker.signing))) == "pack/refused");
}
