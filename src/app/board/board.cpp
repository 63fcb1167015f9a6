// What the board of the daily allocation meeting shows: who waits, who has room, what else to know.
#include <algorithm>
#include <map>
#include <set>

#include "app/pages/desk_work.h"
#include "app/session/session.h"
#include "core/order.h"
#include "core/text.h"
#include "record/codes.h"
#include "record/kinds/referral.h"

namespace alongside {

namespace {

bool waitsForSomebody(std::string_view state) { return state == codes::kTakenOn || state == codes::kWaiting; }
}  // namespace

Json decisionsOf(const Fields& meeting) { return meeting.value("decisions", Json::array()); }

const Record* Session::todaysMeeting() const {
  const Store& store = state.open->store;
  const std::string today = state.local.date.text();
  for (const Id& id : store.ofKind(codes::kMeeting)) {  // newest first
    const Record* record = store.find(id);
    if (record->voided) continue;
    if (record->when < today) break;
    if (record->when == today) return record;
  }
  return nullptr;
}

/// Today's meeting as it is written down, or as it would begin.
Fields Session::meetingFields() const {
  const Record* record = todaysMeeting();
  if (record != nullptr) return state.open->store.fields(*record);
  return {{"day", state.local.date.text()}, {"chair", state.open->worker}};
}

Revision Session::meetingRevision(const Fields& fields) {
  const Kind& kind = *kindNamed(codes::kMeeting);
  const Record* record = todaysMeeting();
  return stamped(record != nullptr ? record->id : crypto::newId(state.now), codes::kMeeting,
                 record != nullptr ? Op::amend : Op::create, normalise(kind, fields), "");
}

/// Referrals that the meeting decided on and may still take back: nothing of them reaches a tablet yet.
std::set<Id> Session::undecidedYet() const {
  std::set<Id> all;
  const Record* record = todaysMeeting();
  if (record == nullptr) return all;
  const Fields meeting = state.open->store.fields(*record);
  if (flagAt(meeting, "ended")) return all;
  for (const Json& row : decisionsOf(meeting))
    if (const auto id = idFrom(textAt(row, "referral"))) all.insert(*id);
  return all;
}

// --- What the board shows ------------------------------------------------------------------------------

/// The label of whom a week is about: by the member, in older records by the tablet or the name.
std::string Session::whoseWeek(const Fields& week, const Members& known) {
  const Members::One* byDevice = known.byDevice(textAt(week, "device"));
  if (byDevice != nullptr && textAt(week, "nameId").empty()) return byDevice->label;
  return known.meantIn(week, "name");
}

/// How many people each worker has: those whom they were allocated, and those whom they entered themselves.
std::map<std::string, int> Session::caseloads() {
  readWhose();
  std::map<std::string, int> counts;
  for (const auto& [person, worker] : desk->shown.people.workers) ++counts[worker];
  return counts;
}

void Session::readRoom() {
  const OpenState& o = open();
  Board& b = desk->shown.board;
  b.workers.clear();
  b.places = b.used = 0;
  if (!o.team) return;
  const Members& known = members();
  std::map<std::string, Fields> weeks;  // by label
  for (const Id& id : o.store.ofKind(codes::kColleague)) {
    const Record& record = *o.store.find(id);
    if (record.voided) continue;
    Fields week = o.store.fields(record);
    const std::string whose = whoseWeek(week, known);
    weeks[whose] = std::move(week);
  }
  const std::map<std::string, int> counts = caseloads();
  for (const Members::One& one : known.all()) {  // somebody with two tablets is one
    if (one.role != Role::worker || one.gone) continue;
    BoardWorker worker;
    worker.device = one.devices.back();
    if (const auto week = weeks.find(one.label); week != weeks.end())
      worker.colleague = colleagueFrom(week->second, state.local.date);
    worker.colleague.name = one.label;
    if (const auto count = counts.find(one.label); count != counts.end())
      worker.colleague.active = count->second;
    worker.limit = caseloadLimit(worker.colleague);
    worker.away = away(worker.colleague, state.local.date);
    if (!worker.away) {
      b.places += worker.limit;
      b.used += worker.colleague.active;
    }
    b.workers.push_back(std::move(worker));
  }
}

void Session::readNews() {
  constexpr int kAhead = 14, kBehind = 2;  // days
  const OpenState& o = open();
  Board& b = desk->shown.board;
  const Date today = state.local.date;
  b.worries.clear();
  b.leaving.clear();
  for (const Id& id : o.views.worries) {
    const Record& record = *o.store.find(id);
    b.worries.push_back({id, record.person.empty() ? "Somebody" : nameOf(o, record.person), record.heading});
  }
  for (const std::string_view name : {codes::kMove, codes::kHandover}) {
    const Kind& kind = *kindNamed(name);
    for (const Id& id : o.store.ofKind(name)) {  // newest first
      const Record& record = *o.store.find(id);
      const auto on = dateFrom(std::string_view(record.when).substr(0, 10));
      if (record.voided || !on || *on > addDays(today, kAhead)) continue;
      if (*on < addDays(today, -kBehind)) break;
      const Fields fields = o.store.fields(record);
      const std::string type = textAt(fields, "type");
      if (name == codes::kMove && type == codes::kAdmitted) continue;
      const Field* heading = kind.field("type");
      const std::string what = name == codes::kMove && heading != nullptr ? inWords(*heading, fields, today)
                                                                          : std::string(kind.title);
      b.leaving.push_back({id, nameOf(o, record.person), what + ", " + dayInWords(*on, today)});
    }
  }
  if (!o.team) return;
  for (const Member& member : o.team->roster)
    if (member.until && state.now - *member.until < Millis{kAhead} * 24 * 3600 * 1000)
      b.leaving.push_back(
          {{}, member.name, "Left the team " + dayInWords(localMoment(*member.until).date, today)});
  for (const BoardWorker& worker : b.workers)
    if (const auto from = worker.colleague.awayFrom; from && *from > today && *from <= addDays(today, kAhead))
      b.leaving.push_back({{}, worker.colleague.name, "On leave from " + dayInWords(*from, today)});
}

/// Who fits whoever is chosen, best first; without anybody chosen, whoever has most room.
void Session::sortWorkers() {
  const OpenState& o = open();
  Board& b = desk->shown.board;
  Need need;
  if (const Record* record = o.store.find(b.chosen)) {
    const Fields fields = o.store.fields(*record);
    need.wishes = textAt(fields, "match") + " " + textAt(fields, "hopes");
    if (const Record* person = o.store.find(record->person)) need.ward = o.store.textOf(*person, "ward");
    std::set<std::string> knows;
    const auto writer = [&](const Revision& revision) {
      const Members::One* one = members().byDevice(revision.device);
      return one == nullptr ? revision.author : one->label;
    };
    for (const Id& id : o.store.about(record->person)) {
      const Record& about = *o.store.find(id);
      if (about.kindName == codes::kSession && !about.voided)
        knows.insert(writer(o.store.revision(about.history.front())));
    }
    need.knows.assign(knows.begin(), knows.end());
  }
  std::vector<Colleague> colleagues;
  for (const BoardWorker& worker : b.workers) colleagues.push_back(worker.colleague);
  std::vector<BoardWorker> sorted;
  for (Suggestion& suggestion : suggestions(need, colleagues, state.local.date)) {
    BoardWorker worker = b.workers[suggestion.colleague];
    worker.reasons = std::move(suggestion.reasons);
    worker.against = std::move(suggestion.against);
    sorted.push_back(std::move(worker));
  }
  b.workers = std::move(sorted);
  if (std::ranges::find(b.workers, b.worker, &BoardWorker::name) == b.workers.end())
    b.worker = b.workers.empty() ? "" : b.workers.front().name();
}

void Session::readBoard() {
  const OpenState& o = open();
  Board& b = desk->shown.board;
  const Date today = state.local.date;
  const Record* meeting = todaysMeeting();
  const Fields fields = meetingFields();
  b.meeting = meeting != nullptr ? meeting->id : Id{};
  b.chair = textAt(fields, "chair");
  b.deputyFor = textAt(fields, "deputyFor");
  b.present = textAt(fields, "present");
  b.ended = flagAt(fields, "ended");
  b.decided.clear();
  std::set<Id> decided;
  for (const Json& row : decisionsOf(fields)) {
    b.decided.push_back({textAt(row, "whom"), textAt(row, "what"), textAt(row, "to"), textAt(row, "why")});
    if (const auto id = idFrom(textAt(row, "referral"))) decided.insert(*id);
  }

  std::set<Id> worried;
  for (const Id& id : o.views.worries) worried.insert(o.store.find(id)->person);
  const auto all = allWaits();
  std::vector<Wait> recent;
  for (const auto& [record, wait] : all) recent.push_back(lately(wait, today));
  desk->shown.usual = waiting(recent, today);
  b.toPlace.clear();
  b.fresh.clear();
  for (const auto& [record, wait] : all) {
    if (decided.contains(record->id) || (!codes::isNew(wait.state) && !waitsForSomebody(wait.state)))
      continue;
    const ReferralLine line = lineOf(*record, wait);
    BoardLine one{.referral = line.id,
                  .person = line.person,
                  .name = line.name,
                  .from = line.team,
                  .state = line.state,
                  .days = line.days,
                  .overlong = overlong(line, desk->shown.usual),
                  .risk = worried.contains(line.person) || factsOf(*record).risk};
    if (line.interim) one.from += one.from.empty() ? "With interim" : ", interim";
    (codes::isNew(wait.state) ? b.fresh : b.toPlace).push_back(std::move(one));
  }
  for (auto* lines : {&b.toPlace, &b.fresh}) inOrder(*lines, std::greater<>{}, &BoardLine::days);
  const auto there = [&](const BoardLine& line) { return line.referral == b.chosen; };
  if (std::ranges::none_of(b.toPlace, there) && std::ranges::none_of(b.fresh, there)) {
    b.chosen = !b.toPlace.empty() ? b.toPlace.front().referral
               : !b.fresh.empty() ? b.fresh.front().referral
                                  : Id{};
    b.worker.clear();
    b.why.clear();
    b.fault.clear();
    b.shown = false;
  }
  readRoom();
  readNews();
  sortWorkers();
  readHandOvers();
}

}  // namespace alongside
