// Regions that scroll. The browser's own scroller lies over each: it owns momentum, keys and the place.

#include <algorithm>
#include <cmath>

#include "ui/pen/memory.h"
#include "ui/pen/ui.h"

namespace alongside::ui {

void Ui::scroll(std::string_view key, const ScrollSpec& spec, Draw body) {
  const NodeId id = nodeFor(key);
  ScrollMemory& memory = memory_.scrolls[id];
  const Box view{pen_.x, pen_.y, pen_.width,
                 std::max(0.0F, spec.height > 0 ? spec.height : pen_.bottom - pen_.y)};
  const float most = std::max(0.0F, memory.content - view.height);
  const float wanted = memory.seen ? std::clamp(memory.top, 0.0F, most) : 0;
  const float offset = std::round(wanted * metrics_.ratio) / metrics_.ratio;

  node(NodeRole::scroller, id, spec.name, view);
  const std::size_t index = frame_.nodes.size() - 1;
  open(id);
  paint_.pushClip(view);
  frame_.scrolls.push_back({id, view, offset});
  frame_.clips.push_back(view);
  const float wide = view.width - 2 * spec.marginX;
  const Pen before = pen_;
  pen_ = Pen{};
  pen_.x = pen_.extent = view.x + spec.marginX;
  pen_.y = view.y + spec.marginTop - offset;
  pen_.width = spec.maxWidth > 0 ? std::min(spec.maxWidth, wide) : wide;
  pen_.bottom = view.bottom() - spec.marginBottom - offset;
  pushKey(key);
  body();
  popKey();
  const float content = std::ceil(pen_.y + offset - view.y + spec.marginBottom);
  pen_ = before;
  frame_.clips.pop_back();
  frame_.scrolls.pop_back();
  paint_.popClip();
  close();

  if (!memory.seen || std::abs(memory.content - content) > 0.01F || memory.view != view.height)
    memory_.changed = true;
  memory.seen = true;
  memory.content = content;
  memory.view = view.height;
  Node& scroller = frame_.nodes[index];
  scroller.contentHeight = content;
  scroller.scrollTop = offset;
  scroller.revision = memory.revision;
  pen_.empty = false;
  pen_.y += view.height;
  pen_.extent = std::max(pen_.extent, view.right());
}

void Ui::scrollToTop(std::string_view key) {
  ScrollMemory& memory = memory_.scrolls[idOf(key)];
  memory.top = 0;
  ++memory.revision;
  memory_.changed = true;
}

void Ui::revealIfWanted(NodeId id, const Box& box) {
  if (memory_.reveal != id) return;
  memory_.reveal = 0;
  if (frame_.scrolls.empty()) return;
  const ScrollFrame& scroll = frame_.scrolls.back();
  ScrollMemory& memory = memory_.scrolls[scroll.node];
  constexpr float kAir = 16;
  const float top = box.y - scroll.view.y + scroll.offset;
  const float room = scroll.view.height;
  float wanted = scroll.offset;
  if (top + box.height + kAir > wanted + room) wanted = top + box.height + kAir - room;
  if (top - kAir < wanted) wanted = top - kAir;
  wanted = std::max(0.0F, wanted);
  if (std::abs(wanted - scroll.offset) < 0.5F) return;
  memory.top = wanted;
  ++memory.revision;
  memory_.changed = true;
}

}  // namespace alongside::ui
