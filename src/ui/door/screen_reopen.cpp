#include "ui/door/screen_reopen.h"

#include "app/team/command_team.h"
#include "core/text.h"
#include "ui/kit/kit.h"
#include "ui/words/time_words.h"

namespace alongside::ui {
namespace {

void theFile(Ui& ui, const ReopenState& reopen) {
  body(ui,
       "Your coordinator gave you a file back, and tells you six words. Open the file here and type the "
       "words.");
  ui.gap(16);
  if (reopen.file.empty()) {
    if (button(ui, "Open the file",
               {.kind = ButtonKind::filled, .icon = Icon::file, .full = true, .tall = true}))
      ui.emit(command::PickReopening{});
  } else {
    iconLine(ui, Icon::file, reopen.fileName, Tone::ink2);
    ui.gap(4);
    if (plainButton(ui, "Open another file", Icon::file)) ui.emit(command::PickReopening{});
    ui.gap(12);
    const Entry typed = textField(ui, reopen.words,
                                  {.label = "The six words",
                                   .disabled = reopen.working,
                                   .height = 56,
                                   .enterHint = "go",
                                   .key = "six words"});
    if (typed.value) ui.emit(command::SetReopenWords{*typed.value});
    ui.gap(16);
    if (button(ui, "Next",
               {.kind = ButtonKind::filled,
                .full = true,
                .tall = true,
                .busy = reopen.working,
                .busyWords = "Opening",
                .disabled = trim(reopen.words).empty(),
                .why = "Type the words first."}) ||
        (typed.entered && !reopen.working))
      ui.emit(command::OpenReopening{});
  }
}

void theNewPassphrase(Ui& ui, const ReopenState& reopen, const VaultLabel& vault) {
  iconLine(ui, Icon::checkCircle, "The words are right. Your records are here, unchanged.", Tone::green);
  ui.gap(12);
  if (!reopen.own) {
    body(ui, "Your new passphrase is these four words. Note them, and type them back.");
    ui.gap(12);
    wordsAloud(ui, "Your four words", reopen.offered);
    ui.gap(12);
  } else {
    body(ui, "Choose a new passphrase. Four or more words that do not belong together are best.");
    ui.gap(12);
  }
  const Entry typed = passwordField(ui, reopen.passphrase,
                                    {.label = reopen.own ? "New passphrase" : "The four words",
                                     .hint = reopen.own ? reopen.strength.sentence : std::string(),
                                     .error = reopen.fieldFault,
                                     .disabled = reopen.working,
                                     .height = 56,
                                     .autocomplete = "new-password",
                                     .account = vault.worker,
                                     .enterHint = "done",
                                     .key = reopen.own ? "own phrase" : "four words"});
  if (typed.value) ui.emit(command::SetNewPassphrase{*typed.value});
  ui.gap(16);
  if (button(ui, "Keep it and unlock",
             {.kind = ButtonKind::filled,
              .icon = Icon::lock,
              .full = true,
              .tall = true,
              .busy = reopen.working,
              .busyWords = "Keeping"}) ||
      (typed.entered && !reopen.working))
    ui.emit(command::KeepNewPassphrase{});
  ui.gap(8);
  ui.flow(8, [&] {
    if (!reopen.own && plainButton(ui, "Four other words")) ui.emit(command::OfferNewWords{});
    if (plainButton(ui, reopen.own ? "Use four offered words" : "Choose my own"))
      ui.emit(command::UseOwnNewPassphrase{!reopen.own});
  });
}

}  // namespace

void drawReopen(Ui& ui, const LockState& lock, const VaultLabel& vault) {
  const ReopenState& reopen = *lock.reopen;
  heading(ui, "A new passphrase, with your coordinator’s help", 2, TextStyle::section);
  ui.gap(12);
  if (reopen.opened)
    theNewPassphrase(ui, reopen, vault);
  else
    theFile(ui, reopen);
  if (reopen.fault) {
    ui.gap(16);
    faultCard(ui, *reopen.fault);
  }
  ui.gap(8);
  if (!reopen.working && plainButton(ui, "Back to the passphrase")) ui.emit(command::ShowReopen{false});
}

}  // namespace alongside::ui
