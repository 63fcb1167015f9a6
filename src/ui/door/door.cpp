#include "ui/door/door.h"

#include <algorithm>
#include <cmath>

#include "app/command.h"
#include "ui/kit/kit.h"

namespace alongside::ui {
namespace {

constexpr float kMargin = 64, kLeft = 340, kBetween = 48, kMark = 45, kBrand = 44;

void brand(Ui& ui) {
  const Box box = ui.place(0, std::max(kBrand, ui.paint().lineHeight(TextStyle::heading)));
  drawMark(ui.paint(), box.x - 9, box.y + (box.height - kMark) / 2, kMark);
  Paint& paint = ui.paint();
  paint.text(box.x + 50, box.y + (box.height - paint.lineHeight(TextStyle::heading)) / 2, "Alongside",
             TextStyle::heading, Tone::ink);
  ui.node(NodeRole::banner, ui.nodeFor("Alongside"), "Alongside",
          {box.x, box.y, 50 + paint.textWidth("Alongside", TextStyle::heading), box.height});
}

/// Draws at `top`, and remembers how high it was.
void measured(Ui& ui, NodeId id, const Box& box, Draw draw) {
  ui.inside(box, [&] {
    const float top = ui.y();
    draw();
    ui.remember(id, ui.y() - top);
  });
}

void oneColumn(Ui& ui, const DoorSpec& spec) {
  const Metrics& metrics = ui.metrics();
  const float width = std::min(spec.width, metrics.width - 2 * metrics.margin());
  const float side = (metrics.width - width) / 2;
  ui.scroll(spec.key,
            {.marginX = side,
             .marginTop = metrics.narrow() ? 24.0F : 48.0F,
             .marginBottom = 32,
             .name = "Alongside"},
            [&] {
              brand(ui);
              ui.gap(metrics.narrow() ? 20 : 32);
              ui.group(NodeRole::main, "main", {}, [&] {
                if (spec.beside && spec.besideWhenNarrow) {
                  spec.beside();
                  ui.gap(metrics.narrow() ? 20 : 32);
                }
                spec.matter();
                if (spec.foot) {
                  ui.gap(32);
                  spec.foot();
                }
              });
            });
}

}  // namespace

void doorPage(Ui& ui, const DoorSpec& spec) {
  const Metrics& metrics = ui.metrics();
  const NodeId besideId = ui.nodeFor(spec.key + " beside"), footId = ui.nodeFor(spec.key + " foot"),
               matterId = ui.nodeFor(spec.key + " matter");
  const float height = metrics.visibleHeight;
  const float besideHigh = spec.beside ? ui.remembered(besideId) : 0;
  const float footHigh = spec.foot ? ui.remembered(footId) : 0;
  const float needed = kMargin + kBrand + 24 + besideHigh + 24 + footHigh + 40;
  if (!metrics.wide() || needed > metrics.height) {
    oneColumn(ui, spec);
    return;
  }
  // The left column does not move; the right one scrolls when it is higher than the page.
  measured(ui, ui.nodeFor(spec.key + " brand"), {kMargin, kMargin, kLeft, kBrand}, [&] { brand(ui); });
  const NodeId main = ui.nodeFor("main");
  ui.node(NodeRole::main, main, {}, {0, 0, metrics.width, height});
  ui.open(main);
  if (spec.beside) {
    const float middle = (metrics.height - besideHigh) / 2 - 10;
    const float top = std::clamp(middle, kMargin + kBrand + 24, metrics.height - 64 - footHigh - besideHigh);
    measured(ui, besideId, {kMargin, top, kLeft, metrics.height - top}, spec.beside);
  }
  if (spec.foot)
    measured(ui, footId, {kMargin, metrics.height - 40 - footHigh, kLeft, footHigh + 40}, spec.foot);
  const float left = kMargin + kLeft + kBetween;
  const float width = std::min(spec.width, metrics.width - left - kMargin);
  const float indent = std::floor((metrics.width - kMargin - left - width) / 2);
  // The region reaches beyond the margin, so that buttons without a ground are whole.
  constexpr float kBeyond = 16;
  ui.inside({left - kBeyond, 0, metrics.width - left + kBeyond, height}, [&] {
    const float high = ui.remembered(matterId);
    const float top = std::max(40.0F, (height - high) / 2);
    ui.scroll(spec.key, {.height = height, .marginTop = top, .marginBottom = 40, .name = "Alongside"}, [&] {
      const float begin = ui.y();
      ui.indent(kBeyond + indent, spec.matter, metrics.width - left - indent - width);
      ui.remember(matterId, ui.y() - begin);
    });
  });
  ui.close();
}

void doorClock(Ui& ui) {
  const Moment local = ui.local();
  text(ui, longDay(local.date), {.style = TextStyle::words, .tone = Tone::ink2});
  Paint& paint = ui.paint();
  const std::string clock = local.clock();
  const bool fits = paint.textWidth(clock, TextStyle::clock) <= ui.width();
  const TextStyle style = fits ? TextStyle::clock : TextStyle::display;
  const Box box = ui.place(0, paint.lineHeight(style));
  ui.node(NodeRole::text, ui.nodeFor("clock"), clock,
          {box.x, box.y, paint.textWidth(clock, style), box.height});
  paint.text(box.x - (fits ? 2.0F : 0.0F), box.y, clock, style, Tone::ink);
}

void doorUpdate(Ui& ui, const State& state) {
  if (!state.updateReady) return;
  ui.gap(16);
  if (note(ui, {.icon = Icon::refresh,
                .strong = "A newer version is ready.",
                .words = "It begins when you say so.",
                .action = "Use it now"}) == NotePress::action)
    ui.emit(command::ApplyUpdate{});
}

}  // namespace alongside::ui
