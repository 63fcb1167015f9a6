// How long nobody has touched the tablet. The monotonic clock stands still while a tablet sleeps, and the wall clock
// can be set by hand: whichever went further counts, and a wall clock that went back counts as time as well.
#pragma once

#include <algorithm>

#include "core/time.h"

namespace alongside {

class Untouched {
 public:
  /// Somebody is there now.
  void begin(Millis wall, double uptime) {
    wall_ = wall;
    uptime_ = uptime;
    seconds_ = 0;
  }
  /// Adds what has gone by since the last look.
  void look(Millis wall, double uptime) {
    const double byWall = static_cast<double>(wall < wall_ ? wall_ - wall : wall - wall_) / 1000;
    seconds_ += std::max({0.0, uptime - uptime_, byWall});
    wall_ = wall;
    uptime_ = uptime;
  }
  double seconds() const { return seconds_; }

 private:
  Millis wall_ = 0;
  double uptime_ = 0, seconds_ = 0;
};

}  // namespace alongside
