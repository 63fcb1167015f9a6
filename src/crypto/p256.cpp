// P-256: keys, their JSON form, ES256 and ECDH-ES.
#include <algorithm>

#include "crypto/botan_guard.h"
#include "crypto/crypto.h"

namespace alongside::crypto {
namespace {

constexpr std::size_t kCoordinate = 32;

const Botan::EC_Group& p256() {
  static const Botan::EC_Group group = Botan::EC_Group::from_name("secp256r1");
  return group;
}

std::optional<Botan::EC_AffinePoint> pointOf(const PublicKey& key) {
  Bytes sec1{4};  // SEC 1 2.3.3: uncompressed
  sec1.insert(sec1.end(), key.x.begin(), key.x.end());
  sec1.insert(sec1.end(), key.y.begin(), key.y.end());
  // Refuses coordinates outside the field and points off the curve.
  return unlessThrown([&] { return Botan::EC_AffinePoint::deserialize(p256(), sec1); })
      .value_or(std::nullopt);
}

PublicKey publicOf(const Botan::EC_PublicKey& key) {
  PublicKey result;
  key._public_ec_point().serialize_x_to(result.x);
  key._public_ec_point().serialize_y_to(result.y);
  return result;
}

std::optional<Botan::EC_Scalar> scalarOf(const Secret& d) {
  return unlessThrown([&] { return Botan::EC_Scalar::deserialize(p256(), d.view()); }).value_or(std::nullopt);
}

Fault badKey() {
  return {"crypto/bad-key", "That file holds a key that Alongside cannot use.", "Nothing has been changed.",
          "Ask the person who sent it to send it again."};
}

}  // namespace

Json PublicKey::jwk() const {
  return {{"crv", "P-256"}, {"kty", "EC"}, {"x", base64url(x)}, {"y", base64url(y)}};
}

std::string PublicKey::thumbprint() const { return sha256(canonical(jwk())).text(); }

Result<PublicKey> publicKeyFrom(const Json& jwk) {
  if (!jwk.is_object() || textAt(jwk, "kty") != "EC" || textAt(jwk, "crv") != "P-256" || jwk.contains("d")) {
    return std::unexpected(badKey());
  }
  const auto x = fromBase64url(textAt(jwk, "x"));
  const auto y = fromBase64url(textAt(jwk, "y"));
  if (!x || !y || x->size() != kCoordinate || y->size() != kCoordinate) return std::unexpected(badKey());
  PublicKey key;
  std::ranges::copy(*x, key.x.begin());
  std::ranges::copy(*y, key.y.begin());
  if (!pointOf(key)) return std::unexpected(badKey());
  return key;
}

PrivateKey PrivateKey::generate() {
  return surely([] {
    const Botan::ECDSA_PrivateKey made(Botan::system_rng(), p256());
    Secret d(kCoordinate);
    made._private_key().serialize_to(d.edit());
    return PrivateKey(std::move(d), publicOf(made));
  });
}

std::optional<PrivateKey> PrivateKey::fromScalar(const Secret& d) {
  if (d.size() != kCoordinate) return std::nullopt;
  auto scalar = scalarOf(d);
  if (!scalar || scalar->is_zero()) return std::nullopt;
  return unlessThrown([&] {
    const Botan::ECDSA_PrivateKey key(p256(), *std::move(scalar));
    return PrivateKey(d.copy(), publicOf(key));
  });
}

Bytes PrivateKey::sign(ByteView message) const {
  return surely([&] {
    const Botan::ECDSA_PrivateKey key(p256(), scalarOf(d_).value());
    Botan::PK_Signer signer(key, Botan::system_rng(), "SHA-256", Botan::Signature_Format::Standard);
    return signer.sign_message(message, Botan::system_rng());
  });
}

Secret PrivateKey::agree(const PublicKey& other) const {
  return surely([&] {
    const Botan::ECDH_PrivateKey key(p256(), scalarOf(d_).value());
    const Botan::ECDH_PublicKey theirs(p256(), pointOf(other).value());
    const Botan::PK_Key_Agreement agreement(key, Botan::system_rng(), "Raw");
    return Secret(agreement.derive_key(kCoordinate, theirs.public_value()).bits_of());
  });
}

bool verify(const PublicKey& key, ByteView message, ByteView signature) {
  if (signature.size() != 2 * kCoordinate) return false;
  const auto point = pointOf(key);
  if (!point) return false;
  return unlessThrown([&] {
           const Botan::ECDSA_PublicKey theirs(p256(), *point);
           Botan::PK_Verifier verifier(theirs, "SHA-256", Botan::Signature_Format::Standard);
           return verifier.verify_message(message, signature);
         })
      .value_or(false);
}

}  // namespace alongside::crypto
