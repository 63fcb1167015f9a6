#include "insight/waiting.h"

#include <doctest/doctest.h>

#include "record/kinds/referral.h"

using namespace alongside;

namespace {

Date november(int day) { return {2026, 11, day}; }

Fields referral(int received, std::initializer_list<std::pair<std::string_view, int>> steps) {
  Fields fields = {{"received", november(received).text()}, {"source", "rio"}, {"team", "Rowan ward"}};
  for (const auto& [to, day] : steps)
    fields = withStep(std::move(fields), {std::string(to), november(day), "Ruth", ""});
  return fields;
}

Wait wait(int received, std::initializer_list<std::pair<std::string_view, int>> steps,
          std::vector<Date> attended = {}) {
  Wait last = waitsOf(referral(received, steps)).back();
  for (const Date day : attended) addContact(last, day);
  return last;
}

}  // namespace

TEST_CASE("a referral's days are those of its steps") {
  using namespace codes;
  const Wait all = wait(2, {{kAsked, 3}, {kTakenOn, 5}, {kWaiting, 5}, {kAllocated, 9}, {kUnderWay, 12}},
                        {november(20), november(12), november(1)});
  CHECK(all.decided == november(5));
  CHECK(all.allocated == november(9));
  CHECK(all.contact == november(12));  // not the one before the referral
  CHECK_FALSE(all.ended);
  CHECK(all.state == kUnderWay);

  const Wait back = wait(2, {{kTakenOn, 3}, {kAllocated, 4}, {kWaiting, 6}});
  CHECK_FALSE(back.allocated);  // it was undone
  CHECK(stillWaits(back));

  const Wait again = wait(2, {{kNotTakenOn, 4}, {kReceived, 10}, {kTakenOn, 11}});
  CHECK(again.received == november(10));
  CHECK(again.decided == november(11));
  CHECK_FALSE(again.ended);
}

TEST_CASE("somebody who keeps in touch meanwhile does not end the wait for peer support") {
  using namespace codes;
  const Wait all = wait(2, {{kTakenOn, 3}, {kWaiting, 3}, {kAllocated, 12}, {kUnderWay, 16}},
                        {november(16), november(5), november(9)});
  CHECK(all.met == november(5));
  CHECK(all.contact == november(16));
  const Wait waits = wait(2, {{kTakenOn, 3}, {kWaiting, 3}}, {november(5)});
  CHECK(waits.met == november(5));
  CHECK_FALSE(waits.contact);
  const Waiting both = waiting(std::vector{all, waits}, november(24));
  CHECK(both.toMeeting.count == 2);
  CHECK(both.toMeeting.median == 3);
  CHECK(both.toContact.count == 1);
  CHECK(both.toContact.median == 14);

  // An allocation that was taken back leaves nobody allocated; what was between counts all the same.
  const Wait undone =
      wait(2, {{kTakenOn, 3}, {kAllocated, 4}, {kWaiting, 4}, {kAllocated, 10}}, {november(5), november(11)});
  CHECK(undone.contact == november(11));
  const Wait between = wait(2, {{kTakenOn, 3}, {kAllocated, 4}, {kWaiting, 8}}, {november(9), november(5)});
  CHECK(between.contact == november(5));
  CHECK_FALSE(between.allocated);
}

TEST_CASE("a referral that is opened anew keeps its first wait") {
  using namespace codes;
  std::vector<Wait> all = waitsOf(referral(
      2, {{kTakenOn, 4}, {kAllocated, 5}, {kUnderWay, 6}, {kClosed, 9}, {kReceived, 15}, {kNotTakenOn, 17}}));
  REQUIRE(all.size() == 2);
  for (Wait& one : all)
    for (const int day : {6, 16}) addContact(one, november(day));
  CHECK(all[0].received == november(2));
  CHECK(all[0].again == november(15));
  CHECK(all[0].decision == kTakenOn);
  CHECK(all[0].contact == november(6));
  CHECK(all[0].ended == november(9));
  CHECK_FALSE(stillWaits(all[0]));
  CHECK(all[1].received == november(15));
  CHECK(all[1].decision == kNotTakenOn);
  CHECK(all[1].met == november(16));
  CHECK_FALSE(all[1].contact);
  const Waiting both = waiting(all, november(24));
  CHECK(both.toDecision.count == 2);
  CHECK(both.toAllocation.count == 1);
  CHECK(both.now.count == 0);
  // Taken back after it was ended and opened again on one day, and ended once more: three waits.
  CHECK(waitsOf(referral(2, {{kNotTakenOn, 3}, {kReceived, 3}, {kNotTakenOn, 3}, {kReceived, 4}})).size() ==
        3);
}

TEST_CASE("median, nine of ten, and the longest") {
  CHECK(spreadOf({}).count == 0);
  const Spread one = spreadOf({7});
  CHECK(one.median == 7);
  CHECK(one.p90 == 7);
  CHECK(one.longest == 7);
  const Spread even = spreadOf({4, 1, 3, 2});
  CHECK(even.median == 2.5);
  CHECK(even.p90 == 4);
  std::vector<int> days;
  for (int i = 1; i <= 10; ++i) days.push_back(i);
  CHECK(spreadOf(days).p90 == 9);
  for (int i = 11; i <= 100; ++i) days.push_back(i);
  CHECK(spreadOf(days).median == 50.5);
  CHECK(spreadOf(days).p90 == 90);
}

TEST_CASE("the four intervals, and who waits with support meanwhile") {
  using namespace codes;
  std::vector<Wait> waits = {
      wait(2, {{kTakenOn, 4}, {kAllocated, 10}, {kUnderWay, 12}}, {november(12)}),
      wait(4, {{kTakenOn, 5}, {kWaiting, 5}}),
      wait(10, {}),
      wait(6, {{kNotTakenOn, 9}}),
  };
  waits[1].interim = true;
  waits[1].team = "Hazel ward";
  const Waiting all = waiting(waits, november(24));
  CHECK(all.toDecision.count == 3);
  CHECK(all.toDecision.median == 2);
  CHECK(all.toDecision.longest == 3);
  CHECK(all.toAllocation.count == 1);
  CHECK(all.toAllocation.longest == 8);
  CHECK(all.toContact.longest == 10);
  CHECK(all.now.count == 2);
  CHECK(all.now.longest == 20);
  CHECK(all.now.median == 17);
  CHECK(all.withInterim == 1);

  const auto byTeam = waitingBy(waits, november(24), [](const Wait& one) { return one.team; });
  REQUIRE(byTeam.size() == 2);
  CHECK(byTeam.at("Hazel ward").now.count == 1);
  CHECK(byTeam.at("Rowan ward").now.count == 1);
  CHECK(byTeam.at("Rowan ward").toDecision.count == 2);
}
