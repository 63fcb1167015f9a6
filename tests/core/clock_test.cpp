#include "core/clock.h"

#include <doctest/doctest.h>

using namespace alongside;

namespace {
constexpr Millis kNow = 1'795'000'000'000;
}

TEST_CASE("stamps rise although the tablet's clock is set back") {
  HybridClock clock("tablet");
  Hlc last;
  for (const Millis wall : {kNow, kNow + 5, kNow + 5, kNow - 86'400'000, Millis{0}, kNow + 6, kNow}) {
    const Hlc stamp = clock.tick(wall);
    CHECK(stamp > last);
    CHECK(stamp.text() > last.text());
    last = stamp;
  }
  CHECK(last.ms == kNow + 6);
}

TEST_CASE("a stamp seen from another tablet is never overtaken backwards") {
  HybridClock clock("tablet");
  clock.tick(kNow);
  const Hlc seen{kNow + 3000, 7, "another"};
  CHECK(clock.observe(seen, kNow));
  CHECK(clock.tick(kNow) > seen);
  CHECK(clock.observe({kNow, 900, "another"}, kNow));
  CHECK(clock.last().ms == kNow + 3000);
}

TEST_CASE("a stamp more than a day ahead is told of and does not carry the clock along") {
  HybridClock clock("tablet");
  clock.tick(kNow);
  CHECK_FALSE(clock.observe({kNow + kFarAhead + 1, 0, "another"}, kNow));
  CHECK(clock.tick(kNow + 1).ms == kNow + 1);
  CHECK(clock.observe({kNow + kFarAhead, 0, "another"}, kNow));
}

TEST_CASE("a clock goes on where it was after the app was closed") {
  HybridClock before("tablet");
  const Hlc last = before.tick(kNow);
  HybridClock after("tablet", last);
  CHECK(after.tick(kNow - 10) > last);
}

TEST_CASE("a full counter moves on to the next millisecond") {
  HybridClock clock("tablet", {kNow, 0xFFFFF, "tablet"});
  const Hlc next = clock.tick(kNow);
  CHECK(next.ms == kNow + 1);
  CHECK(next.counter == 0);
}

TEST_CASE("a stamp's text sorts as the stamp does and reads back") {
  const Hlc stamp{kNow, 0x1a, "abc-_9"};
  CHECK(stamp.text() == "1795000000000.0001a.abc-_9");
  CHECK(hlcFrom(stamp.text()) == stamp);
  CHECK(hlcFrom(Hlc{}.text()) == Hlc{});
  CHECK(Hlc{5, 0, "z"}.text() < Hlc{40, 0, "a"}.text());
}

TEST_CASE("a stamp is read in one form only") {
  for (const std::string text :
       {"", "1795000000000.0001a", "179500000000.0001a.d", "1795000000000.0001A.d", "1795000000000.001a.dd",
        "+795000000000.0001a.d", "1795000000000.-001a.d", "1795000000000.0001a.d d", "1795000000000,0001a.d",
        "1795000000000.0001a.d\n"}) {
    CAPTURE(text);
    CHECK_FALSE(hlcFrom(text));
  }
}
