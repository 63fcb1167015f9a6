// The pen: columns, rows, flows, cards, grids.

#include <algorithm>
#include <cmath>
#include <string>

#include "ui/pen/memory.h"
#include "ui/pen/ui.h"

namespace alongside::ui {

void Ui::gap(float pixels) {
  if (pen_.flow) {
    pen_.flowX += pixels;
  } else {
    pen_.y += pixels;
  }
}

Box Ui::place(float w, float h) {
  if (pen_.flow) return placeInFlow(w, h);
  if (!pen_.empty) pen_.y += pen_.gap;
  pen_.empty = false;
  const Box box{pen_.x, pen_.y, w > 0 ? w : pen_.width, h};
  pen_.y += h;
  pen_.extent = std::max(pen_.extent, box.right());
  return box;
}

Box Ui::placeInFlow(float w, float h) {
  const float right = pen_.x + pen_.width;
  if (w <= 0) w = right - pen_.flowX >= 120 ? right - pen_.flowX : pen_.width;
  if (!pen_.empty && pen_.flowX + w > right + 0.5F) {
    pen_.y += pen_.lineHeight + pen_.flowGap;
    pen_.flowX = pen_.x;
    pen_.lineHeight = 0;
  }
  pen_.empty = false;
  const Box box{pen_.flowX, pen_.y, w, h};
  pen_.flowX += w + pen_.flowGap;
  pen_.lineHeight = std::max(pen_.lineHeight, h);
  pen_.extent = std::max(pen_.extent, box.right());
  return box;
}

Ui::Used Ui::within(const Box& box, Draw body, float gap, float stretch) {
  const Pen before = pen_;
  pen_ = Pen{};
  pen_.x = box.x;
  pen_.y = pen_.top = box.y;
  pen_.width = box.width;
  pen_.bottom = box.height > 0 ? box.bottom() : before.bottom;
  pen_.gap = gap;
  pen_.extent = box.x;
  pen_.stretch = stretch;
  if (body) body();
  const Used used{pen_.y - box.y, pen_.extent - box.x};
  pen_ = before;
  return used;
}

void Ui::inside(const Box& box, Draw body) { within(box, body); }

void Ui::column(float gap, Draw body) {
  const float before = pen_.y;
  if (!pen_.empty) pen_.y += pen_.gap;
  const Used used = within({pen_.x, pen_.y, pen_.width, 0}, body, gap);
  pen_.extent = std::max(pen_.extent, pen_.x + used.width);
  // Nothing drawn takes no gap either.
  pen_.y = used.height > 0 ? pen_.y + used.height : before;
  pen_.empty = pen_.empty && used.height <= 0;
}

void Ui::whole(Draw body) {
  if (pen_.flow) {
    body();
  } else {
    column(0, body);
  }
}

void Ui::indent(float left, Draw body, float right) {
  if (!pen_.empty) pen_.y += pen_.gap;
  const Used used = within({pen_.x + left, pen_.y, pen_.width - left - right, 0}, body, pen_.gap);
  pen_.empty = false;
  pen_.extent = std::max(pen_.extent, pen_.x + left + used.width);
  pen_.y += used.height;
}

void Ui::row(const RowSpec& spec, std::initializer_list<Cell> cells) {
  std::vector<Room> rooms;
  for (const Cell& cell : cells) rooms.push_back({cell.kind, cell.amount, static_cast<bool>(cell.draw)});
  row(spec, rooms, [&](std::size_t i) { cells.begin()[i].draw(); });
}

void Ui::row(const RowSpec& spec, std::size_t count, FunctionRef<void(std::size_t)> cell) {
  row(spec, std::vector<Room>(count, {Cell::Kind::flex, 1, true}), cell);
}

void Ui::row(const RowSpec& spec, const std::vector<Room>& cells, FunctionRef<void(std::size_t)> draw) {
  const NodeId id = nodeFor("row");
  const auto widthKey = [&](std::size_t i) { return hashed(id, "w" + std::to_string(i)); };
  const auto heightKey = [&](std::size_t i) { return hashed(id, "h" + std::to_string(i)); };

  const float room = pen_.width;
  // A fitting cell that draws nothing takes no gap either.
  const auto empty = [&](std::size_t i) {
    return cells[i].kind == Cell::Kind::fit && remembered(widthKey(i)) <= 0;
  };
  float taken = 0, shares = 0;
  bool any = false;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (empty(i)) continue;
    if (any) taken += spec.gap;
    any = true;
  }
  bool holdsFlex = false;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const Room& cell = cells[i];
    if (cell.kind == Cell::Kind::fixed) taken += cell.amount;
    if (cell.kind == Cell::Kind::fit) taken += remembered(widthKey(i));
    if (cell.kind == Cell::Kind::flex) {
      shares += cell.amount;
      holdsFlex = holdsFlex || cell.draws;
    }
  }
  const float rest = room - taken;
  const float least = holdsFlex ? tx(96) : 0;
  const bool stacked = room < tx(spec.stackBelow) || rest < least - 0.5F;

  if (stacked) {
    column(spec.stackGap, [&] {
      for (std::size_t i = 0; i < cells.size(); ++i) {
        if (!cells[i].draws) continue;
        if (!pen_.empty) pen_.y += pen_.gap;
        const Used used = within({pen_.x, pen_.y, pen_.width, 0}, [&] { draw(i); });
        if (used.height == 0) continue;
        pen_.empty = false;
        pen_.y += used.height;
        pen_.extent = std::max(pen_.extent, pen_.x + used.width);
        if (cells[i].kind == Cell::Kind::fit) remember(widthKey(i), used.width);
      }
    });
    return;
  }

  float high = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) high = std::max(high, remembered(heightKey(i)));
  if (!pen_.flow && !pen_.empty) pen_.y += pen_.gap;
  float x = pen_.x;
  float tallest = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const Room& cell = cells[i];
    float w = cell.amount;
    if (cell.kind == Cell::Kind::fit) w = remembered(widthKey(i));
    if (cell.kind == Cell::Kind::flex) w = shares > 0 ? std::max(0.0F, rest) * cell.amount / shares : 0;
    if (cell.draws) {
      const float before = remembered(heightKey(i));
      float y = pen_.y;
      if (spec.align == Align::middle) y += std::max(0.0F, (high - before) / 2);
      if (spec.align == Align::end) y += std::max(0.0F, high - before);
      // What fits itself may take what flexible cells do not need.
      const float given = cell.kind == Cell::Kind::fit ? std::max(w, w + rest - least) : w;
      const Used used = within({x, y, given, 0}, [&] { draw(i); }, 0, spec.stretch ? high : 0);
      if (cell.kind == Cell::Kind::fit) {
        remember(widthKey(i), std::ceil(used.width * metrics_.ratio) / metrics_.ratio);
        w = remembered(widthKey(i));
      }
      remember(heightKey(i), used.height);
      tallest = std::max(tallest, used.height);
    }
    if (w > 0 || cell.kind != Cell::Kind::fit) x += w + spec.gap;
  }
  pen_.empty = false;
  pen_.extent = std::max(pen_.extent, x - spec.gap);
  pen_.y += tallest;
}

void Ui::columns(std::initializer_list<Cell> cells, float stackBelow) {
  row({.gap = 32, .align = Align::start, .stackBelow = stackBelow, .stackGap = 24}, cells);
}

void Ui::flow(float gap, Draw body, Align align) {
  if (pen_.flow) {  // it goes on in the one around it
    body();
    return;
  }
  const NodeId id = nodeFor("flow");
  if (!pen_.empty) pen_.y += pen_.gap;
  const float natural = remembered(id);
  float shift = 0;
  if (align != Align::start && natural > 0 && natural <= pen_.width) {
    shift = align == Align::end ? pen_.width - natural : (pen_.width - natural) / 2;
  }
  const Pen before = pen_;
  pen_ = Pen{};
  pen_.x = pen_.flowX = pen_.extent = before.x + shift;
  pen_.y = before.y;
  pen_.width = before.width - shift;
  pen_.bottom = before.bottom;
  pen_.flow = true;
  pen_.flowGap = gap;
  body();
  const float height = pen_.y + pen_.lineHeight - before.y;
  const float wide = pen_.extent - pen_.x;
  const bool nothing = pen_.empty;
  pen_ = before;
  if (align != Align::start) remember(id, wide);
  pen_.empty = pen_.empty && nothing;
  pen_.y += nothing ? 0 : height;
  pen_.extent = std::max(pen_.extent, before.x + shift + wide);
}

void Ui::card(const CardSpec& spec, Draw body) {
  const NodeId id = nodeFor("card" + spec.key);
  if (!pen_.empty) pen_.y += pen_.gap;
  // Stretched to the end of its cell it is drawn higher, and takes no more room: else it could never shrink.
  const float stretched = pen_.stretch > 0 ? pen_.stretch - (pen_.y - pen_.top) : 0;
  const Box box{pen_.x, pen_.y, pen_.width, std::max({remembered(id), spec.minHeight, stretched})};
  if (box.height > 0 && visible(box)) {
    paint_.fill(box, spec.chosen ? Tone::tint : spec.tone, spec.radius);
    const bool contrast = paint_.contrast();
    paint_.border(box, spec.chosen ? Tone::blue : spec.border,
                  spec.chosen ? (contrast ? 4.0F : 2.0F)
                  : contrast  ? 2.0F
                              : 1.0F,
                  spec.radius);
  }
  const Used used =
      within({box.x + spec.padX, box.y + spec.padY, box.width - 2 * spec.padX, 0}, body, spec.gap);
  const float high = std::max(spec.minHeight, used.height + 2 * spec.padY);
  remember(id, high);
  pen_.empty = false;
  pen_.y += high;
  pen_.extent = std::max(pen_.extent, box.right());
}

void Ui::cardRows(std::size_t count, FunctionRef<void(std::size_t)> part, float padX, float padY) {
  card({.padX = 0, .padY = 0}, [&] {
    for (std::size_t i = 0; i < count; ++i) {
      if (i > 0) rule();
      pen_.y += padY;
      indent(padX, [&] { part(i); }, padX);
      pen_.y += padY;
    }
  });
}

void Ui::grid(float minWidth, float gap, std::size_t count, FunctionRef<void(std::size_t, Box)> cell,
              float height) {
  if (count == 0) return;
  const float least = tx(minWidth);
  const auto across = std::max<std::size_t>(1, static_cast<std::size_t>((pen_.width + gap) / (least + gap)));
  const float wide = (pen_.width - gap * static_cast<float>(across - 1)) / static_cast<float>(across);
  if (!pen_.empty) pen_.y += pen_.gap;
  const float top = pen_.y;
  const NodeId id = nodeFor("grid");
  const float high = std::max(tx(height), remembered(id));
  memory_.cellNeeds = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t column = i % across, line = i / across;
    cell(i, {pen_.x + static_cast<float>(column) * (wide + gap),
             top + static_cast<float>(line) * (high + gap), wide, high});
  }
  remember(id, std::ceil(memory_.cellNeeds));
  const std::size_t lines = (count + across - 1) / across;
  pen_.empty = false;
  pen_.y = top + static_cast<float>(lines) * (high + gap) - gap;
  pen_.extent = std::max(pen_.extent, pen_.x + pen_.width);
}

void Ui::rule(float space) {
  const float thick = paint_.contrast() ? 2 : 1;
  gap(space);
  paint_.line(pen_.x, pen_.y, pen_.x + pen_.width, pen_.y, Tone::line, thick);
  pen_.y += thick + space;
}

void Ui::centred(float maxWidth, Draw body) {
  const NodeId id = nodeFor("centred");
  const float wide = std::min(maxWidth, pen_.width);
  const float free = pen_.bottom - pen_.y - remembered(id);
  const Box box{pen_.x + (pen_.width - wide) / 2, pen_.y + std::max(0.0F, free / 2), wide, 0};
  const Used used = within(box, body);
  remember(id, used.height);
  pen_.empty = false;
  pen_.y = box.y + used.height;
}

}  // namespace alongside::ui
