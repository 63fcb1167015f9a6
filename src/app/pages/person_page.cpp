#include "app/pages/person_page.h"

#include <algorithm>
#include <map>

#include "core/order.h"
#include "core/text.h"
#include "record/codes.h"

namespace alongside {

/// A linked record of the same human is shown with theirs; both stay as they are.
std::vector<Id> PersonPage::aboutOnAllRecords(const Id& person) {
  const Store& store = open().store;
  std::vector<Id> all = store.about(person);
  if (!desk) return all;
  people.readWhose();
  people.readPairs();
  const auto pairs = desk->people.pairs.find(person);
  if (pairs == desk->people.pairs.end()) return all;
  for (const Pair& pair : pairs->second)
    std::ranges::copy(store.about(pair.a == person ? pair.b : pair.a), std::back_inserter(all));
  inOrder(all, std::greater<>{}, [&](const Id& id) {
    const Record& record = *store.find(id);
    return record.when.empty() ? utcText(store.revision(record.history.front()).hlc.ms).substr(0, 16)
                               : record.when;
  });
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

/// Everything about the person whose page it is, void records included: nothing falls out of sight there.
void PersonPage::filterTimeline() {
  if (!state.open || open().page.place != Place::people) return;
  OpenState& o = open();
  o.views.page.timeline.clear();
  o.views.page.timelineOf.clear();
  if (o.page.person.empty()) {
    people.readWhose();
    people.readPairs();
    return;
  }
  std::map<std::string, int> counts;
  for (const Id& id : aboutOnAllRecords(o.page.person)) {
    const Record* record = o.store.find(id);
    if (record == nullptr) continue;
    ++counts[record->kindName];
    if (o.page.timelineList.only.empty() || record->kindName == o.page.timelineList.only)
      o.views.page.timeline.push_back(id);
  }
  for (const Kind& kind : kinds())
    if (const auto at = counts.find(std::string(kind.name)); at != counts.end())
      o.views.page.timelineOf.emplace_back(*at);
  if (o.page.timelineList.order == ListOrder::oldest) std::ranges::reverse(o.views.page.timeline);
}

/// The person's follow-ups: what is to do, soonest first, and what was done, latest first, unless turned round.
void PersonPage::filterFollowUps() {
  if (!state.open || open().page.place != Place::people) return;
  OpenState& o = open();
  Views& v = o.views;
  v.page.personOpen.clear();
  v.page.personDone.clear();
  if (o.page.person.empty()) return;
  for (const Id& id : o.store.about(o.page.person)) {  // the latest day first
    const Record* record = o.store.find(id);
    if (record == nullptr || record->voided || record->kindName != codes::kFollowUp) continue;
    (record->done ? v.page.personDone : v.page.personOpen).push_back(id);
  }
  v.page.personToDo = static_cast<int>(v.page.personOpen.size());
  v.page.personDoneInAll = static_cast<int>(v.page.personDone.size());
  const ListChoice& list = o.page.followUpList;
  if (list.only == "done") v.page.personOpen.clear();
  if (list.only == "open") v.page.personDone.clear();
  std::ranges::reverse(v.page.personOpen);
  for (std::vector<Id>* ids : {&v.page.personOpen, &v.page.personDone}) {
    if (list.order == ListOrder::oldest) std::ranges::reverse(*ids);
    if (list.order == ListOrder::byName)
      inOrder(*ids, {}, [&](const Id& id) { return fold(o.store.find(id)->heading); });
  }
}

void PersonPage::refreshPage() {
  filterTimeline();
  filterFollowUps();
}

void PersonPage::hear() {
  namespace c = command;
  on<c::OpenPerson>([this](const c::OpenPerson& x) {
    whenOpen([&](OpenState& o) {
      if (o.over.form) forms.closeForm();
      o.page.place = Place::people;
      o.page.person = x.id;
      o.page.timelineList = o.page.followUpList = {};
      lists.showAnew();
      o.page.tab = PersonTab::overview;
      o.over.shown = {};
    });
  });
  on<c::SetPersonTab>(
      [this](const c::SetPersonTab& x) { whenOpen([&](OpenState& o) { o.page.tab = x.tab; }); });
  on<c::LookAtTimeline>([this](const c::LookAtTimeline& x) {
    whenOpen([&](OpenState& o) { o.page.timelineList = x.list; });
    filterTimeline();
  });
  on<c::LookAtFollowUps>([this](const c::LookAtFollowUps& x) {
    whenOpen([&](OpenState& o) { o.page.followUpList = x.list; });
    filterFollowUps();
  });
}

}  // namespace alongside
