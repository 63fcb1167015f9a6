// Saving: the vault acknowledges, then the strip says 'Saved on this tablet'.
#include "app/session/feature.h"
#include "app/session/session.h"
#include "core/text.h"
#include "store/proof.h"

namespace alongside {

Revision Session::stamped(const Id& id, std::string_view kind, Op op, const Fields& fields,
                          std::string_view reason) {
  Revision revision = open().store.draft(id, kind, op, fields, reason);
  revision.hlc = clock->tick(world.now());
  revision.device = open().who.device;
  revision.author = open().who.worker;
  sealIdentity(revision);
  return revision;
}

/// The screens show it at once; 'Saved' waits for the medium.
void Session::save(std::vector<Revision> revisions) {
  // Who looked is no record: it comes in by takeEntries alone, and for the tablet that says it.
  std::erase_if(revisions, [](const Revision& revision) { return revision.kind == kAudit; });
  if (vault) signOwn(revisions, keys->signing);
  for (const Revision& revision : revisions) open().store.add(revision);
  if (vault) {
    saveStarted(false);
    vault->append(std::move(revisions),
                  guarded([this](const Outcome& outcome) { saveEnded(false, outcome); }));
  }
  refresh();
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
    const bool all = pendingSaves == 0;
    const bool ends = all && std::ranges::any_of(features, [](Feature* feature) { return feature->saved(); });
    if (all && !ends && vault) {
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

Json Session::local() const {
  const OpenState& o = open();
  Json all = {{"v", 1},
              {"keys", keys->sealedJson()},
              {"role", o.who.role == Role::coordinator ? "coordinator" : "worker"},
              {"team", o.who.teamFile},
              {"clock", clock->last().text()},
              {"at", world.now()},
              {"numbersFrom", numbersFrom}};
  for (const Feature* feature : features) feature->writeLocal(all);
  return all;
}

void Session::saveLocal(std::function<void(bool kept)> then) {
  if (!vault) return;
  saveStarted(false);
  vault->setShelf("local", local(), guarded([this, then = std::move(then)](const Outcome& outcome) {
                    saveEnded(false, outcome);
                    if (then) then(outcome.has_value());
                  }));
}

void Session::saveShelf(std::string_view name, const Json& value, bool draft) {
  if (!vault) return;
  saveStarted(draft);
  vault->setShelf(name, value, guarded([this, draft](const Outcome& outcome) { saveEnded(draft, outcome); }));
}

/// The team's recovery key opens this vault, in the newest form. (A header that was altered or put back is left as it is: it
/// would be made to look genuine.)
void Session::keepRecoverable() {
  if (!vault || !open().who.team || !vault->headerSound() ||
      vault->recoverableWith(open().who.team->recovery))
    return;
  saveStarted(false);
  vault->setRecovery(open().who.team->recovery,
                     guarded([this](const Outcome& outcome) { saveEnded(false, outcome); }));
}

}  // namespace alongside
