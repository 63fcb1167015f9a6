#include "app/packs/send.h"

#include <algorithm>
#include <map>
#include <unordered_set>

#include "core/order.h"
#include "core/text.h"
#include "store/proof.h"

namespace alongside {
namespace {
constexpr double kFirstRetry = 5;  ///< seconds until an upload that failed is tried again; then twice as long
constexpr double kLongestRetry = 60;
constexpr std::string_view kElse = "send/something-else";

std::string blobName(const Id& id) { return "pack-" + id.text(); }

Fault notTaken(int status) {
  const std::string answer = " (answer " + std::to_string(status) + ")";
  const std::string safe = "The sealed pack is kept on this tablet, and nothing is lost.";
  if (status < 400)
    return {
        std::string(kElse), "Not sent: something else answered in place of the team's inbox" + answer + ".",
        safe,
        "Most often that is a page on which to sign in to the network. Sign in, then try again, or save the "
        "pack as a file."};
  if (status == 409)
    return {"send/name-taken",
            "Not sent: another file lies in the team's inbox under the name of this pack" + answer + ".",
            safe, "Save it as a file and hand it to your coordinator, and tell them of this."};
  if (status == 401 || status == 403)
    return {"send/not-allowed", "The team's server does not let this tablet send" + answer + ".", safe,
            "Open the newest team file, then try again, or save the pack as a file and hand it over."};
  return {"send/refused", "The team's server did not take this pack" + answer + ".", safe,
          "Save it as a file and hand it to your coordinator, or try again later."};
}

/// What a worker's tablet has of the coordinators' packs: it says so in each pack of its own.
std::vector<ReceivedPack> allocationsHere(const IntakeLedger& ledger) {
  constexpr std::size_t kNamed = 20;  // of each coordinator: older ones were named before
  std::vector<ReceivedPack> all;
  for (const auto& [device, lines] : ledger.devices)
    for (std::size_t i = lines.size() - std::min(lines.size(), kNamed); i < lines.size(); ++i)
      all.push_back({lines[i].pack, lines[i].jws, lines[i].seq, lines[i].revisions});
  return all;
}
}  // namespace

OutPack* Send::packById(const Id& id) {
  if (!state.open) return nullptr;
  const auto found = std::ranges::find(open().packs.outbox, id, &OutPack::id);
  return found == open().packs.outbox.end() ? nullptr : &*found;
}

bool Send::seal(bool full, bool asFile) {
  if (!state.open) return false;
  OpenState& o = open();
  if (o.who.role == Role::coordinator && session.onlyPractice()) return false;
  // Coordinators send each other what they wrote themselves, and their team file with it.
  std::vector<crypto::PublicKey> recipients;
  if (o.who.team)
    for (const Member* member : o.who.team->coordinators())
      if (member->device() != o.who.device) recipients.push_back(member->agreement);
  if (recipients.empty()) {
    o.over.note = Fault{"send/no-coordinator", "There is no coordinator to seal it to yet.",
                        "Your records are safe on this tablet.", "Open the team file first."};
    return false;
  }
  if (o.who.role == Role::coordinator) notSent.gather();
  std::vector<std::uint32_t> chosen = notSent.unsent;
  if (full) {
    chosen.clear();
    const WhatStays stays = session.whatStays();
    for (std::uint32_t i = 0; i < o.store.revisions(); ++i)
      if (writtenBy(o.store.revision(i), o.who.device) && stays.of(o.store.revision(i)) == Stays::no)
        chosen.push_back(i);
  }
  if (chosen.empty()) return false;
  if (o.who.practice) {
    practiseSealing(chosen, asFile);
    return true;
  }

  Pack pack = session.newPack(PackKind::records, full || lastJws.empty() ? PackMode::full : PackMode::delta,
                              lastSeq + 1);
  pack.prev = lastJws;
  std::unordered_set<Id> records;
  std::map<std::string, int> counts;
  for (const std::uint32_t index : chosen) {
    const Revision& revision = o.store.revision(index);
    if (pack.from.ms == 0 || revision.hlc < pack.from) pack.from = revision.hlc;
    pack.to = std::max(pack.to, revision.hlc);
    if (records.insert(revision.rec).second) ++counts[revision.kind];
    pack.revisions.push_back(revision);
  }
  const auto first = [](const Revision& revision) {
    const Kind* kind = kindNamed(revision.kind);
    return kind != nullptr && goesFirst(*kind, revision.values());
  };
  // Worries travel first.
  inOrder(pack.revisions, [&](const Revision& a, const Revision& b) { return first(a) && !first(b); });
  pack.counts = counts;
  pack.audit = trail.log.toSend(o.who.device, notSent.left, full);
  pack.counted = notSent.countedOnly();
  if (o.who.role == Role::worker) pack.received = allocationsHere(o.packs.ledger);
  recipients.push_back(o.who.team->recovery);
  if (o.who.role == Role::coordinator) pack.teamFile = o.who.teamFile;

  OutPack out;
  out.id = pack.id;
  out.seq = pack.seq;
  out.records = records.size();
  out.revisions = pack.revisions.size();
  out.made = state.now;
  const std::vector<Revision> entries = pack.audit;
  auto file = sealPack(std::move(pack), *session.keys, recipients);
  if (!file) {
    o.over.note = file.error();
    return false;
  }
  out.jws = file->jws;
  out.fileName = file->fileName;
  out.state = asFile ? PackState::savedAsFile : PackState::waiting;
  const Id id = out.id;
  sealed(std::move(out), chosen, entries);
  // The pack lies on the tablet before the outbox names it, and what it holds counts as left only once the outbox does.
  session.saveStarted(false);
  session.vault->putBlob(blobName(id), bytesOf(file->text),
                         guarded([this](const Outcome& outcome) { session.saveEnded(false, outcome); }));
  notSent.saveLeft();
  // It leaves only when this tablet has it in writing that it was made: a number given twice would look like a
  // copied tablet. A full tablet is the exception, since then the file is what carries the words away.
  session.saveLocal([this, id, asFile](bool kept) {
    if (asFile)
      givePack(id, false);
    else if (kept)
      tryUploads();
    session.reschedule();
    session.changed();
  });
  session.refresh();
  return true;
}

/// What it holds is not new any more; what stays is looked at again each time.
void Send::sealed(OutPack out, const std::vector<std::uint32_t>& revisions,
                  const std::vector<Revision>& entries) {
  lastSeq = out.seq;
  lastJws = out.jws;
  Departures::Departure with{.pack = out.id, .seq = out.seq, .made = out.made, .revisions = {}};
  for (const std::uint32_t at : revisions) with.revisions.push_back(open().store.revision(at).rev);
  for (const Revision& entry : entries) with.revisions.push_back(entry.rev);
  notSent.note(std::move(with));
  open().packs.outbox.insert(open().packs.outbox.begin(), std::move(out));
}

/// Everything as it would be, but that there is no pack: it stands in the list, and nobody gets anything.
void Send::practiseSealing(const std::vector<std::uint32_t>& revisions, bool asFile) {
  OutPack out;
  out.id = crypto::newId(state.now);
  out.seq = lastSeq + 1;
  std::unordered_set<Id> records;
  for (const std::uint32_t index : revisions) records.insert(open().store.revision(index).rec);
  out.records = records.size();
  out.revisions = revisions.size();
  out.made = state.now;
  out.state = asFile ? PackState::savedAsFile : PackState::waiting;
  sealed(std::move(out), revisions, trail.log.toSend(open().who.device, notSent.left, false));
  if (!asFile) tryUploads();
  session.refresh();
  session.toast(asFile ? "Practised. No file was saved." : "Practised. Nothing has left this tablet.");
}

void Send::givePack(const Id& id, bool share) {
  OutPack* pack = packById(id);
  if (pack == nullptr || session.onlyPractice() || !session.vault) return;
  auto bytes = session.vault->blob(blobName(id));
  if (!bytes) {
    open().over.note = bytes.error();
    return;
  }
  if (share) {
    world.shareFile(pack->fileName, "application/json", std::move(*bytes), guarded([this, id](bool shared) {
                      if (OutPack* now = packById(id);
                          now != nullptr && shared && now->state == PackState::waiting) {
                        now->state = PackState::savedAsFile;
                        now->sentAt = world.now();
                        session.saveLocal();
                      }
                      session.changed();
                    }));
    return;
  }
  if (!world.saveFile(pack->fileName, "application/json", *bytes)) {
    open().over.note =
        Fault{"file/not-saved", "This browser did not let the file be saved.",
              "The sealed pack is kept on this tablet.", "Allow downloads for this page and try again."};
    return;
  }
  if (pack->state == PackState::waiting || pack->state == PackState::refused)
    pack->state = PackState::savedAsFile;
  session.saveLocal();
}

/// One at a time, oldest first; what cannot go now goes by itself later.
void Send::tryUploads() {
  if (!state.open || !open().who.team || open().who.team->inbox.empty() || !world.online()) return;
  OpenState& o = open();
  if (o.who.practice)
    for (OutPack& pack : o.packs.outbox)
      if (pack.state == PackState::waiting) {
        pack.state = PackState::sent;
        pack.sentAt = state.now;
      }
  if (!session.vault) return;
  if (std::ranges::any_of(o.packs.outbox, [](const OutPack& p) { return p.state == PackState::sending; }))
    return;
  const auto next = std::find_if(o.packs.outbox.rbegin(), o.packs.outbox.rend(),
                                 [](const OutPack& p) { return p.state == PackState::waiting; });
  if (next == o.packs.outbox.rend()) return;
  next->state = PackState::sending;
  const Id id = next->id;
  if (next->mayBeThere) return upload(id, true);
  // Written down before it leaves: if the answer is not heard, or the page ends meanwhile, this very pack may lie in
  // the inbox, and 'there is one of that name' means that it does.
  next->mayBeThere = true;
  session.saveLocal([this, id](bool kept) {
    if (kept) return upload(id, false);
    OutPack* pack = packById(id);
    if (pack == nullptr) return;
    pack->mayBeThere = false;
    if (pack->state == PackState::sending) pack->state = PackState::waiting;
    uploadLater();
    session.reschedule();
    session.changed();
  });
}

void Send::uploadLater() {
  retryPause = std::clamp(2 * retryPause, kFirstRetry, kLongestRetry);
  retryDue = world.uptime() + retryPause;
}

/// `before`: it may lie there already.
void Send::upload(const Id& id, bool before) {
  OutPack* pack = packById(id);
  if (pack == nullptr || pack->state != PackState::sending || !open().who.team) return;
  auto bytes = session.vault->blob(blobName(id));
  if (!bytes) {
    pack->state = PackState::refused;
    pack->fault = bytes.error();
    return;
  }
  const Team& team = *open().who.team;
  world.put(team.inbox + id.text() + ".json", textAt(team.settings, kInboxToken), std::move(*bytes),
            guarded([this, id, before](int status) {
              session.refreshClock();
              uploaded(id, status, before);
              session.reschedule();
              session.changed();
            }));
}

/// 'Sent' is what the inbox alone can say: 201 and 204, or 409 when it may lie there already. Whatever else answers well,
/// a sign-in page above all, has not got the pack.
void Send::uploaded(const Id& id, int status, bool before) {
  OutPack* pack = packById(id);
  if (pack == nullptr || pack->state != PackState::sending) return;  // a receipt came meanwhile
  const bool taken = status == 201 || status == 204 || (status == 409 && before);
  const bool unheard = status == 0 || status == 408 || status >= 500;
  pack->mayBeThere = before || taken || unheard;
  pack->fault.reset();
  if (taken) {
    pack->state = PackState::sent;
    pack->sentAt = state.now;
  } else if (unheard || status == 429) {
    pack->state = PackState::waiting;
    uploadLater();
    return;
  } else {
    pack->state = PackState::refused;
    pack->fault = notTaken(status);
  }
  session.saveLocal();
  retryPause = 0;
  tryUploads();
}

/// Somebody who signed in to a network sends what a sign-in page answered before.
void Send::sendWhatElseAnswered() {
  if (!state.open) return;
  for (OutPack& pack : open().packs.outbox)
    if (pack.state == PackState::refused && pack.fault && pack.fault->code == kElse) {
      pack.state = PackState::waiting;
      pack.fault.reset();
    }
}

/// The coordinator has signed for these packs.
void Send::takeReceipt(const OpenedPack& opened) {
  std::size_t known = 0;
  for (const ReceivedPack& line : opened.pack.received) {
    OutPack* pack = packById(line.pack);
    if (pack == nullptr || pack->jws != line.jws) continue;
    ++known;
    if (pack->state == PackState::received) continue;
    pack->state = PackState::received;
    pack->receivedAt = state.now;
    pack->coordinator = opened.pack.worker;
    pack->fault.reset();
    session.vault->dropBlob(blobName(pack->id), [](const Outcome&) {});
  }
  teamFiles.takeAlong(opened.pack);
  session.saveLocal();
  clearing.readClear();
  session.toast(known == 0
                    ? "This receipt names no pack of this tablet"
                    : "Received: " + plural(known, "pack", "packs") + ", signed by " + opened.pack.worker);
}

/// Files of older versions leave out what they did not write down.
void Send::begun(const Json& local) {
  lastSeq = static_cast<std::uint32_t>(numberAt(local, "lastSeq"));
  lastJws = hashFrom(textAt(local, "lastJws")).value_or(Hash{});
  retryPause = 0;
  retryDue.reset();
  for (const Json& entry : local.value("outbox", Json::array())) {
    OutPack pack;
    pack.id = idFrom(textAt(entry, "id")).value_or(Id{});
    pack.seq = static_cast<std::uint32_t>(numberAt(entry, "seq"));
    pack.records = static_cast<std::size_t>(numberAt(entry, "records"));
    pack.revisions = static_cast<std::size_t>(numberAt(entry, "revisions"));
    pack.jws = hashFrom(textAt(entry, "jws")).value_or(Hash{});
    pack.made = numberAt(entry, "made");
    pack.sentAt = numberAt(entry, "sent");
    pack.receivedAt = numberAt(entry, "received");
    pack.state = static_cast<PackState>(std::clamp<std::int64_t>(numberAt(entry, "state"), 0, 5));
    if (pack.state == PackState::sending || pack.state == PackState::refused) pack.state = PackState::waiting;
    pack.mayBeThere = flagAt(entry, "tried", true);  // versions that did not write it down: nobody knows
    pack.fileName = textAt(entry, "file");
    pack.coordinator = textAt(entry, "coordinator");
    open().packs.outbox.push_back(std::move(pack));
  }
}

void Send::writeLocal(Json& local) const {
  Json outbox = Json::array();
  for (const OutPack& pack : open().packs.outbox)
    outbox.push_back({{"id", pack.id.text()},
                      {"seq", pack.seq},
                      {"records", pack.records},
                      {"revisions", pack.revisions},
                      {"jws", pack.jws.text()},
                      {"made", pack.made},
                      {"sent", pack.sentAt},
                      {"received", pack.receivedAt},
                      {"state", static_cast<int>(pack.state)},
                      {"tried", pack.mayBeThere},
                      {"file", pack.fileName},
                      {"coordinator", pack.coordinator}});
  local["outbox"] = std::move(outbox);
  local["lastSeq"] = lastSeq;
  local["lastJws"] = lastJws.text();
}

std::optional<double> Send::due() const {
  return retryDue ? std::optional(*retryDue - world.uptime()) : std::nullopt;
}

bool Send::woken() {
  if (!retryDue || *retryDue > world.uptime()) return false;
  retryDue.reset();
  tryUploads();
  return true;
}

void Send::networkChanged() {
  retryPause = 0;
  if (!state.online) return;
  sendWhatElseAnswered();
  tryUploads();
}

void Send::hear() {
  namespace c = command;
  on<c::SaveRescue>([this](const c::SaveRescue&) { seal(true, true); });
  on<c::SealAndSend>([this](const c::SealAndSend& x) { seal(x.full, false); });
  on<c::SealAsFile>([this](const c::SealAsFile& x) { seal(x.full, true); });
  on<c::SavePack>([this](const c::SavePack& x) { givePack(x.pack, false); });
  on<c::SharePack>([this](const c::SharePack& x) { givePack(x.pack, true); });
  on<c::RetryPack>([this](const c::RetryPack& x) {
    OutPack* pack = packById(x.pack);
    // Sent or saved, it can go once more until somebody has signed for it.
    if (pack == nullptr || pack->state == PackState::received || pack->state == PackState::sending) return;
    pack->state = PackState::waiting;
    pack->fault.reset();
    retryPause = 0;
    tryUploads();
  });
}

}  // namespace alongside
