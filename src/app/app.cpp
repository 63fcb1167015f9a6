#include "app/app.h"

#include <algorithm>

#include "app/board/board.h"
#include "app/clearing/clear.h"
#include "app/door/begin.h"
#include "app/door/cover.h"
#include "app/door/lock.h"
#include "app/door/passphrases.h"
#include "app/door/reopen.h"
#include "app/forms/drafts.h"
#include "app/forms/form.h"
#include "app/forms/half_asked.h"
#include "app/packs/inbox.h"
#include "app/packs/open_files.h"
#include "app/packs/packs_in.h"
#include "app/packs/receipts.h"
#include "app/packs/send.h"
#include "app/pages/day.h"
#include "app/pages/pages.h"
#include "app/pages/person_page.h"
#include "app/people/people.h"
#include "app/people/room.h"
#include "app/people/with_whom.h"
#include "app/practice/practising.h"
#include "app/referrals/allocation_files.h"
#include "app/referrals/import.h"
#include "app/referrals/meeting.h"
#include "app/referrals/referrals.h"
#include "app/reports/activity.h"
#include "app/reports/partners.h"
#include "app/session/not_sent.h"
#include "app/session/session.h"
#include "app/session/settings.h"
#include "app/team/help.h"
#include "app/team/team_files.h"
#include "app/team/team_page.h"
#include "app/team/trail_notes.h"
#include "app/views/lists.h"
#include "app/worries/worries.h"
#include "version.h"

namespace alongside {

namespace {
/// All that somebody can ask for who sees a cover.
bool ofTheCover(const Command& chosen, const CoverState& cover) {
  namespace c = command;
  if (cover.closing) return false;
  return chosen.as<c::SetPin>() != nullptr || chosen.as<c::SetPassphrase>() != nullptr ||
         chosen.as<c::Unlock>() != nullptr || chosen.as<c::Lock>() != nullptr ||
         chosen.as<c::RetrySave>() != nullptr || chosen.as<c::SaveRescue>() != nullptr ||
         chosen.as<c::ApplyUpdate>() != nullptr || chosen.as<c::CloseNote>() != nullptr;
}

/// All that somebody can ask for who was lent the tablet.
bool ofTheLentForm(const Command& chosen) {
  namespace c = command;
  return chosen.as<c::SetField>() != nullptr || chosen.as<c::SaveForm>() != nullptr ||
         chosen.as<c::CloseForm>() != nullptr || chosen.as<c::ThrowFormAway>() != nullptr ||
         chosen.as<c::Back>() != nullptr;
}
}  // namespace

/// The session and all features, from the ground up: each is given those before it that it may ask.
struct App::Whole {
  Whole(World& world, const std::function<void()>& onChange) : session(world, onChange) {}

  Session session;
  Settings settings{session};
  Whose whose{session};
  TrailNotes trail{session, whose};
  Drafts drafts{session};
  Lists lists{session, whose, drafts};
  NotSent notSent{session};
  HalfAsked halfAsked{session, drafts};
  Forms forms{session, drafts};
  People people{session, whose, halfAsked};
  Room room{session, whose, people};
  Day day{session};
  PersonPage personPage{session, lists, forms, people};
  TeamFiles teamFiles{session, whose};
  Help help{session};
  TeamPage teamPage{session, whose, drafts, forms, room, teamFiles};
  AllocationFiles allocationFiles{session, whose, trail};
  Meeting meeting{session, whose, allocationFiles};
  Referrals referrals{session, whose, trail, halfAsked, forms, meeting};
  Import import{session, trail, forms, teamFiles};
  Worries worries{session, halfAsked};
  ActivityReports activity{session, whose, trail, referrals};
  Partners partners{session, trail, forms, referrals};
  BoardPage board{session, whose, trail, forms, room, meeting, referrals};
  Clearing clearing{session, whose, trail, drafts, notSent, forms};
  PacksIn packsIn{session, trail, notSent, teamFiles, clearing};
  ReceiptsGiven receipts{session};
  Send send{session, trail, notSent, teamFiles, clearing};
  OpenFiles openFiles{session, teamFiles, help, import, packsIn, send};
  Inbox inbox{session, packsIn};
  Cover cover{session, drafts};
  Practising practising{session, trail, drafts, notSent};
  Begin begin{session, practising};
  Lock lock{session, trail, notSent, cover, teamFiles, begin};
  Reopen reopen{session, lock};
  Passphrases passphrases{session, cover, reopen};
  Pages pages{session, trail, forms, day, teamFiles, begin};
};

App::App(World& world) : whole_(std::make_unique<Whole>(world, onChange)) {
  State& state = whole_->session.state;
  state.version = ALONGSIDE_VERSION;
  state.canShare = world.canShare();
  state.online = world.online();
  whole_->session.untouched.begin(world.now(), world.uptime());
  whole_->session.refreshClock();
}
App::~App() = default;

const State& App::state() const { return whole_->session.state; }

void App::storageReady(Outcome outcome) {
  Session& session = whole_->session;
  session.refreshClock();
  if (!outcome) {
    session.state.doorFault = outcome.error();
    session.state.gate = Gate::refused;
  } else {
    showDoor(session.state, session.world);
  }
  session.reschedule();
  session.changed();
}

void App::wake() {
  Session& session = whole_->session;
  const Date before = session.state.local.date;
  session.refreshClock();
  bool visible = whole_->cover.closeIfDue();
  if (!session.later.empty()) {  // one at a time, so that a frame comes between
    const std::function<void()> job = std::move(session.later.front());
    session.later.pop_front();
    job();
    visible = true;
  }
  if (session.state.open && session.state.open->over.toast &&
      session.state.open->over.toast->until <= session.state.now) {
    session.state.open->over.toast.reset();
    session.undo = nullptr;
    visible = true;
  }
  if (session.state.open && before != session.state.local.date) {
    session.refresh();
    visible = true;
  }
  for (Feature* feature : session.features) visible = feature->woken() || visible;
  session.reschedule();
  if (visible) session.changed();
}

void App::touched() {
  beforeFrame();
  Session& session = whole_->session;
  // A finger on a cover keeps nothing open.
  if (session.state.gate != Gate::cover) session.untouched.begin(session.world.now(), session.world.uptime());
}

void App::beforeFrame() {
  Session& session = whole_->session;
  if (!whole_->cover.closeIfDue()) return;
  session.refreshClock();
  session.reschedule();
  session.changed();
}

void App::networkChanged() {
  Session& session = whole_->session;
  session.refreshClock();
  whole_->cover.closeIfDue();
  session.state.online = session.world.online();
  session.tell(&Feature::networkChanged);
  session.reschedule();
  session.changed();
}

void App::hidden() { whole_->session.tell(&Feature::hidden); }

void App::updateReady() {
  whole_->session.state.updateReady = true;
  whole_->session.changed();
}

void App::filesGiven(std::vector<PickedFile> files) {
  Session& session = whole_->session;
  session.refreshClock();
  whole_->cover.closeIfDue();
  const Gate gate = session.state.gate;
  if (gate == Gate::open)
    whole_->openFiles.take(std::move(files));
  else if (gate == Gate::begin && !files.empty())
    whole_->begin.takeTeamFile(files.front());
  else if (gate == Gate::lock && !files.empty())
    whole_->reopen.takeReopening(files.front());
  session.reschedule();
  session.changed();
}

void App::dispatch(const Command& chosen) {
  Session& session = whole_->session;
  session.refreshClock();
  touched();
  const State& now = session.state;
  if (now.gate == Gate::cover && !ofTheCover(chosen, now.cover)) return;
  if (now.open && now.open->over.lent && now.gate == Gate::open && !ofTheLentForm(chosen)) return;
  session.hear(chosen);
  session.reschedule();
}

}  // namespace alongside
