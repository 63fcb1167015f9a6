// Shows the semantic tree to the browser: real, transparent elements over the canvas, kept by web/mirror.js.
// Whatever a person does reaches C++ through them, as an Action by node id.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "app/semantics.h"

namespace alongside {

class Mirror {
 public:
  /// Tells the page's script where actions go. `this` must stay where it is.
  void begin();
  /// After each frame. Costs one comparison when nothing changed. `settled`: no further frame is coming.
  void show(const Semantics& semantics, bool settled);

  std::function<void(Action)> onAction;

  void act(Action action);  ///< called from the browser's side

 private:
  std::vector<std::uint8_t> now_, shown_;
  /// A native tick box has changed by itself. Once all is settled its node is written again, in case the
  /// app refused; not earlier, or it would flicker while the app still thinks.
  bool again_ = false;
};

/// The wire form, which web/mirror.js reads. Little-endian words of 32 bits; strings are a byte count and
/// UTF-8, filled up to a whole word. Rectangles are relative to the parent (or to a scroller's content).
void serialise(const Semantics& semantics, std::vector<std::uint8_t>& out);

}  // namespace alongside
