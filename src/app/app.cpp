#include "app/app.h"

#include <algorithm>

#include "app/inside.h"
#include "core/text.h"
#include "version.h"

namespace alongside {

namespace {
template <class... Fs>
struct Overloaded : Fs... {
  using Fs::operator()...;
};
constexpr double kLoop = 0.001;  ///< seconds: as soon as the frame that shows 'working' is drawn
}  // namespace

App::App(World& world) : inside_(std::make_unique<Inside>(*this, world)) {
  Inside& in = *inside_;
  in.state.version = ALONGSIDE_VERSION;
  in.state.canShare = world.canShare();
  in.state.online = world.online();
  in.lastTouch = world.uptime();
  const std::string theme = world.preference("theme");
  in.state.appearance.theme = theme == "light"      ? Theme::light
                              : theme == "dark"     ? Theme::dark
                              : theme == "contrast" ? Theme::contrast
                                                    : Theme::system;
  const std::string size = world.preference("text");
  for (const int percent : {100, 125, 150, 175, 200})
    if (size == std::to_string(percent)) in.state.appearance.textPercent = percent;
  in.refreshClock();
  in.askStorage();
}
App::~App() = default;

const State& App::state() const { return inside_->state; }

void App::Inside::refreshClock() {
  state.now = world.now();
  state.local = localMoment(state.now);
}

void App::Inside::soon(std::function<void()> work) { later.push_back(std::move(work)); }

void App::Inside::changed() {
  if (app.onChange) app.onChange();
}

/// One timer for everything that waits; at rest there is none but the lock's.
void App::Inside::reschedule() {
  const double up = world.uptime();
  double next = -1;
  const auto at = [&](double seconds) {
    next = next < 0 ? std::max(kLoop, seconds) : std::min(next, std::max(kLoop, seconds));
  };
  if (!later.empty()) at(0);
  if (draftDue) at(*draftDue - up);
  if (retryDue) at(*retryDue - up);
  if (state.open && state.gate == Gate::open && !state.open->practice && !leaving)
    at(lastTouch + state.open->lockMinutes * 60.0 - up);
  if (state.open && state.open->toast) at(static_cast<double>(state.open->toast->until - state.now) / 1000);
  if (state.gate == Gate::lock)
    at(state.lock.pauseUntil > state.now ? 1.0 : 60.0 - static_cast<double>(state.now % 60000) / 1000 + 0.05);
  // The day changes while the page is open: Today must not show yesterday.
  if (state.open) at((1440 - state.local.minute) * 60.0);
  world.wakeIn(next);
}

void App::storageReady(Outcome outcome) {
  Inside& in = *inside_;
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
  Inside& in = *inside_;
  const Moment before = in.state.local;
  in.refreshClock();
  bool visible = false;
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
    if (before.date != in.state.local.date) {
      in.rebuildViews();
      visible = true;
    }
    if (in.state.gate == Gate::open && !open->practice && !in.leaving &&
        up - in.lastTouch >= open->lockMinutes * 60.0) {
      if (open->hasPin)
        in.cover();
      else
        in.lock();
      visible = true;
    }
  }
  if (in.state.gate == Gate::lock) visible = true;
  in.reschedule();
  if (visible) in.changed();
}

void App::touched() { inside_->lastTouch = inside_->world.uptime(); }

void App::networkChanged() {
  Inside& in = *inside_;
  in.refreshClock();
  in.state.online = in.world.online();
  in.retryPause = 0;
  if (in.state.online) in.tryUploads();
  in.reschedule();
  in.changed();
}

void App::hidden() {
  Inside& in = *inside_;
  if (in.draftDue) in.keepDrafts();
}

void App::updateReady() {
  inside_->state.updateReady = true;
  inside_->changed();
}

void App::filesGiven(std::vector<PickedFile> files) {
  Inside& in = *inside_;
  in.refreshClock();
  if (in.state.gate == Gate::open) {
    in.takeFiles(std::move(files));
  } else if (in.state.gate == Gate::begin && !files.empty()) {
    in.takeTeamFile(files.front());
  }
  in.reschedule();
  in.changed();
}

void App::dispatch(const Command& chosen) {
  Inside& in = *inside_;
  in.refreshClock();
  touched();
  namespace c = command;
  State& s = in.state;
  // Commands for an open vault are no more than late echoes once it is closed.
  const auto whenOpen = [&](auto&& f) {
    if (s.open) f(*s.open);
  };
  std::visit(Overloaded{
                 [&](const c::SetTheme& x) {
                   s.appearance.theme = x.theme;
                   constexpr std::array<std::string_view, 4> kNames = {"system", "light", "dark", "contrast"};
                   in.world.setPreference("theme", kNames[static_cast<std::size_t>(x.theme)]);
                 },
                 [&](const c::SetTextSize& x) {
                   s.appearance.textPercent = std::clamp(x.percent, 100, 200);
                   in.world.setPreference("text", std::to_string(s.appearance.textPercent));
                 },
                 [&](const c::Lock&) { in.lock(); },
                 [&](const c::GoTo& x) {
                   whenOpen([&](OpenState& o) {
                     if (o.form)
                       in.closeForm();  // the rail stays in reach beside a sheet: what was typed is a draft
                     o.voiding.reset();
                     o.place = x.place;
                     o.shown = {};
                     o.settling = {};
                     o.note.reset();
                     if (x.place == Place::people) o.person = {};
                   });
                 },
                 [&](const c::Back&) { in.back(); },
                 [&](const c::CloseNote&) {
                   whenOpen([&](OpenState& o) {
                     o.note.reset();
                     o.damageSeen = true;
                   });
                 },
                 [&](const c::DoUndo&) {
                   whenOpen([&](OpenState& o) {
                     o.toast.reset();
                     if (auto undo = std::exchange(in.undo, nullptr)) undo();
                   });
                 },
                 [&](const c::ApplyUpdate&) {
                   if (in.draftDue) in.keepDrafts();
                   in.world.applyUpdate();
                 },
                 [&](const c::AskPersist&) { in.world.persist([this](bool) { inside_->askStorage(); }); },
                 [&](const c::RunSelfTest&) { in.runSelfTest(); },
                 [&](const c::RetrySave&) { in.retrySave(); },
                 [&](const c::SaveRescue&) { in.saveRescue(); },
                 [&](const c::ChooseBegin& x) { in.begin(x); },
                 [&](const c::SetBeginText& x) { in.setBeginText(x.key, x.value); },
                 [&](const c::PickTeamFile&) {
                   in.world.pickFiles(false, kFileLimit, in.guarded([&in](std::vector<PickedFile> files) {
                     if (files.empty()) return;
                     in.takeTeamFile(files.front());
                     in.changed();
                   }));
                 },
                 [&](const c::OfferWords&) { s.begin.offered = randomWords(4); },
                 [&](const c::UseOwnPassphrase& x) {
                   s.begin.ownPassphrase = x.own;
                   in.setBeginText("passphrase", "");
                 },
                 [&](const c::NextStep&) { in.nextStep(); },
                 [&](const c::PrintRecovery&) { in.makeRecoveryBackup(true); },
                 [&](const c::SaveRecovery&) { in.makeRecoveryBackup(false); },
                 [&](const c::SaveJoin& x) { in.giveJoin(x.share); },
                 [&](const c::ChooseVault& x) {
                   s.lock.chosen = x.id;
                   s.lock.passphrase.clear();
                   s.lock.fault.reset();
                   s.lock.forgotten = false;
                 },
                 [&](const c::SetPassphrase& x) { s.lock.passphrase = x.text; },
                 [&](const c::Unlock&) { in.unlock(); },
                 [&](const c::ShowForgotten& x) { s.lock.forgotten = x.open; },
                 [&](const c::SaveRecoveryFile&) { in.saveRecoveryFile(); },
                 [&](const c::SetPin& x) { in.typePin(x.text); },
                 [&](const c::SetNewPin& x) {
                   whenOpen([&](OpenState& o) {
                     o.pinTyped = x.text;
                     o.pinFault.clear();
                   });
                 },
                 [&](const c::KeepPin&) { in.keepPin(); },
                 [&](const c::RemovePin&) {
                   in.pin.reset();
                   whenOpen([](OpenState& o) { o.hasPin = false; });
                 },
                 [&](const c::SetPeopleQuery& x) {
                   whenOpen([&](OpenState& o) { o.peopleQuery = x.text; });
                   in.filterPeople();
                 },
                 [&](const c::SetPeopleWard& x) {
                   whenOpen([&](OpenState& o) { o.peopleWard = x.ward; });
                   in.filterPeople();
                 },
                 [&](const c::OpenPerson& x) {
                   whenOpen([&](OpenState& o) {
                     if (o.form) in.closeForm();
                     o.place = Place::people;
                     o.person = x.id;
                     o.tab = PersonTab::overview;
                     o.shown = {};
                   });
                 },
                 [&](const c::SetPersonTab& x) { whenOpen([&](OpenState& o) { o.tab = x.tab; }); },
                 [&](const c::OpenRecord& x) { whenOpen([&](OpenState& o) { o.shown = x.id; }); },
                 [&](const c::SetSearch& x) {
                   whenOpen([&](OpenState& o) {
                     o.searchText = x.text;
                     o.hits.clear();
                     o.hitsTotal = 0;
                     if (characters(trim(x.text)) >= 2) o.hits = o.store.search(x.text, 60, &o.hitsTotal);
                   });
                 },
                 [&](const c::StartRecord& x) { in.startForm("session", x.person); },
                 [&](const c::StartForm& x) { in.startForm(x.kind, x.person); },
                 [&](const c::Amend& x) { in.startChange(x.record, Op::amend); },
                 [&](const c::Correct& x) { in.startChange(x.record, Op::correct); },
                 [&](const c::ResumeDraft& x) { in.resumeDraft(x.draft); },
                 [&](const c::DropDraft& x) { in.dropDraft(x.draft); },
                 [&](const c::ChoosePerson& x) { in.choosePerson(x.id); },
                 [&](const c::ChangePerson&) {
                   whenOpen([](OpenState& o) {
                     if (o.form) o.form->choosingPerson = true;
                   });
                 },
                 [&](const c::SetField& x) { in.setField(x.key, x.value); },
                 [&](const c::SetReason& x) {
                   whenOpen([&](OpenState& o) {
                     if (!o.form) return;
                     o.form->reason = x.text;
                     in.draftChanged();
                   });
                 },
                 [&](const c::SaveForm&) { in.saveForm(); },
                 [&](const c::CloseForm&) { in.closeForm(); },
                 [&](const c::AskVoid& x) {
                   whenOpen([&](OpenState& o) { o.voiding = VoidState{x.record, {}, false}; });
                 },
                 [&](const c::SetVoidReason& x) {
                   whenOpen([&](OpenState& o) {
                     if (o.voiding) o.voiding->reason = x.text;
                   });
                 },
                 [&](const c::ConfirmVoid&) { in.confirmVoid(); },
                 [&](const c::CancelVoid&) { whenOpen([](OpenState& o) { o.voiding.reset(); }); },
                 [&](const c::TickFollowUp& x) { in.tickFollowUp(x.record, x.done); },
                 [&](const c::SealAndSend& x) { in.seal(x.full, false); },
                 [&](const c::SealAsFile& x) { in.seal(x.full, true); },
                 [&](const c::SavePack& x) { in.givePack(x.pack, false); },
                 [&](const c::SharePack& x) { in.givePack(x.pack, true); },
                 [&](const c::RetryPack& x) {
                   if (OutPack* pack = in.packById(x.pack)) pack->state = PackState::waiting;
                   in.tryUploads();
                 },
                 [&](const c::PickReceipt&) { in.pickFiles(); },
                 [&](const c::PickPacks&) { in.pickFiles(); },
                 [&](const c::TakeIn& x) { in.takeIn(x.index); },
                 [&](const c::TakeAllIn&) {
                   whenOpen([&](OpenState& o) {
                     // Oldest pack of each tablet first, so that later ones find no gap.
                     std::vector<std::size_t> order;
                     for (std::size_t i = 0; i < o.incoming.size(); ++i)
                       if (o.incoming[i].opened && !o.incoming[i].taken) order.push_back(i);
                     std::ranges::sort(order, {}, [&](std::size_t i) { return o.incoming[i].preview.seq; });
                     for (const std::size_t i : order) in.takeIn(i);
                   });
                 },
                 [&](const c::DropIncoming& x) {
                   whenOpen([&](OpenState& o) {
                     if (x.index < o.incoming.size())
                       o.incoming.erase(o.incoming.begin() + static_cast<std::ptrdiff_t>(x.index));
                   });
                 },
                 [&](const c::SaveReceipt& x) { in.saveReceipt(x.device); },
                 [&](const c::AcceptJoin& x) { in.acceptJoin(x.index); },
                 [&](const c::RefuseJoin& x) {
                   whenOpen([&](OpenState& o) {
                     if (x.index < o.joins.size())
                       o.joins.erase(o.joins.begin() + static_cast<std::ptrdiff_t>(x.index));
                     in.keepLocal();
                   });
                 },
                 [&](const c::SaveTeamFile&) { in.saveTeamFile(); },
                 [&](const c::OpenSettle& x) {
                   whenOpen([&](OpenState& o) {
                     o.settling = x.record;
                     o.place = Place::settle;
                   });
                 },
                 [&](const c::KeepVersion& x) { in.settle(x.record, x.revision); },
                 [&](const c::SetTeamText& x) { in.setTeamText(x.key, x.value); },
             },
             chosen);
  in.reschedule();
}

/// Closes the topmost thing.
void App::Inside::back() {
  if (!state.open) {
    if (state.gate == Gate::begin) begin({command::ChooseBegin::What::back});
    return;
  }
  OpenState& o = *state.open;
  if (o.voiding) {
    o.voiding.reset();
  } else if (o.form) {
    closeForm();
  } else if (!o.shown.empty()) {
    o.shown = {};
  } else if (o.place == Place::settle) {
    o.settling = {};
    o.place = Place::packs;
  } else if (o.place == Place::people && !o.person.empty()) {
    o.person = {};
  } else if (o.place == Place::about || o.place == Place::appearance || o.place == Place::security ||
             (o.place == Place::packs && o.role == Role::coordinator)) {
    o.place = Place::more;
  } else {
    o.place = Place::today;
  }
}

// --- What State says in words -----------------------------------------------------------------------

std::string nameOf(const OpenState& open, const Id& person) {
  const Record* record = open.store.find(person);
  return record != nullptr && !record->heading.empty() ? record->heading : "Somebody";
}

std::string shortNameOf(const OpenState& open, const Id& person) {
  const Record* record = open.store.find(person);
  if (record == nullptr) return "them";
  const std::string preferred = textAt(open.store.fields(*record), "preferred");
  return preferred.empty() ? firstName(record->heading) : preferred;
}

std::string writerOf(const OpenState& open, const Revision& revision) {
  if (revision.device == open.device) return "You";
  return revision.author.empty() ? "Unknown tablet" : revision.author;
}

std::string coordinatorsOf(const OpenState& open) {
  if (!open.team) return {};
  std::vector<std::string> names;
  for (const Member* member : open.team->coordinators()) names.push_back(member->name);
  if (names.empty()) return {};
  return "To " + listed(names) + (names.size() == 1 ? ", your coordinator" : ", your coordinators");
}

}  // namespace alongside
