// Another passphrase: by somebody who knows theirs (Security), or at the locked tablet with the coordinator's help (reopen.h).
#pragma once

#include "app/door/cover.h"
#include "app/door/reopen.h"
#include "app/session/feature.h"

namespace alongside {

class Passphrases : public Feature {
 public:
  Passphrases(Session& in, Cover& cover, Reopen& reopen) : Feature(in), cover(cover), reopen(reopen) {
    hear();
  }
  void leave() override;
  bool back() override;

 private:
  Cover& cover;
  Reopen& reopen;
  int wrong = 0;  ///< of five, however often the section is closed in between
  void hear();
  NewPassphrase* asked();  ///< that is being chosen; null: none
  void keep();
  void forget();  ///< what was typed is overwritten
};

}  // namespace alongside
