#include "app/app.h"

#include <charconv>

#include <algorithm>

#include "app/session/session.h"
#include "core/text.h"
#include "version.h"

namespace alongside {

namespace {
constexpr double kLoop = 0.001;    ///< seconds: as soon as the frame that shows 'working' is drawn
constexpr double kLookAgain = 20;  ///< seconds: a tablet that slept shows it by its wall clock alone

/// All that somebody can ask for who sees a cover.
bool ofTheCover(const Command& chosen, const CoverState& cover) {
  namespace c = command;
  if (cover.closing) return false;
  return chosen.as<c::SetPin>() != nullptr || chosen.as<c::SetPassphrase>() != nullptr ||
         chosen.as<c::Unlock>() != nullptr || chosen.as<c::Lock>() != nullptr ||
         chosen.as<c::RetrySave>() != nullptr || chosen.as<c::SaveRescue>() != nullptr ||
         chosen.as<c::ApplyUpdate>() != nullptr || chosen.as<c::CloseNote>() != nullptr;
}
}  // namespace

App::App(World& world) : session_(std::make_unique<Session>(*this, world)) {
  Session& in = *session_;
  in.hearBegin();
  in.hearDoor();
  in.hearCover();
  in.hearKeep();
  in.hearPages();
  in.hearForm();
  in.hearSend();
  in.hearDesk();
  in.hearPacks();
  in.hearClear();
  in.hearTeam();
  in.hearTrail();
  in.hearPeople();
  in.hearReopen();
  in.hearReferrals();
  in.hearReports();
  in.hearRisks();
  in.hearActivity();
  in.hearPartners();
  in.hearBoard();
  in.hearSettings();
  in.state.version = ALONGSIDE_VERSION;
  in.state.canShare = world.canShare();
  in.state.online = world.online();
  in.untouched.begin(world.now(), world.uptime());
  const std::string theme = world.preference("theme");
  in.state.appearance.theme = theme == "light"      ? Theme::light
                              : theme == "dark"     ? Theme::dark
                              : theme == "contrast" ? Theme::contrast
                                                    : Theme::system;
  const std::string size = world.preference("text");
  for (const int percent : {100, 125, 150, 175, 200})
    if (size == std::to_string(percent)) in.state.appearance.textPercent = percent;
  in.state.appearance.roomy = world.preference("roomy") == "on";
  in.state.appearance.singleKeys = world.preference("keys") != "off";
  const std::string list = world.preference("list");
  std::from_chars(list.data(), list.data() + list.size(),
                  in.state.appearance.listWidth);  // none: as designed
  in.refreshClock();
  in.askStorage();
}
App::~App() = default;

const State& App::state() const { return session_->state; }

void Session::refreshClock() {
  state.now = world.now();
  state.local = localMoment(state.now);
}

void Session::soon(std::function<void()> work) { later.push_back(std::move(work)); }

void Session::changed() {
  filterPacks();  // an answer of the server may be what changed
  if (app.onChange) app.onChange();
}

/// One timer for everything that waits; at rest there is none but the lock's.
void Session::reschedule() {
  const double up = world.uptime();
  untouched.look(world.now(), up);
  double next = -1;
  const auto at = [&](double seconds) {
    next = next < 0 ? std::max(kLoop, seconds) : std::min(next, std::max(kLoop, seconds));
  };
  if (!later.empty()) at(0);
  if (draftDue) at(*draftDue - up);
  if (retryDue) at(*retryDue - up);
  if (searchDue && state.open) at(*searchDue - up);
  if (const auto due = closesIn()) at(std::min(*due, kLookAgain));
  if (state.open && state.open->toast) at(static_cast<double>(state.open->toast->until - state.now) / 1000);
  if (state.gate == Gate::lock || state.gate == Gate::cover)  // the clock beside it
    at(state.lock.pauseUntil > state.now ? 1.0 : 60.0 - static_cast<double>(state.now % 60000) / 1000 + 0.05);
  // The day changes while the page is open: Today must not show yesterday.
  if (state.open) at((1440 - state.local.minute) * 60.0);
  // So must a worry that becomes late: it is, a minute after its time.
  if (state.open && riskDue) at((minutesBetween(state.local, *riskDue) + 1) * 60.0);
  world.wakeIn(next);
}

void App::storageReady(Outcome outcome) {
  Session& in = *session_;
  in.refreshClock();
  if (!outcome) {
    in.state.doorFault = outcome.error();
    in.state.gate = Gate::refused;
  } else {
    in.showDoor();
  }
  in.reschedule();
  in.changed();
}

void App::wake() {
  Session& in = *session_;
  const Moment before = in.state.local;
  in.refreshClock();
  bool visible = in.closeIfDue();
  if (!in.later.empty()) {  // one at a time, so that a frame comes between
    const std::function<void()> job = std::move(in.later.front());
    in.later.pop_front();
    job();
    visible = true;
  }

  const double up = in.world.uptime();
  if (in.draftDue && *in.draftDue <= up) {
    in.keepDrafts();
    visible = true;
  }
  if (in.retryDue && *in.retryDue <= up) {
    in.retryDue.reset();
    in.tryUploads();
    visible = true;
  }
  if (OpenState* open = in.state.open ? &*in.state.open : nullptr) {
    if (open->toast && open->toast->until <= in.state.now) {
      open->toast.reset();
      in.undo = nullptr;
      visible = true;
    }
    if (in.searchDue && *in.searchDue <= up) in.prepareSearch();
    if (before.date != in.state.local.date) {
      in.rebuildViews();
      visible = true;
    }
    if (in.riskDue && *in.riskDue < in.state.local) {
      in.readRisks();
      visible = true;
    }
  }
  if (in.state.gate == Gate::lock || in.state.gate == Gate::cover) visible = true;
  in.reschedule();
  if (visible) in.changed();
}

void App::touched() {
  Session& in = *session_;
  beforeFrame();
  // A finger on a cover keeps nothing open.
  if (in.state.gate != Gate::cover) in.untouched.begin(in.world.now(), in.world.uptime());
}

void App::beforeFrame() {
  Session& in = *session_;
  if (!in.closeIfDue()) return;
  in.refreshClock();
  in.reschedule();
  in.changed();
}

void App::networkChanged() {
  Session& in = *session_;
  in.refreshClock();
  in.closeIfDue();
  in.state.online = in.world.online();
  in.retryPause = 0;
  if (in.state.online) {
    in.sendWhatElseAnswered();
    in.tryUploads();
  }
  in.reschedule();
  in.changed();
}

void App::hidden() {
  Session& in = *session_;
  if (in.draftDue) in.keepDrafts();
}

void App::updateReady() {
  session_->state.updateReady = true;
  session_->changed();
}

void App::filesGiven(std::vector<PickedFile> files) {
  Session& in = *session_;
  in.refreshClock();
  in.closeIfDue();
  if (in.state.gate == Gate::open) {
    in.takeFiles(std::move(files));
  } else if (in.state.gate == Gate::begin && !files.empty()) {
    in.takeTeamFile(files.front());
  } else if (in.state.gate == Gate::lock && !files.empty()) {
    in.takeReopening(files.front());
  }
  in.reschedule();
  in.changed();
}

void App::dispatch(const Command& chosen) {
  Session& in = *session_;
  in.refreshClock();
  touched();
  if (in.state.gate == Gate::cover && !ofTheCover(chosen, in.state.cover)) return;
  if (in.state.open && in.state.open->handed && in.state.gate == Gate::open) {
    namespace c = command;
    const bool ofTheForm = chosen.as<c::SetField>() != nullptr || chosen.as<c::SaveForm>() != nullptr ||
                           chosen.as<c::CloseForm>() != nullptr || chosen.as<c::Back>() != nullptr;
    if (!ofTheForm) return;
  }
  const auto listener = in.listeners.find(chosen.type());
  assert(listener != in.listeners.end() && "a command that no area of the app hears");
  listener->second.call(listener->second.lambda.get(), chosen);
  in.keepHalfAsked();
  in.readyPage();
  in.reschedule();
}

}  // namespace alongside
