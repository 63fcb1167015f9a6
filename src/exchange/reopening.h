// Help for somebody who forgot a passphrase. Their locked tablet saves a recovery file (Vault::recoveryFile): the vault's
// key, wrapped for the team's recovery key. Whoever has that key makes the file that goes back: the vault's key again,
// now under six words that are told in person and never written down beside the file. The locked tablet holds no key of
// its own that could be used, so words it has to be; the app draws them (77 bits), nobody chooses.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "crypto/crypto.h"

namespace alongside {

inline constexpr std::size_t kReopenWords = 6;

/// Empty when there is too little memory.
std::string sealReopening(std::string_view vault, std::string_view worker, const crypto::Secret& vaultKey,
                          const std::vector<std::string>& words);
/// For that vault and no other. Faults "reopen/not-a-file", "reopen/damaged", "reopen/wrong-words",
/// "reopen/other-tablet", "reopen/newer-version".
Result<crypto::Secret> openReopening(std::string_view file, std::string_view words, std::string_view vault);

}  // namespace alongside
