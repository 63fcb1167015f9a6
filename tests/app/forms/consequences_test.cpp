// Everything else that a worker does on the ward, and what comes of it.
#include <algorithm>

#include "record/codes.h"
#include "rowan.h"

using namespace alongside;
using namespace alongside::test;

TEST_CASE("what was agreed at a ward round becomes follow-ups, once each") {
  Rowan ward;
  const Id sheet =
      ward.record(codes::kRound, {{"when", ward.day(1) + "T10:00"}, {"say", "I want to go home."}});
  CHECK(ward.all(codes::kFollowUp).empty());
  ward.tablet.say(command::Amend{sheet});
  ward.tablet.say(command::SetField{"agreed.0.what", "Ask about Sunday leave"});
  ward.tablet.say(command::SetField{"agreed.0.by", ward.day(3)});
  ward.tablet.say(command::SetField{"agreed.0.who", "Dr Shah"});
  ward.tablet.say(command::SetField{"agreed.1.what", "Ring the advocate"});
  ward.save();
  auto due = ward.all(codes::kFollowUp);
  REQUIRE(due.size() == 2);
  const auto leave =
      std::ranges::find_if(due, [](const Fields& f) { return f["what"] == "Ask about Sunday leave"; });
  REQUIRE(leave != due.end());
  CHECK((*leave)["due"] == ward.day(3));
  CHECK((*leave)["who"] == "Dr Shah");
  CHECK((*leave)["person"] == ward.person.text());
  CHECK((*leave)["from"] == sheet.text());
  ward.tablet.say(command::Amend{sheet});
  ward.tablet.say(command::SetField{"agreed.2.what", "Bring the guitar"});
  ward.save();
  CHECK(ward.all(codes::kFollowUp).size() == 3);
}

TEST_CASE("a row that is taken away is gone, and an empty one was never there") {
  Rowan ward;
  ward.tablet.say(command::StartForm{std::string(codes::kRound), ward.person});
  ward.tablet.say(command::SetField{"when", ward.day(1) + "T10:00"});
  ward.tablet.say(command::SetField{"questions.0.question", "When can I go out?"});
  ward.tablet.say(command::SetField{"questions.1.question", "Why this medicine?"});
  ward.tablet.say(command::SetField{"questions.2", Json::object()});
  ward.tablet.say(command::SetField{"questions.0", Json()});
  const Id id = ward.save();
  REQUIRE(ward.fields(id)["questions"].size() == 1);
  CHECK(ward.fields(id)["questions"][0]["question"] == "Why this medicine?");
}

TEST_CASE("a debrief that was put off is offered again on its day") {
  Rowan ward;
  ward.tablet.say(command::StartForm{std::string(codes::kDebrief), ward.person});
  ward.tablet.say(command::SetField{"when", ward.hoursAgo(5)});
  ward.tablet.say(command::SetField{"answer", codes::kDeferred});
  ward.tablet.say(command::SaveForm{});
  REQUIRE(ward.tablet.open().over.form.has_value());  // no day yet
  ward.tablet.say(command::SetField{"againOn", ward.day(2)});
  ward.save();
  const auto due = ward.all(codes::kFollowUp);
  REQUIRE(due.size() == 1);
  CHECK(due[0]["due"] == ward.day(2));
  CHECK(due[0]["what"] == "Offer the debrief again");
}

TEST_CASE("whoever was part of it does not debrief it") {
  Rowan ward;
  ward.tablet.say(command::StartForm{std::string(codes::kDebrief), ward.person});
  ward.tablet.say(command::SetField{"when", ward.hoursAgo(5)});
  ward.tablet.say(command::SetField{"involved", true});
  ward.tablet.say(command::SaveForm{});
  ward.tablet.say(command::SaveForm{});
  CHECK(ward.tablet.open().over.form.has_value());
  CHECK(ward.all(codes::kDebrief).empty());
}

TEST_CASE("wishes for next time flow into the crisis plan, and private ones into a plan that stays") {
  Rowan ward;
  Fields debrief = {{"when", ward.hoursAgo(5)},
                    {"answer", codes::kAccepted},
                    {"consent", codes::kShareWithWard},
                    {"preferences", "Let me sit by the window."}};
  ward.record(codes::kDebrief, debrief);
  auto plans = ward.all(codes::kPlan);
  REQUIRE(plans.size() == 1);
  CHECK(plans[0]["type"] == codes::kCrisisPlan);
  CHECK(textAt(plans[0], "nextTime").starts_with("Let me sit by the window."));
  debrief["preferences"] = "Ring my sister.";
  ward.record(codes::kDebrief, debrief);
  plans = ward.all(codes::kPlan);
  REQUIRE(plans.size() == 1);
  CHECK(textAt(plans[0], "nextTime").find("Ring my sister.") != std::string::npos);
  debrief["consent"] = codes::kPrivate;
  debrief["preferences"] = "Nobody behind me.";
  ward.record(codes::kDebrief, debrief);
  CHECK(ward.all(codes::kPlan).size() == 2);
  CHECK(ward.sent().find("Nobody behind me.") == std::string::npos);
}

TEST_CASE("a discharge changes the person's details, and support goes on for as long as was agreed") {
  Rowan ward;
  ward.record(codes::kMove, {{"type", codes::kDischarged}, {"supportUntil", ward.day(14)}});
  CHECK(ward.fields(ward.person)["status"] == codes::kDischarged);
  CHECK(ward.fields(ward.person)["supportUntil"] == ward.day(14));
  for (const char* left : {"ward", "bed", "wardSince"}) CHECK_FALSE(ward.fields(ward.person).contains(left));
  CHECK(ward.tablet.open().views.caseload.people.at(0).active);
  ward.tablet.advance(15 * 86400.0);
  if (ward.tablet.state().gate == Gate::lock) ward.tablet.unlock(ward.tablet.passphrase);
  Tablet later = ward.tablet.afterKill();
  later.world->clock.advance(15LL * 86'400'000);
  later.unlock(later.passphrase);
  CHECK_FALSE(later.open().views.caseload.people.at(0).active);
}

TEST_CASE("a move changes the ward; undoing it puts the ward back") {
  Rowan ward;
  ward.record(codes::kMove, {{"type", codes::kMoved}, {"ward", "Hazel"}});
  CHECK(ward.fields(ward.person)["ward"] == "Hazel");
  ward.tablet.say(command::DoUndo{});
  CHECK(ward.fields(ward.person)["ward"] == "Rowan");
  CHECK(ward.all(codes::kMove).empty());
}

TEST_CASE(
    "once somebody does not want peer support any more, nothing new about them leaves but that and worries") {
  Rowan ward;
  ward.record(codes::kSession, {{"words", "The kettle was too hot."}});
  ward.record(codes::kConsent, {{"about", codes::kToSupport}, {"answer", codes::kConsentWithdrawn}});
  ward.record(codes::kWorry, {{"what", "The stairs looked unsafe to me."}});
  CHECK(ward.fields(ward.person)["consent"] == codes::kConsentWithdrawn);
  CHECK(ward.tablet.open().views.send.keptBack > 0);
  const std::string sent = ward.sent();
  CHECK(sent.find("kettle") == std::string::npos);
  CHECK(sent.find("stairs") != std::string::npos);
  CHECK(sent.find(std::string(codes::kConsentWithdrawn)) != std::string::npos);
  // They change their mind: what was kept back goes with the next pack.
  ward.record(codes::kConsent, {{"about", codes::kToSupport}, {"answer", codes::kConsentYes}});
  CHECK(ward.sent().find("kettle") != std::string::npos);
}

TEST_CASE("a warning is said before it is saved, and Save again means all the same") {
  Rowan ward;
  const std::string when = ward.hoursAgo(1);
  ward.record(codes::kSession, {{"when", when}, {"minutes", 30}});
  ward.tablet.say(command::StartForm{std::string(codes::kSession), ward.person});
  ward.tablet.say(command::SetField{"when", when});
  ward.tablet.say(command::SaveForm{});
  REQUIRE(ward.tablet.open().over.form.has_value());
  REQUIRE(ward.tablet.open().over.form->faults.size() == 1);
  CHECK(ward.tablet.open().over.form->faults[0].warning);
  CHECK(ward.tablet.open().over.form->faults[0].sentence.find("Imogen Farrow") != std::string::npos);
  ward.tablet.say(command::SaveForm{});
  CHECK_FALSE(ward.tablet.open().over.form.has_value());
  CHECK(ward.all(codes::kSession).size() == 2);
}

TEST_CASE("sessions one after the other do not overlap") {
  Rowan ward;
  ward.record(codes::kSession, {{"when", ward.hoursAgo(2)}, {"minutes", 60}});
  ward.tablet.say(command::StartForm{std::string(codes::kSession), ward.person});
  ward.tablet.say(command::SetField{"when", ward.hoursAgo(1)});
  ward.tablet.say(command::SaveForm{});
  CHECK_FALSE(ward.tablet.open().over.form.has_value());
}

TEST_CASE("somebody who may be on the tablet already is named with their date of birth") {
  Rowan ward;
  ward.amend(ward.person, {{"born", "1991-03-14"}});
  ward.tablet.say(command::StartForm{"person", {}});
  ward.tablet.say(command::SetField{"name", "imogen farrow"});
  ward.tablet.say(command::SaveForm{});
  REQUIRE(ward.tablet.open().over.form.has_value());
  REQUIRE(ward.tablet.open().over.form->faults.size() == 1);
  CHECK(ward.tablet.open().over.form->faults[0].sentence.find("14 March 1991") != std::string::npos);
  // With another date of birth it is somebody else.
  ward.tablet.say(command::SetField{"born", "1985-01-01"});
  ward.tablet.say(command::SaveForm{});
  CHECK_FALSE(ward.tablet.open().over.form.has_value());
}

TEST_CASE("a handover begins with what is known: what matters, and what was promised") {
  Rowan ward;
  ward.amend(ward.person, {{"matters", "My cat."}});
  ward.record(codes::kFollowUp, {{"what", "Find the cat sitter"}, {"due", ward.day(2)}});
  ward.record(codes::kFollowUp, {{"what", "Between us"}, {"due", ward.day(2)}, {"betweenUs", true}});
  ward.tablet.say(command::StartForm{std::string(codes::kHandover), ward.person});
  const Fields& form = ward.tablet.open().over.form->fields;
  CHECK(form["matters"] == "My cat.");
  REQUIRE(form["promised"].size() == 1);
  CHECK(form["promised"][0]["what"] == "Find the cat sitter");
}
