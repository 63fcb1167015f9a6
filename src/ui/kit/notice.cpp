#include "ui/kit/notice.h"

#include <algorithm>
#include <cmath>

#include "ui/kit/list.h"

namespace alongside::ui {
namespace {

struct NoteTones {
  Tone ground, ink;
  Icon icon;
};
NoteTones tonesOf(NoteKind kind) {
  switch (kind) {
    case NoteKind::amber:
      return {Tone::amberTint, Tone::amber, Icon::clock};
    case NoteKind::red:
      return {Tone::redTint, Tone::red, Icon::warning};
    case NoteKind::green:
      return {Tone::greenTint, Tone::green, Icon::checkCircle};
    case NoteKind::blue:
      return {Tone::tint, Tone::blue, Icon::info};
    case NoteKind::sunken:
      break;
  }
  return {Tone::sunken, Tone::ink2, Icon::info};
}

}  // namespace

NotePress note(Ui& ui, const NoteSpec& spec) {
  NotePress pressed = NotePress::none;
  const NoteTones tones = tonesOf(spec.kind);
  const std::string all = spec.strong + (spec.strong.empty() || spec.words.empty() ? "" : " ") + spec.words;
  ui.keyed("note " + all, [&] {
    const float top = ui.y();
    const NodeId id = ui.nodeFor("note");
    const NodeRole role = !spec.live                   ? NodeRole::text
                          : spec.kind == NoteKind::red ? NodeRole::alert
                                                       : NodeRole::status;
    const float size = std::min(ui.tx(22), 32.0F);
    ui.card({.padX = 18,
             .padY = 14,
             .tone = tones.ground,
             .border = ui.paint().contrast() ? tones.ink : tones.ground,
             .radius = radius::control},
            [&] {
              const auto mark = [&] {
                const float line = ui.paint().lineHeight(TextStyle::row);
                const Box box = ui.place(size, std::max(line, size));
                drawIcon(ui.paint(), spec.icon == Icon::none ? tones.icon : spec.icon, box.x,
                         box.y + (box.height - size) / 2, size, tones.ink);
              };
              const auto words = [&] {
                std::vector<Run> parts;
                if (!spec.strong.empty()) {
                  parts.push_back({.words = spec.strong + (spec.words.empty() ? "" : " "),
                                   .style = TextStyle::rowStrong});
                }
                if (!spec.words.empty()) parts.push_back({.words = spec.words, .style = TextStyle::row});
                const float from = ui.y();
                runs(ui, parts, 0, false);
                Node& node = ui.node(role, id, all, {ui.x(), from, ui.width(), ui.y() - from});
                node.live = spec.live;
                if (!spec.action.empty()) {
                  if (plainButton(ui, spec.action)) pressed = NotePress::action;
                }
              };
              const auto close = [&] {
                if (iconButton(ui, Icon::close, "Close this note", {.size = 20, .key = "close note"}))
                  pressed = NotePress::closed;
              };
              const RowSpec row{.gap = 12, .align = Align::start};
              if (spec.closable)
                ui.row(row, {fixed(size, mark), flex(words), fixed(48, close)});
              else
                ui.row(row, {fixed(size, mark), flex(words)});
            });
    (void)top;
  });
  return pressed;
}

void faultParts(Ui& ui, const Fault& fault) {
  struct Part {
    std::string_view title, words;
    Icon icon;
    Tone ground, ink;
  };
  const std::array<Part, 3> parts{{
      {"What happened", fault.happened, Icon::warning, Tone::redTint, Tone::red},
      {"What is safe", fault.safe, Icon::shieldCheck, Tone::greenTint, Tone::green},
      {"What to do", fault.todo, Icon::chevron, Tone::tint, Tone::blue},
  }};
  bool first = true;
  ui.whole([&] {
    for (const Part& part : parts) {
      if (part.words.empty()) continue;
      if (!first) ui.gap(16);
      first = false;
      ui.row({.gap = 16, .align = Align::start}, {fixed(40,
                                                        [&] {
                                                          Paint& paint = ui.paint();
                                                          const Box box = ui.place(40, 40);
                                                          paint.fill(box, part.ground, radius::control);
                                                          if (paint.contrast())
                                                            paint.border(box, part.ink, 2, radius::control);
                                                          drawIcon(paint, part.icon, box.x + 9, box.y + 9, 22,
                                                                   part.ink);
                                                        }),
                                                  flex([&] {
                                                    text(ui, part.title, {.style = TextStyle::strong});
                                                    text(ui, part.words);
                                                  })});
    }
  });
}

void faultCard(Ui& ui, const Fault& fault) {
  ui.keyed(fault.code, [&] {
    ui.group(NodeRole::group, "fault", fault.happened,
             [&] { ui.card({.padX = 20, .padY = 20}, [&] { faultParts(ui, fault); }); });
  });
}

bool progress(Ui& ui, std::string_view words, double share, std::string_view stop) {
  bool stopped = false;
  const double held = std::clamp(share, 0.0, 1.0);
  const std::string percent = std::to_string(static_cast<int>(std::lround(held * 100))) + " %";
  ui.keyed("progress", [&] {
    ui.card([&] {
      const auto bar = [&] {
        Paint& paint = ui.paint();
        const float top = ui.y();
        ui.row({.gap = 12},
               {flex([&] { text(ui, words, {.style = TextStyle::secondStrong, .record = false}); }), fit([&] {
                  text(ui, percent, {.style = TextStyle::second, .tone = Tone::ink2, .record = false});
                })});
        ui.gap(6);
        const Box box = ui.place(0, 8);
        paint.fill(box, Tone::sunken, radius::bar);
        paint.border(box, Tone::line, 1, radius::bar);
        const float done = box.width * static_cast<float>(held);
        if (done > 8) paint.fill({box.x, box.y, done, box.height}, Tone::fill, radius::bar);
        Node& node = ui.node(NodeRole::progress, ui.nodeFor("bar"), std::string(words),
                             {box.x, top, box.width, ui.y() - top});
        node.value = percent;
      };
      if (stop.empty())
        ui.row({.gap = 12}, {flex(bar)});
      else
        ui.row({.gap = 12}, {flex(bar), fit([&] { stopped = plainButton(ui, stop); })});
    });
  });
  return stopped;
}

void meter(Ui& ui, int value, int most) {
  Paint& paint = ui.paint();
  const std::string big = std::to_string(value);
  const std::string of = "of " + std::to_string(most);
  const float bigWide = paint.textWidth(big, TextStyle::title);
  const float ofWide = paint.textWidth(of, TextStyle::body);
  const float high = paint.lineHeight(TextStyle::title);
  const Box box = ui.place(0, high);
  ui.node(NodeRole::text, ui.nodeFor("meter"), big + " " + of, box);
  if (!ui.visible(box)) return;
  const float room = std::min(box.width - bigWide - ofWide - 28, 240.0F);
  const float step = room / static_cast<float>(std::max(1, most));
  for (int i = 0; i < most; ++i) {
    const float tall = 8 + 20 * static_cast<float>(i) / static_cast<float>(std::max(1, most - 1));
    const Box bar{box.x + step * static_cast<float>(i), box.y + high - 6 - tall, step - 4, tall};
    paint.fill(bar, i < value ? Tone::fill : Tone::sunken, radius::bar);
    if (i >= value) paint.border(bar, Tone::line, 1, radius::bar);
  }
  const float x = box.x + room + 16;
  paint.text(x, box.y, big, TextStyle::title, Tone::ink);
  paint.text(x + bigWide + 6, box.y + high - paint.lineHeight(TextStyle::body) - 2, of, TextStyle::body,
             Tone::ink2);
}

}  // namespace alongside::ui
