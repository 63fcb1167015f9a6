#include "record/kinds/referral.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "record/codes.h"

using namespace alongside;

namespace {

constexpr Moment kNow{{2026, 11, 24}, 15 * 60};

Fields arrived() {
  return *parseJson(R"({"person":"019ab3f0-7c3e-7a41-9d0f-0123456789ab","source":"rio","number":"000881",
    "received":"2026-11-02","referrer":"Dr Shah"})");
}

Fields agreed() {
  Fields fields = arrived();
  fields.update(
      *parseJson(R"({"explained":true,"agrees":true,"agreesOn":"2026-11-03","worker":"Femi Larkin"})"));
  return fields;
}

Fields with(Fields fields, std::initializer_list<std::pair<std::string_view, int>> steps) {
  for (const auto& [to, day] : steps)
    fields = withStep(std::move(fields),
                      {std::string(to), {2026, 11, day}, "Ruth Abara", wantsReason(to) ? "Said so" : ""});
  return fields;
}

std::vector<std::string> said(const Fields& fields) {
  std::vector<std::string> all;
  for (const FieldFault& fault : validate(*kindNamed(codes::kReferral), fields, kNow))
    all.push_back(fault.sentence);
  return all;
}

}  // namespace

TEST_CASE("a referral's state is that of its last step, and each step says who, when and why") {
  CHECK(referralState(arrived()) == codes::kReceived);
  const Fields fields = withStep(arrived(), {"declined", {2026, 11, 4}, "Ruth Abara", "Lives elsewhere"});
  CHECK(referralState(fields) == codes::kNotTakenOn);
  const std::vector<ReferralStep> steps = stepsOf(fields);
  REQUIRE(steps.size() == 2);
  CHECK(steps[0].who == "Dr Shah");
  CHECK(steps[1].on == Date{2026, 11, 4});
  CHECK(steps[1].why == "Lives elsewhere");
  CHECK(said(fields).empty());
}

TEST_CASE("only steps that follow are taken, in the order of days") {
  using namespace codes;
  CHECK(said(with(agreed(), {{kTakenOn, 3},
                             {kWaiting, 3},
                             {kAllocated, 9},
                             {kAttempted, 10},
                             {kUnderWay, 12},
                             {kPaused, 14},
                             {kUnderWay, 16},
                             {kClosed, 20},
                             {kReceived, 22}})) ==
        std::vector<std::string>{"Say why."});  // back again after it was closed
  CHECK(said(with(arrived(), {{kUnderWay, 3}})) ==
        std::vector<std::string>{"‘Under way’ cannot follow ‘Received’."});
  CHECK(said(with(agreed(), {{kTakenOn, 5}, {kWaiting, 4}})) ==
        std::vector<std::string>{"This is before the step before it. Check the day."});
  // Each state that is offered is taken, and no other.
  for (const std::string_view from : {kReceived, kAsked, kTakenOn, kNotTakenOn, kRedirected, kWaiting,
                                      kAllocated, kAttempted, kUnderWay, kPaused, kClosed}) {
    CAPTURE(std::string(from));
    CHECK_FALSE(nextStates(from).empty());
    for (const std::string_view to : nextStates(from)) CHECK_FALSE(nextStates(to).empty());
  }
}

TEST_CASE("what ends or pauses a referral says why") {
  for (const std::string_view state : {codes::kNotTakenOn, codes::kRedirected, codes::kClosed})
    CHECK(said(withStep(arrived(), {std::string(state), {2026, 11, 4}, "Ruth Abara", ""})) ==
          std::vector<std::string>{"Say why."});
}

TEST_CASE("nobody is allocated before peer support was explained and they agreed, to the partner as well") {
  const auto allocated = [](Fields fields) {
    return with(std::move(fields), {{"accepted", 3}, {"allocated", 4}});
  };
  CHECK(said(allocated(agreed())).empty());
  Fields fields = agreed();
  fields.erase("explained");
  CHECK(said(allocated(fields)) ==
        std::vector<std::string>{"Explain what peer support is before somebody is allocated."});
  fields = agreed();
  fields["agrees"] = false;
  CHECK(said(allocated(fields)) ==
        std::vector<std::string>{"They have to agree to peer support before somebody is allocated."});
  fields = agreed();
  fields["partner"] = "Open Door";
  CHECK(said(allocated(fields)) ==
        std::vector<std::string>{"They have to agree to Open Door before somebody is allocated."});
  fields["agreesPartner"] = true;
  CHECK(said(allocated(fields)).empty());
  fields.erase("worker");
  CHECK(said(allocated(fields)) == std::vector<std::string>{"Choose who will see them."});
}

TEST_CASE("a state of a newer version is kept and not judged") {
  const Fields fields = withStep(arrived(), {"triaged", {2026, 11, 4}, "Ruth Abara", ""});
  CHECK(referralState(fields) == "triaged");
  CHECK(stateLabel("triaged") == "triaged");
  CHECK(nextStates("triaged").empty());
  CHECK(normalise(*kindNamed(codes::kReferral), fields)["steps"][0]["to"] == "triaged");
}

TEST_CASE("what was asked for is chased once, unless it is answered already") {
  const Kind& kind = *kindNamed(codes::kReferral);
  Fields before = arrived(), after = arrived();
  after["asked"] =
      *parseJson(R"([{"of":"referrer","name":"Dr Shah","what":"The risk assessment","due":"2026-11-30"},
    {"of":"carer","what":"When we may ring","answer":"After six"},{"of":"partner","what":"Their waiting time"}])");
  CHECK(said(after).empty());
  const auto chased = kind.leadsTo(before, after, "self", {2026, 11, 24});
  REQUIRE(chased.size() == 2);
  CHECK(textAt(chased[0].fields, "what") == "Chase Dr Shah: The risk assessment");
  CHECK(textAt(chased[0].fields, "due") == "2026-11-30");
  CHECK(textAt(chased[1].fields, "what") == "Chase: Their waiting time");
  CHECK(textAt(chased[1].fields, "due") == "2026-12-01");
  CHECK(kind.leadsTo(after, after, "self", {2026, 11, 25}).empty());
}

TEST_CASE("whoever referred is owed a reply for each decision, until it is put down as sent") {
  CHECK_FALSE(untoldSince(arrived()));
  CHECK_FALSE(untoldSince(with(arrived(), {{codes::kAsked, 3}})));
  Fields fields = with(agreed(), {{codes::kTakenOn, 3}, {codes::kWaiting, 4}});
  CHECK(untoldSince(fields) == Date{2026, 11, 3});
  fields = withReply(fields, {2026, 11, 5}, "Ruth Abara");
  CHECK(said(fields).empty());
  CHECK(textAt(fields["replies"][0], "state") == codes::kTakenOn);
  CHECK_FALSE(untoldSince(fields));
  fields = with(fields, {{codes::kAllocated, 9}, {codes::kUnderWay, 10}, {codes::kClosed, 20}});
  CHECK(untoldSince(fields) == Date{2026, 11, 20});
  CHECK_FALSE(untoldSince(withReply(fields, {2026, 11, 20}, "")));
  // Opened anew and decided another way on the day of the last reply: that reply said something else.
  fields = withReply(fields, {2026, 11, 20}, "");
  fields = with(fields, {{codes::kReceived, 20}, {codes::kNotTakenOn, 20}});
  CHECK(untoldSince(fields) == Date{2026, 11, 20});
}
