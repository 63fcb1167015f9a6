// Keys from passphrases and from keys: Argon2id, HKDF, concat KDF.
#include <cassert>
#include <new>

#include "crypto/botan_guard.h"
#include "crypto/crypto.h"

namespace alongside::crypto {
namespace {

// A damaged or hostile header must not be able to ask for all memory or for a week of work.
constexpr std::uint32_t kMostKib = 1024 * 1024;
constexpr std::uint32_t kMostPasses = 64;
constexpr std::uint32_t kMostLanes = 16;
constexpr std::size_t kLeastSalt = 8;  // RFC 9106 3.1

}  // namespace

Result<Secret> derive(const Secret& passphrase, ByteView salt, Argon2 parameters) {
  constexpr Argon2 floor = Argon2::floor();
  const bool weak = parameters.kib < floor.kib || parameters.passes < floor.passes ||
                    parameters.lanes < floor.lanes || salt.size() < kLeastSalt;
  if (weak || parameters.kib > kMostKib || parameters.passes > kMostPasses || parameters.lanes > kMostLanes) {
    return fail("crypto/weak-parameters",
                weak ? "The protection asked for is weaker than Alongside allows."
                     : "The protection asked for is more than this tablet can work out.",
                "Nothing has been changed.", "Ask your coordinator for help, and mention this message.");
  }
  Secret key(32);
  try {
    const auto family = Botan::PasswordHashFamily::create_or_throw("Argon2id");
    const auto argon2 = family->from_params(parameters.kib, parameters.passes, parameters.lanes);
    // The const char* is Botan's spelling of bytes; an empty span may be a null pointer.
    const char* text = passphrase.empty() ? "" : reinterpret_cast<const char*>(passphrase.view().data());
    argon2->derive_key(key.edit().data(), key.size(), text, passphrase.size(), salt.data(), salt.size());
  } catch (const std::exception&) {
    // The parameters were checked above, so what is left is the memory.
    return fail("crypto/no-memory", "This tablet did not have enough free memory to check the passphrase.",
                "Your records are as they were.", "Close other apps or tabs, and try again.");
  }
  return key;
}

Secret hkdf(const Secret& key, std::string_view info, std::size_t size) {
  return surely([&] {
    const auto kdf = Botan::KDF::create_or_throw("HKDF(HMAC(SHA-256))");
    Secret derived(size);
    kdf->derive_key(derived.edit(), key.view(), ByteView{}, viewOf(info));
    return derived;
  });
}

Secret concatKdf(const Secret& z, std::string_view algorithm, std::size_t size, std::string_view apu,
                 std::string_view apv) {
  assert(size <= 32);  // one round of SHA-256 is all that the key sizes of packs and vaults need
  const auto number = [](Bytes& out, std::size_t n) {
    for (const int shift : {24, 16, 8, 0}) out.push_back(static_cast<std::uint8_t>(n >> shift));
  };
  // RFC 7518 4.6.2: AlgorithmID, PartyUInfo and PartyVInfo with their lengths, SuppPubInfo in bits.
  Bytes info;
  for (const std::string_view part : {algorithm, apu, apv}) {
    number(info, part.size());
    info.insert(info.end(), part.begin(), part.end());
  }
  number(info, size * 8);
  return surely([&] {
    const auto sha = Botan::HashFunction::create_or_throw("SHA-256");
    Bytes round;
    number(round, 1);
    sha->update(round);
    sha->update(z.view());
    sha->update(info);
    Secret whole(32);
    sha->final(whole.edit());
    return Secret(whole.view().first(size));
  });
}

}  // namespace alongside::crypto
