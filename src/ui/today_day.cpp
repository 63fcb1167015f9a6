// Today: the day and the week.
#include <algorithm>
#include <array>

#include "core/text.h"
#include "record/codes.h"
#include "ui/kit.h"
#include "ui/reading.h"
#include "ui/today_parts.h"

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
void drawDueToday(Ui& ui, const FollowUpRow& due, bool filled) {
  ui.keyed(due.id, [&] {
    ListRow row{.avatarName = due.name,
                .title = due.what,
                .second = due.name.empty() ? "Due today" : due.name + ", due today",
                .tick = due.done,
                .tickName = "Done: " + due.what,
                .height = 80};
    if (!due.person.empty()) {
      row.avatarName.clear();
      row.button = RowButton{"Record", filled ? ButtonKind::filled : ButtonKind::outlined, Icon::plus,
                             "Record, " + due.name};
    }
    const RowResult pressed = listRow(ui, row);
    if (pressed.ticked) ui.emit(command::TickFollowUp{due.id, !due.done});
    if (pressed.button) ui.emit(command::StartRecord{due.person});
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
  const int sessions = open.views.sessionsByWeekday[day];
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

/// A ward round, a group or a supervision of today.
void drawMeeting(Ui& ui, const OpenState& open, const Id& id) {
  const Record* record = open.store.find(id);
  if (record == nullptr) return;
  const RecordLine line = lineOf(open, *record, ui.today());
  ui.keyed(id, [&] {
    ListRow row{.time = line.clock, .avatarIcon = line.icon, .title = headingOf(open, *record), .height = 80};
    const Fields fields = open.store.fields(*record);
    for (const char* key : {"ward", "place", "with"})
      if (row.second.empty()) row.second = textAt(fields, key);
    if (listRow(ui, row).pressed) ui.emit(command::OpenRecord{id});
  });
}

}  // namespace

void drawDay(Ui& ui, const OpenState& open, bool folded) {
  std::vector<Id> meetings;
  for (const Id& id : open.views.coming) {
    const auto when = momentFrom(open.store.find(id)->when);
    if (when && when->date == ui.today()) meetings.push_back(id);
  }
  std::vector<const FollowUpRow*> due;
  for (const FollowUpRow& row : open.views.followUps) {
    if (row.overdueDays == 0 && row.due == ui.today()) due.push_back(&row);
  }
  const std::size_t done = open.views.recorded.size();
  bool& unfolded = ui.flag("unfold the day");
  const bool fold = folded && done > 0 && !due.empty();
  const bool showDone = !fold || unfolded;

  ui.keyed("day", [&] {
    ui.gap(kSectionGap);
    ui.column(0, [&] {
      if (fold) {
        const std::string words = std::to_string(done) + " done";
        if (sectionHead(ui, "Your day", words, unfolded ? Icon::chevronUp : Icon::chevronDown))
          unfolded = !unfolded;
      } else if (sectionHead(ui, "Your day", "Add a follow-up", Icon::plus)) {
        ui.emit(command::StartForm{std::string(codes::kFollowUp), Id{}});
      }
      const std::size_t before = showDone ? done : 0;
      if (before + meetings.size() + due.size() == 0) {
        ui.card([&] {
          if (emptyLine(ui, "Nothing recorded yet today. Record as you go, or add a follow-up.", "Record",
                        Icon::plus)) {
            ui.emit(command::StartRecord{Id{}});
          }
        });
        return;
      }
      const std::size_t ahead = meetings.size() + due.size();
      const bool line = before > 0 && ahead > 0;
      const auto person =
          std::ranges::find_if(due, [](const FollowUpRow* row) { return !row->person.empty(); });
      listCard(ui, "Your day", before + ahead, [&](std::size_t i) {
        if (i < before) {
          drawRecorded(ui, open, open.views.recorded[i]);
          return;
        }
        if (line && i == before) nowLine(ui);
        if (i - before < meetings.size()) {
          drawMeeting(ui, open, meetings[i - before]);
          return;
        }
        const FollowUpRow* row = due[i - before - meetings.size()];
        drawDueToday(ui, *row, person != due.end() && *person == row);
      });
    });
  });
}

void drawWeek(Ui& ui, const OpenState& open) {
  const auto& byDay = open.views.sessionsByWeekday;
  const bool weekend = weekday(ui.today()) >= 5 || byDay[5] + byDay[6] > 0;
  const auto days = std::ranges::count_if(byDay, [](int n) { return n > 0; });
  const auto words = [&] {
    if (open.views.sessionsWeek == 0) {
      second(ui, "Nothing recorded this week yet.");
      return;
    }
    second(ui, plural(days, "day", "days") + " with people");
    second(ui, plural(open.views.sessionsWeek, "one-to-one", "one-to-ones") + ", " +
                   hours(open.views.minutesWeek));
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
