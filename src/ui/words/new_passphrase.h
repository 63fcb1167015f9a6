// Four offered words to note and type back, or a passphrase of one's own.
#pragma once

#include <string>

#include "app/door/lock_state.h"
#include "ui/kit/kit.h"

namespace alongside::ui {

struct NewPassphraseSpec {
  std::string account;  ///< whose, for password stores
  std::string keep;     ///< what the button says
  Icon icon = Icon::check;
  bool working = false;
};
void newPassphrase(Ui& ui, const NewPassphrase& next, const NewPassphraseSpec& spec);

}  // namespace alongside::ui
