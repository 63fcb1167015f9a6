// Somebody who knows their passphrase changes it.
#include "tablet.h"

using namespace alongside;
using namespace alongside::test;

namespace {

std::string begin(Tablet& tablet, const std::string& now) {
  tablet.say(command::GoTo{Place::security});
  tablet.say(command::ChangePassphrase{true});
  REQUIRE(tablet.open().page.passphrase);
  tablet.say(command::SetPresentPassphrase{now});
  std::string words;
  for (const std::string& word : tablet.open().page.passphrase->next.offered)
    words += (words.empty() ? "" : " ") + word;
  return words;
}
bool opens(const Tablet& tablet, const std::string& phrase) {
  Tablet again = tablet.afterKill();
  again.unlock(phrase);
  return again.state().open.has_value();
}

}  // namespace

TEST_CASE("a new passphrase opens the vault from the moment that it is kept, and the old one does not") {
  Tablet desk;
  desk.startTeam();
  const Id person = desk.addPerson("Owen Tallis");
  const std::string fresh = begin(desk, desk.passphrase);
  desk.say(command::SetNewPassphrase{"not these"});
  desk.say(command::KeepNewPassphrase{});
  CHECK_FALSE(desk.open().page.passphrase->next.fault.empty());
  CHECK(opens(desk, desk.passphrase));  // nothing was changed yet
  desk.say(command::SetNewPassphrase{fresh});
  desk.say(command::KeepNewPassphrase{});
  CHECK_FALSE(desk.open().page.passphrase);
  REQUIRE(desk.open().over.toast);
  CHECK(desk.open().over.toast->text.contains("new passphrase"));
  (void)desk.record(person, "Written under the new one");
  CHECK_FALSE(opens(desk, desk.passphrase));
  Tablet again = desk.afterKill();
  again.unlock(fresh);
  CHECK(again.open().store.about(person).size() == 1);
}

TEST_CASE(
    "whoever finds a tablet open cannot take it over: the present passphrase is asked for, five times at "
    "most") {
  Tablet desk;
  desk.startTeam();
  const std::string fresh = begin(desk, "a guess of somebody");
  desk.say(command::SetNewPassphrase{fresh});
  for (int i = 0; i < 4; ++i) {
    desk.say(command::KeepNewPassphrase{});
    REQUIRE(desk.state().open);
    CHECK_FALSE(desk.open().page.passphrase->nowFault.empty());
    CHECK_FALSE(desk.world->wiped);
  }
  SUBCASE("in one go") {}
  SUBCASE("with the section closed and opened again in between") {
    desk.say(command::ChangePassphrase{false});
    const std::string words = begin(desk, "another guess");
    desk.say(command::SetNewPassphrase{words});
  }
  desk.say(command::KeepNewPassphrase{});
  CHECK(desk.world->wiped);
  CHECK(opens(desk, desk.passphrase));
}

TEST_CASE(
    "a passphrase of one's own must be hard to guess, and while the storage refuses it one of the two opens "
    "the vault") {
  Tablet desk;
  desk.startTeam();
  (void)begin(desk, desk.passphrase);
  desk.say(command::UseOwnNewPassphrase{true});
  desk.say(command::SetNewPassphrase{"ward2026"});
  desk.say(command::KeepNewPassphrase{});
  CHECK_FALSE(desk.open().page.passphrase->next.fault.empty());
  desk.say(command::SetNewPassphrase{"quite other words that are mine alone"});
  desk.world->storage.refuseAttempt(0, MemoryDisk::full());
  desk.say(command::KeepNewPassphrase{});
  REQUIRE(desk.open().page.passphrase);
  REQUIRE(desk.open().page.passphrase->fault);
  CHECK(desk.open().page.passphrase->fault->safe.contains("keep both in mind"));
  CHECK(opens(desk, desk.passphrase) != opens(desk, "quite other words that are mine alone"));
}

TEST_CASE("what was typed of a passphrase goes when the page is left") {
  Tablet desk;
  desk.startTeam();
  (void)begin(desk, desk.passphrase);
  SUBCASE("back") {
    desk.say(command::Back{});
    CHECK(desk.open().page.place == Place::security);
  }
  SUBCASE("another place") { desk.say(command::GoTo{Place::today}); }
  SUBCASE("given up") { desk.say(command::ChangePassphrase{false}); }
  CHECK_FALSE(desk.open().page.passphrase);
}
