// What of it leaves the tablet, what never does, and what somebody else who holds it can see.
#include "record/codes.h"
#include "rowan.h"

using namespace alongside;
using namespace alongside::test;

TEST_CASE("a debrief leaves the tablet only as far as the person allows") {
  Rowan ward;
  const Fields told = {
      {"when", ward.hoursAgo(20)}, {"answer", codes::kAccepted}, {"account", "They held my arms."}};
  const auto with = [&](std::string_view consent, std::string_view account) {
    Fields fields = told;
    fields["consent"] = consent;
    fields["account"] = account;
    if (consent != codes::kPrivate) fields["learning"] = "Say the name first, says " + std::string(consent);
    return fields;
  };
  ward.record(codes::kDebrief, with(codes::kPrivate, "It was the green cupboard."));
  ward.record(codes::kDebrief, with(codes::kLearningOnly, "It was the tall lamp."));
  ward.record(codes::kDebrief, with(codes::kShareWithWard, "It was the long corridor."));
  const std::string sent = ward.sent();
  CHECK(sent.find("green cupboard") == std::string::npos);
  CHECK(sent.find("tall lamp") == std::string::npos);
  CHECK(sent.find("long corridor") != std::string::npos);
  CHECK(sent.find("Say the name first, says learning") != std::string::npos);
  // The learning stands alone: nothing in it names the person or leads to the debrief.
  for (const Fields& point : ward.all(codes::kLearning)) {
    CHECK_FALSE(point.contains("person"));
    CHECK(canonical(point).find(ward.person.text()) == std::string::npos);
  }
}

TEST_CASE("how a worker is after a debrief is their own: it becomes a reflection and never leaves") {
  Rowan ward;
  const Id debrief = ward.record(codes::kDebrief, {{"when", ward.hoursAgo(5)},
                                                   {"answer", codes::kAccepted},
                                                   {"consent", codes::kShareWithWard},
                                                   {"account", "It was the long corridor."},
                                                   {"wellbeing", 4}});
  CHECK_FALSE(ward.fields(debrief).contains("wellbeing"));
  const auto own = ward.all(codes::kReflection);
  REQUIRE(own.size() == 1);
  CHECK(own[0]["wellbeing"] == 4);
  CHECK(own[0]["about"] == debrief.text());
  const std::string sent = ward.sent();
  CHECK(sent.find("long corridor") != std::string::npos);
  CHECK(sent.find("wellbeing") == std::string::npos);
}

TEST_CASE("a reflection leaves only when its writer chooses it, entry by entry") {
  Rowan ward;
  ward.record(codes::kReflection, {{"thoughts", "The rain did not help."}}, {});
  ward.record(codes::kReflection, {{"thoughts", "I learned to wait."}, {"share", true}}, {});
  const std::string sent = ward.sent();
  CHECK(sent.find("The rain") == std::string::npos);
  CHECK(sent.find("I learned to wait.") != std::string::npos);
}

TEST_CASE("a supervision's notes stay with the worker") {
  Rowan ward;
  ward.record(codes::kSupervision, {{"when", ward.hoursAgo(2)}, {"notes", "About my mother."}}, {});
  CHECK(ward.sent().find("About my mother.") == std::string::npos);
}

TEST_CASE("a worry is the first thing in a pack, whatever was recorded before it") {
  Rowan ward;
  ward.record(codes::kSession, {{"words", "Quiet."}});
  ward.record(codes::kWorry, {{"what", "The stairs"}});
  REQUIRE_FALSE(ward.tablet.open().views.send.unsent.empty());
  CHECK(ward.tablet.open().views.send.unsent.front().kind == codes::kWorry);
  CHECK(ward.tablet.open().views.send.unsent.front().worry);
}

TEST_CASE("every kind arrives at the coordinator equal field by field") {
  Rowan ward;
  ward.tablet.say(command::SetNewPin{"4711"});  // feedback is given in somebody else's hands
  ward.tablet.say(command::KeepPin{});
  const std::vector<std::pair<std::string_view, Fields>> acts = {
      {codes::kSession, {{"words", "The kettle was too hot."}}},
      {codes::kRound,
       {{"when", ward.day(1) + "T09:30"}, {"wishes", "Home"}, {"questions", {{{"question", "When?"}}}}}},
      {codes::kPlan,
       {{"type", codes::kContingencyPlan}, {"ifThen", {{{"when", "It rains"}, {"then", "Stay in"}}}}}},
      {codes::kGoal, {{"what", "Cook once a week"}, {"progress", 3}}},
      {codes::kSignpost, {{"what", "The allotment group"}}},
      {codes::kMove, {{"type", codes::kOnLeave}, {"until", ward.day(2)}}},
      {codes::kHandover, {{"to", "The community team"}}},
      {codes::kRights, {{"explained", {"advocacy", "tribunal"}}, {"next", "Ring the advocate"}}},
      {codes::kConsent, {{"about", codes::kToPartner}, {"partner", "Mind"}, {"answer", codes::kConsentYes}}},
      {codes::kCarer, {{"name", "Ada"}, {"carerConsent", codes::kConsentYes}}},
      {codes::kWorry, {{"what", "The stairs"}, {"told", "Nurse in charge"}}},
      {codes::kDebrief, {{"when", ward.hoursAgo(30)}, {"answer", codes::kDeclined}}},
      {codes::kFeedback, {{"good", "You listened"}, {"heard", 9}}},
      {codes::kGroup, {{"theme", "Poetry"}, {"register", {ward.person.text()}}, {"othersCount", 4}}},
      {codes::kResource, {{"name", "Recovery college"}, {"sort", {"peer"}}}},
  };
  std::vector<Id> made;
  for (const auto& [kind, answers] : acts) {
    CAPTURE(std::string(kind));
    const bool about =
        !kindNamed(kind)->person.empty() && kindNamed(kind)->field(kindNamed(kind)->person)->must;
    made.push_back(ward.record(kind, answers, about ? ward.person : Id{}));
  }
  (void)ward.sent();
  const Store& theirs = ward.desk.open().store;
  for (std::size_t i = 0; i < made.size(); ++i) {
    CAPTURE(std::string(acts[i].first));
    const Record* arrived = theirs.find(made[i]);
    REQUIRE(arrived != nullptr);
    CHECK(canonical(theirs.fields(*arrived)) == canonical(ward.fields(made[i])));
  }
}

TEST_CASE("in somebody else's hands the tablet shows one form, and only the PIN leads back") {
  Rowan ward;
  ward.tablet.say(command::LendTablet{});
  CHECK_FALSE(ward.tablet.open().over.form.has_value());  // without a PIN anybody could walk out of the form
  REQUIRE(ward.tablet.open().over.note.has_value());
  ward.tablet.say(command::SetNewPin{"4711"});
  ward.tablet.say(command::KeepPin{});
  ward.tablet.say(command::LendTablet{});
  REQUIRE(ward.tablet.open().over.form.has_value());
  CHECK(ward.tablet.open().over.lent);
  const Place before = ward.tablet.open().page.place;
  ward.tablet.say(command::GoTo{Place::people});
  ward.tablet.say(command::OpenPerson{ward.person});
  ward.tablet.say(command::StartRecord{ward.person});
  ward.tablet.say(command::SetSearch{"Imogen"});
  CHECK(ward.tablet.open().page.place == before);
  CHECK(ward.tablet.open().over.form->kind->name == codes::kFeedback);
  CHECK(ward.tablet.open().page.hits.empty());
  ward.tablet.say(command::SetField{"good", "You waited with me."});
  ward.tablet.say(command::SaveForm{});
  CHECK(ward.tablet.state().gate == Gate::cover);
  ward.tablet.say(command::SetPin{"4711"});
  CHECK(ward.tablet.state().gate == Gate::open);
  CHECK_FALSE(ward.tablet.open().over.lent);
  REQUIRE(ward.all(codes::kFeedback).size() == 1);
  CHECK(ward.all(codes::kFeedback)[0]["good"] == "You waited with me.");
}

TEST_CASE(
    "who gives the tablet back unfinished says what becomes of their words, and the worker cannot read "
    "them") {
  Rowan ward;
  ward.tablet.say(command::SetNewPin{"4711"});
  ward.tablet.say(command::KeepPin{});
  ward.tablet.say(command::LendTablet{});
  ward.tablet.say(command::SetField{"better", "The door was loud."});
  ward.tablet.advance(5);  // a pause, in which a worker's own draft would be kept
  SUBCASE("thrown away") {
    ward.tablet.say(command::Back{});
    CHECK(ward.tablet.open().over.form->leaving);
    CHECK(ward.tablet.open().over.lent);
    ward.tablet.say(command::ThrowFormAway{});
    CHECK(ward.tablet.state().gate == Gate::cover);
    ward.tablet.say(command::SetPin{"4711"});
    CHECK(ward.all(codes::kFeedback).empty());
  }
  SUBCASE("handed in") {
    ward.tablet.say(command::Back{});
    ward.tablet.say(command::SaveForm{});
    ward.tablet.say(command::SetPin{"4711"});
    REQUIRE(ward.all(codes::kFeedback).size() == 1);
    CHECK(ward.all(codes::kFeedback)[0]["better"] == "The door was loud.");
  }
  SUBCASE("back to it once more") {
    ward.tablet.say(command::Back{});
    ward.tablet.say(command::Back{});
    CHECK_FALSE(ward.tablet.open().over.form->leaving);
    CHECK(ward.tablet.open().over.form->fields["better"] == "The door was loud.");
    ward.tablet.say(command::CloseForm{});
    ward.tablet.say(command::ThrowFormAway{});
    ward.tablet.say(command::SetPin{"4711"});
  }
  SUBCASE("left lying until it covers itself") {
    ward.tablet.advance(301);
    CHECK(ward.tablet.state().gate == Gate::cover);
    ward.tablet.say(command::SetPin{"4711"});
    CHECK(ward.tablet.open().over.form->leaving);
    ward.tablet.say(command::ThrowFormAway{});
    ward.tablet.say(command::SetPin{"4711"});
  }
  SUBCASE("left lying until it locks") {
    ward.tablet.say(command::Lock{});
    CHECK(ward.tablet.open().over.lent);  // not of the lent form
    ward.tablet.sleep(9 * 3600);
    ward.tablet.app->beforeFrame();
    ward.tablet.settle();
    CHECK(ward.tablet.world->wiped);
    Tablet again = ward.tablet.afterKill();
    again.unlock(ward.tablet.passphrase);
    CHECK(again.open().views.drafts.empty());
    return;
  }
  CHECK_FALSE(ward.tablet.open().over.lent);
  CHECK(ward.tablet.open().views.drafts.empty());
}

TEST_CASE("without a PIN the sentence that says so is not covered by the sheet that was pressed") {
  Rowan ward;
  ward.tablet.say(command::StartRecord{});
  ward.tablet.say(command::CloseForm{});
  ward.tablet.say(command::OpenActs{ward.person});
  REQUIRE(ward.tablet.open().over.acts);
  ward.tablet.say(command::LendTablet{});
  CHECK(ward.tablet.open().over.note);
  CHECK_FALSE(ward.tablet.open().over.acts);
}
