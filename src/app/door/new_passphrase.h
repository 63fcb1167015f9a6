// Choosing another passphrase, wherever that is done.
#pragma once

#include <string>

#include "app/door/lock_state.h"

namespace alongside {

/// Begins with four offered words.
NewPassphrase offeredPassphrase();
/// It may be kept; else `fault` says why not.
bool chosen(NewPassphrase& next);
/// To be wiped by the caller.
std::string passphraseOf(const NewPassphrase& next);

}  // namespace alongside
