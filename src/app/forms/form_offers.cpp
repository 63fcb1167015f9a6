// What a form offers, so that the common case takes few taps: what was answered lately, the last group of the same
// theme, everybody on a ward, places of the directory.
#include <algorithm>

#include "app/forms/form.h"
#include "core/order.h"
#include "core/text.h"
#include "record/codes.h"
#include "store/proof.h"

namespace alongside {
namespace {

constexpr std::size_t kLookedAt = 120;  ///< newest records of the kind; older answers are not recent
constexpr std::size_t kOffered = 5;
constexpr std::size_t kPicked = 24;

/// What the team file names is offered beside what was answered lately.
void offerNamed(const OpenState& o, FormState& form, const std::vector<const Field*>& fields) {
  constexpr std::size_t kNamed = 12;
  if (!o.who.team) return;
  for (const Field* field : fields) {
    const bool teams = field->key == "team";
    if (!teams && field->key != "partner") continue;
    std::vector<std::string>& offered = form.recent[std::string(field->key)];
    for (const std::string& name : teams ? o.who.team->teams : o.who.team->partners) {
      const std::string folded = fold(name);
      if (offered.size() < kNamed &&
          std::ranges::none_of(offered, [&](const std::string& one) { return fold(one) == folded; }))
        offered.push_back(name);
    }
  }
}

}  // namespace

/// Answers given lately, newest first, each once: never from anywhere but this vault.
void Forms::offerRecent(FormState& form) const {
  const OpenState& o = *state.open;
  std::vector<const Field*> fields;
  for (const Field& field : form.kind->fields)
    if (field.recent) fields.push_back(&field);
  if (fields.empty()) return;
  std::size_t looked = 0;
  for (const Id& id : o.store.ofKind(form.kind->name)) {
    const Record* record = o.store.find(id);
    if (record->voided || id == form.record) continue;
    if (++looked > kLookedAt) break;
    const Fields answers = o.store.fields(*record);
    for (const Field* field : fields) {
      const std::string answer = textAt(answers, field->key);
      std::vector<std::string>& offered = form.recent[std::string(field->key)];
      if (answer.empty() || offered.size() >= kOffered) continue;
      const std::string folded = fold(answer);
      if (std::ranges::none_of(offered, [&](const std::string& one) { return fold(one) == folded; }))
        offered.push_back(answer);
    }
  }
  offerNamed(o, form, fields);
}

/// Nobody is with two people at once: a second one-to-one begins where the last one ended, and lasts until now at most.
void Forms::afterLastMeeting(FormState& form) const {
  const OpenState& o = *state.open;
  const auto begin = momentFrom(textAt(form.fields, "when"));
  if (form.kind->name != codes::kSession || !begin) return;
  for (const Id& id : o.store.ofKind(codes::kSession)) {  // newest first
    const Record& last = *o.store.find(id);
    const auto then = momentFrom(last.when);
    if (last.voided || !then || !writtenBy(o.store.revision(last.history.front()), o.who.device)) continue;
    const auto minutes = static_cast<int>(numberAt(o.store.fields(last), "minutes"));
    const Moment ended = addMinutes(*then, minutes);
    if (ended <= *begin || ended >= state.local || *then > state.local) return;
    const int room = minutesBetween(ended, state.local);
    form.fields["when"] = ended.text();
    if (numberAt(form.fields, "minutes") > room)
      form.fields["minutes"] = room < codes::kMinuteByMinute ? room : room - room % codes::kMinuteByMinute;
    return;
  }
}

/// A group meets again: where, who leads it, how long and for whom as the last time.
void Forms::fillFromLastGroup(FormState& form) const {
  const OpenState& o = *state.open;
  const std::string theme = fold(trim(textAt(form.fields, "theme")));
  if (form.op != Op::create || theme.empty()) return;
  for (const Id& id : o.store.ofKind(codes::kGroup)) {
    const Record* record = o.store.find(id);
    if (record->voided || fold(record->heading) != theme) continue;
    const Fields last = o.store.fields(*record);
    for (const char* key : {"place", "facilitators", "minutes", "needs"})
      if (last.contains(key) && !form.fields.contains(key)) form.fields[key] = last[key];
    return;
  }
}

/// Who might see their last one-to-one: offered, for one tap. Nothing is chosen until somebody asked.
void Forms::offerSeenBy(FormState& form, const Id& person) const {
  const OpenState& o = *state.open;
  for (const Id& id : o.store.about(person)) {  // newest first
    const Record* record = o.store.find(id);
    if (record->voided || record->kindName != codes::kSession) continue;
    const Fields answers = o.store.fields(*record);
    const auto last = answers.find("seenBy");
    if (last == answers.end() || !last->is_array() || last->empty()) continue;
    form.seenByLast[person.text()] = *last;
    return;
  }
}

/// A row for everybody of the list who is on that ward; rows with an answer stay, whatever ward it is now.
void Forms::fillVisits(FormState& form) const {
  const OpenState& o = *state.open;
  const std::string ward = fold(trim(textAt(form.fields, "ward")));
  Json rows = Json::array();
  const auto standsIn = [&](const Id& person) {
    return std::ranges::any_of(rows, [&](const Json& row) { return textAt(row, "person") == person.text(); });
  };
  for (const Json& row : form.fields.value("visits", Json::array()))
    if (row.is_object() && (row.contains("attendance") || row.contains("notes"))) rows.push_back(row);
  for (const PersonRow& person : o.views.caseload.people) {
    if (!person.active || ward.empty() || fold(person.ward) != ward || standsIn(person.id)) continue;
    Json row = {{"person", person.id.text()}, {"minutes", codes::kShortVisit}};
    offerSeenBy(form, person.id);
    rows.push_back(std::move(row));
  }
  if (rows.empty())
    form.fields.erase("visits");
  else
    form.fields["visits"] = std::move(rows);
}

/// The directory beside the form: what fits the words and the sort.
void Forms::pick(const command::Pick& wanted) {
  if (!state.open || !open().over.form) return;
  FormState& form = *open().over.form;
  form.pick = {};
  const Field* field = form.kind->field(wanted.key);
  const Kind* kind = field == nullptr ? nullptr : kindNamed(field->of);
  if (kind == nullptr) return;
  form.pick = {.key = wanted.key, .query = wanted.query, .sort = wanted.sort, .shown = {}, .all = 0};
  const std::string query = fold(trim(wanted.query));
  std::vector<std::pair<std::string, Id>> found;
  for (const Id& id : open().store.ofKind(field->of)) {
    const Record* record = open().store.find(id);
    if (record->voided) continue;
    const Fields fields = open().store.fields(*record);
    const Json sorts = fields.value("sort", Json::array());
    if (!wanted.sort.empty() && std::ranges::find(sorts, Json(wanted.sort)) == sorts.end()) continue;
    if (!query.empty() && searchText(*kind, fields).find(query) == std::string::npos) continue;
    found.emplace_back(fold(record->heading), id);
  }
  inOrder(found);
  form.pick.all = found.size();
  for (const auto& [name, id] : found)
    if (form.pick.shown.size() < kPicked) form.pick.shown.push_back(id);
}

/// What follows from one answer for others of the form.
void Forms::answered(FormState& form, const Field& field) const {
  if (form.kind->name == codes::kVisits && field.key == "ward") fillVisits(form);
  // Each answer has its own day.
  if (form.kind->name == codes::kPerson && field.key == "consent" &&
      textAt(form.fields, "consent") != textAt(form.before, "consent"))
    form.fields["consentOn"] = state.local.date.text();
  if (form.kind->name == codes::kGroup && field.key == "theme") {
    const auto offered = form.recent.find("theme");
    const std::string theme = textAt(form.fields, "theme");
    if (offered != form.recent.end() && std::ranges::find(offered->second, theme) != offered->second.end())
      fillFromLastGroup(form);
  }
  if (field.of.empty()) return;
  form.pick = {};
  const auto chosen = idFrom(textAt(form.fields, field.key));
  const Record* record = chosen ? state.open->store.find(*chosen) : nullptr;
  if (record == nullptr) return;
  const std::string named = form.kind->name == codes::kSession ? "signposting" : "what";
  form.fields[named] = record->heading;
}

}  // namespace alongside
