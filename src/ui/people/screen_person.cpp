#include "ui/people/screen_person.h"

#include <array>

#include "app/command.h"
#include "core/text.h"
#include "record/codes.h"
#include "ui/kit/kit.h"
#include "ui/people/person.h"
#include "ui/words/record_words.h"

namespace alongside::ui {

namespace {

std::string calledLine(const Fields& fields) {
  std::string line;
  const std::string preferred = textAt(fields, "preferred");
  if (!preferred.empty()) line = "Likes to be called " + preferred + ".";
  const std::string pronouns = textAt(fields, "pronouns");
  if (!pronouns.empty()) line += (line.empty() ? "" : " ") + pronouns + ".";
  return line;
}

/// Who this is, beyond doubt: an NHS number never stands without the date of birth.
void drawIdentity(Ui& ui, const Fields& fields) {
  const auto born = dateFrom(textAt(fields, "born"));
  const std::string nhs = textAt(fields, "nhs");
  const auto facts = [&] {
    if (born) {
      second(ui, "Born " + fullDate(*born) + ", " + std::to_string(yearsBetween(*born, ui.today())));
    } else if (!nhs.empty()) {
      second(ui, "Date of birth not known", Tone::amber);
    }
    if (!nhs.empty()) figures(ui, "NHS " + nhsNumberShown(nhs), TextStyle::second, Tone::ink2);
    std::string place = wardInWords(textAt(fields, "ward"));
    if (const auto since = dateFrom(textAt(fields, "wardSince")); since && !place.empty()) {
      place += " since " + dayInside(*since, ui.today());
    }
    const std::string bed = textAt(fields, "bed");
    if (!bed.empty()) place += (place.empty() ? "Bed " : ", bed ") + bed;
    if (!place.empty()) second(ui, place);
  };
  if (ui.metrics().narrow()) {
    ui.column(2, facts);
  } else {
    ui.flow(24, facts);
  }
}

void drawTags(Ui& ui, const PersonPage& person) {
  std::vector<Tag> all;
  if (textAt(person.fields, "consent") == codes::kConsentWithdrawn) {
    all.push_back({"Does not want peer support any more", TagKind::red, Icon::warning});
  }
  if (textAt(person.fields, "consent") == codes::kConsentNo) {
    all.push_back({"Does not want peer support", TagKind::red, Icon::warning});
  }
  if (const auto with = person.open.views.caseload.elsewhere.find(person.record.id);
      with != person.open.views.caseload.elsewhere.end())
    all.push_back({with->second.until
                       ? "With " + with->second.worker + " until " + fullDate(*with->second.until)
                       : "With " + with->second.worker + " now",
                   TagKind::plain, Icon::person});
  if (const auto cover = person.open.views.caseload.covering.find(person.record.id);
      cover != person.open.views.caseload.covering.end())
    all.push_back({"For " + cover->second.covers + " until " + fullDate(cover->second.until), TagKind::plain,
                   Icon::calendar});
  if (!codes::onCaseload(textAt(person.fields, "status"))) all.push_back({"Discharged", TagKind::plain});
  if (person.record.voided) all.push_back({"Withdrawn", TagKind::red, Icon::cross});
  for (const PersonRow& row : person.open.views.caseload.notSeen) {
    if (row.id == person.record.id) {
      all.push_back({"Not seen for " + plural(row.notSeenDays, "day", "days"), TagKind::amber, Icon::clock});
    }
  }
  if (all.empty()) return;
  ui.gap(12);
  tags(ui, all);
}

void drawMenu(Ui& ui, const PersonPage& person, bool& menu) {
  const Id& id = person.record.id;
  if (!menu) return;
  ui.gap(12);
  ui.group(NodeRole::group, "menu items", "More about " + person.first, [&] {
    ui.flow(8, [&] {
      if (button(ui, "Change details", {.icon = Icon::pencil, .key = "menu change"})) {
        menu = false;
        ui.emit(command::Amend{id});
      }
      if (button(ui, "Record something else", {.icon = Icon::plus})) {
        menu = false;
        ui.emit(command::OpenActs{id});
      }
      if (button(ui, "Raise a worry", {.icon = Icon::warning})) {
        menu = false;
        ui.emit(command::StartForm{std::string(codes::kWorry), id});
      }
      if (button(ui, "Add a follow-up", {.icon = Icon::calendar, .key = "menu follow-up"})) {
        menu = false;
        ui.emit(command::StartForm{std::string(codes::kFollowUp), id});
      }
      if (button(ui, "Correct a mistake", {.icon = Icon::undo})) {
        menu = false;
        ui.emit(command::Correct{id});
      }
      if (button(ui, "History", {.icon = Icon::versions})) {
        menu = false;
        ui.emit(command::OpenRecord{id});
      }
      if (!person.record.voided && button(ui, "Withdraw this record", {.kind = ButtonKind::danger})) {
        menu = false;
        ui.emit(command::AskWithdraw{id});
      }
    });
  });
}

void drawButtons(Ui& ui, const PersonPage& person, bool full, bool& menu) {
  const auto record = [&] {
    if (button(ui, "Record a session", {.kind = ButtonKind::filled, .icon = Icon::plus, .full = full})) {
      ui.emit(command::StartRecord{person.record.id});
    }
  };
  const auto more = [&] {
    if (iconButton(ui, Icon::more, menu ? "Less" : "More about " + person.first,
                   {.outlined = true, .tone = Tone::blue, .key = "menu button"})) {
      menu = !menu;
    }
  };
  if (full) {
    ui.row({.gap = 12}, {flex(record), fixed(48, more)});
  } else {
    ui.row({.gap = 16}, {fit(record), fixed(48, more)});
  }
}

void drawHead(Ui& ui, const PersonPage& person, bool& menu) {
  const bool wide = ui.metrics().wide();
  const std::string name = textAt(person.fields, "name", "Somebody");
  if (!wide) {
    if (backButton(ui, "People")) ui.emit(command::Back{});
    ui.gap(8);
    title(ui, name, calledLine(person.fields));
    ui.gap(8);
    drawIdentity(ui, person.fields);
    drawTags(ui, person);
    ui.gap(16);
    drawButtons(ui, person, true, menu);
  } else {
    ui.row({.gap = 24, .align = Align::start}, {flex([&] { title(ui, name, calledLine(person.fields)); }),
                                                fit([&] { drawButtons(ui, person, false, menu); })});
    ui.gap(8);
    drawIdentity(ui, person.fields);
    drawTags(ui, person);
  }
  drawMenu(ui, person, menu);
  if (!person.record.settled()) {
    ui.gap(16);
    const NotePress pressed = note(
        ui, {.kind = NoteKind::amber,
             .icon = Icon::versions,
             .strong = "2 versions.",
             .words = "Two tablets changed these details. The later one is shown until somebody chooses.",
             .action = "Compare them"});
    if (pressed == NotePress::action) ui.emit(command::OpenSettle{person.record.id});
  }
}

constexpr std::string_view kMenu = "menu";
constexpr std::array<std::string_view, 4> kTabs = {"overview", "timeline", "followUps", "details"};

}  // namespace

void openPersonMenu(Ui& ui, const Id& person) {
  ui.keyed(person, [&] { ui.flag(kMenu) = true; });
}

void drawPerson(Ui& ui, const State& state) {
  if (!state.open) return;
  const OpenState& open = *state.open;
  const Record* record = open.store.find(open.page.person);
  if (record == nullptr || record->kind == nullptr) return;
  const Fields fields = open.store.fields(*record);
  const PersonPage person{open, *record, fields, shortNameOf(open, open.page.person)};
  ui.keyed(open.page.person, [&] {
    bool& menu = ui.flag(kMenu);
    page(ui, "person", [&] {
      drawHead(ui, person, menu);
      ui.gap(20);
      const std::vector<Tab> all = {{"overview", "Overview"},
                                    {"timeline", "Timeline"},
                                    {"followUps", "Follow-ups"},
                                    {"details", "Details"}};
      const auto now = static_cast<std::size_t>(open.page.tab);
      const auto chosen = tabs(ui, kTabs[now], all, "About " + person.first);
      for (std::size_t i = 0; chosen && i < kTabs.size(); ++i) {
        if (*chosen == kTabs[i]) ui.emit(command::SetPersonTab{static_cast<PersonTab>(i)});
      }
      ui.gap(20);
      ui.keyed(kTabs[now], [&] {
        switch (open.page.tab) {
          case PersonTab::overview:
            drawOverview(ui, person);
            break;
          case PersonTab::timeline:
            drawTimeline(ui, person);
            break;
          case PersonTab::followUps:
            drawPersonFollowUps(ui, person);
            break;
          case PersonTab::details:
            drawDetails(ui, person);
            break;
        }
      });
    });
  });
}

}  // namespace alongside::ui
