// First start: the passphrase, the recovery sheet, and handing over the join request.
#include <algorithm>

#include "app/command.h"
#include "core/text.h"
#include "ui/door/screen_begin_steps.h"
#include "ui/kit/kit.h"
#include "ui/words/time_words.h"

namespace alongside::ui {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

/// Four bars, and the grade in a word.
void strengthBars(Ui& ui, const PassphraseStrength& strength) {
  struct Grade {
    const char* word;
    Tone tone;
  };
  constexpr Grade kGrades[] = {
      {"Too easy", Tone::red}, {"Weak", Tone::amber}, {"Fair", Tone::green}, {"Strong", Tone::green}};
  const int grade = std::clamp(strength.grade, 0, 3);
  const Grade& shown = kGrades[grade];
  constexpr float kBar = 8, kGap = 6;
  Paint& paint = ui.paint();
  const Box box = ui.place(0, kBar);
  const float width = (box.width - 3 * kGap) / 4;
  for (int i = 0; i < 4; ++i) {
    const Box bar{box.x + static_cast<float>(i) * (width + kGap), box.y, width, kBar};
    paint.fill(bar, i <= grade ? shown.tone : Tone::sunken, radius::bar);
    if (i > grade) paint.border(bar, Tone::line, 1, radius::bar);
  }
  ui.gap(8);
  runs(ui, {{.words = shown.word, .style = TextStyle::secondStrong, .tone = shown.tone},
            {.words = ". " + strength.sentence, .style = TextStyle::second, .tone = Tone::ink2}});
}

void offeredWords(Ui& ui, const BeginState& begin) {
  bool& noted = ui.flag("noted");
  if (!noted) {
    heading(ui, "Four words, made for you", 2);
    ui.gap(8);
    body(ui,
         "Write them down and keep the paper away from the tablet until you know them. Nobody else has seen "
         "them, and nobody can look them up.",
         Tone::ink2);
    ui.gap(16);
    wordsAloud(ui, "Your four words", begin.offered);
    ui.gap(16);
    ui.flow(16, [&] {
      if (plainButton(ui, "Other words", Icon::refresh)) ui.emit(command::OfferWords{});
      if (plainButton(ui, "Use my own instead", Icon::pencil)) ui.emit(command::UseOwnPassphrase{true});
    });
    ui.gap(20);
    if (button(ui, "I have noted them",
               {.kind = ButtonKind::filled, .full = ui.metrics().narrow(), .width = 200, .tall = true}))
      noted = true;
    return;
  }
  heading(ui, "Type the four words", 2);
  ui.gap(8);
  body(ui, "From your paper or from your head, with a space between. So you know that you have them.",
       Tone::ink2);
  ui.gap(16);
  const Entry entry = passwordField(ui, begin.passphrase,
                                    {.label = "The four words",
                                     .error = faultOf(begin, "passphrase"),
                                     .input = FieldInput::newPassword,
                                     .height = 56,
                                     .maxLength = 200,
                                     .autocomplete = "new-password",
                                     .account = begin.name,
                                     .enterHint = "done",
                                     .key = "four words"});
  if (entry.value) ui.emit(command::SetBeginText{"passphrase", *entry.value});
  if (entry.entered) ui.emit(command::NextStep{});
  ui.gap(8);
  if (plainButton(ui, "Show the words again", Icon::eye)) noted = false;
  stepOn(ui, "Make my vault", {.busy = begin.working, .busyWords = "Making your keys"});
}

void ownPassphrase(Ui& ui, const BeginState& begin) {
  heading(ui, "A passphrase of your own", 2);
  ui.gap(8);
  body(ui,
       "Several words that nobody would put together are stronger than one clever word. You will type it "
       "every time you open Alongside.",
       Tone::ink2);
  ui.gap(16);
  const Entry entry = passwordField(ui, begin.passphrase,
                                    {.label = "Passphrase",
                                     .error = faultOf(begin, "passphrase"),
                                     .input = FieldInput::newPassword,
                                     .height = 56,
                                     .maxLength = 200,
                                     .autocomplete = "new-password",
                                     .account = begin.name,
                                     .enterHint = "done",
                                     .key = "own passphrase"});
  if (entry.value) ui.emit(command::SetBeginText{"passphrase", *entry.value});
  if (entry.entered) ui.emit(command::NextStep{});
  if (!begin.passphrase.empty()) {
    ui.gap(12);
    strengthBars(ui, begin.strength);
  }
  ui.gap(8);
  if (plainButton(ui, "Use four offered words instead", Icon::refresh))
    ui.emit(command::UseOwnPassphrase{false});
  stepOn(ui, "Make my vault", {.busy = begin.working, .busyWords = "Making your keys"});
}

}  // namespace

void beginPassphrase(Ui& ui, const BeginState& begin) {
  stepHead(ui, "Your passphrase",
           "It opens your vault on this tablet. If it is forgotten, only your team’s recovery key can help.");
  stepFault(ui, begin);
  if (begin.ownPassphrase)
    ownPassphrase(ui, begin);
  else
    // New words have to be noted anew.
    ui.keyed(joined(begin.offered), [&] { offeredWords(ui, begin); });
}

void beginRecovery(Ui& ui, const BeginState& begin) {
  bool& typing = ui.flag("typing");
  stepHead(ui, "The recovery sheet",
           "With it you can help somebody who forgot their passphrase, and begin again if this tablet is "
           "lost. Nothing else can.");
  stepFault(ui, begin);
  if (!typing) {
    ui.card({.padX = 24, .padY = 20, .gap = 16, .key = "words"}, [&] {
      heading(ui, "Eight words", 2);
      wordsAloud(ui, "Recovery words", begin.recoveryWords);
      numbered(ui, 1, "Print the sheet, or copy the words by hand",
               "They are shown now and never again. Lock the paper away.");
      numbered(ui, 2, "Save the recovery file",
               "Keep it somewhere else, on a stick or the trust’s drive. The words open it, so never keep "
               "both together.");
      ui.flow(12, [&] {
        if (button(ui, "Print the sheet", {.icon = Icon::print})) ui.emit(command::PrintRecovery{});
        if (button(ui, "Save the recovery file",
                   {.icon = Icon::file, .busy = begin.working, .busyWords = "Sealing the file"}))
          ui.emit(command::SaveRecovery{});
      });
      if (begin.recoveryTaken)
        tag(ui, {.words = "Recovery file saved", .kind = TagKind::green, .icon = Icon::check});
    });
    ui.gap(28);
    if (button(ui, "I have both",
               {.kind = ButtonKind::filled,
                .full = ui.metrics().narrow(),
                .width = 200,
                .tall = true,
                .disabled = !begin.recoveryTaken,
                .why = "Save the recovery file first. The words open nothing without it."}))
      typing = true;
    return;
  }
  heading(ui, "Type two of the words from your sheet", 2);
  ui.gap(16);
  const std::string wrong = faultOf(begin, "words");
  for (std::size_t i = 0; i < 2; ++i) {
    if (i > 0) ui.gap(20);
    const std::string key = "word" + std::to_string(i);
    const Entry entry = textField(ui, begin.typedWords[i],
                                  {.label = "Word " + std::to_string(begin.askWords[i]),
                                   .error = i == 1 ? wrong : std::string{},
                                   .height = 56,
                                   .maxLength = 40,
                                   .enterHint = i == 0 ? "next" : "done",
                                   .key = key});
    if (entry.value) ui.emit(command::SetBeginText{key, *entry.value});
    if (entry.entered && i == 1) ui.emit(command::NextStep{});
  }
  ui.gap(8);
  if (plainButton(ui, "Show the words again", Icon::eye)) typing = false;
  stepOn(ui, "Finish");
}

void joinAgain(Ui& ui, const std::vector<std::string>& ownWords, std::string_view coordinator,
               bool canShare) {
  const std::string name(coordinator);
  ui.column(16, [&] {
    numbered(ui, 1, "Give " + name + " your join request",
             "A small file with your name and public keys. It holds nothing about anybody.");
    ui.flow(12, [&] {
      if (button(ui, "Save the join request", {.icon = Icon::file})) ui.emit(command::SaveJoin{false});
      if (canShare && button(ui, "Share it", {.icon = Icon::share, .name = "Share the join request"}))
        ui.emit(command::SaveJoin{true});
    });
    numbered(ui, 2, "Read these five words to " + name,
             "Face to face or over the telephone. " + name + " accepts you only when all five are the same.");
    wordsAloud(ui, "This tablet’s five words", ownWords);
  });
}

void beginDone(Ui& ui, const State& state) {
  const BeginState& begin = state.begin;
  std::string coordinator = "your coordinator";
  if (state.open && state.open->who.team && !state.open->who.team->coordinators().empty())
    coordinator = firstName(state.open->who.team->coordinators().front()->name);
  stepHead(ui, "Your vault is ready",
           "One thing is left: " + coordinator +
               " has to know this tablet before anything you send can be opened. You can start working "
               "meanwhile.");
  stepFault(ui, begin);
  ui.card({.padX = 24, .padY = 20, .key = "join"},
          [&] { joinAgain(ui, begin.ownWords, coordinator, state.canShare); });
  stepOn(ui, "Start working");
}

void beginRestore(Ui& ui, const BeginState& begin) {
  stepHead(ui, "Bring back a saved copy",
           "For a coordinator whose tablet is lost or replaced. You need the recovery file and the recovery "
           "sheet.");
  stepFault(ui, begin);
  const bool opened = !begin.restoreFileName.empty();
  ui.card({.padX = 24, .padY = 20, .gap = 12, .key = "file"}, [&] {
    if (opened)
      fact(ui, "Recovery file", begin.restoreFileName);
    else
      body(ui, "The file’s name begins with alongside-recovery.", Tone::ink2);
    const std::string missing = faultOf(begin, "restoreFile");
    if (!missing.empty()) iconLine(ui, Icon::warning, missing, Tone::red, TextStyle::second, Tone::red);
    if (button(ui, opened ? "Open another file" : "Open the recovery file",
               {.icon = Icon::file, .key = "open"}))
      ui.emit(command::PickTeamFile{});
  });
  ui.gap(24);
  const Entry entry = longField(ui, begin.restoreWords,
                                {.label = "The eight words",
                                 .hint = "From the sheet, in their order, with a space between.",
                                 .error = faultOf(begin, "restoreWords"),
                                 .lines = 2,
                                 .maxLength = 200,
                                 .key = "restoreWords"});
  if (entry.value) ui.emit(command::SetBeginText{"restoreWords", *entry.value});
  ui.gap(16);
  note(ui, {.icon = Icon::info,
            .words = "The team and its keys come back at once. Records come back when each worker sends "
                     "everything again."});
  stepOn(ui, "Open it", {.busy = begin.working, .busyWords = "Opening"});
}

}  // namespace alongside::ui
