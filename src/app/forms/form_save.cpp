// Saving a form, and what comes of it beyond the record itself.
#include <algorithm>

#include "app/forms/form.h"
#include "core/text.h"
#include "record/change.h"
#include "record/codes.h"
#include "record/kinds/referral.h"
#include "store/proof.h"

namespace alongside {
namespace {

bool overlaps(Moment begin, std::int64_t minutes, Moment other, std::int64_t otherMinutes) {
  const int apart = minutesBetween(begin, other);
  return apart < minutes && -apart < otherMinutes;
}

}  // namespace

/// What only the records around it can tell: two sessions at once, a person who may be there already.
std::vector<FieldFault> Forms::cautions(const FormState& form) const {
  const OpenState& o = *state.open;
  std::vector<FieldFault> all;
  const auto when = momentFrom(textAt(form.fields, "when"));
  if (form.kind->name == codes::kSession && when) {
    for (const Id& id : o.store.ofKind(codes::kSession)) {
      const Record* other = o.store.find(id);
      const auto then = momentFrom(other->when);
      if (!then || other->voided || id == form.record) continue;
      if (then->date < when->date) break;  // newest first
      const Fields fields = o.store.fields(*other);
      if (then->date != when->date || !writtenBy(o.store.revision(other->history.front()), o.who.device))
        continue;
      if (!overlaps(*when, numberAt(form.fields, "minutes"), *then, numberAt(fields, "minutes"))) continue;
      all.push_back({"when",
                     "You were with " + nameOf(o, other->person) + " at " + then->clock() +
                         " that day. Check the time, or save it all the same.",
                     true});
      break;
    }
  }
  // What is shared with family stops when the person says so.
  if (form.kind->name == codes::kCarer && form.op == Op::create) {
    for (const Id& id : o.store.about(idFrom(textAt(form.fields, "person")).value_or(Id{}))) {
      const Record& consent = *o.store.find(id);
      if (consent.voided || consent.kindName != codes::kConsent) continue;
      const Fields fields = o.store.fields(consent);
      if (textAt(fields, "about") != codes::kToShare) continue;
      const auto on = dateFrom(textAt(fields, "on"));
      if (textAt(fields, "answer") != codes::kConsentYes && on)
        all.push_back({"mayTalk",
                       shortNameOf(o, consent.person) + " said no to sharing with family on " +
                           fullDate(*on) + ". Listen, and say nothing about them.",
                       true});
      break;  // newest first
    }
  }
  if (form.kind->name == codes::kPerson) {
    const std::string name = fold(trim(textAt(form.fields, "name")));
    const std::string nhs = nhsNumberFrom(textAt(form.fields, "nhs"));
    const auto born = dateFromTyped(textAt(form.fields, "born"));
    for (const Id& id : o.store.ofKind(codes::kPerson)) {
      const Record* other = o.store.find(id);
      if (id == form.record || other->voided) continue;
      const Fields fields = o.store.fields(*other);
      const auto theirs = dateFrom(textAt(fields, "born"));
      const bool sameNumber = !nhs.empty() && nhs == textAt(fields, "nhs");
      const bool sameName =
          !name.empty() && name == fold(textAt(fields, "name")) && (!born || !theirs || born == theirs);
      if (!sameNumber && !sameName) continue;
      all.push_back({sameNumber ? "nhs" : "name",
                     other->heading + (theirs ? ", born " + fullDate(*theirs) + "," : "") +
                         " is on this tablet already. Is it somebody else?",
                     true});
      break;
    }
  }
  return all;
}

std::vector<FieldFault> Forms::faultsOf(const FormState& form) const {
  std::vector<FieldFault> faults = validateChange(*form.kind, form.before, form.fields, state.local);
  if (form.op == Op::correct && trim(form.reason).empty())
    faults.push_back({"reason", "Say in a few words what was wrong.", false});
  if (!form.answers.empty() && textAt(form.fields, form.kind->outcome.front()).empty())
    faults.push_back({std::string(form.kind->outcome.front()), "Answer this, or finish later."});
  if (form.tried) std::ranges::move(cautions(form), std::back_inserter(faults));
  return faults;
}

/// The record, and beyond it: what its description says, the writer's own answers, wishes for the crisis plan.
void Forms::addConsequences(const FormState& form, const Fields& before, const Fields& fields,
                            const Fields& own, std::vector<Revision>& revisions, Touched& touched) {
  const OpenState& o = open();
  // What comes of a record may lead to more: a suggestion made in a session to the question what came of it.
  const std::function<void(std::string_view, const Fields&)> create = [&](std::string_view kindName,
                                                                          const Fields& answers) {
    const Kind* kind = kindNamed(kindName);
    assert(kind != nullptr);
    const Id id = crypto::newId(state.now);
    const Fields stored = normalise(*kind, answers);
    revisions.push_back(session.stamped(id, kindName, Op::create, stored, ""));
    touched.emplace_back(id, std::nullopt);
    if (kind->leadsTo == nullptr) return;
    for (const Consequence& one : kind->leadsTo(Json::object(), stored, id.text(), state.local.date)) {
      assert(!one.kind.empty() && "only a form changes a person's details");
      create(one.kind, one.fields);
    }
  };
  const auto amend = [&](const Record& record, const Fields& answers) {
    const Fields was = o.store.fields(record);
    Fields is = was;
    is.update(answers);
    is = normalise(*record.kind, is);
    if (changedKeys(was, is).empty()) return;
    revisions.push_back(session.stamped(record.id, record.kindName, Op::amend, is, ""));
    touched.emplace_back(record.id, was);
  };
  const Id personId = idFrom(textAt(fields, form.kind->person)).value_or(Id{});
  const Record* person = personId.empty() ? nullptr : o.store.find(personId);
  if (!own.empty()) {
    Fields reflection = own;
    reflection["on"] = state.local.date.text();
    reflection["about"] = form.record.text();
    create(codes::kReflection, reflection);
  }
  if (form.kind->leadsTo != nullptr) {
    for (const Consequence& one : form.kind->leadsTo(before, fields, form.record.text(), state.local.date)) {
      if (!one.kind.empty())
        create(one.kind, one.fields);
      else if (person != nullptr && person->kind != nullptr)
        amend(*person, one.fields);
    }
  }
  if (form.kind->name == codes::kConsent && person != nullptr)
    followConsent(personId, {form.record, fields}, revisions, &touched);
  if (form.kind->name == codes::kDebrief && person != nullptr)
    wishesIntoPlan(form, before, fields, revisions, touched);
}

void Forms::saveForm() {
  if (!state.open || !open().over.form) return;
  OpenState& o = open();
  FormState& form = *o.over.form;
  form.tried = true;
  form.leaving = false;
  form.faults = faultsOf(form);
  if (!saveable(form.faults)) return;
  // What can be saved all the same is said first, once.
  const bool unseen = std::ranges::any_of(form.faults, [&](const FieldFault& fault) {
    return std::ranges::find(form.warned, fault.sentence) == form.warned.end();
  });
  for (const FieldFault& fault : form.faults) form.warned.push_back(fault.sentence);
  if (unseen) return;

  Fields fields = normalise(*form.kind, form.fields), own = Json::object();
  for (const Field& field : form.kind->fields) {
    if (!field.own || !fields.contains(field.key)) continue;
    own[std::string(field.key)] = fields[std::string(field.key)];
    fields.erase(std::string(field.key));
  }
  const Fields before = form.op == Op::create ? Fields(Json::object()) : normalise(*form.kind, form.before);
  const bool same = form.op != Op::create && own.empty() && changedKeys(before, fields).empty();
  const FormState done = form;
  o.over.form.reset();
  const bool drafted = drafts.all.contains(done.draft);
  drafts.all.erase(done.draft);
  drafts.notSoon();
  if (same && done.answers.empty()) {
    if (drafted) drafts.keepNow(false);
    session.refresh();
    session.toast("Nothing had changed");
    takeTabletBack();
    return;
  }
  std::vector<Revision> revisions;
  Touched touched;
  if (!done.kind->gathers && !same) {
    revisions.push_back(session.stamped(done.record, done.kind->name, done.op, fields, trim(done.reason)));
    touched.emplace_back(done.record, std::nullopt);
  }
  addConsequences(done, before, fields, own, revisions, touched);
  const std::string ended = endFollowUps(done, before, fields, revisions);
  session.save(std::move(revisions));
  // The draft goes only now, after the record: a crash in between leaves one too many, never one too few.
  if (drafted) drafts.keepNow(false);
  if (done.kind->name == codes::kPerson && done.op == Op::create) {
    o.page.place = Place::people;
    o.page.person = done.record;
    o.page.tab = PersonTab::overview;
  }
  if (done.op != Op::create) {
    const std::string_view kept =
        done.op == Op::correct ? "Corrected. What was there is kept in its history." : "Saved";
    session.toast(ended.empty() ? std::string(kept) : ended);
    return;
  }
  if (done.kind->name == codes::kPerson && !afterPerson.empty()) {
    startForm(std::exchange(afterPerson, {}), done.record);
    return;
  }
  if (done.kind->name == codes::kReferral && desk) {
    o.page.place = Place::referrals;
    desk->referral = done.record;
    session.refresh();
  }
  const auto made = static_cast<std::int64_t>(touched.size());
  // A session that nobody was asked about waits; the writer hears it while the person still stands beside them.
  const bool toAsk = o.who.role == Role::worker && whyStays(*done.kind, fields) == Stays::notAsked;
  session.toast(done.kind->gathers ? plural(made, "session", "sessions") + " saved"
                : toAsk            ? "Saved. It stays here until you have asked who may see it."
                                   : "Saved",
                [this, touched, done] { undoSave(done, touched); });
  takeTabletBack();
}

/// Withdraws what was made, puts back what was changed, and shows the form again as it was.
void Forms::undoSave(const FormState& done, const Touched& touched) {
  std::vector<Revision> revisions;
  for (const auto& [id, was] : touched) {
    const Record* record = open().store.find(id);
    if (record == nullptr) continue;
    revisions.push_back(was ? session.stamped(id, record->kindName, Op::amend, *was, "Undone at once")
                            : session.stamped(id, record->kindName, Op::voided, open().store.fields(*record),
                                              "Undone at once"));
  }
  session.save(std::move(revisions));
  FormState again = done;
  again.record = crypto::newId(state.now);
  again.draft = crypto::newId(state.now).text();
  again.changed = true;
  again.given = Json();
  again.tried = false;
  again.faults.clear();
  again.warned.clear();
  open().page.person = open().page.person == done.record ? Id{} : open().page.person;
  open().over.form = std::move(again);
  draftChanged();
  session.refresh();
}

}  // namespace alongside
