// Who waits and how long, apart by ward, team, source and partner: against figures worked out by hand from the
// referrals of practice (src/app/practice/practice_desk.cpp).
#include <doctest/doctest.h>

#include <algorithm>

#include "app/command_desk.h"
#include "app/desk_state.h"
#include "tablet.h"

using namespace alongside;
using namespace alongside::test;

namespace {

struct WaitingPage {
  Tablet tablet;
  WaitingPage() {
    tablet.say(command::ChooseBegin{command::ChooseBegin::What::practise});
    tablet.say(command::PractiseAs{Role::coordinator});
    tablet.say(command::GoTo{Place::waiting});
    REQUIRE(tablet.open().desk != nullptr);
  }
  const Desk& desk() const { return *tablet.open().desk; }
  Waiting part(std::string_view name) const {
    for (const auto& [at, waiting] : desk().waitingParts)
      if (at == name) return waiting;
    FAIL("no part is called ", name);
    return {};
  }
};

void spread(const Spread& is, std::size_t count, double median, int p90, int longest) {
  CHECK(is.count == count);
  CHECK(is.median == median);
  CHECK(is.p90 == p90);
  CHECK(is.longest == longest);
}

}  // namespace

TEST_CASE("the four intervals of everybody, as worked out by hand") {
  WaitingPage page;
  spread(page.desk().usual.toDecision, 16, 2, 3, 4);      // 1 x6, 2 x8, 3, 4
  spread(page.desk().usual.toAllocation, 7, 11, 15, 15);  // 4 4 11 11 12 14 15
  spread(page.desk().usual.toContact, 5, 15, 19, 19);     // 13 14 15 18 19
  spread(page.desk().usual.now, 13, 8, 19, 24);           // 0 1 2 3 4 6 8 9 11 12 15 19 24
  CHECK(page.desk().usual.withInterim == 2);
}

TEST_CASE("apart by ward, team, source and partner; what nobody said stands last") {
  WaitingPage page;
  REQUIRE(page.desk().waitingParts.size() == 4);
  CHECK(page.desk().waitingParts.back().first.empty());
  spread(page.part("Rowan").now, 3, 11, 19, 19);
  CHECK(page.part("Rowan").withInterim == 1);
  CHECK(page.part("Rowan").toAllocation.count == 0);
  spread(page.part("Hazel").now, 2, 6.5, 9, 9);
  spread(page.part("Hazel").toContact, 1, 13, 13, 13);

  page.tablet.say(command::ShowWaitingBy{WaitingBy::team});
  spread(page.part("Elm Road team").now, 2, 13.5, 24, 24);
  spread(page.part("Elm Road team").toAllocation, 3, 11, 14, 14);
  spread(page.part("Elm Road team").toContact, 2, 16, 18, 18);

  page.tablet.say(command::ShowWaitingBy{WaitingBy::source});
  spread(page.part("emis").now, 3, 8, 15, 15);
  spread(page.part("emis").toAllocation, 1, 12, 12, 12);

  page.tablet.say(command::ShowWaitingBy{WaitingBy::partner});
  REQUIRE(page.desk().waitingParts.size() == 2);
  spread(page.part("Common Ground").toDecision, 3, 1, 2, 2);
  spread(page.part("Common Ground").toAllocation, 1, 4, 4, 4);
  CHECK(page.desk().waitingParts.back().first.empty());
}

TEST_CASE("who waits stands longest first, with who keeps in touch meanwhile") {
  WaitingPage page;
  const std::vector<WaitingLine>& waits = page.desk().waits;
  REQUIRE(waits.size() == 13);
  CHECK(waits[0].referral.name == "Kwame Ashdown");
  CHECK(waits[0].referral.days == 24);
  CHECK(waits[0].interim.empty());
  CHECK(waits[0].referral.overlong);  // nine of ten waited no longer than 15 days
  CHECK(waits[1].interim == "Ruth, a call on Mondays");
  CHECK(waits[2].referral.name == "Dorota Finch");
  CHECK_FALSE(waits[2].referral.overlong);
  CHECK(
      std::ranges::is_sorted(waits, std::greater<>{}, [](const WaitingLine& w) { return w.referral.days; }));
}
