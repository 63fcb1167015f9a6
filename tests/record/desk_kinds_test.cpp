// What coordinators alone keep: a worker's week, an allocation meeting.
#include "answers.h"

using namespace alongside;
using namespace alongside::test;

namespace {
const Kind& colleague() { return *kindNamed(codes::kColleague); }
const Kind& meeting() { return *kindNamed(codes::kMeeting); }
}  // namespace

TEST_CASE("a worker's week needs a name and how much they work; leave ends after it begins") {
  Fields week = *parseJson(R"({"name":"Femi Larkin","wholeTime":"0.8","device":"abc",
    "wardDays":[{"weekday":"mon","ward":"Rowan"}],"leave":[{"from":"2026-12-01","until":"2026-12-05"}]})");
  CHECK(fine(colleague(), week));
  CHECK(textAt(normalise(colleague(), week), "device") == "abc");
  week["leave"][0]["until"] = "2026-11-30";
  CHECK(said(colleague(), week, "leave.0.until") == "This is before it begins. Check the day.");
  CHECK(said(colleague(), *parseJson(R"({"name":"Femi Larkin"})"), "wholeTime") ==
        "Choose how much they work.");
  CHECK(colleague().act.empty());  // begun from the board, never by hand
}

TEST_CASE("a meeting keeps its decisions, with the referral that each is about") {
  const Fields held = *parseJson(R"({"day":"2026-11-24","chair":"Josie Tremlett","deputyFor":"Ruth Abara",
    "decisions":[{"whom":"Kwame Ashdown","what":"Allocated","to":"Femi Larkin","why":"Walks",
                  "referral":"019ab3f0-7c3e-7a41-9d0f-0123456789ab","steps":5}]})");
  CHECK(fine(meeting(), held));
  CHECK(normalise(meeting(), held) == held);
  CHECK(said(meeting(), with(held, "chair", Json()), "chair") == "Say who is in the chair.");
  CHECK(meeting().act.empty());
}
