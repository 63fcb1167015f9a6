#include "app/door/reopen.h"

#include "app/door/new_passphrase.h"
#include "app/session/passphrase.h"
#include "app/team/command_team.h"
#include "core/text.h"
#include "exchange/reopening.h"

namespace alongside {
void Reopen::takeReopening(const PickedFile& file) {
  if (state.gate != Gate::lock) return;
  LockState& l = state.lock;
  l.forgotten = true;
  l.reopen = ReopenState{};
  reopened.reset();
  l.reopen->fileName = file.name;
  l.reopen->file = textOf(file.bytes);
}

void Reopen::openReopening() {
  if (state.gate != Gate::lock || !state.lock.reopen || state.lock.reopen->working) return;
  state.lock.reopen->working = true;
  state.lock.reopen->fault.reset();
  session.soon([this] {
    if (!state.lock.reopen) return;
    ReopenState& r = *state.lock.reopen;
    r.working = false;
    auto key = alongside::openReopening(r.file, typedWords(r.words), state.lock.chosen);
    if (!key) {
      r.fault = key.error();
      return;
    }
    crypto::wipe(r.words);
    r.words.clear();
    reopened = std::move(*key);
    r.opened = true;
    r.next.offered = randomWords(4);
  });
}

/// The new passphrase is on the medium, and nothing of before is left on it, before the records are shown. The vault has
/// another key from then on: whoever helped, or saw file and words, has the old one.
void Reopen::keepNewPassphrase() {
  if (state.gate != Gate::lock || !state.lock.reopen || !state.lock.reopen->opened || !reopened) return;
  ReopenState& r = *state.lock.reopen;
  if (r.working) return;
  if (!chosen(r.next)) return;
  r.working = true;
  session.soon([this] {
    if (!state.lock.reopen || !reopened) return;
    const auto refused = [this](const Fault& fault) {
      if (!state.lock.reopen) return;
      state.lock.reopen->working = false;
      state.lock.reopen->fault = fault;
    };
    auto opened = Vault::open(world.disk(), state.lock.chosen, reopened->copy());
    if (!opened) {
      refused(opened.error());
      return;
    }
    std::string phrase = passphraseOf(state.lock.reopen->next);
    const auto held = std::make_shared<std::unique_ptr<Vault>>(std::move(*opened));
    std::optional<crypto::PublicKey> recoverable;
    if (const auto team = teamKept(textAt((*held)->shelf("local"), "team"))) recoverable = team->recovery;
    (*held)->renewKey(crypto::Secret::ofText(phrase), {}, recoverable,
                      guarded([this, held, refused](const Outcome& outcome) {
                        if (!outcome) {
                          refused(outcome.error());
                        } else {
                          if (state.lock.reopen) crypto::wipe(state.lock.reopen->next.typed);
                          state.lock.reopen.reset();
                          reopened.reset();
                          world.setPreference("vault", state.lock.chosen);
                          lock.openVault(std::move(*held));
                          if (state.open)
                            session.toast("Your new passphrase is kept. The old one opens nothing.");
                        }
                        session.reschedule();
                        session.changed();
                      }));
    crypto::wipe(phrase);
  });
}

void Reopen::hear() {
  namespace c = command;
  on<c::ShowReopen>([this](const c::ShowReopen& x) {
    reopened.reset();
    if (x.open)
      state.lock.reopen = ReopenState{};
    else
      state.lock.reopen.reset();
  });
  on<c::PickReopening>([this](const c::PickReopening&) {
    world.pickFiles(false, kFileLimit, [this](const std::vector<PickedFile>& files) {
      if (!files.empty()) takeReopening(files.front());
      session.changed();
    });
  });
  const auto atLock = [this](auto act) {
    if (state.gate == Gate::lock && state.lock.reopen) act(*state.lock.reopen);
  };
  on<c::SetReopenWords>([atLock](const c::SetReopenWords& x) {
    atLock([&](ReopenState& r) {
      r.words = x.words;
      r.fault.reset();
    });
  });
  on<c::OpenReopening>([this](const c::OpenReopening&) { openReopening(); });
}

}  // namespace alongside
