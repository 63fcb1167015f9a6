#include "ui/kit/chart.h"

#include <algorithm>

#include "ui/kit/kit.h"

namespace alongside::ui {

namespace {

constexpr int kMost = 10;
constexpr float kHigh = 136;  ///< of the grid, times text size up to 1.5

struct Grid {
  Box box;
  int days = 1;
  Date first;
  float x(Date day) const {
    return box.x + box.width * static_cast<float>(daysBetween(first, day)) / static_cast<float>(days);
  }
  float y(int value) const {
    return box.bottom() - box.height * static_cast<float>(value) / static_cast<float>(kMost);
  }
};

std::string day(Date date) { return shortDay(date).substr(4); }

void drawGrid(Ui& ui, const Grid& grid, float left) {
  Paint& paint = ui.paint();
  const float half = paint.lineHeight(TextStyle::least) / 2;
  for (const int value : {0, 5, kMost}) {
    const float y = grid.y(value);
    paint.line(grid.box.x, y, grid.box.right(), y, Tone::line, paint.contrast() ? 2 : 1);
    paint.figures(left, y - half, std::to_string(value), TextStyle::least, Tone::ink2);
  }
}

void drawDays(Ui& ui, const Grid& grid, std::span<const ProgressPoint> points) {
  Paint& paint = ui.paint();
  const float y = grid.box.bottom() + 8;
  float free = grid.box.x - 16;  // where the words before end
  const auto put = [&](Date date, float atMost) {
    const std::string words = day(date);
    const float wide = paint.textWidth(words, TextStyle::least);
    const float x = std::clamp(grid.x(date) - wide / 2, grid.box.x - 8, grid.box.right() - wide + 12);
    if (x < free + 12 || x + wide > atMost) return;
    paint.text(x, y, words, TextStyle::least, Tone::ink2);
    free = x + wide;
  };
  put(points.front().on, grid.box.right() + 40);
  if (points.size() < 2) return;
  const float last = paint.textWidth(day(points.back().on), TextStyle::least);
  put(points[points.size() / 2].on, grid.box.right() - last - 12);
  put(points.back().on, grid.box.right() + 40);
}

void drawLine(Ui& ui, const Grid& grid, std::span<const ProgressPoint> points) {
  Paint& paint = ui.paint();
  std::vector<float> line;
  for (const ProgressPoint& point : points) {
    line.push_back(grid.x(point.on));
    line.push_back(grid.y(point.value));
  }
  if (points.size() > 1) paint.stroke(line.data(), static_cast<int>(points.size()), Tone::blue, 2.5F);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool last = i + 1 == points.size();
    paint.disc(line[2 * i], line[2 * i + 1], last ? 8.0F : 5.0F, last ? Tone::blue : Tone::surface);
    if (!last) paint.circle(line[2 * i], line[2 * i + 1], 5, Tone::blue, 2.5F);
  }
}

}  // namespace

void progressChart(Ui& ui, std::string_view name, std::span<const ProgressPoint> points) {
  if (points.empty()) return;
  Paint& paint = ui.paint();
  ui.card({.padX = 20, .padY = 20}, [&] {
    const float left = paint.figuresWidth("10", TextStyle::least) + 14;
    const float high = std::min(ui.tx(kHigh), kHigh * 1.5F);
    const float below = paint.lineHeight(TextStyle::least) + 8;
    const Box box = ui.place(0, high + below);
    Grid grid{{box.x + left, box.y + 2, box.width - left - 10, high - 2},
              std::max(1, daysBetween(points.front().on, points.back().on)),
              points.front().on};
    // In the mirror a table, which is drawn as a line.
    const NodeId table = ui.nodeFor("progress");
    ui.node(NodeRole::table, table, std::string(name), box);
    ui.open(table);
    const auto row = [&](const std::string& key, NodeRole role, const std::string& on,
                         const std::string& value, const Box& at) {
      const NodeId id = ui.nodeFor(key);
      ui.node(NodeRole::row, id, {}, at);
      ui.open(id);
      ui.node(role, ui.nodeFor(key + " on"), on, {at.x, at.y, at.width / 2, at.height});
      ui.node(role, ui.nodeFor(key + " value"), value, {at.x + at.width / 2, at.y, at.width / 2, at.height});
      ui.close();
    };
    row("heads", NodeRole::columnHeader, "Day", "From 0 to 10", {box.x, box.y, box.width, 1});
    for (std::size_t i = 0; i < points.size(); ++i) {
      const Box at{std::min(grid.x(points[i].on), box.right() - 12) - 6, grid.y(points[i].value) - 6, 12, 12};
      row("point " + std::to_string(i), NodeRole::cell, fullDate(points[i].on),
          std::to_string(points[i].value), at);
    }
    ui.close();
    if (!ui.visible(box)) return;
    drawGrid(ui, grid, box.x);
    drawDays(ui, grid, points);
    drawLine(ui, grid, points);
  });
}

void barLines(Ui& ui, std::string_view name, const std::vector<BarLine>& lines) {
  int most = 1;
  std::size_t longest = 0;
  for (const BarLine& line : lines) {
    most = std::max(most, line.value);
    longest = std::max(longest, line.words.size());
  }
  const float room = longest > 28 ? 276 : longest > 14 ? 230 : 90;
  ui.group(NodeRole::list, name, std::string(name), [&] {
    ui.column(8, [&] {
      for (const BarLine& line : lines) {
        ui.keyed(line.key, [&] {
          ui.row({.gap = 16, .stackBelow = 420, .stackGap = 4},
                 {fixed(ui.tx(150),
                        [&] { text(ui, line.title, {.style = TextStyle::second, .record = false}); }),
                  flex([&] {
                    const Box box = ui.place(0, ui.tx(16));
                    const float share = static_cast<float>(line.value) / static_cast<float>(most);
                    ui.node(NodeRole::listItem, ui.nodeFor("line"), line.title + ": " + line.words, box);
                    ui.paint().fill(box, Tone::sunken, 4);
                    if (share > 0)
                      ui.paint().fill({box.x, box.y, std::max(4.0F, box.width * share), box.height},
                                      Tone::blue, 4);
                  }),
                  fixed(ui.tx(room), [&] {
                    text(ui, line.words, {.style = TextStyle::second, .tone = Tone::ink2, .record = false});
                  })});
        });
      }
    });
  });
}

}  // namespace alongside::ui
