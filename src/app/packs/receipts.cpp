#include "app/packs/receipts.h"

#include <algorithm>

#include "app/packs/command_packs.h"
#include "core/text.h"
#include "exchange/receipts.h"

namespace alongside {

/// Signed for everything of one device that came in; the newest team file rides along.
Result<std::string> ReceiptsGiven::receiptFor(const Member& member) {
  OpenState& o = open();
  std::vector<IntakeLedger::Line>& lines = o.packs.ledger.devices[member.device()];
  Pack pack = session.newPack(PackKind::receipt, PackMode::full, count + 1);
  pack.teamFile = o.who.teamFile;
  for (const IntakeLedger::Line& line : lines)
    pack.received.push_back({line.pack, line.jws, line.seq, line.revisions});
  auto sealed = sealPack(std::move(pack), *session.keys, {member.agreement});
  if (!sealed) return std::unexpected(sealed.error());
  ++count;
  for (IntakeLedger::Line& line : lines) line.receipted = true;
  return std::move(sealed->text);
}

void ReceiptsGiven::saveReceipt(const std::string& device) {
  if (!state.open || open().who.role != Role::coordinator || !open().who.team || session.onlyPractice())
    return;
  OpenState& o = open();
  const Member* member = o.who.team->memberByDevice(device);
  if (member == nullptr || !o.packs.ledger.devices.contains(device)) return;
  const auto receipt = receiptFor(*member);
  if (!receipt) {
    o.over.note = receipt.error();
    return;
  }
  session.saveLocal();
  session.refreshPage();
  world.saveFile("alongside-receipt-" + initials(member->name) + "-" + state.local.date.text() + ".json",
                 "application/json", viewOf(*receipt));
  session.toast("Receipt for " + member->name + " saved as a file");
}

void ReceiptsGiven::saveAllReceipts() {
  if (!desk || !state.open || !open().who.team || session.onlyPractice()) return;
  OpenState& o = open();
  session.refreshPage();
  std::vector<std::string> sealed;
  std::size_t bytes = 0;
  for (const ReceiptOwed& owed : desk->packs.owed) {
    const Member* member = o.who.team->memberByDevice(owed.device);
    if (member == nullptr) continue;
    auto receipt = receiptFor(*member);
    if (!receipt) {
      o.over.note = receipt.error();
      return;
    }
    bytes += receipt->size();
    sealed.push_back(*std::move(receipt));
    // What would not be read again is not made: those that are left are owed as before.
    if (sealed.size() == kMostReceipts || bytes + 2 * sealed.back().size() > kMostReceiptBytes) break;
  }
  if (sealed.empty()) return;
  session.saveLocal();
  session.refreshPage();
  world.saveFile("alongside-receipts-" + state.local.date.text() + ".json", "application/json",
                 viewOf(joinReceipts(sealed)));
  session.toast(plural(sealed.size(), "receipt", "receipts") + " saved in one file");
}

void ReceiptsGiven::begun(const Json& local) {
  count = static_cast<std::uint32_t>(numberAt(local, "receipts"));
}

void ReceiptsGiven::writeLocal(Json& local) const { local["receipts"] = count; }

void ReceiptsGiven::hear() {
  namespace c = command;
  on<c::SaveReceipt>([this](const c::SaveReceipt& x) { saveReceipt(x.device); });
  on<c::SaveAllReceipts>([this](const c::SaveAllReceipts&) { saveAllReceipts(); });
}

}  // namespace alongside
