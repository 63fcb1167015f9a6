#include "ui/worries/screen_worries.h"

#include <algorithm>
#include <array>

#include "app/command.h"
#include "app/command_desk.h"
#include "app/desk_state.h"
#include "app/worries/command_worries.h"
#include "core/text.h"
#include "record/codes.h"
#include "ui/kit/kit.h"
#include "ui/kit/list_tools.h"
#include "ui/words/record_words.h"

namespace alongside::ui {

namespace {

constexpr double kPage = 12;
constexpr float kInColumns = 900;  ///< CSS pixels, times text size

constexpr std::array<std::pair<std::string_view, TagKind>, kOpenStages> kStages = {
    {{"Nobody told yet", TagKind::red},
     {"Told, no answer", TagKind::amber},
     {"Answered, watching", TagKind::plain}}};

std::int64_t count(std::size_t n) { return static_cast<std::int64_t>(n); }

std::string howLong(int minutes) {
  constexpr int kHour = 60, kDay = 24 * kHour;
  if (minutes < kHour) return plural(minutes, "minute", "minutes");
  if (minutes >= 2 * kDay) return plural(minutes / kDay, "day", "days");
  std::string words = plural(minutes / kHour, "hour", "hours");
  if (minutes % kHour != 0 && minutes < kDay) words += " " + plural(minutes % kHour, "minute", "minutes");
  return words;
}

std::string atWords(const std::optional<Moment>& at, Date today) {
  return at ? ", " + dayInside(at->date, today) + " " + at->clock() : std::string();
}

std::string dueWords(const Worry& worry, Date today) {
  const std::string when = dayInside(worry.due->date, today) + ", " + worry.due->clock();
  return (worry.stage == WorryStage::told ? "Answer by " : "Look again by ") + when;
}

void openLine(Ui& ui, const WorryLine& line) {
  if (!line.worry.noted && line.origin == kReferralWorries)
    ui.emit(command::OpenReferral{line.id});
  else
    ui.emit(command::OpenRecord{line.id});
}

/// Whom it is about, and where it came from; pressed, it opens.
void drawHead(Ui& ui, const WorryLine& line) {
  Paint& paint = ui.paint();
  const Box box = ui.place(0, std::max(44.0F, std::round(ui.tx(32))));
  const NodeId id = ui.nodeFor("open");
  const bool clicked = ui.clicked(id);
  std::string name = line.from.empty() ? line.name : line.name + ", " + line.from;
  if (!line.apart.empty()) name += ": " + line.apart;
  ui.node(NodeRole::button, id, std::move(name), box);
  if (ui.visible(box)) {
    if (ui.hovered(id) || ui.pressed(id))
      paint.fill({box.x - 6, box.y, box.width + 12, box.height}, Tone::tint, radius::control);
    const float strong = paint.lineHeight(TextStyle::rowStrong), small = paint.lineHeight(TextStyle::second);
    const float from = std::min(paint.textWidth(line.from, TextStyle::second), box.width * 0.5F);
    paint.text(box.x, box.y + (box.height - strong) / 2,
               paint.clipped(line.name, TextStyle::rowStrong, box.width - from - 12), TextStyle::rowStrong,
               Tone::ink);
    paint.text(box.right() - from, box.y + (box.height - small) / 2,
               paint.clipped(line.from, TextStyle::second, from), TextStyle::second, Tone::ink2);
    ui.ring(id, box, radius::control);
  }
  if (clicked) openLine(ui, line);
}

void drawWhere(Ui& ui, const WorryLine& line) {
  const Worry& worry = line.worry;
  const Date today = ui.today();
  const int late = lateBy(worry, ui.local());
  const int age = worry.since ? std::max(0, minutesBetween(*worry.since, ui.local())) : 0;
  const auto say = [&](Icon icon, const std::string& words, Tone tone) {
    iconLine(ui, icon, words, tone, tone == Tone::ink2 ? TextStyle::second : TextStyle::secondStrong, tone);
  };
  switch (worry.stage) {
    case WorryStage::untold:
      say(Icon::clock, howLong(age) + ", nobody told", Tone::red);
      break;
    case WorryStage::told: {
      const WorryTold& last = worry.told.back();
      say(Icon::phone, last.whom + atWords(last.at, today), Tone::ink2);
      const auto since = last.at ? last.at : worry.since;
      if (!worry.due && since)
        say(Icon::clock, howLong(std::max(0, minutesBetween(*since, ui.local()))) + ", no answer",
            late > 0 ? Tone::red : Tone::amber);
      break;
    }
    case WorryStage::answered:
      say(Icon::check, worry.answeredBy + atWords(worry.answeredAt, today), Tone::green);
      if (!worry.answer.empty()) second(ui, worry.answer);
      break;
    case WorryStage::closed:
      say(Icon::check, worry.closedBy + atWords(worry.closedAt, today), Tone::green);
      second(ui, worry.closedWith);
      return;
  }
  if (worry.due) say(Icon::calendar, dueWords(worry, today), late > 0 ? Tone::red : Tone::ink2);
  if (late > 0) say(Icon::warning, howLong(late) + " late", Tone::red);
  if (worry.owner.empty())
    say(Icon::person, "Nobody looks after it", Tone::amber);
  else
    say(Icon::person, worry.owner + " looks after it", Tone::ink2);
  if (!worry.acknowledgedBy.empty())
    say(Icon::eye, "Seen by " + worry.acknowledgedBy + atWords(worry.acknowledgedAt, today), Tone::ink2);
}

void drawActs(Ui& ui, const WorryLine& line) {
  const std::string about = ", " + line.name + (line.apart.empty() ? "" : ": " + line.apart);
  const auto ask = [&](WorryAct act, const char* label, Icon icon, ButtonKind kind) {
    if (button(ui, label, {.kind = kind, .icon = icon, .name = label + about, .key = label}))
      ui.emit(command::AskWorry{line.id, act});
  };
  const Worry& worry = line.worry;
  if (worry.stage == WorryStage::untold &&
      button(
          ui, "Tell somebody",
          {.kind = ButtonKind::filled, .icon = Icon::phone, .full = true, .name = "Tell somebody" + about}))
    ui.emit(command::AskWorry{line.id, WorryAct::tell});
  ui.flow(8, [&] {
    if (worry.stage == WorryStage::told) {
      ask(WorryAct::tell, "Tell others", Icon::phone, ButtonKind::outlined);
      ask(WorryAct::answer, "Answered", Icon::check, ButtonKind::outlined);
    }
    if (worry.stage == WorryStage::answered) {
      ask(WorryAct::again, "Look again", Icon::calendar, ButtonKind::outlined);
      ask(WorryAct::close, "Close it", Icon::check, ButtonKind::outlined);
    }
    if (worry.owner.empty() &&
        button(ui, "Take it",
               {.kind = ButtonKind::plain, .icon = Icon::person, .name = "Take it" + about, .key = "take"}))
      ui.emit(command::TakeWorry{line.id});
    if (worry.acknowledgedBy.empty() && !line.origin.empty() &&
        button(ui, "Seen",
               {.kind = ButtonKind::plain, .icon = Icon::eye, .name = "Seen" + about, .key = "seen"}))
      ui.emit(command::AcknowledgeWorry{line.id});
    if (worry.stage != WorryStage::answered) ask(WorryAct::close, "Close it", Icon::close, ButtonKind::plain);
  });
}

void drawCard(Ui& ui, const WorryLine& line) {
  const bool late = lateBy(line.worry, ui.local()) > 0;
  ui.keyed(line.id, [&] {
    CardSpec spec{.padX = 18, .padY = 10, .gap = 6, .key = "worry"};
    if (late) spec.border = Tone::red;
    ui.card(spec, [&] {
      drawHead(ui, line);
      text(ui, line.worry.what, {.maxLines = 6});
      drawWhere(ui, line);
      if (line.worry.stage == WorryStage::closed) return;
      ui.gap(4);
      drawActs(ui, line);
      ui.gap(6);
    });
  });
}

void drawLines(Ui& ui, const std::vector<WorryLine>& lines, const std::string& name) {
  double& most = ui.number("most", kPage);
  const std::size_t shown = std::min(lines.size(), static_cast<std::size_t>(most));
  ui.group(NodeRole::region, "cards", name, [&] {
    ui.column(12, [&] {
      for (std::size_t i = 0; i < shown; ++i) drawCard(ui, lines[i]);
    });
  });
  if (shown == lines.size()) return;
  ui.gap(12);
  if (button(ui, "Show more of " + plural(count(lines.size() - shown), "worry", "worries"),
             {.full = true, .key = "more of them"}))
    most += kPage;
}

void drawStage(Ui& ui, const WorryBoard& board, std::size_t at) {
  const std::string words(kStages[at].first);
  const TagKind kind = kStages[at].second;
  const std::vector<WorryLine>& lines = board.stages[at];
  ui.keyed(words, [&] {
    ui.flow(10, [&] {
      heading(ui, words);
      tag(ui, {std::to_string(lines.size()), lines.empty() ? TagKind::plain : kind});
    });
    ui.gap(10);
    const std::string_view none =
        at == 0 ? "Worries come from referrals, packs and supervision. They stay here until they are closed."
                : "None";
    if (lines.empty())
      second(ui, none);
    else
      drawLines(ui, lines, words);
  });
}

std::string_view partLabel(std::string_view part) {
  if (part == kLateWorries) return "Late";
  if (part == kMyWorries) return "Yours";
  if (part == kNobodysWorries) return "Nobody’s";
  if (part == kReferralWorries) return "Referrals";
  if (part == kPackWorries) return "Packs";
  return "Supervision";
}

ListTools toolsOf(const WorryBoard& board) {
  ListTools tools{.search = "Name, words or who was told",
                  .all = board.open,
                  .orders = {ListOrder::oldest, ListOrder::newest, ListOrder::byName},
                  .orderNames = {"Most urgent", "Newest", "By name"}};
  for (const auto& [part, n] : board.parts)
    tools.sorts.push_back({std::string(part), std::string(partLabel(part)) + " " + std::to_string(n)});
  if (board.closed) tools.sorts.clear();
  return tools;
}

void drawTitle(Ui& ui, const WorryBoard& board) {
  const std::string below = board.open == 0
                                ? "No worry is open"
                                : plural(board.open, "worry", "worries") + " open" +
                                      (board.late > 0 ? ", " + std::to_string(board.late) + " late" : "");
  ui.row(
      {.gap = 16, .align = Align::start, .stackBelow = 760, .stackGap = 12},
      {flex([&] { title(ui, "Risk board", below); }), fit([&] {
         ui.flow(8, [&] {
           const std::array<Option, 2> shown = {{{"open", "Open " + std::to_string(board.open)},
                                                 {"closed", "Closed " + std::to_string(board.closedInAll)}}};
           if (const auto which = segments(ui, board.closed ? "closed" : "open", shown,
                                           {.name = "Which worries", .key = "which"}))
             ui.emit(command::LookAtWorries{board.list, *which == "closed"});
           if (button(ui, "Add a worry", {.icon = Icon::plus}))
             ui.emit(command::StartForm{std::string(codes::kWorry), Id{}});
         });
       })});
}

}  // namespace

void drawWorries(Ui& ui, const State& state) {
  if (!state.open->desk) return;
  const WorryBoard& board = state.open->desk->worries;
  ui.setTitle("Risk board");
  page(
      ui, "risks",
      [&] {
        drawTitle(ui, board);
        ui.gap(12);
        note(ui, {.kind = NoteKind::amber,
                  .icon = Icon::phone,
                  .strong = "This app calls nobody.",
                  .words = "If somebody may be in danger, ring the ward or 999 now, then write it here."});
        ui.gap(16);
        if (const auto next = listTools(ui, board.list, toolsOf(board)))
          ui.emit(command::LookAtWorries{*next, board.closed});
        ui.gap(16);
        if (board.closed) {
          if (board.shut.empty())
            emptyLine(ui, "No closed worry fits.");
          else
            drawLines(ui, board.shut, "Closed, newest first");
          return;
        }
        ui.row({.gap = 20, .align = Align::start, .stackBelow = kInColumns, .stackGap = 28},
               {flex([&] { drawStage(ui, board, 0); }), flex([&] { drawStage(ui, board, 1); }),
                flex([&] { drawStage(ui, board, 2); })});
      },
      1600);
}

void drawWorriesInShort(Ui& ui, const OpenState& open) {
  const WorryBoard& board = open.desk->worries;
  if (board.unanswered.empty() && board.late == 0) return;
  ui.keyed("risks", [&] {
    ui.gap(8);
    ListRow row{.avatarIcon = Icon::warning, .title = {}, .pressable = false};
    row.title = board.unanswered.empty()
                    ? plural(board.late, "worry", "worries") + " to look at again"
                    : plural(count(board.unanswered.size()), "worry", "worries") + " without an answer";
    for (std::size_t i = 0; i < board.unanswered.size() && i < 2; ++i) {
      const WorryLine& line = board.unanswered[i];
      row.second += (i > 0 ? ". " : "") + line.name +
                    (line.worry.told.empty() ? ", nobody told" : ", told " + line.worry.told.back().whom);
    }
    if (!row.second.empty()) row.second += ".";
    if (board.late > 0) row.tags.push_back({std::to_string(board.late) + " late", TagKind::red, Icon::clock});
    row.button = RowButton{"Look now", ButtonKind::filled, Icon::none, "Look now: the risk board"};
    listCard(ui, "Worries", 1, [&](std::size_t) {
      if (listRow(ui, row).button) ui.emit(command::GoTo{Place::worries});
    });
    ui.gap(16);
  });
}

}  // namespace alongside::ui
