#include "app/door/new_passphrase.h"

#include "app/session/passphrase.h"
#include "exchange/keys.h"

namespace alongside {

namespace {
constexpr std::size_t kWords = 4;
}

NewPassphrase offeredPassphrase() {
  NewPassphrase next;
  next.offered = randomWords(kWords);
  return next;
}

bool chosen(NewPassphrase& next) {
  next.fault.clear();
  if (next.own) {
    next.strength = strengthOf(next.typed);
    if (next.strength.bits < kLeastBits) next.fault = "That is too easy to guess. Add another word or two.";
  } else if (typedWords(next.typed) != joinedWords(next.offered)) {
    next.fault = "These are not the four words yet. Type them as they stand above.";
  }
  return next.fault.empty();
}

std::string passphraseOf(const NewPassphrase& next) {
  return next.own ? next.typed : joinedWords(next.offered);
}

}  // namespace alongside
