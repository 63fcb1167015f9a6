#include <algorithm>
#include <cmath>

#include "app/board/command_board.h"
#include "core/text.h"
#include "record/kinds/referral.h"
#include "ui/board/board.h"
#include "ui/kit/kit.h"

namespace alongside::ui {

constexpr float kPlaceWide = 9, kPlaceHigh = 16, kPlaceGap = 3;
constexpr int kPlacesDrawn = 24;

/// Places one by one: grey is taken, amber is over the limit, an outline is free.
void drawPlaces(Ui& ui, const Box& at, int limit, int active) {
  Paint& paint = ui.paint();
  const int count = std::min(std::max(limit, active), kPlacesDrawn);
  float x = at.x, y = at.y;
  for (int i = 0; i < count; ++i) {
    if (x + kPlaceWide > at.right()) {
      x = at.x;
      y += kPlaceHigh + kPlaceGap;
    }
    const Box box{x, y, kPlaceWide, kPlaceHigh};
    if (i < active)
      paint.fill(box, i < limit ? Tone::control : Tone::amber, 2);
    else
      paint.border(box, Tone::green, 2, 2);
    x += kPlaceWide + kPlaceGap;
  }
}

namespace {

std::string hours(const Colleague& colleague) {
  if (colleague.wholeTime >= 1) return "full time";
  return "0." + std::to_string(static_cast<int>(std::lround(colleague.wholeTime * 10)));
}

std::string roomWords(const BoardWorker& worker) {
  if (worker.away) return "away";
  return worker.room() > 0 ? std::to_string(worker.room()) + " free" : "full";
}

std::string sentence(const BoardWorker& worker) {
  std::vector<std::string> parts;
  if (!worker.colleague.wardToday.empty()) parts.push_back("On " + worker.colleague.wardToday + " today");
  for (const std::string& reason : worker.reasons)
    if (!reason.starts_with("Room for") &&
        (worker.colleague.wardToday.empty() || reason != "Works on " + worker.colleague.wardToday))
      parts.push_back(reason);
  for (const std::string& reason : worker.against) parts.push_back(reason);
  std::string words;
  for (const std::string& part : parts) words += (words.empty() ? "" : ". ") + part;
  return words;
}

float placesHigh(const BoardWorker& worker, float wide) {
  const int count = std::min(std::max(worker.limit, worker.colleague.active), kPlacesDrawn);
  const int line = std::max(1, static_cast<int>(wide / (kPlaceWide + kPlaceGap)));
  const int lines = std::max(1, (count + line - 1) / line);
  return static_cast<float>(lines) * (kPlaceHigh + kPlaceGap);
}

/// A card that is a radio: name, hours and room, reasons, places.
void drawWorker(Ui& ui, const Board& board, const BoardWorker& worker, std::size_t index,
                const std::optional<Taken>& taken) {
  Paint& paint = ui.paint();
  const std::string& name = worker.name();
  const bool chosen = name == board.worker;
  const std::string reasons = sentence(worker), room = roomWords(worker);
  const NodeId id = ui.nodeFor("worker");
  constexpr float kPad = 16;
  const float mark = std::min(ui.tx(24), 36.0F), left = kPad + mark + 12;
  const float wide = ui.width() - left - kPad;
  const float line = paint.lineHeight(TextStyle::rowStrong), small = paint.lineHeight(TextStyle::second);
  const auto wrapped = paint.wrapped(reasons, TextStyle::second, wide);
  const float reasonHigh = reasons.empty() ? 0 : small * static_cast<float>(wrapped.size()) + 2;
  const float roomWide = paint.textWidth(room, TextStyle::rowStrong);
  const bool ownLine = paint.textWidth(name, TextStyle::rowStrong) + roomWide + 24 > wide;
  const float nameHigh = ownLine ? 2 * line : line;
  const float high = 12 + nameHigh + reasonHigh + 8 + placesHigh(worker, wide) + 10;
  const Box box = ui.place(0, std::round(high));
  const bool over = taken && ui.dragOver(box);
  if (taken && ui.dropped(box)) ui.emit(command::PlaceWith{taken->referral, name});
  if (ui.clicked(id)) ui.emit(command::ChooseWorker{name});
  Node& node = ui.node(NodeRole::radio, id,
                       name + ", " + hours(worker.colleague) + ", " + room + ", " +
                           std::to_string(worker.colleague.active) + " of " + std::to_string(worker.limit) +
                           " places taken" + (reasons.empty() ? "" : ". " + reasons),
                       box);
  node.checked = chosen;
  node.position = static_cast<std::uint16_t>(index + 1);
  node.setSize = static_cast<std::uint16_t>(board.workers.size());
  if (!ui.visible(box)) return;
  const bool lit = over || ui.pressed(id) || ui.hovered(id);
  paint.fill(box, chosen || lit ? Tone::tint : Tone::surface, radius::control);
  paint.border(box, chosen || over ? Tone::blue : Tone::line, chosen || over || paint.contrast() ? 2 : 1,
               radius::control);
  const float cx = box.x + kPad + mark / 2, cy = box.y + 12 + line / 2;
  paint.disc(cx, cy, mark / 2, Tone::surface);
  paint.circle(cx, cy, mark / 2 - 1, chosen ? Tone::blue : Tone::control, 2);
  if (chosen) paint.disc(cx, cy, mark / 2 - 6, Tone::blue);
  float y = box.y + 12;
  const float x = box.x + left;
  const float nameWide = paint.textWidth(name, TextStyle::rowStrong);
  paint.text(x, y, paint.clipped(name, TextStyle::rowStrong, wide), TextStyle::rowStrong, Tone::ink);
  const std::string how = hours(worker.colleague);
  const float roomLeft = ownLine ? wide : wide - roomWide - 12;
  if (nameWide + 8 + paint.textWidth(how, TextStyle::second) <= roomLeft)
    paint.text(x + nameWide + 8, y + (line - small) / 2, how, TextStyle::second, Tone::ink2);
  if (ownLine) y += line;
  paint.text(ownLine ? x : x + wide - roomWide, y, room, TextStyle::rowStrong,
             worker.room() > 0 && !worker.away ? Tone::green : Tone::ink2);
  y += line + 2;
  for (const std::string_view one : wrapped) {
    if (reasons.empty()) break;
    paint.text(x, y, one, TextStyle::second, Tone::ink);
    y += small;
  }
  drawPlaces(ui, {x, y + 6, wide, 0}, worker.limit, worker.colleague.active);
  ui.ring(id, box, radius::control);
}

}  // namespace

void drawBoardWorkers(Ui& ui, const Board& board, const std::optional<Taken>& taken) {
  ui.row({.gap = 8},
         {flex([&] { heading(ui, "Who has room?"); }), fit([&] { second(ui, "Best fit first"); })});
  ui.gap(10);
  if (board.workers.empty()) {
    emptyLine(ui, "Nobody has joined the team yet.");
    return;
  }
  ui.group(NodeRole::radioGroup, "workers", "Who has room?", [&] {
    ui.column(10, [&] {
      for (std::size_t i = 0; i < board.workers.size(); ++i)
        ui.keyed(board.workers[i].name(), [&] { drawWorker(ui, board, board.workers[i], i, taken); });
    });
  });
  ui.gap(12);
  const auto chosen = std::ranges::find(board.workers, board.worker, &BoardWorker::name);
  if (chosen != board.workers.end() &&
      button(ui, firstName(board.worker) + "’s hours, ward days, leave",
             {.kind = ButtonKind::plain, .icon = Icon::calendar, .key = "week"}))
    ui.emit(command::OpenWeek{chosen->device});
}

void drawBoardPlace(Ui& ui, const OpenState& open, const Board& board) {
  const Record* record = open.store.find(board.chosen);
  if (record == nullptr || board.worker.empty()) return;
  const Fields fields = open.store.fields(*record);
  const std::string person = shortNameOf(open, record->person), worker = firstName(board.worker);
  const std::string missing = allocationGate(fields);
  FieldSpec why;
  why.label = "Why " + worker + "?";
  why.aside = person + " may read this";
  why.error = board.fault;
  why.maxLength = 200;
  why.key = "why";
  const Entry entry = textField(ui, board.why, why);
  if (entry.value) ui.emit(command::SetBoardText{"why", *entry.value});
  ui.gap(10);
  if (button(ui, "Place " + person + " with " + worker,
             {.kind = ButtonKind::filled,
              .icon = Icon::check,
              .full = true,
              .tall = true,
              .disabled = !missing.empty(),
              .why = missing.empty() ? "" : "Ask " + person + " first. " + missing,
              .key = "place"}))
    ui.emit(command::PlaceWith{});
}

}  // namespace alongside::ui
