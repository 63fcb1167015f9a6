#include "app/door/cover.h"

#include <algorithm>

#include "app/session/passphrase.h"
#include "core/text.h"

namespace alongside {
namespace {

constexpr double kLookAgain = 20;     ///< seconds: a tablet that slept shows it by its wall clock alone
constexpr double kCovered = 10 * 60;  ///< seconds; then a cover becomes a lock
constexpr int kWrongBeforePause = 5;
constexpr Millis kPause = 30'000;
constexpr int kPinTries = 5;
constexpr std::size_t kPinLeast = 4;
/// For the PIN alone: it guards a covered screen for minutes, five tries, in memory only.
constexpr crypto::Argon2 kPinArgon = crypto::Argon2::floor();

/// Without a touch, until it locks. A sheet that is read aloud in a meeting stays longer.
double lockSeconds(const OpenState& open) {
  constexpr double kMinute = 60;
  const int usual = settingOf(open.who.team, kLockMinutes);
  return kMinute *
         (open.over.reading.empty() ? usual : std::max(usual, settingOf(open.who.team, kReadingMinutes)));
}

}  // namespace

bool Cover::saved() {
  if (!state.cover.locks || leaving) return false;
  lock();  // it was asked for while something was not saved
  return true;
}

std::optional<double> Cover::due() const {
  const auto closes = closesIn();
  return closes ? std::optional(std::min(*closes, kLookAgain)) : std::nullopt;
}

/// Seconds until the page covers itself or locks; none while it has nothing to close.
std::optional<double> Cover::closesIn() const {
  if (!session.vault || !state.open || state.open->who.practice || leaving) return std::nullopt;
  const double due = lockSeconds(*state.open) - session.untouched.seconds();
  if (state.gate == Gate::open || (state.gate == Gate::begin && !state.begin.working)) return due;
  if (state.gate == Gate::cover && !state.cover.passphrase) return due + kCovered;
  return std::nullopt;
}

/// Asked before anything is done or drawn. True: the page is not what it was.
bool Cover::closeIfDue() {
  session.untouched.look(world.now(), world.uptime());
  const auto due = closesIn();
  if (!due || *due > 0) return false;
  if (pin && state.gate == Gate::open && *due + kCovered > 0)
    cover();
  else
    lock();
  return true;
}

/// The records are behind it from now on, and nothing of them stays in the page.
void Cover::putCover(CoverState with) {
  if (state.gate != Gate::cover) behindCover = state.gate;
  crypto::wipe(state.lock.passphrase);
  state.lock.passphrase.clear();
  state.lock.fault.reset();
  state.lock.opening = false;
  state.cover = std::move(with);
  state.gate = Gate::cover;
  world.clearPrint();
}

void Cover::takeCoverAway() {
  crypto::wipe(state.cover.typed);
  state.cover = CoverState{};
  state.lock = LockState{};
  state.gate = behindCover;
  session.untouched.begin(world.now(), world.uptime());
}

void Cover::tabletBack() {
  if (open().who.hasPin) cover();
}

void Cover::cover() {
  drafts.hidden();
  // Whoever opens the cover is not who wrote on a lent tablet.
  if (open().over.lent && open().over.form) open().over.form->leaving = !open().over.form->untouched();
  putCover({});
}

/// Drafts first, then everything in memory is overwritten and the page begins anew.
void Cover::lock() {
  if (!state.open || state.open->who.practice) {
    world.wipeAndReload();
    return;
  }
  if (leaving) return;
  pin.reset();
  open().who.hasPin = false;
  if (!letGo(&World::wipeAndReload)) coverUntilSaved();
}

/// Locking would lose what is not saved. Only the passphrase opens this cover, and it locks by itself once everything
/// is saved.
void Cover::coverUntilSaved() {
  const bool covered = state.gate == Gate::cover && state.cover.passphrase && !state.cover.closing;
  if (!covered) putCover({});
  state.cover.passphrase = state.cover.locks = true;
}

/// Everything that ends the page goes through here: what is half written is kept first, and nothing happens while
/// something is not saved (false). Saves that are under way are acknowledged before `leave`, since steps of the disk keep
/// their order. Nothing is drawn or typed meanwhile.
bool Cover::letGo(void (World::*leave)()) {
  if (!session.vault || leaving || state.save.keeping == Keeping::notSaved) return false;
  if (open().over.form && open().over.form->changed && !open().over.lent) drafts.put(*open().over.form);
  leaving = true;
  drafts.notSoon();
  const CoverState before = state.gate == Gate::cover ? state.cover : CoverState{};
  const bool covered = state.gate == Gate::cover;
  putCover({});
  state.cover.closing = true;
  // The clock's last stamp goes with it, so that a clock set back cannot repeat one.
  session.vault->setShelf("local", session.local(), [](const Outcome&) {});
  session.vault->setShelf("drafts", drafts.all,
                          guarded([this, leave, before, covered](const Outcome& outcome) {
                            if (outcome) {
                              (world.*leave)();
                              return;
                            }
                            leaving = false;
                            if (leave == &World::wipeAndReload)
                              coverUntilSaved();
                            else if (covered)
                              putCover(before);
                            else
                              takeCoverAway();
                            session.saveEnded(true, outcome);
                            session.reschedule();
                          }));
  return true;
}

void Cover::useUpdate() {
  if (!state.open || state.open->who.practice) {
    if (!state.begin.working) world.applyUpdate();
    return;
  }
  if (letGo(&World::applyUpdate) || leaving) return;
  open().over.note =
      Fault{"update/not-saved", "The newer version waits: beginning it now would lose what is not saved.",
            "Everything is still here while this page is open.",
            "Try to save again, or carry it away as a sealed file. Then use the newer version."};
}

Result<crypto::Secret> keyTyped(World& world, const LockState& lock, const std::string& id) {
  std::string typed = lock.passphrase;
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

void notOpened(LockState& lock, Fault why, Millis now) {
  lock.fault = std::move(why);
  if (lock.fault->code == "vault/wrong-passphrase" && ++lock.wrong % kWrongBeforePause == 0)
    lock.pauseUntil = now + kPause;
}

// --- What opens a cover -----------------------------------------------------------------------------------

void Cover::typePin(const std::string& typed) {
  if (state.gate != Gate::cover || !pin || state.cover.passphrase || state.cover.closing) return;
  state.cover.typed = typed;
  if (typed.size() < pin->digits) return;
  const auto hash = crypto::derive(crypto::Secret::ofText(typed), pin->salt, kPinArgon);
  if (hash && std::ranges::equal(hash->view(), pin->hash.view())) {
    takeCoverAway();
    return;
  }
  state.cover.typed.clear();
  if (++state.cover.wrong >= kPinTries) lock();
}

/// With the passphrase of the vault, as the lock is.
void Cover::uncover() {
  LockState& l = state.lock;
  if (!session.vault || !state.cover.passphrase || state.cover.closing || l.opening ||
      l.pauseUntil > state.now || l.passphrase.empty())
    return;
  l.fault.reset();
  l.opening = true;
  session.soon(guarded([this] {
    state.lock.opening = false;
    if (state.gate != Gate::cover || state.cover.closing) return;
    const auto key = keyTyped(world, state.lock, session.vault->id());
    if (key)
      takeCoverAway();
    else
      notOpened(state.lock, key.error(), world.now());
  }));
}

void Cover::keepPin() {
  if (!state.open) return;
  OpenState& o = open();
  const bool digits = std::ranges::all_of(o.page.pinTyped, [](char c) { return c >= '0' && c <= '9'; });
  if (o.page.pinTyped.size() < kPinLeast || o.page.pinTyped.size() > 8 || !digits) {
    o.page.pinFault = "Use four to eight digits.";
    return;
  }
  if (std::ranges::all_of(o.page.pinTyped, [&](char c) { return c == o.page.pinTyped[0]; }) ||
      std::string_view("01234567890").contains(o.page.pinTyped) ||
      std::string_view("09876543210").contains(o.page.pinTyped)) {
    o.page.pinFault = "Choose digits that are harder to guess.";
    return;
  }
  Pin fresh;
  fresh.salt = crypto::random(16);
  auto hash = crypto::derive(crypto::Secret::ofText(o.page.pinTyped), fresh.salt, kPinArgon);
  if (!hash) {
    o.page.pinFault = hash.error().happened;
    return;
  }
  fresh.hash = std::move(*hash);
  fresh.digits = o.page.pinTyped.size();
  pin = std::move(fresh);
  crypto::wipe(o.page.pinTyped);
  o.page.pinTyped.clear();
  o.who.hasPin = true;
  session.toast("Quick PIN kept until you lock");
}

void Cover::hear() {
  namespace c = command;
  on<c::Lock>([this](const c::Lock&) { lock(); });
  on<c::ApplyUpdate>([this](const c::ApplyUpdate&) { useUpdate(); });
  on<c::SetPin>([this](const c::SetPin& x) { typePin(x.text); });
  on<c::SetNewPin>([this](const c::SetNewPin& x) {
    whenOpen([&](OpenState& o) {
      o.page.pinTyped = x.text;
      o.page.pinFault.clear();
    });
  });
  on<c::KeepPin>([this](const c::KeepPin&) { keepPin(); });
  on<c::RemovePin>([this](const c::RemovePin&) {
    pin.reset();
    whenOpen([](OpenState& o) { o.who.hasPin = false; });
  });
}

}  // namespace alongside
