#include "ui/more/screen_security.h"

#include "app/command.h"
#include "core/text.h"
#include "ui/kit/kit.h"
#include "ui/words/new_passphrase.h"
#include "ui/words/time_words.h"

namespace alongside::ui {
namespace {

void quickPin(Ui& ui, const OpenState& open) {
  heading(ui, "Quick PIN");
  ui.gap(8);
  body(ui,
       "For the day: when you pause, the screen is only covered, and four to eight numbers show it again. "
       "After ten minutes more, after five wrong tries, "
       "or when you lock, the passphrase is needed. The PIN is never written down anywhere.",
       Tone::ink2);
  ui.gap(16);
  if (open.who.hasPin) {
    tag(ui, {"Set until you lock", TagKind::green, Icon::check});
    ui.gap(16);
  }
  const FieldSpec spec{.label = open.who.hasPin ? "Another PIN" : "New PIN",
                       .error = open.page.pinFault,
                       .input = FieldInput::pin,
                       .width = 280,
                       .maxLength = 8,
                       .enterHint = "done",
                       .key = "new pin"};
  const Entry entry = passwordField(ui, open.page.pinTyped, spec);
  if (entry.value) ui.emit(command::SetNewPin{*entry.value});
  ui.gap(16);
  const bool keep = button(ui, open.who.hasPin ? "Change it" : "Set the PIN",
                           {.icon = Icon::check,
                            .disabled = open.page.pinTyped.empty(),
                            .why = "Type four to eight numbers first.",
                            .key = "keep pin"});
  if (keep || (entry.entered && !open.page.pinTyped.empty())) ui.emit(command::KeepPin{});
  if (open.who.hasPin) {
    ui.gap(8);
    if (plainButton(ui, "Remove it", Icon::close)) ui.emit(command::RemovePin{});
  }
}

void anotherPassphrase(Ui& ui, const OpenState& open) {
  const PassphraseChange& change = *open.page.passphrase;
  const FieldSpec spec{.label = "Your passphrase now",
                       .error = change.nowFault,
                       .input = FieldInput::password,
                       .disabled = change.working,
                       .autocomplete = "current-password",
                       .account = open.who.worker,
                       .enterHint = "next",
                       .key = "passphrase now"};
  bool& begun = ui.flag("change begun");
  if (!begun) {
    begun = true;
    ui.focus(fieldNode(ui, spec));
  }
  const Entry typed = passwordField(ui, change.now, spec);
  if (typed.value) ui.emit(command::SetPresentPassphrase{*typed.value});
  ui.gap(20);
  newPassphrase(ui, change.next,
                {.account = open.who.worker, .keep = "Keep the new passphrase", .working = change.working});
  if (change.fault) {
    ui.gap(12);
    faultCard(ui, *change.fault);
  }
  if (!change.working && plainButton(ui, "Leave it as it is", Icon::close)) {
    begun = false;
    ui.emit(command::ChangePassphrase{false});
  }
}

void locking(Ui& ui, const OpenState& open) {
  heading(ui, "Locking");
  ui.gap(8);
  body(ui,
       open.who.practice
           ? "Practice does not lock by itself."
           : "Locks by itself after " + plural(settingOf(open.who.team, kLockMinutes), "minute", "minutes") +
                 " without touch. Your team file says how many.",
       Tone::ink2);
  ui.gap(16);
  if (button(ui, open.who.practice ? "Leave practice" : "Lock now", {.icon = Icon::lock, .key = "lock"}))
    ui.emit(command::Lock{});
  ui.gap(32);
  heading(ui, "Passphrase");
  ui.gap(8);
  body(ui,
       "Only you know it, and Alongside cannot look it up. If you forget it, ‘I have forgotten it’ on the "
       "lock screen makes a file with "
       "which your coordinator can help. Nothing is lost meanwhile.",
       Tone::ink2);
  if (open.who.practice) return;
  ui.gap(16);
  if (open.page.passphrase)
    anotherPassphrase(ui, open);
  else if (button(ui, "Change the passphrase", {.icon = Icon::pencil, .key = "change passphrase"}))
    ui.emit(command::ChangePassphrase{true});
}

}  // namespace

void drawSecurity(Ui& ui, const State& state) {
  const OpenState& open = *state.open;
  ui.setTitle("Security");
  page(
      ui, "security",
      [&] {
        if (backButton(ui, "More")) ui.emit(command::Back{});
        ui.gap(8);
        title(ui, "Security");
        ui.gap(24);
        ui.columns({flex([&] { quickPin(ui, open); }), flex([&] { locking(ui, open); })});
        if (!open.who.practice) {
          ui.gap(32);
          heading(ui, "This tablet’s five words");
          ui.gap(8);
          body(ui,
               open.who.role == Role::coordinator
                   ? "Read them to people who open your team file, so that they know it is yours."
                   : "Your coordinator may ask for them, to be sure that a pack is from this tablet.",
               Tone::ink2);
          ui.gap(16);
          wordsAloud(ui, "Five words", open.who.words);
        }
      },
      980);
}

}  // namespace alongside::ui
