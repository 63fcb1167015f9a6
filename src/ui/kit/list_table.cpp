// Tiles, tables, numbered and dotted lines.

#include <algorithm>
#include <cmath>

#include "ui/kit/list.h"
#include "ui/pen/memory.h"

namespace alongside::ui {

bool tile(Ui& ui, const Box& box, std::string_view title, std::string_view second,
          std::string_view avatarName, Icon icon, bool chosen, Tone secondTone) {
  Paint& paint = ui.paint();
  const NodeId id = ui.nodeFor("tile");
  const bool clicked = ui.clicked(id);
  Node& node =
      ui.node(NodeRole::button, id,
              second.empty() ? std::string(title) : std::string(title) + ", " + std::string(second), box);
  node.selected = chosen;
  const float side = std::round(48 * (1 + (ui.metrics().text - 1) * 0.5F));
  const float pad = 16;
  const float x = box.x + pad + side + 14;
  const float room = box.right() - x - pad;
  const TextStyle style = secondTone == Tone::ink2 ? TextStyle::second : TextStyle::secondStrong;
  const auto titles = paint.wrapped(title, TextStyle::rowStrong, room);
  const auto seconds = second.empty() ? std::vector<std::string_view>{} : paint.wrapped(second, style, room);
  const float first = paint.lineHeight(TextStyle::rowStrong), below = paint.lineHeight(style);
  const float words = first * static_cast<float>(titles.size()) + below * static_cast<float>(seconds.size());
  ui.memory().cellNeeds = std::max(ui.memory().cellNeeds, words + 24);
  if (!ui.visible(box)) return clicked;
  const bool lit = ui.pressed(id) || ui.hovered(id);
  paint.fill(box, chosen || lit ? Tone::tint : Tone::surface, radius::card);
  const float edge = paint.contrast() ? 2 : 1;
  paint.border(box, chosen ? Tone::blue : Tone::line, chosen ? edge + 1 : edge, radius::card);
  ui.inside({box.x + pad, box.y + (box.height - side) / 2, side, side},
            [&] { avatar(ui, avatarName, 48, icon); });
  float y = box.y + (box.height - words) / 2;
  for (const std::string_view line : titles) {
    paint.text(x, y, line, TextStyle::rowStrong, Tone::ink);
    y += first;
  }
  for (const std::string_view line : seconds) {
    paint.text(x, y, line, style, secondTone);
    y += below;
  }
  ui.ring(id, box, radius::card);
  return clicked;
}

bool bigChoice(Ui& ui, Icon icon, std::string_view title, std::string_view second, bool leading) {
  Paint& paint = ui.paint();
  const NodeId id = ui.nodeFor(title);
  const NodeId size = ui.nodeFor("size of " + std::string(title));
  const float width = ui.width();
  const bool slim = ui.metrics().narrow();
  const float square = slim ? 48 : 56, padX = slim ? 16 : 24;
  const float left = padX + square + (slim ? 14 : 20);
  const float words = ui.remembered(size);
  const Box box = ui.place(width, std::max(ui.tx(slim ? 88 : 112), words + 40));
  const bool clicked = ui.clicked(id);
  ui.node(NodeRole::button, id, std::string(title), box).description = second;
  if (ui.visible(box)) {
    const bool lit = ui.pressed(id) || ui.hovered(id);
    paint.fill(box, leading || lit ? Tone::tint : Tone::surface, radius::card);
    const float edge = paint.contrast() ? 2 : 1;
    paint.border(box, leading ? Tone::blue : Tone::line, leading ? edge + 1 : edge, radius::card);
    const Box mark{box.x + padX, box.y + (box.height - square) / 2, square, square};
    paint.fill(mark, leading ? Tone::fill : Tone::avatar, radius::card);
    drawIcon(paint, icon, mark.x + square / 2 - 14, mark.y + square / 2 - 14, 28,
             leading ? Tone::onfill : Tone::ink);
    drawIcon(paint, Icon::chevron, box.right() - padX - 22, box.y + box.height / 2 - 11, 22, Tone::blue);
    ui.ring(id, box, radius::card);
  }
  const Ui::Used used =
      ui.within({box.x + left, box.y + (box.height - words) / 2, width - left - padX - 34, 0}, [&] {
        text(ui, title, {.style = TextStyle::section, .record = false});
        text(ui, second,
             {.style = TextStyle::second, .tone = leading ? Tone::ink : Tone::ink2, .record = false});
      });
  ui.remember(size, used.height);
  return clicked;
}

namespace {

/// Where a line of a column begins: at the right its last letter ends, not the space after it.
float beginOf(const Paint& paint, std::string_view line, TextStyle style, Align align, const Box& box) {
  if (align != Align::end) return box.x;
  return box.right() - paint.textWidth(line.substr(0, line.find_last_not_of(' ') + 1), style);
}

void headRow(Ui& ui, const std::vector<TableColumn>& columns, const std::vector<Box>& boxes) {
  Paint& paint = ui.paint();
  const NodeId id = ui.nodeFor("heads");
  const float line = paint.lineHeight(TextStyle::second);
  std::vector<std::vector<std::string_view>> heads;
  std::size_t lines = 1;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    heads.push_back(paint.wrapped(columns[i].head, TextStyle::second, boxes[i].width));
    lines = std::max(lines, heads.back().size());
  }
  const float high = std::round(ui.tx(40)) + line * static_cast<float>(lines - 1);
  const Box all = ui.place(0, high);
  ui.node(NodeRole::row, id, {}, all);
  ui.open(id);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Box box{boxes[i].x, all.y, boxes[i].width, high};
    float y = box.y + (high - line * static_cast<float>(heads[i].size())) / 2;
    for (const std::string_view words : heads[i]) {
      paint.text(beginOf(paint, words, TextStyle::second, columns[i].align, box), y, words, TextStyle::second,
                 Tone::ink2);
      y += line;
    }
    ui.node(NodeRole::columnHeader, ui.nodeFor("head " + std::to_string(i)), columns[i].head, box);
  }
  ui.close();
}

/// A row where there is no room for columns: what each of them says has a line of its own.
void linesOf(Ui& ui, const std::vector<TableColumn>& columns, std::size_t row,
             FunctionRef<std::string(std::size_t, std::size_t)> cell) {
  ui.group(NodeRole::listItem, "lines", {}, [&] {
    ui.gap(12);
    ui.indent(
        20,
        [&] {
          if (!columns.empty()) text(ui, cell(row, 0), {.style = TextStyle::rowStrong});
          for (std::size_t c = 1; c < columns.size(); ++c) {
            const std::string words = cell(row, c);
            if (words.empty()) continue;
            ui.keyed(std::to_string(c), [&] {
              ui.row({.gap = 12, .align = Align::start},
                     {flex([&] { second(ui, columns[c].head); }),
                      fit([&] { text(ui, words, {.style = TextStyle::second}); })});
            });
          }
        },
        20);
    ui.gap(12);
  });
}

}  // namespace

std::optional<std::size_t> table(Ui& ui, std::string_view name, const std::vector<TableColumn>& columns,
                                 std::size_t rows, FunctionRef<std::string(std::size_t, std::size_t)> cell,
                                 bool pressable, std::span<const int> bars) {
  const int longest = bars.empty() ? 0 : std::ranges::max(bars);
  std::optional<std::size_t> pressed;
  if (ui.metrics().narrow() && !pressable) {
    // On a phone: what each column says has a line of its own.
    listCard(ui, name, rows,
             [&](std::size_t i) { ui.keyed(std::to_string(i), [&] { linesOf(ui, columns, i, cell); }); });
    return pressed;
  }
  if (ui.metrics().narrow()) {
    listCard(ui, name, rows, [&](std::size_t i) {
      ListRow row;
      row.title = columns.empty() ? std::string() : cell(i, 0);
      for (std::size_t c = 1; c < columns.size(); ++c) {
        const std::string words = cell(i, c);
        if (words.empty()) continue;
        if (!row.second.empty()) row.second += ". ";
        row.second += columns[c].head.empty() ? words : columns[c].head + ": " + words;
      }
      row.pressable = pressable;
      row.chevron = pressable;
      ui.keyed(std::to_string(i), [&] {
        if (listRow(ui, row).pressed) pressed = i;
      });
    });
    return pressed;
  }
  ui.keyed(name, [&] {
    ui.card({.padX = 20, .padY = 4}, [&] {
      ui.group(NodeRole::table, "table", std::string(name), [&] {
        Paint& paint = ui.paint();
        float shares = 0;
        for (const TableColumn& column : columns) shares += column.share;
        std::vector<Box> boxes;
        float x = ui.x();
        const float room = ui.width() - 16 * static_cast<float>(columns.empty() ? 0 : columns.size() - 1);
        for (const TableColumn& column : columns) {
          const float wide = room * column.share / std::max(0.01F, shares);
          boxes.push_back({x, 0, wide, 0});
          x += wide + 16;
        }
        headRow(ui, columns, boxes);
        for (std::size_t i = 0; i < rows; ++i) {
          ui.rule();
          const NodeId id = ui.nodeFor("row " + std::to_string(i));
          const NodeId size = ui.nodeFor("height " + std::to_string(i));
          const Box all = ui.place(0, std::max(std::round(ui.tx(60)), ui.remembered(size) + 20));
          const bool clicked = pressable && ui.clicked(id);
          Node& node = ui.node(NodeRole::row, id, {}, all);
          node.pressable = pressable;
          if (clicked) pressed = i;
          if (pressable && (ui.pressed(id) || ui.hovered(id))) {
            paint.fill({all.x - 16, all.y, all.width + 32, all.height}, Tone::tint, radius::tag);
          }
          ui.open(id);
          float tallest = 0;
          for (std::size_t c = 0; c < columns.size(); ++c) {
            const std::string words = cell(i, c);
            const TextStyle style = c == 0 ? TextStyle::rowStrong : TextStyle::row;
            const bool bar = c == 0 && longest > 0 && i < bars.size();
            const Box box{boxes[c].x, all.y, boxes[c].width, all.height - (bar ? 12 : 0)};
            if (bar) {
              const Box whole{box.x, all.bottom() - 20, box.width, 8};
              paint.fill(whole, Tone::sunken, 4);
              if (bars[i] > 0)
                paint.fill(
                    {whole.x, whole.y,
                     std::max(4.0F, whole.width * static_cast<float>(bars[i]) / static_cast<float>(longest)),
                     whole.height},
                    Tone::blue, 4);
            }
            ui.node(NodeRole::cell, ui.nodeFor("cell " + std::to_string(i) + " " + std::to_string(c)), words,
                    box);
            if (columns[c].figures) {
              const float wide = paint.figuresWidth(words, style);
              const float from = columns[c].align == Align::end ? box.right() - wide : box.x;
              paint.figures(from, box.y + (box.height - paint.lineHeight(style)) / 2, words, style,
                            Tone::ink);
              continue;
            }
            const auto lines = paint.wrapped(words, style, box.width);
            const float high = paint.lineHeight(style) * static_cast<float>(lines.size());
            tallest = std::max(tallest, high);
            float y = box.y + (box.height - high) / 2;
            for (std::string_view line : lines) {
              paint.text(beginOf(paint, line, style, columns[c].align, box), y, line, style, Tone::ink);
              y += paint.lineHeight(style);
            }
          }
          ui.remember(size, tallest);
          ui.close();
          ui.ring(id, all.inset(4), radius::tag);
        }
      });
    });
  });
  return pressed;
}

void numbered(Ui& ui, int number, std::string_view title, std::string_view sentence) {
  ui.group(NodeRole::group, "numbered " + std::to_string(number), std::string(title), [&] {
    ui.row({.gap = 16, .align = Align::start},
           {fixed(40,
                  [&] {
                    Paint& paint = ui.paint();
                    const Box box = ui.place(40, 40);
                    const std::string digits = std::to_string(number);
                    paint.disc(box.x + 20, box.y + 20, 20, Tone::tint);
                    if (paint.contrast()) paint.circle(box.x + 20, box.y + 20, 19, Tone::blue, 2);
                    paint.text(box.x + 20 - paint.textWidth(digits, TextStyle::secondStrong) / 2,
                               box.y + 20 - paint.lineHeight(TextStyle::secondStrong) / 2, digits,
                               TextStyle::secondStrong, Tone::blue);
                  }),
            flex([&] {
              text(ui, title, {.style = TextStyle::strong});
              if (!sentence.empty()) text(ui, sentence, {.tone = Tone::ink2});
            })});
  });
}

void iconLine(Ui& ui, Icon icon, std::string_view words, Tone iconTone, TextStyle style, Tone tone) {
  const float size = std::min(ui.tx(22), 32.0F);
  const float line = ui.paint().lineHeight(style);
  ui.row({.gap = 12, .align = Align::start},
         {fixed(size,
                [&] {
                  const Box box = ui.place(size, std::max(size, line));
                  drawIcon(ui.paint(), icon, box.x, box.y + std::max(0.0F, (line - size) / 2), size,
                           iconTone);
                }),
          flex([&] { text(ui, words, {.style = style, .tone = tone}); })});
}

void steps(Ui& ui, const std::vector<Step>& all) {
  if (all.empty()) return;
  Paint& paint = ui.paint();
  std::string said;
  for (const Step& step : all) {
    if (!said.empty()) said += ". ";
    said += step.title + (step.below.empty() ? "" : ", " + step.below) + (step.done ? ", done" : ", not yet");
  }
  constexpr float kDisc = 24;
  const float wide = ui.width() / static_cast<float>(all.size());
  const bool tight = wide < ui.tx(92);
  if (tight) {
    for (const Step& step : all) {
      iconLine(ui, step.done ? Icon::checkCircle : Icon::clock,
               step.title + (step.below.empty() ? "" : ", " + step.below),
               step.done ? Tone::blue : Tone::ink2, TextStyle::second, step.done ? Tone::ink : Tone::ink2);
    }
    return;
  }
  const float first = paint.lineHeight(TextStyle::secondStrong),
              line = paint.lineHeight(TextStyle::second) - 2;
  std::vector<std::vector<std::string_view>> belows;
  std::size_t most = 1;
  for (const Step& step : all) {
    belows.push_back(paint.wrapped(step.below, TextStyle::second, wide - 8));
    most = std::max(most, belows.back().size());
  }
  const Box box = ui.place(0, kDisc + 8 + first + line * static_cast<float>(most));
  ui.node(NodeRole::text, ui.nodeFor("steps"), std::move(said), box);
  if (!ui.visible(box)) return;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const float x = box.x + wide * static_cast<float>(i);
    const float cx = x + kDisc / 2, cy = box.y + kDisc / 2;
    if (i + 1 < all.size()) {
      paint.fill({cx, cy - 1.5F, wide, 3}, all[i + 1].done ? Tone::blue : Tone::line);
    }
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    const float x = box.x + wide * static_cast<float>(i);
    const float cx = x + kDisc / 2, cy = box.y + kDisc / 2;
    paint.disc(cx, cy, kDisc / 2, all[i].done ? Tone::fill : Tone::surface);
    if (all[i].done) {
      drawIcon(paint, Icon::check, cx - 8, cy - 8, 16, Tone::onfill);
    } else {
      paint.circle(cx, cy, kDisc / 2 - 1.5F, Tone::blue, 3);
    }
    float y = box.y + kDisc + 8;
    const TextStyle style = all[i].done ? TextStyle::secondStrong : TextStyle::second;
    paint.text(x, y, paint.clipped(all[i].title, style, wide - 8), style,
               all[i].done ? Tone::ink : Tone::ink2);
    y += first - 2;
    for (std::string_view one : belows[i]) {
      paint.text(x, y, one, TextStyle::second, Tone::ink2);
      y += line;
    }
  }
}

}  // namespace alongside::ui
