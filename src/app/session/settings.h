// Look, storage and the self-test.
#pragma once

#include "app/session/feature.h"

namespace alongside {

class Settings : public Feature {
 public:
  explicit Settings(Session& in);

 private:
  void hear();
  void runSelfTest();
};

}  // namespace alongside
