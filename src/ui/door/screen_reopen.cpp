#include "ui/door/screen_reopen.h"

#include "app/team/command_team.h"
#include "core/text.h"
#include "ui/kit/kit.h"
#include "ui/words/new_passphrase.h"

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
  newPassphrase(
      ui, reopen.next,
      {.account = vault.worker, .keep = "Keep it and unlock", .icon = Icon::lock, .working = reopen.working});
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
