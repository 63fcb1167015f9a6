#include "ui/kit/field.h"

#include <algorithm>
#include <cmath>

#include "core/text.h"
#include "ui/kit/button.h"
#include "ui/kit/choice_parts.h"
#include "ui/kit/text.h"
#include "ui/pen/fonts.h"
#include "ui/pen/memory.h"
#include "ui/pen/script.h"

namespace alongside::ui {
namespace {

constexpr float kPadX = 14, kPadY = 11;

std::string_view keyOf(const FieldSpec& spec) {
  if (!spec.key.empty()) return spec.key;
  return !spec.label.empty() ? std::string_view(spec.label) : std::string_view(spec.placeholder);
}

/// What the field holds: the caller's value, or in the very frame of typing what was typed. The revision grows
/// when the program changed it, and only then, so that the browser's text is never written under somebody's
/// hands.
const FieldMemory& heldBy(Ui& ui, NodeId id, std::string_view value, Entry& entry) {
  Memory& memory = ui.memory();
  FieldMemory& field = memory.fields[id];
  if (auto typed = ui.typed(id)) {
    field.known = *typed;
    field.typedIn = memory.frame;
    entry.value = std::move(*typed);
  } else if (field.typedIn != memory.frame && field.known != value) {
    field.known = value;
    ++field.revision;
  }
  field.seen = true;
  return field;
}

bool hides(FieldInput input) {
  return input == FieldInput::password || input == FieldInput::newPassword || input == FieldInput::pin;
}

std::string bullets(std::string_view value) {
  std::string out;
  for (std::size_t i = characters(value); i > 0; --i) out += "\xE2\x80\xA2";
  return out;
}

void drawFrame(Ui& ui, const Box& box, bool focused, bool invalid, bool disabled) {
  Paint& paint = ui.paint();
  paint.fill(box, disabled ? Tone::sunken : Tone::surface, radius::control);
  const bool contrast = paint.contrast();
  if (invalid) {
    paint.border(box, Tone::red, contrast ? 4 : 2, radius::control);
  } else if (focused) {
    paint.border(box, Tone::blue, contrast ? 4 : 2, radius::control);
  } else {
    paint.border(box, disabled ? Tone::line : Tone::control, contrast ? 2 : 1, radius::control);
  }
}

struct Inner {
  float left = kPadX, right = kPadX;  ///< paddings of the text
  float button = 0;                   ///< kept free at the right, for a button of its own
};

Entry field(Ui& ui, std::string_view value, const FieldSpec& spec, const Inner& inner, Box& frame) {
  Entry entry;
  Paint& paint = ui.paint();
  const bool many = spec.input == FieldInput::multiline;
  const TextStyle style = many ? TextStyle::body : TextStyle::row;
  const NodeId id = ui.nodeFor(keyOf(spec));
  const FieldMemory& held = heldBy(ui, id, value, entry);
  entry.entered = ui.submitted(id);
  const std::string& words = held.known;

  if (!spec.hideLabel && !spec.label.empty()) parts::above(ui, spec.label, spec.aside);
  const float wide = spec.width > 0 ? std::min(ui.tx(spec.width), ui.width()) : ui.width();
  const float line = paint.lineHeight(style);
  const float icon = spec.icon != Icon::none ? std::min(ui.tx(20), 30.0F) : 0;
  const float left = inner.left + (icon > 0 ? icon + 12 : 0);
  const float room = wide - left - inner.right - inner.button;

  std::vector<std::string_view> lines;
  float high = std::max(spec.height, std::round(spec.height * ui.metrics().text));
  if (many) {
    lines = paint.wrapped(words, style, room);
    const std::size_t hint = words.empty() ? paint.wrapped(spec.placeholder, style, room).size() : 0;
    const auto rows = std::max({lines.size(), hint, static_cast<std::size_t>(std::max(1, spec.lines))});
    high = 2 * kPadY + line * static_cast<float>(rows);
  }
  const Box box = ui.place(wide, high);
  frame = box;
  const float top = many ? kPadY : (high - line) / 2;

  Node& node = ui.node(NodeRole::field, id, spec.label.empty() ? spec.placeholder : spec.label,
                       {box.x, box.y, box.width - inner.button, box.height});
  node.input = spec.input;
  node.value = words;
  node.revision = held.revision;
  node.placeholder = spec.placeholder;
  node.description = spec.disabled || spec.error.empty() ? spec.hint : spec.error;
  node.invalid = !spec.error.empty();
  node.required = spec.required;
  node.disabled = spec.disabled;
  node.maxLength = spec.maxLength;
  node.autocomplete = spec.autocomplete;
  node.account = spec.account;
  node.enterHint = spec.enterHint;
  node.fontSize = paint.fonts().cssSize(style);
  node.roomy = paint.roomy();
  node.lineHeight = line;
  node.paddingX = left;
  node.paddingTop = top;
  node.ink = paint.colour(spec.disabled ? Tone::ink2 : Tone::ink);
  node.hintInk = paint.colour(Tone::ink2);
  node.caret = paint.colour(Tone::blue);

  if (ui.visible(box)) {
    drawFrame(ui, box, ui.focused(id), !spec.error.empty(), spec.disabled);
    if (icon > 0) {
      drawIcon(paint, spec.icon, box.x + inner.left, box.y + (box.height - icon) / 2, icon, Tone::ink2);
    }
    const bool secret = hides(spec.input);
    if (words.empty() && !ui.fieldLive(id)) {
      const auto hints = many ? paint.wrapped(spec.placeholder, style, room)
                              : std::vector<std::string_view>{std::string_view(spec.placeholder)};
      float y = box.y + top;
      for (std::string_view one : hints) {
        paint.text(box.x + left, y, many ? std::string(one) : paint.clipped(one, style, room), style,
                   Tone::ink2);
        y += line;
        if (y + line > box.bottom()) break;
      }
    } else if (!ui.fieldLive(id)) {
      const Tone ink = spec.disabled ? Tone::ink2 : Tone::ink;
      // As the browser's own field does (dir=auto): each paragraph begins at its own side.
      const auto put = [&](float y, std::string_view one, bool fromRight) {
        while (fromRight && one.ends_with(' ')) one.remove_suffix(1);
        const std::string set = directed(one, fromRight);
        const float x =
            fromRight ? box.right() - inner.button - left - paint.textWidth(set, style) : box.x + left;
        paint.text(x, y, set, style, ink);
      };
      if (many) {
        float y = box.y + top;
        for (std::string_view one : lines) {
          put(y, one, runsFromRight(paragraphOf(words, one)));
          y += line;
        }
      } else {
        put(box.y + top, paint.clipped(secret ? bullets(words) : words, style, room),
            !secret && runsFromRight(words));
      }
    }
  }
  return entry;
}

void afterField(Ui& ui, const FieldSpec& spec) { parts::below(ui, spec.hint, spec.error); }

}  // namespace

NodeId fieldNode(Ui& ui, const FieldSpec& spec) { return ui.idOf(keyOf(spec)); }

Entry textField(Ui& ui, std::string_view value, const FieldSpec& spec) {
  if (hides(spec.input)) return passwordField(ui, value, spec);
  Entry entry;
  ui.whole([&] {
    Box box;
    Inner inner;
    const float sign = std::min(ui.tx(22), 32.0F);
    const bool signs = !spec.error.empty() && spec.input != FieldInput::multiline;
    if (signs) inner.right = kPadX + sign + 8;
    entry = field(ui, value, spec, inner, box);
    if (signs && ui.visible(box)) {
      drawIcon(ui.paint(), Icon::warning, box.right() - kPadX - sign, box.y + (box.height - sign) / 2, sign,
               Tone::red);
    }
    afterField(ui, spec);
  });
  return entry;
}

Entry longField(Ui& ui, std::string_view value, FieldSpec spec) {
  spec.input = FieldInput::multiline;
  return textField(ui, value, spec);
}

namespace {

/// An icon button inside a field's frame, at its right end.
bool buttonInside(Ui& ui, const Box& frame, Icon icon, std::string_view name, std::string_view key) {
  bool pressed = false;
  const Box at{frame.right() - 48, frame.y + (frame.height - 48) / 2, 48, 48};
  ui.inside(at, [&] { pressed = iconButton(ui, icon, name, {.size = 22, .key = std::string(key)}); });
  return pressed;
}

}  // namespace

Entry searchField(Ui& ui, std::string_view value, std::string_view placeholder, float width) {
  FieldSpec spec;
  spec.placeholder = placeholder;
  spec.input = FieldInput::search;
  spec.icon = Icon::search;
  spec.width = width;
  spec.enterHint = "search";
  Box box;
  const bool holds = !value.empty();
  Entry entry = field(ui, value, spec, {.button = holds ? 48.0F : 0.0F}, box);
  if (holds && buttonInside(ui, box, Icon::close, "Clear what is searched for", "clear search"))
    entry.value = std::string();
  return entry;
}

Entry passwordField(Ui& ui, std::string_view value, FieldSpec spec) {
  const std::string key = "shown " + std::string(keyOf(spec));
  bool& shown = ui.flag(key);
  if (!hides(spec.input)) spec.input = FieldInput::password;
  if (shown) spec.input = spec.input == FieldInput::pin ? FieldInput::numeric : FieldInput::text;
  Entry entry;
  ui.whole([&] {
    Box box;
    entry = field(ui, value, spec, {.button = 48}, box);
    if (buttonInside(ui, box, shown ? Icon::eyeOff : Icon::eye, shown ? "Hide it" : "Show it",
                     key + " button")) {
      shown = !shown;
    }
    afterField(ui, spec);
  });
  return entry;
}

Entry typedDate(Ui& ui, std::string_view value, FieldSpec spec) {
  if (spec.placeholder.empty()) spec.placeholder = "14 3 1991";
  spec.icon = Icon::calendar;
  spec.input = FieldInput::date;
  spec.maxLength = 40;
  return textField(ui, value, spec);
}

}  // namespace alongside::ui
