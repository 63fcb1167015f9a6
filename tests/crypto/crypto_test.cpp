#include <doctest/doctest.h>

#include <set>

#include "crypto/crypto.h"

using namespace alongside;
using namespace alongside::crypto;

namespace {
Secret key32(std::uint8_t fill) { return Secret(Bytes(32, fill)); }
// The cheapest that is allowed: the sanitizers make each derivation slow.
constexpr Argon2 kFloor = Argon2::floor();
}  // namespace

TEST_CASE("every published test vector holds here") {
  for (const std::string& name : selfTest()) FAIL_CHECK(name);
}

TEST_CASE("weaker protection than the floor is refused, and so are absurd demands") {
  const Secret words = Secret::ofText("four calm green words");
  const Bytes salt(16, 7);
  for (const Argon2 weak :
       {Argon2{kFloor.kib - 1, 2, 1}, Argon2{kFloor.kib, 1, 1}, Argon2{kFloor.kib, 2, 0},
        Argon2{0xffffffffu, 2, 1}, Argon2{kFloor.kib, 0xffffffffu, 1}, Argon2{kFloor.kib, 2, 0xffffffffu}}) {
    const auto key = derive(words, salt, weak);
    REQUIRE_FALSE(key);
    CHECK(key.error().code == "crypto/weak-parameters");
  }
  CHECK_FALSE(derive(words, Bytes(7, 7), kFloor));
}

TEST_CASE("a passphrase gives the same key again, another passphrase or salt another key") {
  const Bytes salt(16, 7);
  const auto once = derive(Secret::ofText("four calm green words"), salt, kFloor);
  const auto again = derive(Secret::ofText("four calm green words"), salt, kFloor);
  const auto other = derive(Secret::ofText("four calm green word"), salt, kFloor);
  const auto salted = derive(Secret::ofText("four calm green words"), Bytes(16, 8), kFloor);
  const auto none = derive(Secret(), salt, kFloor);
  REQUIRE((once && again && other && salted && none));
  CHECK(textOf(once->view()) == textOf(again->view()));
  CHECK(textOf(once->view()) != textOf(other->view()));
  CHECK(textOf(once->view()) != textOf(salted->view()));
  CHECK(textOf(once->view()) != textOf(none->view()));
}

TEST_CASE("what was sealed opens only whole, with its key and its associated data") {
  const Secret key = key32(1);
  for (const std::size_t size : {0u, 1u, 15u, 16u, 17u, 63u, 64u, 65u, 300u}) {
    const Bytes plain = random(size);
    const Bytes associated = random(size % 40);
    const Bytes sealed = seal(key, associated, plain);
    CHECK(sealed.size() == size + 40);
    CHECK(open(key, associated, sealed) == plain);
    CHECK_FALSE(open(key32(2), associated, sealed));
    Bytes other = associated;
    other.push_back(0);
    CHECK_FALSE(open(key, other, sealed));
    for (std::size_t i = 0; i < sealed.size(); ++i) {
      Bytes altered = sealed;
      altered[i] ^= 0x40;
      CHECK_FALSE(open(key, associated, altered));
      CHECK_FALSE(open(key, associated, ByteView(sealed).first(i)));
    }
  }
}

TEST_CASE("sealing the same twice gives different bytes") {
  const Secret key = key32(1);
  CHECK(seal(key, {}, viewOf("tea")) != seal(key, {}, viewOf("tea")));
  CHECK(random(16) != random(16));
  CHECK(textOf(randomSecret(32).view()) != textOf(randomSecret(32).view()));
}

TEST_CASE("a pack's content opens only whole, with its key, iv and associated data") {
  const Secret key = key32(3);
  const Bytes iv = random(12);
  for (const std::size_t size : {0u, 1u, 16u, 31u, 100u}) {
    const Bytes plain = random(size);
    const GcmSealed sealed = gcmSeal(key, iv, viewOf("head"), plain);
    CHECK(sealed.tag.size() == 16);
    CHECK(sealed.ciphertext.size() == size);
    CHECK(gcmOpen(key, iv, viewOf("head"), sealed.ciphertext, sealed.tag) == plain);
    CHECK_FALSE(gcmOpen(key, iv, viewOf("heap"), sealed.ciphertext, sealed.tag));
    CHECK_FALSE(gcmOpen(key, random(12), viewOf("head"), sealed.ciphertext, sealed.tag));
    for (std::size_t cut = 0; cut < 16; ++cut) {
      CHECK_FALSE(gcmOpen(key, iv, viewOf("head"), sealed.ciphertext, ByteView(sealed.tag).first(cut)));
      Bytes tag = sealed.tag;
      tag[cut] ^= 1;
      CHECK_FALSE(gcmOpen(key, iv, viewOf("head"), sealed.ciphertext, tag));
    }
    for (std::size_t i = 0; i < size; ++i) {
      Bytes altered = sealed.ciphertext;
      altered[i] ^= 1;
      CHECK_FALSE(gcmOpen(key, iv, viewOf("head"), altered, sealed.tag));
    }
  }
}

TEST_CASE("a wrapped key unwraps only unaltered and with the same key-encryption key") {
  const Bytes wrapped = wrapKey(key32(4), key32(5));
  CHECK(wrapped.size() == 40);
  const auto back = unwrapKey(key32(4), wrapped);
  REQUIRE(back);
  CHECK(textOf(back->view()) == textOf(key32(5).view()));
  CHECK_FALSE(unwrapKey(key32(5), wrapped));
  for (std::size_t i = 0; i < wrapped.size(); ++i) {
    Bytes altered = wrapped;
    altered[i] ^= 1;
    CHECK_FALSE(unwrapKey(key32(4), altered));
    CHECK_FALSE(unwrapKey(key32(4), ByteView(wrapped).first(i)));
  }
}

TEST_CASE("signatures hold for their key and message alone") {
  const PrivateKey key = PrivateKey::generate();
  const PrivateKey other = PrivateKey::generate();
  Bytes signature = key.sign(viewOf("a pack"));
  REQUIRE(signature.size() == 64);
  CHECK(verify(key.publicKey(), viewOf("a pack"), signature));
  CHECK_FALSE(verify(key.publicKey(), viewOf("a sack"), signature));
  CHECK_FALSE(verify(other.publicKey(), viewOf("a pack"), signature));
  CHECK_FALSE(verify(PublicKey{}, viewOf("a pack"), signature));
  CHECK_FALSE(verify(key.publicKey(), viewOf("a pack"), {}));
  CHECK_FALSE(verify(key.publicKey(), viewOf("a pack"), Bytes(64, 0)));
  CHECK_FALSE(verify(key.publicKey(), viewOf("a pack"), Bytes(64, 255)));
  for (std::size_t i = 0; i < signature.size(); ++i) {
    signature[i] ^= 1;
    CHECK_FALSE(verify(key.publicKey(), viewOf("a pack"), signature));
    signature[i] ^= 1;
  }
}

TEST_CASE("a private key comes back from its 32 bytes; out of range is refused") {
  const PrivateKey key = PrivateKey::generate();
  const auto back = PrivateKey::fromScalar(key.scalar());
  REQUIRE(back);
  CHECK(back->publicKey() == key.publicKey());
  CHECK(verify(key.publicKey(), viewOf("hello"), back->copy().sign(viewOf("hello"))));
  CHECK_FALSE(PrivateKey::fromScalar(Secret(32)));
  CHECK_FALSE(PrivateKey::fromScalar(key32(255)));
  CHECK_FALSE(PrivateKey::fromScalar(Secret(Bytes(31, 1))));
  CHECK_FALSE(PrivateKey::fromScalar(Secret(Bytes(33, 1))));
  const auto order = fromHex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");
  CHECK_FALSE(PrivateKey::fromScalar(Secret(*order)));
}

TEST_CASE("two people agree on the same secret, and nobody else") {
  const PrivateKey a = PrivateKey::generate();
  const PrivateKey b = PrivateKey::generate();
  const PrivateKey c = PrivateKey::generate();
  CHECK(textOf(a.agree(b.publicKey()).view()) == textOf(b.agree(a.publicKey()).view()));
  CHECK(textOf(a.agree(b.publicKey()).view()) != textOf(c.agree(a.publicKey()).view()));
}

TEST_CASE("public keys that are no points of P-256 are refused") {
  const PrivateKey key = PrivateKey::generate();
  const Json good = key.publicKey().jwk();
  REQUIRE(publicKeyFrom(good));
  CHECK(*publicKeyFrom(good) == key.publicKey());
  const auto refused = [](const Json& jwk) {
    const auto result = publicKeyFrom(jwk);
    return !result && result.error().code == "crypto/bad-key";
  };
  const auto with = [&](const char* member, const Json& value) {
    Json jwk = good;
    jwk[member] = value;
    return jwk;
  };
  CHECK(refused(Json()));
  CHECK(refused(Json::array()));
  CHECK(refused(with("crv", "P-384")));
  CHECK(refused(with("kty", "OKP")));
  CHECK(refused(with("x", 5)));
  CHECK(refused(with("x", "AAAA")));
  CHECK(refused(with("y", good.at("x"))));
  CHECK(refused(with("x", base64url(Bytes(32, 255)))));
  CHECK(refused(with("x", good.at("x").get<std::string>() + "=")));
  CHECK(refused(with("d", base64url(key.scalar().view()))));
  PublicKey off = key.publicKey();
  off.y[31] ^= 1;
  CHECK(refused(off.jwk()));
  CHECK(refused(PublicKey{}.jwk()));
}

TEST_CASE("sub-keys differ by purpose and length is free") {
  const Secret key = key32(9);
  CHECK(textOf(hkdf(key, "one", 32).view()) != textOf(hkdf(key, "two", 32).view()));
  CHECK(hkdf(key, "one", 80).size() == 80);
  CHECK(textOf(hkdf(key, "one", 80).view().first(32)) == textOf(hkdf(key, "one", 32).view()));
}

TEST_CASE("secrets move, are wiped and leave nothing behind") {
  Secret one = Secret::ofText("a passphrase");
  const std::uint8_t* where = one.view().data();
  Secret two = std::move(one);
  CHECK(one.empty());  // NOLINT(bugprone-use-after-move): a moved-from secret is empty
  CHECK(two.view().data() == where);
  two.edit()[0] = 'A';
  CHECK(textOf(two.view()) == "A passphrase");
  const Secret three = two.copy();
  two.wipe();
  CHECK(two.empty());
  CHECK(textOf(three.view()) == "A passphrase");
  std::array<std::uint8_t, 4> bytes{1, 2, 3, 4};
  wipe(bytes);
  CHECK(bytes == std::array<std::uint8_t, 4>{});
  std::string text = "typed by hand, longer than any short string";
  const char* letters = text.data();
  wipe(text);
  CHECK(text.empty());
  CHECK(letters == text.data());
  CHECK(letters[5] == 0);
}

TEST_CASE("new identities are distinct and carry their time") {
  std::set<Id> ids;
  for (int i = 0; i < 100; ++i) ids.insert(newId(1'790'000'000'000));
  CHECK(ids.size() == 100);
  CHECK(newId(1'790'000'000'000) < newId(1'790'000'000'001));
}
