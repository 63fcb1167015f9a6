#include "ui/door/screen_begin.h"

#include <array>

#include "app/command.h"
#include "ui/door/door.h"
#include "ui/door/screen_begin_steps.h"
#include "ui/kit/kit.h"
#include "ui/more/screen_appearance.h"
#include "ui/words/time_words.h"

namespace alongside::ui {

using What = command::ChooseBegin::What;

void stepHead(Ui& ui, std::string_view title, std::string_view below) {
  heading(ui, title, 1, TextStyle::heading);
  if (!below.empty()) {
    ui.gap(8);
    body(ui, below, Tone::ink2);
  }
  ui.gap(24);
}

void stepFault(Ui& ui, const BeginState& begin) {
  if (!begin.fault) return;
  faultCard(ui, *begin.fault);
  ui.gap(20);
}

void stepOn(Ui& ui, std::string_view words, ButtonSpec spec) {
  ui.gap(28);
  spec.kind = ButtonKind::filled;
  spec.tall = true;
  spec.width = 200;
  spec.full = ui.metrics().narrow();
  if (button(ui, words, spec)) ui.emit(command::NextStep{});
}

std::string faultOf(const BeginState& begin, const char* field) {
  const auto at = begin.fieldFaults.find(field);
  return at == begin.fieldFaults.end() ? std::string{} : at->second;
}

namespace {

/// Without a promise of the browser, what is kept may be cleared: said before anything is written.
void storageWarning(Ui& ui, const State& state) {
  const StorageState& storage = state.storage;
  if (!storage.persisted || *storage.persisted || storage.installed) return;
  if (note(ui, {.kind = NoteKind::amber,
                .icon = Icon::warning,
                .strong = "This browser may clear what is kept here.",
                .words = "Some do so after a week without a visit, or when the tablet is full. Add Alongside "
                         "to the home screen before you begin, and begin there: on an iPad the app from the "
                         "home screen has a storage of its own. Or ask the browser to keep it.",
                .action = "Ask the browser to keep it"}) == NotePress::action)
    ui.emit(command::AskPersist{});
  ui.gap(16);
}

void looks(Ui& ui, const State& state) {
  bool& size = ui.flag("text size");
  bool& theme = ui.flag("light or dark");
  ui.row({.gap = 8, .stackBelow = 560, .stackGap = 0},
         {flex([&] {
            ui.flow(16, [&] {
              if (plainButton(ui, "Text size", Icon::textSize)) {
                size = !size;
                theme = false;
              }
              if (plainButton(ui, "Light or dark", Icon::sun)) {
                theme = !theme;
                size = false;
              }
            });
          }),
          fit([&] {
            if (button(ui, "Bring back a saved copy",
                       {.kind = ButtonKind::plain, .icon = Icon::refresh, .align = Align::end}))
              ui.emit(command::ChooseBegin{What::restore});
          })});
  if (size) {
    ui.gap(8);
    chooseTextSize(ui, state.appearance);
  }
  if (theme) {
    ui.gap(8);
    chooseTheme(ui, state.appearance);
  }
}

void choose(Ui& ui, const State& state) {
  if (!state.lock.vaults.empty()) {
    if (backButton(ui, "the names")) ui.emit(command::ChooseBegin{What::back});
    ui.gap(12);
  }
  heading(ui, "How would you like to begin?", 1, TextStyle::heading);
  ui.gap(8);
  body(ui, "It takes about three minutes. You can stop and come back.", Tone::ink2);
  ui.gap(24);
  storageWarning(ui, state);
  stepFault(ui, state.begin);
  ui.column(16, [&] {
    if (bigChoice(
            ui, Icon::people, "Join my team",
            "You need the team file from your coordinator, on a stick, by email or from the trust’s page.",
            true))
      ui.emit(command::ChooseBegin{What::join});
    if (bigChoice(
            ui, Icon::grid, "Start a team",
            "For coordinators. You will choose wards, make the team’s keys and print a recovery sheet."))
      ui.emit(command::ChooseBegin{What::start});
    if (bigChoice(ui, Icon::heart, "Practise with made-up people",
                  "Nothing you do there is kept or sent. A yellow band stays on the screen the whole time."))
      ui.emit(command::ChooseBegin{What::practise});
  });
  ui.gap(20);
  looks(ui, state);
  doorUpdate(ui, state);
}

void welcome(Ui& ui) {
  // The left column breaks it in three; a phone in two.
  const float narrower = ui.metrics().wide() ? 60.0F : 0.0F;
  const auto motto = [&] {
    text(ui, "Peer support, with you on the ward.",
         {.style = ui.metrics().narrow() ? TextStyle::title : TextStyle::display});
  };
  ui.indent(0, motto, narrower);
  ui.gap(28);
  ui.column(16, [&] {
    iconLine(ui, Icon::offline, "Works without a network, all day.");
    iconLine(ui, Icon::shieldCheck, "What you write is sealed on this tablet.");
    iconLine(ui, Icon::send, "Nothing leaves it until you send it to your coordinator.");
  });
}

struct Stage {
  std::string title;
  bool done, here;
};

bool bringsBack(const BeginState& begin) {
  return begin.step == BeginStep::restore || !begin.restoreFileName.empty();
}

std::string purposeOf(const BeginState& begin) {
  return bringsBack(begin) ? "Bring back a saved copy" : begin.coordinator ? "Start a team" : "Join my team";
}

/// Where in the few steps we are.
std::vector<Stage> stagesOf(const BeginState& begin) {
  const auto at = static_cast<int>(begin.step);
  const auto stage = [&](std::string title, BeginStep first, BeginStep last) {
    return Stage{std::move(title), at > static_cast<int>(last),
                 at >= static_cast<int>(first) && at <= static_cast<int>(last)};
  };
  if (bringsBack(begin))
    return {
        {"The recovery file and sheet", begin.step != BeginStep::restore, begin.step == BeginStep::restore},
        {"The newest team file", begin.step == BeginStep::passphrase, begin.step == BeginStep::restoreTeam},
        stage("A new passphrase", BeginStep::passphrase, BeginStep::passphrase)};
  if (begin.coordinator)
    return {stage("Your team", BeginStep::team, BeginStep::team),
            stage("Your passphrase", BeginStep::passphrase, BeginStep::passphrase),
            stage("The recovery sheet", BeginStep::recovery, BeginStep::recovery)};
  return {stage("The team file", BeginStep::teamFile, BeginStep::checkTeam),
          stage("Your name", BeginStep::name, BeginStep::name),
          stage("Your passphrase", BeginStep::passphrase, BeginStep::passphrase),
          stage("Tell your coordinator", BeginStep::done, BeginStep::done)};
}

void progressBeside(Ui& ui, const BeginState& begin) {
  const std::vector<Stage> stages = stagesOf(begin);
  if (!ui.metrics().wide()) {
    for (std::size_t i = 0; i < stages.size(); ++i)
      if (stages[i].here)
        second(ui, "Step " + std::to_string(i + 1) + " of " + std::to_string(stages.size()) + ": " +
                       stages[i].title);
    return;
  }
  text(ui, purposeOf(begin), {.style = TextStyle::title});
  ui.gap(24);
  ui.group(NodeRole::list, "steps", "Steps", [&] {
    ui.column(16, [&] {
      for (const Stage& stage : stages)
        iconLine(ui,
                 stage.done   ? Icon::checkCircle
                 : stage.here ? Icon::chevron
                              : Icon::none,
                 stage.title, stage.done ? Tone::green : Tone::blue,
                 stage.here ? TextStyle::strong : TextStyle::body, stage.here ? Tone::ink : Tone::ink2);
    });
  });
}

void matter(Ui& ui, const State& state) {
  const BeginState& begin = state.begin;
  // Once keys are made there is no way back, only on.
  const bool canGoBack = begin.step != BeginStep::recovery && begin.step != BeginStep::done && !begin.working;
  if (canGoBack) {
    if (plainButton(ui, "Back", Icon::back)) ui.emit(command::ChooseBegin{What::back});
    ui.gap(8);
  }
  switch (begin.step) {
    case BeginStep::choose:
      break;
    case BeginStep::team:
      beginTeam(ui, begin);
      break;
    case BeginStep::teamFile:
      beginTeamFile(ui, begin);
      break;
    case BeginStep::checkTeam:
      beginCheckTeam(ui, begin);
      break;
    case BeginStep::name:
      beginName(ui, begin);
      break;
    case BeginStep::passphrase:
      beginPassphrase(ui, begin);
      break;
    case BeginStep::recovery:
      beginRecovery(ui, begin);
      break;
    case BeginStep::done:
      beginDone(ui, state);
      break;
    case BeginStep::restore:
      beginRestore(ui, begin);
      break;
    case BeginStep::restoreTeam:
      beginRestoreTeam(ui, begin);
      break;
  }
}

}  // namespace

void drawBegin(Ui& ui, const State& state) {
  const BeginState& begin = state.begin;
  if (begin.step == BeginStep::choose) {
    ui.setTitle("Begin");
    doorPage(ui, {.key = "begin",
                  .beside = [&] { welcome(ui); },
                  .foot =
                      [&] {
                        second(ui,
                               "Not the clinical record. It sits beside RiO, IAPTUS and EMIS and refers to "
                               "them by number.");
                      },
                  .matter = [&] { choose(ui, state); }});
  } else {
    constexpr std::array<const char*, 10> kKeys = {"choose",  "team",        "team file", "check",
                                                   "name",    "passphrase",  "recovery",  "done",
                                                   "restore", "restore team"};
    ui.setTitle(purposeOf(begin));
    doorPage(ui, {.key = kKeys[static_cast<std::size_t>(begin.step)],
                  .beside = [&] { progressBeside(ui, begin); },
                  .matter = [&] { matter(ui, state); }});
  }
  if (ui.escaped()) ui.emit(command::ChooseBegin{What::back});
}

}  // namespace alongside::ui
