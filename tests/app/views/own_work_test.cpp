// A worker's own work: what was agreed, supervision, competences; and what must not fall between.
#include <algorithm>

#include "record/codes.h"
#include "rowan.h"

using namespace alongside;
using namespace alongside::test;

TEST_CASE("a usual week stands beside what the latest supervision said of it") {
  Rowan ward;
  ward.record(codes::kSupervision, {{"when", ward.day(-40) + "T10:00"}, {"weekContacts", 9}}, Id{});
  ward.record(codes::kSupervision,
              {{"when", ward.day(-20) + "T10:00"}, {"weekContacts", 14}, {"weekWardDays", 3}}, Id{});
  ward.record(codes::kSupervision, {{"when", ward.day(-5) + "T10:00"}, {"notes", "Rest"}}, Id{});
  ward.record(codes::kSupervision, {{"when", ward.day(5) + "T10:00"}, {"weekContacts", 30}}, Id{});
  const AgreedWeek& agreed = ward.tablet.open().views.mine.work.agreed;
  CHECK(agreed.contacts == 14);
  CHECK(agreed.wardDays == 3);
  CHECK(agreed.hours == 0);
  CHECK(agreed.since.text() == ward.day(-20));
  ward.record(codes::kWardDay, {{"on", ward.day(0)}, {"ward", "Rowan"}}, Id{});
  ward.record(codes::kWardDay, {{"on", ward.day(1)}, {"ward", "Rowan"}}, Id{});  // has not been yet
  CHECK(ward.tablet.open().views.mine.work.weeks.back().wardDays == 1);
}

TEST_CASE("minutes of each way that a supervision agreed stand beside those that were") {
  Rowan ward;
  ward.record(codes::kSupervision,
              {{"when", ward.day(-5) + "T10:00"},
               {"weekByWay",
                {{{"mechanism", codes::kFaceToFace}, {"minutes", 540}},
                 {{"mechanism", codes::kPhone}, {"minutes", 45}}}}},
              Id{});
  ward.record(codes::kSession, {{"when", ward.hoursAgo(1)}, {"minutes", 40}, {"mechanism", codes::kPhone}});
  const MyWork& work = ward.tablet.open().views.mine.work;
  CHECK(work.agreed.said());
  CHECK(work.agreed.minutes ==
        std::map<std::string, int>{{std::string(codes::kFaceToFace), 540}, {std::string(codes::kPhone), 45}});
  CHECK(work.weekMinutes.at(std::string(codes::kPhone)) == doctest::Approx(40));
  // A week has more minutes than a talk, and not more than there are in it.
  ward.tablet.say(command::StartForm{std::string(codes::kSupervision), Id{}});
  ward.tablet.say(command::SetField{"when", ward.day(-1) + "T10:00"});
  ward.tablet.say(command::SetField{"weekByWay.0", {{"mechanism", codes::kFaceToFace}, {"minutes", 2415}}});
  ward.tablet.say(command::SaveForm{});
  REQUIRE(ward.tablet.open().over.form.has_value());
  REQUIRE(ward.tablet.open().over.form->faults.size() == 1);
  CHECK(ward.tablet.open().over.form->faults[0].sentence ==
        "This is longer than 40 hours. Check how long it was.");
}

TEST_CASE("supervision is due when none is planned and the last is longer ago than the team agreed") {
  Rowan ward;
  const Views& views = ward.tablet.open().views;
  CHECK_FALSE(views.mine.supervisionDue);  // nobody is reminded of what never was
  ward.record(codes::kSupervision, {{"when", ward.day(-41) + "T10:00"}}, Id{});
  CHECK_FALSE(views.mine.supervisionDue);
  ward.record(codes::kReflection,
              {{"on", ward.day(-50)}, {"thoughts", "Said there"}, {"toSupervision", true}}, Id{});
  ward.record(codes::kReflection, {{"on", ward.day(-9)}, {"thoughts", "Mine alone"}}, Id{});
  const Id take = ward.record(
      codes::kReflection,
      {{"on", ward.day(-8)}, {"thoughts", "The door"}, {"toSupervision", true}, {"take", "How to ask"}},
      Id{});
  CHECK(views.mine.toSupervision == std::vector{take});
  ward.tablet.spend(86400.0);
  CHECK(ward.tablet.open().views.mine.supervisionDue);
  ward.record(codes::kSupervision, {{"when", ward.day(2) + "T10:00"}}, Id{});
  CHECK_FALSE(ward.tablet.open().views.mine.supervisionDue);
}

TEST_CASE("a competence is linked to the record that shows it, and says nothing of whom it was about") {
  Rowan ward;
  const Id session = ward.record(codes::kSession, {{"words", "The kettle was too hot."}});
  ward.tablet.say(command::NoteCompetence{session});
  REQUIRE(ward.tablet.open().over.form.has_value());
  CHECK(ward.tablet.open().over.form->kind->name == codes::kEvidence);
  ward.tablet.say(command::SetField{"competence", "3.5"});
  ward.tablet.say(command::SetField{"share", true});
  const Id evidence = ward.save();
  CHECK(ward.fields(evidence)["record"] == session.text());
  CHECK_FALSE(ward.fields(evidence).contains("person"));
  CHECK(ward.store().find(evidence)->person.empty());
  CHECK(canonical(ward.fields(evidence)).find("Imogen") == std::string::npos);
}

TEST_CASE("the last day of peer support after a discharge stands in the day") {
  Rowan ward;
  ward.record(codes::kMove, {{"type", codes::kDischarged}, {"supportUntil", ward.day(14)}});
  const auto due = ward.all(codes::kFollowUp);
  REQUIRE(due.size() == 1);
  CHECK(due[0]["due"] == ward.day(14));
  CHECK(due[0]["what"] == "Peer support ends: say goodbye, and who goes on");
}

TEST_CASE("whoever said no to sharing with family is not talked about: the form says since when") {
  Rowan ward;
  const auto cautioned = [&] {
    ward.tablet.say(command::StartForm{std::string(codes::kCarer), ward.person});
    ward.tablet.say(command::SetField{"name", "Ada"});
    ward.tablet.say(command::SaveForm{});
    if (!ward.tablet.open().over.form) return false;
    const bool said =
        std::ranges::contains(ward.tablet.open().over.form->faults, "mayTalk", &FieldFault::key);
    ward.save();  // all the same: a carer may be listened to
    return said;
  };
  CHECK_FALSE(cautioned());
  const auto consent = [&](std::string_view answer, int day) {
    ward.record(codes::kConsent, {{"about", codes::kToShare}, {"answer", answer}, {"on", ward.day(day)}});
  };
  consent(codes::kConsentYes, -9);
  CHECK_FALSE(cautioned());
  consent(codes::kConsentWithdrawn, -2);
  CHECK(cautioned());
  consent(codes::kConsentYes, 0);
  CHECK_FALSE(cautioned());
}
