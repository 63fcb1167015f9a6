// Published test vectors, so that a tablet can show that its browser calculates rightly: WebAssembly was
// not among the platforms that Botan 3.7 was tested on by its authors.
#include <algorithm>

#include "crypto/crypto.h"

namespace alongside::crypto {
namespace {

Bytes hex(std::string_view text) { return fromHex(text).value_or(Bytes{}); }
Secret secretHex(std::string_view text) { return Secret(hex(text)); }
bool same(ByteView bytes, std::string_view expected) { return hexOf(bytes) == expected; }

// FIPS 180-2, appendix B.1
bool sha256Vector() {
  return same(sha256("abc").bytes, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

// The Argon2 reference implementation's test.c, version 0x13. (RFC 9106's own vectors need a secret and
// associated data, which passphrases have no use for.)
bool argon2Vector() {
  const auto key = derive(Secret::ofText("password"), viewOf("somesalt"), {64 * 1024, 2, 1});
  return key && same(key->view(), "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7");
}

// RFC 5869, A.3
bool hkdfVector() {
  const Secret key = hkdf(secretHex("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b"), "", 42);
  return same(key.view(),
              "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
}

// RFC 3394, 4.6: 256 bits of key data with a 256-bit key-encryption key
bool keyWrapVector() {
  const Secret kek = secretHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
  const std::string_view key = "00112233445566778899aabbccddeeff000102030405060708090a0b0c0d0e0f";
  const std::string_view wrapped =
      "28c9f404c4b810f4cbccb35cfb87f8263f5786e2d80ed326cbc7f0e71a99f43bfb988b9b7a02dd21";
  if (!same(wrapKey(kek, secretHex(key)), wrapped)) return false;
  const auto back = unwrapKey(kek, hex(wrapped));
  Bytes altered = hex(wrapped);
  altered.back() ^= 1;
  return back && same(back->view(), key) && !unwrapKey(kek, altered);
}

constexpr std::string_view kSunscreen =
    "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen "
    "would be it.";

// draft-irtf-cfrg-xchacha-03, A.3.1
bool xchachaVector() {
  const Secret key = secretHex("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f");
  const Bytes associated = hex("50515253c0c1c2c3c4c5c6c7");
  Bytes sealed = hex(
      "404142434445464748494a4b4c4d4e4f5051525354555657"
      "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39ae64"
      "c6708c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff921f9664c"
      "97637da9768812f615c68b13b52e"
      "c0875924c1c7987947deafd8780acf49");
  const auto plain = open(key, associated, sealed);
  const auto again = open(key, associated, seal(key, associated, viewOf(kSunscreen)));
  sealed.back() ^= 1;
  return plain && textOf(*plain) == kSunscreen && again == plain && !open(key, associated, sealed);
}

// McGrew and Viega, "The Galois/Counter Mode of Operation", test case 16
bool gcmVector() {
  const Secret key = secretHex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308");
  const Bytes iv = hex("cafebabefacedbaddecaf888");
  const Bytes associated = hex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
  const Bytes plain =
      hex("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525"
          "b16aedf5aa0de657ba637b39");
  const GcmSealed sealed = gcmSeal(key, iv, associated, plain);
  Bytes altered = sealed.ciphertext;
  altered.front() ^= 1;
  return same(sealed.ciphertext,
              "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b10568288"
              "38"
              "c5f61e6393ba7a0abcc9f662") &&
         same(sealed.tag, "76fc6ece0f4e1768cddf8853bb2d551b") &&
         gcmOpen(key, iv, associated, sealed.ciphertext, sealed.tag) == plain &&
         !gcmOpen(key, iv, associated, altered, sealed.tag);
}

// RFC 6979, A.2.5: the key, and the signature of "sample" with SHA-256. Ours are randomised, so what is
// checked of signing is that it verifies.
bool signatureVector() {
  const auto key =
      PrivateKey::fromScalar(secretHex("c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721"));
  if (!key) return false;
  const PublicKey& known = key->publicKey();
  Bytes signature =
      hex("efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
          "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8");
  const bool good = verify(known, viewOf("sample"), signature) &&
                    verify(known, viewOf("tablet"), key->sign(viewOf("tablet")));
  const bool wrongText = verify(known, viewOf("Sample"), signature);
  signature.back() ^= 1;
  return same(known.x, "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6") &&
         same(known.y, "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299") && good &&
         !wrongText && !verify(known, viewOf("sample"), signature);
}

// RFC 7518, appendix C: Alice's ephemeral key, Bob's key, and the key for A128GCM
bool agreementVector() {
  const auto alice = PrivateKey::fromScalar(
      Secret(fromBase64url("0_NxaRPUMQoAJt50Gz8YiTr8gRTwyEaCumd-MToTmIo").value_or(Bytes{})));
  const auto bob = publicKeyFrom({{"kty", "EC"},
                                  {"crv", "P-256"},
                                  {"x", "weNJy2HscCSM6AEDTDg04biOvhFhyyWvOHQfeF_PxMQ"},
                                  {"y", "e8lnCO-AlStT-NJVX-crhB7QRYhiix03illJOVAOyck"}});
  if (!alice || !bob) return false;
  const Secret z = alice->agree(*bob);
  return same(z.view(), "9e56d91d817135d372834283bf84269cfb316ea3da806a48f6daa7798cfe90c4") &&
         base64url(concatKdf(z, "A128GCM", 16, "Alice", "Bob").view()) == "VqqN6vgjbSBcIijNcacQGg";
}

// RFC 7517, A.1: its first key; the name is made as RFC 7638 says
bool thumbprintVector() {
  const auto key = publicKeyFrom({{"kty", "EC"},
                                  {"crv", "P-256"},
                                  {"x", "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4"},
                                  {"y", "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"},
                                  {"use", "enc"},
                                  {"kid", "1"}});
  return key && key->thumbprint() == "cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s";
}

struct Vector {
  std::string_view name;
  bool (*holds)();
};

constexpr Vector kVectors[] = {
    {"SHA-256 (FIPS 180-2)", sha256Vector},
    {"Argon2id (reference implementation)", argon2Vector},
    {"HKDF-SHA-256 (RFC 5869)", hkdfVector},
    {"AES-256 key wrap (RFC 3394)", keyWrapVector},
    {"XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha)", xchachaVector},
    {"AES-256-GCM (McGrew and Viega)", gcmVector},
    {"ECDSA P-256 (RFC 6979)", signatureVector},
    {"ECDH-ES P-256 (RFC 7518)", agreementVector},
    {"Key thumbprint (RFC 7638)", thumbprintVector},
};

}  // namespace

std::vector<std::string> selfTest() {
  std::vector<std::string> failing;
  for (const Vector& vector : kVectors) {
    if (!vector.holds()) failing.emplace_back(vector.name);
  }
  return failing;
}

}  // namespace alongside::crypto
