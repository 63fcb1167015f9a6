// Two to four beside each other in one frame, and questions answered with yes or no.

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/choice.h"
#include "ui/kit/choice_parts.h"
#include "ui/kit/text.h"

namespace alongside::ui {
namespace {

constexpr float kSegmentTickGap = 8;

struct Widths {
  std::vector<float> each = {};
  float sum = 0;
};

float tickSize(Ui& ui) { return std::min(ui.tx(18), 28.0F); }

Widths widthsOf(Ui& ui, std::string_view chosen, std::span<const Option> options, const SegmentSpec& spec) {
  Widths out;
  for (const Option& option : options) {
    const bool on = option.code == chosen;
    float wide =
        std::ceil(ui.paint().textWidth(option.label, on ? TextStyle::rowStrong : TextStyle::row)) + 34;
    if (on && spec.tick) wide += tickSize(ui) + kSegmentTickGap - 4;
    out.each.push_back(std::max(56.0F, wide));
    out.sum += out.each.back();
  }
  return out;
}

std::optional<std::string> drawSegments(Ui& ui, std::string_view chosen, std::span<const Option> options,
                                        const SegmentSpec& spec, Widths widths) {
  std::optional<std::string> now;
  Paint& paint = ui.paint();
  const float room = ui.width();
  if (spec.full) {
    const float more = (room - widths.sum) / static_cast<float>(std::max<std::size_t>(1, options.size()));
    for (float& wide : widths.each) wide += more;
    widths.sum = room;
  }
  const Box box = ui.place(widths.sum, parts::controlHeight(ui));
  const NodeId group = ui.nodeFor("segments");
  ui.node(NodeRole::radioGroup, group, spec.name, box);
  ui.open(group);
  const bool seen = ui.visible(box);
  const float edge = paint.contrast() ? 2 : 1;
  if (seen) {
    paint.fill(box, Tone::surface, radius::control);
    paint.border(box, Tone::control, edge, radius::control);
  }
  float x = box.x;
  Box ringed;
  NodeId ringedId = 0;
  for (std::size_t i = 0; i < options.size(); ++i) {
    const Option& option = options[i];
    const Box part{x, box.y, widths.each[i], box.height};
    const bool on = option.code == chosen;
    const NodeId id = ui.nodeFor(option.code);
    const bool clicked = ui.clicked(id);
    Node& node = ui.node(NodeRole::radio, id, option.label, part);
    node.checked = on;
    node.disabled = option.disabled;
    node.position = static_cast<std::uint16_t>(i + 1);
    node.setSize = static_cast<std::uint16_t>(options.size());
    if (seen) {
      const bool lit = !option.disabled && (ui.pressed(id) || ui.hovered(id));
      if (on || lit) paint.fill(on ? part : part.inset(edge), Tone::tint, radius::control);
      if (on) paint.border(part, Tone::blue, paint.contrast() ? 4 : 2, radius::control);
      if (!on && i > 0 && options[i - 1].code != chosen) {
        paint.line(part.x, part.y + edge, part.x, part.bottom() - edge, Tone::line, edge);
      }
      const TextStyle style = on ? TextStyle::rowStrong : TextStyle::row;
      const Tone ink = on ? Tone::blue : option.disabled ? Tone::ink2 : Tone::ink;
      const bool tick = on && spec.tick;
      const float inner = paint.textWidth(option.label, style) + (tick ? tickSize(ui) + kSegmentTickGap : 0);
      float at = part.x + (part.width - inner) / 2;
      if (tick) {
        drawIcon(paint, Icon::check, at, part.y + (part.height - tickSize(ui)) / 2, tickSize(ui), ink);
        at += tickSize(ui) + kSegmentTickGap;
      }
      paint.text(at, part.y + (part.height - paint.lineHeight(style)) / 2, option.label, style, ink);
    }
    if (ui.ringed(id)) {
      ringed = part;
      ringedId = id;
    }
    if (clicked && !option.disabled && !on) now = option.code;
    x += widths.each[i];
  }
  if (ringedId != 0) ui.ring(ringedId, ringed, radius::control);
  ui.close();
  return now;
}

}  // namespace

std::optional<std::string> segments(Ui& ui, std::string_view chosen, std::span<const Option> options,
                                    const SegmentSpec& spec) {
  std::optional<std::string> now;
  ui.keyed(spec.key.empty() ? spec.name : spec.key, [&] {
    const Widths widths = widthsOf(ui, chosen, options, spec);
    // Spread over the whole width they may come closer to each other.
    const float spare = spec.full ? 16 * static_cast<float>(options.size()) : 0;
    if (widths.sum - spare > ui.width() + 0.5F) {
      // No room beside each other: chips wrap.
      ui.group(NodeRole::radioGroup, "segments", spec.name, [&] {
        ui.flow(8, [&] {
          for (const Option& option : options) {
            if (chip(ui, option.label,
                     {.chosen = option.code == chosen,
                      .disabled = option.disabled,
                      .role = NodeRole::radio,
                      .key = option.code}) &&
                option.code != chosen) {
              now = option.code;
            }
          }
        });
      });
      return;
    }
    now = drawSegments(ui, chosen, options, spec, widths);
  });
  return now;
}

namespace {
constexpr float kBeside =
    330;  ///< with less room the answers stand below their question, which is then one line
}

std::optional<bool> yesNo(Ui& ui, std::string_view question, std::optional<bool> value,
                          std::string_view error) {
  static const std::array<Option, 2> kAnswers{Option{.code = "yes", .label = "Yes"},
                                              Option{.code = "no", .label = "No"}};
  const std::string_view chosen = !value ? "" : *value ? "yes" : "no";
  std::optional<std::string> now;
  parts::keyedWhole(ui, question, [&] {
    ui.row({.gap = 16, .stackBelow = kBeside, .stackGap = 8},
           {flex([&] { text(ui, question, {.style = TextStyle::row, .record = false}); }), fit([&] {
              now = segments(ui, chosen, kAnswers, {.name = std::string(question), .key = "answer"});
            })});
    parts::below(ui, {}, error);
  });
  if (!now) return std::nullopt;
  return *now == "yes";
}

}  // namespace alongside::ui
