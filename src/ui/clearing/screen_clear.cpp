#include "ui/clearing/screen_clear.h"

#include <algorithm>

#include "app/clearing/command_clear.h"
#include "app/command.h"
#include "core/text.h"
#include "ui/kit/kit.h"
#include "ui/words/time_words.h"

namespace alongside::ui {
namespace {

constexpr float kSideBySide = 860;  ///< CSS pixels; upright the two stand one under the other

std::string records(std::size_t n) { return plural(n, "record", "records"); }
std::string people(std::size_t n) { return plural(n, "person", "people"); }

/// What they are called in a sentence that goes on about them.
std::string_view them(std::size_t n) { return n == 1 ? "it" : "them"; }

void whom(Ui& ui, const ClearPage& page) {
  heading(ui, "Whose records");
  ui.gap(8);
  ui.cardRows(page.people.size(), [&](std::size_t i) {
    const PersonToClear& one = page.people[i];
    ui.keyed(one.person, [&] {
      const TickSpec spec{
          .below =
              one.why + ". " +
              (one.records == 0 ? "All that is left is only here." : capital(records(one.records)) + "."),
          .disabled = one.draft || page.working,
          .why = one.draft ? "Something about them is half written. Finish it or remove it first." : ""};
      if (tickBox(ui, one.name, one.chosen, spec)) ui.emit(command::ChooseToClear{one.person, !one.chosen});
    });
  });
}

/// Of people who are chosen: what nobody has but this tablet.
void onlyHere(Ui& ui, const ClearPage& page) {
  std::vector<const OnlyHere*> shown;
  for (const OnlyHere& one : page.onlyHere) {
    const auto whose = std::ranges::find(page.people, one.person, &PersonToClear::person);
    if (whose != page.people.end() && whose->chosen) shown.push_back(&one);
  }
  heading(ui, "Only on this tablet");
  ui.gap(8);
  if (shown.empty()) {
    emptyLine(ui, "Nothing. Your coordinator has signed for all of it.");
    return;
  }
  body(ui,
       "Nobody has signed for these. They stay, and so does who they are about. What you tick is cleared as "
       "well, and then it is gone for good.",
       Tone::ink2);
  ui.gap(12);
  ui.cardRows(shown.size(), [&](std::size_t i) {
    const OnlyHere& one = *shown[i];
    ui.keyed(one.record, [&] {
      if (tickBox(ui, one.title, one.chosen, {.below = one.why, .disabled = page.working}))
        ui.emit(command::ChooseToLose{one.record, !one.chosen});
    });
  });
}

void clearButton(Ui& ui, const ClearPage& page) {
  if (page.lost > 0) {
    note(ui, {.kind = NoteKind::red,
              .icon = Icon::warning,
              .strong = page.lost == 1 ? "One of these is nowhere else."
                                       : std::to_string(page.lost) + " of these are nowhere else.",
              .words = "Once cleared, nobody can bring " + std::string(them(page.lost)) + " back."});
    ui.gap(16);
  }
  const std::string what =
      page.records == 0 ? "Clear" : "Clear " + records(page.records) + " about " + people(page.whose);
  if (button(ui, what,
             {.kind = page.lost > 0 ? ButtonKind::danger : ButtonKind::filled,
              .tall = true,
              .busy = page.working,
              .busyWords = "Clearing",
              .disabled = page.records == 0,
              .why = "Tick what is to go first.",
              .key = "clear"}))
    ui.emit(command::Clear{});
  ui.gap(12);
  second(ui,
         "If somebody comes back to you, your coordinator’s next file for this tablet brings back what they "
         "have.");
}

}  // namespace

void clearCard(Ui& ui, const OpenState& open) {
  const ClearCount& count = open.views.send.clear;
  if (count.records == 0 && count.keptBack == 0) return;
  ui.gap(24);
  if (count.records > 0) {
    ui.card({.key = "clear"}, [&] {
      heading(ui, "No longer with you: " + people(count.people), 2, TextStyle::rowStrong);
      ui.gap(4);
      body(ui,
           capital(records(count.records)) + " that your coordinator has. " +
               (count.records == 1 ? "It" : "They") + " can be cleared from this tablet.",
           Tone::ink2);
      ui.gap(12);
      if (button(ui, "See what can be cleared")) ui.emit(command::AskClear{});
    });
  } else if (note(ui,
                  {.icon = Icon::lock,
                   .words = capital(records(count.keptBack)) + " about people who are no longer with you " +
                            (count.keptBack == 1 ? "is" : "are") + " only on this tablet.",
                   .action = count.keptBack == 1 ? "See which it is" : "See which they are"}) ==
             NotePress::action) {
    ui.emit(command::AskClear{});
  }
}

void drawClear(Ui& ui, const State& state) {
  const OpenState& open = *state.open;
  ui.setTitle("Clear from this tablet");
  page(
      ui, "clear",
      [&] {
        if (backButton(ui, "Send")) ui.emit(command::Back{});
        ui.gap(8);
        title(
            ui, "Clear from this tablet",
            "A tablet is not the record. What your coordinator has of people who are no longer with you need "
            "not stay here.");
        ui.gap(24);
        if (!open.over.clear) return;
        const ClearPage& page = *open.over.clear;
        if (!page.said.empty()) {
          note(ui, {.kind = NoteKind::green, .icon = Icon::check, .words = page.said, .live = true});
          ui.gap(24);
        }
        if (page.people.empty()) {
          emptyLine(ui, page.said.empty() ? "There is nothing to clear." : "There is nothing more to clear.");
          return;
        }
        ui.columns({flex([&] {
                      whom(ui, page);
                      ui.gap(24);
                    }),
                    flex([&] {
                      onlyHere(ui, page);
                      ui.gap(24);
                    })},
                   kSideBySide);
        clearButton(ui, page);
      },
      980);
}

}  // namespace alongside::ui
