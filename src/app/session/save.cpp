// Saving: the vault acknowledges, then the strip says 'Saved on this tablet'.
#include "app/pages/desk_work.h"
#include "app/session/session.h"
#include "core/text.h"

namespace alongside {

Revision Session::stamped(const Id& id, std::string_view kind, Op op, const Fields& fields,
                          std::string_view reason) {
  Revision revision = open().store.draft(id, kind, op, fields, reason);
  revision.hlc = clock->tick(world.now());
  revision.device = open().device;
  revision.author = open().worker;
  sealIdentity(revision);
  return revision;
}

/// The screens show it at once; 'Saved' waits for the medium.
void Session::keep(std::vector<Revision> revisions) {
  OpenState& o = open();
  // Who looked is no record: it comes in by takeEntries alone, and for the tablet that says it.
  std::erase_if(revisions, [](const Revision& revision) { return revision.kind == kAudit; });
  if (vault) signOwn(revisions, keys->signing);
  bool own = false;
  for (const Revision& revision : revisions)
    own = (o.store.add(revision) && writtenBy(revision, o.device)) || own;
  if (own) rebuildUnsent();
  if (vault) {
    saveStarted(false);
    vault->append(std::move(revisions),
                  guarded([this](const Outcome& outcome) { saveEnded(false, outcome); }));
  }
  rebuildViews();
}

void Session::saveStarted(bool draft) {
  ++pendingSaves;
  if (state.save.keeping != Keeping::notSaved) state.save.keeping = Keeping::saving;
  state.save.draft = draft;
}

void Session::saveEnded(bool draft, const Outcome& outcome) {
  if (pendingSaves > 0) --pendingSaves;
  refreshClock();
  if (!outcome) {
    if (state.save.keeping != Keeping::notSaved) state.save.failedAt = state.now;
    state.save.keeping = Keeping::notSaved;
    state.save.fault = outcome.error();
  } else {
    // An acknowledged step carries everything refused before it.
    state.save.fault.reset();
    state.save.at = state.now;
    state.save.draft = draft;
    state.save.keeping = pendingSaves > 0 ? Keeping::saving : Keeping::saved;
    if (state.cover.locks && !leaving && pendingSaves == 0) {
      lock();  // it was asked for while something was not saved
    } else if (pendingSaves == 0 && vault) {
      vault->tidy(guarded([this](const Outcome& tidied) {
        if (!tidied) saveEnded(state.save.draft, tidied);
        changed();
      }));
    }
  }
  changed();
}

void Session::retrySave() {
  if (!vault || state.save.keeping != Keeping::notSaved) return;
  ++pendingSaves;
  state.save.keeping = Keeping::saving;
  world.disk().retry(guarded([this](const Outcome& outcome) { saveEnded(false, outcome); }));
}

/// The tablet will not keep it: everything of one's own leaves as a sealed pack file.
void Session::saveRescue() {
  if (state.open) seal(true, true);
}

Json Session::localJson() const {
  const OpenState& o = *state.open;
  Json outbox = Json::array();
  for (const OutPack& pack : o.outbox)
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
  Json joins = Json::array();
  for (const PendingJoin& join : o.joins)
    joins.push_back({{"team", join.request.team.text()},
                     {"member", join.request.member.json()},
                     {"made", join.request.made}});
  Json local = {{"v", 1},
                {"keys", keys->sealedJson()},
                {"role", o.role == Role::coordinator ? "coordinator" : "worker"},
                {"team", o.teamFile},
                {"clock", clock->last().text()},
                {"at", world.now()},
                {"lastSeq", lastSeq},
                {"receipts", receipts},
                {"numbersFrom", numbersFrom},
                {"lastJws", lastJws.text()},
                {"outbox", std::move(outbox)},
                {"joins", std::move(joins)},
                {"ledger", o.ledger.json()}};
  if (desk) local["handed"] = jsonOf(desk->handed);
  if (!teamTold.empty()) local["teamTold"] = teamTold;
  if (recovery) {
    const crypto::Secret d = recovery->scalar();
    local["recovery"] = base64url(d.view());
  }
  return local;
}

bool Session::loadLocal(const Json& local) {
  OpenState& o = open();
  keys = local.contains("keys") ? DeviceKeys::fromSealedJson(local["keys"]) : std::nullopt;
  if (!keys) return false;
  o.device = keys->thumbprint();
  o.words = fingerprintWords(keys->signing.publicKey(), keys->agreement.publicKey());
  o.role = textAt(local, "role") == "coordinator" ? Role::coordinator : Role::worker;
  o.teamFile = textAt(local, "team");
  // What this tablet took it keeps, whatever later versions ask of files that come in: without its team it would take the
  // next best file for its own.
  if (auto team = teamKept(o.teamFile))
    o.team = std::move(*team);
  else if (!o.teamFile.empty())
    o.note = Fault{"team/unread", "The team file that is kept on this tablet cannot be read any more.",
                   "Your records are here, unchanged. They can be sent again once the team is known.",
                   "Ask your coordinator for the newest team file, and open it under Send."};
  clock.emplace(o.device, hlcFrom(textAt(local, "clock")).value_or(Hlc{}));
  lastSeq = static_cast<std::uint32_t>(numberAt(local, "lastSeq"));
  receipts = static_cast<std::uint32_t>(numberAt(local, "receipts"));
  numbersFrom = static_cast<std::uint32_t>(numberAt(local, "numbersFrom"));
  lastJws = hashFrom(textAt(local, "lastJws")).value_or(Hash{});
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
    o.outbox.push_back(std::move(pack));
  }
  for (const Json& entry : local.value("joins", Json::array())) {
    PendingJoin join;
    join.request.team = idFrom(textAt(entry, "team")).value_or(Id{});
    join.request.made = numberAt(entry, "made");
    auto member = Member::from(entry.value("member", Json::object()));
    if (!member) continue;
    join.request.member = std::move(*member);
    join.words = fingerprintWords(join.request.member.signing, join.request.member.agreement);
    o.joins.push_back(std::move(join));
  }
  teamTold.clear();
  for (const Json& words : local.value("teamTold", Json::array()))
    if (words.is_string()) teamTold.push_back(words.get<std::string>());
  if (local.contains("ledger")) o.ledger = IntakeLedger::from(local["ledger"]);
  if (const auto d = fromBase64url(textAt(local, "recovery")); d && d->size() == 32)
    recovery = crypto::PrivateKey::fromScalar(crypto::Secret(*d));
  return true;
}

void Session::keepLocal(std::function<void(bool kept)> then) {
  if (!vault) return;
  saveStarted(false);
  vault->setShelf("local", localJson(), guarded([this, then = std::move(then)](const Outcome& outcome) {
                    saveEnded(false, outcome);
                    if (then) then(outcome.has_value());
                  }));
}

void Session::hearKeep() {
  namespace c = command;
  on<c::RetrySave>([this](const c::RetrySave&) { retrySave(); });
  on<c::SaveRescue>([this](const c::SaveRescue&) { saveRescue(); });
}

}  // namespace alongside
