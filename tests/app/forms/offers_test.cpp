// What makes the common case quick: visits of a round on one sheet, answers given lately, the directory in reach.
#include <doctest/doctest.h>

#include <algorithm>

#include "record/codes.h"
#include "tablet.h"

using namespace alongside;
using namespace alongside::test;

namespace {

struct Rounds {
  Tablet tablet;
  Id imogen, gloria, hassan;
  Rounds() {
    tablet.startTeam("Nadia Holloway");
    imogen = tablet.addPerson("Imogen Farrow");
    gloria = tablet.addPerson("Gloria Penhale");
    hassan = tablet.addPerson("Hassan Orme", "Hazel");
  }
  void begin(std::string_view kind, const Id& about = {}) {
    tablet.say(command::StartForm{std::string(kind), about});
    REQUIRE(tablet.open().over.form.has_value());
  }
  void answer(std::string key, Json value) {
    tablet.say(command::SetField{std::move(key), std::move(value)});
  }
  void save() {
    tablet.say(command::SaveForm{});
    if (tablet.open().over.form)
      for (const FieldFault& fault : tablet.open().over.form->faults)
        MESSAGE(fault.key << ": " << fault.sentence);
    REQUIRE_FALSE(tablet.open().over.form.has_value());
  }
  const Json& fields() const { return tablet.open().over.form->fields; }
  std::vector<Fields> all(std::string_view kind) const {
    std::vector<Fields> found;
    for (const Id& id : tablet.open().store.ofKind(kind)) {
      const Record* record = tablet.open().store.find(id);
      if (!record->voided) found.push_back(tablet.open().store.fields(*record));
    }
    return found;
  }
};

}  // namespace

TEST_CASE("a second one-to-one begins where the last one ended, so that they do not clash") {
  Rounds ward;
  Tablet& tablet = ward.tablet;
  const Moment now = tablet.state().local;
  ward.begin(codes::kSession, ward.imogen);
  ward.answer("when", addMinutes(now, -40).text());
  ward.answer("minutes", 30);
  ward.answer("seenBy", kAllMaySee);
  ward.save();
  ward.begin(codes::kSession, ward.gloria);
  CHECK(ward.fields()["when"] == addMinutes(now, -10).text());
  CHECK(ward.fields()["minutes"] == 10);
  CHECK_FALSE(ward.fields().contains("worry"));
  ward.answer("minutes", 3);  // three minutes are a contact, too
  ward.answer("seenBy", kAllMaySee);
  tablet.say(command::SaveForm{});
  CHECK_FALSE(tablet.open().over.form.has_value());  // and nothing was to be warned of
}

TEST_CASE("what stands there as the last time is said to, until somebody answers otherwise") {
  Rounds ward;
  ward.begin(codes::kSession, ward.imogen);
  CHECK(ward.tablet.open().over.form->carried.empty());
  ward.answer("mechanism", codes::kVideo);
  ward.answer("seenBy", kAllMaySee);
  ward.save();
  ward.begin(codes::kSession, ward.imogen);
  CHECK(ward.fields()["mechanism"] == codes::kVideo);
  CHECK(ward.tablet.open().over.form->carried ==
        Json({{"mechanism", codes::kVideo}}));  // the ward is the usual place
}

TEST_CASE("a round of visits has a row for everybody on the ward, and each visit becomes its own session") {
  Rounds ward;
  ward.begin(codes::kVisits);
  ward.answer("ward", "rowan");
  REQUIRE(ward.fields()["visits"].size() == 2);  // Gloria, Imogen: by name
  CHECK(ward.fields()["visits"][0]["person"] == ward.gloria.text());
  ward.answer("when", addMinutes(ward.tablet.state().local, -90).text());
  ward.answer("visits.0.attendance", codes::kOnTime);
  ward.answer("visits.0.minutes", 20);
  ward.answer("visits.0.notes", "Asked for the chaplain");
  ward.answer("visits.1.attendance", codes::kDidNotCome);
  const std::size_t before = ward.tablet.open().store.size();
  ward.save();
  CHECK(ward.tablet.open().store.size() == before + 2);  // and nothing of the sheet itself
  CHECK(ward.all(codes::kVisits).empty());
  auto sessions = ward.all(codes::kSession);
  REQUIRE(sessions.size() == 2);
  std::ranges::sort(sessions, {}, [](const Fields& one) { return textAt(one, "attendance"); });
  CHECK(sessions[1]["person"] == ward.gloria.text());
  CHECK(sessions[1]["minutes"] == 20);
  CHECK(sessions[1]["notes"] == "Asked for the chaplain");
  CHECK_FALSE(sessions[1].contains("seenBy"));  // nobody was asked: a round writes nothing unseen
  // The next visit begins where the one before ended.
  CHECK(momentFrom(textAt(sessions[0], "when")) == addMinutes(*momentFrom(textAt(sessions[1], "when")), 20));
  CHECK_FALSE(sessions[0].contains("minutes"));
  for (const Fields& session : sessions)
    CHECK(validate(*kindNamed(codes::kSession), session, ward.tablet.state().local).empty());
}

TEST_CASE("a round of visits is undone as one act, and stands there again as it was") {
  Rounds ward;
  ward.begin(codes::kVisits);
  ward.answer("ward", "Rowan");
  ward.answer("visits.0.attendance", codes::kOnTime);
  ward.answer("visits.1.attendance", codes::kOnTime);
  ward.save();
  CHECK(ward.all(codes::kSession).size() == 2);
  CHECK(ward.tablet.open().over.toast->text == "2 sessions saved");
  ward.tablet.say(command::DoUndo{});
  CHECK(ward.all(codes::kSession).empty());
  REQUIRE(ward.tablet.open().over.form.has_value());
  CHECK(ward.fields()["visits"][1]["attendance"] == codes::kOnTime);
}

TEST_CASE("on a round, what one person keeps between the two stays so") {
  Rounds ward;
  ward.begin(codes::kSession, ward.gloria);
  ward.answer("seenBy", Json::array({codes::kYouAndMe}));
  ward.save();
  ward.tablet.spend(3600);
  ward.begin(codes::kVisits);
  ward.answer("ward", "Rowan");
  ward.answer("when", addMinutes(ward.tablet.state().local, -20).text());
  // What was agreed the last time is offered, and chosen by nobody but the writer.
  CHECK_FALSE(ward.fields()["visits"][0].contains("seenBy"));
  CHECK(ward.tablet.open().over.form->seenByLast.at(ward.gloria.text()) == Json::array({codes::kYouAndMe}));
  CHECK_FALSE(ward.tablet.open().over.form->seenByLast.contains(ward.imogen.text()));
  ward.answer("visits.0.attendance", codes::kOnTime);
  ward.answer("visits.0.seenBy", Json::array({codes::kYouAndMe}));
  ward.answer("visits.0.seenBy", Json::array({codes::kYouAndMe, codes::kCoordinator}));
  CHECK(ward.fields()["visits"][0]["seenBy"] == Json::array({codes::kCoordinator}));
  ward.answer("visits.0.seenBy", Json::array({codes::kYouAndMe}));
  ward.save();
  const Id newest = ward.tablet.open().store.ofKind(codes::kSession).front();
  const Fields session = ward.tablet.open().store.fields(*ward.tablet.open().store.find(newest));
  CHECK(session["seenBy"] == Json::array({codes::kYouAndMe}));
}

TEST_CASE("a round of visits that nobody answered, or that would end after now, is not saved") {
  Rounds ward;
  ward.begin(codes::kVisits);
  ward.answer("ward", "Rowan");
  ward.tablet.say(command::SaveForm{});
  REQUIRE(ward.tablet.open().over.form.has_value());
  ward.answer("visits.0.attendance", codes::kOnTime);
  ward.answer("visits.0.minutes", 120);
  ward.tablet.say(command::SaveForm{});
  REQUIRE(ward.tablet.open().over.form.has_value());
  REQUIRE_FALSE(ward.tablet.open().over.form->faults.empty());
  CHECK(ward.tablet.open().over.form->faults.front().key == "when");
}

TEST_CASE("a round of visits survives a killed browser as a draft") {
  Rounds ward;
  ward.begin(codes::kVisits);
  ward.answer("ward", "Rowan");
  ward.answer("visits.1.notes", "Sleeping");
  ward.tablet.advance(3);
  Tablet after = ward.tablet.afterKill();
  after.unlock(ward.tablet.passphrase);
  REQUIRE(after.open().views.drafts.size() == 1);
  after.say(command::ResumeDraft{after.open().views.drafts.front().draft});
  CHECK(after.open().over.form->fields["visits"][1]["notes"] == "Sleeping");
}

TEST_CASE("another ward brings its people, and those answered already stay") {
  Rounds ward;
  ward.begin(codes::kVisits);
  ward.answer("ward", "Rowan");
  ward.answer("visits.0.attendance", codes::kOnTime);
  ward.answer("ward", "Hazel");
  REQUIRE(ward.fields()["visits"].size() == 2);
  CHECK(ward.fields()["visits"][0]["person"] == ward.gloria.text());
  CHECK(ward.fields()["visits"][1]["person"] == ward.hassan.text());
}

TEST_CASE("what was answered lately is offered again, newest first and each once") {
  Rounds ward;
  for (const char* place : {"Garden room", "Lounge", "garden room"}) {
    ward.begin(codes::kGroup);
    ward.answer("theme", place == std::string("Lounge") ? "Football" : "Poetry");
    ward.answer("place", place);
    ward.answer("facilitators", "Nadia and Femi");
    ward.save();
    ward.tablet.spend(600);
  }
  ward.begin(codes::kGroup);
  const auto& recent = ward.tablet.open().over.form->recent;
  CHECK(recent.at("place") == std::vector<std::string>{"garden room", "Lounge"});
  CHECK(recent.at("theme") == std::vector<std::string>{"Poetry", "Football"});
  ward.begin(codes::kSupervision);
  CHECK(ward.tablet.open().over.form->recent.empty());  // nothing was answered there yet
}

TEST_CASE("a group that meets again brings its place, its leaders and its length along") {
  Rounds ward;
  ward.begin(codes::kGroup);
  ward.answer("theme", "Poetry");
  ward.answer("place", "Garden room");
  ward.answer("facilitators", "Nadia and Femi");
  ward.answer("minutes", 60);
  ward.save();
  ward.begin(codes::kGroup);
  ward.answer("place", "Lounge");
  ward.answer("theme", "Poetry");
  CHECK(ward.fields()["place"] == "Lounge");  // what was answered stays
  CHECK(ward.fields()["facilitators"] == "Nadia and Femi");
  CHECK(ward.fields()["minutes"] == 60);
  CHECK_FALSE(ward.fields().contains("register"));  // who came is asked anew
}

TEST_CASE("something of the directory is suggested within a session, and asked about in two weeks") {
  Rounds ward;
  for (const auto& [name, sort] :
       {std::pair{"Brook Lane allotments", "community"}, {"Recovery college", "peer"}}) {
    ward.begin(codes::kResource);
    ward.answer("name", name);
    ward.answer("sort", Json::array({sort}));
    ward.save();
  }
  ward.begin(codes::kSession, ward.imogen);
  ward.tablet.say(command::Pick{"suggested", "", ""});
  CHECK(ward.tablet.open().over.form->pick.all == 2);
  ward.tablet.say(command::Pick{"suggested", "lane", ""});
  CHECK(ward.tablet.open().over.form->pick.shown.size() == 1);
  ward.tablet.say(command::Pick{"suggested", "", "peer"});
  REQUIRE(ward.tablet.open().over.form->pick.shown.size() == 1);
  const Id college = ward.tablet.open().over.form->pick.shown.front();
  ward.answer("suggested", college.text());
  CHECK(ward.tablet.open().over.form->pick.key.empty());
  CHECK(ward.fields()["signposting"] == "Recovery college");
  ward.save();
  const auto suggested = ward.all(codes::kSignpost);
  REQUIRE(suggested.size() == 1);
  CHECK(suggested[0]["what"] == "Recovery college");
  CHECK(suggested[0]["entry"] == college.text());
  CHECK(suggested[0]["person"] == ward.imogen.text());
  const auto due = ward.all(codes::kFollowUp);
  REQUIRE(due.size() == 1);
  CHECK(due[0]["what"] == "Did it happen: Recovery college");
  CHECK(due[0]["due"] == addDays(ward.tablet.state().local.date, 14).text());
  CHECK(due[0]["from"] == ward.tablet.open().store.ofKind(codes::kSignpost).front().text());
  // One act: undone as one.
  ward.tablet.say(command::DoUndo{});
  CHECK(ward.all(codes::kSignpost).empty());
  CHECK(ward.all(codes::kFollowUp).empty());
}

TEST_CASE("what was suggested in a session between the two stays with its question on the tablet") {
  Rounds ward;
  ward.begin(codes::kSession, ward.imogen);
  ward.answer("seenBy", Json::array({codes::kYouAndMe}));
  ward.answer("signposting", "A night line");
  ward.save();
  for (const std::string_view kind : {codes::kSignpost, codes::kFollowUp}) {
    const auto made = ward.all(kind);
    REQUIRE(made.size() == 1);
    CHECK(staysHere(*kindNamed(kind), made[0]));
  }
}

TEST_CASE("what has come of a suggestion already is not asked again") {
  Rounds ward;
  ward.begin(codes::kSession, ward.imogen);
  ward.answer("signposting", "The library");
  ward.answer("signpostingOutcome", "We went there together");
  ward.save();
  CHECK(ward.all(codes::kSignpost).empty());
  CHECK(ward.all(codes::kFollowUp).empty());
}
