// What only the page that is shown needs: made when it is opened, when its list is looked at in another way, and
// when records changed while it stands there.
#include <algorithm>
#include <map>

#include "app/views/lists.h"
#include "core/order.h"
#include "core/text.h"
#include "record/codes.h"
#include "store/merge.h"

namespace alongside {
namespace {

Date dayOf(const Record& record, const Store& store) {
  if (const auto day = dateFrom(std::string_view(record.when).substr(0, 10))) return *day;
  // Lists put it where it was first written down.
  return dateFrom(utcText(store.revision(record.history.front()).hlc.ms).substr(0, 10)).value_or(Date{});
}

/// Records of a kind from one day to another, both included. Lists stand newest first: the place is found by
/// halving, not by walking through years.
template <typename F>
void eachBetween(const Store& store, std::string_view kind, Date from, Date to, F f) {
  const auto& ids = store.ofKind(kind);
  auto at =
      std::ranges::partition_point(ids, [&](const Id& id) { return dayOf(*store.find(id), store) > to; });
  for (; at != ids.end(); ++at) {
    const Record& record = *store.find(*at);
    const Date day = dayOf(record, store);
    if (day < from) return;
    if (!record.voided) f(record, day);
  }
}

/// What the writer saw before a revision: its parent, the later one when there were two.
std::optional<std::uint32_t> parentOf(const Store& store, const Revision& revision) {
  std::optional<std::uint32_t> latest;
  for (const Hash& parent : revision.parents) {
    const auto at = store.placeOf(parent);
    if (!at || store.revision(*at).rec != revision.rec) continue;
    if (!latest || earlier(store.revision(*latest), store.revision(*at))) latest = at;
  }
  return latest;
}

constexpr std::size_t kMostVersions = 200;  ///< of a record that are shown

}  // namespace

Lists::Page Lists::page() const {
  const OpenState& o = open();
  return {o.page.place, o.page.place == Place::people ? o.page.person : Id{}, o.over.shown,
          o.page.place == Place::kind ? o.page.kindShown : std::string()};
}

void Lists::heard() {
  if (!state.open) return;
  if (page() != readied)
    session.refreshPage();
  else
    filterPacks();  // what becomes of a pack is no change of records
}

void Lists::answerCame() { filterPacks(); }

void Lists::refreshPage() {
  OpenState& o = open();
  readied = page();
  Views& v = o.views;
  v.page.groups = {};
  v.page.week = {};
  v.page.ofKind.clear();
  v.page.sorts.clear();
  v.page.timeline.clear();
  v.page.timelineOf.clear();
  v.send.shownUnsent.clear();
  v.send.unsentOf.clear();
  v.send.shownPacks.clear();
  v.send.packsOf.clear();
  v.page.personOpen.clear();
  v.page.personDone.clear();
  filterKind();
  filterUnsent();
  filterPacks();
  readGroups();
  readWeek();
  readHistory();
}

void Lists::readGroups() {
  if (!state.open || open().page.place != Place::groups) return;
  OpenState& o = open();
  std::vector<GroupSession> sessions;
  for (const Id& id : o.store.ofKind(codes::kGroup)) {
    const Record& record = *o.store.find(id);
    const auto when = momentFrom(record.when);
    if (record.voided || !when) continue;
    const Fields fields = o.store.fields(record);
    GroupSession session{id,
                         record.heading,
                         textAt(fields, "place"),
                         *when,
                         {},
                         static_cast<int>(numberAt(fields, "othersCount"))};
    for (const Json& person : fields.value("register", Json::array()))
      if (const auto who = person.is_string() ? idFrom(person.get<std::string>()) : std::nullopt)
        session.people.push_back(*who);
    sessions.push_back(std::move(session));
  }
  Groups& groups = o.views.page.groups = groupsOf(std::move(sessions), state.local);
  const std::string query = fold(trim(o.page.groupList.query)), theme = fold(o.page.groupList.only);
  const auto unwanted = [&](const GroupSession& session) {
    if (!theme.empty() && fold(session.theme) != theme) return true;
    return !query.empty() && fold(session.theme).find(query) == std::string::npos &&
           fold(session.place).find(query) == std::string::npos;
  };
  std::erase_if(groups.coming, unwanted);
  std::erase_if(groups.past, unwanted);
  if (o.page.groupList.order == ListOrder::oldest) std::ranges::reverse(groups.past);
  if (o.page.groupList.order == ListOrder::byName)
    inOrder(groups.past, {}, [](const GroupSession& one) { return fold(one.theme); });
}

void Lists::readWeek() {
  if (!state.open || open().page.place != Place::week) return;
  OpenState& o = open();
  const Store& store = o.store;
  if (o.page.monday == Date{}) o.page.monday = addDays(state.local.date, -weekday(state.local.date));
  const Date sunday = addDays(o.page.monday, 6);
  std::vector<WeekEntry> entries;
  const auto add = [&](WeekItem item, const Record& record, Date day, std::string title,
                       std::string second) -> WeekEntry& {
    const auto moment = momentFrom(record.when);
    entries.push_back(
        {day, moment ? moment->minute : -1, item, record.id, std::move(title), std::move(second), false});
    return entries.back();
  };
  const auto named = [&](const Record& record) {
    return record.person.empty() ? std::string() : nameOf(o, record.person);
  };
  const auto each = [&](std::string_view kind, auto f) {
    eachBetween(store, kind, o.page.monday, sunday, f);
  };
  each(codes::kWardDay, [&](const Record& record, Date day) {
    add(WeekItem::wardDay, record, day, record.heading, store.textOf(record, "hours"));
  });
  each(codes::kSession, [&](const Record& record, Date day) {
    const bool met = codes::attended(textAt(store.fields(record), "attendance", codes::kOnTime));
    add(WeekItem::session, record, day, named(record), met ? "One-to-one" : "Did not happen").done = met;
  });
  each(codes::kRound, [&](const Record& record, Date day) {
    const Fields fields = store.fields(record);
    const Field* meeting = record.kind->field("meeting");
    const std::string what = inWords(*meeting, fields, day);
    add(WeekItem::round, record, day, named(record), what.empty() ? "Ward round" : what).done =
        flagAt(fields, "happened");
  });
  each(codes::kGroup, [&](const Record& record, Date day) {
    const Fields fields = store.fields(record);
    const std::string place = textAt(fields, "place");
    add(WeekItem::group, record, day, record.heading, place.empty() ? "Group" : "Group, " + place).done =
        fields.contains("register") || fields.contains("othersCount");
  });
  each(codes::kSupervision, [&](const Record& record, Date day) {
    const Fields fields = store.fields(record);
    const std::string with = textAt(fields, "with");
    add(WeekItem::supervision, record, day, "Supervision", with.empty() ? "" : "With " + with).done =
        fields.contains("notes") || fields.contains("actions");
  });
  each(codes::kFollowUp, [&](const Record& record, Date day) {
    const auto from = idFrom(store.textOf(record, "from"));
    const Record* source = from ? store.find(*from) : nullptr;
    const bool debrief = source != nullptr && source->kindName == codes::kDebrief;
    add(debrief ? WeekItem::debrief : WeekItem::followUp, record, day, record.heading, named(record)).done =
        record.done;
  });
  // The next supervision, as it was agreed at the last, unless it has been noted by itself.
  for (const Id& id : store.ofKind(codes::kSupervision)) {
    const Record& record = *store.find(id);
    if (record.voided) continue;
    const auto next = dateFrom(store.textOf(record, "nextOn"));
    const bool noted = next && std::ranges::any_of(entries, [&](const WeekEntry& entry) {
                         return entry.item == WeekItem::supervision && entry.day == *next;
                       });
    if (next && !noted && *next >= o.page.monday && *next <= sunday)
      entries.push_back(
          {*next, -1, WeekItem::supervision, id, "Supervision", "As agreed at the last", false});
  }
  o.views.page.week = weekOf(std::move(entries), o.page.monday);
}

void Lists::readHistory() {
  OpenState& o = open();
  o.views.page.history = {};
  o.views.page.stays = Stays::no;
  const Record* record = o.over.shown.empty() ? nullptr : o.store.find(o.over.shown);
  if (record == nullptr || record->kind == nullptr) return;
  History& history = o.views.page.history;
  history.record = o.over.shown;
  std::vector<GoalVersion> goal;
  history.older = record->history.size() - std::min(record->history.size(), kMostVersions);
  for (std::size_t i = 0; i < record->history.size(); ++i) {
    const bool shown = i >= history.older;
    if (!shown && record->kind->course.empty()) continue;
    const std::uint32_t index = record->history[i];
    const Revision& revision = o.store.revision(index);
    const Fields after = revision.values();
    VersionChanges version{index, revision.op == Op::create, false, {}};
    if (shown && revision.op != Op::create && revision.op != Op::voided) {
      const auto parent = parentOf(o.store, revision);
      version.parentMissing = !parent;
      if (parent)
        version.changes = changesBetween(*record->kind, o.store.fieldsAt(*parent), after, state.local.date);
    }
    if (shown) history.versions.push_back(std::move(version));
    if (record->kind->course.empty() || revision.op == Op::voided) continue;
    GoalVersion step{dateFrom(textAt(after, record->kind->when)), std::nullopt, revision.op == Op::correct};
    if (after.contains(record->kind->course))
      step.progress = static_cast<int>(numberAt(after, record->kind->course));
    goal.push_back(step);
  }
  o.views.page.stays = session.whatStays().of(*record);
  history.progress = progressOver(goal);
  std::ranges::reverse(history.versions);
}

}  // namespace alongside
