// Worries on the risk board: where they stand, and when they are late.
#include <doctest/doctest.h>

#include "insight/worries.h"
#include "record/codes.h"
#include "record/kinds/referral.h"

using namespace alongside;

namespace {

Moment at(std::string_view text) { return *momentFrom(text); }
const Moment kNow = at("2026-11-24T14:00");

Worry worry(Fields fields) {
  fields["what"] = "He stopped eating.";
  if (!fields.contains("when")) fields["when"] = "2026-11-24T13:30";
  return worryOf(fields);
}

}  // namespace

TEST_CASE("a team that agreed on other hours is late at them") {
  Worry one = worry({{"when", "2026-11-24T12:59"}});
  one.within.tell = 90;
  CHECK(lateBy(one, kNow) == 0);
  one.within.tell = 30;
  CHECK(lateBy(one, kNow) == 31);
  Worry told = worry({{"told", "Ward"}, {"toldAt", "2026-11-24T09:00"}});
  CHECK(lateBy(told, kNow) == 0);
  told.within.answer = 4 * 60;
  CHECK(lateBy(told, kNow) == 60);
}

TEST_CASE("a worry goes from untold to told, answered and closed") {
  CHECK(worry(Json::object()).stage == WorryStage::untold);
  CHECK(worry({{"told", "Nurse in charge"}}).stage == WorryStage::told);
  CHECK(worry({{"escalations", {{{"to", "Crisis team"}}}}}).stage == WorryStage::told);
  CHECK(worry({{"told", "Nurse in charge"}, {"done", true}}).stage == WorryStage::answered);
  CHECK(worry({{"done", true}, {"closed", true}, {"closedWith", "Seen by the GP"}}).stage ==
        WorryStage::closed);
  // What somebody typed wrongly does not hide it.
  CHECK(worry({{"escalations", {1, {{"to", ""}}, nullptr}}}).stage == WorryStage::untold);
}

TEST_CASE("whom it was told stands in order, with what they said") {
  const Worry one = worry({{"told", "Nurse in charge"},
                           {"toldAt", "2026-11-24T13:40"},
                           {"escalations",
                            {{{"to", "Crisis team"}, {"at", "2026-11-24T13:50"}, {"answer", "On their way"}},
                             {{"to", "Safeguarding lead"}}}}});
  REQUIRE(one.told.size() == 3);
  CHECK(one.told[0].whom == "Nurse in charge");
  CHECK(one.told[1].at == at("2026-11-24T13:50"));
  CHECK(one.told[1].answer == "On their way");
  CHECK_FALSE(one.told[2].at);
}

TEST_CASE("nobody told within the hour is late, and a later day agreed on does not excuse it") {
  CHECK(lateBy(worry({{"when", "2026-11-24T13:00"}}), kNow) == 0);
  CHECK(lateBy(worry({{"when", "2026-11-24T12:59"}}), kNow) == 1);
  CHECK(lateBy(worry({{"when", "2026-11-24T12:00"}, {"due", "2026-11-30T09:00"}}), kNow) == 60);
  CHECK(lateBy(worry({{"when", "2026-11-24T13:30"}, {"due", "2026-11-24T13:45"}}), kNow) == 15);
}

TEST_CASE("who was told has a day to answer, or until the time that was agreed") {
  CHECK(lateBy(worry({{"told", "Ward"}, {"toldAt", "2026-11-23T14:00"}}), kNow) == 0);
  CHECK(lateBy(worry({{"told", "Ward"}, {"toldAt", "2026-11-23T13:00"}}), kNow) == 60);
  // It counts from the last one that was told.
  CHECK(lateBy(worry({{"told", "Ward"},
                      {"toldAt", "2026-11-20T13:00"},
                      {"escalations", {{{"to", "Crisis team"}, {"at", "2026-11-24T12:00"}}}}}),
               kNow) == 0);
  CHECK(lateBy(worry({{"told", "Ward"}, {"toldAt", "2026-11-24T13:40"}, {"due", "2026-11-24T13:50"}}),
               kNow) == 10);
  // Nobody wrote down when: from when it was noticed.
  CHECK(lateBy(worry({{"told", "Ward"}, {"when", "2026-11-22T14:00"}}), kNow) == 24 * 60);
}

TEST_CASE("what is answered waits for the day agreed on, and what is closed for nothing") {
  CHECK_FALSE(lateFrom(worry({{"done", true}, {"when", "2026-01-01T09:00"}})));
  CHECK(lateBy(worry({{"done", true}, {"due", "2026-11-24T13:59"}}), kNow) == 1);
  CHECK_FALSE(lateFrom(worry({{"closed", true}, {"due", "2026-11-01T09:00"}, {"when", "2026-01-01T09:00"}})));
}

TEST_CASE("what came with a referral stands there until it is taken up or the referral has ended") {
  Fields referral = {{"received", "2026-11-24"}, {"risks", "Threatened at his address"}};
  const auto one = worryOfReferral(referral, at("2026-11-24T09:30"));
  REQUIRE(one);
  CHECK_FALSE(one->noted);
  CHECK(one->source == codes::kWithReferral);
  CHECK(lateBy(*one, kNow) == 0);
  CHECK(lateBy(*one, at("2026-11-25T23:59")) == 0);
  CHECK(lateBy(*one, at("2026-11-26T08:00")) == 8 * 60 + 1);
  referral = withStep(referral, {std::string(codes::kClosed), {2026, 11, 24}, "Ruth", "Went home"});
  CHECK_FALSE(worryOfReferral(referral, at("2026-11-24T09:30")));
  CHECK_FALSE(worryOfReferral({{"received", "2026-11-24"}}, at("2026-11-24T09:30")));
}

TEST_CASE("a session that worried somebody stands there for a day before it is late") {
  const Fields session = {
      {"when", "2026-11-23T13:00"}, {"worry", true}, {"worryWhat", "She spoke of the bridge."}};
  const auto one = worryOfSession(session);
  REQUIRE(one);
  CHECK(one->what == "She spoke of the bridge.");
  CHECK(lateBy(*one, kNow) == 60);
  CHECK_FALSE(worryOfSession({{"when", "2026-11-23T13:00"}, {"worry", false}, {"worryWhat", "x"}}));
}
