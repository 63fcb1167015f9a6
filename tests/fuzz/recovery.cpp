// What helps somebody who forgot a passphrase: the locked tablet's file, the file that goes back, and the printed backup.
// A key is derived from words for seconds, so the last two are read up to there: a file that asks for so much is not run.
#include "exchange/reopening.h"

#include "people.h"
#include "store/vault/vault.h"

using namespace alongside;
using namespace alongside::fuzzing;

namespace {

/// The derivation that a file asks for, if it asks for one that is not refused at once.
bool asksForDerivation(std::string_view text) {
  const auto json = parseJson(text);
  return json && numberAt(*json, "kib") >= crypto::Argon2::floor().kib;
}

void askedFor(const std::string& text) {
  const auto key = Vault::keyFromRecoveryFile(viewOf(text), people().recovery);
  if (!key) {
    mustBeInWords(key.error(), "vault/");
    return;
  }
  MUST(key->size() == 32);
  // Nobody else's key opens it.
  MUST(!Vault::keyFromRecoveryFile(viewOf(text), people().worker.agreement));
}

}  // namespace

FUZZ_TARGET(recovery) {
  Draw draw(input);
  const std::size_t which = draw.below(3);
  const std::string text = draw.restAsText();
  if (which == 0) {
    askedFor(text);
    return;
  }
  if (asksForDerivation(text)) return;
  if (which == 1) {
    const auto key =
        openReopening(text, "six plain words told in person", "a39a4d64711cdb9a6ccf8616fa44765b");
    MUST(!key);
    MUST(key.error().code == "crypto/weak-parameters" || key.error().code.starts_with("reopen/"));
  } else {
    const auto backup = openBackup(text, "eight plain words from the printed sheet they say");
    MUST(!backup);
    MUST(backup.error().code == "crypto/weak-parameters" || backup.error().code.starts_with("backup/"));
  }
}
