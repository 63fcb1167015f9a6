// Packs that were changed on their way.
#include "pack_sample.h"

using namespace alongside;
using namespace alongside::test;

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
