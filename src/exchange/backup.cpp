// The coordinator's printed backup: the recovery key and the coordinator's own keys under eight words.
#include <cassert>

#include "exchange/team/team.h"
#include "exchange/under_words.h"

namespace alongside {

namespace {

constexpr std::string_view kBackupFormat = "alongside-backup";
constexpr std::size_t kWords = 8;  // 103 bits

Fault backupFault(const NotOpened& refusal) {
  switch (refusal.why) {
    case WordsRefusal::otherFile:
      return {"backup/not-a-backup", "This is not a coordinator's backup.", "Nothing was changed.",
              "Choose the file that was saved together with the printed sheet."};
    case WordsRefusal::newer:
      return {"backup/newer-version", "This backup was made by a newer version of Alongside.",
              "Nothing was changed.", "Open it on a tablet that has the newest version."};
    case WordsRefusal::noKey:
      return refusal.derivation;
    case WordsRefusal::wrongWords:
      return {"backup/wrong-words", "These words do not open this backup.", "Nothing was changed.",
              "Compare them with the printed sheet, in the same order, and type them again."};
    case WordsRefusal::damaged:
      break;
  }
  return {"backup/damaged", "This backup is incomplete or was changed.", "Nothing was changed.",
          "Use another copy of it."};
}

}  // namespace

std::string sealBackup(const Backup& backup, const std::vector<std::string>& words) {
  assert(words.size() >= kWords);
  Json recovery = backup.recovery.publicKey().jwk();
  recovery["d"] = base64url(backup.recovery.scalar().view());
  return sealUnderWords(kBackupFormat,
                        canonical({{"recovery", std::move(recovery)},
                                   {"coordinator", backup.coordinator.sealedJson()},
                                   {"name", backup.name},
                                   {"team", backup.team.json()}}),
                        words);
}

Result<Backup> openBackup(std::string_view file, std::string_view words) {
  const auto inside = openUnderWords(kBackupFormat, file, words);
  if (!inside) return std::unexpected(backupFault(inside.error()));
  auto coordinator = DeviceKeys::fromSealedJson(inside->value("coordinator", Json()));
  auto d = fromBase64url(textAt(inside->value("recovery", Json()), "d"));
  auto recovery = d ? crypto::PrivateKey::fromScalar(crypto::Secret(*d)) : std::nullopt;
  if (d) crypto::wipe(*d);
  auto team = teamFromJson(inside->value("team", Json()));
  if (!coordinator || !recovery || !team) return std::unexpected(backupFault({WordsRefusal::damaged}));
  return Backup{*std::move(recovery), *std::move(coordinator), textAt(*inside, "name"), *std::move(team)};
}

}  // namespace alongside
