// Empty places that teach: what comes here, how, and the buttons that bring it.

#include <algorithm>

#include "ui/kit/list.h"
#include "ui/kit/notice.h"

namespace alongside::ui {

void picture(Ui& ui, Picture which, const Box& box) {
  if (which == Picture::none) return;
  Paint& paint = ui.paint();
  // Drawn on 400 by 296: a window, two chairs, a small table, two mugs.
  const float scale = std::min(box.width / 400, box.height / 296);
  const float left = box.x + (box.width - 400 * scale) / 2, top = box.y + (box.height - 296 * scale) / 2;
  const auto at = [&](float x, float y, float w, float h, Tone tone, float r) {
    paint.fill({left + x * scale, top + y * scale, w * scale, h * scale}, tone, r * scale);
  };
  paint.fill(box, Tone::sunken, radius::sheet);
  if (paint.contrast()) paint.border(box, Tone::line, 2, radius::sheet);
  const Tone pane = paint.contrast() ? Tone::tint : Tone::surface;
  for (const float x : {140.0F, 204.0F}) {
    at(x, 34, 56, 44, pane, 6);
    at(x, 86, 56, 44, pane, 6);
  }
  paint.disc(left + 176 * scale, top + 60 * scale, 12 * scale,
             paint.contrast() ? Tone::clay : Tone::clayTint);
  at(38, 248, 324, 6, Tone::avatar, 3);
  if (which == Picture::chairs) {
    at(70, 128, 22, 120, Tone::fill, 10);
    at(70, 188, 84, 24, Tone::fill, 10);
    at(134, 196, 16, 52, Tone::fill, 7);
    at(308, 128, 22, 120, Tone::clay, 10);
    at(246, 188, 84, 24, Tone::clay, 10);
    at(250, 196, 16, 52, Tone::clay, 7);
  }
  at(174, 204, 52, 8, Tone::control, 4);
  at(196, 206, 8, 42, Tone::control, 4);
  const Tone mug = paint.contrast() ? Tone::ink : Tone::surface;
  at(181, 186, 14, 18, mug, 3);
  at(205, 186, 14, 18, mug, 3);
}

std::optional<std::size_t> emptyState(Ui& ui, const EmptySpec& spec) {
  std::optional<std::size_t> pressed;
  const auto words = [&] {
    heading(ui, spec.title, 1, TextStyle::title);
    ui.gap(8);
    text(ui, spec.words, {.tone = Tone::ink2});
    for (std::size_t i = 0; i < spec.ways.size(); ++i) {
      ui.gap(i == 0 ? 28 : 16);
      numbered(ui, static_cast<int>(i + 1), spec.ways[i].first, spec.ways[i].second);
    }
    if (spec.buttons.empty()) return;
    ui.gap(32);
    ui.flow(12, [&] {
      for (std::size_t i = 0; i < spec.buttons.size(); ++i) {
        const auto& [label, icon] = spec.buttons[i];
        if (button(
                ui, label,
                {.kind = i == 0 ? ButtonKind::filled : ButtonKind::outlined, .icon = icon, .tall = true})) {
          pressed = i;
        }
      }
    });
  };
  ui.keyed(spec.title, [&] {
    const bool roomy = ui.metrics().effectiveWidth() >= 900 && spec.picture != Picture::none;
    const float pad = ui.metrics().narrow() ? 16 : 56;
    ui.scroll("empty", {}, [&] {
      ui.indent(
          pad,
          [&] {
            ui.centred(970, [&] {
              if (!roomy) {
                words();
                return;
              }
              ui.row({.gap = 72}, {flex(words, 1.25F), flex([&] {
                                     const float wide = std::min(ui.width(), 400.0F);
                                     picture(ui, spec.picture, ui.place(wide, wide * 0.74F));
                                   })});
            });
            ui.gap(24);
          },
          pad);
    });
  });
  return pressed;
}

bool emptyLine(Ui& ui, std::string_view words, std::string_view action, Icon icon) {
  bool pressed = false;
  ui.whole([&] {
    text(ui, words, {.tone = Tone::ink2});
    if (action.empty()) return;
    ui.gap(8);
    pressed = button(ui, action, {.icon = icon});
  });
  return pressed;
}

}  // namespace alongside::ui
