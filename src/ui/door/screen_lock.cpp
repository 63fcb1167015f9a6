#include "ui/door/screen_lock.h"

#include <algorithm>
#include <cmath>

#include "app/command.h"
#include "app/team/command_team.h"
#include "core/text.h"
#include "ui/door/door.h"
#include "ui/door/screen_reopen.h"
#include "ui/kit/kit.h"
#include "ui/words/time_words.h"

namespace alongside::ui {
namespace {

using What = command::ChooseBegin::What;

const VaultLabel* chosenVault(const LockState& lock) {
  const auto at = std::ranges::find(lock.vaults, lock.chosen, &VaultLabel::id);
  return at == lock.vaults.end() ? nullptr : &*at;
}

std::string nameOn(const VaultLabel& vault) {
  return vault.worker.empty() ? "Name not readable" : vault.worker;
}

void promises(Ui& ui, const State& state) {
  ui.column(12, [&] {
    iconLine(ui, Icon::shieldCheck, "Locked. Everything here is sealed until you open it.", Tone::blue,
             TextStyle::second, Tone::ink2);
    iconLine(ui, Icon::drive, "What was saved is here. Nothing is lost.", Tone::blue, TextStyle::second,
             Tone::ink2);
    iconLine(ui, state.online ? Icon::cloud : Icon::offline,
             state.online ? "Online. Nothing is sent until you say so." : "Offline. You can work as usual.",
             Tone::blue, TextStyle::second, Tone::ink2);
  });
}

std::string secondOf(const VaultLabel& vault, bool chosen) {
  if (!vault.readable) return "Cannot be opened";
  return chosen ? "Chosen" : "Sealed";
}

/// Somebody who may open it, or 'Somebody else'.
struct Face {
  std::string key, name, second;
  Icon icon = Icon::none;
  bool chosen = false;
  Tone tone = Tone::ink2;
};

std::vector<Face> facesOf(const LockState& lock) {
  std::vector<Face> faces;
  for (const VaultLabel& vault : lock.vaults) {
    const bool chosen = vault.id == lock.chosen;
    faces.push_back({vault.id, nameOn(vault), secondOf(vault, chosen), Icon::none, chosen,
                     vault.readable ? chosen ? Tone::ink : Tone::ink2 : Tone::red});
  }
  faces.push_back(
      {"somebody else", "Somebody else", "Add yourself here", Icon::personAdd, false, Tone::ink2});
  return faces;
}

void centredLine(Ui& ui, const Box& box, float y, std::string_view words, TextStyle style, Tone tone) {
  Paint& paint = ui.paint();
  const std::string shown = paint.clipped(words, style, box.width - 16);
  paint.text(box.x + (box.width - paint.textWidth(shown, style)) / 2, y, shown, style, tone);
}

/// A face above its name.
bool faceTile(Ui& ui, const Box& box, const Face& face) {
  constexpr float kDisc = 64;
  Paint& paint = ui.paint();
  const NodeId id = ui.nodeFor(face.name);
  const bool clicked = ui.clicked(id);
  ui.node(NodeRole::button, id, face.name + ", " + face.second, box).selected = face.chosen;
  if (!ui.visible(box)) return clicked;
  const bool lit = face.chosen || ui.hovered(id) || ui.pressed(id);
  paint.fill(box, lit ? Tone::tint : Tone::surface, radius::card);
  const float edge = paint.contrast() ? (face.chosen ? 4.0F : 2.0F) : face.chosen ? 2.0F : 1.0F;
  paint.border(box, face.chosen ? Tone::blue : Tone::line, edge, radius::card);
  const float disc = std::round(kDisc * (1 + (ui.metrics().text - 1) * 0.5F));
  const float words = paint.lineHeight(TextStyle::rowStrong) + paint.lineHeight(TextStyle::second);
  const float top = box.y + (box.height - disc - 15 - words) / 2;
  ui.inside({box.x + (box.width - disc) / 2, top, disc, disc},
            [&] { avatar(ui, face.name, kDisc, face.icon, face.chosen); });
  const float name = top + disc + 15;
  centredLine(ui, box, name, face.name, TextStyle::rowStrong, Tone::ink);
  centredLine(ui, box, name + paint.lineHeight(TextStyle::rowStrong), face.second, TextStyle::second,
              face.tone);
  ui.ring(id, box, radius::card);
  return clicked;
}

void choose(Ui& ui, const Face& face) {
  if (face.icon == Icon::personAdd)
    ui.emit(command::ChooseBegin{What::somebodyElse});
  else
    ui.emit(command::ChooseVault{face.key});
}

/// Tiles; rows where tiles would be crushed, and where there are many.
void people(Ui& ui, const LockState& lock) {
  constexpr std::size_t kTiles = 6;
  const std::vector<Face> faces = facesOf(lock);
  if (ui.metrics().narrow() || faces.size() > kTiles) {
    listCard(ui, "Who are you?", faces.size(), [&](std::size_t i) {
      const Face& face = faces[i];
      ui.keyed(face.key, [&] {
        const ListRow row{
            .avatarName = face.icon == Icon::none ? face.name : std::string{},
            .avatarIcon = face.icon,
            .title = face.name,
            .secondRuns = {{.words = face.second, .style = TextStyle::second, .tone = face.tone}},
            .selected = face.chosen};
        if (listRow(ui, row).pressed) choose(ui, face);
      });
    });
    return;
  }
  ui.group(NodeRole::group, "people", "Who are you?", [&] {
    ui.grid(
        168, 12, faces.size(),
        [&](std::size_t i, Box box) {
          ui.keyed(faces[i].key, [&] {
            if (faceTile(ui, box, faces[i])) choose(ui, faces[i]);
          });
        },
        160);
  });
}

void forgotten(Ui& ui, const LockState& lock, const VaultLabel& vault) {
  ui.gap(16);
  ui.card({.tone = Tone::sunken, .gap = 12, .key = "forgotten"}, [&] {
    heading(ui, "If you have forgotten it", 2, TextStyle::rowStrong);
    body(
        ui,
        "Nothing is lost. Everything stays sealed on this tablet, and Alongside cannot open it without you.");
    body(ui,
         "Only your coordinator can help, with the recovery key of your team. Save the recovery file and "
         "give it "
         "to them. It holds no records, and nobody else can use it.");
    if (vault.readable && !lock.fileWords.empty()) {
      body(ui,
           "Then read these five words to them, face to face or on a call. Their page shows the same five "
           "when the "
           "file is really this tablet’s.");
      wordsAloud(ui, "Five words of the recovery file", lock.fileWords);
    }
    ui.flow(8, [&] {
      if (vault.readable && button(ui, "Save the recovery file", {.icon = Icon::file}))
        ui.emit(command::SaveRecoveryFile{});
      if (vault.readable && button(ui, "I have a file back", {.icon = Icon::key}))
        ui.emit(command::ShowReopen{true});
      if (plainButton(ui, "Close this")) ui.emit(command::ShowForgotten{false});
    });
  });
}

std::string pauseSentence(Millis left) {
  const std::int64_t seconds = std::max<std::int64_t>(1, (left + 999) / 1000);
  return "Five tries did not open it. You can try again in " + plural(seconds, "second", "seconds") + ".";
}

}  // namespace

void passphraseEntry(Ui& ui, const State& state, const VaultLabel& vault) {
  const LockState& lock = state.lock;
  const bool paused = lock.pauseUntil > state.now;
  const bool wrong = lock.fault && lock.fault->code == "vault/wrong-passphrase";
  std::string error;
  if (paused)
    error = pauseSentence(lock.pauseUntil - state.now);
  else if (wrong)
    error = "That did not open it. Caps lock may be on.";

  const std::string asks = "Your passphrase, " + firstName(vault.worker);
  const FieldSpec spec{.label = asks,
                       .hideLabel = true,
                       .error = error,
                       .input = FieldInput::password,
                       .disabled = lock.opening,
                       .height = 56,
                       .autocomplete = "current-password",
                       .account = vault.worker,
                       .enterHint = "go",
                       .key = "passphrase " + vault.id};
  text(ui, asks, {.style = TextStyle::secondStrong, .record = false});
  ui.gap(8);
  bool entered = false, pressed = false;
  constexpr float kBeside = 420;
  const bool slim = ui.width() < ui.tx(kBeside);
  ui.row({.gap = 12, .align = Align::start, .stackBelow = kBeside},
         {flex([&] {
            const Entry entry = passwordField(ui, lock.passphrase, spec);
            if (entry.value) ui.emit(command::SetPassphrase{*entry.value});
            entered = entry.entered;
          }),
          fit([&] {
            pressed = button(ui, "Unlock",
                             {.kind = ButtonKind::filled,
                              .full = slim,
                              .width = 121,
                              .tall = true,
                              .busy = lock.opening,
                              .busyWords = "Opening",
                              .disabled = paused});
          })});
  if ((entered || pressed) && !paused && !lock.opening) ui.emit(command::Unlock{});
  // Once after each wrong try the field has the focus again.
  double& seen = ui.number("wrong " + vault.id);
  if (wrong && !lock.opening && lock.wrong != static_cast<int>(seen)) {
    seen = lock.wrong;
    ui.focus(fieldNode(ui, spec));
  }
  if (lock.fault && !wrong) {
    ui.gap(16);
    faultCard(ui, *lock.fault);
  }
}

namespace {

void passphrase(Ui& ui, const State& state, const VaultLabel& vault) {
  const LockState& lock = state.lock;
  passphraseEntry(ui, state, vault);
  ui.gap(12);
  ui.row({.stackBelow = 420, .stackGap = 4},
         {flex([&] { second(ui, "Locks by itself when nobody touches it."); }), fit([&] {
            if (button(ui, "I have forgotten it", {.kind = ButtonKind::plain, .align = Align::end}))
              ui.emit(command::ShowForgotten{!lock.forgotten});
          })});
  if (lock.forgotten) forgotten(ui, lock, vault);
}

void unreadable(Ui& ui, const LockState& lock) {
  faultCard(ui, lock.fault
                    ? *lock.fault
                    : Fault{"vault/damaged-header",
                            "The first piece of this vault is damaged, so no passphrase can open it here.",
                            "Nothing has been deleted, and what was sent is with your coordinator.",
                            "Keep this tablet as it is and show it to your coordinator."});
}

void lockCard(Ui& ui, const State& state) {
  const LockState& lock = state.lock;
  const float pad = ui.metrics().narrow() ? 20 : 40;
  ui.card({.padX = pad, .padY = pad - 4, .radius = radius::sheet, .key = "who"}, [&] {
    const VaultLabel* vault = chosenVault(lock);
    const bool alone = lock.vaults.size() == 1 && vault != nullptr;
    if (alone) {
      ui.row({.gap = 16}, {fixed(ui.tx(64), [&] { avatar(ui, nameOn(*vault), 64); }),
                           flex([&] { heading(ui, nameOn(*vault), 1, TextStyle::heading); })});
    } else {
      heading(ui, "Who are you?", 1, TextStyle::heading);
      ui.gap(20);
      people(ui, lock);
    }
    if (vault != nullptr) {
      ui.gap(24);
      ui.keyed(vault->id, [&] {
        if (vault->readable && lock.reopen)
          drawReopen(ui, lock, *vault);
        else if (vault->readable)
          passphrase(ui, state, *vault);
        else
          unreadable(ui, lock);
      });
    } else {
      ui.gap(20);
      second(ui, "Choose your name, then type your passphrase.");
    }
    ui.gap(12);
    ui.rule();
    ui.gap(12);
    if (alone)
      ui.row({.stackBelow = 420, .stackGap = 0},
             {flex([&] { body(ui, "Not you?", Tone::ink2); }), fit([&] {
                if (button(ui, "Somebody else", {.kind = ButtonKind::plain, .align = Align::end}))
                  ui.emit(command::ChooseBegin{What::somebodyElse});
              })});
    ui.row(
        {.stackBelow = 420, .stackGap = 0},
        {flex([&] { body(ui, "New to Alongside?", Tone::ink2); }), fit([&] {
           if (button(ui, "Practise with made-up people", {.kind = ButtonKind::plain, .align = Align::end}))
             ui.emit(command::ChooseBegin{What::practise});
         })});
  });
  doorUpdate(ui, state);
}

}  // namespace

void drawLock(Ui& ui, const State& state) {
  ui.setTitle("Locked");
  doorPage(ui, {.key = "lock",
                .beside = [&] { doorClock(ui); },
                .foot = [&] { promises(ui, state); },
                .matter = [&] { lockCard(ui, state); },
                .width = 640});
}

}  // namespace alongside::ui
