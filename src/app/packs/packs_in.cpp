#include "app/packs/packs_in.h"

#include <algorithm>
#include <tuple>

#include "app/packs/command_packs.h"
#include "core/order.h"
#include "core/text.h"
#include "exchange/receipts.h"

namespace alongside {

/// It did not open, and stands in the list with the reason.
void PacksIn::keepApart(const std::string& fileName, Fault fault) {
  OpenState& o = open();
  IncomingPack pack;
  pack.fileName = fileName;
  pack.fault = std::move(fault);
  // Fetched or opened again it is still one file.
  std::erase_if(o.packs.incoming, [&](const IncomingPack& other) {
    return other.fault && other.fileName == fileName && other.fault->code == pack.fault->code;
  });
  o.packs.incoming.insert(o.packs.incoming.begin(), std::move(pack));
}

/// It lies open, to be looked at before it is taken in.
std::optional<Fault> PacksIn::layDown(const std::string& fileName, OpenedPack opened) {
  OpenState& o = open();
  IncomingPack pack;
  pack.fileName = fileName;
  pack.preview = preview(opened, o.store, o.packs.ledger, state.now, clearing.returnsOf(opened.pack));
  opened.signer = nullptr;  // it points into a roster that may change before the pack is taken in
  const Hash jws = opened.jws;
  pack.opened = std::move(opened);
  lookAgain(pack);
  if (pack.fault) return std::move(pack.fault);
  // The same file twice in one go is shown once.
  std::erase_if(o.packs.incoming, [&](const IncomingPack& other) {
    return other.opened && !other.taken && other.opened->jws == jws;
  });
  o.packs.incoming.insert(o.packs.incoming.begin(), std::move(pack));
  return {};
}

/// Revisions that were passed over until now lie in the log already; the others go there.
void PacksIn::saveTaken(std::vector<Revision> revisions, const std::set<Hash>& inTheLog) {
  OpenState& o = open();
  for (const Revision& revision : revisions) session.clock->observe(revision.hlc, state.now);
  std::erase_if(revisions, [&](const Revision& revision) {
    if (!inTheLog.contains(revision.rev)) return false;
    o.store.add(revision);
    return true;
  });
  session.save(std::move(revisions));
  // In this order: cut short anywhere, a record may be without its line in the ledger, and then its pack can be taken
  // in again; a line without its records would hide that they are missing.
  session.saveArrivals();
  session.saveLocal();
  refreshIncoming();
}

void PacksIn::begun(const Json& local) {
  if (local.contains("ledger")) open().packs.ledger = IntakeLedger::from(local["ledger"]);
}

void PacksIn::writeLocal(Json& local) const { local["ledger"] = open().packs.ledger.json(); }

void PacksIn::refreshPage() { readPacks(); }

bool PacksIn::back() {
  if (!desk || !desk->packs.undo) return false;
  desk->packs.undo.reset();
  return true;
}

void PacksIn::leave() {
  if (desk) desk->packs.undo.reset();
}

/// What its tablet noted of itself came with it; that it was taken in is noted here.
void PacksIn::noteTaken(const OpenedPack& opened) {
  std::set<Id> records;
  for (const Revision& revision : opened.pack.revisions) records.insert(revision.rec);
  trail.takeEntries(opened.pack.audit);
  trail.noteDeed({.deed = Deed::tookIn, .device = opened.pack.device, .count = std::ssize(records)});
}

/// The roster may have changed since the pack was opened, and so may what is known of its records. By the time of
/// arrival, not by stamps: a clock that was set back lets nobody in.
void PacksIn::lookAgain(IncomingPack& incoming) const {
  if (!incoming.opened || incoming.taken || !state.open->who.team) return;
  const Pack& pack = incoming.opened->pack;
  const Member* signer = state.open->who.team->memberByDevice(pack.device);
  std::optional<Fault> fault;
  if (signer == nullptr)
    fault = unknownSigner();
  else if (fault = againstPack(pack, *signer); !fault)
    fault = againstStore(*incoming.opened, state.open->store);
  incoming.late = signer != nullptr && signer->until.has_value();
  if (!fault) return;
  incoming.fault = std::move(fault);
  incoming.opened.reset();
}

void PacksIn::refreshIncoming() {
  if (!state.open) return;
  OpenState& o = open();
  std::vector<const OpenedPack*> batch;
  std::vector<IncomingPack*> whose;
  for (IncomingPack& incoming : o.packs.incoming) {
    lookAgain(incoming);
    if (!incoming.opened || incoming.taken) continue;
    batch.push_back(&*incoming.opened);
    whose.push_back(&incoming);
  }
  const std::vector<Standing> all = standings(batch, o.packs.ledger);
  for (std::size_t i = 0; i < all.size(); ++i) {
    whose[i]->preview.verdict = all[i].verdict;
    whose[i]->preview.missing = all[i].missing;
  }
  readPacks();
}

void PacksIn::takeIn(std::size_t index, bool late) {
  if (!state.open || index >= open().packs.incoming.size()) return;
  OpenState& o = open();
  IncomingPack& incoming = o.packs.incoming[index];
  lookAgain(incoming);
  if (!incoming.opened || incoming.taken || incoming.late != late) return;
  // Others may have been taken in since the preview was made. A fork is taken in only by somebody who saw that it
  // is one.
  const bool known = incoming.preview.verdict == IntakeVerdict::fork;
  ClearedPeople after = clearing.people;
  const Returns returns = clearing.returnsOf(incoming.opened->pack, &after);
  incoming.preview = preview(*incoming.opened, o.store, o.packs.ledger, state.now, returns);
  const IntakeVerdict verdict = incoming.preview.verdict;
  if (verdict == IntakeVerdict::alreadyIn || (verdict == IntakeVerdict::fork && !known)) return;
  std::vector<Revision> revisions =
      alongside::takeIn(*incoming.opened, o.store, o.packs.ledger, state.now, returns);
  incoming.added = revisions.size();
  incoming.taken = true;
  const std::set<Hash> inTheLog = session.arrivals.passedOver;
  session.arrivals.note(*incoming.opened, revisions, state.now);
  session.tell(&Feature::packTaken, incoming.opened->pack);
  noteTaken(*incoming.opened);
  saveTaken(std::move(revisions), inTheLog);
  clearing.save(
      std::move(after));  // after the records: cut short in between, the same file brings them back again
  teamFiles.takeAlong(o.packs.incoming[index].opened->pack);
}

/// All that nothing speaks against, in one go: the same whatever order they came in.
void PacksIn::takeAllIn() {
  if (!state.open) return;
  OpenState& o = open();
  refreshIncoming();
  std::vector<IncomingPack*> order;
  for (IncomingPack& incoming : o.packs.incoming)
    if (incoming.opened && !incoming.taken && !incoming.late &&
        incoming.preview.verdict == IntakeVerdict::fresh)
      order.push_back(&incoming);
  // What two packs hold counts for the earlier one.
  inOrder(order, {}, [](const IncomingPack* incoming) {
    const OpenedPack& opened = *incoming->opened;
    return std::tie(opened.pack.device, opened.pack.seq, opened.jws);
  });
  std::vector<Revision> all;
  std::set<Hash> seen;
  const std::set<Hash> inTheLog = session.arrivals.passedOver;
  for (IncomingPack* incoming : order) {
    ClearedPeople after = clearing.people;
    const Returns returns = clearing.returnsOf(incoming->opened->pack, &after);
    std::vector<Revision> revisions =
        alongside::takeIn(*incoming->opened, o.store, o.packs.ledger, state.now, returns);
    clearing.save(std::move(after));
    std::erase_if(revisions, [&](const Revision& revision) { return !seen.insert(revision.rev).second; });
    incoming->added = revisions.size();
    incoming->taken = true;
    session.arrivals.note(*incoming->opened, revisions, state.now);
    session.tell(&Feature::packTaken, incoming->opened->pack);
    noteTaken(*incoming->opened);
    std::ranges::move(revisions, std::back_inserter(all));
  }
  if (order.empty()) return;
  saveTaken(std::move(all), inTheLog);
  for (const IncomingPack* incoming : order) teamFiles.takeAlong(incoming->opened->pack);
}

/// What the page shows of packs that came in: who is owed a receipt, what can be taken out again.
void PacksIn::readPacks() {
  if (!desk || !state.open || open().page.place != Place::packs) return;
  const OpenState& o = open();
  PacksDesk& shown = desk->packs;
  shown.owed.clear();
  shown.taken.clear();
  if (!o.who.team) return;
  for (const auto& [device, lines] : o.packs.ledger.devices) {
    const Member* member = o.who.team->memberByDevice(device);
    const auto count =
        static_cast<std::size_t>(std::ranges::count(lines, false, &IntakeLedger::Line::receipted));
    if (count > 0 && member != nullptr && !member->until) shown.owed.push_back({device, member->name, count});
  }
  inOrder(shown.owed, {}, [](const ReceiptOwed& one) { return std::tie(one.name, one.device); });
  for (const Arrivals::Arrival& arrival : session.arrivals.packs) {
    const IntakeLedger::Line* line = o.packs.ledger.line(arrival.device, arrival.jws);
    const Member* member = o.who.team->memberByDevice(arrival.device);
    if (line == nullptr || member == nullptr) continue;
    shown.taken.push_back({arrival.jws, arrival.device, member->name, line->seq, arrival.at,
                           arrival.added.size(), line->receipted});
  }
  std::ranges::reverse(shown.taken);
  shown.others.clear();
  for (const Member* member : o.who.team->coordinators())
    if (member->device() != o.who.device) shown.others.push_back(member->name);
  if (shown.others.empty()) return;
  notSent.gather();
  std::set<Id> records;
  for (const std::uint32_t at : notSent.unsent) records.insert(o.store.revision(at).rec);
  shown.toSend = records.size();
}

// --- Taking a pack out again ------------------------------------------------------------------------------

void PacksIn::askUndoPack(const Hash& jws) {
  if (!desk || !state.open) return;
  readPacks();
  PacksDesk& shown = desk->packs;
  const auto pack = std::ranges::find(shown.taken, jws, &TakenPack::jws);
  const Arrivals::Arrival* arrival = session.arrivals.find(jws);
  if (pack == shown.taken.end() || arrival == nullptr) return;
  shown.undo = UndoAsked{*pack, takingOutOf(*arrival, open().store, session.arrivals)};
  // Two versions of a record may stand where the question does.
  open().page.place = Place::packs;
  open().over.settling = {};
}

void PacksIn::undoPack() {
  if (!desk || !state.open || !desk->packs.undo) return;
  OpenState& o = open();
  const UndoAsked asked = *std::exchange(desk->packs.undo, std::nullopt);
  const Arrivals::Arrival* arrival = session.arrivals.find(asked.pack.jws);
  if (arrival == nullptr) return;
  // Somebody may have gone on with a record while the question stood there.
  const TakingOut what = takingOutOf(*arrival, o.store, session.arrivals);
  withdraw(asked.pack.jws, what, session.arrivals, o.packs.ledger);
  trail.noteDeed({.deed = Deed::tookOut, .device = asked.pack.device});
  o.store = o.store.without({what.revisions.begin(), what.revisions.end()});
  session.storeChanged();
  for (IncomingPack& incoming : o.packs.incoming)
    if (incoming.opened && incoming.opened->jws == asked.pack.jws) {
      incoming.taken = false;
      incoming.preview = preview(*incoming.opened, o.store, o.packs.ledger, state.now);
    }
  session.saveLocal();  // the line first: see keepTaken
  session.saveArrivals();
  refreshIncoming();
  session.toast(firstName(asked.pack.worker) + "’s pack " + std::to_string(asked.pack.seq) +
                " is out again. The same file can be taken in at any time.");
}

// --- Receipts ---------------------------------------------------------------------------------------------

void PacksIn::hear() {
  namespace c = command;
  on<c::TakeIn>([this](const c::TakeIn& x) { takeIn(x.index); });
  on<c::TakeInLate>([this](const c::TakeInLate& x) { takeIn(x.index, true); });
  on<c::TakeAllIn>([this](const c::TakeAllIn&) { takeAllIn(); });
  on<c::DropIncoming>([this](const c::DropIncoming& x) {
    whenOpen([&](OpenState& o) {
      if (x.index < o.packs.incoming.size())
        o.packs.incoming.erase(o.packs.incoming.begin() + static_cast<std::ptrdiff_t>(x.index));
    });
    refreshIncoming();
  });
  on<c::AskUndoPack>([this](const c::AskUndoPack& x) { askUndoPack(x.jws); });
  on<c::UndoPack>([this](const c::UndoPack&) { undoPack(); });
  on<c::CancelUndo>([this](const c::CancelUndo&) {
    if (desk) desk->packs.undo.reset();
  });
}

}  // namespace alongside
