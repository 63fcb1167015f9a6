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
  if (!state.open || open().place != Place::people) return;
  OpenState& o = open();
  o.views.timeline.clear();
  o.views.timelineOf.clear();
  if (o.person.empty()) {
    people.readWhose();
    people.readPairs();
    return;
  }
  std::map<std::string, int> counts;
  for (const Id& id : aboutOnAllRecords(o.person)) {
    const Record* record = o.store.find(id);
    if (record == nullptr) continue;
    ++counts[record->kindName];
    if (o.timelineList.only.empty() || record->kindName == o.timelineList.only)
      o.views.timeline.push_back(id);
  }
  for (const Kind& kind : kinds())
    if (const auto at = counts.find(std::string(kind.name)); at != counts.end())
      o.views.timelineOf.emplace_back(*at);
  if (o.timelineList.order == ListOrder::oldest) std::ranges::reverse(o.views.timeline);
}

/// The person's follow-ups: what is to do, soonest first, and what was done, latest first, unless turned round.
void PersonPage::filterFollowUps() {
  if (!state.open || open().place != Place::people) return;
  OpenState& o = open();
  Views& v = o.views;
  v.personOpen.clear();
  v.personDone.clear();
  if (o.person.empty()) return;
  for (const Id& id : o.store.about(o.person)) {  // the latest day first
    const Record* record = o.store.find(id);
    if (record == nullptr || record->voided || record->kindName != codes::kFollowUp) continue;
    (record->done ? v.personDone : v.personOpen).push_back(id);
  }
  v.personToDo = static_cast<int>(v.personOpen.size());
  v.personDoneInAll = static_cast<int>(v.personDone.size());
  const ListChoice& list = o.followUpList;
  if (list.only == "done") v.personOpen.clear();
  if (list.only == "open") v.personDone.clear();
  std::ranges::reverse(v.personOpen);
  for (std::vector<Id>* ids : {&v.personOpen, &v.personDone}) {
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
      if (o.form) forms.closeForm();
      o.place = Place::people;
      o.person = x.id;
      o.timelineList = o.followUpList = {};
      lists.showAnew();
      o.tab = PersonTab::overview;
      o.shown = {};
    });
  });
  on<c::SetPersonTab>([this](const c::SetPersonTab& x) { whenOpen([&](OpenState& o) { o.tab = x.tab; }); });
  on<c::LookAtTimeline>([this](const c::LookAtTimeline& x) {
    whenOpen([&](OpenState& o) { o.timelineList = x.list; });
    filterTimeline();
  });
  on<c::LookAtFollowUps>([this](const c::LookAtFollowUps& x) {
    whenOpen([&](OpenState& o) { o.followUpList = x.list; });
    filterFollowUps();
  });
}

}  // namespace alongside
