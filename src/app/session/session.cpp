#include "app/session/session.h"

#include "app/session/feature.h"
#include "core/text.h"
#include "exchange/team/team.h"

namespace alongside {

namespace {
constexpr double kLoop = 0.001;  ///< seconds: as soon as the frame that shows 'working' is drawn
constexpr Millis kToast = 10'000;
}  // namespace

Session::Session(World& outside, const std::function<void()>& onChange)
    : world(outside), onChange_(onChange) {
  on<command::RetrySave>([this](const command::RetrySave&) { retrySave(); });
  on<command::DoUndo>([this](const command::DoUndo&) {
    whenOpen([&](OpenState& o) {
      o.over.toast.reset();
      if (const auto again = std::exchange(undo, nullptr)) again();
    });
  });
}

// --- Who is here -------------------------------------------------------------------------------------------

void Session::begin(std::unique_ptr<Vault> opened, DeviceKeys own, OpenState who, const Json& kept) {
  alive = std::make_shared<int>(0);
  vault = std::move(opened);
  keys = std::move(own);
  state.open = std::move(who);
  OpenState& o = open();
  o.who.device = keys->thumbprint();
  o.who.words = fingerprintWords(keys->signing.publicKey(), keys->agreement.publicKey());
  clock.emplace(o.who.device, hlcFrom(textAt(kept, "clock")).value_or(Hlc{}));
  numbersFrom = static_cast<std::uint32_t>(numberAt(kept, "numbersFrom"));
  arrivals = Arrivals::from(shelf("arrivals"));
  desk.reset();
  undo = nullptr;
  state.save = SaveState{};
  tell(&Feature::begun, kept);
}

void Session::enter() {
  OpenState& o = open();
  if (!o.who.practice) o.who.inRoster = o.who.team && o.who.team->memberByDevice(o.who.device) != nullptr;
  o.page.sendList.order = ListOrder::oldest;  // as it travels
  state.gate = Gate::open;
  beginDesk();
  refresh();
  tell(&Feature::entered);
}

void Session::beginDesk() {
  desk.reset();
  OpenState& o = open();
  o.desk.reset();
  if (o.who.role == Role::coordinator) o.desk = desk = std::make_shared<Desk>();
  tell(&Feature::deskBegun);
}

bool Session::onlyPractice() {
  if (!open().who.practice) return false;
  open().over.note =
      Fault{"send/practice", "This is practice, so nothing is sealed or saved.",
            "Nothing you do here is kept.", "With your own team, this saves a file to hand out."};
  return true;
}

/// What every pack of this vault begins with.
Pack Session::newPack(PackKind kind, PackMode mode, std::uint32_t seq) {
  const OpenState& o = open();
  Pack pack;
  pack.kind = kind;
  pack.mode = mode;
  pack.id = crypto::newId(state.now);
  pack.seq = seq;
  pack.device = o.who.device;
  pack.worker = o.who.worker;
  pack.team = o.who.team->id;
  pack.hlc = clock->tick(state.now);
  pack.created = state.now;
  return pack;
}

// --- What is shown -----------------------------------------------------------------------------------------

void Session::refresh() {
  tell(&Feature::refresh);
  refreshPage();
}

void Session::refreshPage() {
  if (!state.open) return;
  tell(&Feature::refreshPage);
}

void Session::storeChanged() {
  OpenState& o = open();
  tell(&Feature::storeChanged);
  if (o.store.find(o.page.person) == nullptr) o.page.person = {};
  if (o.store.find(o.over.shown) == nullptr) o.over.shown = {};
  o.page.hits.clear();
  o.page.hitsTotal = 0;
  o.page.searchText.clear();
  refresh();
}

void Session::teamChanged() { tell(&Feature::teamChanged); }

void Session::toast(std::string text, std::function<void()> undoing) {
  undo = std::move(undoing);
  open().over.toast = Toast{std::move(text), undo != nullptr, state.now + kToast};
}

void Session::askStorage() {
  world.storageState([this](const StorageState& storage) {
    state.storage = storage;
    changed();
  });
}

void Session::hear(const Command& command) {
  const auto listener = listeners_.find(command.type());
  assert(listener != listeners_.end() && "a command that no feature hears");
  listener->second.call(listener->second.lambda.get(), command);
  tell(&Feature::heard);
}

// --- Time --------------------------------------------------------------------------------------------------

void Session::refreshClock() {
  state.now = world.now();
  state.local = localMoment(state.now);
}

void Session::soon(std::function<void()> work) { later.push_back(std::move(work)); }

void Session::changed() {
  tell(&Feature::answerCame);
  if (onChange_) onChange_();
}

/// One timer for everything that waits; at rest there is none but the lock's.
void Session::reschedule() {
  untouched.look(world.now(), world.uptime());
  double next = -1;
  const auto at = [&](double seconds) {
    next = next < 0 ? std::max(kLoop, seconds) : std::min(next, std::max(kLoop, seconds));
  };
  if (!later.empty()) at(0);
  for (const Feature* feature : features)
    if (const auto due = feature->due()) at(*due);
  if (state.open && state.open->over.toast)
    at(static_cast<double>(state.open->over.toast->until - state.now) / 1000);
  // The day changes while the page is open: Today must not show yesterday.
  if (state.open) at((1440 - state.local.minute) * 60.0);
  world.wakeIn(next);
}

}  // namespace alongside
