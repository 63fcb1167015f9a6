// Everything else that a worker does on the ward: what comes of it, and what never leaves.
#include <doctest/doctest.h>

#include <algorithm>

#include "record/codes.h"
#include "tablet.h"

using namespace alongside;
using namespace alongside::test;

namespace {

/// A team of one worker who was accepted, with one person on the caseload.
struct Rowan {
  Tablet desk, tablet;
  Id person;

  Rowan() {
    desk.startTeam();
    desk.say(command::SaveTeamFile{});
    const Bytes request = tablet.join(desk.lastSaved(), "Femi Larkin");
    desk.give("join.jws", request);
    desk.say(command::AcceptJoin{0});
    person = tablet.addPerson("Imogen Farrow");
  }
  /// Fills a form and saves it, warnings or not; the record's id.
  Id record(std::string_view kind, const Fields& answers, const Id& about) {
    tablet.say(command::StartForm{std::string(kind), about});
    for (const auto& [key, value] : answers.items()) tablet.say(command::SetField{key, value});
    return save();
  }
  Id record(std::string_view kind, const Fields& answers) { return record(kind, answers, person); }
  Id save() {
    REQUIRE(tablet.open().form.has_value());
    const Id id = tablet.open().form->record;
    tablet.say(command::SaveForm{});
    if (tablet.open().form) tablet.say(command::SaveForm{});
    if (tablet.open().form)
      for (const FieldFault& fault : tablet.open().form->faults) MESSAGE(fault.key << ": " << fault.sentence);
    REQUIRE_FALSE(tablet.open().form.has_value());
    if (tablet.state().gate == Gate::cover) tablet.say(command::SetPin{"4711"});
    return id;
  }
  void amend(const Id& id, const Fields& answers) {
    tablet.say(command::Amend{id});
    for (const auto& [key, value] : answers.items()) tablet.say(command::SetField{key, value});
    save();
  }
  const Store& store() const { return tablet.open().store; }
  Fields fields(const Id& id) const { return store().fields(*store().find(id)); }
  std::vector<Fields> all(std::string_view kind) const {
    std::vector<Fields> found;
    for (const Id& id : store().ofKind(kind))
      if (!store().find(id)->voided) found.push_back(fields(id));
    return found;
  }
  /// Everything that leaves in the next pack, as the coordinator has it then.
  std::string sent() {
    tablet.say(command::SealAsFile{});
    desk.give("pack.json", tablet.lastSaved());
    desk.say(command::TakeAllIn{});
    std::string text;
    const Store& theirs = desk.open().store;
    for (std::uint32_t i = 0; i < theirs.revisions(); ++i)
      text += canonical(theirs.revision(i).values()) + "\n";
    return text;
  }
  std::string day(int from) const { return addDays(tablet.state().local.date, from).text(); }
  std::string hoursAgo(int hours) const { return addMinutes(tablet.state().local, -60 * hours).text(); }
};

}  // namespace

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

TEST_CASE("a debrief that was put off is offered again on its day") {
  Rowan ward;
  ward.tablet.say(command::StartForm{std::string(codes::kDebrief), ward.person});
  ward.tablet.say(command::SetField{"when", ward.hoursAgo(5)});
  ward.tablet.say(command::SetField{"answer", codes::kDeferred});
  ward.tablet.say(command::SaveForm{});
  REQUIRE(ward.tablet.open().form.has_value());  // no day yet
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
  CHECK(ward.tablet.open().form.has_value());
  CHECK(ward.all(codes::kDebrief).empty());
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

TEST_CASE("a discharge changes the person's details, and support goes on for as long as was agreed") {
  Rowan ward;
  ward.record(codes::kMove, {{"type", codes::kDischarged}, {"supportUntil", ward.day(14)}});
  CHECK(ward.fields(ward.person)["status"] == codes::kDischarged);
  CHECK(ward.fields(ward.person)["supportUntil"] == ward.day(14));
  CHECK(ward.tablet.open().views.people.at(0).active);
  ward.tablet.advance(15 * 86400.0);
  if (ward.tablet.state().gate == Gate::lock) ward.tablet.unlock(ward.tablet.passphrase);
  Tablet later = ward.tablet.afterKill();
  later.world->clock.advance(15LL * 86'400'000);
  later.unlock(later.passphrase);
  CHECK_FALSE(later.open().views.people.at(0).active);
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
  ward.record(codes::kConcern, {{"what", "The stairs looked unsafe to me."}});
  CHECK(ward.fields(ward.person)["consent"] == codes::kConsentWithdrawn);
  CHECK(ward.tablet.open().views.keptBack > 0);
  const std::string sent = ward.sent();
  CHECK(sent.find("kettle") == std::string::npos);
  CHECK(sent.find("stairs") != std::string::npos);
  CHECK(sent.find(std::string(codes::kConsentWithdrawn)) != std::string::npos);
  // They change their mind: what was kept back goes with the next pack.
  ward.record(codes::kConsent, {{"about", codes::kToSupport}, {"answer", codes::kConsentYes}});
  CHECK(ward.sent().find("kettle") != std::string::npos);
}

TEST_CASE("a worry is the first thing in a pack, whatever was recorded before it") {
  Rowan ward;
  ward.record(codes::kSession, {{"words", "Quiet."}});
  ward.record(codes::kConcern, {{"what", "The stairs"}});
  REQUIRE_FALSE(ward.tablet.open().views.unsent.empty());
  CHECK(ward.tablet.open().views.unsent.front().kind == codes::kConcern);
  CHECK(ward.tablet.open().views.unsent.front().worry);
}

TEST_CASE("a warning is said before it is saved, and Save again means all the same") {
  Rowan ward;
  const std::string when = ward.hoursAgo(1);
  ward.record(codes::kSession, {{"when", when}, {"minutes", 30}});
  ward.tablet.say(command::StartForm{std::string(codes::kSession), ward.person});
  ward.tablet.say(command::SetField{"when", when});
  ward.tablet.say(command::SaveForm{});
  REQUIRE(ward.tablet.open().form.has_value());
  REQUIRE(ward.tablet.open().form->faults.size() == 1);
  CHECK(ward.tablet.open().form->faults[0].warning);
  CHECK(ward.tablet.open().form->faults[0].sentence.find("Imogen Farrow") != std::string::npos);
  ward.tablet.say(command::SaveForm{});
  CHECK_FALSE(ward.tablet.open().form.has_value());
  CHECK(ward.all(codes::kSession).size() == 2);
}

TEST_CASE("sessions one after the other do not overlap") {
  Rowan ward;
  ward.record(codes::kSession, {{"when", ward.hoursAgo(2)}, {"minutes", 60}});
  ward.tablet.say(command::StartForm{std::string(codes::kSession), ward.person});
  ward.tablet.say(command::SetField{"when", ward.hoursAgo(1)});
  ward.tablet.say(command::SaveForm{});
  CHECK_FALSE(ward.tablet.open().form.has_value());
}

TEST_CASE("somebody who may be on the tablet already is named with their date of birth") {
  Rowan ward;
  ward.amend(ward.person, {{"born", "1991-03-14"}});
  ward.tablet.say(command::StartForm{"person", {}});
  ward.tablet.say(command::SetField{"name", "imogen farrow"});
  ward.tablet.say(command::SaveForm{});
  REQUIRE(ward.tablet.open().form.has_value());
  REQUIRE(ward.tablet.open().form->faults.size() == 1);
  CHECK(ward.tablet.open().form->faults[0].sentence.find("14 March 1991") != std::string::npos);
  // With another date of birth it is somebody else.
  ward.tablet.say(command::SetField{"born", "1985-01-01"});
  ward.tablet.say(command::SaveForm{});
  CHECK_FALSE(ward.tablet.open().form.has_value());
}

TEST_CASE("a handover begins with what is known: what matters, and what was promised") {
  Rowan ward;
  ward.amend(ward.person, {{"matters", "My cat."}});
  ward.record(codes::kFollowUp, {{"what", "Find the cat sitter"}, {"due", ward.day(2)}});
  ward.record(codes::kFollowUp, {{"what", "Between us"}, {"due", ward.day(2)}, {"betweenUs", true}});
  ward.tablet.say(command::StartForm{std::string(codes::kHandover), ward.person});
  const Fields& form = ward.tablet.open().form->fields;
  CHECK(form["matters"] == "My cat.");
  REQUIRE(form["promised"].size() == 1);
  CHECK(form["promised"][0]["what"] == "Find the cat sitter");
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
      {codes::kConcern, {{"what", "The stairs"}, {"told", "Nurse in charge"}}},
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
  ward.tablet.say(command::HandOver{});
  CHECK_FALSE(ward.tablet.open().form.has_value());  // without a PIN anybody could walk out of the form
  REQUIRE(ward.tablet.open().note.has_value());
  ward.tablet.say(command::SetNewPin{"4711"});
  ward.tablet.say(command::KeepPin{});
  ward.tablet.say(command::HandOver{});
  REQUIRE(ward.tablet.open().form.has_value());
  CHECK(ward.tablet.open().handed);
  const Place before = ward.tablet.open().place;
  ward.tablet.say(command::GoTo{Place::people});
  ward.tablet.say(command::OpenPerson{ward.person});
  ward.tablet.say(command::StartRecord{ward.person});
  ward.tablet.say(command::SetSearch{"Imogen"});
  CHECK(ward.tablet.open().place == before);
  CHECK(ward.tablet.open().form->kind->name == codes::kFeedback);
  CHECK(ward.tablet.open().hits.empty());
  ward.tablet.say(command::SetField{"good", "You waited with me."});
  ward.tablet.say(command::SaveForm{});
  CHECK(ward.tablet.state().gate == Gate::cover);
  ward.tablet.say(command::SetPin{"4711"});
  CHECK(ward.tablet.state().gate == Gate::open);
  CHECK_FALSE(ward.tablet.open().handed);
  REQUIRE(ward.all(codes::kFeedback).size() == 1);
  CHECK(ward.all(codes::kFeedback)[0]["good"] == "You waited with me.");
}

TEST_CASE("giving the tablet back without saving keeps what was written as a draft, behind the PIN") {
  Rowan ward;
  ward.tablet.say(command::SetNewPin{"4711"});
  ward.tablet.say(command::KeepPin{});
  ward.tablet.say(command::HandOver{});
  ward.tablet.say(command::SetField{"better", "The door was loud."});
  ward.tablet.say(command::Back{});
  CHECK(ward.tablet.state().gate == Gate::cover);
  ward.tablet.say(command::SetPin{"4711"});
  CHECK(ward.tablet.open().views.drafts.size() == 1);
}
