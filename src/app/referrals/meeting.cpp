#include "app/referrals/meeting.h"

#include <algorithm>

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

}  // namespace

Json decisionsOf(const Fields& meeting) { return meeting.value("decisions", Json::array()); }

const Record* meetingOn(const Store& store, Date day) {
  const std::string on = day.text();
  for (const Id& id : store.ofKind(codes::kMeeting)) {  // newest first
    const Record* record = store.find(id);
    if (record->voided) continue;
    if (record->when < on) break;
    if (record->when == on) return record;
  }
  return nullptr;
}

std::set<Id> undecidedYet(const Store& store, Date day) {
  std::set<Id> all;
  const Record* record = meetingOn(store, day);
  if (record == nullptr) return all;
  const Fields meeting = store.fields(*record);
  if (flagAt(meeting, "ended")) return all;
  for (const Json& row : decisionsOf(meeting))
    if (const auto id = idFrom(textAt(row, "referral"))) all.insert(*id);
  return all;
}

Fields Meeting::fields() const {
  const Record* record = meetingOn(open().store, state.local.date);
  if (record != nullptr) return open().store.fields(*record);
  return {{"day", state.local.date.text()}, {"chair", state.open->who.worker}};
}

Revision Meeting::revision(const Fields& fields) {
  const Kind& kind = *kindNamed(codes::kMeeting);
  const Record* record = meetingOn(open().store, state.local.date);
  return session.stamped(record != nullptr ? record->id : crypto::newId(state.now), codes::kMeeting,
                         record != nullptr ? Op::amend : Op::create, normalise(kind, fields), "");
}

/// The referral as it is now, and in the meeting's log what was decided about it: in one go.
void Meeting::decide(const Record& record, const Fields& before, const Fields& after) {
  const std::vector<ReferralStep> steps = stepsOf(after);
  const std::string became = steps.back().to;
  std::string to;
  if (became == codes::kAllocated) to = whose.members().meantIn(after, "worker");
  if (became == codes::kRedirected) to = textAt(after, "partner");
  if (became == codes::kWaiting) to = textAt(after, "interim");
  Fields meeting = fields();
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
    revisions.push_back(
        session.stamped(record.id, record.kindName, Op::amend, normalise(*record.kind, after), ""));
  revisions.push_back(revision(meeting));
  session.save(std::move(revisions));
}

/// The referral goes back to where it stood before the meeting decided; what else was written about it since stays.
void Meeting::undoDecision(std::optional<std::size_t> which) {
  OpenState& o = open();
  Fields meeting = fields();
  const Json decisions = decisionsOf(meeting);
  const std::size_t index = which.value_or(decisions.size() - 1);
  if (index >= decisions.size() || flagAt(meeting, "ended")) return;
  const Json& row = decisions[index];
  const auto id = idFrom(textAt(row, "referral"));
  const Record* record = id ? o.store.find(*id) : nullptr;
  if (record == nullptr) return;
  const Fields now = o.store.fields(*record);
  const auto steps = static_cast<std::size_t>(numberAt(row, "steps"));
  if (stepRows(now) != static_cast<std::size_t>(numberAt(row, "after"))) {
    o.over.note = Fault{"board/moved-on", "The referral has gone on since this was decided.",
                        "Nothing was changed.", "Open the referral and take the step that fits."};
    return;
  }
  if (allocationLeft(files.handed, *id, now)) {
    o.over.note =
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
    revisions.push_back(session.stamped(record->id, record->kindName, Op::amend,
                                        normalise(*record->kind, back), "Taken back in the meeting"));
  revisions.push_back(revision(meeting));
  desk->board.chosen = record->id;
  desk->board.worker.clear();
  session.save(std::move(revisions));
}

}  // namespace alongside
