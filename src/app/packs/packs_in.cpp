// Packs that were opened: taken in, signed for, and taken out again.
#include <algorithm>
#include <tuple>

#include "app/packs/command_packs.h"
#include "app/pages/desk_work.h"
#include "app/session/session.h"
#include "core/order.h"
#include "core/text.h"
#include "exchange/receipts.h"

namespace alongside {

/// Revisions that were passed over until now lie in the log already; the others go there.
void Session::keepTaken(std::vector<Revision> revisions, const std::set<Hash>& inTheLog) {
  OpenState& o = open();
  for (const Revision& revision : revisions) clock->observe(revision.hlc, state.now);
  std::erase_if(revisions, [&](const Revision& revision) {
    if (!inTheLog.contains(revision.rev)) return false;
    o.store.add(revision);
    return true;
  });
  keep(std::move(revisions));
  // In this order: cut short anywhere, a record may be without its line in the ledger, and then its pack can be taken
  // in again; a line without its records would hide that they are missing.
  keepArrivals();
  keepLocal();
  refreshIncoming();
}

/// What its tablet noted of itself came with it; that it was taken in is noted here.
void Session::noteTaken(const OpenedPack& opened) {
  std::set<Id> records;
  for (const Revision& revision : opened.pack.revisions) records.insert(revision.rec);
  takeEntries(opened.pack.audit);
  noteDeed({.deed = Deed::tookIn, .device = opened.pack.device, .count = std::ssize(records)});
}

void Session::keepArrivals() {
  if (!vault) return;
  saveStarted(false);
  vault->setShelf("arrivals", arrivals.json(),
                  guarded([this](const Outcome& outcome) { saveEnded(false, outcome); }));
}

/// The roster may have changed since the pack was opened, and so may what is known of its records. By the time of
/// arrival, not by stamps: a clock that was set back lets nobody in.
void Session::lookAgain(IncomingPack& incoming) const {
  if (!incoming.opened || incoming.taken || !state.open->team) return;
  const Pack& pack = incoming.opened->pack;
  const Member* signer = state.open->team->memberByDevice(pack.device);
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

void Session::refreshIncoming() {
  if (!state.open) return;
  OpenState& o = open();
  std::vector<const OpenedPack*> batch;
  std::vector<IncomingPack*> whose;
  for (IncomingPack& incoming : o.incoming) {
    lookAgain(incoming);
    if (!incoming.opened || incoming.taken) continue;
    batch.push_back(&*incoming.opened);
    whose.push_back(&incoming);
  }
  const std::vector<Standing> all = standings(batch, o.ledger);
  for (std::size_t i = 0; i < all.size(); ++i) {
    whose[i]->preview.verdict = all[i].verdict;
    whose[i]->preview.missing = all[i].missing;
  }
  readPacks();
}

void Session::takeIn(std::size_t index, bool late) {
  if (!state.open || index >= open().incoming.size()) return;
  OpenState& o = open();
  IncomingPack& incoming = o.incoming[index];
  lookAgain(incoming);
  if (!incoming.opened || incoming.taken || incoming.late != late) return;
  // Others may have been taken in since the preview was made. A fork is taken in only by somebody who saw that it
  // is one.
  const bool known = incoming.preview.verdict == IntakeVerdict::fork;
  ClearedPeople after = clearedPeople;
  const Returns returns = returnsOf(incoming.opened->pack, &after);
  incoming.preview = preview(*incoming.opened, o.store, o.ledger, state.now, returns);
  const IntakeVerdict verdict = incoming.preview.verdict;
  if (verdict == IntakeVerdict::alreadyIn || (verdict == IntakeVerdict::fork && !known)) return;
  std::vector<Revision> revisions =
      alongside::takeIn(*incoming.opened, o.store, o.ledger, state.now, returns);
  incoming.added = revisions.size();
  incoming.taken = true;
  const std::set<Hash> inTheLog = arrivals.passedOver;
  arrivals.note(*incoming.opened, revisions, state.now);
  noteArrived(incoming.opened->pack);
  noteTaken(*incoming.opened);
  keepTaken(std::move(revisions), inTheLog);
  keepCleared(
      std::move(after));  // after the records: cut short in between, the same file brings them back again
  takeTeamAlong(*o.incoming[index].opened);
}

/// All that nothing speaks against, in one go: the same whatever order they came in.
void Session::takeAllIn() {
  if (!state.open) return;
  OpenState& o = open();
  refreshIncoming();
  std::vector<IncomingPack*> order;
  for (IncomingPack& incoming : o.incoming)
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
  const std::set<Hash> inTheLog = arrivals.passedOver;
  for (IncomingPack* incoming : order) {
    ClearedPeople after = clearedPeople;
    const Returns returns = returnsOf(incoming->opened->pack, &after);
    std::vector<Revision> revisions =
        alongside::takeIn(*incoming->opened, o.store, o.ledger, state.now, returns);
    keepCleared(std::move(after));
    std::erase_if(revisions, [&](const Revision& revision) { return !seen.insert(revision.rev).second; });
    incoming->added = revisions.size();
    incoming->taken = true;
    arrivals.note(*incoming->opened, revisions, state.now);
    noteArrived(incoming->opened->pack);
    noteTaken(*incoming->opened);
    std::ranges::move(revisions, std::back_inserter(all));
  }
  if (order.empty()) return;
  keepTaken(std::move(all), inTheLog);
  for (const IncomingPack* incoming : order) takeTeamAlong(*incoming->opened);
}

/// What the page shows of packs that came in: who is owed a receipt, what can be taken out again.
void Session::readPacks() {
  if (!desk || !state.open || open().place != Place::packs) return;
  const OpenState& o = open();
  PacksDesk& shown = desk->shown.packs;
  shown.owed.clear();
  shown.taken.clear();
  if (!o.team) return;
  for (const auto& [device, lines] : o.ledger.devices) {
    const Member* member = o.team->memberByDevice(device);
    const auto count =
        static_cast<std::size_t>(std::ranges::count(lines, false, &IntakeLedger::Line::receipted));
    if (count > 0 && member != nullptr && !member->until) shown.owed.push_back({device, member->name, count});
  }
  inOrder(shown.owed, {}, [](const ReceiptOwed& one) { return std::tie(one.name, one.device); });
  for (const Arrivals::Arrival& arrival : arrivals.packs) {
    const IntakeLedger::Line* line = o.ledger.line(arrival.device, arrival.jws);
    const Member* member = o.team->memberByDevice(arrival.device);
    if (line == nullptr || member == nullptr) continue;
    shown.taken.push_back({arrival.jws, arrival.device, member->name, line->seq, arrival.at,
                           arrival.added.size(), line->receipted});
  }
  std::ranges::reverse(shown.taken);
  shown.others.clear();
  for (const Member* member : o.team->coordinators())
    if (member->device() != o.device) shown.others.push_back(member->name);
  if (shown.others.empty()) return;
  gatherUnsent();
  std::set<Id> records;
  for (const std::uint32_t at : unsent) records.insert(o.store.revision(at).rec);
  shown.toSend = records.size();
}

// --- Taking a pack out again ------------------------------------------------------------------------------

void Session::askUndoPack(const Hash& jws) {
  if (!desk || !state.open) return;
  readPacks();
  PacksDesk& shown = desk->shown.packs;
  const auto pack = std::ranges::find(shown.taken, jws, &TakenPack::jws);
  const Arrivals::Arrival* arrival = arrivals.find(jws);
  if (pack == shown.taken.end() || arrival == nullptr) return;
  shown.undo = UndoAsked{*pack, withdrawalOf(*arrival, open().store, arrivals)};
  // Two versions of a record may stand where the question does.
  open().place = Place::packs;
  open().settling = {};
}

void Session::undoPack() {
  if (!desk || !state.open || !desk->shown.packs.undo) return;
  OpenState& o = open();
  const UndoAsked asked = *std::exchange(desk->shown.packs.undo, std::nullopt);
  const Arrivals::Arrival* arrival = arrivals.find(asked.pack.jws);
  if (arrival == nullptr) return;
  // Somebody may have gone on with a record while the question stood there.
  const Withdrawal what = withdrawalOf(*arrival, o.store, arrivals);
  withdraw(asked.pack.jws, what, arrivals, o.ledger);
  noteDeed({.deed = Deed::tookOut, .device = asked.pack.device});
  storeAnew({what.revisions.begin(), what.revisions.end()});
  for (IncomingPack& incoming : o.incoming)
    if (incoming.opened && incoming.opened->jws == asked.pack.jws) {
      incoming.taken = false;
      incoming.preview = preview(*incoming.opened, o.store, o.ledger, state.now);
    }
  keepLocal();  // the line first: see keepTaken
  keepArrivals();
  refreshIncoming();
  toast(firstName(asked.pack.worker) + "’s pack " + std::to_string(asked.pack.seq) +
        " is out again. The same file can be taken in at any time.");
}

void Session::storeAnew(const std::set<Hash>& without) {
  open().store = open().store.without(without);
  storeChanged();
}

void Session::storeChanged() {
  OpenState& o = open();
  notLeft.clear();
  lookedTo = 0;
  if (desk) {
    desk->facts.clear();
    desk->worries.clear();
  }
  if (o.store.find(o.person) == nullptr) o.person = {};
  if (o.store.find(o.shown) == nullptr) o.shown = {};
  o.hits.clear();
  o.hitsTotal = 0;
  o.searchText.clear();
  rebuildUnsent();
  rebuildViews();
}

bool Session::onlyPractice() {
  if (!open().practice) return false;
  open().note = Fault{"send/practice", "This is practice, so nothing is sealed or saved.",
                      "Nothing you do here is kept.", "With your own team, this saves a file to hand out."};
  return true;
}

// --- Receipts ---------------------------------------------------------------------------------------------

/// Signed for everything of one device that came in; the newest team file rides along.
Result<std::string> Session::receiptFor(const Member& member) {
  OpenState& o = open();
  std::vector<IntakeLedger::Line>& lines = o.ledger.devices[member.device()];
  Pack pack = newPack(PackKind::receipt, PackMode::full, receipts + 1);
  pack.teamFile = o.teamFile;
  for (const IntakeLedger::Line& line : lines)
    pack.received.push_back({line.pack, line.jws, line.seq, line.revisions});
  auto sealed = sealPack(std::move(pack), *keys, {member.agreement});
  if (!sealed) return std::unexpected(sealed.error());
  ++receipts;
  for (IntakeLedger::Line& line : lines) line.receipted = true;
  return std::move(sealed->text);
}

void Session::saveReceipt(const std::string& device) {
  if (!state.open || open().role != Role::coordinator || !open().team || onlyPractice()) return;
  OpenState& o = open();
  const Member* member = o.team->memberByDevice(device);
  if (member == nullptr || !o.ledger.devices.contains(device)) return;
  const auto receipt = receiptFor(*member);
  if (!receipt) {
    o.note = receipt.error();
    return;
  }
  keepLocal();
  readPacks();
  world.saveFile("alongside-receipt-" + initials(member->name) + "-" + state.local.date.text() + ".json",
                 "application/json", viewOf(*receipt));
  toast("Receipt for " + member->name + " saved as a file");
}

void Session::saveAllReceipts() {
  if (!desk || !state.open || !open().team || onlyPractice()) return;
  OpenState& o = open();
  readPacks();
  std::vector<std::string> sealed;
  std::size_t bytes = 0;
  for (const ReceiptOwed& owed : desk->shown.packs.owed) {
    const Member* member = o.team->memberByDevice(owed.device);
    if (member == nullptr) continue;
    auto receipt = receiptFor(*member);
    if (!receipt) {
      o.note = receipt.error();
      return;
    }
    bytes += receipt->size();
    sealed.push_back(*std::move(receipt));
    // What would not be read again is not made: those that are left are owed as before.
    if (sealed.size() == kMostReceipts || bytes + 2 * sealed.back().size() > kMostReceiptBytes) break;
  }
  if (sealed.empty()) return;
  keepLocal();
  readPacks();
  world.saveFile("alongside-receipts-" + state.local.date.text() + ".json", "application/json",
                 viewOf(joinReceipts(sealed)));
  toast(plural(sealed.size(), "receipt", "receipts") + " saved in one file");
}

void Session::hearPacks() {
  namespace c = command;
  on<c::TakeIn>([this](const c::TakeIn& x) { takeIn(x.index); });
  on<c::TakeInLate>([this](const c::TakeInLate& x) { takeIn(x.index, true); });
  on<c::TakeAllIn>([this](const c::TakeAllIn&) { takeAllIn(); });
  on<c::DropIncoming>([this](const c::DropIncoming& x) {
    whenOpen([&](OpenState& o) {
      if (x.index < o.incoming.size())
        o.incoming.erase(o.incoming.begin() + static_cast<std::ptrdiff_t>(x.index));
    });
    refreshIncoming();
  });
  on<c::SaveReceipt>([this](const c::SaveReceipt& x) { saveReceipt(x.device); });
  on<c::SaveAllReceipts>([this](const c::SaveAllReceipts&) { saveAllReceipts(); });
  on<c::AskUndoPack>([this](const c::AskUndoPack& x) { askUndoPack(x.jws); });
  on<c::UndoPack>([this](const c::UndoPack&) { undoPack(); });
  on<c::CancelUndo>([this](const c::CancelUndo&) {
    if (desk) desk->shown.packs.undo.reset();
  });
  on<c::FetchInbox>([this](const c::FetchInbox&) { fetchInbox(); });
  on<c::StopFetching>([this](const c::StopFetching&) {
    ++fetchRun;
    if (desk) endFetching();
  });
}

}  // namespace alongside
