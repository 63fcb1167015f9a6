// How hard a passphrase is to guess, said honestly.
#pragma once

#include <string>
#include <string_view>

#include "app/state.h"

namespace alongside {

/// Estimates by the cheapest way to spell the text from what guessers try first: words of the EFF list,
/// well-known passwords, years and dates, keyboard runs, repeats; single characters otherwise. The
/// sentence assumes somebody who holds the tablet and can try 100,000 passphrases a second against
/// Argon2id at 64 MiB (about a hundred fast graphics cards).
PassphraseStrength strengthOf(std::string_view passphrase);

/// Below this it is not accepted.
inline constexpr double kLeastBits = 40;

/// Words as people type them back: any case, hyphens or spaces between.
std::string typedWords(std::string_view text);
/// Offered words as one passphrase.
std::string joinedWords(const std::vector<std::string>& words);

}  // namespace alongside
