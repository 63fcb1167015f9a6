// Envelopes, signatures and payloads that other software might make, and that ours refuses.
#include "pack_sample.h"

using namespace alongside;
using namespace alongside::test;

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
