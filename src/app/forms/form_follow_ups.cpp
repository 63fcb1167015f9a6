// Follow-ups that are ticked, that ask what came of something, and that end once it was answered.
#include "app/forms/form.h"

#include "core/text.h"
#include "record/codes.h"

namespace alongside {

void Forms::tickFollowUp(const Id& id, bool done) {
  if (!state.open) return;
  const Record* record = open().store.find(id);
  if (record == nullptr || record->kindName != "followup") return;
  if (done && askOutcome(*record)) return;
  Fields fields = open().store.fields(*record);
  fields["done"] = done;
  if (done)
    fields["doneOn"] = state.local.date.text();
  else
    fields.erase("doneOn");
  session.save({session.stamped(id, "followup", Op::amend, normalise(*record->kind, fields), "")});
  if (done) session.toast("Follow-up done", [this, id] { tickFollowUp(id, false); });
}

const Record* waitsForAnswer(const Store& store, const Record& followUp) {
  const auto from = idFrom(store.textOf(followUp, "from"));
  const Record* record = from ? store.find(*from) : nullptr;
  if (record == nullptr || record->kind == nullptr || record->voided || record->kind->outcome.empty())
    return nullptr;
  const std::string answer = textAt(store.fields(*record), record->kind->outcome.front());
  return answer.empty() || answer == record->kind->askAgain ? record : nullptr;
}

/// A follow-up that asks what came of something leads to the answer. False: there is none to give.
bool Forms::askOutcome(const Record& followUp) {
  const Record* record = waitsForAnswer(open().store, followUp);
  if (record == nullptr) return false;
  const Id from = record->id, asking = followUp.id;
  if (open().over.form) closeForm();
  startChange(from, Op::amend);
  FormState& form = *open().over.form;
  form.answers = asking;
  if (form.kind->name ==
      codes::kDebrief) {  // offered once more, today: how it was offered before is its history
    for (const char* key : {"answer", "againOn", "offeredBy"}) form.fields.erase(key);
    form.fields["offeredOn"] = state.local.date.text();
  }
  return true;
}

/// What a follow-up asked has been answered, there or in the record itself: it is done, or its day comes again.
std::string Forms::endFollowUps(const FormState& form, const Fields& before, const Fields& fields,
                                std::vector<Revision>& revisions) {
  constexpr int kAgain = 14;  // days
  if (form.op == Op::create || form.kind->outcome.empty()) return {};
  const std::string_view key = form.kind->outcome.front(), againOn = form.kind->againOn;
  const std::string answer = textAt(fields, key), day = textAt(fields, againOn);
  const bool again = answer == form.kind->askAgain;
  const bool otherDay = again && !againOn.empty() && day != textAt(before, againOn);
  if (answer.empty()) return {};
  if (form.answers.empty() && !otherDay && (again || answer == textAt(before, key))) return {};
  const Store& store = open().store;
  std::string said;
  for (const FollowUpRow& row : open().views.caseload.followUps) {  // those that are open
    const Id& id = row.id;
    const Record& record = *store.find(id);
    Fields is = store.fields(record);
    if (textAt(is, "from") != form.record.text()) continue;
    if (again && !againOn.empty()) {
      said = "Saved. It is asked again on " + fullDate(*dateFrom(day)) + ".";
      if (!otherDay) continue;  // the same day still stands for it
      is["done"] = true;
      is["doneOn"] = state.local.date.text();
    } else if (again) {
      if (id != form.answers) continue;
      is["due"] = addDays(state.local.date, kAgain).text();
      said = "Saved. It is asked again in two weeks.";
    } else {
      is["done"] = true;
      is["doneOn"] = state.local.date.text();
      said = "Saved. The follow-up is done.";
    }
    revisions.push_back(session.stamped(id, record.kindName, Op::amend, normalise(*record.kind, is), ""));
  }
  return said;
}

}  // namespace alongside
