// What the meeting decides: placing somebody, taking it back, ending, and the questions of the board.
#include <algorithm>

#include "app/board/command_board.h"
#include "app/pages/command_desk.h"
#include "app/pages/desk_work.h"
#include "app/paper/sheets.h"
#include "app/session/session.h"
#include "core/text.h"
#include "record/change.h"
#include "record/codes.h"
#include "record/kinds/referral.h"

namespace alongside {

namespace {

std::size_t stepRows(const Fields& referral) { return stepsOf(referral).size() - 1; }

/// What a decision is called in the list of them.
std::string called(std::string_view state, const std::string& to) {
  if (state == codes::kAllocated) return "With " + to;
  if (state == codes::kRedirected) return "To " + to;
  if (state == codes::kWaiting) return to.empty() ? "Keeps waiting" : "Keeps waiting, with " + to;
  return std::string(stateLabel(state));
}

const BoardWorker* workerNamed(const Board& board, std::string_view name) {
  const auto at = std::ranges::find(board.workers, name, &BoardWorker::name);
  return at == board.workers.end() ? nullptr : &*at;
}

}  // namespace

/// The referral as it is now, and in the meeting's log what was decided about it: in one go.
void Session::decide(const Record& record, const Fields& before, const Fields& after) {
  const std::vector<ReferralStep> steps = stepsOf(after);
  const std::string became = steps.back().to;
  std::string to;
  if (became == codes::kAllocated) to = members().meantIn(after, "worker");
  if (became == codes::kRedirected) to = textAt(after, "partner");
  if (became == codes::kWaiting) to = textAt(after, "interim");
  Fields meeting = meetingFields();
  if (!meeting.contains("decisions")) meeting["decisions"] = Json::array();
  Json row = {{"whom", nameOf(open(), record.person)},
              {"what", called(became, to)},
              {"referral", record.id.text()},
              {"steps", stepRows(before)},
              {"after", stepRows(after)}};
  if (!to.empty()) row["to"] = to;
  if (!steps.back().why.empty()) row["why"] = steps.back().why;
  meeting["decisions"].push_back(std::move(row));
  meeting.erase("ended");
  std::vector<Revision> revisions;
  if (open().store.fields(record) != after)
    revisions.push_back(stamped(record.id, record.kindName, Op::amend, normalise(*record.kind, after), ""));
  revisions.push_back(meetingRevision(meeting));
  keep(std::move(revisions));
}

/// `name` may be the board's own choice, which is cleared at the end.
void Session::placeWith(Id id, const std::string& name) {
  Board& b = desk->shown.board;
  const Record* record = open().store.find(id);
  const BoardWorker* worker = workerNamed(b, name);
  if (record == nullptr || record->kindName != codes::kReferral || worker == nullptr) return;
  const Fields before = open().store.fields(*record);
  const std::string at = referralState(before);
  if (!awaitsUs(at)) return;
  if (b.chosen != id) {
    b.chosen = id;
    b.why.clear();
  }
  b.worker = name;
  b.fault.clear();
  const std::string first = firstName(name);
  if ((worker->room() <= 0 || worker->away) && trim(b.why).empty()) {
    b.fault = (worker->away ? first + " is away. " : first + " has no room. ") + "Say why all the same.";
    sortWorkers();
    return;
  }
  Fields after = before;
  const ReferralStep step{{}, state.local.date, open().worker, {}};
  if (codes::isNew(at)) {
    after = withStep(std::move(after), {std::string(codes::kTakenOn), step.on, step.who, {}});
  }
  after = withStep(std::move(after), {std::string(codes::kAllocated), step.on, step.who, trim(b.why)});
  members().write(after, "worker", name);
  for (const FieldFault& fault : validateChange(*record->kind, before, after, state.local)) {
    if (fault.warning) continue;
    b.fault = fault.sentence;
    sortWorkers();
    return;
  }
  const std::string whom = shortNameOf(open(), record->person);
  b.why.clear();
  b.worker.clear();
  decide(*record, before, after);
  toast(whom + " is placed with " + first, [this] {
    if (desk) undoDecision(command::kLastDecision);
  });
}

/// The referral goes back to where it stood before the meeting decided; what else was written about it since stays.
void Session::undoDecision(std::size_t index) {
  OpenState& o = open();
  Fields meeting = meetingFields();
  const Json decisions = decisionsOf(meeting);
  if (index == command::kLastDecision) index = decisions.size() - 1;
  if (index >= decisions.size() || flagAt(meeting, "ended")) return;
  const Json& row = decisions[index];
  const auto id = idFrom(textAt(row, "referral"));
  const Record* record = id ? o.store.find(*id) : nullptr;
  if (record == nullptr) return;
  const Fields now = o.store.fields(*record);
  const auto steps = static_cast<std::size_t>(numberAt(row, "steps"));
  if (stepRows(now) != static_cast<std::size_t>(numberAt(row, "after"))) {
    o.note = Fault{"board/moved-on", "The referral has gone on since this was decided.",
                   "Nothing was changed.", "Open the referral and take the step that fits."};
    return;
  }
  if (handedOver(desk->handed, *id, now)) {
    o.note =
        Fault{"board/handed-over", "The file with this allocation has been made already.",
              "Nothing was changed.", "Tell the worker, and take the step that fits on the referral’s page."};
    return;
  }
  std::optional<Fields> was;
  for (auto at = record->history.rbegin(); at != record->history.rend() && !was; ++at)
    if (Fields older = o.store.fieldsAt(*at); stepRows(older) == steps) was = std::move(older);
  if (!was) return;
  Fields back = now;
  for (const char* key : {"steps", "worker", "workerId", "partner", "interim"}) {
    back.erase(key);
    if (was->contains(key)) back[key] = (*was)[key];
  }
  meeting["decisions"].erase(meeting["decisions"].begin() + static_cast<std::ptrdiff_t>(index));
  std::vector<Revision> revisions;
  if (back != now)
    revisions.push_back(stamped(record->id, record->kindName, Op::amend, normalise(*record->kind, back),
                                "Taken back in the meeting"));
  revisions.push_back(meetingRevision(meeting));
  desk->shown.board.chosen = record->id;
  desk->shown.board.worker.clear();
  keep(std::move(revisions));
}

void Session::openWeek(const std::string& device) {
  const OpenState& o = open();
  const Members& known = members();
  const Members::One* one = known.byDevice(device);
  if (one == nullptr) return;
  for (const Id& id : o.store.ofKind(codes::kColleague)) {
    const Record& record = *o.store.find(id);
    if (record.voided) continue;
    const Fields week = o.store.fields(record);
    if (whoseWeek(week, known) != one->label) continue;
    startChange(id, Op::amend);
    return;
  }
  startForm(codes::kColleague, {});
  if (!open().form) return;
  known.write(open().form->fields, "name", one->label);
  open().form->fields["device"] = device;
  open().form->fields["wholeTime"] = "1";
}

void Session::hearBoard() {
  namespace c = command;
  const auto atBoard = [this](auto act) {
    if (!state.open || !desk) return;
    act(desk->shown.board);
  };
  const auto choose = [this](Board& b, const Id& id) {
    if (b.chosen != id) {
      b.why.clear();
      b.worker.clear();
    }
    b.chosen = id;
    b.fault.clear();
    sortWorkers();
    if (!b.workers.empty() && b.worker.empty()) b.worker = b.workers.front().name();
  };
  on<c::ChooseOnBoard>([atBoard, choose](const c::ChooseOnBoard& x) {
    atBoard([&](Board& b) {
      choose(b, x.referral);
      b.shown = x.over;
    });
  });
  on<c::ChooseWorker>([atBoard](const c::ChooseWorker& x) {
    atBoard([&](Board& b) {
      b.worker = x.name;
      b.fault.clear();
    });
  });
  on<c::NextOnBoard>([atBoard, choose](const c::NextOnBoard&) {
    atBoard([&](Board& b) {
      std::vector<Id> all;
      for (const auto* lines : {&b.toPlace, &b.fresh})
        for (const BoardLine& line : *lines) all.push_back(line.referral);
      if (all.empty()) return;
      const auto at = std::ranges::find(all, b.chosen);
      choose(b, at == all.end() || at + 1 == all.end() ? all.front() : *(at + 1));
    });
  });
  on<c::NextWorker>([atBoard](const c::NextWorker&) {
    atBoard([&](Board& b) {
      if (b.workers.empty()) return;
      const auto at = std::ranges::find(b.workers, b.worker, &BoardWorker::name);
      b.worker = (at == b.workers.end() || at + 1 == b.workers.end() ? b.workers.front() : *(at + 1)).name();
      b.fault.clear();
    });
  });
  on<c::SetBoardText>([atBoard](const c::SetBoardText& x) {
    atBoard([&](Board& b) {
      const std::string text = cleanText(x.value);
      if (x.key == "why") {
        b.why = text;
        b.fault.clear();
      }
      if (!b.asked) return;
      if (x.key == "chair") b.asked->chair = text;
      if (x.key == "deputyFor") b.asked->deputyFor = text;
      if (x.key == "present") b.asked->present = text;
    });
  });
  on<c::PlaceWith>([this, atBoard](const c::PlaceWith& x) {
    atBoard([&](Board& b) {
      placeWith(x.referral.empty() ? b.chosen : x.referral, x.worker.empty() ? b.worker : x.worker);
    });
  });
  on<c::UndoDecision>(
      [this, atBoard](const c::UndoDecision& x) { atBoard([&](Board&) { undoDecision(x.index); }); });
  on<c::EndMeeting>([this, atBoard](const c::EndMeeting& x) {
    atBoard([&](Board&) {
      Fields meeting = meetingFields();
      meeting.erase("ended");
      if (x.over) meeting["ended"] = true;
      open().toast.reset();  // its undo would take back what is settled now
      keep({meetingRevision(meeting)});
    });
  });
  on<c::AskChair>([atBoard](const c::AskChair& x) {
    atBoard([&](Board& b) {
      b.asked.reset();
      if (x.open) b.asked = Board::Chair{b.chair, b.deputyFor, b.present, false};
    });
  });
  on<c::KeepChair>([this, atBoard](const c::KeepChair&) {
    atBoard([&](Board& b) {
      if (!b.asked) return;
      b.asked->tried = true;
      if (trim(b.asked->chair).empty()) return;
      Fields meeting = meetingFields();
      meeting["chair"] = b.asked->chair;
      meeting["deputyFor"] = b.asked->deputyFor;
      meeting["present"] = b.asked->present;
      b.asked.reset();
      keep({meetingRevision(meeting)});
    });
  });
  on<c::PrintBoard>([this, atBoard](const c::PrintBoard&) {
    atBoard([&](Board& b) {
      noteDeed({.deed = Deed::printed, .of = "Allocation meeting"});
      world.print("Allocation meeting",
                  boardSheet(b, open().team ? open().team->name : "", state.local.date));
    });
  });
  on<c::OpenWeek>([this, atBoard](const c::OpenWeek& x) { atBoard([&](Board&) { openWeek(x.device); }); });
}

}  // namespace alongside
