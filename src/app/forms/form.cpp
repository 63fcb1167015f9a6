#include "app/forms/form.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/text.h"
#include "record/codes.h"
#include "record/common.h"
#include "record/kinds/referral.h"

namespace alongside {
namespace {
/// "agreed.2" is a row (null takes it away, an object puts it there), "agreed.2.what" one of its answers.
void setRow(FormState& form, std::string_view path, const Json& value) {
  const std::size_t dot = path.find('.');
  const Field* field = form.kind->field(path.substr(0, dot));
  if (field == nullptr || field->type != FieldType::rows) return;
  const std::string_view rest = path.substr(dot + 1);
  std::size_t row = 0;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), row);
  Json& rows = form.fields[std::string(field->key)];
  if (!rows.is_array()) rows = Json::array();
  if (error != std::errc() || row > rows.size()) return;
  const std::string_view part = end == rest.data() + rest.size()
                                    ? std::string_view()
                                    : rest.substr(static_cast<std::size_t>(end - rest.data()) + 1);
  if (row == rows.size()) rows.push_back(Json::object());
  if (part.empty() && value.is_null()) {
    rows.erase(row);
  } else if (part.empty()) {
    rows[row] = value;
  } else if (value.is_null()) {
    rows[row].erase(std::string(part));
  } else if (part == "seenBy") {
    rows[row][std::string(part)] = seenByAfter(rows[row].value(part, Json()), value);
  } else {
    rows[row][std::string(part)] =
        value.is_string() ? Json(cleanText(value.get_ref<const std::string&>())) : value;
  }
  if (rows.empty()) form.fields.erase(std::string(field->key));
}
}  // namespace

namespace {
Moment roundedDown(Moment moment) {
  moment.minute -= moment.minute % 5;
  return moment;
}
}  // namespace

/// What is likely: just now, as long and as last time with this person.
void Forms::defaults(FormState& form) {
  const OpenState& o = open();
  Fields& f = form.fields;
  const Kind& kind = *form.kind;
  const Id person = idFrom(textAt(f, kind.person)).value_or(Id{});
  if (!kind.asLast.empty() && !person.empty()) {
    for (const Id& id : o.store.about(person)) {
      const Record* record = o.store.find(id);
      if (record == nullptr || record->voided || record->kindName != kind.name) continue;
      const Fields last = o.store.fields(*record);
      for (const std::string_view key : kind.asLast)
        if (last.contains(key) && !f.contains(key)) {
          const Json& answer = f[std::string(key)] = last[std::string(key)];
          const auto usual = std::ranges::find(kind.begins, key, &Begins::key);
          if (usual == kind.begins.end() || usual->answer != answer) form.carried[std::string(key)] = answer;
        }
      break;
    }
  }
  for (const Begins& begins : kind.begins) {
    const bool waits = person.empty() && std::ranges::contains(kind.asLast, begins.key);
    if (!waits && !f.contains(begins.key)) f[std::string(begins.key)] = begins.answer;
  }
  beginWhen(form);
  if (form.kind->name == codes::kMove && !person.empty()) {
    if (!f.contains("supportUntil"))
      f["supportUntil"] = addDays(state.local.date, settingOf(o.who.team, kAfterDischargeDays)).text();
  } else if (form.kind->name == codes::kRound && !person.empty() && !f.contains("ward")) {
    const std::string ward = o.store.textOf(*o.store.find(person), "ward");
    if (!ward.empty()) f["ward"] = ward;
  } else if (form.kind->name == codes::kHandover && !person.empty()) {
    fillHandover(form, person);
  }
  if (form.kind->name == codes::kVisits) {
    if (!f.contains("ward") && o.views.caseload.wards.size() == 1)
      f["ward"] = o.views.caseload.wards.front().first;
    fillVisits(form);
  }
}

/// By its description; and what lies in the past by it happened today, until somebody says otherwise.
void Forms::beginWhen(FormState& form) const {
  const Kind& kind = *form.kind;
  const Field* when = kind.field(kind.when);
  if (when == nullptr || form.fields.contains(when->key)) return;
  Json& answer = form.fields[std::string(when->key)];
  if (when->type == FieldType::moment && kind.whenFromNow) {
    answer = roundedDown(addMinutes(state.local, *kind.whenFromNow)).text();
    afterLastMeeting(form);
  } else if (when->type == FieldType::date && (kind.whenFromNow || when->must || !when->future))
    answer = addDays(state.local.date, kind.whenFromNow.value_or(0)).text();
  else
    form.fields.erase(std::string(when->key));
}

/// What is known goes into the handover by itself: what matters, what was promised.
void Forms::fillHandover(FormState& form, const Id& person) const {
  const OpenState& o = *state.open;
  Fields& f = form.fields;
  const Fields details = o.store.fields(*o.store.find(person));
  if (!f.contains("matters") && !textAt(details, "matters").empty())
    f["matters"] = textAt(details, "matters");
  if (!f.contains("helps") && !textAt(details, "communication").empty())
    f["helps"] = textAt(details, "communication");
  if (f.contains("promised")) return;
  Json promised = Json::array();
  const WhatStays stays = session.whatStays();
  for (const FollowUpRow& row : o.views.caseload.followUps)
    if (row.person == person && stays.of(*o.store.find(row.id)) == Stays::no)
      promised.push_back({{"what", row.what}, {"by", row.due.text()}});
  if (!promised.empty()) f["promised"] = std::move(promised);
}

void Forms::startForm(std::string_view kindName, const Id& person) {
  if (!state.open) return;
  OpenState& o = open();
  const Kind* kind = kindNamed(kindName);
  if (kind == nullptr) return;
  // Somebody is referred who is not here yet: their details first, then the referral.
  const bool newcomer =
      kind->name == codes::kPerson && o.over.form && o.over.form->kind->name == codes::kReferral;
  afterPerson = newcomer ? std::string(codes::kReferral) : std::string();
  if (o.over.form) closeForm();
  o.over.acts.reset();
  FormState form;
  form.draft = crypto::newId(state.now).text();
  form.kind = kind;
  form.record = crypto::newId(state.now);
  form.begun = state.local;
  if (!kind->person.empty()) {
    if (!person.empty()) form.fields[kind->person] = person.text();
    const Field* whom = kind->field(kind->person);
    form.choosingPerson = person.empty() && whom->must;
  }
  if (!form.choosingPerson) defaults(form);
  form.given = form.fields;
  offerRecent(form);
  if (!person.empty()) offerSeenBy(form, person);
  o.over.form = std::move(form);
}

void Forms::startChange(const Id& id, Op op) {
  if (!state.open) return;
  OpenState& o = open();
  const Record* record = o.store.find(id);
  if (record == nullptr || record->kind == nullptr) return;
  FormState form;
  form.draft = crypto::newId(state.now).text();
  form.kind = record->kind;
  form.record = id;
  form.op = op;
  form.fields = form.before = form.given = o.store.fields(*record);
  form.begun = state.local;
  offerRecent(form);
  if (!record->person.empty()) offerSeenBy(form, record->person);
  o.over.form = std::move(form);
}

void Forms::choosePerson(const Id& person) {
  if (!state.open || !open().over.form) return;
  FormState& form = *open().over.form;
  const bool untouched = form.untouched();
  form.fields[form.kind->person] = person.text();
  form.choosingPerson = false;
  defaults(form);
  if (untouched) form.given = form.fields;
  offerSeenBy(form, person);
  if (!untouched) draftChanged();
}

void Forms::setField(const std::string& key, const Json& value) {
  if (!state.open || !open().over.form) return;
  FormState& form = *open().over.form;
  if (key.find('.') != std::string::npos) {
    setRow(form, key, value);
    lookAgain(form);
    draftChanged();
    return;
  }
  const Field* field = form.kind->field(key);
  if (field == nullptr) return;
  const Json was = form.fields.value(key, Json());
  if (value.is_null())
    form.fields.erase(key);
  else if (value.is_string() && (field->type == FieldType::line || field->type == FieldType::text ||
                                 field->type == FieldType::words))
    form.fields[key] = cleanText(value.get_ref<const std::string&>());
  else
    form.fields[key] = value;
  if (key == "seenBy") form.fields[key] = seenByAfter(was, form.fields[key]);
  if (key == form.kind->person) form.choosingPerson = false;
  answered(form, *field);
  lookAgain(form);
  draftChanged();
}

/// What would be said at Save stands there already once Save was tried: it counts as seen.
void Forms::lookAgain(FormState& form) const {
  if (!form.tried) return;
  form.faults = faultsOf(form);
  for (const FieldFault& fault : form.faults) form.warned.push_back(fault.sentence);
}

/// Finish later: what was typed stays as a draft; an untouched form leaves nothing. What somebody else wrote on a lent tablet
/// is theirs: they hand it in or throw it away.
void Forms::closeForm() {
  if (!state.open || !open().over.form) return;
  FormState& form = *open().over.form;
  const bool untouched = form.untouched();
  if (open().over.lent && !untouched) {
    form.leaving = !form.leaving;
    return;
  }
  if (form.changed && !untouched) {
    drafts.put(form);
    open().over.form.reset();
    drafts.keepNow();
  } else {
    const bool drafted = drafts.all.contains(form.draft);
    drafts.all.erase(form.draft);
    drafts.notSoon();
    open().over.form.reset();
    if (drafted) drafts.keepNow(false);
  }
  takeTabletBack();
  session.refresh();
}

void Forms::leave() {
  if (!state.open) return;
  closeForm();
  leaveWithdraw();
}

/// Settling two versions is a revision of its own that names them all as parents.
void Forms::settle(const Id& id, std::uint32_t revision) {
  if (!state.open) return;
  OpenState& o = open();
  const Record* record = o.store.find(id);
  if (record == nullptr || record->settled()) return;
  const Revision& chosen = o.store.revision(revision);
  const Op op = chosen.op == Op::voided ? Op::voided : Op::amend;
  const std::vector<std::uint32_t> heads = record->heads;
  const std::string kind = record->kindName,
                    why = "Chosen between " + plural(heads.size(), "version", "versions");
  const Fields values = chosen.values();
  std::vector<Revision> chain{session.stamped(id, kind, op, values, why)};
  // One revision names so many heads and no more: the next one follows it and names others, until none is left.
  for (std::size_t next = kMostParents; next < heads.size(); next += kMostParents - 1) {
    Revision further = session.stamped(id, kind, op, values, why);
    further.parents = {chain.back().rev};
    for (std::size_t i = next; i < std::min(heads.size(), next + kMostParents - 1); ++i)
      further.parents.push_back(o.store.revision(heads[i]).rev);
    sealIdentity(further);
    chain.push_back(std::move(further));
  }
  session.save(std::move(chain));
  o.over.settling = {};
  o.page.place = o.who.role == Role::coordinator ? Place::packs : Place::today;
  session.toast("Settled. Both versions stay in the history.");
}

void Forms::draftChanged() {
  if (!open().over.form) return;
  open().over.form->changed = true;
  if (open().over.lent) return;  // not the worker's to read
  drafts.put(*open().over.form);
  drafts.keepSoon();
}

void Forms::resumeDraft(const std::string& id) {
  if (!state.open || !drafts.all.contains(id)) return;
  OpenState& o = open();
  if (o.over.form) closeForm();
  const Json& draft = drafts.all[id];
  if (textAt(draft, "op") == kWithdraws) return resumeWithdraw(id);
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
  form.given = Json();
  const Field* whom = form.kind->field(form.kind->person);
  form.choosingPerson = whom != nullptr && whom->must && !form.fields.contains(form.kind->person);
  offerRecent(form);
  o.over.form = std::move(form);
  session.refresh();
}

void Forms::dropDraft(const std::string& id) {
  if (!state.open) return;
  const Json kept = drafts.all.contains(id) ? drafts.all[id] : Json();
  if (open().over.form && open().over.form->draft == id) open().over.form.reset();
  drafts.all.erase(id);
  drafts.keepNow(false);
  session.refresh();
  if (!kept.is_null())
    session.toast("Draft removed", [this, id, kept] {
      drafts.all[id] = kept;
      drafts.keepNow();
      session.refresh();
    });
}

void Forms::hear() {
  namespace c = command;
  on<c::StartRecord>([this](const c::StartRecord& x) { startForm("session", x.person); });
  on<c::StartForm>([this](const c::StartForm& x) {
    if (x.kind == codes::kFeedback)
      lendTablet();
    else
      startForm(x.kind, x.person);
  });
  on<c::LendTablet>([this](const c::LendTablet&) { lendTablet(); });
  on<c::Amend>([this](const c::Amend& x) { startChange(x.record, Op::amend); });
  on<c::Correct>([this](const c::Correct& x) { startChange(x.record, Op::correct); });
  on<c::ResumeDraft>([this](const c::ResumeDraft& x) { resumeDraft(x.draft); });
  on<c::DropDraft>([this](const c::DropDraft& x) { dropDraft(x.draft); });
  on<c::ChoosePerson>([this](const c::ChoosePerson& x) { choosePerson(x.id); });
  on<c::ChangePerson>([this](const c::ChangePerson&) {
    whenOpen([](OpenState& o) {
      if (o.over.form) o.over.form->choosingPerson = true;
    });
  });
  on<c::SetField>([this](const c::SetField& x) { setField(x.key, x.value); });
  on<c::Pick>([this](const c::Pick& x) { pick(x); });
  on<c::SetReason>([this](const c::SetReason& x) {
    whenOpen([&](OpenState& o) {
      if (!o.over.form) return;
      o.over.form->reason = x.text;
      draftChanged();
    });
  });
  on<c::SaveForm>([this](const c::SaveForm&) { saveForm(); });
  on<c::CloseForm>([this](const c::CloseForm&) { closeForm(); });
  on<c::ThrowFormAway>([this](const c::ThrowFormAway&) { throwFormAway(); });
  on<c::NoteCompetence>([this](const c::NoteCompetence& x) {
    whenOpen([&](OpenState& o) {
      startForm(codes::kEvidence, {});
      o.over.form->fields["record"] = x.record.text();
    });
  });
  on<c::TickFollowUp>([this](const c::TickFollowUp& x) { tickFollowUp(x.record, x.done); });
  on<c::KeepVersion>([this](const c::KeepVersion& x) { settle(x.record, x.revision); });
}

}  // namespace alongside
