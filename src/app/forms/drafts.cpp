// Drafts: what is half written, on a shelf of the vault, kept at every pause.
#include <array>

#include "app/session/session.h"
#include "core/text.h"

namespace alongside {

namespace {
constexpr double kPause = 2;  ///< seconds without typing
}

void Session::keepDraftsSoon() { draftDue = world.uptime() + kPause; }

void Session::keepDrafts(bool written) {
  draftDue.reset();
  if (!vault) return;
  saveStarted(written);
  vault->setShelf("drafts", drafts,
                  guarded([this, written](const Outcome& outcome) { saveEnded(written, outcome); }));
}

void Session::draftChanged() {
  if (!open().form) return;
  open().form->changed = true;
  storeDraft();
  keepDraftsSoon();
}

void Session::storeDraft() {
  const FormState& form = *open().form;
  constexpr std::array<std::string_view, 4> kOps = {"create", "amend", "correct", kWithdraws};
  drafts[form.draft] = {{"kind", form.kind->name},
                        {"record", form.record.text()},
                        {"op", kOps[static_cast<std::size_t>(form.op)]},
                        {"fields", form.fields},
                        {"before", form.before},
                        {"reason", form.reason},
                        {"begun", form.begun.text()}};
  if (!form.answers.empty()) drafts[form.draft]["answers"] = form.answers.text();
}

void Session::resumeDraft(const std::string& id) {
  if (!state.open || !drafts.contains(id)) return;
  OpenState& o = open();
  if (o.form) closeForm();
  const Json& draft = drafts[id];
  if (textAt(draft, "op") == kWithdraws) return resumeVoid(id);
  FormState form;
  form.draft = id;
  form.kind = kindNamed(textAt(draft, "kind"));
  if (form.kind == nullptr) return;
  form.record = idFrom(textAt(draft, "record")).value_or(crypto::newId(state.now));
  const std::string op = textAt(draft, "op");
  form.op = op == "amend" ? Op::amend : op == "correct" ? Op::correct : Op::create;
  form.fields = draft.value("fields", Json::object());
  form.before = draft.value("before", Json::object());
  form.reason = textAt(draft, "reason");
  form.answers = idFrom(textAt(draft, "answers")).value_or(Id{});
  form.begun = momentFrom(textAt(draft, "begun")).value_or(state.local);
  form.changed = true;
  const Field* whom = form.kind->field(form.kind->person);
  form.choosingPerson = whom != nullptr && whom->must && !form.fields.contains(form.kind->person);
  offerRecent(form);
  o.form = std::move(form);
  rebuildViews();
}

void Session::dropDraft(const std::string& id) {
  if (!state.open) return;
  const Json kept = drafts.contains(id) ? drafts[id] : Json();
  if (open().form && open().form->draft == id) open().form.reset();
  drafts.erase(id);
  keepDrafts(false);
  rebuildViews();
  if (!kept.is_null())
    toast("Draft removed", [this, id, kept] {
      drafts[id] = kept;
      keepDrafts();
      rebuildViews();
    });
}

}  // namespace alongside
