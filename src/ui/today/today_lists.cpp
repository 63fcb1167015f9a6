// Today: what was begun, what is due, who has not been seen, what has not been sent, what has to be settled.
#include <algorithm>

#include "app/command.h"
#include "app/desk_state.h"
#include "core/text.h"
#include "record/codes.h"
#include "ui/kit/kit.h"
#include "ui/today/today.h"
#include "ui/words/record_words.h"
#include "ui/worries/screen_worries.h"

namespace alongside::ui {

namespace {

constexpr std::size_t kAtOnce = 3;

std::int64_t count(std::size_t n) { return static_cast<std::int64_t>(n); }

/// 'All 7' at the right of a heading, when more than are shown.
std::size_t shownOf(Ui& ui, std::string_view heading, std::size_t all) {
  bool& unfolded = ui.flag("all");
  const std::string action = all <= kAtOnce ? "" : unfolded ? "Fewer" : "All " + std::to_string(all);
  if (sectionHead(ui, heading, action)) unfolded = !unfolded;
  return unfolded ? all : std::min(all, kAtOnce);
}

std::string begun(const DraftRow& draft, Date today) {
  return draft.begun.date == today ? "Begun " + draft.begun.clock() + ", not finished"
                                   : "Begun " + dayInside(draft.begun.date, today) + ", not finished";
}

void drawDraftCard(Ui& ui, const DraftRow& draft) {
  ui.card({.gap = 12}, [&] {
    const std::string name = draft.person.empty() ? draft.title : draft.person;
    ui.row({.gap = 12}, {fixed(ui.tx(44), [&] { avatar(ui, name); }), flex([&] {
                           text(ui, draft.title, {.style = TextStyle::rowStrong, .maxLines = 2});
                           second(ui, begun(draft, ui.today()));
                         })});
    if (!draft.words.empty()) ui.column(0, [&] { ownWords(ui, draft.words, WordsSize::card); });
    ui.row({.gap = 8},
           {flex([&] {
              if (button(ui, "Finish it",
                         {.icon = Icon::pencil,
                          .full = true,
                          .name = "Finish it: " + draft.title,
                          .key = "finish"})) {
                ui.emit(command::ResumeDraft{draft.draft});
              }
            }),
            fit([&] {
              if (button(ui, "Remove",
                         {.kind = ButtonKind::plain, .name = "Remove the draft: " + draft.title})) {
                ui.emit(command::DropDraft{draft.draft});
              }
            })});
  });
}

void drawDraftRow(Ui& ui, const DraftRow& draft) {
  const std::string name = draft.person.empty() ? draft.title : draft.person;
  const RowResult pressed = listRow(
      ui, {.avatarName = name,
           .title = name,
           .second = begun(draft, ui.today()),
           .button = RowButton{"Finish", ButtonKind::outlined, Icon::none, "Finish it: " + draft.title}});
  if (pressed.button || pressed.pressed) ui.emit(command::ResumeDraft{draft.draft});
}

void drawFollowUpRow(Ui& ui, const FollowUpRow& row) {
  ui.keyed(row.id, [&] {
    const RowResult pressed = listRow(ui, {.title = row.what,
                                           .secondRuns = dueRuns(row, ui.today(), true),
                                           .tick = row.done,
                                           .tickName = "Done: " + row.what,
                                           .strong = false});
    if (pressed.ticked) ui.emit(command::TickFollowUp{row.id, !row.done});
    if (pressed.pressed) ui.emit(command::OpenRecord{row.id});
  });
}

}  // namespace

void drawWorries(Ui& ui, const OpenState& open) {
  if (open.desk) {
    drawWorriesInShort(ui, open);
    return;
  }
  if (open.views.caseload.worries.empty()) return;
  ui.keyed("worries", [&] {
    ui.gap(kSectionGap);
    sectionHead(ui, "Worries that nobody has answered");
    listCard(ui, "Worries that nobody has answered", open.views.caseload.worries.size(), [&](std::size_t i) {
      const Id& id = open.views.caseload.worries[i];
      const Record* record = open.store.find(id);
      const Fields fields = open.store.fields(*record);
      const std::string told = textAt(fields, "told");
      ui.keyed(id, [&] {
        ListRow row{.avatarIcon = Icon::warning, .title = record->heading};
        const std::string name = record->person.empty() ? std::string() : nameOf(open, record->person) + ", ";
        const auto when = momentFrom(record->when);
        const std::string day =
            when ? (name.empty() ? dayInWords(when->date, ui.today()) : dayInside(when->date, ui.today()))
                 : "";
        row.second = name + day + (when ? " " + when->clock() : std::string());
        row.tags.push_back(told.empty() ? Tag{"Nobody told", TagKind::red, Icon::phone}
                                        : Tag{"Told " + told, TagKind::amber, Icon::clock});
        row.button = RowButton{"Answered", ButtonKind::outlined, Icon::check, "Answered: " + record->heading};
        const RowResult pressed = listRow(ui, row);
        if (pressed.button) ui.emit(command::Amend{id});
        if (pressed.pressed) ui.emit(command::OpenRecord{id});
      });
    });
    ui.gap(8);
    iconLine(ui, Icon::phone, "This app calls nobody, online or not. Ring until somebody answers.",
             Tone::amber, TextStyle::second, Tone::amber);
    ui.gap(16);
  });
}

void drawDrafts(Ui& ui, const OpenState& open, bool folded) {
  const auto& drafts = open.views.drafts;
  if (drafts.empty()) return;
  ui.keyed("drafts", [&] {
    ui.gap(kSectionGap);
    ui.column(0, [&] {
      const std::size_t shown = shownOf(ui, "Pick up where you left off", drafts.size());
      if (folded) {
        listCard(ui, "Drafts", shown,
                 [&](std::size_t i) { ui.keyed(drafts[i].draft, [&] { drawDraftRow(ui, drafts[i]); }); });
        return;
      }
      for (std::size_t i = 0; i < shown; ++i) {
        if (i > 0) ui.gap(16);
        ui.keyed(drafts[i].draft, [&] { drawDraftCard(ui, drafts[i]); });
      }
    });
  });
}

void drawFollowUps(Ui& ui, const OpenState& open, bool folded) {
  std::vector<const FollowUpRow*> rows;
  std::size_t late = 0;
  for (const FollowUpRow& row : open.views.caseload.followUps) {
    if (row.due == ui.today()) continue;                                   // they stand in the day
    if (open.desk && !open.desk->ownFollowUps.contains(row.id)) continue;  // everybody's are at the desk
    rows.push_back(&row);
    if (row.overdueDays > 0) ++late;
  }
  ui.keyed("follow-ups", [&] {
    if (folded) {
      if (rows.empty()) return;
      ui.gap(12);
      bool& unfolded = ui.flag("unfolded");
      std::vector<Run> below;
      if (late > 0) {
        const std::string words =
            rows.front()->overdueDays == 1 && late == 1 ? "1 from yesterday" : std::to_string(late) + " late";
        below.push_back({.words = words, .style = TextStyle::secondStrong, .tone = Tone::amber});
      } else {
        below.push_back({.words = "Next: " + dayInside(rows.front()->due, ui.today()),
                         .style = TextStyle::second,
                         .tone = Tone::ink2});
      }
      listCard(ui, "Follow-ups", unfolded ? rows.size() + 1 : 1, [&](std::size_t i) {
        if (i > 0) {
          drawFollowUpRow(ui, *rows[i - 1]);
          return;
        }
        const RowResult pressed = listRow(ui, {.avatarIcon = Icon::clock,
                                               .title = plural(count(rows.size()), "follow-up", "follow-ups"),
                                               .secondRuns = below,
                                               .chevron = true});
        if (pressed.pressed) unfolded = !unfolded;
      });
      return;
    }
    ui.gap(kSectionGap);
    ui.column(0, [&] {
      const std::size_t shown = shownOf(ui, "Follow-ups", rows.size());
      if (rows.empty()) {
        emptyLine(ui, "Nothing else to follow up.");
        return;
      }
      listCard(ui, "Follow-ups", shown, [&](std::size_t i) { drawFollowUpRow(ui, *rows[i]); });
    });
  });
}

void drawNotSeen(Ui& ui, const OpenState& open) {
  const auto& rows = open.views.caseload.notSeen;
  if (rows.empty()) return;
  ui.keyed("not seen", [&] {
    ui.gap(kSectionGap);
    ui.column(0, [&] {
      const std::size_t shown = shownOf(ui, "Not seen for a while", rows.size());
      listCard(ui, "Not seen for a while", shown, [&](std::size_t i) {
        const PersonRow& row = rows[i];
        ui.keyed(row.id, [&] {
          const RowResult pressed = listRow(
              ui, {.avatarName = row.name,
                   .title = row.name,
                   .secondRuns = secondRuns(row),
                   .button = RowButton{"Record", ButtonKind::outlined, Icon::plus, "Record, " + row.name}});
          if (pressed.button) ui.emit(command::StartRecord{row.id});
          if (pressed.pressed) ui.emit(command::OpenPerson{row.id});
        });
      });
    });
  });
}

void drawUnsent(Ui& ui, const OpenState& open) {
  const auto& unsent = open.views.send.unsent;
  if (unsent.empty() || open.who.role == Role::coordinator) return;
  const auto worries = std::ranges::count(unsent, true, &UnsentRow::worry);
  ui.keyed("unsent", [&] {
    ui.gap(kSectionGap);
    ui.column(0, [&] {
      sectionHead(ui, "Not sent yet");
      listCard(ui, "Not sent yet", 1, [&](std::size_t) {
        const std::string to = coordinatorsOf(open);
        const RowResult pressed =
            listRow(ui, {.avatarIcon = Icon::send,
                         .title = plural(count(unsent.size()), "record", "records") + " to send",
                         .second = worries > 0 ? plural(worries, "worry goes", "worries go") + " first" : to,
                         .chevron = true});
        if (pressed.pressed) ui.emit(command::GoTo{Place::send});
      });
    });
  });
}

void drawOwnCaseload(Ui& ui, const OpenState& open) {
  if (!open.desk || open.desk->own.empty()) return;
  const std::vector<OwnLine>& own = open.desk->own;
  ui.keyed("own", [&] {
    ui.gap(kSectionGap);
    ui.column(0, [&] {
      const std::size_t shown = shownOf(ui, "You see them yourself", own.size());
      listCard(ui, "You see them yourself", shown, [&](std::size_t i) {
        const OwnLine& line = own[i];
        ui.keyed(line.person, [&] {
          ListRow row{.avatarName = line.name, .title = line.name, .second = line.second};
          if (line.interim)
            row.tags.push_back({"Waits " + plural(daysBetween(line.since, ui.today()), "day", "days"),
                                TagKind::blue, Icon::clock});
          row.button = RowButton{"Record", ButtonKind::outlined, Icon::plus, "Record, " + line.name};
          const RowResult pressed = listRow(ui, row);
          if (pressed.button) ui.emit(command::StartRecord{line.person});
          if (pressed.pressed) ui.emit(command::OpenPerson{line.person});
        });
      });
    });
  });
}

void drawSupervision(Ui& ui, const OpenState& open) {
  constexpr int kSoon = 7;  // days
  const auto& next = open.views.mine.supervision;
  const bool soon = next && daysBetween(ui.today(), *next) <= kSoon;
  if (!soon && !open.views.mine.supervisionDue) return;
  ui.keyed("supervision", [&] {
    ui.gap(kSectionGap);
    ui.column(0, [&] {
      sectionHead(ui, "Supervision");
      listCard(ui, "Supervision", 1, [&](std::size_t) {
        ListRow row{.avatarIcon = Icon::person,
                    .title = soon ? dayInWords(*next, ui.today()) : std::string("Due, and none is planned"),
                    .chevron = true};
        if (!soon) row.second = "Last on " + fullDate(*open.views.mine.supervised);
        if (const std::size_t take = open.views.mine.toSupervision.size(); take > 0)
          row.second = plural(count(take), "thing", "things") + " to take there";
        if (listRow(ui, row).pressed) ui.emit(command::GoTo{Place::myWork});
      });
    });
  });
}

void drawToSettle(Ui& ui, const OpenState& open) {
  const auto packs = std::ranges::count_if(open.packs.incoming, [](const IncomingPack& pack) {
    return pack.opened && !pack.taken && !pack.fault;
  });
  const std::size_t rows =
      open.views.caseload.unsettled.size() + open.packs.joins.size() + (packs > 0 ? 1 : 0);
  if (rows == 0) return;
  ui.keyed("settle", [&] {
    ui.gap(kSectionGap);
    ui.column(0, [&] {
      sectionHead(ui, std::to_string(rows) + " to settle");
      listCard(ui, "To settle", rows, [&](std::size_t i) {
        if (i < open.views.caseload.unsettled.size()) {
          const Id& id = open.views.caseload.unsettled[i];
          const Record* record = open.store.find(id);
          ui.keyed(id, [&] {
            const RowResult pressed =
                listRow(ui, {.avatarIcon = Icon::versions,
                             .title = record != nullptr ? headingOf(open, *record) : "A record",
                             .second = "Written differently on two tablets",
                             .tags = {{"2 versions", TagKind::amber, Icon::versions}},
                             .chevron = true});
            if (pressed.pressed) ui.emit(command::OpenSettle{id});
          });
          return;
        }
        const std::size_t join = i - open.views.caseload.unsettled.size();
        if (join < open.packs.joins.size()) {
          const PendingJoin& asking = open.packs.joins[join];
          ui.keyed(asking.request.member.device(), [&] {
            const RowResult pressed = listRow(ui, {.avatarName = asking.request.member.name,
                                                   .title = asking.request.member.name + " asks to join",
                                                   .second = "Compare five words with them",
                                                   .chevron = true});
            if (pressed.pressed) ui.emit(command::GoTo{Place::team});
          });
          return;
        }
        const RowResult pressed = listRow(ui, {.avatarIcon = Icon::bringIn,
                                               .title = plural(packs, "pack", "packs") + " to take in",
                                               .second = "Opened and checked, not merged yet",
                                               .chevron = true});
        if (pressed.pressed) ui.emit(command::GoTo{Place::packs});
      });
    });
  });
}

}  // namespace alongside::ui
