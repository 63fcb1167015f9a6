#include "exchange/under_words.h"

#include <optional>

#include "core/text.h"
#include "crypto/crypto.h"
#include "exchange/jose.h"

namespace alongside {

namespace {

constexpr std::size_t kSalt = 16;
constexpr std::uint32_t kMostKib = 1024 * 1024;  // a file must not be able to exhaust the tablet
constexpr std::uint32_t kMostPasses = 16;
constexpr JsonLimits kSealedLimits{std::size_t{16} << 20, jose::kDeepest, 1'000'000};

crypto::Secret secretOf(std::string_view words) {
  std::string plain(words);
  for (char& c : plain) {
    if (c == ',' || c == '.' || c == ';') c = ' ';
  }
  std::string folded = fold(plain);
  crypto::Secret secret = crypto::Secret::ofText(folded);
  crypto::wipe(folded);
  crypto::wipe(plain);
  return secret;
}

Json headerOf(std::string_view format, crypto::Argon2 parameters, ByteView salt) {
  return {{"fmt", format},
          {"v", 1},
          {"kib", parameters.kib},
          {"passes", parameters.passes},
          {"lanes", parameters.lanes},
          {"salt", base64url(salt)}};
}

std::optional<std::uint32_t> countAt(const Json& json, std::string_view key, std::uint32_t most) {
  const std::int64_t count = numberAt(json, key, 0);
  if (count < 1 || count > most) return std::nullopt;
  return static_cast<std::uint32_t>(count);
}

}  // namespace

std::string sealUnderWords(std::string_view format, std::string plain,
                           const std::vector<std::string>& words) {
  std::string joined;
  for (const std::string& word : words) joined += word + ' ';
  const crypto::Secret secret = secretOf(joined);
  crypto::wipe(joined);
  const Bytes salt = crypto::random(kSalt);
  crypto::Argon2 parameters;
  auto key = crypto::derive(secret, salt, parameters);
  if (!key) {  // a tablet with too little memory left
    parameters = crypto::Argon2::floor();
    key = crypto::derive(secret, salt, parameters);
  }
  if (!key) {
    crypto::wipe(plain);
    return {};
  }
  Json out = headerOf(format, parameters, salt);
  const std::string associated = canonical(out);
  const Bytes sealed = crypto::seal(*key, viewOf(associated), viewOf(plain));
  crypto::wipe(plain);
  out["sealed"] = base64url(sealed);
  out["check"] = crypto::sha256(sealed).text();
  return canonical(out);
}

std::expected<Json, NotOpened> openUnderWords(std::string_view format, std::string_view file,
                                              std::string_view words) {
  const auto json = parseJson(file, kSealedLimits);
  if (!json || !json->is_object() || textAt(*json, "fmt") != format) {
    const bool resembles = file.find(format) != std::string_view::npos && file.size() < kSealedLimits.bytes;
    return std::unexpected(NotOpened{resembles ? WordsRefusal::damaged : WordsRefusal::otherFile});
  }
  if (numberAt(*json, "v") != 1) return std::unexpected(NotOpened{WordsRefusal::newer});
  const auto kib = countAt(*json, "kib", kMostKib);
  const auto passes = countAt(*json, "passes", kMostPasses);
  const auto lanes = countAt(*json, "lanes", 4);
  const auto salt = fromBase64url(textAt(*json, "salt"));
  const auto sealed = fromBase64url(textAt(*json, "sealed"));
  if (!kib || !passes || !lanes || !salt || salt->size() != kSalt || !sealed ||
      crypto::sha256(*sealed).text() != textAt(*json, "check")) {
    return std::unexpected(NotOpened{WordsRefusal::damaged});
  }
  const crypto::Argon2 parameters{*kib, *passes, *lanes};
  const auto key = crypto::derive(secretOf(words), *salt, parameters);
  if (!key) return std::unexpected(NotOpened{WordsRefusal::noKey, key.error()});
  auto plain = crypto::open(*key, viewOf(canonical(headerOf(format, parameters, *salt))), *sealed);
  if (!plain) return std::unexpected(NotOpened{WordsRefusal::wrongWords});
  auto inside = parseJson(textOf(*plain), kSealedLimits);
  crypto::wipe(*plain);
  if (!inside || !inside->is_object()) return std::unexpected(NotOpened{WordsRefusal::damaged});
  return *std::move(inside);
}

}  // namespace alongside
