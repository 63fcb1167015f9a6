// A person's page: everything that was recorded, every follow-up, every detail.
#include <algorithm>

#include "app/command.h"
#include "core/text.h"
#include "record/codes.h"
#include "ui/kit/kit.h"
#include "ui/kit/list_tools.h"
#include "ui/people/person.h"
#include "ui/words/record_words.h"

namespace alongside::ui {

namespace {

constexpr double kPage = 30;             ///< records of a timeline at once: rows have different heights
constexpr std::size_t kWordsMost = 240;  ///< characters of own words in a row; the record itself has all

std::string shortWords(const std::string& words) {
  if (characters(words) <= kWordsMost) return words;
  std::string cut = firstCharacters(words, kWordsMost);
  if (const std::size_t space = cut.rfind(' '); space != std::string::npos) cut.resize(space);
  return cut + "…";
}

/// Fields that stand under one heading in the description.
struct Part {
  std::string heading;
  std::vector<const Field*> fields;
  int column = 0;
};

std::vector<Part> partsOf(const Kind& kind, const Fields& answers) {
  std::vector<Part> parts;
  for (const Field& field : kind.fields) {
    if (!field.group.empty() || parts.empty() || field.column != parts.back().column) {
      parts.push_back({std::string(field.group), {}, field.column});
    }
    if (applies(field, answers)) parts.back().fields.push_back(&field);
  }
  std::erase_if(parts, [](const Part& part) { return part.fields.empty(); });
  return parts;
}

void drawPart(Ui& ui, const PersonPage& person, const Part& part) {
  ui.keyed(part.fields.front()->key, [&] {
    ui.column(8, [&] {
      heading(ui, part.heading.empty() ? "More" : part.heading);
      ui.card({.padY = 18, .gap = 12}, [&] {
        std::string unknown;
        for (const Field* field : part.fields) {
          const std::string value = inWords(*field, person.fields, ui.today());
          const std::string name = labelled(field->label, person.first);
          if (value.empty()) {
            unknown += (unknown.empty() ? "" : ", ") + name;
          } else if (field->type == FieldType::words) {
            ui.column(4, [&] {
              second(ui, name);
              ui.column(0, [&] { ownWords(ui, value, WordsSize::card); });
            });
          } else {
            ui.column(0, [&] { fact(ui, name, value, field->type == FieldType::nhsNumber); });
          }
        }
        if (!unknown.empty()) second(ui, "Not written down: " + unknown + ".");
      });
    });
  });
}

void drawTicked(Ui& ui, const PersonPage& person, const std::vector<Id>& rows, std::string_view name) {
  listCard(ui, name, rows.size(), [&](std::size_t i) {
    const Record& record = *person.open.store.find(rows[i]);
    const RecordLine line = lineOf(person.open, record, ui.today());
    ui.keyed(record.id, [&] {
      ListRow row{.title = line.title,
                  .second = line.second,
                  .tick = record.done,
                  .tickName = (record.done ? "Not done after all: " : "Done: ") + line.title,
                  .done = record.done,
                  .strong = false};
      const auto due = dateFrom(record.when);
      if (!record.done && due) {
        FollowUpRow followUp;
        followUp.due = *due;
        followUp.overdueDays = std::max(0, daysBetween(*due, ui.today()));
        row.second.clear();
        row.secondRuns = dueRuns(followUp, ui.today(), false);
      }
      const RowResult pressed = listRow(ui, row);
      if (pressed.ticked) ui.emit(command::TickFollowUp{record.id, !record.done});
      if (pressed.pressed) ui.emit(command::OpenRecord{record.id});
    });
  });
}

/// What is shown of the timeline, with counts, and from which end.
void drawTimelineTools(Ui& ui, const PersonPage& person) {
  const OpenState& open = person.open;
  ListTools tools{.orders = {ListOrder::newest, ListOrder::oldest}};
  for (const auto& [name, count] : open.views.page.timelineOf) {
    const Kind* kind = kindNamed(name);
    tools.all += count;
    if (kind != nullptr)
      tools.sorts.push_back({name, std::string(kind->plural) + " " + std::to_string(count)});
  }
  if (const auto next = listTools(ui, open.page.timelineList, tools)) ui.emit(command::LookAtTimeline{*next});
  ui.gap(20);
}

/// Day by day, as many at once as can be read.
void drawDays(Ui& ui, const PersonPage& person, const std::vector<Id>& about) {
  double& most = ui.number("most", kPage);
  const std::size_t shown = std::min(about.size(), static_cast<std::size_t>(most));
  ui.column(24, [&] {
    for (std::size_t i = 0; i < shown;) {
      const Record* first = person.open.store.find(about[i]);
      const std::string day = first != nullptr ? lineOf(person.open, *first, ui.today()).day : "";
      std::size_t end = i + 1;
      while (end < shown) {
        const Record* next = person.open.store.find(about[end]);
        if (next == nullptr || lineOf(person.open, *next, ui.today()).day != day) break;
        ++end;
      }
      ui.keyed(about[i], [&] {
        ui.column(8, [&] {
          heading(ui, day, 2, TextStyle::rowStrong);
          listCard(ui, day, end - i, [&](std::size_t at) {
            const Record* record = person.open.store.find(about[i + at]);
            if (record != nullptr) drawRecordRow(ui, person.open, *record, true);
          });
        });
      });
      i = end;
    }
    if (shown < about.size()) {
      const std::string rest = plural(about.size() - shown, "older record", "older records");
      if (button(ui, "Show more of " + rest, {.full = true, .key = "older"})) most += kPage;
    }
  });
}

/// Nothing to choose among a few.
void drawFollowUpTools(Ui& ui, const OpenState& open) {
  const int all = open.views.page.personToDo + open.views.page.personDoneInAll;
  if (all < 2) return;
  ListTools tools{.all = all,
                  .orders = {ListOrder::newest, ListOrder::oldest, ListOrder::byName},
                  .orderNames = {"Nearest first", "Furthest first", "By name"}};
  tools.sorts = {{"open", "To do " + std::to_string(open.views.page.personToDo)},
                 {"done", "Done " + std::to_string(open.views.page.personDoneInAll)}};
  if (const auto next = listTools(ui, open.page.followUpList, tools))
    ui.emit(command::LookAtFollowUps{*next});
}

}  // namespace

void drawRecordRow(Ui& ui, const OpenState& open, const Record& record, bool clock) {
  const RecordLine line = lineOf(open, record, ui.today());
  ui.keyed(record.id, [&] {
    ListRow row{.avatarIcon = line.icon,
                .title = line.title,
                .second = line.second,
                .aside = clock ? line.clock : line.day,
                .words = shortWords(line.words),
                .done = record.voided};
    // At the desk many people's words stand together.
    if (open.who.role == Role::coordinator) {
      const std::string by = writerOf(open, open.store.revision(record.heads.front()));
      row.second += (row.second.empty() ? "By " : ", by ") + (by == "You" ? std::string("you") : by);
    }
    if (record.voided) {
      row.words.clear();
      row.second.clear();
      row.secondRuns = {
          {.words = line.second, .style = TextStyle::second, .tone = Tone::ink2, .struck = true}};
      row.tags.push_back({"Withdrawn", TagKind::red, Icon::cross});
    }
    if (!record.settled()) row.tags.push_back({"2 versions", TagKind::amber, Icon::versions});
    if (listRow(ui, row).pressed) ui.emit(command::OpenRecord{record.id});
  });
}

void drawTimeline(Ui& ui, const PersonPage& person) {
  if (person.open.store.about(person.record.id).empty() && person.open.views.page.timeline.empty()) {
    if (emptyLine(ui, "Nothing recorded with " + person.first + " yet. It begins with a first session.",
                  "Record a session", Icon::plus)) {
      ui.emit(command::StartRecord{person.record.id});
    }
    return;
  }
  drawTimelineTools(ui, person);
  drawDays(ui, person, person.open.views.page.timeline);
}

void drawPersonFollowUps(Ui& ui, const PersonPage& person) {
  const Views& views = person.open.views;
  const std::string& only = person.open.page.followUpList.only;
  ui.column(24, [&] {
    drawFollowUpTools(ui, person.open);
    if (only != "done") {
      ui.column(0, [&] {
        if (sectionHead(ui, "To do", "Add", Icon::plus))
          ui.emit(command::StartForm{std::string(codes::kFollowUp), person.record.id});
        if (views.page.personOpen.empty()) {
          emptyLine(ui,
                    "Nothing is due for " + person.first + ". A session’s next step comes here by itself.");
        } else {
          drawTicked(ui, person, views.page.personOpen, "To do");
        }
      });
    }
    if (only == "done" || !views.page.personDone.empty()) {
      ui.column(8, [&] {
        heading(ui, "Done");
        if (views.page.personDone.empty()) {
          emptyLine(ui, "Nothing has been ticked off yet.");
        } else {
          drawTicked(ui, person, views.page.personDone, "Done");
        }
      });
    }
  });
}

void drawDetails(Ui& ui, const PersonPage& person) {
  const auto parts = partsOf(*person.record.kind, person.fields);
  const auto column = [&](int which) {
    ui.column(24, [&] {
      for (const Part& part : parts) {
        if (part.column == which) drawPart(ui, person, part);
      }
    });
  };
  ui.column(20, [&] {
    if (button(ui, "Change details", {.icon = Icon::pencil, .full = ui.metrics().narrow()})) {
      ui.emit(command::Amend{person.record.id});
    }
    ui.columns({flex([&] { column(0); }), flex([&] { column(1); })}, 640);
  });
}

}  // namespace alongside::ui
