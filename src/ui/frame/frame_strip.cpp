// The status strip, and the bar at the foot where there is no rail.

#include <algorithm>
#include <cmath>

#include "ui/frame/frame_parts.h"
#include "ui/kit/button.h"
#include "ui/kit/list.h"
#include "ui/kit/text.h"
#include "ui/pen/memory.h"

namespace alongside::ui::parts {
namespace {

/// How much of the strip's words there is room for.
enum class Words : std::uint8_t { full, brief, fewIcons, twoLines };

struct StripFit {
  Words words = Words::full;
  float gap = 29;
  bool name = true, search = true;
};

const std::string& wordsOf(const StripItem& item, Words words) {
  return words == Words::full || item.brief.empty() ? item.words : item.brief;
}

bool showsIcon(std::size_t i, Words words) { return words != Words::fewIcons || i == 0; }

float iconSize(Ui& ui) { return std::min(ui.tx(20), 32.0F); }

float itemWidth(Ui& ui, const StripItem& item, std::size_t i, Words words) {
  const TextStyle style = item.strong ? TextStyle::secondStrong : TextStyle::second;
  return std::ceil(ui.paint().textWidth(wordsOf(item, words), style)) +
         (showsIcon(i, words) ? iconSize(ui) + 8 : 0);
}

float itemsWidth(Ui& ui, const FrameSpec& spec, Words words, float gap) {
  float sum = 0;
  for (std::size_t i = 0; i < spec.strip.size(); ++i)
    sum += itemWidth(ui, spec.strip[i], i, words) + (i > 0 ? gap : 0);
  return sum;
}

float avatarSize(Ui& ui) { return std::round(36 * (1 + (ui.metrics().text - 1) * 0.5F)); }

float nameWidth(Ui& ui, const FrameSpec& spec) {
  return std::ceil(ui.paint().textWidth(spec.person, TextStyle::second));
}

StripFit fitOf(Ui& ui, const FrameSpec& spec, float width, bool lock) {
  const Metrics& metrics = ui.metrics();
  const bool slim = metrics.narrow() && metrics.width < 600;
  const float avatar = spec.person.empty() ? 0 : std::max(48.0F, avatarSize(ui)) + 4;
  const auto right = [&](bool name, bool search) {
    return (search && spec.search ? 48.0F : 0.0F) + (name ? nameWidth(ui, spec) + 8 : 0) + avatar +
           (lock ? 48.0F : 0.0F);
  };
  const float room = width - (slim ? 28.0F : 64.0F);
  const bool brief = slim || metrics.largeText();
  if (!brief && itemsWidth(ui, spec, Words::full, 29) + right(true, true) + 24 <= room) return {};
  if (!brief && itemsWidth(ui, spec, Words::full, 22) + right(true, true) + 16 <= room) return {.gap = 22};
  if (slim) {
    // Between the person at the left and Lock at the right.
    const float middle = width - (spec.person.empty() ? 14.0F : 60.0F) - (lock ? 50.0F : 14.0F);
    for (const float gap : {28.0F, 18.0F}) {
      if (itemsWidth(ui, spec, Words::brief, gap) <= middle)
        return {.words = Words::brief, .gap = gap, .name = false, .search = false};
    }
    for (const float gap : {12.0F, 8.0F}) {
      if (itemsWidth(ui, spec, Words::fewIcons, gap) <= middle) {
        return {.words = Words::fewIcons, .gap = gap, .name = false, .search = false};
      }
    }
    return {.words = Words::twoLines, .gap = 16, .name = false, .search = false};
  }
  if (itemsWidth(ui, spec, Words::brief, 28) + right(false, !slim) + 16 <= room) {
    const bool name = !brief && itemsWidth(ui, spec, Words::brief, 28) + right(true, true) + 16 <= room;
    return {.words = Words::brief, .gap = 28, .name = name, .search = !slim};
  }
  if (itemsWidth(ui, spec, Words::fewIcons, 12) + right(false, false) + 12 <= room) {
    return {.words = Words::fewIcons, .gap = 12, .name = false, .search = false};
  }
  return {.words = Words::twoLines, .gap = 16, .name = false, .search = !slim};
}

/// The tick of 'Saved' is drawn from left to right when something new has been saved; 0..1.
float tickDrawn(Ui& ui, std::string_view words) {
  constexpr double kStroke = 0.24;  // seconds
  double& began = ui.number("tick began", -kStroke);
  std::string& known = ui.words("tick words", words);
  if (known != words) {
    known = words;
    began = ui.memory().clock;
  }
  return ui.progressOf(began, kStroke);
}

/// One item; true when it was pressed.
bool drawItem(Ui& ui, const StripItem& item, std::size_t i, Words words, float x, float y, float high,
              float most) {
  Paint& paint = ui.paint();
  const TextStyle style = item.strong ? TextStyle::secondStrong : TextStyle::second;
  const float wide = std::min(itemWidth(ui, item, i, words), most);
  const float right = x + wide;
  const Box box{x - 4, y, std::max(48.0F, wide + 8), high};
  const NodeId id = ui.nodeFor("item " + std::to_string(i));
  const bool clicked = item.pressable && ui.clicked(id);
  // The long form is said even where the short one is shown.
  Node& node = ui.node(item.pressable ? NodeRole::button
                       : item.alert   ? NodeRole::alert
                                      : NodeRole::status,
                       id, item.words, box);
  node.live = item.alert && !item.pressable;
  if (item.pressable && (ui.pressed(id) || ui.hovered(id))) paint.fill(box.inset(2), Tone::tint, radius::tag);
  if (showsIcon(i, words)) {
    const float icon = iconSize(ui);
    const float shown = item.icon == Icon::checkCircle ? tickDrawn(ui, item.words) : 1;
    paint.pushClip({x, y, icon * shown, high});
    drawIcon(paint, item.icon, x, y + (high - icon) / 2, icon, item.iconTone);
    paint.popClip();
    x += icon + 8;
  }
  paint.text(x, y + (high - paint.lineHeight(style)) / 2,
             paint.clipped(wordsOf(item, words), style, right - x), style, item.tone);
  ui.ring(id, box.inset(4), radius::tag);
  return clicked;
}

bool drawPerson(Ui& ui, const FrameSpec& spec, bool name, float x, float y) {
  Paint& paint = ui.paint();
  const float side = avatarSize(ui);
  const float wide = std::max(48.0F, side) + (name ? nameWidth(ui, spec) + 14 : 0);
  const Box box{x, y - 24, wide, 48};
  const NodeId id = ui.nodeFor("person");
  const bool clicked = ui.clicked(id);
  ui.node(NodeRole::button, id, spec.person, box).description = "Signed in";
  if (ui.pressed(id) || ui.hovered(id)) paint.fill(box, Tone::tint, 24);
  ui.inside({x + (48 - side) / 2, y - side / 2, side, side}, [&] { avatar(ui, spec.person, 36); });
  if (name) {
    paint.text(x + 24 + side / 2 + 10, y - paint.lineHeight(TextStyle::second) / 2, spec.person,
               TextStyle::second, Tone::ink);
  }
  ui.ring(id, box, 24);
  return clicked;
}

}  // namespace

float drawStrip(Ui& ui, const FrameSpec& spec, const Box& at, bool lock, FramePress& press) {
  Paint& paint = ui.paint();
  const bool slim = ui.metrics().narrow() && ui.metrics().width < 600;
  const StripFit fit = fitOf(ui, spec, at.width, lock);
  const float line = std::round(56 + 32 * (ui.metrics().text - 1));
  const bool two = fit.words == Words::twoLines;

  // Two lines: as many as it takes.
  const float left = at.x + (slim ? 14 : 32);
  const float right = at.right() - (slim ? 14 : 32);
  std::vector<Box> places;
  const float itemHigh = two ? 48 : line;
  float x = left, y = at.y + (two ? line : 0);
  for (std::size_t i = 0; i < spec.strip.size(); ++i) {
    const float wide = itemWidth(ui, spec.strip[i], i, fit.words);
    if (two && x > left && x + wide > right) {
      x = left;
      y += itemHigh;
    }
    places.push_back({x, y, wide, itemHigh});
    x += wide + fit.gap;
  }
  const float high = two ? y + itemHigh - at.y : line;
  const Box strip{at.x, at.y, at.width, high};
  paint.fill(strip, Tone::paper);
  const float edge = paint.contrast() ? 2 : 1;
  paint.fill({strip.x, strip.bottom() - edge, strip.width, edge}, Tone::line);

  const NodeId id = ui.nodeFor("strip");
  ui.node(NodeRole::banner, id, "Status", strip);
  ui.open(id);
  const float middle = at.y + line / 2;
  float end = right;
  float itemsFrom = 0;
  // On a phone the person stands at the left, the items in the middle, Lock at the right.
  if (slim && !spec.person.empty()) {
    press.person = drawPerson(ui, spec, false, at.x + 8, middle);
    if (!two) {
      const float room = at.right() - (lock ? 50.0F : 14.0F) - (at.x + 60);
      const float sum = itemsWidth(ui, spec, fit.words, fit.gap);
      itemsFrom = at.x + 60 + std::max(0.0F, (room - sum) / 2) - left;
    }
  }
  const auto items = [&] {
    for (std::size_t i = 0; i < spec.strip.size(); ++i) {
      if (drawItem(ui, spec.strip[i], i, fit.words, places[i].x + itemsFrom, places[i].y, places[i].height,
                   right - left))
        press.strip = i;
    }
  };
  // In the order in which the eye comes by them.
  if (!two) items();
  const float lockX = end - 36;
  if (lock) end = lockX - 16;
  float personX = end;
  if (!slim && !spec.person.empty()) {
    const float wide =
        fit.name ? 24 + avatarSize(ui) / 2 + 10 + nameWidth(ui, spec) : std::max(48.0F, avatarSize(ui));
    personX = end - wide;
  }
  if (spec.search && fit.search) {
    ui.inside({personX - 8 - 48, middle - 24, 48, 48},
              [&] { press.search = iconButton(ui, Icon::search, "Search", {.size = 24}); });
  }
  if (!slim && !spec.person.empty()) press.person = drawPerson(ui, spec, fit.name, personX, middle);
  if (lock) {
    ui.inside({lockX, middle - 24, 48, 48},
              [&] { press.lock = iconButton(ui, Icon::lock, "Lock", {.size = 24}); });
  }
  if (two) items();
  ui.close();
  return high;
}

// --- The bar ------------------------------------------------------------------------------------------------

namespace {

struct BarFit {
  std::size_t across = 1;
  float high = 80, cell = 64;
  bool icons = true;
};

BarFit fitOf(Ui& ui, const FrameSpec& spec) {
  const bool slim = ui.metrics().width < 600;
  const float label = ui.paint().lineHeight(TextStyle::least);
  const std::size_t count = std::max<std::size_t>(1, spec.places.size());
  const float wide = ui.metrics().width / static_cast<float>(count);
  float widest = 0;
  for (const RailPlace& place : spec.places) {
    widest = std::max(widest, ui.paint().textWidth(place.label, TextStyle::leastStrong));
  }
  BarFit fit;
  fit.across = count;
  fit.cell = std::max(slim ? 60.0F : 64.0F, 26 + 3 + label + 12);
  fit.high = fit.cell + 16;
  if (widest + 8 > wide) {
    // Large text on a phone: words in two lines, without icons.
    fit.icons = false;
    fit.across = (count + 1) / 2;
    fit.cell = std::max(48.0F, label + 16);
    fit.high = 2 * fit.cell + 16;
  }
  return fit;
}

}  // namespace

float barHeight(Ui& ui, const FrameSpec& spec) { return fitOf(ui, spec).high; }

std::optional<std::size_t> drawBar(Ui& ui, const FrameSpec& spec, const Box& bar) {
  std::optional<std::size_t> pressed;
  Paint& paint = ui.paint();
  const BarFit fit = fitOf(ui, spec);
  const float edge = paint.contrast() ? 2 : 1;
  paint.fill(bar, Tone::paper);
  paint.fill({bar.x, bar.y, bar.width, edge}, Tone::line);
  const NodeId id = ui.nodeFor("bar");
  ui.node(NodeRole::navigation, id, "Places", bar);
  ui.open(id);
  const float wide = bar.width / static_cast<float>(fit.across);
  const float cell = fit.icons
                         ? std::min(wide - 4, std::max(ui.metrics().width < 600 ? 72.0F : 80.0F, ui.tx(72)))
                         : wide - 8;
  for (std::size_t i = 0; i < spec.places.size(); ++i) {
    const std::size_t column = i % fit.across, line = i / fit.across;
    RailPlace place = spec.places[i];
    if (!fit.icons) place.icon = Icon::none;
    const Box box{bar.x + wide * static_cast<float>(column) + (wide - cell) / 2,
                  bar.y + 8 + fit.cell * static_cast<float>(line), cell, fit.cell};
    if (placeButton(ui, place, box)) pressed = i;
  }
  ui.close();
  return pressed;
}

}  // namespace alongside::ui::parts
