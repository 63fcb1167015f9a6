// Tick boxes, switches, radios and tabs.

#include <algorithm>
#include <cmath>

#include "ui/kit/choice.h"
#include "ui/kit/choice_parts.h"
#include "ui/kit/text.h"

namespace alongside::ui {
namespace {

void drawTick(Ui& ui, NodeId id, const Box& box, bool on, bool disabled) {
  Paint& paint = ui.paint();
  const bool lit = !disabled && (ui.pressed(id) || ui.hovered(id));
  paint.fill(box, on ? Tone::fill : lit ? Tone::tint : Tone::surface, radius::tag);
  if (!on) paint.border(box, Tone::control, 2, radius::tag);
  if (on) {
    const float size = box.width * 0.72F;
    drawIcon(paint, Icon::check, box.x + (box.width - size) / 2, box.y + (box.height - size) / 2, size,
             Tone::onfill);
  }
  ui.ring(id, box, radius::tag);
}

void drawRadio(Ui& ui, NodeId id, const Box& box, bool on) {
  Paint& paint = ui.paint();
  const float cx = box.x + box.width / 2, cy = box.y + box.height / 2, r = box.width / 2;
  paint.disc(cx, cy, r, ui.pressed(id) || ui.hovered(id) ? Tone::tint : Tone::surface);
  paint.circle(cx, cy, r - 1, on ? Tone::blue : Tone::control, 2);
  if (on) paint.disc(cx, cy, r * 0.5F, Tone::blue);
  ui.ring(id, box, r);
}

void drawSwitch(Ui& ui, NodeId id, const Box& box, bool on) {
  Paint& paint = ui.paint();
  const float r = box.height / 2;
  paint.fill(box, on ? Tone::fill : Tone::surface, r);
  if (!on) paint.border(box, Tone::control, 2, r);
  const float x = on ? box.right() - r : box.x + r;
  paint.disc(x, box.y + r, r - 6, on ? Tone::onfill : Tone::control);
  ui.ring(id, box, r);
}

enum class Mark : std::uint8_t { tick, radio, toggle };

/// A mark with words beside it; the whole line is the target.
bool markedLine(Ui& ui, Mark mark, NodeRole role, NodeId id, std::string_view label, std::string_view below,
                bool on, bool atRight, bool full, bool disabled, std::string_view why, bool aloud = false) {
  Paint& paint = ui.paint();
  const float size = std::min(ui.tx(28), 40.0F);
  const float wideMark = mark == Mark::toggle ? size * 1.86F : size;
  const float room = ui.width() - wideMark - 12;
  const TextStyle style = aloud ? TextStyle::aloud24 : TextStyle::row;
  const TextStyle belowStyle = aloud ? TextStyle::strong : TextStyle::second;
  const auto lines = paint.wrapped(label, style, room);
  const auto belows =
      below.empty() ? std::vector<std::string_view>{} : paint.wrapped(below, belowStyle, room);
  const float line = paint.lineHeight(style), small = paint.lineHeight(belowStyle);
  const float words = line * static_cast<float>(lines.size()) + small * static_cast<float>(belows.size());
  float widest = 0;
  for (std::string_view one : lines) widest = std::max(widest, paint.textWidth(one, style));
  for (std::string_view one : belows) widest = std::max(widest, paint.textWidth(one, belowStyle));
  const Box box = ui.place(full || atRight ? ui.width() : std::ceil(widest) + wideMark + 12,
                           std::max(parts::controlHeight(ui), words + 12));
  const bool clicked = ui.clicked(id);
  Node& node = ui.node(role, id, std::string(label), box);
  node.checked = on;
  node.disabled = disabled;
  node.description = disabled && !why.empty() ? std::string(why) : std::string(below);
  if (ui.visible(box)) {
    // Beside several lines it stands with the first.
    const float markY = aloud ? (box.height - words + line - size) / 2 : (box.height - size) / 2;
    const Box at{atRight ? box.right() - wideMark : box.x, box.y + markY, wideMark, size};
    if (mark == Mark::tick) drawTick(ui, id, at, on, disabled);
    if (mark == Mark::radio) drawRadio(ui, id, at, on);
    if (mark == Mark::toggle) drawSwitch(ui, id, at, on);
    const float x = atRight ? box.x : box.x + wideMark + 12;
    float y = box.y + (box.height - words) / 2;
    for (std::string_view one : lines) {
      paint.text(x, y, one, style, disabled || (aloud && on) ? Tone::ink2 : Tone::ink);
      y += line;
    }
    for (std::string_view one : belows) {
      paint.text(x, y, one, belowStyle, aloud ? Tone::green : Tone::ink2);
      y += small;
    }
  }
  if (disabled && !why.empty()) {
    text(ui, why, {.style = TextStyle::second, .tone = Tone::ink2, .record = false});
  }
  return clicked && !disabled;
}

}  // namespace

bool tickBox(Ui& ui, std::string_view label, bool on, const TickSpec& spec) {
  const NodeId id = ui.nodeFor(spec.key.empty() ? label : std::string_view(spec.key));
  return markedLine(ui, Mark::tick, NodeRole::checkbox, id, label, spec.below, on, spec.full, spec.full,
                    spec.disabled, spec.why, spec.aloud);
}

bool switchRow(Ui& ui, std::string_view label, bool on, const TickSpec& spec) {
  const NodeId id = ui.nodeFor(spec.key.empty() ? label : std::string_view(spec.key));
  return markedLine(ui, Mark::toggle, NodeRole::toggle, id, label, spec.below, on, true, true, spec.disabled,
                    spec.why);
}

std::optional<std::string> radios(Ui& ui, std::string_view name, std::string_view chosen,
                                  std::span<const RadioOption> options) {
  std::optional<std::string> now;
  parts::keyedWhole(ui, name, [&] {
    ui.group(NodeRole::radioGroup, "radios", std::string(name), [&] {
      std::uint16_t position = 0;
      for (const RadioOption& option : options) {
        const bool on = option.code == chosen;
        const NodeId id = ui.nodeFor(option.code);
        if (markedLine(ui, Mark::radio, NodeRole::radio, id, option.label, option.below, on, false, true,
                       false, {}) &&
            !on) {
          now = option.code;
        }
        ui.lastNode().position = ++position;
        ui.lastNode().setSize = static_cast<std::uint16_t>(options.size());
      }
    });
  });
  return now;
}

bool roundTick(Ui& ui, std::string_view name, bool on, std::string_view key) {
  const float size = std::min(ui.tx(28), 40.0F);
  const Box box = ui.place(48, 48);
  const NodeId id = ui.nodeFor(key.empty() ? name : key);
  const bool clicked = ui.clicked(id);
  ui.node(NodeRole::checkbox, id, std::string(name), box).checked = on;
  if (ui.visible(box)) {
    Paint& paint = ui.paint();
    const float cx = box.x + 24, cy = box.y + 24, r = size / 2;
    paint.disc(cx, cy, r, on ? Tone::fill : ui.pressed(id) || ui.hovered(id) ? Tone::tint : Tone::surface);
    if (!on) paint.circle(cx, cy, r - 1, Tone::control, 2);
    if (on) drawIcon(paint, Icon::check, cx - r * 0.7F, cy - r * 0.7F, r * 1.4F, Tone::onfill);
    ui.ring(id, {cx - r, cy - r, 2 * r, 2 * r}, r);
  }
  return clicked;
}

std::optional<std::string> tabs(Ui& ui, std::string_view chosen, std::span<const Tab> all,
                                std::string_view name) {
  std::optional<std::string> now;
  ui.keyed(name, [&] {
    Paint& paint = ui.paint();
    const float high = parts::controlHeight(ui);
    const float edge = paint.contrast() ? 2 : 1;
    const float left = ui.x();
    const float room = ui.width();
    // Tabs that do not fit go on in another line: all of them are in view.
    float x = 0, y = 0;
    const auto widthOf = [&](const Tab& tab) {
      return std::max(48.0F, std::ceil(paint.textWidth(
                                 tab.label, tab.code == chosen ? TextStyle::rowStrong : TextStyle::row)));
    };
    // They come closer before one of them goes under the others.
    float sum = 0;
    for (const Tab& tab : all) sum += widthOf(tab);
    const float spare = all.size() > 1 ? (room - sum) / static_cast<float>(all.size() - 1) : 28;
    const float gaps = spare >= 12 ? std::min(28.0F, spare) : 28;
    std::vector<Box> boxes;
    for (const Tab& tab : all) {
      const float wide = widthOf(tab);
      if (x > 0 && x + wide > room + 0.5F) {
        x = 0;
        y += high;
      }
      boxes.push_back({left + x, y, wide, high});
      x += wide + gaps;
    }
    const Box whole = ui.place(room, y + high + edge);
    const NodeId list = ui.nodeFor("tabs");
    ui.node(NodeRole::tabList, list, std::string(name), whole);
    ui.open(list);
    if (ui.visible(whole))
      paint.line(left, whole.bottom() - edge, left + room, whole.bottom() - edge, Tone::line, edge);
    for (std::size_t i = 0; i < all.size(); ++i) {
      Box box = boxes[i];
      box.y += whole.y;
      const bool on = all[i].code == chosen;
      const NodeId id = ui.nodeFor(all[i].code);
      if (ui.clicked(id) && !on) now = all[i].code;
      Node& node = ui.node(NodeRole::tab, id, all[i].label, box);
      node.selected = on;
      node.position = static_cast<std::uint16_t>(i + 1);
      node.setSize = static_cast<std::uint16_t>(all.size());
      if (!ui.visible(box)) continue;
      const bool lit = ui.pressed(id) || ui.hovered(id);
      const TextStyle style = on ? TextStyle::rowStrong : TextStyle::row;
      paint.text(box.x, box.y + (box.height - paint.lineHeight(style)) / 2, all[i].label, style,
                 on || lit ? Tone::blue : Tone::ink2);
      if (on) paint.fill({box.x, box.bottom() - 2, box.width, 3}, Tone::blue);
      ui.ring(id, box.grown(2), radius::tag);
    }
    ui.close();
  });
  return now;
}

}  // namespace alongside::ui
