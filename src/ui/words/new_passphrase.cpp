#include "ui/words/new_passphrase.h"

#include "app/command.h"
#include "ui/words/time_words.h"

namespace alongside::ui {

void newPassphrase(Ui& ui, const NewPassphrase& next, const NewPassphraseSpec& spec) {
  if (!next.own) {
    body(ui, "Your new passphrase is these four words. Note them, and type them back.");
    ui.gap(12);
    wordsAloud(ui, "Your four words", next.offered);
    ui.gap(12);
  } else {
    body(ui, "Choose a new passphrase. Four or more words that do not belong together are best.");
    ui.gap(12);
  }
  const Entry typed = passwordField(ui, next.typed,
                                    {.label = next.own ? "New passphrase" : "The four words",
                                     .hint = next.own ? next.strength.sentence : std::string(),
                                     .error = next.fault,
                                     .disabled = spec.working,
                                     .height = 56,
                                     .autocomplete = "new-password",
                                     .account = spec.account,
                                     .enterHint = "done",
                                     .key = next.own ? "own phrase" : "four words"});
  if (typed.value) ui.emit(command::SetNewPassphrase{*typed.value});
  ui.gap(16);
  if (button(ui, spec.keep,
             {.kind = ButtonKind::filled,
              .icon = spec.icon,
              .full = true,
              .tall = true,
              .busy = spec.working,
              .busyWords = "Keeping"}) ||
      (typed.entered && !spec.working))
    ui.emit(command::KeepNewPassphrase{});
  ui.gap(8);
  ui.flow(8, [&] {
    if (!next.own && plainButton(ui, "Four other words")) ui.emit(command::OfferNewWords{});
    if (plainButton(ui, next.own ? "Use four offered words" : "Choose my own"))
      ui.emit(command::UseOwnNewPassphrase{!next.own});
  });
}

}  // namespace alongside::ui
