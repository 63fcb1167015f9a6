// Chips: one of a few, or as many as you like.

#include "ui/kit/choice.h"

#include <algorithm>
#include <cmath>

#include "ui/kit/choice_parts.h"
#include "ui/kit/text.h"

namespace alongside::ui {

namespace parts {

void above(Ui& ui, std::string_view name, std::string_view aside) {
  if (name.empty()) return;
  label(ui, name, aside);
  ui.gap(8);
}

void below(Ui& ui, std::string_view hint, std::string_view error) {
  if (!error.empty()) {
    ui.gap(6);
    text(ui, error, {.style = TextStyle::secondStrong, .tone = Tone::red});
  } else if (!hint.empty()) {
    ui.gap(6);
    text(ui, hint, {.style = TextStyle::second, .tone = Tone::ink2, .record = false});
  }
}

void keyedWhole(Ui& ui, std::string_view key, Draw body) {
  ui.keyed(key, [&] { ui.whole(body); });
}

float controlHeight(Ui& ui) { return std::max(48.0F, std::round(48 * ui.metrics().text)); }

}  // namespace parts

namespace {

constexpr float kTickGap = 6;

struct ChipFace {
  float icon = 0, pad = 0, natural = 0;
};

ChipFace faceOf(Ui& ui, std::string_view label, bool chosen, Icon icon) {
  ChipFace face;
  const bool holdsIcon = chosen || icon != Icon::none;
  face.icon = holdsIcon ? std::min(ui.tx(18), 28.0F) : 0;
  face.pad = holdsIcon ? 13 : 15;
  const TextStyle style = chosen ? TextStyle::rowStrong : TextStyle::row;
  face.natural =
      std::ceil(ui.paint().textWidth(label, style)) + 2 * face.pad + (holdsIcon ? face.icon + kTickGap : 0);
  return face;
}

}  // namespace

bool chip(Ui& ui, std::string_view label, const ChipSpec& spec) {
  Paint& paint = ui.paint();
  const ChipFace face = faceOf(ui, label, spec.chosen, spec.icon);
  const TextStyle style = spec.chosen ? TextStyle::rowStrong : TextStyle::row;
  const float most = std::max(48.0F, ui.width());
  const float wide = std::clamp(face.natural, 56.0F, most);
  const float room = std::max(24.0F, wide - (face.natural - paint.textWidth(label, style)));
  const auto lines = paint.wrapped(label, style, room + 1);
  const float line = paint.lineHeight(style);
  const Box box =
      ui.place(wide, std::max(parts::controlHeight(ui), line * static_cast<float>(lines.size()) + 20));

  const NodeId id = ui.nodeFor(spec.key.empty() ? label : std::string_view(spec.key));
  const bool clicked = ui.clicked(id);
  Node& node = ui.node(spec.role, id, std::string(label), box);
  node.checked = spec.chosen;
  node.disabled = spec.disabled;
  if (spec.disabled) node.description = spec.why;

  if (ui.visible(box)) {
    const float round = std::min(box.height, parts::controlHeight(ui)) / 2;
    const bool lit = !spec.disabled && (ui.pressed(id) || ui.hovered(id));
    paint.fill(box, spec.disabled ? Tone::sunken : spec.chosen || lit ? Tone::tint : Tone::surface, round);
    if (spec.chosen) {
      paint.border(box, Tone::blue, paint.contrast() ? 4 : 2, round);
    } else {
      paint.border(box, spec.disabled ? Tone::line : Tone::control, paint.contrast() ? 2 : 1, round);
    }
    const Tone ink = spec.disabled ? Tone::ink2 : spec.chosen ? Tone::blue : Tone::ink;
    float x = box.x + face.pad;
    if (face.icon == 0) x = box.x + (box.width - std::min(room, paint.textWidth(label, style))) / 2;
    if (face.icon > 0) {
      drawIcon(paint, spec.chosen ? Icon::check : spec.icon, x, box.y + (box.height - face.icon) / 2,
               face.icon, ink);
      x += face.icon + kTickGap;
    }
    float y = box.y + (box.height - line * static_cast<float>(lines.size())) / 2;
    for (std::string_view one : lines) {
      paint.text(x, y, one, style, ink);
      y += line;
    }
    ui.ring(id, box, round);
  }
  return clicked && !spec.disabled;
}

namespace {

/// The first few and whatever is chosen; the rest behind 'More'.
template <typename Chosen>
std::vector<std::size_t> shown(Ui& ui, std::span<const Option> options, int first, Chosen chosen,
                               bool& folded) {
  std::vector<std::size_t> which;
  const bool all = first <= 0 || options.size() <= static_cast<std::size_t>(first) + 1 || ui.flag("unfolded");
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (all || i < static_cast<std::size_t>(first) || chosen(options[i].code)) which.push_back(i);
  }
  folded = which.size() < options.size();
  return which;
}

void moreChip(Ui& ui) {
  if (chip(ui, "More", {.role = NodeRole::button, .key = "more of these"})) ui.flag("unfolded") = true;
}

}  // namespace

std::optional<std::string> oneOf(Ui& ui, std::string_view chosen, std::span<const Option> options,
                                 const ChoiceSpec& spec) {
  std::optional<std::string> now;
  parts::keyedWhole(ui, spec.key.empty() ? spec.label : spec.key, [&] {
    parts::above(ui, spec.label, spec.aside);
    ui.group(NodeRole::radioGroup, "choice", spec.label, [&] {
      Node& group = ui.lastNode();
      group.invalid = !spec.error.empty();
      group.description = spec.error.empty() ? spec.hint : spec.error;
      bool folded = false;
      const auto which =
          shown(ui, options, spec.first, [&](const std::string& code) { return code == chosen; }, folded);
      ui.flow(8, [&] {
        std::uint16_t position = 0;
        for (const std::size_t i : which) {
          const bool on = options[i].code == chosen;
          const bool pressed = chip(ui, options[i].label,
                                    {.chosen = on,
                                     .disabled = spec.disabled || options[i].disabled,
                                     .why = spec.why,
                                     .role = NodeRole::radio,
                                     .key = options[i].code});
          ui.lastNode().position = ++position;
          ui.lastNode().setSize = static_cast<std::uint16_t>(which.size());
          if (pressed && !on) now = options[i].code;
          if (pressed && on && spec.clearable) now = std::string();
        }
        if (folded) moreChip(ui);
      });
    });
    parts::below(ui, spec.disabled ? spec.why : spec.hint, spec.error);
  });
  return now;
}

std::optional<std::vector<std::string>> manyOf(Ui& ui, const std::vector<std::string>& chosen,
                                               std::span<const Option> options, const ChoiceSpec& spec) {
  std::optional<std::vector<std::string>> now;
  parts::keyedWhole(ui, spec.key.empty() ? spec.label : spec.key, [&] {
    parts::above(ui, spec.label, spec.aside);
    ui.group(NodeRole::group, "choice", spec.label, [&] {
      ui.lastNode().description = spec.error.empty() ? spec.hint : spec.error;
      const auto holds = [&](const std::string& code) {
        return std::ranges::find(chosen, code) != chosen.end();
      };
      bool folded = false;
      const auto which = shown(ui, options, spec.first, holds, folded);
      ui.flow(8, [&] {
        for (const std::size_t i : which) {
          const Option& option = options[i];
          const bool on = holds(option.code);
          if (!chip(ui, option.label,
                    {.chosen = on,
                     .disabled = spec.disabled || option.disabled,
                     .why = spec.why,
                     .key = option.code})) {
            continue;
          }
          now = chosen;
          if (on) {
            std::erase(*now, option.code);
          } else {
            now->push_back(option.code);
          }
        }
        if (folded) moreChip(ui);
      });
    });
    parts::below(ui, spec.disabled ? spec.why : spec.hint, spec.error);
  });
  return now;
}

}  // namespace alongside::ui
