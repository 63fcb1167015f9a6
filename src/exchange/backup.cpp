// The coordinator's printed backup: the recovery key and the coordinator's own keys under eight words.
//
// No JWE: the only way of JOSE to protect with words is PBES2, whose iteration counts other tools cap
// below what words need against graphics cards, and which does not travel between them anyway. So:
// Argon2id over the words (64 MiB, three passes), XChaCha20-Poly1305 over the JSON.
//
//   {"fmt":"alongside-backup","v":1,"kib":65536,"passes":3,"lanes":1,"salt":…,"sealed":…,"check":…}
//
// Everything but `sealed` and `check` is the associated data. `check` is the SHA-256 of `sealed`, so that
// a damaged print can be told from mistyped words.
#include <cassert>

#include "core/text.h"
#include "exchange/jose.h"
#include "exchange/team.h"

namespace alongside {

namespace {

constexpr std::string_view kFormat = "alongside-backup";
constexpr std::size_t kWords = 8;  // 103 bits
constexpr std::size_t kSalt = 16;
constexpr std::uint32_t kMostKib = 1024 * 1024;  // a file must not be able to exhaust the tablet
constexpr std::uint32_t kMostPasses = 16;
constexpr JsonLimits kLimits{std::size_t{16} << 20, jose::kDeepest};

std::unexpected<Fault> notABackup() {
  return fail("backup/not-a-backup", "This is not a coordinator's backup.", "Nothing was changed.",
              "Choose the file that was saved together with the printed sheet.");
}

std::unexpected<Fault> damaged() {
  return fail("backup/damaged", "This backup is incomplete or was changed.", "Nothing was changed.",
              "Use another copy of it.");
}

/// As typed from paper: case, spaces, commas and line breaks do not matter.
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

Json headerOf(crypto::Argon2 parameters, ByteView salt) {
  return {{"fmt", kFormat},
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

std::string sealBackup(const Backup& backup, const std::vector<std::string>& words) {
  assert(words.size() >= kWords);
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
  if (!key) return {};
  Json recovery = backup.recovery.publicKey().jwk();
  recovery["d"] = base64url(backup.recovery.scalar().view());
  std::string plain = canonical({{"recovery", std::move(recovery)},
                                 {"coordinator", backup.coordinator.sealedJson()},
                                 {"name", backup.name},
                                 {"team", backup.team.json()}});
  Json out = headerOf(parameters, salt);
  const std::string associated = canonical(out);
  const Bytes sealed = crypto::seal(*key, viewOf(associated), viewOf(plain));
  crypto::wipe(plain);
  out["sealed"] = base64url(sealed);
  out["check"] = crypto::sha256(sealed).text();
  return canonical(out);
}

Result<Backup> openBackup(std::string_view file, std::string_view words) {
  const auto json = parseJson(file, kLimits);
  if (!json || !json->is_object() || textAt(*json, "fmt") != kFormat) {
    const bool resembles = file.find(kFormat) != std::string_view::npos && file.size() < kLimits.bytes;
    return resembles ? damaged() : notABackup();
  }
  if (numberAt(*json, "v") != 1) {
    return fail("backup/newer-version", "This backup was made by a newer version of Alongside.",
                "Nothing was changed.", "Open it on a tablet that has the newest version.");
  }
  const auto kib = countAt(*json, "kib", kMostKib);
  const auto passes = countAt(*json, "passes", kMostPasses);
  const auto lanes = countAt(*json, "lanes", 4);
  const auto salt = fromBase64url(textAt(*json, "salt"));
  const auto sealed = fromBase64url(textAt(*json, "sealed"));
  if (!kib || !passes || !lanes || !salt || salt->size() != kSalt || !sealed ||
      crypto::sha256(*sealed).text() != textAt(*json, "check")) {
    return damaged();
  }
  const crypto::Argon2 parameters{*kib, *passes, *lanes};
  const auto key = crypto::derive(secretOf(words), *salt, parameters);
  if (!key) return std::unexpected(key.error());
  auto plain = crypto::open(*key, viewOf(canonical(headerOf(parameters, *salt))), *sealed);
  if (!plain) {
    return fail("backup/wrong-words", "These words do not open this backup.", "Nothing was changed.",
                "Compare them with the printed sheet, in the same order, and type them again.");
  }
  const auto inside = parseJson(textOf(*plain), kLimits);
  crypto::wipe(*plain);
  if (!inside || !inside->is_object()) return damaged();
  auto coordinator = DeviceKeys::fromSealedJson(inside->value("coordinator", Json()));
  auto d = fromBase64url(textAt(inside->value("recovery", Json()), "d"));
  auto recovery = d ? crypto::PrivateKey::fromScalar(crypto::Secret(*d)) : std::nullopt;
  if (d) crypto::wipe(*d);
  auto team = teamFromJson(inside->value("team", Json()));
  if (!coordinator || !recovery || !team) return damaged();
  return Backup{*std::move(recovery), *std::move(coordinator), textAt(*inside, "name"), *std::move(team)};
}

}  // namespace alongside
