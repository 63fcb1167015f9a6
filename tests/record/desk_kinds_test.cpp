// What coordinators alone keep: a worker's week, an allocation meeting.
#include <algorithm>
#include <set>

#include "answers.h"
#include "record/law.h"

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

TEST_CASE("cover ends after it begins, and only for somebody who saw them before") {
  const Kind& given = *kindNamed(codes::kAssigned);
  Fields cover = *parseJson(R"({"person":"019ab3f0-7c3e-7a41-9d0f-0123456789ab","worker":"Josie Tremlett",
    "before":"Femi Larkin","on":"2026-11-20","until":"2026-12-05","why":"On leave"})");
  CHECK(fine(given, cover));
  CHECK(said(given, with(cover, "until", "2026-11-19"), "until") ==
        "This is before it begins. Check the day.");
  CHECK(said(given, with(cover, "before", Json()), "until") ==
        "Nobody saw them before, so nobody has them back. Leave the day out.");
}

TEST_CASE("a ward's own reasons are reported as the national code that they begin with, and blame nobody") {
  for (const Field* field :
       {kindNamed(codes::kSession)->field("attendance"),
        &*std::ranges::find(kindNamed(codes::kVisits)->field("visits")->parts, "attendance", &Field::key)})
    for (const Choice& choice : field->choices) {
      CAPTURE(std::string(choice.code));
      CHECK(std::string_view("2345671").find(choice.code.front()) != std::string_view::npos);
      if (choice.code.size() > 1) CHECK_FALSE(codes::attended(choice.code));
      if (choice.code.size() > 1) CHECK((choice.code.front() == '2' || choice.code.front() == '4'));
    }
}

TEST_CASE("the competence framework has all nine domains, and no number that is not confirmed") {
  std::set<int> domains;
#define DOMAIN(number, words) domains.insert(number);
#include "record/competences.def"
  CHECK(domains.size() == 9);
  const Field& field = *kindNamed(codes::kEvidence)->field("competence");
  for (const std::string_view code : {"1.1", "4.2", "teams", "selfCare", "optional", "meta", "organisations"})
    CHECK(std::ranges::contains(field.choices, code, &Choice::code));
  CHECK_FALSE(std::ranges::contains(field.choices, std::string_view("4.3"), &Choice::code));
}

TEST_CASE("rights offer the old word of the law and the new one, and say which applies") {
  const Field& explained = *kindNamed(codes::kRights)->field("explained");
  for (const std::string_view code : {"nearestRelative", "nominatedPerson", "advanceChoice"})
    CHECK(std::ranges::contains(explained.choices, code, &Choice::code));
  CHECK(lawInWords().starts_with("The nominated person takes the place of the nearest relative"));
  CHECK(explained.hint == lawInWords());

  // An advocate who was asked for is asked after.
  const Kind& rights = *kindNamed(codes::kRights);
  Fields fields = *parseJson(R"({"person":"019ab3f0-7c3e-7a41-9d0f-0123456789ab","on":"2026-11-20",
    "explained":["advocacy"],"imhaAsked":"2026-11-20"})");
  CHECK(fine(rights, fields));
  const auto asks = rights.leadsTo(Json::object(), fields, "self", {2026, 11, 20});
  REQUIRE(asks.size() == 1);
  CHECK(textAt(asks[0].fields, "due") == "2026-11-27");
  CHECK(rights.leadsTo(fields, fields, "self", {2026, 11, 21}).empty());
  CHECK(said(rights, with(fields, "imhaCame", "2026-11-19"), "imhaCame") ==
        "This is before they were asked for. Check the day.");
}

TEST_CASE("nothing about a worry is answered for somebody beforehand") {
  for (const Begins& begins : kindNamed(codes::kSession)->begins) CHECK(begins.key != "worry");
}
