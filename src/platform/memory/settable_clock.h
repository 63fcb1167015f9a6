// The wall clock of a test: stands still until it is told otherwise.
#pragma once

#include "core/time.h"

namespace alongside {

class SettableClock {
 public:
  explicit SettableClock(Millis now = 1'795'500'000'000) : now_(now) {}  ///< 2026-11-24T06:00Z

  Millis now() const { return now_; }
  Millis operator()() const { return now_; }
  void set(Millis now) { now_ = now; }
  void advance(Millis by) { now_ += by; }  ///< negative: somebody has set the tablet's clock back

 private:
  Millis now_;
};

}  // namespace alongside
