// What a coordinator's day holds: who is new, who waits longest, the meeting, what came in, and the room in the team.
#include <algorithm>

#include "app/board/command_board.h"
#include "app/command.h"
#include "app/command_desk.h"
#include "app/desk_state.h"
#include "core/order.h"
#include "core/text.h"
#include "record/codes.h"
#include "ui/kit/kit.h"
#include "ui/referrals/referral.h"
#include "ui/today/today.h"

namespace alongside::ui {

namespace {

std::int64_t signedOf(std::size_t n) { return static_cast<std::int64_t>(n); }

struct Need {
  std::string key;
  Icon icon = Icon::none;
  std::string title, second, button, name;
  Command command;
};

std::string firstNames(const std::vector<BoardLine>& lines) {
  constexpr std::size_t kNamed = 3;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < std::min(lines.size(), kNamed); ++i) names.push_back(lines[i].name);
  if (lines.size() > kNamed) names.push_back(std::to_string(lines.size() - kNamed) + " more");
  return listed(names);
}

std::string meetingWords(const Board& board) {
  if (board.ended)
    return "It is over. " + plural(signedOf(board.decided.size()), "decision", "decisions") + " today";
  std::string words = plural(signedOf(board.toPlace.size()), "person", "people") + " to place";
  if (board.places > 0) {
    const int free = std::max(0, board.places - board.used);
    words += ", " + plural(free, "place", "places") + " free";
  }
  if (!board.decided.empty()) words += ", " + std::to_string(board.decided.size()) + " decided";
  return words;
}

std::vector<Need> needsOf(const OpenState& open) {
  const Desk& desk = *open.desk;
  const Board& board = desk.board;
  std::vector<Need> all;
  all.push_back({"meeting", Icon::grid, "Daily allocation meeting (DIAM)", meetingWords(board),
                 "Open the board", "", command::GoTo{Place::board}});
  const auto packs = std::ranges::count_if(open.packs.incoming, [](const IncomingPack& pack) {
    return pack.opened && !pack.taken && pack.preview.verdict == IntakeVerdict::fresh;
  });
  if (packs > 0)
    all.push_back({"packs", Icon::bringIn, plural(packs, "pack", "packs") + " to take in",
                   "Opened, and not among your records yet", "Open", "Open the packs",
                   command::GoTo{Place::packs}});
  if (!board.fresh.empty())
    all.push_back(
        {"new", Icon::referrals, plural(signedOf(board.fresh.size()), "new referral", "new referrals"),
         firstNames(board.fresh), "Look", "Look at the new referrals", command::GoTo{Place::referrals}});
  if (!board.toPlace.empty()) {
    const BoardLine& longest = board.toPlace.front();
    const auto over = std::ranges::count_if(board.toPlace, &BoardLine::overlong);
    all.push_back({"longest", Icon::clock,
                   longest.name + " waits longest, " + plural(longest.days, "day", "days"),
                   over > 0 ? plural(over, "person waits", "people wait") + " longer than 9 in 10 did"
                            : "Nobody waits longer than 9 in 10 did",
                   "Open", "Open the referral of " + longest.name, command::OpenReferral{longest.referral}});
  }
  std::vector<std::string> workers;
  for (const AllocationFile& one : desk.allocationFiles)
    if (one.arrived == 0) workers.push_back(firstName(one.worker));
  if (!workers.empty())
    all.push_back({"hand over", Icon::send,
                   plural(signedOf(workers.size()), "allocation", "allocations") + " to hand over",
                   "For " + listed(workers), "Hand over", "Hand over the allocations",
                   command::GoTo{Place::referrals}});
  return all;
}

}  // namespace

void drawNeeds(Ui& ui, const OpenState& open) {
  if (!open.desk) return;
  const std::vector<Need> needs = needsOf(open);
  ui.keyed("needs", [&] {
    ui.gap(kSectionGap + 10);  // level with a heading beside it that has a button
    heading(ui, "Needs you");
    ui.gap(18);
    listCard(ui, "Needs you", needs.size(), [&](std::size_t i) {
      const Need& need = needs[i];
      ui.keyed(need.key, [&] {
        const bool first = i == 0 && !open.desk->board.ended;
        const ListRow row{.avatarIcon = need.icon,
                          .title = need.title,
                          .second = need.second,
                          .button = RowButton{.label = need.button,
                                              .kind = first ? ButtonKind::filled : ButtonKind::outlined,
                                              .name = need.name},
                          .pressable = false};
        if (listRow(ui, row).button) ui.emit(need.command);
      });
    });
    ui.gap(16);
  });
}

void drawWaitingToday(Ui& ui, const OpenState& open) {
  if (!open.desk) return;
  const Waiting& usual = open.desk->usual;
  struct Line {
    const char* name;
    const Spread& spread;
    bool now;
  };
  const Line lines[] = {{"To a decision", usual.toDecision, false},
                        {"To allocation", usual.toAllocation, false},
                        {"To peer support", usual.toContact, false},
                        {"Still waiting now", usual.now, true}};
  ui.keyed("waiting", [&] {
    ui.gap(kSectionGap);
    if (sectionHead(ui, "Waiting", "All " + std::to_string(usual.now.count)))
      ui.emit(command::GoTo{Place::waiting});
    ui.gap(8);
    listCard(ui, "Waiting", std::size(lines), [&](std::size_t i) {
      const Line& line = lines[i];
      ui.keyed(line.name, [&] {
        std::string below = "None in the last 90 days";
        if (line.spread.count > 0)
          below = line.now ? plural(signedOf(line.spread.count), "person", "people") + ", the longest " +
                                 plural(line.spread.longest, "day", "days")
                           : "9 in 10 within " + plural(line.spread.p90, "day", "days");
        else if (line.now)
          below = "Nobody waits";
        listRow(ui, {.title = line.name,
                     .second = below,
                     .aside = line.spread.count > 0 ? daysInWords(line.spread.median) : "",
                     .pressable = false,
                     .height = 64});
      });
    });
    ui.gap(6);
    second(ui, "The usual wait (median), last 90 days.");
    ui.gap(16);
  });
}

void drawRoom(Ui& ui, const OpenState& open) {
  if (!open.desk || open.desk->board.workers.empty()) return;
  const Board& board = open.desk->board;
  ui.keyed("room", [&] {
    ui.gap(kSectionGap + 10);  // as above
    heading(ui, "Room in the team");
    ui.gap(18);
    ui.card({.key = "room"}, [&] {
      text(ui, std::to_string(board.used) + " of " + std::to_string(board.places) + " places used",
           {.style = TextStyle::strong});
      ui.gap(8);
      Paint& paint = ui.paint();
      const Box bar = ui.place(0, 10);
      paint.fill(bar, Tone::sunken, radius::bar);
      const float share =
          board.places > 0 ? std::min(1.0F, static_cast<float>(board.used) / static_cast<float>(board.places))
                           : 0;
      if (share > 0) paint.fill({bar.x, bar.y, bar.width * share, bar.height}, Tone::fill, radius::bar);
      ui.gap(8);
      std::vector<std::string> free, away;
      for (const BoardWorker& worker : board.workers) {
        const std::string name = firstName(worker.colleague.name);
        if (worker.away)
          away.push_back(name);
        else if (worker.room() > 0)
          free.push_back(name + " " + std::to_string(worker.room()));
      }
      inOrder(free);
      second(ui, (free.empty() ? "Nobody has room" : "Free: " + listed(free)) +
                     (away.empty() ? "." : ". Away: " + listed(away) + "."));
    });
    ui.gap(16);
  });
}

}  // namespace alongside::ui
