// What the meeting decides: placing somebody, taking it back, ending, and the questions of the board.
#include <algorithm>

#include "app/board/board.h"
#include "app/board/command_board.h"
#include "app/command_desk.h"
#include "app/paper/sheets.h"
#include "core/text.h"
#include "record/change.h"
#include "record/codes.h"
#include "record/kinds/referral.h"

namespace alongside {

namespace {

const BoardWorker* workerNamed(const Board& board, std::string_view name) {
  const auto at = std::ranges::find(board.workers, name, &BoardWorker::name);
  return at == board.workers.end() ? nullptr : &*at;
}

}  // namespace

/// `name` may be the board's own choice, which is cleared at the end.
void BoardPage::placeWith(Id id, const std::string& name) {
  Board& b = desk->board;
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
  const ReferralStep step{{}, state.local.date, open().who.worker, {}};
  if (codes::isNew(at)) {
    after = withStep(std::move(after), {std::string(codes::kTakenOn), step.on, step.who, {}});
  }
  after = withStep(std::move(after), {std::string(codes::kAllocated), step.on, step.who, trim(b.why)});
  whose.members().write(after, "worker", name);
  for (const FieldFault& fault : validateChange(*record->kind, before, after, state.local)) {
    if (fault.warning) continue;
    b.fault = fault.sentence;
    sortWorkers();
    return;
  }
  const std::string whom = shortNameOf(open(), record->person);
  b.why.clear();
  b.worker.clear();
  meeting.decide(*record, before, after);
  session.toast(whom + " is placed with " + first, [this] {
    if (desk) meeting.undoDecision();
  });
}

void BoardPage::openWeek(const std::string& device) {
  const OpenState& o = open();
  const Members& known = whose.members();
  const Members::One* one = known.byDevice(device);
  if (one == nullptr) return;
  for (const Id& id : o.store.ofKind(codes::kColleague)) {
    const Record& record = *o.store.find(id);
    if (record.voided) continue;
    const Fields week = o.store.fields(record);
    if (whoseWeek(week, known) != one->label) continue;
    forms.startChange(id, Op::amend);
    return;
  }
  forms.startForm(codes::kColleague, {});
  if (!open().over.form) return;
  known.write(open().over.form->fields, "name", one->label);
  open().over.form->fields["device"] = device;
  open().over.form->fields["wholeTime"] = "1";
}

void BoardPage::hear() {
  namespace c = command;
  const auto atBoard = [this](auto act) {
    if (!state.open || !desk) return;
    act(desk->board);
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
      b.personOpen = x.over;
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
  on<c::UndoDecision>([this, atBoard](const c::UndoDecision& x) {
    atBoard([&](Board&) {
      meeting.undoDecision(x.index == command::kLastDecision ? std::nullopt : std::optional(x.index));
    });
  });
  on<c::EndMeeting>([this, atBoard](const c::EndMeeting& x) {
    atBoard([&](Board&) {
      Fields log = meeting.fields();
      log.erase("ended");
      if (x.over) log["ended"] = true;
      open().over.toast.reset();  // its undo would take back what is settled now
      session.save({meeting.revision(log)});
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
      Fields log = meeting.fields();
      log["chair"] = b.asked->chair;
      log["deputyFor"] = b.asked->deputyFor;
      log["present"] = b.asked->present;
      b.asked.reset();
      session.save({meeting.revision(log)});
    });
  });
  on<c::PrintBoard>([this, atBoard](const c::PrintBoard&) {
    atBoard([&](Board& b) {
      trail.noteDeed({.deed = Deed::printed, .of = "Allocation meeting"});
      world.print("Allocation meeting",
                  boardSheet(b, open().who.team ? open().who.team->name : "", state.local.date));
    });
  });
  on<c::OpenWeek>([this, atBoard](const c::OpenWeek& x) { atBoard([&](Board&) { openWeek(x.device); }); });
}

}  // namespace alongside
