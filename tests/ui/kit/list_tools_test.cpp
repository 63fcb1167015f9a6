// What stands above a list: all of it where there is room, one line on a phone.
#include "screen.h"

using namespace alongside;
using namespace alongside::test;

TEST_CASE("On a phone the ways to look at a list are one line, which says how it is looked at") {
  Screen screen;
  screen.say(command::GoTo{Place::groups});
  CHECK(screen.find(NodeRole::radio, "Oldest first") != nullptr);
  screen.resize(390, 844);
  CHECK(screen.find(NodeRole::radio, "Oldest first") == nullptr);
  screen.press("Newest first: order and choice");
  screen.press("Oldest first");
  CHECK(screen.open().page.groupList.order == ListOrder::oldest);
  screen.press("Hearing voices");
  screen.press("Oldest first, Hearing voices 1: order and choice");
  CHECK(screen.find(NodeRole::radio, "Oldest first") == nullptr);
  CHECK(screen.reads("Oldest first, Hearing voices 1"));
}
