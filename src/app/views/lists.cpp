#include "app/views/lists.h"

#include <algorithm>
#include <map>

#include "app/forms/form.h"
#include "core/order.h"
#include "core/text.h"
#include "record/codes.h"
#include "record/common.h"

namespace alongside {
namespace {

constexpr double kIdle = 1;  ///< seconds without a touch

std::optional<Date> dateOf(std::string_view when) { return dateFrom(when.substr(0, 10)); }

/// A day as it stands inside a sentence.
std::string inside(std::string day) {
  if (day == "Today" || day == "Yesterday" || day == "Tomorrow") day[0] = static_cast<char>(day[0] + 32);
  return day;
}

std::string elsewhereInWords(const Elsewhere& with, Date today) {
  return "with " + with.worker + (with.until ? " until " + inside(dayInWords(*with.until, today)) : " now");
}

}  // namespace

/// In slices of a few milliseconds, and only while the tablet lies still: whoever searches finds it done.
void Lists::prepareSearch() {
  constexpr std::size_t kSlice = 1000;
  const double up = world.uptime();
  if (!session.later.empty() || session.untouched.seconds() < kIdle)
    searchDue = up + kIdle;
  else if (open().store.prepareSearch(kSlice))
    searchDue.reset();
  else
    searchDue = up;
}

void Lists::begun(const Json&) {
  readied = {};
  searchDue.reset();
}

std::optional<double> Lists::due() const {
  return searchDue && state.open ? std::optional(*searchDue - world.uptime()) : std::nullopt;
}

bool Lists::woken() {
  if (searchDue && state.open && *searchDue <= world.uptime()) prepareSearch();
  return false;
}

void Lists::refresh() {
  OpenState& o = open();
  searchDue = world.uptime() + kIdle;
  const Date today = state.local.date;
  const Store& store = o.store;
  Views views;

  std::map<std::string, Moment> draftOf;  // person -> when it was begun
  for (const auto& [id, draft] : drafts.all.items()) {
    DraftRow row;
    row.draft = id;
    row.kind = kindNamed(textAt(draft, "kind"));
    if (row.kind == nullptr) continue;
    row.begun = momentFrom(textAt(draft, "begun")).value_or(Moment{});
    if (textAt(draft, "op") == kWithdraws) {
      const Record* record = store.find(idFrom(textAt(draft, "record")).value_or(Id{}));
      if (record == nullptr || record->voided || (o.over.withdrawing && o.over.withdrawing->draft == id))
        continue;
      row.withdraws = true;
      row.personId = record->person;
      if (!row.personId.empty()) row.person = nameOf(o, row.personId);
      row.title = "Withdraw: " + (row.personId.empty() || record->person == record->id
                                      ? std::string(row.kind->title) + ", " + record->heading
                                      : withName(*row.kind, row.kind->title, row.person));
      row.words = textAt(draft, "reason");
      views.drafts.push_back(std::move(row));
      continue;
    }
    const Json fields = draft.value("fields", Json::object());
    row.personId = idFrom(textAt(fields, row.kind->person)).value_or(Id{});
    if (!row.personId.empty()) {
      row.person = nameOf(o, row.personId);
      draftOf[row.personId.text()] = row.begun;
    }
    row.title = row.personId.empty() ? std::string(row.kind->title)
                                     : withName(*row.kind, row.kind->title, row.person);
    if (row.kind->name == "person") row.title = textAt(fields, "name", "Somebody new");
    for (const Field& field : row.kind->fields)
      if (field.type == FieldType::words && row.words.empty()) row.words = textAt(fields, field.key);
    if (o.over.form && o.over.form->draft == id) continue;  // it is open
    views.drafts.push_back(std::move(row));
  }
  inOrder(views.drafts, [](const DraftRow& a, const DraftRow& b) { return a.begun > b.begun; });

  for (const Members::One& one : whose.members().all())
    if (!one.gone) views.caseload.colleagues.push_back(one.label);
  whose.readElsewhere(views.caseload.elsewhere, views.caseload.covering);
  const int notSeen = settingOf(o.who.team, kNotSeenDays);
  std::map<std::string, int> wards;
  for (const Id& id : store.ofKind("person")) {
    const Record* record = store.find(id);
    if (record == nullptr || record->voided) continue;
    const Fields fields = store.fields(*record);
    PersonRow row;
    row.id = id;
    row.name = record->heading;
    row.preferred = textAt(fields, "preferred");
    row.ward = textAt(fields, "ward");
    const auto elsewhere = views.caseload.elsewhere.find(id);
    row.active = codes::onCaseload(fields, today) && elsewhere == views.caseload.elsewhere.end();
    row.unsettled = !record->settled();
    std::optional<Date> added;
    for (const Id& other : store.about(id)) {
      const Record* session = store.find(other);
      if (session == nullptr || session->voided || session->kindName != "session") continue;
      if (!codes::attended(store.textOf(*session, "attendance"))) continue;
      row.seen = dateOf(session->when);
      break;  // newest first
    }
    if (!record->history.empty()) added = localMoment(store.revision(record->history.front()).hlc.ms).date;
    const std::optional<Date> since = row.seen ? row.seen : added;
    if (row.active && since && daysBetween(*since, today) >= notSeen)
      row.notSeenDays = daysBetween(*since, today);
    const std::string place = row.ward.empty() ? "" : row.ward + ", ";
    if (const auto draft = draftOf.find(id.text()); draft != draftOf.end()) {
      row.draft = true;
      row.second = place + "draft from " + draft->second.clock();
    } else if (row.notSeenDays > 0) {
      row.second = place + "not seen for " + plural(row.notSeenDays, "day", "days");
    } else if (row.seen) {
      row.second = place + "seen " + inside(dayInWords(*row.seen, today));
    } else {
      row.second = place + "not seen yet";
    }
    if (!row.active) {
      row.second = elsewhere == views.caseload.elsewhere.end()
                       ? place + "discharged"
                       : place + elsewhereInWords(elsewhere->second, today);
    } else {
      ++views.caseload.onCaseload;
      if (!row.ward.empty()) ++wards[row.ward];
      if (row.notSeenDays > 0) views.caseload.notSeen.push_back(row);
    }
    if (row.second.starts_with("not ") || row.second.starts_with("seen ") ||
        row.second.starts_with("draft ") || row.second.starts_with("disch") ||
        row.second.starts_with("with "))
      row.second[0] = static_cast<char>(row.second[0] - 32);
    views.caseload.people.push_back(std::move(row));
  }
  inOrder(views.caseload.people, {}, [](const PersonRow& row) { return fold(row.name); });
  inOrder(views.caseload.notSeen, std::greater<>{}, &PersonRow::notSeenDays);
  views.caseload.wards.assign(wards.begin(), wards.end());

  for (const Id& id : store.ofKind("followup")) {
    const Record* record = store.find(id);
    if (record == nullptr || record->voided || record->done) continue;
    if (views.caseload.elsewhere.contains(record->person)) continue;  // they went along
    const auto due = dateOf(record->when);
    if (!due) continue;
    FollowUpRow row;
    row.id = id;
    row.person = record->person;
    row.what = record->heading;
    if (!record->person.empty()) row.name = nameOf(o, record->person);
    row.due = *due;
    row.overdueDays = std::max(0, daysBetween(*due, today));
    row.asks = waitsForAnswer(store, *record) != nullptr;
    views.caseload.followUps.push_back(std::move(row));
  }
  inOrder(views.caseload.followUps, [](const FollowUpRow& a, const FollowUpRow& b) {
    return std::tie(a.due, a.what) < std::tie(b.due, b.what);
  });

  const Date monday = addDays(today, -weekday(today));
  for (const Id& id : store.ofKind("session")) {  // newest first: stops at last week
    const Record* record = store.find(id);
    if (record == nullptr || record->voided) continue;
    const auto day = dateOf(record->when);
    if (!day) continue;
    if (*day < monday) break;
    const Fields fields = store.fields(*record);
    if (!codes::attended(textAt(fields, "attendance"))) continue;
    ++views.mine.sessionsWeek;
    ++views.mine.sessionsByWeekday[static_cast<std::size_t>(weekday(*day))];
    views.mine.minutesWeek += static_cast<int>(numberAt(fields, "minutes"));
    if (*day == today) ++views.mine.sessionsToday;
  }

  for (const Id& id : store.ofKind(codes::kWorry)) {
    const Record* record = store.find(id);
    if (record != nullptr && !record->voided && !record->done) views.caseload.worries.push_back(id);
  }
  views.caseload.unsettled = store.unsettled();
  o.views = std::move(views);
  filterPeople();
  countWork();
  findSupervision();
}

void Lists::filterPeople() {
  if (!state.open) return;
  OpenState& o = open();
  o.views.caseload.shownPeople.clear();
  const std::string query = fold(trim(o.page.peopleQuery));
  std::string digits;
  for (const char c : o.page.peopleQuery)
    if (c >= '0' && c <= '9') digits += c;
  for (const PersonRow& row : o.views.caseload.people) {
    if (!o.page.peopleWard.empty() && row.ward != o.page.peopleWard) continue;
    if (query.empty() ? row.active : true) {
      bool fits = query.empty() || fold(row.name).find(query) != std::string::npos ||
                  fold(row.preferred).find(query) != std::string::npos;
      if (!fits && digits.size() >= 3) {
        const Fields fields = o.store.fields(*o.store.find(row.id));
        for (const char* key : {"nhs", "rio", "iaptus", "emis"})
          fits = fits || textAt(fields, key).find(digits) != std::string::npos;
      }
      if (fits) o.views.caseload.shownPeople.push_back(row);
    }
  }
  if (o.page.peopleOrder == PeopleOrder::byWard)
    inOrder(o.views.caseload.shownPeople, {},
            [](const PersonRow& row) { return std::pair(row.ward.empty(), fold(row.ward)); });
  if (o.page.peopleOrder == PeopleOrder::notSeen)  // never seen comes before long ago
    inOrder(o.views.caseload.shownPeople, {}, &PersonRow::seen);
}

void Lists::hear() {
  namespace c = command;
  on<c::SetPeopleQuery>([this](const c::SetPeopleQuery& x) {
    whenOpen([&](OpenState& o) { o.page.peopleQuery = x.text; });
    filterPeople();
  });
  on<c::SetPeopleWard>([this](const c::SetPeopleWard& x) {
    whenOpen([&](OpenState& o) { o.page.peopleWard = x.ward; });
    filterPeople();
  });
  on<c::SortPeople>([this](const c::SortPeople& x) {
    whenOpen([&](OpenState& o) { o.page.peopleOrder = x.order; });
    filterPeople();
  });
  on<c::LookAtKind>([this](const c::LookAtKind& x) {
    whenOpen([&](OpenState& o) { o.page.kindList = x.list; });
    filterKind();
  });
  on<c::LookAtGroups>([this](const c::LookAtGroups& x) {
    whenOpen([&](OpenState& o) { o.page.groupList = x.list; });
    readGroups();
  });
  on<c::LookAtUnsent>([this](const c::LookAtUnsent& x) {
    whenOpen([&](OpenState& o) { o.page.sendList = x.list; });
    filterUnsent();
  });
  on<c::LookAtPacks>([this](const c::LookAtPacks& x) {
    whenOpen([&](OpenState& o) { o.page.packList = x.list; });
    filterPacks();
  });
}

}  // namespace alongside
