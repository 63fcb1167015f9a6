// Whatever the tablet and the text size: every page around the records can be used with a thumb.
#include "made_screen.h"
#include "made_states.h"

using namespace alongside;
using namespace alongside::test;

namespace {

State at(State state, Place place) {
  state.open->page.place = place;
  return state;
}

}  // namespace

TEST_CASE("The lock screen can be used at every size") {
  fitsAtEverySize(atTheLock);
  fitsAtEverySize([] {
    State state = atTheLock();
    state.lock.vaults.resize(1);
    state.lock.forgotten = true;
    state.lock.wrong = 1;
    state.lock.fault = Fault{"vault/wrong-passphrase", "That did not open it.", "", ""};
    state.updateReady = true;
    return state;
  });
  fitsAtEverySize([] {
    State state = atTheLock();
    state.lock.chosen = "cc";
    return state;
  });
}

TEST_CASE("The cover while something is not saved can be used at every size") {
  fitsAtEverySize([] {
    State state = atWork();
    state.gate = Gate::cover;
    state.cover.passphrase = state.cover.locks = true;
    state.save.keeping = Keeping::notSaved;
    state.save.fault =
        Fault{"disk/full", "This tablet has no room left.",
              "What was saved before is safe; the last change is kept while the page stays open.",
              "Make room on the tablet, then try again."};
    return state;
  });
}

TEST_CASE("The cover with its number pad can be used at every size") {
  fitsAtEverySize([] {
    State state = atWork();
    state.gate = Gate::cover;
    state.cover.wrong = 2;
    return state;
  });
}

TEST_CASE("Each step of first start can be used at every size") {
  for (const BeginStep step : {BeginStep::choose, BeginStep::teamFile, BeginStep::checkTeam, BeginStep::name,
                               BeginStep::passphrase, BeginStep::done})
    fitsAtEverySize([step] { return atFirstStart(step, false); });
  for (const BeginStep step :
       {BeginStep::team, BeginStep::passphrase, BeginStep::recovery, BeginStep::restore})
    fitsAtEverySize([step] { return atFirstStart(step, true); });
  fitsAtEverySize([] {
    State state = atFirstStart(BeginStep::passphrase, false);
    state.begin.ownPassphrase = true;
    state.begin.passphrase = "one two";
    state.begin.strength = {30, 1, "Somebody who holds the tablet would need about an hour."};
    state.begin.fieldFaults["passphrase"] = "That is too easy to guess. Add another word or two.";
    return state;
  });
  fitsAtEverySize([] { return atFirstStart(BeginStep::choose, false); },
                  [](Glass& glass) {
                    glass.press("Text size");
                    glass.press("Light or dark");
                  });
}

TEST_CASE("Send can be used at every size") {
  fitsAtEverySize([] { return at(atWork(), Place::send); });
  fitsAtEverySize([] { return at(atWork(), Place::send); }, [](Glass& glass) { glass.press("More"); });
  fitsAtEverySize([] {
    State state = at(atWork(), Place::send);
    state.open->who.inRoster = false;
    state.open->views.send.unsent.clear();
    return state;
  });
}

TEST_CASE("A place for groups that is empty says how they come, at every size") {
  fitsAtEverySize([] { return at(atWork(), Place::groups); },
                  [](Glass& glass) { CHECK(glass.reads("No groups yet")); });
}

TEST_CASE("Packs in can be used at every size, whichever pack is looked at") {
  fitsAtEverySize([] { return at(atTheDesk(), Place::packs); });
  for (const char* pack : {"Femi, pack 21", "Nadia, pack 14", "Callum, pack 17", "Callum, pack 14",
                           "Femi, pack 22", "Femi, pack 19", "alongside-XX"})
    fitsAtEverySize([] { return at(atTheDesk(), Place::packs); },
                    [pack](Glass& glass) { glass.press(pack); });
  fitsAtEverySize([] {
    State state = at(atTheDesk(), Place::packs);
    state.open->packs.incoming.clear();
    state.open->views.caseload.unsettled.clear();
    state.open->packs.ledger = {};
    return state;
  });
}

TEST_CASE("Two versions can be read beside or under each other at every size") {
  fitsAtEverySize([] {
    State state = at(atTheDesk(), Place::settle);
    state.open->over.settling = state.open->views.caseload.unsettled.front();
    return state;
  });
}

TEST_CASE("Team, More and its pages can be used at every size") {
  for (const Place place : {Place::team, Place::more, Place::about, Place::appearance, Place::security})
    fitsAtEverySize([place] { return at(atTheDesk(), place); });
  for (const Place place : {Place::more, Place::security})
    fitsAtEverySize([place] { return at(atWork(), place); });
}

TEST_CASE("What is said when something is wrong can be read and answered at every size") {
  fitsAtEverySize([] {
    State state = at(atWork(), Place::more);
    state.save.keeping = Keeping::notSaved;
    state.save.failedAt = state.now;
    state.save.fault = tabletFull();
    return state;
  });
  fitsAtEverySize([] {
    State state = at(atWork(), Place::more);
    state.updateReady = true;
    state.open->over.note = tabletFull();
    state.open->damage = VaultDamage{{"seg.10-20.1"}, 11, "11 changes from 3 November could not be read."};
    return state;
  });
  fitsAtEverySize([] {
    State state;
    state.gate = Gate::refused;
    state.doorFault = Fault{"storage/other-tab", "Alongside is already open in another tab.",
                            "Nothing was touched.", "Close this tab and go on in the other one."};
    return state;
  });
}

TEST_CASE("The practice band and a message at the foot leave everything within reach") {
  fitsAtEverySize([] {
    State state = at(atWork(), Place::more);
    state.open->who.practice = true;
    state.save.keeping = Keeping::practice;
    state.open->over.toast = Toast{"Follow-up done", true, state.now + 9000};
    return state;
  });
}

TEST_CASE("With roomier text the pages around the records can be used at every size") {
  const auto roomy = [](State state) {
    state.appearance.roomy = true;
    return state;
  };
  fitsAtEverySize([&] { return roomy(atTheLock()); });
  for (const BeginStep step : {BeginStep::choose, BeginStep::checkTeam, BeginStep::passphrase})
    fitsAtEverySize([&] { return roomy(atFirstStart(step, false)); });
  for (const Place place : {Place::send, Place::security, Place::about})
    fitsAtEverySize([&] { return roomy(at(atWork(), place)); });
  for (const Place place : {Place::packs, Place::team})
    fitsAtEverySize([&] { return roomy(at(atTheDesk(), place)); });
}
