// Words for people to read out, type and compare: the EFF's long list, 7,776 words of 12.9 bits each.
#include <array>
#include <cassert>

#include "exchange/keys.h"

namespace alongside {

namespace {

constexpr std::string_view kWords[] = {
#include "words.inc"
};
constexpr std::size_t kCount = std::size(kWords);
static_assert(kCount == 7776);

constexpr std::size_t kFingerprintWords = 5;  // 64.6 bits: enough against a key made to match

}  // namespace

std::span<const std::string_view> wordList() { return kWords; }

std::vector<std::string> randomWords(std::size_t n) {
  constexpr unsigned kMask =
      0x1FFF;  // the smallest power of two above 7,776; what lies beyond is drawn again
  std::vector<std::string> words;
  while (words.size() < n) {
    const Bytes two = crypto::random(2);
    const unsigned drawn = (static_cast<unsigned>(two[0]) << 8 | two[1]) & kMask;
    // The list holds "t-shirt" and three more like it; typed back, a hyphen is as good as a space.
    if (drawn < kCount && kWords[drawn].find('-') == std::string_view::npos)
      words.emplace_back(kWords[drawn]);
  }
  return words;
}

std::vector<std::string> fingerprintWords(const crypto::PublicKey& signing,
                                          const crypto::PublicKey& agreement) {
  Bytes keys;
  for (const crypto::PublicKey* key : {&signing, &agreement}) {
    keys.insert(keys.end(), key->x.begin(), key->x.end());
    keys.insert(keys.end(), key->y.begin(), key->y.end());
  }
  return fingerprintWords(crypto::sha256(keys));
}

std::vector<std::string> fingerprintWords(const Hash& mark) {
  // The hash as one large number, written in base 7,776: its five lowest digits.
  auto number = mark.bytes;
  std::vector<std::string> words;
  for (std::size_t i = 0; i < kFingerprintWords; ++i) {
    std::uint32_t rest = 0;
    for (std::uint8_t& byte : number) {
      const std::uint32_t here = rest << 8 | byte;
      byte = static_cast<std::uint8_t>(here / kCount);
      rest = here % kCount;
    }
    words.emplace_back(kWords[rest]);
  }
  return words;
}

}  // namespace alongside
