// Keeping secret and unaltered: AES key wrap, XChaCha20-Poly1305 at rest, AES-256-GCM in packs.
#include <algorithm>
#include <cassert>

#include "crypto/botan_guard.h"
#include "crypto/crypto.h"

namespace alongside::crypto {
namespace {

constexpr std::size_t kKey = 32;
constexpr std::size_t kNonce = 24;
constexpr std::size_t kTag = 16;
constexpr std::size_t kGcmIv = 12;

/// Decrypts in place; false (and wiped) when the tag does not fit. One copy less than finishing in one
/// secure_vector, which shows when a whole vault is opened.
bool openInPlace(const char* cipher, const Secret& key, ByteView nonce, ByteView associated, Bytes& text,
                 ByteView tag) {
  const auto done = unlessThrown([&] {
    const auto mode = Botan::AEAD_Mode::create_or_throw(cipher, Botan::Cipher_Dir::Decryption);
    mode->set_key(key.view());
    mode->set_associated_data(associated);
    mode->start(nonce);
    const std::size_t whole = text.size() - text.size() % mode->update_granularity();
    mode->process(std::span(text).first(whole));
    Botan::secure_vector<std::uint8_t> rest(text.begin() + static_cast<std::ptrdiff_t>(whole), text.end());
    rest.insert(rest.end(), tag.begin(), tag.end());
    mode->finish(rest);
    std::ranges::copy(rest, text.begin() + static_cast<std::ptrdiff_t>(whole));
    return true;
  });
  if (!done) wipe(text);
  return done.has_value();
}

/// Encrypts in place and gives the tag.
Bytes sealInPlace(const char* cipher, const Secret& key, ByteView nonce, ByteView associated,
                  std::span<std::uint8_t> text) {
  return surely([&] {
    const auto mode = Botan::AEAD_Mode::create_or_throw(cipher, Botan::Cipher_Dir::Encryption);
    mode->set_key(key.view());
    mode->set_associated_data(associated);
    mode->start(nonce);
    const std::size_t whole = text.size() - text.size() % mode->update_granularity();
    mode->process(text.first(whole));
    Botan::secure_vector<std::uint8_t> rest(text.begin() + static_cast<std::ptrdiff_t>(whole), text.end());
    mode->finish(rest);
    const std::size_t left = text.size() - whole;
    std::ranges::copy(std::span(rest).first(left), text.begin() + static_cast<std::ptrdiff_t>(whole));
    return bytesFrom(std::span(rest).subspan(left));
  });
}

constexpr const char* kAtRest = "ChaCha20Poly1305";  // becomes XChaCha20 by its 24-byte nonce
constexpr const char* kInPacks = "AES-256/GCM(16)";

}  // namespace

Bytes wrapKey(const Secret& kek, const Secret& key) {
  assert(kek.size() == kKey && key.size() >= 16 && key.size() % 8 == 0);
  return surely([&] {
    const auto aes = Botan::BlockCipher::create_or_throw("AES-256");
    aes->set_key(kek.view());
    return Botan::nist_key_wrap(key.view().data(), key.size(), *aes);
  });
}

std::optional<Secret> unwrapKey(const Secret& kek, ByteView wrapped) {
  if (kek.size() != kKey || wrapped.size() < 24 || wrapped.size() % 8 != 0) return std::nullopt;
  return unlessThrown([&] {
    const auto aes = Botan::BlockCipher::create_or_throw("AES-256");
    aes->set_key(kek.view());
    return Secret(Botan::nist_key_unwrap(wrapped.data(), wrapped.size(), *aes));
  });
}

Bytes seal(const Secret& key, ByteView associated, ByteView plain) {
  assert(key.size() == kKey);
  Bytes sealed;
  sealed.reserve(kNonce + plain.size() + kTag);
  sealed = random(kNonce);
  sealed.reserve(kNonce + plain.size() + kTag);
  sealed.insert(sealed.end(), plain.begin(), plain.end());
  const Bytes nonce(sealed.begin(), sealed.begin() + kNonce);
  const Bytes tag = sealInPlace(kAtRest, key, nonce, associated, std::span(sealed).subspan(kNonce));
  sealed.insert(sealed.end(), tag.begin(), tag.end());
  return sealed;
}

std::optional<Bytes> open(const Secret& key, ByteView associated, ByteView sealed) {
  if (key.size() != kKey || sealed.size() < kNonce + kTag) return std::nullopt;
  Bytes text = bytesFrom(sealed.subspan(kNonce, sealed.size() - kNonce - kTag));
  if (!openInPlace(kAtRest, key, sealed.first(kNonce), associated, text, sealed.last(kTag)))
    return std::nullopt;
  return text;
}

GcmSealed gcmSeal(const Secret& key, ByteView iv, ByteView associated, ByteView plain) {
  assert(key.size() == kKey && iv.size() == kGcmIv);
  GcmSealed sealed{bytesFrom(plain), {}};
  sealed.tag = sealInPlace(kInPacks, key, iv, associated, sealed.ciphertext);
  return sealed;
}

std::optional<Bytes> gcmOpen(const Secret& key, ByteView iv, ByteView associated, ByteView ciphertext,
                             ByteView tag) {
  if (key.size() != kKey || iv.size() != kGcmIv || tag.size() != kTag) return std::nullopt;
  Bytes text = bytesFrom(ciphertext);
  if (!openInPlace(kInPacks, key, iv, associated, text, tag)) return std::nullopt;
  return text;
}

}  // namespace alongside::crypto
