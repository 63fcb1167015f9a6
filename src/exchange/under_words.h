// JSON sealed under words that the app drew: for the two things that must be opened by people who have no key of their
// own at hand (backup.cpp, reopening.cpp).
//
// No JWE: the only way of JOSE to protect with words is PBES2, whose iteration counts other tools cap below what words
// need against graphics cards, and which does not travel between them anyway. So: Argon2id over the words (64 MiB,
// three passes), XChaCha20-Poly1305 over the JSON.
//
//   {"fmt":…,"v":1,"kib":65536,"passes":3,"lanes":1,"salt":…,"sealed":…,"check":…}
//
// Everything but `sealed` and `check` is the associated data. `check` is the SHA-256 of `sealed`, so that damage can be
// told from mistyped words.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "core/json.h"
#include "core/result.h"

namespace alongside {

/// Empty when there is not even memory for the least derivation. `plain` is wiped.
std::string sealUnderWords(std::string_view format, std::string plain, const std::vector<std::string>& words);

enum class WordsRefusal {
  otherFile,
  damaged,
  newer,
  noKey,  ///< none could be derived: `derivation` says why
  wrongWords,
};
struct NotOpened {
  WordsRefusal why;
  Fault derivation{};
};
/// `words` as typed from paper: case, spaces, commas and line breaks do not matter.
std::expected<Json, NotOpened> openUnderWords(std::string_view format, std::string_view file,
                                              std::string_view words);

}  // namespace alongside
