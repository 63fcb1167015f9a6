#include "crypto/botan_guard.h"
#include "crypto/crypto.h"

#include <algorithm>

namespace alongside::crypto {

Bytes random(std::size_t n) {
  Bytes bytes(n);
  surely([&] { Botan::system_rng().randomize(bytes); });
  return bytes;
}

Secret randomSecret(std::size_t n) {
  Secret secret(n);
  surely([&] { Botan::system_rng().randomize(secret.edit()); });
  return secret;
}

Id newId(Millis now) {
  std::array<std::uint8_t, 10> bits{};
  surely([&] { Botan::system_rng().randomize(bits); });
  return makeId(now, bits);
}

Hash sha256(ByteView bytes) {
  return surely([&] {
    Hash hash;
    const auto sha = Botan::HashFunction::create_or_throw("SHA-256");
    sha->update(bytes);
    sha->final(hash.bytes);
    return hash;
  });
}

Hash sha256(std::string_view text) { return sha256(viewOf(text)); }

}  // namespace alongside::crypto
