#include "ui/door/screen_cover.h"

#include <algorithm>
#include <array>

#include "app/command.h"
#include "core/text.h"
#include "ui/door/door.h"
#include "ui/door/screen_lock.h"
#include "ui/kit/kit.h"

namespace alongside::ui {
namespace {

constexpr int kPinTries = 5;

/// A pad for a thumb; the field above takes a keyboard.
void pinPad(Ui& ui, const std::string& typed) {
  constexpr float kLongest = 12;
  ui.group(NodeRole::group, "pad", "Numbers", [&] {
    for (std::size_t line = 0; line < 4; ++line) {
      if (line > 0) ui.gap(8);
      ui.row({.gap = 8}, 3, [&](std::size_t column) {
        const std::size_t at = line * 3 + column;
        if (at == 9) return;
        if (at == 11) {
          if (button(ui, "Undo",
                     {.kind = ButtonKind::plain,
                      .full = true,
                      .tall = true,
                      .name = "Take the last number away"}) &&
              !typed.empty())
            ui.emit(command::SetPin{typed.substr(0, typed.size() - 1)});
        } else {
          const std::string digit = std::to_string(at == 10 ? 0 : at + 1);
          if (button(ui, digit, {.full = true, .tall = true}) && static_cast<float>(typed.size()) < kLongest)
            ui.emit(command::SetPin{typed + digit});
        }
      });
    }
  });
}

void quickPin(Ui& ui, const CoverState& cover) {
  const int left = std::max(0, kPinTries - cover.wrong);
  const FieldSpec spec{.label = "Quick PIN",
                       .error = cover.wrong > 0 ? "That is not it. " + plural(left, "try", "tries") +
                                                      " left, then it takes the passphrase."
                                                : std::string{},
                       .input = FieldInput::pin,
                       .height = 56,
                       .maxLength = 12,
                       .enterHint = "go",
                       .key = "pin"};
  const Entry entry = passwordField(ui, cover.typed, spec);
  if (entry.value) ui.emit(command::SetPin{*entry.value});
  ui.gap(16);
  pinPad(ui, cover.typed);
}

/// What is not saved can be saved again and carried away, without the records being shown.
void notSaved(Ui& ui, const SaveState& save) {
  if (!save.fault) return;
  ui.gap(24);
  ui.card({.tone = Tone::sunken, .gap = 16, .key = "not saved"}, [&] {
    faultParts(ui, *save.fault);
    ui.flow(8, [&] {
      if (button(ui, "Try again",
                 {.icon = Icon::refresh, .busy = save.keeping == Keeping::saving, .busyWords = "Saving"}))
        ui.emit(command::RetrySave{});
      if (button(ui, "Carry it away as a sealed file", {.icon = Icon::file})) ui.emit(command::SaveRescue{});
    });
  });
}

/// Only what was said here: a note of the page behind may name somebody.
void noteOfTheCover(Ui& ui, const OpenState& open) {
  constexpr std::array<std::string_view, 4> kHere = {"update/not-saved", "file/not-saved",
                                                     "send/no-coordinator", "pack/too-large"};
  if (!open.over.note || !std::ranges::contains(kHere, open.over.note->code)) return;
  ui.gap(16);
  faultCard(ui, *open.over.note);
}

std::string secondOf(const CoverState& cover) {
  if (cover.closing) return "One moment: what was being written is kept first. Then the page begins anew.";
  if (!cover.passphrase) return "Covered, still open. Your quick PIN shows it again.";
  return cover.locks ? "Covered. It locks by itself as soon as everything is saved."
                     : "Covered. Your passphrase shows it again.";
}

void coverCard(Ui& ui, const State& state) {
  const OpenState& open = *state.open;
  const float pad = ui.metrics().narrow() ? 20 : 40;
  ui.card({.padX = pad, .padY = pad - 4, .radius = radius::sheet, .key = "cover"}, [&] {
    ui.row({.gap = 16}, {fixed(ui.tx(64), [&] { avatar(ui, open.who.worker, 64); }), flex([&] {
                           heading(ui, open.who.worker, 1, TextStyle::heading);
                           second(ui, secondOf(state.cover));
                         })});
    if (state.cover.closing) return;
    ui.gap(24);
    if (state.cover.passphrase)
      passphraseEntry(ui, state, {open.who.vault, open.who.worker, true});
    else
      quickPin(ui, state.cover);
    notSaved(ui, state.save);
    noteOfTheCover(ui, open);
    if (state.cover.passphrase) return;
    ui.gap(16);
    ui.rule();
    ui.gap(8);
    if (plainButton(ui, "Use the passphrase instead", Icon::key)) ui.emit(command::Lock{});
  });
}

}  // namespace

void drawCover(Ui& ui, const State& state) {
  ui.setTitle("Covered");
  doorPage(ui, {.key = "cover",
                .beside = [&] { doorClock(ui); },
                .matter = [&] { coverCard(ui, state); },
                .width = 560});
}

}  // namespace alongside::ui
