#include "ui/kit/button.h"

#include <algorithm>
#include <cmath>

#include "ui/kit/text.h"

namespace alongside::ui {
namespace {

struct Face {
  bool flush = false;  ///< with its words on the margin
  float iconSize = 22, gap = 12, pad = 20, height = 48, words = 0, natural = 0;
};

std::string_view wordsOf(std::string_view label, const ButtonSpec& spec) {
  return spec.busy && !spec.busyWords.empty() ? std::string_view(spec.busyWords) : label;
}

/// Plain ones stand on the margin with their words, not with their padding; their ground reaches beyond.
bool isFlush(const Ui& ui, const ButtonSpec& spec, float inner) {
  return spec.kind == ButtonKind::plain && !spec.full && ui.atLineStart(inner);
}

Face faceOf(Ui& ui, std::string_view label, const ButtonSpec& spec) {
  Face face;
  face.iconSize = std::min(ui.tx(22), 32.0F);
  face.gap = 10;
  face.height = std::max(48.0F, std::round((spec.tall ? 56.0F : 48.0F) * ui.metrics().text));
  face.words = std::ceil(ui.paint().textWidth(wordsOf(label, spec), TextStyle::rowStrong));
  const float inner = face.words + (spec.icon != Icon::none ? face.iconSize + face.gap : 0);
  face.flush = isFlush(ui, spec, inner);
  face.pad = spec.kind == ButtonKind::plain ? (face.flush ? 0 : 12) : 20;
  face.natural = inner + 2 * face.pad;
  return face;
}

struct Tones {
  Tone ground = Tone::surface, words = Tone::blue, edge = Tone::control;
  bool filled = false, edged = false;
};

Tones tonesOf(ButtonKind kind, bool off) {
  if (off && kind != ButtonKind::plain) return {Tone::sunken, Tone::ink2, Tone::line, true, false};
  switch (kind) {
    case ButtonKind::filled:
      return {Tone::fill, Tone::onfill, Tone::fill, true, false};
    case ButtonKind::outlined:
      return {Tone::surface, Tone::blue, Tone::control, true, true};
    case ButtonKind::danger:
      return {Tone::surface, Tone::red, Tone::red, true, true};
    case ButtonKind::plain:
      break;
  }
  return {Tone::paper, off ? Tone::ink2 : Tone::blue, Tone::paper, false, false};
}

}  // namespace

float buttonWidth(Ui& ui, std::string_view label, const ButtonSpec& spec) {
  return faceOf(ui, label, spec).natural;
}

namespace {

bool pressedButton(Ui& ui, std::string_view label, const ButtonSpec& spec) {
  Paint& paint = ui.paint();
  Face face = faceOf(ui, label, spec);
  const std::string_view words = wordsOf(label, spec);
  const float wide =
      spec.full ? ui.width() : std::min(std::max(face.natural, spec.width), std::max(ui.width(), 48.0F));

  // A label that does not fit goes over several lines: nothing is ever cut.
  const float besides = face.natural - face.words;
  std::vector<std::string_view> lines =
      paint.wrapped(words, TextStyle::rowStrong, std::max(24.0F, wide - besides));
  const float line = paint.lineHeight(TextStyle::rowStrong);
  const float high = std::max(face.height, line * static_cast<float>(lines.size()) + 20);
  const Box box = ui.place(std::max(48.0F, wide), high);

  const NodeId id = ui.nodeFor(spec.key.empty() ? label : std::string_view(spec.key));
  const bool off = spec.disabled || spec.busy;
  const bool clicked = ui.clicked(id);
  Node& node = ui.node(NodeRole::button, id, spec.name.empty() ? std::string(words) : spec.name, box);
  node.disabled = off;
  if (spec.disabled) node.description = spec.why;

  if (ui.visible(box)) {
    Tones tones = tonesOf(spec.kind, spec.disabled);
    const bool down = ui.pressed(id) && !off;
    const bool over = ui.hovered(id) && !off;
    if (spec.kind == ButtonKind::filled && down) {
      tones.ground = Tone::press;
    } else if (spec.kind != ButtonKind::filled && (down || over) && !off) {
      tones.ground = spec.kind == ButtonKind::danger ? Tone::redTint : Tone::tint;
      tones.filled = true;
    } else if (over) {
      tones.ground = Tone::press;
    }
    const bool flush = face.flush;
    const Box ground = flush && tones.filled ? Box{box.x - 8, box.y, box.width + 16, box.height} : box;
    if (tones.filled) paint.fill(ground, tones.ground, radius::control);
    if (tones.edged || (off && paint.contrast() && spec.kind != ButtonKind::plain)) {
      paint.border(ground, tones.edge, paint.contrast() ? 2 : 1, radius::control);
    }
    float widest = 0;
    for (std::string_view one : lines) widest = std::max(widest, paint.textWidth(one, TextStyle::rowStrong));
    const float inner = widest + (spec.icon != Icon::none ? face.iconSize + face.gap : 0);
    float x = box.x + (box.width - inner) / 2;
    if (flush) x = spec.align == Align::end ? box.right() - inner : box.x;
    if (spec.icon != Icon::none) {
      drawIcon(paint, spec.icon, x, box.y + (box.height - face.iconSize) / 2, face.iconSize, tones.words);
      x += face.iconSize + face.gap;
    }
    float y = box.y + (box.height - line * static_cast<float>(lines.size())) / 2;
    for (std::string_view one : lines) {
      while (!one.empty() && one.back() == ' ') one.remove_suffix(1);
      const float free = lines.size() > 1 ? (widest - paint.textWidth(one, TextStyle::rowStrong)) / 2 : 0;
      paint.text(x + free, y, one, TextStyle::rowStrong, tones.words);
      y += line;
    }
    ui.ring(id, ground, radius::control);
  }
  return clicked && !off;
}

}  // namespace

bool button(Ui& ui, std::string_view label, const ButtonSpec& spec) {
  if (!spec.disabled || spec.why.empty()) return pressedButton(ui, label, spec);
  bool pressed = false;
  ui.whole([&] {
    pressed = pressedButton(ui, label, spec);
    // Its reason is read with the button; on the screen it stands below.
    ui.gap(4);
    text(ui, spec.why, {.style = TextStyle::second, .tone = Tone::ink2, .record = false});
  });
  return pressed;
}

bool filledButton(Ui& ui, std::string_view label, Icon icon) {
  return button(ui, label, {.kind = ButtonKind::filled, .icon = icon});
}
bool plainButton(Ui& ui, std::string_view label, Icon icon) {
  return button(ui, label, {.kind = ButtonKind::plain, .icon = icon});
}

bool backButton(Ui& ui, std::string_view where) {
  ui.setLeadsBack();
  return button(ui, where,
                {.kind = ButtonKind::plain,
                 .icon = Icon::back,
                 .name = "Back to " + std::string(where),
                 .key = "back"});
}

bool iconButton(Ui& ui, Icon icon, std::string_view name, const IconButtonSpec& spec) {
  Paint& paint = ui.paint();
  const float icons = std::min(ui.tx(spec.size), 32.0F);
  const Box box = ui.place(48, 48);
  const NodeId id = ui.nodeFor(spec.key.empty() ? name : std::string_view(spec.key));
  const bool clicked = ui.clicked(id);
  ui.node(NodeRole::button, id, std::string(name), box);
  if (ui.visible(box)) {
    const bool lit = ui.pressed(id) || ui.hovered(id);
    if (spec.outlined || lit) paint.fill(box, lit ? Tone::tint : Tone::surface, radius::control);
    if (spec.outlined) paint.border(box, Tone::control, paint.contrast() ? 2 : 1, radius::control);
    drawIcon(paint, icon, box.x + (box.width - icons) / 2, box.y + (box.height - icons) / 2, icons,
             spec.tone);
    ui.ring(id, box, radius::control);
  }
  return clicked;
}

}  // namespace alongside::ui
