// Today: the day and the week.
#include <algorithm>
#include <array>
#include <cmath>

#include "app/command.h"
#include "core/text.h"
#include "record/codes.h"
#include "ui/kit/kit.h"
#include "ui/pen/memory.h"
#include "ui/today/today.h"
#include "ui/words/record_words.h"

namespace alongside::ui {

namespace {

void drawRecorded(Ui& ui, const OpenState& open, const Id& id) {
  const Record* record = open.store.find(id);
  if (record == nullptr) return;
  const RecordLine line = lineOf(open, *record, ui.today());
  const std::string name = record->person.empty() ? line.title : nameOf(open, record->person);
  const bool met = codes::attended(textAt(open.store.fields(*record), "attendance", codes::kOnTime));
  ui.keyed(id, [&] {
    ListRow row{.time = line.clock,
                .avatarName = name,
                .title = name,
                .second = line.title,
                .done = true,
                .height = 80};
    if (!line.place.empty()) row.second += ", " + line.place;
    row.tags.push_back(met ? Tag{"Recorded", TagKind::green, Icon::check}
                           : Tag{"Did not happen", TagKind::plain});
    if (listRow(ui, row).pressed) ui.emit(command::OpenRecord{id});
  });
}

/// `filled`: the next thing to do, and the only filled button of the page.
void drawDue(Ui& ui, const FollowUpRow& due, bool filled) {
  const bool today = due.due == ui.today();
  ui.keyed(due.id, [&] {
    ListRow row{.avatarName = due.name,
                .title = due.what,
                .second = due.name,
                .tick = due.done,
                .tickName = "Done: " + due.what,
                .done = due.done,
                .height = 80};
    if (today && (row.second.empty() || !ui.metrics().narrow()))
      row.second += row.second.empty() ? "Due today" : ", due today";
    if (!due.person.empty()) {
      row.avatarName.clear();
      if (today) {
        const ButtonKind kind = filled ? ButtonKind::filled : ButtonKind::outlined;
        row.button = due.asks ? RowButton{"Answer", kind, Icon::pencil, "Answer: " + due.what}
                              : RowButton{"Record", kind, Icon::plus, "Record, " + due.name};
      }
    }
    const RowResult pressed = listRow(ui, row);
    if (pressed.ticked) ui.emit(command::TickFollowUp{due.id, !due.done});
    if (pressed.button && due.asks) ui.emit(command::TickFollowUp{due.id, true});
    if (pressed.button && !due.asks) ui.emit(command::StartRecord{due.person});
    if (pressed.pressed) ui.emit(command::OpenRecord{due.id});
  });
}

std::string hours(int minutes) {
  if (minutes < 60) return std::to_string(minutes) + " min";
  std::string words = std::to_string(minutes / 60) + " h";
  if (minutes % 60 != 0) words += " " + std::to_string(minutes % 60) + " min";
  return words;
}

constexpr std::array<std::string_view, 7> kDays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                   "Friday", "Saturday", "Sunday"};

void drawDayCircle(Ui& ui, const OpenState& open, std::size_t day) {
  const bool today = static_cast<int>(day) == weekday(ui.today());
  const int sessions = open.views.mine.sessionsByWeekday[day];
  const Tone tone = sessions > 0 || today ? Tone::blue : Tone::ink2;
  const float side = ui.tx(40);
  const Box box = ui.place(side, side);
  std::string name(kDays[day]);
  name += sessions > 0 ? ", " + plural(sessions, "one-to-one", "one-to-ones") : ", none";
  ui.node(NodeRole::text, ui.nodeFor(kDays[day]), std::move(name), box);
  if (!ui.visible(box)) return;
  Paint& paint = ui.paint();
  paint.fill(box, sessions > 0 || today ? Tone::tint : Tone::surface, side / 2);
  paint.border(box, today ? Tone::blue : Tone::line, today || paint.contrast() ? 2 : 1, side / 2);
  const std::string letter(kDays[day].substr(0, 1));
  const float wide = paint.textWidth(letter, TextStyle::secondStrong);
  const float high = paint.lineHeight(TextStyle::secondStrong);
  paint.text(box.x + (side - wide) / 2, box.y + (side - high) / 2, letter, TextStyle::secondStrong, tone);
}

}  // namespace

namespace {

/// A group, a supervision or a day on a ward.
void drawMeeting(Ui& ui, const OpenState& open, const Record& record, bool past) {
  const RecordLine line = lineOf(open, record, ui.today());
  ui.keyed(record.id, [&] {
    ListRow row{.time = line.clock,
                .avatarIcon = line.icon,
                .title = headingOf(open, record),
                .done = past,
                .height = 80};
    const Fields fields = open.store.fields(record);
    // A ward day is named by its ward.
    row.second =
        record.kindName == codes::kWardDay ? textAt(fields, "hours") : wardInWords(textAt(fields, "ward"));
    for (const char* key : {"place", "with"})
      if (row.second.empty()) row.second = textAt(fields, key);
    if (listRow(ui, row).pressed) ui.emit(command::OpenRecord{record.id});
  });
}

void drawOnDay(Ui& ui, const OpenState& open, const Id& id) {
  const Record* record = open.store.find(id);
  if (record == nullptr) return;
  if (record->kindName == codes::kSession) {
    drawRecorded(ui, open, id);
    return;
  }
  const auto when = momentFrom(record->when);
  drawMeeting(ui, open, *record, when && *when <= ui.local());
}

std::size_t roundsOn(const DayView& day) {
  std::size_t all = 0;
  for (const WardRounds& ward : day.rounds) all += ward.sheets.size();
  return all;
}

std::string headingOfDay(Date day, Date today) {
  if (day == today) return "Your day";
  const int ahead = daysBetween(today, day);
  return ahead == 1 || ahead == -1 ? dayInWords(day, today) + ", " + shortDay(day) : longDay(day);
}

/// The day comes in from the side where it lies: how far away it still is, -1 to 1.
float slideOf(Ui& ui, Date date, const DayView& day, std::string_view heading) {
  constexpr double kSlide = 0.16;  // seconds
  const double now = daysBetween(Date{2000, 1, 1}, date);
  double& shown = ui.number("day shown", now);
  double& began = ui.number("slide began", -kSlide);
  double& side = ui.number("slide side");
  if (shown != now) {
    side = now > shown ? 1 : -1;
    shown = now;
    began = ui.memory().clock;
    ui.announce(std::string(heading) + ", " +
                plural(day.records.size() + roundsOn(day) + day.due.size(), "entry", "entries") + ".");
  }
  return static_cast<float>(side) * (1 - ui.progressOf(began, kSlide));
}

void drawDayButtons(Ui& ui, Date day) {
  ui.row({.gap = 0}, {fixed(48,
                            [&] {
                              if (iconButton(ui, Icon::back, "The day before", {.tone = Tone::blue}))
                                ui.emit(command::ShowDay{addDays(day, -1)});
                            }),
                      fixed(48, [&] {
                        if (iconButton(ui, Icon::chevron, "The day after", {.tone = Tone::blue}))
                          ui.emit(command::ShowDay{addDays(day, 1)});
                      })});
}

/// What can be pressed at the right of the day's heading.
struct DayAction {
  std::string words, name;
  Icon icon = Icon::none;
};

bool drawDayHead(Ui& ui, Date day, const std::string& words, const DayAction& action) {
  constexpr float kButtons = 96, kGap = 8;
  const ButtonSpec spec{.kind = ButtonKind::plain,
                        .icon = action.icon,
                        .name = action.name,
                        .key = "day action",
                        .align = Align::end};
  bool pressed = false;
  const auto title = [&] { heading(ui, words); };
  const auto buttons = [&] { drawDayButtons(ui, day); };
  const auto act = [&] { pressed = button(ui, action.words, spec); };
  const float natural = ui.paint().textWidth(words, TextStyle::section) + kButtons + 3 * kGap +
                        buttonWidth(ui, action.words, spec);
  if (natural <= ui.width()) {
    ui.row({.gap = kGap}, {fit(title), fixed(kButtons, buttons), flex(), fit(act)});
  } else {
    ui.row({.gap = kGap}, {flex(title), fixed(kButtons, buttons)});
    ui.row({.gap = kGap}, {fit(act), flex()});
  }
  return pressed;
}

void drawNothingOn(Ui& ui, Date day) {
  ui.card([&] {
    if (day < ui.today()) {
      emptyLine(ui, "Nothing was recorded on this day.");
    } else if (day > ui.today()) {
      if (emptyLine(ui, "Nothing is planned for this day.", "Add a follow-up", Icon::plus))
        ui.emit(command::StartForm{std::string(codes::kFollowUp), Id{}});
    } else if (emptyLine(ui, "Nothing recorded yet today. Record as you go, or add a follow-up.", "Record",
                         Icon::plus)) {
      ui.emit(command::StartRecord{Id{}});
    }
  });
}

void drawDayList(Ui& ui, const OpenState& open, Date date, const std::string& name, std::size_t hidden) {
  const DayView& day = open.views.day;
  const bool today = date == ui.today();
  const std::size_t records = day.records.size() - hidden;
  if (records + day.due.size() == 0) {
    if (today || day.rounds.empty()) drawNothingOn(ui, date);
    return;
  }
  // 'Now' stands between what was and what will be.
  std::size_t before = 0;
  while (today && before < records &&
         open.store.find(day.records[hidden + before])->when <= ui.local().text())
    ++before;
  const auto person =
      std::ranges::find_if(day.due, [](const FollowUpRow& row) { return !row.person.empty(); });
  listCard(ui, name, records + day.due.size(), [&](std::size_t i) {
    if (before > 0 && i == before) nowLine(ui);
    if (i < records) {
      drawOnDay(ui, open, day.records[hidden + i]);
      return;
    }
    const FollowUpRow& row = day.due[i - records];
    drawDue(ui, row, person != day.due.end() && person->id == row.id);
  });
}

}  // namespace

void drawDayOrWeek(Ui& ui, bool week) {
  if (ui.metrics().narrow()) {  // no room beside the title but for this
    if (iconButton(ui, week ? Icon::today : Icon::calendar, week ? "The day" : "The week",
                   {.outlined = true, .tone = Tone::blue, .key = "day or week"})) {
      if (week)
        ui.emit(command::GoTo{Place::today});
      else
        ui.emit(command::ShowWeek{ui.today()});
    }
    return;
  }
  const std::vector<Option> options = {{"day", "Day"}, {"week", "Week"}};
  const auto chosen = segments(ui, week ? "week" : "day", options, {.name = "Day or week", .tick = false});
  if (chosen == "day") ui.emit(command::GoTo{Place::today});
  if (chosen == "week") ui.emit(command::ShowWeek{ui.today()});
}

void drawDay(Ui& ui, const OpenState& open, bool folded) {
  const DayView& day = open.views.day;
  const Date date = open.page.day.value_or(ui.today());
  const bool today = date == ui.today();
  const std::string words = headingOfDay(date, ui.today());
  const std::string now = ui.local().text();
  const auto done = static_cast<std::size_t>(
      std::ranges::count_if(day.records, [&](const Id& id) { return open.store.find(id)->when <= now; }));
  bool& unfolded = ui.flag("unfold the day");
  const bool fold = today && folded && done > 0 && done < day.records.size() + day.due.size();

  ui.keyed("day", [&] {
    ui.gap(kSectionGap);
    if (const int to = ui.swiped(ui.idOf("whole"))) ui.emit(command::ShowDay{addDays(date, to)});
    const float slide = slideOf(ui, date, day, words);
    ui.group(NodeRole::region, "whole", words, [&] {
      ui.lastNode().swipes = true;
      ui.column(0, [&] {
        DayAction action{"Add a follow-up", "", Icon::plus};
        if (fold)
          action = {std::to_string(done) + " done", "", unfolded ? Icon::chevronUp : Icon::chevronDown};
        if (!today) action = {"Today", "Back to today", Icon::none};
        if (drawDayHead(ui, date, words, action)) {
          if (fold) {
            unfolded = !unfolded;
          } else if (today) {
            ui.emit(command::StartForm{std::string(codes::kFollowUp), Id{}});
          } else {
            ui.emit(command::ShowDay{ui.today()});
          }
        }
        constexpr float kFar = 24;
        Paint& paint = ui.paint();
        paint.setOpacity(1 - std::abs(slide));
        paint.setOffset(slide * kFar, 0);
        drawDayList(ui, open, date, words, fold && !unfolded ? done : 0);
        drawRounds(ui, open);
        paint.setOffset(0, 0);
        paint.setOpacity(1);
      });
    });
  });
}

void drawWeek(Ui& ui, const OpenState& open) {
  const auto& byDay = open.views.mine.sessionsByWeekday;
  const bool weekend = weekday(ui.today()) >= 5 || byDay[5] + byDay[6] > 0;
  const auto days = std::ranges::count_if(byDay, [](int n) { return n > 0; });
  const auto words = [&] {
    if (open.views.mine.sessionsWeek == 0) {
      second(ui, "Nothing recorded this week yet.");
      return;
    }
    second(ui, plural(days, "day", "days") + " with people");
    second(ui, plural(open.views.mine.sessionsWeek, "one-to-one", "one-to-ones") + ", " +
                   hours(open.views.mine.minutesWeek));
  };
  const auto circles = [&] {
    ui.group(NodeRole::group, "days", "Your week", [&] {
      ui.flow(8, [&] {
        for (std::size_t day = 0; day < (weekend ? 7U : 5U); ++day) drawDayCircle(ui, open, day);
      });
    });
  };
  const auto head = [&] {
    text(ui, "Your week", {.style = TextStyle::rowStrong, .role = NodeRole::heading});
  };
  ui.keyed("week", [&] {
    ui.card({.padY = 18}, [&] {
      // Seven circles leave no room for the words beside them in a column of Today.
      if (weekend && ui.width() < ui.tx(680)) {
        const float wide = 7 * ui.tx(40) + 6 * 8;
        ui.row({.gap = 16, .stackBelow = 540, .stackGap = 12}, {flex([&] {
                                                                  head();
                                                                  words();
                                                                }),
                                                                fixed(wide, circles)});
        return;
      }
      ui.row({.gap = 16, .stackBelow = 520, .stackGap = 12}, {fit(head), flex(circles), fit(words)});
    });
  });
}

}  // namespace alongside::ui
