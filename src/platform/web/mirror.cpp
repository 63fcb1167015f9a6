#include "platform/web/mirror.h"

#include <emscripten.h>

#include <utility>

namespace alongside {

// clang-format off
EM_JS(void, mirror_begin, (Mirror* self), { alongside.mirror.begin(self); });
EM_JS(void, mirror_show, (const std::uint8_t* at, std::size_t size, int again), {
  alongside.mirror.show(at, size, again);
});
// clang-format on

extern "C" {
// `text` belongs to the script, which wipes it afterwards: it may be a passphrase.
EMSCRIPTEN_KEEPALIVE void alongside_mirror_act(Mirror* self, int kind, std::uint32_t low, std::uint32_t high,
                                               const char* text, double number, int flag, double down) {
  self->act({.kind = static_cast<Action::Kind>(kind),
             .node = NodeId{high} << 32 | low,
             .text = text ? text : "",
             .number = number,
             .flag = flag != 0,
             .down = down});
}
}

void Mirror::begin() { mirror_begin(this); }

void Mirror::show(const Semantics& semantics, bool settled) {
  serialise(semantics, now_);
  const bool again = again_ && settled;
  const bool write = again || now_ != shown_;
  mirror_show(write ? now_.data() : nullptr, now_.size(), again);
  if (again) again_ = false;
  if (write) std::swap(now_, shown_);
}

void Mirror::act(Action action) {
  if (action.kind == Action::Kind::click) again_ = true;
  if (onAction) onAction(std::move(action));
}

}  // namespace alongside
