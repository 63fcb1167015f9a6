#include "app/door/lock.h"

#include <algorithm>

#include "app/session/passphrase.h"
#include "core/text.h"
#include "store/proof.h"

namespace alongside {
namespace {
constexpr Millis kClockMayDiffer = 5 * Millis{60'000};  ///< what a network's time puts right by itself

}  // namespace

void Lock::unlock() {
  if (state.gate == Gate::cover) return cover.uncover();
  LockState& l = state.lock;
  if (l.opening || l.pauseUntil > state.now || l.passphrase.empty()) return;
  l.fault.reset();
  l.opening = true;
  // After the frame that says 'Opening': deriving the key takes about half a second by design.
  session.soon([this] {
    LockState& lock = state.lock;
    lock.opening = false;
    auto key = keyTyped(world, lock, lock.chosen);
    if (!key) return notOpened(lock, key.error(), world.now());
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

void Lock::openVault(std::unique_ptr<Vault> opened) {
  const Json local = opened->shelf("local");
  auto keys = local.contains("keys") ? DeviceKeys::fromSealedJson(local["keys"]) : std::nullopt;
  if (!keys) {
    state.lock.fault = Fault{"vault/no-keys", "This tablet's own keys could not be read.",
                             "The sealed records are still here, untouched.",
                             "Do not clear the browser's data. Show this to your coordinator."};
    state.gate = Gate::lock;
    return;
  }
  OpenState who;
  who.who.vault = opened->id();
  who.who.worker = opened->worker();
  who.damage = opened->damage();
  who.who.role = textAt(local, "role") == "coordinator" ? Role::coordinator : Role::worker;
  who.who.teamFile = textAt(local, "team");
  // What this tablet took it keeps, whatever later versions ask of files that come in: without its team it would take the
  // next best file for its own.
  if (auto team = teamKept(who.who.teamFile))
    who.who.team = std::move(*team);
  else if (!who.who.teamFile.empty())
    who.over.note = Fault{"team/unread", "The team file that is kept on this tablet cannot be read any more.",
                          "Your records are here, unchanged. They can be sent again once the team is known.",
                          "Ask your coordinator for the newest team file, and open it under Send."};
  session.begin(std::move(opened), std::move(*keys), std::move(who), local);
  fillStore(local);
  notSent.load(local);
  session.keepRecoverable();
  if (begin.unfinished()) return;
  session.enter();
  if (open().who.role == Role::worker && !open().over.note)
    teamFiles.tell();  // a coordinator reads it under Team
}

void Lock::fillStore(const Json& local) {
  OpenState& o = open();
  std::vector<Revision> revisions = session.vault->takeRevisions();
  session.arrivals.markPassedOn(revisions);
  o.store.reserve(revisions.size());
  const Millis now = world.now();
  // However far ahead, a stamp of this tablet's own counts: a clock that was set back must not put a new revision
  // before the one that it follows. Its own is what its key has signed. Anything else, the clock that was kept
  // included, moves it a day at most: somebody else's year 2286 must not become this tablet's.
  Hlc own;
  for (const Revision& revision : revisions)
    if (isSigned(revision) && revision.device == o.who.device &&
        !session.arrivals.passedOver.contains(revision.rev))
      own = std::max(own, revision.hlc);
  const Hlc kept = session.clock->last();
  session.clock.emplace(o.who.device, own);
  session.clock->observe(kept, now);
  Millis lastUsed = numberAt(local, "at");
  if (own.ms > now + kFarAhead) lastUsed = std::max(lastUsed, own.ms);
  for (Revision& revision : revisions) {
    if (revision.kind == kAudit) {
      trail.log.add(std::move(revision));
      continue;
    }
    if (session.arrivals.passedOver.contains(revision.rev)) continue;
    session.clock->observe(revision.hlc, now);
    o.store.add(std::move(revision));
  }
  if (lastUsed > now + kClockMayDiffer)
    o.over.note = Fault{"clock/back",
                        "This tablet's clock shows an earlier time than when it was last used here: " +
                            fullDate(state.local.date) + ", " + state.local.clock() + ".",
                        "Nothing is lost, and what you record keeps its order.",
                        "Check the tablet's date and time before you record."};
}

/// The clock beside the name.
std::optional<double> Lock::due() const {
  if (state.gate != Gate::lock && state.gate != Gate::cover) return std::nullopt;
  return state.lock.pauseUntil > state.now ? 1.0
                                           : 60.0 - static_cast<double>(state.now % 60000) / 1000 + 0.05;
}

bool Lock::woken() { return state.gate == Gate::lock || state.gate == Gate::cover; }

void Lock::showForgotten(bool shown) {
  state.lock.forgotten = shown;
  state.lock.fileWords.clear();
  const auto file = Vault::recoveryFile(world.disk(), state.lock.chosen);
  const auto asked = file ? Vault::readRecoveryFile(*file) : std::unexpected(file.error());
  if (shown && asked) state.lock.fileWords = fingerprintWords(asked->mark);
}

void Lock::saveRecoveryFile() {
  auto file = Vault::recoveryFile(world.disk(), state.lock.chosen);
  if (!file) {
    state.lock.fault = file.error();
    return;
  }
  world.saveFile("alongside-forgotten-" + state.local.date.text() + ".json", "application/json", *file);
}

void Lock::hear() {
  namespace c = command;
  on<c::ChooseVault>([this](const c::ChooseVault& x) {
    state.lock.chosen = x.id;
    state.lock.passphrase.clear();
    state.lock.fault.reset();
    showForgotten(false);
    state.lock.reopen.reset();
  });
  on<c::SetPassphrase>([this](const c::SetPassphrase& x) { state.lock.passphrase = x.text; });
  on<c::Unlock>([this](const c::Unlock&) { unlock(); });
  on<c::ShowForgotten>([this](const c::ShowForgotten& x) { showForgotten(x.open); });
  on<c::SaveRecoveryFile>([this](const c::SaveRecoveryFile&) { saveRecoveryFile(); });
}

}  // namespace alongside
