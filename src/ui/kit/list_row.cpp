// One row of a list: time, tick or avatar, two lines, tags, a button.

#include <algorithm>
#include <cmath>

#include "core/text.h"
#include "ui/kit/choice.h"
#include "ui/kit/list.h"
#include "ui/pen/memory.h"

namespace alongside::ui {
namespace {

/// Widths of what stands at the right, in one line with the words.
struct Aside {
  float tags = 0, button = 0, words = 0, chevron = 0;
  float sum() const {
    float all = 0;
    for (const float one : {tags, button, words, chevron}) all += one > 0 ? one + 16 : 0;
    return all;
  }
};

float tagWidth(Ui& ui, const Tag& tag) {
  return std::ceil(ui.paint().textWidth(tag.words, TextStyle::second)) + 20 +
         (tag.icon != Icon::none ? std::min(ui.tx(18), 28.0F) + 6 : 0);
}

Aside asideOf(Ui& ui, const ListRow& row, const ButtonSpec& button) {
  Aside out;
  for (const Tag& tag : row.tags) out.tags += tagWidth(ui, tag) + (out.tags > 0 ? 8 : 0);
  if (row.button) out.button = buttonWidth(ui, row.button->label, button);
  if (!row.aside.empty()) out.words = std::ceil(ui.paint().textWidth(row.aside, TextStyle::second));
  if (row.chevron) out.chevron = std::min(ui.tx(20), 28.0F);
  return out;
}

std::string saidOf(const ListRow& row) {
  std::string out;
  const auto add = [&](std::string_view words) {
    if (words.empty()) return;
    if (!out.empty()) out += ", ";
    out += words;
  };
  add(row.time);
  add(row.title);
  add(row.second);
  std::string runs;
  for (const Run& run : row.secondRuns) runs += run.words;
  add(runs);
  for (const Tag& tag : row.tags) add(tag.words);
  add(row.aside);
  if (!row.words.empty()) add("\xE2\x80\x9C" + row.words + "\xE2\x80\x9D");
  add(row.describe);
  return out;
}

void drawGround(Ui& ui, const Box& box, bool selected, bool lit) {
  const Memory& memory = ui.memory();
  Paint& paint = ui.paint();
  if (!selected && !lit) return;
  if (memory.rowOf > 0 && (memory.rowFirst || memory.rowLast)) {
    // Within a card's rounded corners.
    const float edge = paint.contrast() ? 2 : 1;
    Box inner{box.x + edge, box.y + (memory.rowFirst ? edge : 0), box.width - 2 * edge, box.height};
    inner.height -= (memory.rowFirst ? edge : 0) + (memory.rowLast ? edge : 0);
    paint.fillSome(inner, Tone::tint, radius::card - edge, memory.rowFirst, memory.rowLast);
  } else {
    paint.fill(box, Tone::tint, memory.rowOf > 0 && !memory.plainRows ? 0 : radius::card);
  }
  if (selected && paint.contrast()) paint.border(box, Tone::blue, 3, radius::card);
}

}  // namespace

RowResult listRow(Ui& ui, const ListRow& row) {
  RowResult result;
  Paint& paint = ui.paint();
  const bool plain = ui.memory().plainRows;
  const float padX = plain ? 12 : 20;
  const float width = ui.width() + (plain ? 2 * padX : 0);
  const ButtonSpec buttonSpec =
      row.button ? ButtonSpec{.kind = row.button->kind,
                              .icon = ui.metrics().narrow() ? Icon::none : row.button->icon,
                              .name = row.button->name,
                              .key = "row button"}
                 : ButtonSpec{};

  // What stands at the left.
  float lead = 0;
  const float timeWide = row.time.empty() ? 0 : std::ceil(paint.figuresWidth("00:00", TextStyle::rowStrong));
  if (timeWide > 0) lead += timeWide + 18;
  const bool pictured = !row.avatarName.empty() || row.avatarIcon != Icon::none;
  const bool showAvatar = pictured && !(ui.metrics().effectiveWidth() < 720 && !row.time.empty());
  const float avatarSide = showAvatar ? std::round(44 * (1 + (ui.metrics().text - 1) * 0.5F)) : 0;
  if (showAvatar) lead += avatarSide + 16;
  const float tickSide = std::min(ui.tx(28), 40.0F);
  if (row.tick) lead += tickSide + 12;

  Aside aside = asideOf(ui, row, buttonSpec);
  const float room = width - 2 * padX - lead;
  const float wordsNeeded =
      std::min(std::max(paint.textWidth(row.title, TextStyle::rowStrong), ui.tx(120)), ui.tx(180));
  // On a phone and in large text what stands at the right goes below the words.
  const bool below = aside.sum() > 0 && room - aside.sum() < wordsNeeded;
  float wordsWide = below ? room : room - aside.sum();
  float asideSmall = 0;
  if (below && row.chevron) {
    asideSmall = aside.chevron + 16;
    wordsWide -= asideSmall;
  }

  const NodeId id = ui.nodeFor("row");
  const float least = std::max(48.0F, std::round(ui.tx(row.height)));
  const float used = ui.remembered(id);
  const float high = std::max(least, used + 20);
  Box box = ui.place(ui.width(), high);
  // On paper the words stand on the margin, and the ground reaches beyond it.
  if (plain) box = {box.x - padX, box.y, width, high};
  const bool strong = row.strong;

  // The item; what can be pressed in it are its children.
  const bool listed = ui.memory().rowOf > 0;
  Node& item = ui.node(NodeRole::listItem, id, row.pressable ? std::string() : saidOf(row), box);
  if (listed) {
    item.position = static_cast<std::uint16_t>(std::min<std::size_t>(ui.memory().rowAt, 65535));
    item.setSize = static_cast<std::uint16_t>(std::min<std::size_t>(ui.memory().rowOf, 65535));
  }
  const NodeId body = ui.nodeFor("row press");
  result.pressed = row.pressable && ui.clicked(body);
  ui.open(id);
  const Box inner{box.x + padX, box.y, width - 2 * padX, high};
  const float middle = box.y + high / 2;
  if (ui.visible(box)) {
    drawGround(ui, box, row.selected, row.pressable && (ui.pressed(body) || ui.hovered(body)));
  }
  float x = inner.x;
  if (row.tick) {
    ui.inside({x + tickSide / 2 - 24, middle - 24, 48, 48}, [&] {
      result.ticked = roundTick(ui, row.tickName.empty() ? row.title : row.tickName, *row.tick, "row tick");
    });
    x += tickSide + 12;
  }
  if (row.pressable) {
    // The whole row but for the things in it that act by themselves.
    const float left = row.tick ? x : box.x;
    const float right = row.button && !below ? inner.right() - aside.button - 8 : box.right();
    const bool ownButtonBelow = row.button && below;
    // The button is the last of the words' block; the row ends 4 above it.
    const float buttonHigh =
        std::max(ui.remembered(ui.idOf("button below")), std::max(48.0F, std::round(ui.tx(48))));
    const float pressHigh = ownButtonBelow ? std::max(48.0F, (high + used) / 2 - buttonHigh - 4) : high;
    Node& press = ui.node(NodeRole::button, body, saidOf(row), {left, box.y, right - left, pressHigh});
    press.selected = row.selected;
    press.menu = row.menu;
    result.menu = row.menu && ui.menuAsked(body);
    if (row.drags) result.drag = ui.dragged(body);
  }
  const float titleLine = paint.lineHeight(TextStyle::row);
  const float firstLine = box.y + (high - used) / 2 + titleLine / 2;
  const bool tall = !row.words.empty();
  if (timeWide > 0) {
    const float y = (tall ? firstLine + 12 : middle) - titleLine / 2;
    if (ui.visible(box))
      paint.figures(x, y, row.time, TextStyle::rowStrong, row.done ? Tone::ink2 : Tone::ink);
    x += timeWide + 18;
  }
  if (showAvatar) {
    const float y = tall ? firstLine + 12 - avatarSide / 2 : middle - avatarSide / 2;
    ui.inside({x, y, avatarSide, avatarSide}, [&] { avatar(ui, row.avatarName, 44, row.avatarIcon); });
    x += avatarSide + 16;
  }

  // The words, and below them what had no room beside them.
  const std::size_t nodesBefore = ui.frame().nodes.size();
  const Ui::Used words = ui.within({x, box.y + (high - used) / 2, wordsWide, 0}, [&] {
    text(ui, row.title,
         {.style = strong ? TextStyle::rowStrong : TextStyle::row,
          .tone = row.done ? Tone::ink2 : Tone::ink,
          .maxLines = 2,
          .record = false});
    if (!row.secondRuns.empty()) {
      runs(ui, row.secondRuns, 2, false);
    } else if (!row.second.empty()) {
      text(ui, row.second, {.style = TextStyle::second, .tone = Tone::ink2, .maxLines = 2, .record = false});
    }
    if (!row.words.empty()) {
      ui.gap(8);
      ownWords(ui, row.words, WordsSize::card);
    }
    if (below && !row.tags.empty()) {
      ui.gap(6);
      tags(ui, row.tags);
    }
    if (below && !row.aside.empty()) {
      text(ui, row.aside, {.style = TextStyle::second, .tone = Tone::ink2, .record = false});
    }
    if (below && row.button) {
      ui.gap(8);
      const float top = ui.y();
      result.button = button(ui, row.button->label, buttonSpec);
      ui.remember(ui.idOf("button below"), ui.y() - top);  // in large text its words may need two lines
    }
  });
  // Its words are in the item's name already.
  auto& nodes = ui.frame().nodes;
  const auto from = nodes.begin() + static_cast<std::ptrdiff_t>(nodesBefore);
  nodes.erase(std::remove_if(from, nodes.end(), [](const Node& node) { return node.role == NodeRole::text; }),
              nodes.end());
  ui.remember(id, words.height);

  if (!below) {
    float right = inner.right();
    if (row.chevron) {
      if (ui.visible(box)) {
        drawIcon(paint, Icon::chevron, right - aside.chevron, middle - aside.chevron / 2, aside.chevron,
                 Tone::ink2);
      }
      right -= aside.chevron + 16;
    }
    if (row.button) {
      const float tallButton = std::max(48.0F, std::round(ui.tx(48)));
      ui.inside({right - aside.button, middle - tallButton / 2, aside.button, tallButton},
                [&] { result.button = button(ui, row.button->label, buttonSpec); });
      right -= aside.button + 16;
    }
    if (!row.tags.empty() && ui.visible(box)) {
      const std::size_t before = ui.frame().nodes.size();
      const float tagHigh = std::round(ui.tx(28));
      ui.inside({right - aside.tags, middle - tagHigh / 2, aside.tags + 1, tagHigh},
                [&] { tags(ui, row.tags); });
      ui.frame().nodes.resize(before);
      right -= aside.tags + 16;
    }
    if (!row.aside.empty() && ui.visible(box)) {
      const float y = box.y + (high - used) / 2 + (titleLine - paint.lineHeight(TextStyle::second)) / 2;
      paint.text(right - aside.words, y, row.aside, TextStyle::second, Tone::ink2);
    }
  } else if (row.chevron && ui.visible(box)) {
    drawIcon(paint, Icon::chevron, inner.right() - aside.chevron, middle - aside.chevron / 2, aside.chevron,
             Tone::ink2);
  }
  if (row.pressable) {
    const Box round = listed && !plain ? box.inset(8) : box.inset(6);
    ui.ring(body, round, radius::tag);
  }
  ui.close();
  return result;
}

}  // namespace alongside::ui
