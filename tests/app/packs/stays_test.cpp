// What a person keeps back stays back, also on second thoughts: kept back later, shared again, not asked at first.
#include <algorithm>
#include <utility>

#include "app/desk_state.h"
#include "record/codes.h"
#include "rowan.h"

using namespace alongside;
using namespace alongside::test;

namespace {

const Json kUs = {codes::kYouAndMe};

bool holds(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

/// Everything that a full pack holds, too: sealed after the new one, so that nothing is passed over.
std::string sentInFull(Rowan& ward) {
  ward.tablet.say(command::SealAsFile{true});
  ward.desk.give("full.json", ward.tablet.lastSaved());
  ward.desk.say(command::TakeAllIn{});
  std::string text;
  const Store& theirs = ward.desk.open().store;
  for (std::uint32_t i = 0; i < theirs.revisions(); ++i)
    text += canonical(theirs.revision(i).values()) + "\n";
  return text;
}

}  // namespace

TEST_CASE("'you and me' chosen later keeps the earlier text back, and what came of it") {
  struct Case {
    std::string_view kind;
    Fields first, later;
  };
  Rowan ward;
  const std::string when = ward.hoursAgo(2);
  const std::vector<Case> cases = {
      {codes::kSession,
       {{"when", when},
        {"words", "kettle-session"},
        {"next", "kettle-next"},
        {"signposting", "kettle-signpost"}},
       {{"seenBy", kUs}}},
      {codes::kRound, {{"when", ward.day(1) + "T10:00"}, {"say", "kettle-round"}}, {{"seenBy", kUs}}},
      {codes::kPlan, {{"type", codes::kRecoveryPlan}, {"hopes", "kettle-plan"}}, {{"seenBy", kUs}}},
      {codes::kGoal, {{"what", "kettle-goal"}}, {{"seenBy", kUs}}},
      {codes::kDebrief,
       {{"when", when},
        {"answer", codes::kAccepted},
        {"consent", codes::kShareWithWard},
        {"account", "kettle-debrief"},
        {"preferences", "kettle-wish"},
        {"learning", "kettle-learning"},
        {"due", ward.day(3)}},
       {{"consent", codes::kPrivate}}},
      {codes::kReflection, {{"thoughts", "kettle-reflection"}, {"share", true}}, {{"share", false}}},
      {codes::kEvidence,
       {{"competence", "2.2"}, {"how", "kettle-evidence"}, {"share", true}},
       {{"share", false}}},
      {codes::kCarer,
       {{"name", "kettle-carer"}, {"words", "kettle-said"}, {"carerConsent", codes::kConsentYes}},
       {{"carerConsent", codes::kConsentNo}}},
      {codes::kHandover, {{"to", "kettle-colleague"}, {"agrees", true}}, {{"agrees", false}}},
      {codes::kSignpost, {{"what", "kettle-suggestion"}}, {{codes::kBetweenUs, true}}},
      {codes::kFollowUp, {{"what", "kettle-follow-up"}, {"due", ward.day(2)}}, {{codes::kBetweenUs, true}}},
  };
  for (const Case& one : cases) {
    const Id id = ward.record(one.kind, one.first);
    ward.amend(id, one.later);
    CAPTURE(one.kind);
    CHECK(whyStays(*ward.store().find(id)->kind, ward.fields(id)) != Stays::no);
  }
  const std::string sent = ward.sent();
  CHECK(holds(sent, "Imogen Farrow"));
  CHECK_FALSE(holds(sent, "kettle"));
  CHECK_FALSE(holds(sentInFull(ward), "kettle"));
}

TEST_CASE("learning that was allowed and then was not stays, with the question what was done") {
  Rowan ward;
  const Id debrief = ward.record(codes::kDebrief, {{"when", ward.hoursAgo(5)},
                                                   {"answer", codes::kAccepted},
                                                   {"consent", codes::kLearningOnly},
                                                   {"learning", "Say what comes next."},
                                                   {"due", ward.day(9)}});
  REQUIRE(ward.all(codes::kLearning).size() == 1);
  ward.amend(debrief, {{"consent", codes::kPrivate}});
  CHECK_FALSE(holds(ward.sent(), "Say what comes next."));
  ward.amend(debrief, {{"consent", codes::kLearningOnly}, {"learning", "Say what comes next."}});
  CHECK(holds(ward.sent(), "Say what comes next."));
}

TEST_CASE("a wish goes from the crisis plan again when the debrief is kept private, and the plan goes on") {
  Rowan ward;
  const Id plan = ward.record(codes::kPlan, {{"type", codes::kCrisisPlan}, {"signs", "I sleep little."}});
  const Id debrief = ward.record(codes::kDebrief, {{"when", ward.hoursAgo(5)},
                                                   {"answer", codes::kAccepted},
                                                   {"consent", codes::kShareWithWard},
                                                   {"preferences", "Nobody behind me."}});
  REQUIRE(holds(textAt(ward.fields(plan), "nextTime"), "Nobody behind me."));
  ward.amend(debrief, {{"consent", codes::kPrivate}});
  CHECK_FALSE(holds(textAt(ward.fields(plan), "nextTime"), "Nobody behind me."));
  const std::string sent = ward.sent();
  CHECK(holds(sent, "I sleep little."));
  CHECK_FALSE(holds(sent, "Nobody behind me."));
  // Nothing is lost: it stands in a plan that stays.
  const auto plans = ward.all(codes::kPlan);
  REQUIRE(plans.size() == 2);
  CHECK(std::ranges::any_of(plans, [](const Fields& f) {
    return holds(textAt(f, "nextTime"), "Nobody behind me.") && f["seenBy"] == kUs;
  }));
}

TEST_CASE("what had left before it was kept back is named, with its pack and its day") {
  Rowan ward;
  const Id session = ward.record(codes::kSession, {{"words", "I slept until the birds."}});
  ward.sent();
  ward.amend(session, {{"seenBy", kUs}});
  ward.tablet.say(command::OpenRecord{session});
  const Views& views = ward.tablet.open().views;
  CHECK(views.page.stays == Stays::youAndMe);
  REQUIRE(views.page.leftBefore.has_value());
  CHECK(views.page.leftBefore->seq == 1);
  CHECK(localMoment(views.page.leftBefore->made).date == ward.tablet.state().local.date);
  // Also after the tablet was locked and opened again.
  Tablet again = ward.tablet.afterKill();
  again.unlock(ward.tablet.passphrase);
  again.say(command::OpenRecord{session});
  REQUIRE(again.open().views.page.leftBefore.has_value());
  CHECK(again.open().views.page.leftBefore->seq == 1);
}

TEST_CASE("shared, then private, then shared again is one version at the coordinator's") {
  Rowan ward;
  const Id session = ward.record(codes::kSession, {{"words", "A four today."}});
  ward.sent();
  ward.amend(session, {{"words", "Only for you."}, {"seenBy", kUs}});
  CHECK_FALSE(holds(ward.sent(), "Only for you."));
  ward.amend(session, {{"words", "A six today."}, {"seenBy", kAllMaySee}});
  const std::string sent = ward.sent();
  CHECK(holds(sent, "A six today."));
  CHECK_FALSE(holds(sent, "Only for you."));
  const Record* theirs = ward.desk.open().store.find(session);
  REQUIRE(theirs != nullptr);
  CHECK(theirs->heads.size() == 1);
  CHECK(textAt(ward.desk.open().store.fields(*theirs), "words") == "A six today.");
  CHECK(ward.store().find(session)->heads.size() == 1);
  // And once more, with two versions in a row kept back.
  ward.amend(session, {{"words", "Between us."}, {"seenBy", kUs}});
  ward.amend(session, {{"words", "Between us, still."}});
  ward.amend(session, {{"words", "A seven today."}, {"seenBy", kAllMaySee}});
  ward.sent();
  CHECK(ward.desk.open().store.find(session)->heads.size() == 1);
}

TEST_CASE("nothing about who may see is chosen until somebody asked, and until then it stays") {
  Rowan ward;
  ward.tablet.say(command::StartRecord{ward.person});
  CHECK_FALSE(ward.tablet.open().over.form->fields.contains("seenBy"));
  ward.tablet.say(command::SetField{"words", "kettle"});
  const Id first = ward.save();
  REQUIRE(ward.tablet.open().views.send.toAsk.size() == 1);
  CHECK(ward.tablet.open().views.send.toAsk[0].record == first);
  CHECK(ward.tablet.open().over.toast->text == "Saved. It stays here until you have asked who may see it.");
  CHECK_FALSE(holds(ward.sent(), "kettle"));
  ward.amend(first, {{"seenBy", kAllMaySee}});
  CHECK(holds(ward.sent(), "kettle"));
  // The last answer is offered for the next one, and still not chosen.
  ward.tablet.say(command::StartRecord{ward.person});
  CHECK_FALSE(ward.tablet.open().over.form->fields.contains("seenBy"));
  CHECK(ward.tablet.open().over.form->seenByLast.at(ward.person.text()) == kAllMaySee);
}

TEST_CASE("'ward team' alone does not go to the coordinator") {
  Rowan ward;
  ward.record(codes::kSession, {{"words", "kettle"}, {"seenBy", {codes::kWardTeam}}});
  CHECK_FALSE(holds(ward.sent(), "kettle"));
  ward.record(codes::kSession,
              {{"when", ward.hoursAgo(9)}, {"words", "the moon"}, {"seenBy", {codes::kCoordinator}}});
  CHECK(holds(ward.sent(), "the moon"));
}

TEST_CASE(
    "a carer's words stay while their consent was not asked; what may not be used or handed over stays") {
  Rowan ward;
  const Id carer = ward.record(codes::kCarer, {{"name", "Vera"}, {"words", "kettle-carer"}});
  ward.record(codes::kHandover, {{"to", "Leon"}, {"matters", "kettle-handover"}, {"agrees", false}});
  CHECK_FALSE(holds(ward.sent(), "kettle"));
  ward.amend(carer, {{"carerConsent", codes::kConsentYes}});
  const std::string sent = ward.sent();
  CHECK(holds(sent, "kettle-carer"));
  CHECK_FALSE(holds(sent, "kettle-handover"));
  const Kind& feedback = *kindNamed(codes::kFeedback);
  CHECK(whyStays(feedback, {{"good", "The tea."}, {"mayQuote", false}}) == Stays::refused);
  CHECK(whyStays(feedback, {{"good", "The tea."}, {"mayQuote", true}}) == Stays::no);
}

TEST_CASE("paper that holds what stays says for whom alone it is") {
  Rowan ward;
  const Id session =
      ward.record(codes::kPlan, {{"type", codes::kCrisisPlan}, {"helps", "Tea."}, {"seenBy", kUs}});
  ward.tablet.say(command::PrintRecord{session, true});
  CHECK(holds(ward.tablet.world->printed, "For Imogen Farrow alone."));
  ward.amend(session, {{"seenBy", kAllMaySee}});
  ward.tablet.say(command::PrintRecord{session, true});
  CHECK_FALSE(holds(ward.tablet.world->printed, "alone."));
}

TEST_CASE("a debrief that stays between two people is counted at the desk, once and without a word of it") {
  Rowan ward;
  const auto atTheDesk = [&] {
    ward.desk.say(command::GoTo{Place::activity});
    const Debriefs& all = ward.desk.open().desk->activity.activity.debriefs;
    return std::pair(all.offered, all.accepted);
  };
  const Json answers = {{"when", ward.hoursAgo(2)},
                        {"offeredOn", ward.day(0)},
                        {"answer", codes::kAccepted},
                        {"account", "kettle-account"}};
  Fields priv = answers, unasked = answers;
  priv["consent"] = codes::kPrivate;
  const Id kept = ward.record(codes::kDebrief, priv);
  ward.record(codes::kDebrief, unasked);  // nobody told them anything yet
  CHECK_FALSE(holds(ward.sent(), "kettle"));
  CHECK(atTheDesk() == std::pair(1, 1));
  ward.record(codes::kGoal, {{"what", "To walk by the canal."}});
  CHECK_FALSE(holds(ward.sent(), "kettle"));
  CHECK(atTheDesk() == std::pair(1, 1));
  // Shared later it is a record like others; private again, it is the count that says how it stands.
  ward.amend(kept, {{"consent", codes::kShareWithWard}});
  CHECK(holds(ward.sent(), "kettle"));
  CHECK(atTheDesk() == std::pair(1, 1));
  ward.amend(kept, {{"consent", codes::kPrivate}});
  ward.record(codes::kGoal, {{"what", "To cook."}});
  ward.sent();
  CHECK(atTheDesk() == std::pair(1, 1));
  Tablet again = ward.desk.afterKill();
  again.unlock(ward.desk.passphrase);
  again.say(command::GoTo{Place::activity});
  CHECK(again.open().desk->activity.activity.debriefs.accepted == 1);
}

TEST_CASE("a debrief that was put off and is accepted in private later is not 'later' for ever") {
  Rowan ward;
  const Id id = ward.record(codes::kDebrief, {{"when", ward.hoursAgo(2)},
                                              {"offeredOn", ward.day(0)},
                                              {"answer", codes::kDeferred},
                                              {"againOn", ward.day(2)}});
  ward.sent();
  ward.desk.say(command::GoTo{Place::activity});
  CHECK(ward.desk.open().desk->activity.activity.debriefs.later == 1);
  ward.amend(id, {{"answer", codes::kAccepted}, {"consent", codes::kPrivate}});
  ward.record(codes::kGoal, {{"what", "To walk by the canal."}});
  ward.sent();
  ward.desk.say(command::GoTo{Place::activity});
  CHECK(ward.desk.open().desk->activity.activity.debriefs.later == 0);
  CHECK(ward.desk.open().desk->activity.activity.debriefs.accepted == 1);
}
