// Withdrawing a record: it asks why, and half an answer is a draft like those of forms.
#include "app/forms/form.h"
#include "core/text.h"
#include "record/codes.h"

namespace alongside {

void Forms::askWithdraw(const Id& record) {
  for (const auto& [id, draft] : drafts.all.items())
    if (textAt(draft, "op") == kWithdraws && textAt(draft, "record") == record.text())
      return resumeWithdraw(id);
  open().over.withdrawing = WithdrawState{.record = record, .reason = {}, .begun = state.local};
}

void Forms::resumeWithdraw(const std::string& id) {
  const Json& draft = drafts.all[id];
  const auto record = idFrom(textAt(draft, "record"));
  if (!record || open().store.find(*record) == nullptr) return;
  open().over.withdrawing = WithdrawState{.record = *record,
                                          .reason = textAt(draft, "reason"),
                                          .draft = id,
                                          .begun = momentFrom(textAt(draft, "begun")).value_or(state.local)};
  session.refresh();
}

void Forms::setWithdrawReason(const std::string& reason) {
  if (!open().over.withdrawing) return;
  WithdrawState& asked = *open().over.withdrawing;
  asked.reason = cleanText(reason);
  const Record* record = open().store.find(asked.record);
  if (record == nullptr) return;
  if (asked.draft.empty()) asked.draft = crypto::newId(state.now).text();
  drafts.all[asked.draft] = {{"kind", record->kindName},
                             {"record", asked.record.text()},
                             {"op", kWithdraws},
                             {"reason", asked.reason},
                             {"begun", asked.begun.text()}};
  drafts.keepSoon();
}

void Forms::leaveWithdraw() {
  if (!open().over.withdrawing) return;
  const WithdrawState asked = *open().over.withdrawing;
  open().over.withdrawing.reset();
  if (!drafts.all.contains(asked.draft)) return;
  const bool said = !trim(asked.reason).empty();
  if (!said) drafts.all.erase(asked.draft);
  drafts.keepNow(said);
  session.refresh();
}

void Forms::confirmWithdraw() {
  if (!open().over.withdrawing) return;
  WithdrawState& asked = *open().over.withdrawing;
  asked.tried = true;
  if (trim(asked.reason).empty()) return;
  const WithdrawState done = asked;
  open().over.withdrawing.reset();
  const bool drafted = drafts.all.contains(done.draft);
  drafts.all.erase(done.draft);
  const Record* record = open().store.find(done.record);
  if (record != nullptr) {
    std::vector<Revision> revisions = {session.stamped(record->id, record->kindName, Op::voided,
                                                       open().store.fields(*record), trim(done.reason))};
    if (record->kindName == codes::kConsent)
      followConsent(record->person, {record->id, {}}, revisions, nullptr);
    session.save(std::move(revisions));
  }
  if (drafted)
    drafts.keepNow(false);  // after the record: a crash in between leaves one too many, never one too few
  session.toast("Withdrawn. It stays in the history with your reason.");
}

void Forms::hearWithdraw() {
  namespace c = command;
  on<c::AskWithdraw>([this](const c::AskWithdraw& x) {
    if (state.open) askWithdraw(x.record);
  });
  on<c::SetWithdrawReason>([this](const c::SetWithdrawReason& x) {
    if (state.open) setWithdrawReason(x.text);
  });
  on<c::ConfirmWithdraw>([this](const c::ConfirmWithdraw&) {
    if (state.open) confirmWithdraw();
  });
  on<c::CancelWithdraw>([this](const c::CancelWithdraw&) {
    if (!state.open || !open().over.withdrawing) return;
    const WithdrawState asked = *open().over.withdrawing;
    if (trim(asked.reason).empty()) return leaveWithdraw();
    open().over.withdrawing.reset();
    dropDraft(asked.draft);  // and can be taken back
  });
}

}  // namespace alongside
