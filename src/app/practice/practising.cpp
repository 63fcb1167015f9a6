#include "app/practice/practising.h"

#include "app/command_desk.h"
#include "app/practice/practice.h"

namespace alongside {

void Practising::begin(Role role) {
  DeviceKeys keys = DeviceKeys::generate();
  const std::string device = keys.thumbprint();
  PracticeTeam made =
      role == Role::coordinator ? practiceDesk(state.local, device) : practiceTeam(state.local, device);
  OpenState who;
  who.who.practice = true;
  who.who.role = role;
  who.who.worker = made.worker;
  who.who.team = std::move(made.team);
  if (role == Role::worker) who.packs.outbox = practiceOutbox(state.local);
  Json local = Json::object();
  if (!who.packs.outbox.empty()) local["lastSeq"] = who.packs.outbox.front().seq;
  session.begin(nullptr, std::move(keys), std::move(who), local);
  session.arrivals = std::move(made.arrivals);
  trail.log = std::move(made.trail);
  drafts.all = std::move(made.drafts);
  OpenState& o = open();
  o.packs.ledger = std::move(made.ledger);
  for (Revision& revision : made.revisions) {
    session.clock->observe(revision.hlc, state.now);
    o.store.add(std::move(revision));
  }
  notSent.leftUpTo(made.packedTo);
  state.save.keeping = Keeping::practice;
  session.enter();
}

void Practising::hear() {
  on<command::PractiseAs>([this](const command::PractiseAs& x) {
    if (state.open && open().who.practice) begin(x.role);
  });
}

}  // namespace alongside
