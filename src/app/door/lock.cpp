// The door: who is there, and unlocking. Covering and locking: cover.cpp.
#include <algorithm>

#include "app/door/passphrase.h"
#include "app/session/session.h"
#include "core/text.h"

namespace alongside {
namespace {
constexpr int kWrongBeforePause = 5;
constexpr Millis kPause = 30'000;
constexpr Millis kClockMayDiffer = 5 * Millis{60'000};  ///< what a network's time puts right by itself

/// Preferences and records lie in different stores of the browser: this one knows that there was a vault.
Fault vanished() {
  return {"disk/vanished",
          "Records were kept in this browser, and they are gone: the browser lost them, or somebody cleared "
          "them.",
          "What was sent is with your coordinator.",
          "If you did not clear them yourself, tell your coordinator what was not sent, and join again; "
          "a coordinator brings the team back from the recovery file."};
}

}  // namespace

/// Lock screen when somebody has a vault here, first start otherwise.
void Session::showDoor() {
  state.lock = LockState{};
  state.lock.vaults = vaultsOn(world.disk());
  const std::string last = world.preference("vault");
  if (state.lock.vaults.empty()) {
    state.begin = BeginState{};
    if (!last.empty()) state.begin.fault = vanished();
    state.gate = Gate::begin;
    return;
  }
  state.lock.chosen = state.lock.vaults.front().id;
  for (const VaultLabel& label : state.lock.vaults)
    if (label.id == last) state.lock.chosen = last;
  state.gate = Gate::lock;
}

/// The key of a vault, from what is typed.
Result<crypto::Secret> Session::keyTyped(const std::string& id) {
  std::string typed = state.lock.passphrase;
  auto key = Vault::keyFor(world.disk(), id, crypto::Secret::ofText(typed));
  if (!key && key.error().code == "vault/wrong-passphrase") {
    // The offered words may come back with capitals, hyphens or double spaces.
    std::string plain = typedWords(typed);
    if (plain != typed) key = Vault::keyFor(world.disk(), id, crypto::Secret::ofText(plain));
    crypto::wipe(plain);
  }
  crypto::wipe(typed);
  return key;
}

void Session::notOpened(Fault why) {
  LockState& lock = state.lock;
  lock.fault = std::move(why);
  if (lock.fault->code == "vault/wrong-passphrase" && ++lock.wrong % kWrongBeforePause == 0)
    lock.pauseUntil = world.now() + kPause;
}

void Session::unlock() {
  if (state.gate == Gate::cover) return uncover();
  LockState& l = state.lock;
  if (l.opening || l.pauseUntil > state.now || l.passphrase.empty()) return;
  l.fault.reset();
  l.opening = true;
  // After the frame that says 'Opening': deriving the key takes about half a second by design.
  soon([this] {
    LockState& lock = state.lock;
    lock.opening = false;
    auto key = keyTyped(lock.chosen);
    if (!key) return notOpened(key.error());
    auto opened = Vault::open(world.disk(), lock.chosen, std::move(*key));
    if (!opened) {
      lock.fault = opened.error();
      return;
    }
    crypto::wipe(lock.passphrase);
    lock.passphrase.clear();
    world.setPreference("vault", lock.chosen);
    openVault(std::move(*opened));
  });
}

void Session::openVault(std::unique_ptr<Vault> opened) {
  alive = std::make_shared<int>(0);
  vault = std::move(opened);
  state.open.emplace();
  OpenState& o = open();
  o.vault = vault->id();
  o.worker = vault->worker();
  o.damage = vault->damage();
  if (!loadLocal(vault->shelf("local"))) {
    const Fault fault{"vault/no-keys", "This tablet's own keys could not be read.",
                      "The sealed records are still here, untouched.",
                      "Do not clear the browser's data. Show this to your coordinator."};
    vault.reset();
    state.open.reset();
    state.lock.fault = fault;
    state.gate = Gate::lock;
    return;
  }
  drafts = vault->shelf("drafts");
  if (!drafts.is_object()) drafts = Json::object();
  std::vector<Revision> revisions = vault->takeRevisions();
  arrivals = Arrivals::from(vault->shelf("arrivals"));
  arrivals.markPassedOn(revisions);
  clearedPeople = ClearedPeople::from(vault->shelf("cleared"));
  o.store.reserve(revisions.size());
  const Millis now = world.now();
  // However far ahead, a stamp of this tablet's own counts: a clock that was set back must not put a new revision
  // before the one that it follows. Its own is what its key has signed. Anything else, the clock that was kept
  // included, moves it a day at most: somebody else's year 2286 must not become this tablet's.
  Hlc own;
  for (const Revision& revision : revisions)
    if (isSigned(revision) && revision.device == o.device && !arrivals.passedOver.contains(revision.rev))
      own = std::max(own, revision.hlc);
  const Hlc kept = clock->last();
  clock.emplace(o.device, own);
  clock->observe(kept, now);
  Millis lastUsed = numberAt(vault->shelf("local"), "at");
  if (own.ms > now + kFarAhead) lastUsed = std::max(lastUsed, own.ms);
  trail = {};
  looksNoted.clear();
  for (Revision& revision : revisions) {
    if (revision.kind == kAudit) {
      trail.add(std::move(revision));
      continue;
    }
    if (arrivals.passedOver.contains(revision.rev)) continue;
    clock->observe(revision.hlc, now);
    o.store.add(std::move(revision));
  }
  loadLeft(vault->shelf("local"));
  if (lastUsed > now + kClockMayDiffer)
    o.note = Fault{"clock/back",
                   "This tablet's clock shows an earlier time than when it was last used here: " +
                       fullDate(state.local.date) + ", " + state.local.clock() + ".",
                   "Nothing is lost, and what you record keeps its order.",
                   "Check the tablet's date and time before you record."};
  state.save = SaveState{};
  keepRecoverable();
  if (recovery) {  // a team was begun, its recovery sheet not confirmed
    state.begin = BeginState{};
    state.begin.coordinator = true;
    state.begin.step = BeginStep::recovery;
    state.begin.recoveryWords = randomWords(8);
    state.begin.askWords = {2, 7};
    state.gate = Gate::begin;
    return;
  }
  finishBegin();
  if (open().role == Role::worker && !open().note) tellTeam();  // a coordinator reads it under Team
}

/// The team's recovery key opens this vault, in the newest form. (A header that was altered or put back is left as it is: it
/// would be made to look genuine.)
void Session::keepRecoverable() {
  if (!vault || !open().team || !vault->headerSound() || vault->recoverableWith(open().team->recovery))
    return;
  saveStarted(false);
  vault->setRecovery(open().team->recovery,
                     guarded([this](const Outcome& outcome) { saveEnded(false, outcome); }));
}

void Session::showForgotten(bool shown) {
  state.lock.forgotten = shown;
  state.lock.fileWords.clear();
  const auto file = Vault::recoveryFile(world.disk(), state.lock.chosen);
  const auto asked = file ? Vault::readRecoveryFile(*file) : std::unexpected(file.error());
  if (shown && asked) state.lock.fileWords = fingerprintWords(asked->mark);
}

void Session::saveRecoveryFile() {
  auto file = Vault::recoveryFile(world.disk(), state.lock.chosen);
  if (!file) {
    state.lock.fault = file.error();
    return;
  }
  world.saveFile("alongside-forgotten-" + state.local.date.text() + ".json", "application/json", *file);
}

void Session::hearDoor() {
  namespace c = command;
  on<c::ChooseVault>([this](const c::ChooseVault& x) {
    state.lock.chosen = x.id;
    state.lock.passphrase.clear();
    state.lock.fault.reset();
    showForgotten(false);
    state.lock.reopen.reset();
    reopened.reset();
  });
  on<c::SetPassphrase>([this](const c::SetPassphrase& x) { state.lock.passphrase = x.text; });
  on<c::Unlock>([this](const c::Unlock&) { unlock(); });
  on<c::ShowForgotten>([this](const c::ShowForgotten& x) { showForgotten(x.open); });
  on<c::SaveRecoveryFile>([this](const c::SaveRecoveryFile&) { saveRecoveryFile(); });
}

}  // namespace alongside
