// Derive, seal and open, sign and verify, wrap: a thin layer over Botan. No key format, no file format.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/bytes.h"
#include "core/id.h"
#include "core/json.h"
#include "core/result.h"
#include "crypto/secret.h"

namespace alongside::crypto {

Bytes random(std::size_t n);  ///< from the system's generator (the browser's, in WebAssembly)
Secret randomSecret(std::size_t n);
Id newId(Millis now);  ///< UUIDv7 with random bits from `random`
Hash sha256(ByteView bytes);
Hash sha256(std::string_view text);

// --- Passphrases: Argon2id (RFC 9106).
struct Argon2 {
  std::uint32_t kib = 64 * 1024;
  std::uint32_t passes = 3;
  std::uint32_t lanes = 1;
  static constexpr Argon2 floor() { return {19 * 1024, 2, 1}; }  ///< OWASP minimum; weaker is refused
};
/// 32 bytes. Fault "crypto/weak-parameters" below the floor (or absurdly high), "crypto/no-memory" when it
/// cannot allocate.
Result<Secret> derive(const Secret& passphrase, ByteView salt, Argon2 parameters);
Secret hkdf(const Secret& key, std::string_view info, std::size_t size);  ///< HKDF-SHA-256, RFC 5869

// --- AES key wrap (RFC 3394): 32-byte key-encryption key.
Bytes wrapKey(const Secret& kek, const Secret& key);
std::optional<Secret> unwrapKey(const Secret& kek, ByteView wrapped);  ///< empty: wrong key or altered

// --- Sealing at rest: XChaCha20-Poly1305, 32-byte key, random 24-byte nonce in front, 16-byte tag behind.
Bytes seal(const Secret& key, ByteView associated, ByteView plain);
std::optional<Bytes> open(const Secret& key, ByteView associated, ByteView sealed);

// --- Packs: AES-256-GCM, 12-byte iv, 16-byte tag apart (as JWE wants them).
struct GcmSealed {
  Bytes ciphertext;
  Bytes tag;
};
GcmSealed gcmSeal(const Secret& key, ByteView iv, ByteView associated, ByteView plain);
std::optional<Bytes> gcmOpen(const Secret& key, ByteView iv, ByteView associated, ByteView ciphertext,
                             ByteView tag);

// --- P-256: signatures (ES256, RFC 7518 3.4) and key agreement (ECDH-ES, RFC 7518 4.6).
struct PublicKey {
  std::array<std::uint8_t, 32> x{};
  std::array<std::uint8_t, 32> y{};
  bool operator==(const PublicKey&) const = default;

  Json jwk() const;                ///< {"crv":"P-256","kty":"EC","x":...,"y":...}
  std::string thumbprint() const;  ///< RFC 7638, SHA-256, base64url: the key's name everywhere
};
/// Refuses other curves, wrong lengths, points off the curve, private members. Fault "crypto/bad-key".
Result<PublicKey> publicKeyFrom(const Json& jwk);

class PrivateKey {
 public:
  static PrivateKey generate();
  static std::optional<PrivateKey> fromScalar(const Secret& d);  ///< 32 bytes, 1..n-1
  Secret scalar() const { return d_.copy(); }
  const PublicKey& publicKey() const { return public_; }
  PrivateKey copy() const { return PrivateKey(d_.copy(), public_); }

  Bytes sign(ByteView message) const;  ///< ES256: r || s, 64 bytes
  /// The shared x coordinate, 32 bytes. `other` is a point that publicKeyFrom let through.
  Secret agree(const PublicKey& other) const;

 private:
  PrivateKey(Secret d, PublicKey p) : d_(std::move(d)), public_(p) {}
  Secret d_;
  PublicKey public_;
};
bool verify(const PublicKey& key, ByteView message, ByteView signature);
/// Concat KDF (NIST SP 800-56A as RFC 7518 4.6.2 uses it). Our own formats leave apu and apv empty.
Secret concatKdf(const Secret& z, std::string_view algorithm, std::size_t size, std::string_view apu = {},
                 std::string_view apv = {});

/// Published test vectors of everything above; the names of those that fail. Run on the tablet from About.
std::vector<std::string> selfTest();

}  // namespace alongside::crypto
