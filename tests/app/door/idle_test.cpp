// What is done while nobody touches the tablet.
#include "tablet.h"

using namespace alongside;
using namespace alongside::test;

TEST_CASE("search is made ready while nobody touches the tablet, so that nobody waits for it") {
  Tablet desk;
  desk.startTeam();
  const Id person = desk.addPerson("Gloria Penhale");
  desk.record(person, "The allotment on Sunday.");
  CHECK_FALSE(desk.open().store.prepareSearch(0));  // somebody may still be typing
  desk.advance(2);
  CHECK(desk.open().store.prepareSearch(0));
  CHECK(desk.open().store.search("allotment", 5).size() == 1);

  Tablet again = desk.afterKill();
  again.unlock(desk.passphrase);
  again.advance(2);
  CHECK(again.open().store.prepareSearch(0));
}
