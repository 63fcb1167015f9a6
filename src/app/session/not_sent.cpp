#include "app/session/not_sent.h"

#include <algorithm>
#include <unordered_set>

#include "core/order.h"
#include "core/text.h"
#include "record/codes.h"
#include "store/proof.h"

namespace alongside {

namespace {

/// A day as it stands inside a sentence.
std::string inside(std::string day) {
  if (day == "Today" || day == "Yesterday" || day == "Tomorrow") day[0] = static_cast<char>(day[0] + 32);
  return day;
}

}  // namespace

UnsentRow NotSent::row(const Record& record) const {
  const OpenState& o = *state.open;
  const Date today = state.local.date;
  const Fields fields = o.store.fields(record);
  UnsentRow row;
  row.record = record.id;
  row.kind = record.kindName;
  row.worry = goesFirst(*record.kind, fields);
  row.title = std::string(record.kind->title);
  if (record.kindName == codes::kPerson)
    row.title += ", " + record.heading;
  else if (!record.person.empty())
    row.title += ", " + nameOf(o, record.person);
  else if (!record.heading.empty())
    row.title += ", " + record.heading;
  if (const auto moment = momentFrom(record.when))
    row.second = dayInWords(moment->date, today);
  else if (const auto day = dateFrom(std::string_view(record.when).substr(0, 10)))
    row.second = record.kindName == codes::kFollowUp ? "Due " + inside(dayInWords(*day, today))
                                                     : dayInWords(*day, today);
  else
    row.second = "Details";
  if (numberAt(fields, "minutes") > 0)
    row.second += ", " + plural(numberAt(fields, "minutes"), "minute", "minutes");
  if (record.voided) row.second = "Withdrawn";
  return row;
}

void NotSent::begun(const Json&) {
  left = {};
  storeChanged();
}

void NotSent::storeChanged() {
  notLeft.clear();
  lookedTo = 0;
}

void NotSent::refresh() {
  OpenState& o = open();
  readUnsent();
  std::unordered_set<Id> listed;
  for (const std::uint32_t index : unsent) {
    const Record* record = o.store.find(o.store.revision(index).rec);
    if (record != nullptr && record->kind != nullptr && listed.insert(record->id).second)
      o.views.send.unsent.push_back(row(*record));
  }
  inOrder(o.views.send.unsent, [](const UnsentRow& a, const UnsentRow& b) { return a.worry && !b.worry; });
  readKeptBack();
}

/// A version of the record that is shown left before it was kept back.
void NotSent::refreshPage() {
  OpenState& o = open();
  o.views.page.leftBefore.reset();
  const Record* record = o.store.find(o.over.shown);
  if (record == nullptr || o.views.page.stays == Stays::no) return;
  for (const std::uint32_t index : record->history)  // the last one that left
    if (const Departures::Departure* with = left.of(o.store.revision(index).rev))
      o.views.page.leftBefore = LeftBefore{with->seq, with->made};
}

/// Own revisions that no pack holds yet; what stays is set apart.
void NotSent::readUnsent() {
  unsent.clear();
  keptBack.clear();
  if (open().who.role == Role::worker) gather();
}

void NotSent::gather() {
  OpenState& o = open();
  for (; lookedTo < o.store.revisions(); ++lookedTo) {
    const Revision& revision = o.store.revision(lookedTo);
    if (writtenBy(revision, o.who.device) && left.of(revision.rev) == nullptr) notLeft.push_back(lookedTo);
  }
  unsent.clear();
  keptBack.clear();
  const WhatStays stays = session.whatStays();
  for (const std::uint32_t at : notLeft)
    (stays.of(o.store.revision(at)) == Stays::no ? unsent : keptBack).push_back(at);
}

/// Records of which something stays, by the reason; those that wait for a question to be asked are named.
void NotSent::readKeptBack() {
  OpenState& o = open();
  o.views.send.keptBack = 0;
  o.views.send.keptFor = {};
  o.views.send.toAsk.clear();
  const WhatStays stays = session.whatStays();
  std::unordered_set<Id> seen;
  for (const std::uint32_t at : keptBack) {
    const Revision& revision = o.store.revision(at);
    if (!seen.insert(revision.rec).second) continue;
    const Stays why = stays.of(revision);
    ++o.views.send.keptBack;
    ++o.views.send.keptFor[static_cast<std::size_t>(why)];
    const Record* record = o.store.find(revision.rec);
    if (why == Stays::notAsked && record != nullptr && record->kind != nullptr && !record->voided)
      o.views.send.toAsk.push_back(row(*record));
  }
}

/// Own records that stay, and that the person knows to be counted.
std::vector<CountedOnly> NotSent::countedOnly() const {
  const OpenState& o = *state.open;
  const WhatStays stays = session.whatStays();
  std::vector<CountedOnly> all;
  for (const Kind& kind : kinds()) {
    if (kind.mayBeCounted == nullptr) continue;
    for (const Id& id : o.store.ofKind(kind.name)) {
      const Record& record = *o.store.find(id);
      const Fields fields = o.store.fields(record);
      if (record.voided || !kind.mayBeCounted(fields) || stays.of(record) != Stays::youAndMe ||
          !writtenBy(o.store.revision(record.heads.front()), o.who.device))
        continue;
      std::string day = textAt(fields, "offeredOn");
      if (day.empty()) day = record.when.substr(0, 10);
      if (const auto on = dateFrom(day))
        all.push_back({id, std::string(kind.name), *on, textAt(fields, "answer")});
    }
  }
  return all;
}

void NotSent::saveLeft() { session.saveShelf("left", left.json()); }

/// Once the store is filled. A pack that was noted here and never stood in the outbox was never made: the tablet
/// stopped in between. An older version noted one stamp, up to which everything had left but what it held back.
void NotSent::load(const Json& local) {
  left = Departures::from(session.shelf("left"));
  left.onlyPacks(
      [this](const Id& pack) { return std::ranges::contains(open().packs.outbox, pack, &OutPack::id); });
  if (!left.empty() || !local.contains("packedTo")) return;
  Hlc packedTo = hlcFrom(textAt(local, "packedTo")).value_or(Hlc{});
  // Somebody else's time, which came in with a pack: what has left is not known, so all of it goes again.
  if (packedTo.ms > world.now() + kFarAhead) packedTo = {};
  std::unordered_set<Hash> held;
  for (const Json& rev : local.value("held", Json::array()))
    if (const auto hash = rev.is_string() ? hashFrom(rev.get<std::string>()) : std::nullopt)
      held.insert(*hash);
  leftUpTo(packedTo, held);
  saveLeft();  // before the stamp is gone from the other shelf
}

void NotSent::note(Departures::Departure departure) {
  left.note(std::move(departure));
  std::erase_if(notLeft, [&](std::uint32_t at) { return left.of(open().store.revision(at).rev) != nullptr; });
}

void NotSent::leftUpTo(const Hlc& stamp, const std::unordered_set<Hash>& but) {
  const OpenState& o = open();
  Departures::Departure before;
  for (std::uint32_t i = 0; i < o.store.revisions(); ++i) {
    const Revision& revision = o.store.revision(i);
    if (writtenBy(revision, o.who.device) && revision.hlc <= stamp && !but.contains(revision.rev))
      before.revisions.push_back(revision.rev);
  }
  if (!before.revisions.empty()) left.note(std::move(before));
}

}  // namespace alongside
