// What stands around every page. The rail and the strip are never covered: who is signed in, saved or not, sent
// or not, online or not, and Lock are true at every moment.

#include "ui/frame/frame.h"

#include <algorithm>
#include <cmath>

#include "core/text.h"
#include "ui/frame/frame_parts.h"
#include "ui/kit/list.h"
#include "ui/kit/text.h"
#include "ui/pen/memory.h"

namespace alongside::ui {
namespace {

float railWidth(const Metrics& metrics) {
  return metrics.largeText() ? 176 : 96 + std::max(0.0F, metrics.text - 1) * 96;
}

/// The yellow band over everything while practising.
float drawBand(Ui& ui, const FrameSpec& spec, const Box& at) {
  Paint& paint = ui.paint();
  const float icon = std::min(ui.tx(20), 30.0F);
  const float line = paint.lineHeight(TextStyle::secondStrong);
  const float room = at.width - 2 * 16 - icon - 10;
  auto lines = paint.wrapped(spec.practiceWords, TextStyle::secondStrong, room);
  if (lines.size() > 2) lines = paint.wrapped(spec.practiceBrief, TextStyle::secondStrong, room);
  const Box box{at.x, at.y, at.width, std::max(40.0F, line * static_cast<float>(lines.size()) + 12)};
  paint.fill(box, Tone::focus);
  Node& node = ui.node(NodeRole::status, ui.nodeFor("practice band"), spec.practiceWords, box);
  node.live = true;
  float widest = 0;
  for (std::string_view one : lines) widest = std::max(widest, paint.textWidth(one, TextStyle::secondStrong));
  const float x = box.x + (box.width - widest - icon - 10) / 2;
  drawIcon(paint, Icon::info, x, box.y + (box.height - icon) / 2, icon, Tone::focusInk);
  float y = box.y + (box.height - line * static_cast<float>(lines.size())) / 2;
  for (std::string_view one : lines) {
    paint.text(x + icon + 10, y, one, TextStyle::secondStrong, Tone::focusInk);
    y += line;
  }
  return box.height;
}

/// Record, or Bring in: the one filled thing of the rail.
bool drawLead(Ui& ui, const FrameSpec& spec, const Box& box) {
  Paint& paint = ui.paint();
  const NodeId id = ui.nodeFor("lead");
  const bool clicked = ui.clicked(id);
  ui.node(NodeRole::button, id, spec.lead, box).selected = spec.leadOpen;
  const bool down = ui.pressed(id) || ui.hovered(id);
  paint.fill(box, spec.leadOpen ? Tone::tint : down ? Tone::press : Tone::fill, radius::record);
  if (spec.leadOpen) paint.border(box, Tone::blue, paint.contrast() ? 3 : 2, radius::record);
  const Tone ink = spec.leadOpen ? Tone::blue : Tone::onfill;
  const float icon = 26, line = paint.lineHeight(TextStyle::leastStrong);
  const float y = box.y + (box.height - icon - 3 - line) / 2;
  drawIcon(paint, spec.leadIcon, box.x + (box.width - icon) / 2, y, icon, ink);
  const std::string words = paint.clipped(spec.lead, TextStyle::leastStrong, box.width - 8);
  paint.text(box.x + (box.width - paint.textWidth(words, TextStyle::leastStrong)) / 2, y + icon + 3, words,
             TextStyle::leastStrong, ink);
  ui.ring(id, box, radius::record);
  return clicked;
}

FramePress drawRail(Ui& ui, const FrameSpec& spec, const Box& rail) {
  FramePress press;
  Paint& paint = ui.paint();
  const bool large = ui.metrics().largeText();
  const NodeId id = ui.nodeFor("rail");
  ui.node(NodeRole::navigation, id, "Places", rail);
  ui.open(id);
  const float edge = paint.contrast() ? 2 : 1;
  paint.fill({rail.right() - edge, rail.y, edge, rail.height}, Tone::line);
  const float label = paint.lineHeight(TextStyle::least);
  const float side = large ? 8 : 10;
  const float leadHigh = large ? std::round(ui.tx(64)) : std::max(72.0F, 46 + label);
  const float placeHigh = large ? std::round(ui.tx(54)) : std::max(64.0F, 38 + label + 8);
  const bool lock = spec.lock && !large;
  const float lockHigh = lock ? placeHigh + 8 : 0;
  const float top = large ? 16 : 72;

  const auto places = [&] {
    if (!large) {
      const Box mark = ui.place(0, 72);
      drawMark(paint, mark.x + (mark.width - edge - 40) / 2 + 2, mark.y + 20, 42);
    } else {
      ui.gap(top);
    }
    const float width = ui.width() - edge;
    if (!spec.lead.empty()) {
      const Box box = ui.place(0, leadHigh);
      press.lead = drawLead(ui, spec, {box.x + side, box.y, width - 2 * side, leadHigh});
      ui.gap(large ? 16 : 20);
    }
    for (std::size_t i = 0; i < spec.places.size(); ++i) {
      const Box box = ui.place(0, placeHigh);
      if (parts::placeButton(ui, spec.places[i], {box.x + 8, box.y, width - 16, placeHigh})) press.place = i;
      ui.gap(4);
    }
  };
  // On a low screen with large text the places scroll; Lock stays.
  const float needed = top + leadHigh + 20 + static_cast<float>(spec.places.size()) * (placeHigh + 4);
  const Box upper{rail.x, rail.y, rail.width, rail.height - lockHigh};
  ui.inside(upper, [&] {
    if (needed > upper.height) {
      ui.scroll("rail", {.name = "Places"}, places);
    } else {
      places();
    }
  });
  if (lock) {
    const Box box{rail.x + 8, rail.bottom() - lockHigh, rail.width - edge - 16, placeHigh};
    press.lock = parts::placeButton(ui, {.icon = Icon::lock, .label = "Lock"}, box);
  }
  ui.close();
  return press;
}

/// The floating Record where there is no rail.
bool drawFloating(Ui& ui, const FrameSpec& spec, float right, float bottom) {
  Paint& paint = ui.paint();
  const float icon = std::min(ui.tx(24), 32.0F);
  const float words = paint.textWidth(spec.lead, TextStyle::rowStrong);
  const float air = ui.metrics().narrow() ? 16 : 24;
  // In large text on a phone the plus alone, or it would cover half the page.
  const bool bare = words + icon + 12 + 2 * 24 > ui.metrics().width * 0.45F;
  const float high = bare ? 72 : std::max(60.0F, std::round(ui.tx(54)));
  const float wide = bare ? high : words + icon + 12 + 2 * 24;
  const Box box{right - air - wide, bottom - air - high, wide, high};
  const NodeId id = ui.nodeFor("lead");
  const bool clicked = ui.clicked(id);
  ui.node(NodeRole::button, id, spec.lead, box);
  paint.shadow({box.x + 4, box.y, box.width - 8, box.height - 6}, high / 2);
  paint.fill(box, ui.pressed(id) || ui.hovered(id) ? Tone::press : Tone::fill, high / 2);
  drawIcon(paint, spec.leadIcon, bare ? box.x + (wide - icon) / 2 : box.x + 22, box.y + (high - icon) / 2,
           icon, Tone::onfill);
  if (!bare)
    paint.text(box.x + 22 + icon + 12, box.y + (high - paint.lineHeight(TextStyle::rowStrong)) / 2, spec.lead,
               TextStyle::rowStrong, Tone::onfill);
  ui.ring(id, box, high / 2);
  return clicked;
}

}  // namespace

namespace parts {

bool placeButton(Ui& ui, const RailPlace& place, const Box& box) {
  Paint& paint = ui.paint();
  const NodeId id = ui.nodeFor(place.label);
  const bool clicked = ui.clicked(id);
  ui.node(NodeRole::button, id, place.label, box).selected = place.here;
  const bool lit = ui.pressed(id) || ui.hovered(id);
  if (place.here || lit) paint.fill(box, Tone::tint, radius::card);
  if (place.here && paint.contrast()) paint.border(box, Tone::blue, 3, radius::card);
  const Tone ink = place.here ? Tone::blue : Tone::ink2;
  const TextStyle style = place.here ? TextStyle::leastStrong : TextStyle::least;
  const float line = paint.lineHeight(style);
  const float icon = place.icon == Icon::none ? 0 : 26;
  const float gap = icon > 0 ? 3 : 0;
  const float y = box.y + (box.height - icon - gap - line) / 2;
  if (icon > 0) drawIcon(paint, place.icon, box.x + (box.width - icon) / 2, y, icon, ink);
  if (place.count > 0) {
    ui.lastNode().description = plural(place.count, "worry is", "worries are") + " late";
    const std::string number = place.count > 99 ? "99+" : std::to_string(place.count);
    const float wide = std::max(22.0F, paint.textWidth(number, TextStyle::leastStrong) + 12);
    const Box badge{box.x + box.width / 2 + 6, box.y + 4, wide, 22};
    paint.fill(badge, Tone::red, 11);
    paint.text(badge.x + (wide - paint.textWidth(number, TextStyle::leastStrong)) / 2,
               badge.y + (22 - paint.lineHeight(TextStyle::leastStrong)) / 2, number, TextStyle::leastStrong,
               Tone::surface);
  }
  const std::string words = paint.clipped(place.label, style, box.width);
  paint.text(box.x + (box.width - paint.textWidth(words, style)) / 2, y + icon + gap, words, style, ink);
  ui.ring(id, box, radius::card);
  return clicked;
}

}  // namespace parts

FramePress appFrame(Ui& ui, const FrameSpec& spec, Draw page, Draw over) {
  FramePress press;
  const Metrics& metrics = ui.metrics();
  const float bottom = ui.bottom();
  const bool keyboard = bottom < metrics.height;
  ui.keyed("frame", [&] {
    float top = 0;
    if (spec.practice) top += drawBand(ui, spec, {0, 0, metrics.width, 0});
    const bool rail = metrics.rail() && !spec.places.empty();
    float left = 0;
    if (rail) {
      left = railWidth(metrics);
      press = drawRail(ui, spec, {0, top, left, metrics.height - top});
    }
    const bool lockInStrip = spec.lock && (!rail || metrics.largeText());
    top += parts::drawStrip(ui, spec, {left, top, metrics.width - left, 0}, lockInStrip, press);

    // The bar makes room for a keyboard.
    const bool bar = !rail && !spec.places.empty() && !keyboard;
    const float barHigh = bar ? parts::barHeight(ui, spec) : 0;
    const Box area{left, top, metrics.width - left, bottom - barHigh - top};
    Memory& memory = ui.memory();
    const bool floating = bar && spec.floatingLead && !spec.lead.empty();
    memory.floating =
        floating ? std::max(60.0F, std::round(ui.tx(54))) + (metrics.narrow() ? 32.0F : 48.0F) : 0;
    memory.footBar = barHigh;
    memory.sheetFoot = 0;

    const NodeId main = ui.nodeFor("main");
    ui.node(NodeRole::main, main, {}, {area.x, area.y, area.width, area.height});
    ui.open(main);
    ui.inside(area, page);
    if (floating && !spec.leadOpen && drawFloating(ui, spec, area.right(), area.bottom())) press.lead = true;
    ui.close();

    std::size_t barNode = 0;
    if (bar) {
      barNode = ui.frame().nodes.size();
      if (auto place = parts::drawBar(ui, spec, {0, bottom - barHigh, metrics.width, barHigh}))
        press.place = place;
    }
    // Sheets cover the bar, never rail or strip.
    const std::size_t before = ui.frame().overlays;
    if (over) ui.inside({area.x, area.y, area.width, bottom - area.y}, over);
    if (bar && ui.frame().overlays > before) ui.frame().nodes[barNode].inert = true;
  });
  return press;
}

bool toast(Ui& ui, const ToastSpec& spec) {
  Paint& paint = ui.paint();
  const Memory& memory = ui.memory();
  const bool slim = ui.metrics().narrow();
  const float air = slim ? 16 : 24;
  const float icon = std::min(ui.tx(22), 32.0F);
  const float action = spec.action.empty() ? 0 : paint.textWidth(spec.action, TextStyle::rowStrong) + 24;
  const float natural = paint.textWidth(spec.words, TextStyle::row) + icon + 12 + action + 2 * 20 + 16;
  const float most = std::min(560.0F * ui.metrics().text, ui.width() - 2 * air);
  const float wide = std::min(std::max(natural, std::min(360.0F, most)), most);
  const float room = wide - icon - 12 - action - 40 - (action > 0 ? 16 : 0);
  const auto lines = paint.wrapped(spec.words, TextStyle::row, room);
  const float line = paint.lineHeight(TextStyle::row);
  const float high = std::max(56.0F, line * static_cast<float>(lines.size()) + 24);
  // Above the bar or a sheet's buttons, and above the floating button where it would lie on it.
  const float foot = ui.bottom() - (ui.frame().overlays > 0
                                        ? memory.sheetFoot
                                        : memory.footBar + (memory.floating > 0 ? memory.floating - air : 0));
  const Box box{ui.x() + air, foot - air - high, wide, high};

  bool pressed = false;
  const Look look = paint.look();
  paint.shadow(box, radius::control);
  paint.setLook(oppositeOf(look));
  const NodeId id = ui.nodeFor("toast");
  ui.node(NodeRole::status, id, spec.words, box).live = true;
  ui.open(id);
  const bool contrast = look == Look::contrast;
  paint.fill(box,
             contrast              ? Tone::surface
             : look == Look::light ? Tone::surface
                                   : Tone::paper,
             radius::control);
  drawIcon(paint, Icon::checkCircle, box.x + 20, box.y + (high - icon) / 2, icon, Tone::ink);
  float y = box.y + (high - line * static_cast<float>(lines.size())) / 2;
  for (std::string_view one : lines) {
    paint.text(box.x + 20 + icon + 12, y, one, TextStyle::row, Tone::ink);
    y += line;
  }
  if (action > 0) {
    const Box target{box.right() - action - 8, box.y + (high - 48) / 2, action, 48};
    const NodeId button = ui.nodeFor("toast action");
    pressed = ui.clicked(button);
    ui.node(NodeRole::button, button, spec.action, target);
    if (ui.pressed(button) || ui.hovered(button)) paint.fill(target, Tone::tint, radius::tag);
    paint.text(target.x + 12, target.y + (48 - paint.lineHeight(TextStyle::rowStrong)) / 2, spec.action,
               TextStyle::rowStrong, Tone::blue);
    ui.ring(button, target, radius::tag);
  }
  ui.close();
  paint.setLook(look);
  return pressed;
}

}  // namespace alongside::ui
