#include "ui/kit/panes.h"

#include <algorithm>
#include <cmath>

#include "app/command_appearance.h"
#include "ui/pen/memory.h"

namespace alongside::ui {
namespace {

constexpr float kPageWidth = 1240;
constexpr float kLeastList = 260;
constexpr float kMostList = 0.45F;  ///< of the width, for the list beside a page

/// In CSS pixels; `wanted` at 100 % text.
float listWidth(Ui& ui, const Box& area, float wanted) {
  return std::min(std::max(ui.tx(wanted), kLeastList), area.width * kMostList);
}

/// The line between a list and its page. A pointer or the arrow keys move it, and it stays there.
void drawDivider(Ui& ui, const Box& area, float first) {
  Paint& paint = ui.paint();
  const NodeId id = ui.nodeFor("divider");
  const Box box{area.x + first - 12, area.y, 24, area.height};
  const float text = ui.metrics().text;
  if (const auto move = ui.moved(id)) {
    const float to = listWidth(ui, area, (move->to - area.x) / text) / text;
    ui.emit(command::SetListWidth{static_cast<int>(std::lround(to)), move->end});
  }
  Node& node = ui.node(NodeRole::separator, id, "Width of the list", box);
  node.movable = true;
  node.position = static_cast<std::uint16_t>(first);
  node.setSize = static_cast<std::uint16_t>(area.width * kMostList);
  const bool lit = ui.hovered(id) || ui.pressed(id);
  const float edge = lit ? 3 : paint.contrast() ? 2 : 1;
  paint.fill({area.x + first - edge, area.y, edge, area.height}, lit ? Tone::blue : Tone::line);
  ui.ring(id, {box.x + 6, box.y + 6, 12, box.height - 12}, radius::bar);
}

}  // namespace

void page(Ui& ui, std::string_view key, Draw body, float maxWidth) {
  // Lines that run across a large screen are hard to read.
  if (maxWidth <= 0) maxWidth = ui.tx(kPageWidth);
  const bool narrow = ui.metrics().narrow();
  ui.scroll(key,
            {.marginX = ui.metrics().margin(),
             .marginTop = narrow ? 14.0F : 24.0F,
             .marginBottom = 32 + ui.memory().floating,
             .maxWidth = maxWidth},
            body);
}

void panes(Ui& ui, float firstWidth, bool second, Draw firstPane, Draw secondPane) {
  const Box area{ui.x(), ui.y(), ui.width(), ui.bottom() - ui.y()};
  if (!ui.metrics().wide()) {
    ui.inside(area, second ? secondPane : firstPane);
    return;
  }
  const int chosen = ui.around().appearance.listWidth;
  const float first = std::round(listWidth(ui, area, chosen > 0 ? static_cast<float>(chosen) : firstWidth));
  ui.inside({area.x, area.y, first, area.height}, firstPane);
  drawDivider(ui, area, first);
  ui.inside({area.x + first, area.y, area.width - first, area.height}, secondPane);
}

void listPane(Ui& ui, std::string_view key, Draw head, Draw list) {
  const float margin = ui.metrics().narrow() ? 16 : ui.metrics().wide() ? 24 : 32;
  const float top = ui.metrics().narrow() ? 14 : 24;
  Memory& memory = ui.memory();
  const float floating = memory.floating;
  const auto rows = [&] {
    memory.plainRows = true;
    list();
    memory.plainRows = false;
  };
  // Where the head would leave no room for the list it scrolls with it.
  if (ui.bottom() - ui.y() < ui.tx(300)) {
    ui.scroll(key, {.marginX = margin, .marginTop = top, .marginBottom = 16 + floating}, [&] {
      head();
      ui.gap(12);
      rows();
    });
    return;
  }
  ui.gap(top);
  ui.indent(margin, head, margin);
  ui.gap(8);
  ui.scroll(key, {.marginX = margin, .marginTop = 4, .marginBottom = 16 + floating}, rows);
}

}  // namespace alongside::ui
