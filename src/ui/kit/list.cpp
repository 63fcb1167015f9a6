// Tags, avatars, cards with rows, lists of thousands.

#include "ui/kit/list.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/text.h"
#include "ui/pen/memory.h"

namespace alongside::ui {
namespace {

struct TagTones {
  Tone ground, ink;
};
TagTones tonesOf(TagKind kind) {
  switch (kind) {
    case TagKind::green:
      return {Tone::greenTint, Tone::green};
    case TagKind::amber:
      return {Tone::amberTint, Tone::amber};
    case TagKind::red:
      return {Tone::redTint, Tone::red};
    case TagKind::blue:
      return {Tone::tint, Tone::blue};
    case TagKind::plain:
      break;
  }
  return {Tone::sunken, Tone::ink2};
}

float tagIcon(Ui& ui) { return std::min(ui.tx(18), 28.0F); }

}  // namespace

void tag(Ui& ui, const Tag& tag) {
  Paint& paint = ui.paint();
  const TagTones tones = tonesOf(tag.kind);
  const float icon = tag.icon != Icon::none ? tagIcon(ui) : 0;
  const float besides = 20 + (icon > 0 ? icon + 6 : 0);
  const std::string words =
      paint.clipped(tag.words, TextStyle::second, std::max(24.0F, ui.width() - besides));
  const Box box =
      ui.place(std::ceil(paint.textWidth(words, TextStyle::second)) + besides, std::round(ui.tx(28)));
  if (ui.visible(box)) {
    paint.fill(box, tones.ground, radius::tag);
    if (paint.contrast()) paint.border(box, tones.ink, 2, radius::tag);
    float x = box.x + 10;
    if (icon > 0) {
      drawIcon(paint, tag.icon, x, box.y + (box.height - icon) / 2, icon, tones.ink);
      x += icon + 6;
    }
    paint.text(x, box.y + (box.height - paint.lineHeight(TextStyle::second)) / 2, words, TextStyle::second,
               tones.ink);
  }
  ui.node(NodeRole::text, ui.nodeFor("tag " + tag.words), tag.words, box);
}

void tags(Ui& ui, const std::vector<Tag>& all) {
  ui.flow(8, [&] {
    for (const Tag& one : all) tag(ui, one);
  });
}

void avatar(Ui& ui, std::string_view name, float size, Icon icon, bool chosen) {
  Paint& paint = ui.paint();
  const float side = std::round(size * (1 + (ui.metrics().text - 1) * 0.5F));
  const Box box = ui.place(side, side);
  if (!ui.visible(box)) return;
  const float r = side / 2;
  paint.disc(box.x + r, box.y + r, r, chosen ? Tone::fill : Tone::avatar);
  if (paint.contrast()) paint.circle(box.x + r, box.y + r, r - 1, Tone::line, 2);
  const Tone ink = chosen ? Tone::onfill : Tone::ink;
  const std::string letters = initials(name);
  if (icon != Icon::none || letters.empty()) {
    const float sideIcon = side * 0.5F;
    drawIcon(paint, icon == Icon::none ? Icon::person : icon, box.x + (side - sideIcon) / 2,
             box.y + (side - sideIcon) / 2, sideIcon, ink);
    return;
  }
  const TextStyle style = size >= 60  ? TextStyle::heading
                          : size < 40 ? TextStyle::leastStrong
                                      : TextStyle::initials;
  paint.text(box.x + (side - paint.textWidth(letters, style)) / 2,
             box.y + (side - paint.lineHeight(style)) / 2, letters, style, ink);
}

void listCard(Ui& ui, std::string_view name, std::size_t count, FunctionRef<void(std::size_t)> row) {
  if (count == 0) return;
  const bool plain = std::exchange(ui.memory().plainRows, false);
  ui.card({.padX = 0, .padY = 0}, [&] {
    ui.group(NodeRole::list, name, std::string(name), [&] {
      for (std::size_t i = 0; i < count; ++i) {
        if (i > 0) ui.rule();
        Memory& memory = ui.memory();
        memory.rowFirst = i == 0;
        memory.rowLast = i + 1 == count;
        memory.rowAt = i + 1;
        memory.rowOf = count;
        row(i);
      }
      ui.memory().rowOf = 0;
      ui.memory().rowFirst = ui.memory().rowLast = false;
    });
  });
  ui.memory().plainRows = plain;
}

void nowLine(Ui& ui) {
  Paint& paint = ui.paint();
  const float high = paint.lineHeight(TextStyle::secondStrong);
  const Box box = ui.place(0, 0);
  const float edge = paint.contrast() ? 2 : 1;
  const float wide = paint.textWidth("Now", TextStyle::secondStrong);
  paint.fill({box.x + edge, box.y - 2, box.width - 2 * edge, 4}, Tone::surface);
  paint.fill({box.x + 16, box.y - high / 2, wide + 12, high}, Tone::surface);
  paint.text(box.x + 20, box.y - high / 2, "Now", TextStyle::secondStrong, Tone::blue);
  paint.fill({box.x + 28 + wide, box.y - 1, box.width - wide - 48, 2}, Tone::blue);
  // An item of the list, since a list may hold nothing else (axe: aria-required-children).
  ui.node(NodeRole::listItem, ui.nodeFor("now line"), "Now", {box.x, box.y - 1, box.width, 2});
}

void virtualList(Ui& ui, const VirtualSpec& spec, std::size_t count,
                 FunctionRef<std::string(std::size_t)> key, FunctionRef<void(std::size_t)> row) {
  const Paint& words = ui.paint();
  const float two = words.lineHeight(TextStyle::row) + words.lineHeight(TextStyle::second) + 20;
  const float high = std::max(std::round(ui.tx(spec.rowHeight)), two);
  const Box all = ui.place(0, high * static_cast<float>(count));
  const NodeId id = ui.nodeFor("virtual " + spec.name);
  ui.node(NodeRole::list, id, spec.name, all);
  ui.open(id);

  // What can be seen, and a few rows beyond, so that Tab and a screen reader find the next one.
  constexpr std::size_t kBeyond = 4;
  const Box clip = ui.clip();
  const auto rowAt = [&](float y) {
    return static_cast<std::size_t>(std::clamp((y - all.y) / high, 0.0F, static_cast<float>(count)));
  };
  const std::size_t seenFirst = rowAt(clip.y);
  const std::size_t first = seenFirst > kBeyond ? seenFirst - kBeyond : 0;
  const std::size_t last = std::min(count, rowAt(clip.bottom()) + 1 + kBeyond);

  // The row with the focus is always there, else the focus would be lost while scrolling.
  VirtualMemory& memory = ui.memory().virtuals[id];
  std::size_t kept = count;
  if (!memory.focusedKey.empty()) {
    if (memory.focusedAt < count && key(memory.focusedAt) == memory.focusedKey) {
      kept = memory.focusedAt;
    } else {
      for (std::size_t i = 0; i < count && kept == count; ++i) {
        if (key(i) == memory.focusedKey) kept = i;
      }
    }
  }

  std::string focusedKey;
  std::size_t focusedAt = 0;
  const auto draw = [&](std::size_t i) {
    const std::size_t before = ui.frame().nodes.size();
    const std::string name = key(i);
    Memory& shared = ui.memory();
    shared.rowAt = i + 1;
    shared.rowOf = count;
    shared.rowFirst = shared.rowLast = false;
    const Box box{all.x, all.y + static_cast<float>(i) * high, all.width, high};
    ui.keyed(name, [&] { ui.inside(box, [&] { row(i); }); });
    if (spec.hairlines && i + 1 < count) {
      ui.paint().line(box.x, box.bottom() - 1, box.right(), box.bottom() - 1, Tone::line,
                      ui.paint().contrast() ? 2 : 1);
    }
    const NodeId focus = shared.focus;
    for (std::size_t n = before; focus != 0 && n < ui.frame().nodes.size(); ++n) {
      if (ui.frame().nodes[n].id == focus) {
        focusedKey = name;
        focusedAt = i;
      }
    }
  };
  if (kept < first) draw(kept);
  for (std::size_t i = first; i < last; ++i) draw(i);
  if (kept >= last && kept < count) draw(kept);
  ui.memory().rowOf = 0;
  memory.focusedKey = std::move(focusedKey);
  memory.focusedAt = focusedAt;
  ui.close();
}

}  // namespace alongside::ui
