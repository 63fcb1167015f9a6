#include "app/door/passphrases.h"

#include <utility>

#include "app/command.h"
#include "app/door/new_passphrase.h"
#include "app/session/passphrase.h"

namespace alongside {

namespace {
constexpr int kTries = 5;
}

NewPassphrase* Passphrases::asked() {
  if (state.gate == Gate::lock && state.lock.reopen) return &state.lock.reopen->next;
  if (state.gate == Gate::open && state.open && open().page.passphrase) return &open().page.passphrase->next;
  return nullptr;
}

void Passphrases::forget() {
  if (!state.open || !open().page.passphrase) return;
  crypto::wipe(open().page.passphrase->now);
  crypto::wipe(open().page.passphrase->next.typed);
  open().page.passphrase.reset();
}

void Passphrases::leave() { forget(); }

bool Passphrases::back() {
  if (!open().page.passphrase || open().page.place != Place::security) return false;
  forget();
  return true;
}

/// The present one is asked for, for an unlocked tablet may lie in other hands; after five wrong ones it locks. The new one
/// holds once the medium has it.
void Passphrases::keep() {
  PassphraseChange& change = *open().page.passphrase;
  if (change.working || !session.vault) return;
  change.fault.reset();
  change.nowFault = change.now.empty() ? "Type the one that you have now." : "";
  if (!chosen(change.next) || !change.nowFault.empty()) return;
  change.working = true;
  session.soon(guarded([this] {
    if (!state.open || !open().page.passphrase || !session.vault) return;
    PassphraseChange& asked = *open().page.passphrase;
    const auto key = Vault::keyFor(world.disk(), session.vault->id(), crypto::Secret::ofText(asked.now));
    if (!key) {
      asked.working = false;
      if (key.error().code != "vault/wrong-passphrase") {
        asked.fault = key.error();
      } else if (++wrong == kTries) {
        forget();
        cover.lock();
      } else {
        asked.nowFault = "This is not your passphrase. Check for capital letters and spaces.";
      }
      return;
    }
    wrong = 0;
    std::string phrase = passphraseOf(asked.next);
    session.vault->changePassphrase(
        crypto::Secret::ofText(phrase), {}, guarded([this](const Outcome& outcome) {
          if (!state.open) return;
          if (outcome) {
            forget();
            session.toast("Your new passphrase is kept. The old one opens nothing.");
          } else {
            // A step that was refused is tried again with the next save. It is said wherever somebody has gone meanwhile.
            Fault fault = outcome.error();
            fault.safe =
                "Your records are safe. Until the new passphrase is said to be kept, keep both in mind: "
                "one of them opens your records.";
            if (open().page.passphrase) {
              open().page.passphrase->working = false;
              open().page.passphrase->fault = std::move(fault);
            } else {
              open().over.note = std::move(fault);
            }
          }
          session.reschedule();
          session.changed();
        }));
    crypto::wipe(phrase);
  }));
  session.reschedule();
}

void Passphrases::hear() {
  namespace c = command;
  on<c::ChangePassphrase>([this](const c::ChangePassphrase& x) {
    if (!state.open || open().who.practice || (open().page.passphrase && open().page.passphrase->working))
      return;
    forget();
    if (x.open) open().page.passphrase.emplace().next = offeredPassphrase();
  });
  on<c::SetPresentPassphrase>([this](const c::SetPresentPassphrase& x) {
    if (!state.open || !open().page.passphrase) return;
    PassphraseChange& change = *open().page.passphrase;
    crypto::wipe(change.now);
    change.now = x.text;
    change.nowFault.clear();
  });
  on<c::SetNewPassphrase>([this](const c::SetNewPassphrase& x) {
    NewPassphrase* next = asked();
    if (next == nullptr) return;
    crypto::wipe(next->typed);
    next->typed = x.text;
    next->fault.clear();
    if (next->own) next->strength = strengthOf(next->typed);
  });
  on<c::UseOwnNewPassphrase>([this](const c::UseOwnNewPassphrase& x) {
    NewPassphrase* next = asked();
    if (next == nullptr) return;
    crypto::wipe(next->typed);
    *next = offeredPassphrase();
    next->own = x.own;
    next->strength = strengthOf("");
  });
  on<c::OfferNewWords>([this](const c::OfferNewWords&) {
    if (NewPassphrase* next = asked()) next->offered = offeredPassphrase().offered;
  });
  on<c::KeepNewPassphrase>([this](const c::KeepNewPassphrase&) {
    if (state.gate == Gate::lock) return reopen.keepNewPassphrase();
    if (asked() != nullptr) keep();
  });
}

}  // namespace alongside
