// Covering, locking, and whose vault is opened.
#include "tablet.h"

using namespace alongside;
using namespace alongside::test;

TEST_CASE("the screen covers itself after five minutes, and five wrong PINs lock") {
  Tablet desk;
  desk.startTeam();
  desk.say(command::SetNewPin{"1234"});
  desk.say(command::KeepPin{});
  CHECK_FALSE(desk.open().who.hasPin);  // too easy
  desk.say(command::SetNewPin{"2580"});
  desk.say(command::KeepPin{});
  CHECK(desk.open().who.hasPin);
  desk.advance(301);
  CHECK(desk.state().gate == Gate::cover);
  desk.say(command::SetPin{"2580"});
  CHECK(desk.state().gate == Gate::open);
  desk.advance(301);
  for (int i = 0; i < 5; ++i) desk.say(command::SetPin{"0000"});
  CHECK(desk.world->wiped);
}

TEST_CASE("a browser that lost the records says so, and does not greet its worker as somebody new") {
  Tablet desk;
  desk.startTeam();
  Tablet emptied({}, desk.world->preferences);
  CHECK(emptied.state().gate == Gate::begin);
  REQUIRE(emptied.state().begin.fault);
  CHECK(emptied.state().begin.fault->code == "disk/vanished");
  CHECK_FALSE(emptied.state().begin.fault->safe.empty());

  Tablet fresh;
  CHECK_FALSE(fresh.state().begin.fault);
}

TEST_CASE("without a PIN it locks after five minutes, and what was half written is a draft") {
  Tablet desk;
  desk.startTeam();
  const Id person = desk.addPerson("Bethan Quill");
  desk.say(command::StartRecord{person});
  desk.say(command::SetField{"words", "He asked when I come home"});
  desk.advance(301);
  CHECK(desk.world->wiped);
  Tablet again = desk.afterKill();
  again.unlock(desk.passphrase);
  CHECK(again.open().views.drafts.size() == 1);
}

TEST_CASE("two people on one tablet open only their own vaults") {
  Tablet first;
  first.startTeam("Ruth Abara");
  first.addPerson("Tomasz Wren");
  first.say(command::SaveTeamFile{});
  const Bytes teamFile = first.lastSaved();
  first.say(command::Lock{});
  Tablet shared = first.afterKill();
  shared.say(command::ChooseBegin{command::ChooseBegin::What::somebodyElse});
  (void)shared.join(teamFile, "Femi Larkin");
  CHECK(shared.open().store.size() == 0);
  Tablet third = shared.afterKill();
  REQUIRE(third.state().lock.vaults.size() == 2);
  for (const VaultLabel& label : third.state().lock.vaults) {
    if (label.worker != "Ruth Abara") continue;
    third.say(command::ChooseVault{label.id});
    third.unlock(shared.passphrase);
    CHECK(third.state().gate == Gate::lock);
    third.unlock(first.passphrase);
    REQUIRE(third.state().gate == Gate::open);
    CHECK(third.open().store.size() == 1);
  }
}
