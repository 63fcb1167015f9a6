#include "ui/today/screen_week.h"

#include <algorithm>

#include "app/command.h"
#include "app/state.h"
#include "core/text.h"
#include "record/codes.h"
#include "ui/kit/kit.h"
#include "ui/pen/memory.h"
#include "ui/today/today.h"
#include "ui/words/record_words.h"

namespace alongside::ui {

namespace {

constexpr float kColumn = 132;  ///< CSS pixels times text size: narrower days go one under the other

Icon iconOf(WeekItem item) {
  switch (item) {
    case WeekItem::wardDay:
      return Icon::today;
    case WeekItem::round:
      return Icon::clipboard;
    case WeekItem::group:
      return Icon::groups;
    case WeekItem::supervision:
      return Icon::person;
    case WeekItem::session:
      return Icon::chat;
    case WeekItem::debrief:
      return Icon::heart;
    case WeekItem::followUp:
      return Icon::calendar;
  }
  return Icon::card;
}

std::string clockOf(const WeekEntry& entry) {
  return entry.minute < 0 ? std::string() : Moment{entry.day, entry.minute}.clock();
}

std::string belowOf(const WeekEntry& entry) {
  return entry.second.empty() || entry.item == WeekItem::debrief ? std::string(titleOf(entry.item))
                                                                 : entry.second;
}

void drawRow(Ui& ui, const WeekEntry& entry) {
  ui.keyed(entry.record, [&] {
    ListRow row{.time = clockOf(entry),
                .avatarIcon = iconOf(entry.item),
                .title = entry.title,
                .second = belowOf(entry),
                .done = entry.done,
                .height = 64};
    if (entry.done) row.tags.push_back({"Done", TagKind::green, Icon::check});
    if (listRow(ui, row).pressed) ui.emit(command::OpenRecord{entry.record});
  });
}

/// One entry in a column of its day: the time, who or what, and below what it is.
void drawBlock(Ui& ui, const WeekEntry& entry, std::size_t at, std::size_t of) {
  ui.keyed(entry.record, [&] {
    Paint& paint = ui.paint();
    const NodeId item = ui.nodeFor("entry"), press = ui.nodeFor("entry press");
    constexpr float kPad = 10;
    const float bar = 4;
    const float used = ui.remembered(item);
    const Box box = ui.place(0, std::max(48.0F, used + 16));
    Node& node = ui.node(NodeRole::listItem, item, {}, box);
    node.position = static_cast<std::uint16_t>(at);
    node.setSize = static_cast<std::uint16_t>(of);
    ui.open(item);
    const bool clicked = ui.clicked(press);
    const std::string clock = clockOf(entry), below = belowOf(entry);
    ui.node(NodeRole::button, press,
            (clock.empty() ? "" : clock + ", ") + entry.title + ", " + below + (entry.done ? ", done" : ""),
            box);
    if (ui.visible(box)) {
      const bool lit = ui.pressed(press) || ui.hovered(press);
      paint.fill(box, lit ? Tone::tint : Tone::surface, radius::tag);
      paint.border(box, Tone::line, paint.contrast() ? 2 : 1, radius::tag);
      paint.fill({box.x, box.y + 6, bar, box.height - 12}, entry.done ? Tone::green : Tone::blue, 2);
    }
    const Ui::Used words = ui.within({box.x + kPad + 2, box.y + 8, box.width - 2 * kPad, 0}, [&] {
      if (!clock.empty())
        text(ui, clock, {.style = TextStyle::leastStrong, .tone = Tone::ink2, .record = false});
      text(ui, entry.title,
           {.style = TextStyle::secondStrong,
            .tone = entry.done ? Tone::ink2 : Tone::ink,
            .maxLines = 3,
            .record = false});
      text(ui, below, {.style = TextStyle::least, .tone = Tone::ink2, .maxLines = 2, .record = false});
    });
    ui.remember(item, words.height);
    ui.close();
    ui.ring(press, box, radius::tag);
    if (clicked) ui.emit(command::OpenRecord{entry.record});
  });
}

void drawColumn(Ui& ui, const WeekDay& day) {
  const bool today = day.day == ui.today();
  ui.column(8, [&] {
    ui.whole([&] {
      const Tone tone = today ? Tone::blue : Tone::ink;
      text(ui, shortDay(day.day).substr(0, 3) + " " + std::to_string(day.day.day),
           {.style = TextStyle::rowStrong, .tone = tone, .record = false});
      const std::size_t n = day.entries.size();
      text(ui,
           today    ? "Today"
           : n == 0 ? "Nothing"
                    : std::to_string(n) + " in all",
           {.style = TextStyle::least, .tone = today ? Tone::blue : Tone::ink2, .record = false});
    });
    if (day.entries.empty()) return;
    ui.group(NodeRole::list, "entries", longDay(day.day), [&] {
      ui.column(8, [&] {
        for (std::size_t i = 0; i < day.entries.size(); ++i)
          drawBlock(ui, day.entries[i], i + 1, day.entries.size());
      });
    });
  });
}

std::string dayName(const WeekDay& day, Date today) {
  const std::string counts = countsInWords(day.counts);
  return longDay(day.day) + (day.day == today ? ", today" : "") + ": " +
         (counts.empty() ? "nothing" : counts);
}

void drawColumns(Ui& ui, const Week& week) {
  ui.row({.gap = 12, .align = Align::start}, week.shownDays(), [&](std::size_t i) {
    const WeekDay& day = week.days[i];
    ui.group(NodeRole::group, "day " + day.day.text(), dayName(day, ui.today()),
             [&] { drawColumn(ui, day); });
  });
}

void drawDays(Ui& ui, const Week& week) {
  for (std::size_t i = 0; i < week.shownDays(); ++i) {
    const WeekDay& day = week.days[i];
    ui.keyed(day.day.text(), [&] {
      const std::string counts = countsInWords(day.counts);
      ui.gap(16);
      heading(ui, longDay(day.day) + (day.day == ui.today() ? ", today" : ""));
      second(ui, counts.empty() ? "Nothing." : counts + ".");
      if (day.entries.empty()) return;
      ui.gap(8);
      listCard(ui, longDay(day.day), day.entries.size(),
               [&](std::size_t at) { drawRow(ui, day.entries[at]); });
    });
  }
}

void drawTurning(Ui& ui, Date monday) {
  const Date present = addDays(ui.today(), -weekday(ui.today()));
  ui.row({.gap = 8},
         {fixed(48,
                [&] {
                  if (iconButton(ui, Icon::back, "The week before", {.outlined = true, .key = "before"}))
                    ui.emit(command::ShowWeek{addDays(monday, -7)});
                }),
          fixed(48,
                [&] {
                  if (iconButton(ui, Icon::chevron, "The week after", {.outlined = true, .key = "after"}))
                    ui.emit(command::ShowWeek{addDays(monday, 7)});
                }),
          fit([&] {
            if (monday != present && button(ui, "This week", {.key = "this week"}))
              ui.emit(command::ShowWeek{ui.today()});
          }),
          flex(), fit([&] {
            if (button(ui, ui.metrics().narrow() ? "Ward day" : "Plan a ward day",
                       {.icon = Icon::plus, .name = "Plan a ward day", .key = "ward day"}))
              ui.emit(command::StartForm{std::string(codes::kWardDay), Id{}});
          })});
}

}  // namespace

void drawWeekPage(Ui& ui, const State& state) {
  const Week& week = state.open->views.page.week;
  ui.setTitle("Week");
  page(
      ui, "week",
      [&] {
        const std::string counts = countsInWords(week.counts);
        ui.row({.gap = 16, .align = Align::start},
               {flex([&] {
                  title(ui, fromTo(week.monday, addDays(week.monday, 6)),
                        counts.empty() ? "Nothing is in this week yet." : counts + ".");
                }),
                fit([&] { drawDayOrWeek(ui, true); })});
        ui.gap(16);
        drawTurning(ui, week.monday);
        ui.gap(20);
        const auto days = static_cast<float>(week.shownDays());
        if (ui.width() >= days * ui.tx(kColumn) + (days - 1) * 12)
          drawColumns(ui, week);
        else
          drawDays(ui, week);
      },
      1800);
}

}  // namespace alongside::ui
