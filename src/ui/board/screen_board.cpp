#include "ui/board/screen_board.h"

#include <algorithm>
#include <cmath>

#include "app/board/command_board.h"
#include "app/command.h"
#include "app/desk_state.h"
#include "core/text.h"
#include "ui/board/board.h"
#include "ui/kit/kit.h"
#include "ui/pen/memory.h"
#include "ui/referrals/referral.h"

namespace alongside::ui {

namespace {

constexpr float kPeople = 300, kWorkers = 388;  ///< CSS pixels, of the outer columns
constexpr float kTwoColumns = 700;              ///< effective: narrower, the person lies over the list

std::string meetingLine(const Board& board, Date today) {
  std::string line = longDay(today) + ". " + firstName(board.chair) + " in the chair";
  if (!board.deputyFor.empty()) line += " for " + firstName(board.deputyFor);
  line += ".";
  if (!board.present.empty()) line += " There: " + board.present + ".";
  return line;
}

/// A bar for each person, filled when they have an answer.
void drawProgress(Ui& ui, std::size_t done, std::size_t all) {
  constexpr std::size_t kMost = 14;
  constexpr float kStep = 12, kBar = 8;
  Paint& paint = ui.paint();
  const std::string words = std::to_string(done) + " of " + std::to_string(all) + " decided";
  text(ui, words, {.style = TextStyle::secondStrong});
  if (all == 0 || all > kMost || ui.metrics().largeText()) return;
  ui.gap(6);
  const Box box = ui.place(static_cast<float>(all) * kStep, 6);
  for (std::size_t i = 0; i < all; ++i)
    paint.fill({box.x + static_cast<float>(i) * kStep, box.y, kBar, 6}, i < done ? Tone::fill : Tone::line,
               3);
}

void drawHead(Ui& ui, const Board& board) {
  const std::size_t open = board.toPlace.size() + board.fresh.size(), all = open + board.decided.size();
  const auto buttons = [&] {
    ui.flow(8, [&] {
      if (button(ui, "Chair",
                 {.kind = ButtonKind::plain,
                  .icon = Icon::people,
                  .name = "Who is in the chair, and who is there"}))
        ui.emit(command::AskChair{true});
      if (button(ui, "Print", {.kind = ButtonKind::plain, .icon = Icon::print, .name = "Print the meeting"}))
        ui.emit(command::PrintBoard{});
      if (board.ended) {
        if (button(ui, "Go on with it", {.key = "end"})) ui.emit(command::EndMeeting{false});
      } else if (button(ui, "End the meeting",
                        {.kind = open == 0 && all > 0 ? ButtonKind::filled : ButtonKind::outlined,
                         .key = "end"})) {
        ui.emit(command::EndMeeting{true});
      }
    });
  };
  const auto how = [&] {
    if (board.ended)
      tag(ui, {"The meeting is over", TagKind::green, Icon::check});
    else
      drawProgress(ui, board.decided.size(), all);
  };
  const auto what = [&] { title(ui, "Daily allocation meeting", "DIAM. " + meetingLine(board, ui.today())); };
  if (ui.width() >= ui.tx(900)) {
    ui.row({.gap = 20}, {flex(what), fit(how), fit(buttons)});
    return;
  }
  what();
  ui.gap(10);
  ui.row({.gap = 16, .stackBelow = 600, .stackGap = 10}, {flex(how), fit(buttons)});
}

void drawMiddle(Ui& ui, const OpenState& open, const Desk& desk) {
  if (desk.board.ended) drawHandOvers(ui, open, desk);
  drawBoardPerson(ui, open, desk.board);
}

/// What scrolls, and below it what stays at the foot.
void withFoot(Ui& ui, const Box& area, std::string_view key, float margin, Draw body, Draw foot) {
  const NodeId id = ui.nodeFor(std::string(key) + " foot");
  const float high = ui.remembered(id);
  const bool room = area.height - high > ui.tx(220);
  ui.inside({area.x, area.y, area.width, room ? area.height - high : area.height}, [&] {
    ui.scroll(key, {.marginX = margin, .marginTop = 20, .marginBottom = 16 + ui.memory().floating}, [&] {
      body();
      if (room) return;
      ui.gap(16);
      foot();
    });
  });
  if (!room) return;
  const float edge = ui.paint().contrast() ? 2 : 1;
  const Box at{area.x + margin, area.bottom() - high, area.width - 2 * margin, 0};
  if (high > 0) ui.paint().fill({area.x, at.y, area.width, edge}, Tone::line);
  const Ui::Used used = ui.within(at, [&] {
    ui.gap(14);
    foot();
    ui.gap(16);
  });
  ui.remember(id, std::round(used.height));
  // A toast stands above what belongs to the foot of the whole width.
  if (area.width > ui.metrics().width / 2) ui.memory().footBar += std::round(used.height);
}

/// Who is being taken across the board, under the finger.
void drawTaken(Ui& ui, const Taken& taken) {
  Paint& paint = ui.paint();
  const float wide = paint.textWidth(taken.name, TextStyle::rowStrong) + 32, high = ui.tx(40);
  const Box box{taken.at.x + 8, taken.at.y - high / 2, wide, high};
  paint.shadow(box, radius::control);
  paint.fill(box, Tone::fill, radius::control);
  paint.text(box.x + 16, box.y + (high - paint.lineHeight(TextStyle::rowStrong)) / 2, taken.name,
             TextStyle::rowStrong, Tone::onfill);
}

void rule(Ui& ui, const Box& column) {
  ui.paint().fill({column.right(), column.y, ui.paint().contrast() ? 2.0F : 1.0F, column.height}, Tone::line);
}

void drawWide(Ui& ui, const OpenState& open, const Desk& desk) {
  const Board& board = desk.board;
  ui.gap(20);
  ui.indent(32, [&] { drawHead(ui, board); }, 32);
  ui.gap(16);
  const Box area{ui.x(), std::round(ui.y()), ui.width(), ui.bottom() - std::round(ui.y())};
  ui.paint().fill({area.x, area.y, area.width, ui.paint().contrast() ? 2.0F : 1.0F}, Tone::line);
  const float left = std::min(ui.tx(kPeople), area.width * 0.28F),
              right = std::min(ui.tx(kWorkers), area.width * 0.36F);
  const Box people{area.x, area.y, left, area.height},
      workers{area.right() - right, area.y, right, area.height};
  const Box middle{people.right(), area.y, workers.x - people.right(), area.height};
  std::optional<Taken> taken;
  ui.inside(people, [&] {
    ui.scroll("people", {.marginX = 20, .marginTop = 20, .marginBottom = 20, .name = "People"}, [&] {
      ui.memory().plainRows = true;
      taken = drawBoardPeople(ui, board, false);
      ui.memory().plainRows = false;
    });
  });
  rule(ui, people);
  ui.inside(middle, [&] {
    ui.scroll("person",
              {.marginX = 24, .marginTop = 20, .marginBottom = 24, .name = "The person", .maxWidth = 720},
              [&] { drawMiddle(ui, open, desk); });
  });
  rule(ui, {middle.x, middle.y, middle.width, middle.height});
  withFoot(
      ui, workers, "workers", 20, [&] { drawBoardWorkers(ui, board, taken); },
      [&] { drawBoardPlace(ui, open, board); });
  if (taken) drawTaken(ui, *taken);
}

void drawTwo(Ui& ui, const OpenState& open, const Desk& desk) {
  const Board& board = desk.board;
  ui.gap(16);
  ui.indent(24, [&] { drawHead(ui, board); }, 24);
  ui.gap(12);
  const Box area{ui.x(), std::round(ui.y()), ui.width(), ui.bottom() - std::round(ui.y())};
  ui.paint().fill({area.x, area.y, area.width, ui.paint().contrast() ? 2.0F : 1.0F}, Tone::line);
  const Box people{area.x, area.y, std::round(area.width * 0.37F), area.height};
  const Box rest{people.right(), area.y, area.width - people.width, area.height};
  std::optional<Taken> taken;
  ui.inside(people, [&] {
    ui.scroll("people", {.marginX = 16, .marginTop = 20, .marginBottom = 20, .name = "People"}, [&] {
      ui.memory().plainRows = true;
      taken = drawBoardPeople(ui, board, false);
      ui.memory().plainRows = false;
    });
  });
  rule(ui, people);
  const float upper = std::round(rest.height * 0.44F);
  ui.inside({rest.x, rest.y, rest.width, upper}, [&] {
    ui.scroll("person", {.marginX = 20, .marginTop = 20, .marginBottom = 20, .name = "The person"},
              [&] { drawMiddle(ui, open, desk); });
  });
  ui.paint().fill({rest.x, rest.y + upper, rest.width, ui.paint().contrast() ? 2.0F : 1.0F}, Tone::line);
  withFoot(
      ui, {rest.x, rest.y + upper, rest.width, rest.height - upper}, "workers", 20,
      [&] { drawBoardWorkers(ui, board, taken); }, [&] { drawBoardPlace(ui, open, board); });
  if (taken) drawTaken(ui, *taken);
}

void drawNarrow(Ui& ui, const OpenState& open, const Desk& desk) {
  const Board& board = desk.board;
  if (!board.personOpen) {
    page(ui, "board", [&] {
      drawHead(ui, board);
      ui.gap(20);
      if (board.ended) drawHandOvers(ui, open, desk);
      ui.memory().plainRows = true;
      drawBoardPeople(ui, board, true);  // nobody to let go on: the workers are on the person's page
      ui.memory().plainRows = false;
    });
    return;
  }
  page(ui, "board person", [&] {
    if (backButton(ui, "The meeting")) ui.emit(command::Back{});
    ui.gap(8);
    drawBoardPerson(ui, open, board);
    ui.gap(24);
    drawBoardWorkers(ui, board, {});
    ui.gap(16);
    drawBoardPlace(ui, open, board);
  });
}

}  // namespace

void drawBoard(Ui& ui, const State& state) {
  const OpenState& open = *state.open;
  if (!open.desk) return;
  ui.setTitle("Daily allocation meeting (DIAM)");
  ui.keyed("board", [&] {
    if (ui.metrics().wide() && ui.bottom() - ui.y() > ui.tx(520))
      drawWide(ui, open, *open.desk);
    else if (ui.metrics().effectiveWidth() >= kTwoColumns && ui.bottom() - ui.y() > ui.tx(700))
      drawTwo(ui, open, *open.desk);
    else
      drawNarrow(ui, open, *open.desk);
  });
}

void drawChair(Ui& ui, const State& state) {
  if (!state.open || !state.open->desk || !state.open->desk->board.asked) return;
  const Board::Chair& asked = *state.open->desk->board.asked;
  const auto line = [&](const char* key, const std::string& value, FieldSpec spec) {
    spec.key = key;
    spec.maxLength = 200;
    if (const Entry entry = textField(ui, value, spec); entry.value)
      ui.emit(command::SetBoardText{key, *entry.value});
  };
  const bool closed = dialog(ui, {.key = "chair", .title = "Who is in the chair?", .width = 560}, [&] {
    ui.column(16, [&] {
      line("chair", asked.chair,
           {.label = "In the chair",
            .error = asked.tried && trim(asked.chair).empty() ? "Say who is in the chair." : "",
            .required = true});
      line("deputyFor", asked.deputyFor,
           {.label = "Deputising for", .hint = "Empty when nobody is stood in for."});
      line("present", asked.present, {.label = "Who is there", .hint = "Names or teams."});
      ui.flow(12, [&] {
        if (button(ui, "Keep it", {.kind = ButtonKind::filled, .icon = Icon::check, .key = "keep"}))
          ui.emit(command::KeepChair{});
        if (button(ui, "Not now", {.kind = ButtonKind::plain})) ui.emit(command::AskChair{false});
      });
    });
  });
  if (closed) ui.emit(command::AskChair{false});
}

}  // namespace alongside::ui
