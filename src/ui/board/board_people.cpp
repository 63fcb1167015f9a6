#include <algorithm>

#include "app/board/command_board.h"
#include "app/command.h"
#include "core/text.h"
#include "record/codes.h"
#include "ui/board/board.h"
#include "ui/kit/kit.h"
#include "ui/pen/memory.h"

namespace alongside::ui {

namespace {

/// A heading with how many there are.
void head(Ui& ui, std::string_view words, std::size_t count) {
  ui.row({.gap = 8}, {flex([&] { heading(ui, words); }), fit([&] {
                        text(ui, std::to_string(count), {.style = TextStyle::body, .tone = Tone::ink2});
                      })});
  ui.gap(8);
}

std::optional<Taken> people(Ui& ui, std::string_view name, const Board& board,
                            const std::vector<BoardLine>& lines, bool over) {
  std::optional<Taken> taken;
  ui.group(NodeRole::list, name, std::string(name), [&] {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const BoardLine& line = lines[i];
      ui.memory().rowAt = i + 1;
      ui.memory().rowOf = lines.size();
      ui.keyed(line.referral, [&] {
        const std::string days = line.days == 0 ? "Today" : plural(line.days, "day", "days");
        ListRow row{.avatarName = line.name,
                    .title = line.name,
                    .secondRuns = {{.words = days,
                                    .style = line.overlong ? TextStyle::secondStrong : TextStyle::second,
                                    .tone = line.overlong ? Tone::amber : Tone::ink2},
                                   {.words = line.from.empty() ? std::string() : ", " + line.from,
                                    .style = TextStyle::second,
                                    .tone = Tone::ink2}},
                    .selected = line.referral == board.chosen,
                    .height = 64,
                    .drags = true};
        if (line.risk) row.secondRuns.back().words += "  ";
        if (line.risk)
          row.secondRuns.push_back({.words = "Risk",
                                    .style = TextStyle::secondStrong,
                                    .tone = Tone::amber,
                                    .icon = Icon::warning});
        const RowResult result = listRow(ui, row);
        if (result.pressed) ui.emit(command::ChooseOnBoard{line.referral, over});
        if (result.drag) taken = Taken{line.referral, line.name, *result.drag};
      });
    }
    ui.memory().rowOf = 0;
  });
  return taken;
}

void decided(Ui& ui, const Board& board) {
  if (board.decided.empty()) return;
  ui.gap(24);
  head(ui, "Decided today", board.decided.size());
  ui.group(NodeRole::list, "decided", "Decided today", [&] {
    for (std::size_t i = 0; i < board.decided.size(); ++i) {
      const BoardDecision& one = board.decided[i];
      ui.keyed(std::to_string(i), [&] {
        ui.row({.gap = 10},
               {fixed(ui.tx(22),
                      [&] {
                        const float side = std::min(ui.tx(22), 32.0F);
                        const Box box = ui.place(side, side);
                        drawIcon(ui.paint(), Icon::checkCircle, box.x, box.y, side, Tone::green);
                      }),
                flex([&] {
                  text(ui, one.whom, {.style = TextStyle::row});
                  second(ui, one.what + (one.why.empty() ? "" : ". " + one.why));
                }),
                fixed(48, [&] {
                  if (board.ended) return;
                  if (iconButton(ui, Icon::undo, "Take back: " + one.whom + ", " + one.what, {.key = "undo"}))
                    ui.emit(command::UndoDecision{i});
                })});
        ui.gap(8);
      });
    }
  });
}

void news(Ui& ui, std::string_view words, const std::vector<BoardNews>& all) {
  if (all.empty()) return;
  ui.gap(24);
  head(ui, words, all.size());
  ui.group(NodeRole::list, words, std::string(words), [&] {
    for (std::size_t i = 0; i < all.size(); ++i) {
      const BoardNews& one = all[i];
      ui.keyed(std::to_string(i), [&] {
        ListRow row{.title = one.who, .second = one.what, .pressable = !one.record.empty(), .height = 60};
        if (listRow(ui, row).pressed) ui.emit(command::OpenRecord{one.record});
      });
    }
  });
}

}  // namespace

std::optional<Taken> drawBoardPeople(Ui& ui, const Board& board, bool over) {
  std::optional<Taken> taken;
  head(ui, "To place", board.toPlace.size());
  if (board.toPlace.empty())
    emptyLine(ui, board.fresh.empty() ? "Everybody has an answer today." : "Nobody waits for a worker.");
  taken = people(ui, "To place", board, board.toPlace, over);
  if (!board.fresh.empty()) {
    ui.gap(24);
    head(ui, "New", board.fresh.size());
    if (auto one = people(ui, "New", board, board.fresh, over)) taken = one;
  }
  decided(ui, board);
  news(ui, "Open worries", board.worries);
  news(ui, "Leaving and moving", board.leaving);
  ui.gap(24);
  note(ui,
       {.icon = Icon::info,
        .words = board.ended ? "The meeting is over. Each worker’s file can be made under ‘To hand over’."
                             : "Nothing reaches a tablet until you end the meeting. Each worker then gets a "
                               "sealed allocation."});
  return taken;
}

}  // namespace alongside::ui
