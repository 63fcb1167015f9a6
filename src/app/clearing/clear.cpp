#include "app/clearing/clear.h"

#include <algorithm>
#include <map>

#include "app/clearing/clear_plan.h"
#include "app/clearing/command_clear.h"
#include "app/people/with_whom.h"
#include "core/order.h"
#include "core/text.h"

namespace alongside {

namespace {

std::string records(std::size_t n) { return plural(n, "record", "records"); }
std::string peopleIn(std::size_t n) { return plural(n, "person", "people"); }

/// Own revisions that lie with a coordinator, who signed for the pack that held them.
std::unordered_set<Hash> signedFor(const Departures& left, const std::vector<OutPack>& outbox) {
  std::unordered_set<Hash> all;
  std::set<Id> received, noted;
  for (const OutPack& pack : outbox)
    if (pack.state == PackState::received) received.insert(pack.id);
  for (const Departures::Departure& one : left.all()) noted.insert(one.pack);
  // Packs of older versions did not note what they held: it is signed for once all of them are.
  bool older = false, olderReceived = true;
  for (const OutPack& pack : outbox)
    if (!noted.contains(pack.id)) {
      older = true;
      olderReceived = olderReceived && pack.state == PackState::received;
    }
  for (const Departures::Departure& one : left.all()) {
    if (one.seq == 0 ? !older || !olderReceived : !received.contains(one.pack)) continue;
    all.insert(one.revisions.begin(), one.revisions.end());
    all.insert(one.again.begin(), one.again.end());
  }
  return all;
}

std::string whyOnlyHere(const ClearPlan::Facts& facts) {
  switch (facts.stays) {
    case Stays::no:
      return facts.sent ? "Sent, and nobody has signed for it yet" : "Not sent yet";
    case Stays::notAsked:
      return "Kept back: nobody has asked who may see it";
    case Stays::youAndMe:
      return "Kept back: between the two of you";
    case Stays::wardAlone:
      return "Kept back: for the ward team alone";
    case Stays::writersOwn:
      return "Kept back: your own";
    case Stays::refused:
      return "Kept back: somebody said no";
    case Stays::noSupport:
      return "Kept back: they do not want peer support";
    case Stays::origin:
      break;
  }
  return "Kept back: it came of a record that is";
}

/// The same words twice in one list would be one control to whoever cannot see where it stands.
std::string unlike(std::string title, std::map<std::string, int>& used) {
  const int n = ++used[title];
  return n == 1 ? title : title + " (" + std::to_string(n) + ")";
}

Fault notCleared(const Fault& why) {
  return {"clear/not-cleared", "Nothing was cleared. " + why.happened,
          "All of it is on this tablet as before, and what was signed for is with your coordinator.",
          why.todo};
}

Fault unfinished() {
  return {"clear/unfinished", "It is cleared, but this tablet has not said that the old copies are gone.",
          "They are sealed, and your coordinator has what was signed for.",
          "Keep this page open a little longer. It goes on with the next save, and when you open your "
          "records again."};
}

}  // namespace

/// `among`: only these; null: everybody who is no longer this worker's.
ClearPlan Clearing::clearPlan(const std::set<Id>* among) {
  const OpenState& o = open();
  std::set<Id> gone;
  if (o.who.role == Role::worker && !o.who.practice) {
    for (const PersonRow& row : o.views.caseload.people)
      if (!row.active) gone.insert(row.id);
    for (const auto& [person, with] : o.views.caseload.elsewhere) gone.insert(person);
    // Whoever is only covered comes back.
    std::erase_if(gone, [&](const Id& id) {
      const auto with = o.views.caseload.elsewhere.find(id);
      return with != o.views.caseload.elsewhere.end() && with->second.until;
    });
    if (among != nullptr) std::erase_if(gone, [&](const Id& id) { return !among->contains(id); });
  }
  if (gone.empty()) return {o.store, o.who.device, notSent.left, {}, {}};
  return {o.store, o.who.device, notSent.left, signedFor(notSent.left, o.packs.outbox), std::move(gone)};
}

void Clearing::readClear() {
  OpenState& o = open();
  o.views.send.clear = {};
  const ClearPlan plan = clearPlan();
  if (plan.people().empty()) return;
  const std::set<Id> going = plan.cleared(plan.people(), {});
  std::set<Id> counted;
  for (const auto& [id, facts] : plan.records()) {
    if (going.contains(id)) counted.insert(facts.people.begin(), facts.people.end());
    if (facts.onlyHere && !facts.waits && !facts.about.empty()) ++o.views.send.clear.keptBack;
  }
  o.views.send.clear.records = going.size();
  o.views.send.clear.people = counted.size();
}

void Clearing::askClear() {
  if (!state.open || open().who.role != Role::worker || session.onlyPractice()) return;
  forms.leave();
  OpenState& o = open();
  if (o.over.clear && o.over.clear->working) return;
  o.over.acts.reset();
  o.over.shown = {};
  o.page.place = Place::clear;
  o.over.clear.emplace();
  fillClear();
}

/// By what is here now; what was chosen before stays chosen.
void Clearing::fillClear() {
  OpenState& o = open();
  const ClearPage before = std::exchange(*o.over.clear, {});
  ClearPage& page = *o.over.clear;
  page.said = before.said;
  const ClearPlan plan = clearPlan();
  const std::set<Id> going = plan.cleared(plan.people(), {});
  const std::string half = canonical(drafts.all);
  std::map<std::string, int> names;
  for (const Id& person : plan.people()) {
    PersonToClear one{.person = person, .name = nameOf(o, person), .why = {}};
    const auto elsewhere = o.views.caseload.elsewhere.find(person);
    one.why = elsewhere == o.views.caseload.elsewhere.end() ? "Discharged"
                                                            : "With " + elsewhere->second.worker + " now";
    const auto hasDraft = [&](const Id& id) { return half.find(id.text()) != std::string::npos; };
    one.draft = hasDraft(person);
    for (const auto& [id, facts] : plan.records()) {
      if (!facts.people.contains(person)) continue;
      one.records += going.contains(id) ? 1 : 0;
      one.draft = one.draft || hasDraft(id);
    }
    const auto known = std::ranges::find(before.people, person, &PersonToClear::person);
    one.chosen = !one.draft && (known == before.people.end() || known->chosen);
    page.people.push_back(std::move(one));
  }
  inOrder(page.people, {}, [](const PersonToClear& one) { return std::pair(fold(one.name), one.person); });
  for (PersonToClear& one : page.people) one.name = unlike(one.name, names);

  std::map<std::string, int> titles;
  for (const PersonToClear& one : page.people)
    for (const auto& [id, facts] : plan.records()) {
      const Record* record = o.store.find(id);
      if (!facts.onlyHere || record == nullptr || record->kind == nullptr) continue;
      if (facts.about.empty() ? *facts.people.begin() != one.person : facts.about != one.person) continue;
      const UnsentRow row = notSent.row(*record);
      OnlyHere only{.record = id, .person = one.person, .title = {}, .why = whyOnlyHere(facts)};
      only.title = unlike(row.title + ". " + row.second, titles);
      const auto known = std::ranges::find(before.onlyHere, id, &OnlyHere::record);
      only.chosen = known != before.onlyHere.end() && known->chosen;
      page.onlyHere.push_back(std::move(only));
    }
  countClear();
}

namespace {

std::set<Id> chosenPeople(const ClearPage& page) {
  std::set<Id> all;
  for (const PersonToClear& one : page.people)
    if (one.chosen && !one.draft) all.insert(one.person);
  return all;
}

std::set<Id> toLose(const ClearPage& page) {
  std::set<Id> all;
  for (const OnlyHere& one : page.onlyHere)
    if (one.chosen) all.insert(one.record);
  return all;
}

}  // namespace

void Clearing::countClear() {
  ClearPage& page = *open().over.clear;
  const ClearPlan plan = clearPlan();
  const std::set<Id> going = plan.cleared(chosenPeople(page), toLose(page));
  std::set<Id> counted;
  page.records = going.size();
  page.lost = 0;
  for (const Id& id : going) {
    const ClearPlan::Facts& facts = plan.records().at(id);
    counted.insert(facts.people.begin(), facts.people.end());
    page.lost += facts.onlyHere ? 1 : 0;
  }
  page.whose = counted.size();
}

void Clearing::clearChosen() {
  if (!session.vault || !state.open || !open().over.clear || open().over.clear->working) return;
  OpenState& o = open();
  fillClear();  // a receipt or a file may have come since the page was opened
  ClearPage& page = *o.over.clear;
  const std::set<Id> chosen = chosenPeople(page);
  const ClearPlan plan = clearPlan();
  const std::set<Id> going = plan.cleared(chosen, toLose(page));
  if (going.empty()) return;
  std::vector<Hash> revisions;
  for (std::uint32_t i = 0; i < o.store.revisions(); ++i)
    if (going.contains(o.store.revision(i).rec)) revisions.push_back(o.store.revision(i).rev);

  std::string said = "Cleared: " + records(page.records) + " about " + peopleIn(page.whose) + ".";
  const std::size_t kept = page.records - page.lost;
  if (page.lost == 0)
    said += page.records == 1 ? " Your coordinator has it." : " Your coordinator has them.";
  else
    said +=
        (kept == 0 ? std::string() : " Your coordinator has " + std::to_string(kept) + " of them.") +
        (page.lost == 1 ? " One was nowhere else." : " " + std::to_string(page.lost) + " were nowhere else.");
  page.said.clear();
  page.working = true;

  // Whom it is cleared of is written down first: a file that brings nothing back must never find them unknown.
  const std::map<Id, Said> with = whose.withWhom().said;
  for (const Id& person : chosen) {
    const Record* record = o.store.find(person);
    if (record != nullptr && !going.contains(person))
      continue;  // something stays, and says who and with whom
    const auto found = with.find(person);
    people.people[person] = found == with.end() ? ClearedPeople::Said{}
                                                : ClearedPeople::Said{found->second.on, found->second.stamp};
  }
  savePeople();
  session.vault->clear(revisions,
                       guarded([this, revisions, records = going.size(), said](const Outcome& outcome) {
                         session.refreshClock();
                         cleared(outcome, revisions, records, said);
                         session.reschedule();
                         session.changed();
                       }));
}

void Clearing::cleared(const Outcome& outcome, const std::vector<Hash>& revisions, std::size_t records,
                       std::string said) {
  OpenState& o = open();
  const bool gone = outcome.has_value() || session.vault->clearing();
  if (!gone) {
    std::erase_if(people.people, [&](const auto& one) { return o.store.find(one.first) != nullptr; });
    savePeople();
    o.over.note = notCleared(outcome.error());
  } else {
    // Whatever else holds words of it: what can be undone, what was found, files of this sitting, what was printed.
    session.undo = nullptr;
    o.over.toast.reset();
    std::erase_if(o.packs.incoming, [](const IncomingPack& pack) { return pack.taken; });
    world.clearPrint();
    trail.noteDeed({.deed = Deed::cleared, .count = static_cast<std::int64_t>(records)});
    o.store.clear({revisions.begin(), revisions.end()});
    session.storeChanged();
    if (!outcome) o.over.note = unfinished();
  }
  if (!o.over.clear) return;
  o.over.clear->working = false;
  if (gone) o.over.clear->said = std::move(said);
  fillClear();
}

void Clearing::leave() {
  OpenState& o = open();
  if (o.over.clear && !o.over.clear->working) o.over.clear.reset();
}

void Clearing::entered() {
  if (!session.vault || !session.vault->clearing()) return;
  session.vault->tidy(guarded([this](const Outcome& outcome) {
    if (!outcome && state.open && !open().over.note) open().over.note = unfinished();
    session.changed();
  }));
}

void Clearing::begun(const Json&) { people = ClearedPeople::from(session.shelf("cleared")); }

void Clearing::refresh() { readClear(); }

void Clearing::hear() {
  namespace c = command;
  on<c::AskClear>([this](const c::AskClear&) { askClear(); });
  on<c::ChooseToClear>([this](const c::ChooseToClear& x) {
    if (!state.open || !open().over.clear || open().over.clear->working) return;
    for (PersonToClear& one : open().over.clear->people)
      if (one.person == x.person && !one.draft) one.chosen = x.chosen;
    countClear();
  });
  on<c::ChooseToLose>([this](const c::ChooseToLose& x) {
    if (!state.open || !open().over.clear || open().over.clear->working) return;
    for (OnlyHere& one : open().over.clear->onlyHere)
      if (one.record == x.record) one.chosen = x.chosen;
    countClear();
  });
  on<c::Clear>([this](const c::Clear&) { clearChosen(); });
}

}  // namespace alongside
