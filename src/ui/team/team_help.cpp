// Help with a forgotten passphrase, and people given to others.
#include <algorithm>

#include "app/desk_state.h"
#include "app/team/command_team.h"
#include "core/text.h"
#include "ui/kit/kit.h"
#include "ui/team/team.h"
#include "ui/words/time_words.h"

namespace alongside::ui {

// --- A forgotten passphrase ---------------------------------------------------------------------------------

void helpPage(Ui& ui, const OpenState& open) {
  const HelpAsked& help = *open.desk->team.help;
  const std::string who = help.asked.worker.empty() ? "Somebody" : help.asked.worker;
  const std::string first = firstName(who);
  if (backButton(ui, "Team")) ui.emit(command::CloseHelp{});
  ui.gap(8);
  title(ui, "Help with a forgotten passphrase");
  ui.gap(20);
  if (!help.reopenWords.empty()) {
    note(ui, {.kind = NoteKind::green,
              .icon = Icon::check,
              .strong = "The file for the tablet of " + who + " is saved.",
              .words = "Their request proves that it opens the records of " + who +
                       " and of nobody else. It opens nothing without these six words."});
    ui.gap(16);
    wordsAloud(ui, "Six words for " + who, help.reopenWords);
    ui.gap(16);
    body(ui, "Tell " + first +
                 " the words in person, or on a call with a voice that you know. Do not write them "
                 "beside the file. They are gone when you leave this page.");
    ui.gap(20);
    if (button(ui, "They have file and words",
               {.kind = ButtonKind::filled, .icon = Icon::check, .tall = true}))
      ui.emit(command::CloseHelp{});
    return;
  }
  body(ui, "This file asks for the records of " + who + ". Make sure that it really is " + first +
               " who asks: whoever has the file and the words opens their records.");
  ui.gap(20);
  if (open.who.team && std::ranges::none_of(open.who.team->roster, [&](const Member& member) {
        return fold(member.name) == fold(help.asked.worker);
      })) {
    note(ui, {.kind = NoteKind::amber,
              .icon = Icon::warning,
              .strong = "Nobody of that name is in your team.",
              .words = "Go on only when you know why."});
    ui.gap(20);
  }
  if (!help.compared) {
    heading(ui, "Ask " + first + " to read the five words on the locked tablet", 2);
    ui.gap(8);
    body(ui,
         "They stand there under ‘I have forgotten it’. Face to face, or on a call with a voice that you "
         "know. Go on "
         "only when all five are the same: then this is the file of that tablet.");
    ui.gap(16);
    wordsAloud(ui, "Five words of the recovery file", help.fileWords);
    ui.gap(20);
    ui.flow(12, [&] {
      if (button(ui, "All five are the same",
                 {.kind = ButtonKind::filled, .icon = Icon::check, .tall = true}))
        ui.emit(command::SameFileWords{});
      if (button(ui, "They differ: do not help", {.tall = true})) ui.emit(command::CloseHelp{});
    });
    return;
  }
  ui.column(20, [&] {
    numbered(ui, 1, "The five words were the same",
             "The file holds no records, and only your team’s recovery key can use it.");
    ui.column(8, [&] {
      numbered(ui, 2, "Open the team’s recovery file",
               help.backupName.empty()
                   ? "It was saved when the team was started, and is kept apart from the sheet."
                   : help.backupName);
      if (button(ui, help.backupName.empty() ? "Open the recovery file" : "Open another one",
                 {.icon = Icon::file, .key = "backup"}))
        ui.emit(command::PickBackup{});
    });
    ui.column(8, [&] {
      numbered(ui, 3, "Type the eight words of the recovery sheet", "In their order, with spaces between.");
      const Entry typed = passwordField(
          ui, help.words,
          {.label = "The eight words", .autocomplete = "off", .enterHint = "go", .key = "help words"});
      if (typed.value) ui.emit(command::SetHelpWords{*typed.value});
      if (typed.entered) ui.emit(command::MakeReopening{});
    });
  });
  if (help.fault) {
    ui.gap(16);
    faultCard(ui, *help.fault);
  }
  ui.gap(20);
  if (button(ui, "Make the file for " + first,
             {.kind = ButtonKind::filled,
              .icon = Icon::key,
              .tall = true,
              .busy = help.working,
              .busyWords = "Opening",
              .key = "make"}))
    ui.emit(command::MakeReopening{});
}

// --- Giving people to others --------------------------------------------------------------------------------

namespace {

/// Cover has an end, and nobody has to remember it.
void drawCover(Ui& ui, const GiveAsked& asked) {
  constexpr int kUsualDays = 13;  // two weeks with the first day
  if (!asked.until) {
    if (button(ui, "It is cover, and ends", {.icon = Icon::calendar}))
      ui.emit(command::SetGiveUntil{addDays(ui.today(), kUsualDays)});
    return;
  }
  const auto day = dateEntry(ui, asked.until, {.label = "The last day of cover", .future = true});
  if (day) ui.emit(command::SetGiveUntil{*day});
  ui.gap(6);
  second(ui, "From the next day on " + asked.from + " sees them again, without anybody doing anything.");
  ui.gap(4);
  if (plainButton(ui, "No, it is for good", Icon::close)) ui.emit(command::SetGiveUntil{std::nullopt});
}

}  // namespace

void giveSheet(Ui& ui, const OpenState& open) {
  if (!open.desk || !open.desk->team.give) return;
  const GiveAsked& asked = *open.desk->team.give;
  const auto chosen = std::ranges::count(asked.people, true, &PersonToGive::chosen);
  const std::string whose =
      asked.from.empty() ? "People without a worker" : belongingTo(asked.from) + " people";
  const SheetPress press = sheet(
      ui,
      {.key = "give",
       .title = asked.people.size() == 1 ? "Who sees " + asked.people.front().name + "?" : whose,
       .second = plural(chosen, "person", "people") + " chosen",
       .closeName = "Close without giving",
       .actions = {{.label = "Give", .kind = ButtonKind::filled, .icon = Icon::check}},
       .twoColumns = true},
      [&] {
        label(ui, "Who goes");
        ui.gap(8);
        if (asked.people.empty()) emptyLine(ui, "Nobody is left to give.");
        ui.column(4, [&] {
          for (const PersonToGive& one : asked.people)
            ui.keyed(one.person, [&] {
              std::string below = one.ward;
              if (one.followUps > 0)
                below +=
                    (below.empty() ? "" : ", ") + plural(one.followUps, "follow-up", "follow-ups") + " open";
              if (tickBox(ui, one.name, one.chosen, {.below = below}))
                ui.emit(command::ChooseToGive{one.person, !one.chosen});
            });
        });
      },
      [&] {
        std::vector<Option> options;
        for (const std::string& name : asked.workers) options.push_back({name, name});
        const auto to = manyOf(ui, asked.to, options,
                               {.label = "Who sees them from now on",
                                .hint = "Several share them out: whoever has the fewest comes first."});
        if (to) ui.emit(command::ChooseTaker{*to});
        ui.gap(20);
        const Entry why =
            textField(ui, asked.why,
                      {.label = "Why", .placeholder = "Leaves at the end of the month", .maxLength = 200});
        if (why.value) ui.emit(command::SetGiveWhy{*why.value});
        if (!asked.from.empty()) {
          ui.gap(20);
          drawCover(ui, asked);
        }
        if (asked.fault) {
          ui.gap(12);
          iconLine(ui, Icon::warning, *asked.fault, Tone::red);
        }
        ui.gap(16);
        second(ui,
               "Their open follow-ups go along, and nothing in their records changes. Both workers’ tablets "
               "learn it "
               "from their next allocation: it stands under Referrals, ‘To hand over’.");
      });
  if (press.closed) ui.emit(command::CancelGive{});
  if (press.action) ui.emit(command::Give{});
}

}  // namespace alongside::ui
