#include "app/board/board.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "core/order.h"
#include "core/text.h"
#include "exchange/team/team_settings.h"
#include "record/codes.h"
#include "record/kinds/referral.h"

namespace alongside {

namespace {

bool waitsForSomebody(std::string_view state) { return state == codes::kTakenOn || state == codes::kWaiting; }
}  // namespace

// --- What the board shows ------------------------------------------------------------------------------

void BoardPage::readNews() {
  constexpr int kAhead = 14, kBehind = 2;  // days
  const OpenState& o = open();
  Board& b = desk->board;
  const Date today = state.local.date;
  b.worries.clear();
  b.leaving.clear();
  for (const Id& id : o.views.caseload.worries) {
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
  if (!o.who.team) return;
  for (const Member& member : o.who.team->roster)
    if (member.until && state.now - *member.until < Millis{kAhead} * 24 * 3600 * 1000)
      b.leaving.push_back(
          {{}, member.name, "Left the team " + dayInWords(localMoment(*member.until).date, today)});
  for (const BoardWorker& worker : b.workers)
    if (const auto from = worker.colleague.awayFrom; from && *from > today && *from <= addDays(today, kAhead))
      b.leaving.push_back({{}, worker.colleague.name, "On leave from " + dayInWords(*from, today)});
}

/// Who fits whoever is chosen, best first; without anybody chosen, whoever has most room.
void BoardPage::sortWorkers() {
  const OpenState& o = open();
  Board& b = desk->board;
  Need need;
  if (const Record* record = o.store.find(b.chosen)) {
    const Fields fields = o.store.fields(*record);
    need.wishes = textAt(fields, "match") + " " + textAt(fields, "hopes");
    if (const Record* person = o.store.find(record->person)) need.ward = o.store.textOf(*person, "ward");
    std::set<std::string> knows;
    const auto writer = [&](const Revision& revision) {
      const Members::One* one = whose.members().byDevice(revision.device);
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
  for (Suggestion& suggestion :
       suggestions(need, colleagues, state.local.date, settingOf(o.who.team, kWholeCaseload))) {
    BoardWorker worker = b.workers[suggestion.colleague];
    worker.reasons = std::move(suggestion.reasons);
    worker.against = std::move(suggestion.against);
    sorted.push_back(std::move(worker));
  }
  b.workers = std::move(sorted);
  if (std::ranges::find(b.workers, b.worker, &BoardWorker::name) == b.workers.end())
    b.worker = b.workers.empty() ? "" : b.workers.front().name();
}

bool BoardPage::back() {
  if (!desk) return false;
  Board& b = desk->board;
  if (b.asked) {
    b.asked.reset();
    return true;
  }
  if (open().page.place != Place::board || !b.personOpen) return false;
  b.personOpen = false;
  return true;
}

void BoardPage::leave() {
  if (!desk) return;
  desk->board.asked.reset();
  desk->board.personOpen = false;
}

void BoardPage::refreshPage() {
  const OpenState& o = open();
  if (!desk || (o.page.place != Place::board && o.page.place != Place::today)) return;
  Board& b = desk->board;
  const Date today = state.local.date;
  const Record* written = meetingOn(o.store, today);
  const Fields fields = meeting.fields();
  b.meeting = written != nullptr ? written->id : Id{};
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
  for (const Id& id : o.views.caseload.worries) worried.insert(o.store.find(id)->person);
  const auto all = referrals.allWaits();
  desk->usual = referrals.usual(all);
  b.toPlace.clear();
  b.fresh.clear();
  for (const auto& [record, wait] : all) {
    if (decided.contains(record->id) || (!codes::isNew(wait.state) && !waitsForSomebody(wait.state)))
      continue;
    const ReferralLine line = referrals.lineOf(*record, wait);
    BoardLine one{.referral = line.id,
                  .person = line.person,
                  .name = line.name,
                  .from = line.team,
                  .state = line.state,
                  .urgent = line.urgency == codes::kUrgent,
                  .days = line.days,
                  .overlong = overlong(line, desk->usual),
                  .risk = worried.contains(line.person) || whose.factsOf(*record).risk};
    if (const std::string soon = urgencyInWords(line.urgency); !soon.empty())
      one.from = soon + (one.from.empty() ? "" : ", " + one.from);
    if (line.interim) one.from += one.from.empty() ? "With interim" : ", interim";
    (codes::isNew(wait.state) ? b.fresh : b.toPlace).push_back(std::move(one));
  }
  for (auto* lines : {&b.toPlace, &b.fresh})
    inOrder(*lines, [](const BoardLine& a, const BoardLine& b) {
      return std::pair(!a.urgent, -a.days) < std::pair(!b.urgent, -b.days);
    });
  const auto there = [&](const BoardLine& line) { return line.referral == b.chosen; };
  if (std::ranges::none_of(b.toPlace, there) && std::ranges::none_of(b.fresh, there)) {
    b.chosen = !b.toPlace.empty() ? b.toPlace.front().referral
               : !b.fresh.empty() ? b.fresh.front().referral
                                  : Id{};
    b.worker.clear();
    b.why.clear();
    b.fault.clear();
    b.personOpen = false;
  }
  room.readRoom();
  readNews();
  sortWorkers();
}

}  // namespace alongside
