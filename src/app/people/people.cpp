#include "app/people/people.h"

#include <algorithm>
#include <set>

#include "app/people/with_whom.h"
#include "app/team/command_team.h"
#include "core/order.h"
#include "core/text.h"
#include "record/codes.h"
#include "record/kinds/referral.h"
#include "store/proof.h"

namespace alongside {
namespace {

std::string writerOf(const Revision& revision, const Members& members) {
  const Members::One* one = members.byDevice(revision.device);
  return one == nullptr ? revision.author : one->label;
}

/// Whoever met them last, else the worker who wrote them down.
std::string byWhatWasWritten(const Store& store, const Id& person, const Members& members) {
  for (const Id& id : store.about(person)) {
    const Record& record = *store.find(id);
    if (record.voided || record.kindName != codes::kSession) continue;
    return writerOf(store.revision(record.history.front()), members);
  }
  const Revision& first = store.revision(store.find(person)->history.front());
  const Members::One* one = members.byDevice(first.device);
  return one != nullptr && one->role == Role::coordinator ? std::string() : writerOf(first, members);
}

std::string secondOf(const OpenState& o, const Record& record) {
  const Fields fields = o.store.fields(record);
  std::string words;
  const auto add = [&](const std::string& part) {
    if (!part.empty()) words += (words.empty() ? "" : ", ") + part;
  };
  if (const auto born = dateFrom(textAt(fields, "born"))) add("born " + fullDate(*born));
  add(textAt(fields, "ward"));
  if (const std::string nhs = textAt(fields, "nhs"); !nhs.empty()) add("NHS " + nhsNumberShown(nhs));
  const Revision& first = o.store.revision(record.history.front());
  add("written by " + (writtenBy(first, o.who.device) ? "you" : first.author));
  if (!words.empty() && words[0] == 'b') words[0] = 'B';
  if (!words.empty() && words[0] == 'w') words[0] = 'W';
  return words;
}

std::pair<Id, Id> ordered(const Id& a, const Id& b) { return a < b ? std::pair(a, b) : std::pair(b, a); }

Pair pairOf(const OpenState& o, const Id& a, const Id& b) {
  const Record &one = *o.store.find(a), &other = *o.store.find(b);
  Pair pair{.a = a, .b = b, .nameA = one.heading, .nameB = other.heading};
  pair.secondA = secondOf(o, one);
  pair.secondB = secondOf(o, other);
  const std::string nhs = o.store.textOf(one, "nhs");
  pair.why = !nhs.empty() && nhs == o.store.textOf(other, "nhs") ? "The same NHS number"
                                                                 : "The same date of birth and name";
  return pair;
}

}  // namespace

bool People::back() {
  if (!desk) return false;
  if (desk->team.give) {
    desk->team.give.reset();
    return true;
  }
  if (open().page.place != Place::people || !desk->people.pairsOpen) return false;
  desk->people.pairsOpen = false;
  return true;
}

void People::leave() {
  if (!desk) return;
  desk->team.give.reset();
  desk->people.pairsOpen = false;
}

void People::readWhose() {
  if (!desk || !state.open) return;
  const OpenState& o = open();
  PeopleDesk& shown = desk->people;
  shown.workers.clear();
  shown.nobody.clear();
  shown.cover.clear();
  const WithWhom with = whose.withWhom();
  const Members& known = whose.members();
  for (const PersonRow& row : o.views.caseload.people) {
    if (!row.active) continue;
    const auto found = with.said.find(row.id);
    const std::string worker = found != with.said.end() && !found->second.worker.empty()
                                   ? found->second.worker
                                   : byWhatWasWritten(o.store, row.id, known);
    if (!worker.empty()) shown.workers[row.id] = worker;
    if (found != with.said.end() && found->second.until)
      shown.cover[row.id] = {found->second.covers, *found->second.until};
    const Members::One* one = known.byLabel(worker);
    const bool gone = one != nullptr && one->left;
    if (gone || (worker.empty() && !with.unseen.contains(row.id)))
      shown.nobody.push_back({row.id, row.name, gone ? worker + " has left" : "Nobody was ever named"});
  }
}

void People::readPairs() {
  if (!desk || !state.open) return;
  const Store& store = open().store;
  PeopleDesk& shown = desk->people;
  shown.suspected.clear();
  shown.linked.clear();
  shown.pairs.clear();
  std::set<std::pair<Id, Id>> judged;
  for (const Id& id : store.ofKind(codes::kLink)) {
    const Record& record = *store.find(id);
    if (record.voided) continue;
    const Fields fields = store.fields(record);
    const auto other = idFrom(textAt(fields, "other"));
    if (!other || store.find(record.person) == nullptr || store.find(*other) == nullptr) continue;
    judged.insert(ordered(record.person, *other));
    if (!flagAt(fields, "same")) continue;
    Pair pair = pairOf(open(), record.person, *other);
    pair.link = id;
    shown.pairs[pair.a].push_back(pair);
    shown.pairs[pair.b].push_back(pair);
    shown.linked.push_back(std::move(pair));
  }
  for (const auto& [a, b] : suspectedDuplicates(store))
    if (!judged.contains(ordered(a, b))) shown.suspected.push_back(pairOf(open(), a, b));
}

// --- Two records of one human -------------------------------------------------------------------------------

void People::linkPair(const Id& a, const Id& b, bool same) {
  if (!desk || !state.open || a == b) return;
  const Record *one = open().store.find(a), *other = open().store.find(b);
  if (one == nullptr || other == nullptr || one->kindName != kPersonKind || other->kindName != kPersonKind)
    return;
  const Id id = crypto::newId(state.now);
  const Fields fields = {
      {"person", a.text()}, {"other", b.text()}, {"same", same}, {"why", pairOf(open(), a, b).why}};
  session.save({session.stamped(id, codes::kLink, Op::create, fields, "")});
  session.toast(same ? "Linked. Both records stay as they are and are shown together."
                     : "Told apart. They are not suggested again.",
                [this, id] {
                  const Record* record = open().store.find(id);
                  if (record != nullptr && !record->voided)
                    session.save({session.stamped(id, codes::kLink, Op::voided, open().store.fields(*record),
                                                  "Undone at once")});
                });
}

// --- Giving people to others --------------------------------------------------------------------------------

/// All of somebody's people, or everybody whom nobody sees; or one person alone.
void People::askGive(const std::string& from, const Id& person) {
  if (!desk || !state.open || !open().who.team) return;
  const OpenState& o = open();
  readWhose();
  const PeopleDesk& people = desk->people;
  GiveAsked asked{.from = from};
  const auto add = [&](const Id& id) {
    const Record* record = o.store.find(id);
    if (record == nullptr) return;
    PersonToGive one{.person = id, .name = record->heading, .ward = o.store.textOf(*record, "ward")};
    for (const Id& other : o.store.about(id)) {
      const Record& about = *o.store.find(other);
      if (about.kindName == codes::kFollowUp && !about.voided && !about.done) ++one.followUps;
    }
    asked.people.push_back(std::move(one));
  };
  if (!person.empty()) {
    const auto now = people.workers.find(person);
    asked.from = now == people.workers.end() ? std::string() : now->second;
    add(person);
  } else if (from.empty()) {
    for (const PersonOfNobody& one : people.nobody) add(one.person);
  } else {
    for (const auto& [id, worker] : people.workers)
      if (worker == from) add(id);
  }
  inOrder(asked.people, {}, [](const PersonToGive& one) { return fold(one.name); });
  std::set<std::string> labels;
  for (const Members::One& one : whose.members().all())
    if (!one.gone && one.label != asked.from) labels.insert(one.label);
  asked.workers.assign(labels.begin(), labels.end());
  desk->team.give = std::move(asked);
}

/// Several take them in turn, whoever has the fewest first.
void People::give() {
  if (!desk || !state.open || !desk->team.give) return;
  GiveAsked& asked = *desk->team.give;
  asked.fault.reset();
  if (std::ranges::none_of(asked.people, &PersonToGive::chosen)) asked.fault = "Choose at least one person.";
  if (asked.to.empty()) asked.fault = "Choose who sees them from now on.";
  if (trim(asked.why).empty()) asked.fault = "Say why, in a few words.";
  if (asked.until && *asked.until < state.local.date) asked.fault = "The last day of cover has gone by.";
  if (asked.fault) return;
  readWhose();
  std::map<std::string, std::size_t> has;
  for (const std::string& name : asked.to) has[name] = 0;
  for (const auto& [person, worker] : desk->people.workers)
    if (has.contains(worker)) ++has[worker];
  std::vector<Revision> revisions;
  std::vector<Id> written;
  for (const PersonToGive& one : asked.people) {
    if (!one.chosen) continue;
    const auto taker =
        std::ranges::min_element(asked.to, {}, [&](const std::string& name) { return has[name]; });
    ++has[*taker];
    Fields fields = {
        {"person", one.person.text()}, {"on", state.local.date.text()}, {"why", trim(asked.why)}};
    whose.members().write(fields, "worker", *taker);
    if (!asked.from.empty()) whose.members().write(fields, "before", asked.from);
    if (!asked.from.empty() && asked.until) fields["until"] = asked.until->text();
    written.push_back(crypto::newId(state.now));
    revisions.push_back(session.stamped(written.back(), codes::kAssigned, Op::create, fields, ""));
  }
  const std::string words =
      plural(written.size(), "person is", "people are") + " with " +
      (asked.to.size() == 1 ? asked.to.front() : plural(asked.to.size(), "worker", "workers")) +
      (asked.until ? " until " + fullDate(*asked.until) : " now");
  desk->team.give.reset();
  halfAsked.answered = true;
  session.save(std::move(revisions));
  session.toast(words, [this, written] {
    std::vector<Revision> back;
    for (const Id& id : written) {
      const Record* record = open().store.find(id);
      if (record != nullptr && !record->voided)
        back.push_back(session.stamped(id, codes::kAssigned, Op::voided, open().store.fields(*record),
                                       "Undone at once"));
    }
    session.save(std::move(back));
  });
}

void People::hear() {
  namespace c = command;
  const auto giving = [this](auto act) {
    if (desk && desk->team.give) act(*desk->team.give);
  };
  on<c::AskGive>([this](const c::AskGive& x) { askGive(x.from, {}); });
  on<c::AskGivePerson>([this](const c::AskGivePerson& x) { askGive({}, x.person); });
  on<c::ChooseToGive>([giving](const c::ChooseToGive& x) {
    giving([&](GiveAsked& asked) {
      for (PersonToGive& one : asked.people)
        if (one.person == x.person) one.chosen = x.chosen;
    });
  });
  on<c::ChooseTaker>([giving](const c::ChooseTaker& x) {
    giving([&](GiveAsked& asked) {
      asked.to = x.to;
      asked.fault.reset();
    });
  });
  on<c::SetGiveWhy>([giving](const c::SetGiveWhy& x) {
    giving([&](GiveAsked& asked) {
      asked.why = x.why;
      asked.fault.reset();
    });
  });
  on<c::SetGiveUntil>([giving](const c::SetGiveUntil& x) {
    giving([&](GiveAsked& asked) {
      asked.until = x.until;
      asked.fault.reset();
    });
  });
  on<c::Give>([this](const c::Give&) { give(); });
  on<c::CancelGive>([this](const c::CancelGive&) {
    if (desk) desk->team.give.reset();
  });
  on<c::ShowPairs>([this](const c::ShowPairs& x) {
    if (!desk || !state.open) return;
    open().page.place = Place::people;
    open().page.person = {};
    readWhose();
    readPairs();
    desk->people.pairsOpen = x.open;
  });
  on<c::LinkPair>([this](const c::LinkPair& x) { linkPair(x.a, x.b, x.same); });
  on<c::UnlinkPair>([this](const c::UnlinkPair& x) {
    if (!desk || !state.open) return;
    const Record* record = open().store.find(x.link);
    if (record == nullptr || record->voided || record->kindName != codes::kLink) return;
    const Fields fields = open().store.fields(*record);
    session.save(
        {session.stamped(x.link, codes::kLink, Op::voided, fields, "Not the same person after all")});
    session.toast("Unlinked. Each record is by itself again.");
  });
}

}  // namespace alongside
