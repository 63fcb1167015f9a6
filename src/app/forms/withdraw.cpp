// Withdrawing a record: it asks why, and half an answer is a draft like those of forms.
#include "app/session/session.h"
#include "core/text.h"
#include "record/codes.h"

namespace alongside {

void Session::askVoid(const Id& record) {
  for (const auto& [id, draft] : drafts.items())
    if (textAt(draft, "op") == kWithdraws && textAt(draft, "record") == record.text()) return resumeVoid(id);
  open().voiding = VoidState{.record = record, .reason = {}, .begun = state.local};
}

void Session::resumeVoid(const std::string& id) {
  const Json& draft = drafts[id];
  const auto record = idFrom(textAt(draft, "record"));
  if (!record || open().store.find(*record) == nullptr) return;
  open().voiding = VoidState{.record = *record,
                             .reason = textAt(draft, "reason"),
                             .draft = id,
                             .begun = momentFrom(textAt(draft, "begun")).value_or(state.local)};
  rebuildViews();
}

void Session::setVoidReason(const std::string& reason) {
  if (!open().voiding) return;
  VoidState& asked = *open().voiding;
  asked.reason = cleanText(reason);
  const Record* record = open().store.find(asked.record);
  if (record == nullptr) return;
  if (asked.draft.empty()) asked.draft = crypto::newId(state.now).text();
  drafts[asked.draft] = {{"kind", record->kindName},
                         {"record", asked.record.text()},
                         {"op", kWithdraws},
                         {"reason", asked.reason},
                         {"begun", asked.begun.text()}};
  keepDraftsSoon();
}

void Session::leaveVoid() {
  if (!open().voiding) return;
  const VoidState asked = *open().voiding;
  open().voiding.reset();
  if (!drafts.contains(asked.draft)) return;
  const bool said = !trim(asked.reason).empty();
  if (!said) drafts.erase(asked.draft);
  keepDrafts(said);
  rebuildViews();
}

void Session::confirmVoid() {
  if (!open().voiding) return;
  VoidState& asked = *open().voiding;
  asked.tried = true;
  if (trim(asked.reason).empty()) return;
  const VoidState done = asked;
  open().voiding.reset();
  const bool drafted = drafts.contains(done.draft);
  drafts.erase(done.draft);
  const Record* record = open().store.find(done.record);
  if (record != nullptr) {
    std::vector<Revision> revisions = {
        stamped(record->id, record->kindName, Op::voided, open().store.fields(*record), trim(done.reason))};
    if (record->kindName == codes::kConsent)
      followConsent(record->person, {record->id, {}}, revisions, nullptr);
    keep(std::move(revisions));
  }
  if (drafted)
    keepDrafts(false);  // after the record: a crash in between leaves one too many, never one too few
  toast("Withdrawn. It stays in the history with your reason.");
}

void Session::hearWithdraw() {
  namespace c = command;
  on<c::AskVoid>([this](const c::AskVoid& x) {
    if (state.open) askVoid(x.record);
  });
  on<c::SetVoidReason>([this](const c::SetVoidReason& x) {
    if (state.open) setVoidReason(x.text);
  });
  on<c::ConfirmVoid>([this](const c::ConfirmVoid&) {
    if (state.open) confirmVoid();
  });
  on<c::CancelVoid>([this](const c::CancelVoid&) {
    if (!state.open || !open().voiding) return;
    const VoidState asked = *open().voiding;
    if (trim(asked.reason).empty()) return leaveVoid();
    open().voiding.reset();
    dropDraft(asked.draft);  // and can be taken back
  });
}

}  // namespace alongside
