// Numbers by thumb: minutes up and down, and 0 to 10.

#include <algorithm>
#include <cmath>

#include "ui/kit/choice.h"
#include "ui/kit/choice_parts.h"
#include "ui/kit/text.h"

namespace alongside::ui {
namespace {

/// A half of the stepper: an icon in its own target.
bool half(Ui& ui, const Box& box, Icon icon, std::string_view name, bool disabled) {
  Paint& paint = ui.paint();
  const NodeId id = ui.nodeFor(name);
  const bool clicked = ui.clicked(id);
  ui.node(NodeRole::button, id, std::string(name), box).disabled = disabled;
  if (ui.visible(box)) {
    if (!disabled && (ui.pressed(id) || ui.hovered(id)))
      paint.fill(box.inset(2), Tone::tint, radius::control - 2);
    const float size = std::min(ui.tx(22), 32.0F);
    drawIcon(paint, icon, box.x + (box.width - size) / 2, box.y + (box.height - size) / 2, size,
             disabled ? Tone::ink2 : Tone::ink);
    ui.ring(id, box.inset(4), radius::tag);
  }
  return clicked && !disabled;
}

}  // namespace

std::optional<int> stepper(Ui& ui, int value, const StepperSpec& spec) {
  std::optional<int> now;
  parts::keyedWhole(ui, spec.key.empty() ? "step " + spec.label : spec.key, [&] {
    if (!spec.hideLabel) parts::above(ui, spec.label, {});
    Paint& paint = ui.paint();
    const std::string words = std::to_string(value) + (spec.unit.empty() ? "" : " " + spec.unit);
    const float high = parts::controlHeight(ui);
    const float figure = paint.textWidth(words, TextStyle::rowStrong) + 8;
    const float side = std::max(48.0F, std::min(high, (ui.width() - figure) / 2));
    const float least = 2 * side + figure;
    const float wide = spec.width > 0
                           ? std::min(std::max(ui.tx(spec.width), least), std::max(least, ui.width()))
                           : std::max(least, ui.width());
    const Box box = ui.place(wide, high);
    const NodeId group = ui.nodeFor("stepper");
    Node& node = ui.node(NodeRole::group, group, spec.label, box);
    node.invalid = !spec.error.empty();
    node.description = spec.error;
    if (ui.visible(box)) {
      paint.fill(box, Tone::surface, radius::control);
      if (spec.error.empty()) {
        paint.border(box, Tone::control, paint.contrast() ? 2 : 1, radius::control);
      } else {
        paint.border(box, Tone::red, 2, radius::control);
      }
    }
    ui.open(group);
    const bool less = half(ui, {box.x, box.y, side, high}, Icon::minus, "Less", value <= spec.least);
    const Box middle{box.x + side, box.y, box.width - 2 * side, high};
    Node& said = ui.node(NodeRole::status, ui.nodeFor("value"), words, middle);
    said.live = true;
    if (ui.visible(middle)) {
      const float from = middle.x + (middle.width - paint.textWidth(words, TextStyle::rowStrong)) / 2;
      paint.text(from, box.y + (high - paint.lineHeight(TextStyle::rowStrong)) / 2, words,
                 TextStyle::rowStrong, Tone::ink);
    }
    const bool more =
        half(ui, {box.right() - side, box.y, side, high}, Icon::plus, "More", value >= spec.most);
    ui.close();
    // To the next whole step, so that 32 becomes 35 and 30.
    const int whole = std::max(1, spec.step);
    const bool fine = value < spec.oneBelow || (value == spec.oneBelow && less);
    const int step = fine ? 1 : whole;
    if (more) now = std::min(spec.most, (value / step + 1) * step);
    if (less) now = std::max(spec.least, ((value + step - 1) / step - 1) * step);
    parts::below(ui, {}, spec.error);
  });
  return now;
}

std::optional<int> scale(Ui& ui, std::string_view question, std::optional<int> value, std::string_view low,
                         std::string_view high, std::string_view error) {
  std::optional<int> now;
  parts::keyedWhole(ui, question, [&] {
    parts::above(ui, question, {});
    Paint& paint = ui.paint();
    const float tall = parts::controlHeight(ui);
    // One line, or 0-5 and 6-10, or three lines on the smallest phones.
    const auto fits = [&](int across) {
      return static_cast<float>(across) * std::max(48.0F, ui.tx(34)) + static_cast<float>(across - 1) * 8 <=
             ui.width();
    };
    const int across = fits(11) ? 11 : fits(6) ? 6 : 4;
    const int lines = (11 + across - 1) / across;
    const float wide = (ui.width() - static_cast<float>(across - 1) * 8) / static_cast<float>(across);
    const Box all = ui.place(ui.width(), static_cast<float>(lines) * (tall + 8) - 8);
    const NodeId group = ui.nodeFor("scale");
    Node& node = ui.node(NodeRole::radioGroup, group, std::string(question), all);
    node.invalid = !error.empty();
    node.description = !error.empty() ? std::string(error)
                       : low.empty()  ? std::string()
                                      : "0: " + std::string(low) + ". 10: " + std::string(high) + ".";
    ui.open(group);
    for (int i = 0; i <= 10; ++i) {
      const int column = i % across, line = i / across;
      const float y = all.y + static_cast<float>(line) * (tall + 8);
      const Box box{all.x + static_cast<float>(column) * (wide + 8), y, wide, tall};
      const std::string digits = std::to_string(i);
      const NodeId id = ui.nodeFor(digits);
      const bool on = value == i;
      if (ui.clicked(id)) now = i;
      Node& part = ui.node(NodeRole::radio, id, digits, box);
      part.checked = on;
      part.position = static_cast<std::uint16_t>(i + 1);
      part.setSize = 11;
      if (!ui.visible(box)) continue;
      const bool lit = ui.pressed(id) || ui.hovered(id);
      paint.fill(box, on ? Tone::fill : lit ? Tone::tint : Tone::surface, radius::control);
      if (!on)
        paint.border(box, error.empty() ? Tone::control : Tone::red, paint.contrast() ? 2 : 1,
                     radius::control);
      const TextStyle style = on ? TextStyle::rowStrong : TextStyle::row;
      paint.text(box.x + (box.width - paint.textWidth(digits, style)) / 2,
                 box.y + (box.height - paint.lineHeight(style)) / 2, digits, style,
                 on ? Tone::onfill : Tone::ink);
      ui.ring(id, box, radius::control);
    }
    ui.close();
    if (!low.empty() || !high.empty()) {
      ui.gap(4);
      ui.row(
          {.stackGap = 0},
          {flex([&] { text(ui, low, {.style = TextStyle::second, .tone = Tone::ink2, .record = false}); }),
           fit([&] { text(ui, high, {.style = TextStyle::second, .tone = Tone::ink2, .record = false}); })});
    }
    parts::below(ui, {}, error);
  });
  return now;
}

}  // namespace alongside::ui
