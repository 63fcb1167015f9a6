// What a coordinator has half answered in a dialog is kept like half a form, until it is answered or taken back.
#include "app/command_desk.h"
#include "app/desk_state.h"
#include "app/team/command_team.h"
#include "app/worries/command_worries.h"
#include "record/codes.h"
#include "record/kinds/referral.h"
#include "service.h"

using namespace alongside;
using namespace alongside::test;

namespace {

constexpr const char* kWhy = "They would rather wait for somebody who";

struct OneReferral {
  Tablet desk;
  Id referral;
  OneReferral() {
    desk.startTeam();
    const Id person = desk.addPerson("Kwame Ashdown");
    desk.say(command::StartForm{std::string(codes::kReferral), person});
    referral = desk.open().over.form->record;
    desk.say(command::SetField{"source", "rio"});
    desk.say(command::SetField{"received", addDays(desk.state().local.date, -5).text()});
    desk.say(command::SaveForm{});
    REQUIRE_FALSE(desk.open().over.form.has_value());
    desk.say(command::OpenReferral{referral});
  }
  void ask(Tablet& tablet, std::string_view to = codes::kNotTakenOn) const {
    tablet.say(command::AskStep{referral, std::string(to)});
    REQUIRE(tablet.open().desk->step.has_value());
  }
  void halfSaid() {
    ask(desk);
    desk.say(command::SetStep{"why", kWhy});
  }
};

const StepAsked& step(const Tablet& tablet) { return *tablet.open().desk->step; }

/// The same vault after the browser was killed.
Tablet later(const Tablet& tablet) {
  Tablet again = tablet.afterKill();
  again.unlock(tablet.passphrase);
  return again;
}

}  // namespace

TEST_CASE("why a referral is not taken on, half written, stands there again after a lock and after a crash") {
  OneReferral one;
  one.halfSaid();
  SUBCASE("the tablet locks itself") { one.desk.advance(301); }
  SUBCASE("the browser is killed") { one.desk.advance(3); }
  SUBCASE("another place was chosen") {
    one.desk.say(command::GoTo{Place::today});
    one.desk.advance(3);
  }
  SUBCASE("back closed it") {
    one.desk.say(command::Back{});
    CHECK_FALSE(one.desk.open().desk->step.has_value());
    one.desk.advance(3);
  }
  SUBCASE("'Not now' or Escape closed it") {
    one.desk.say(command::CancelStep{});
    CHECK_FALSE(one.desk.open().desk->step.has_value());
    one.desk.advance(3);
  }
  Tablet again = later(one.desk);
  CHECK(again.open().views.drafts.empty());  // it is no record
  one.ask(again, codes::kTakenOn);
  CHECK(step(again).why.empty());  // another step is another question
  again.say(command::CancelStep{});
  one.ask(again);
  CHECK(step(again).why == kWhy);
  again.say(command::SetStep{"why", "They would rather wait."});
  again.say(command::TakeStep{});
  REQUIRE_FALSE(again.open().desk->step.has_value());
  CHECK(referralState(again.open().store.fields(*again.open().store.find(one.referral))) ==
        codes::kNotTakenOn);
  // Undone, it is asked anew.
  again.say(command::DoUndo{});
  one.ask(again);
  CHECK(step(again).why.empty());
  Tablet third = later(again);
  one.ask(third);
  CHECK(step(third).why.empty());
}

TEST_CASE("the day that nobody touched is the day on which it is asked again") {
  OneReferral one;
  one.halfSaid();
  one.desk.advance(3);
  const Date before = one.desk.state().local.date;
  Tablet again = later(one.desk);
  again.spend(26 * 3600.0);
  one.ask(again);
  CHECK(step(again).why == kWhy);
  CHECK(step(again).on > before);
  CHECK(step(again).on == again.state().local.date);
}

TEST_CASE("what says again what it said at first is no draft") {
  OneReferral one;
  one.halfSaid();
  one.desk.advance(3);
  one.desk.say(command::SetStep{"why", ""});
  one.desk.say(command::CancelStep{});
  one.desk.advance(3);
  one.ask(one.desk);
  CHECK(step(one.desk).why.empty());
  Tablet again = later(one.desk);
  one.ask(again);
  CHECK(step(again).why.empty());
}

TEST_CASE("what nobody went on with for two weeks is forgotten when something else is kept") {
  OneReferral one;
  one.halfSaid();
  one.desk.say(command::Back{});
  one.desk.advance(3);
  Tablet again = later(one.desk);
  again.spend(15 * 24 * 3600.0);
  one.ask(again, codes::kAsked);
  again.say(command::SetStep{"why", "Which ward?"});
  again.say(command::CancelStep{});
  one.ask(again);
  CHECK(step(again).why.empty());
}

TEST_CASE("what a worry is closed with, half written, is kept for that act about that worry alone") {
  Tablet desk;
  desk.startTeam();
  const Id person = desk.addPerson("Imogen Farrow");
  desk.say(command::StartForm{std::string(codes::kWorry), person});
  const Id worry = desk.open().over.form->record;
  desk.say(command::SetField{"what", "Has not slept for three nights."});
  desk.say(command::SetField{"told", "Sister Okafor"});
  desk.say(command::SetField{"toldAt", desk.state().local.text()});
  desk.say(command::SaveForm{});
  if (desk.open().over.form) desk.say(command::SaveForm{});
  REQUIRE_FALSE(desk.open().over.form.has_value());
  desk.say(command::GoTo{Place::worries});
  desk.say(command::AskWorry{worry, WorryAct::close});
  REQUIRE(desk.open().desk->worries.asked.has_value());
  desk.say(command::SetWorry{"words", "The ward round saw her and"});
  desk.advance(3);
  Tablet again = later(desk);
  again.say(command::GoTo{Place::worries});
  again.say(command::AskWorry{worry, WorryAct::answer});
  CHECK(again.open().desk->worries.asked->words.empty());
  again.say(command::CancelWorry{});
  again.say(command::AskWorry{worry, WorryAct::close});
  CHECK(again.open().desk->worries.asked->words == "The ward round saw her and");
  again.say(command::SetWorry{"words", "The ward round saw her and changed her medicine."});
  again.say(command::SaveWorry{});
  CHECK_FALSE(again.open().desk->worries.asked.has_value());
  CHECK(flagAt(again.open().store.fields(*again.open().store.find(worry)), "closed"));
  Tablet third = later(again);
  CHECK_FALSE(third.open().desk->worries.asked.has_value());
}

TEST_CASE("to whom people are given, who stays and why are kept half said") {
  Service service({"Femi Larkin", "Josie Tremlett"});
  Tablet &desk = service.desk, &femi = service.tablets[0];
  for (const char* name : {"Ada", "Bram"}) femi.addPerson(name);
  desk.give("1.json", packOf(femi));
  desk.say(command::TakeAllIn{});
  desk.say(command::GoTo{Place::team});
  desk.say(command::AskGive{"Femi Larkin"});
  REQUIRE(desk.open().desk->team.give.has_value());
  const Id bram = desk.open().desk->team.give->people[1].person;
  desk.say(command::ChooseToGive{bram, false});
  desk.say(command::ChooseTaker{{"Josie Tremlett"}});
  desk.say(command::SetGiveWhy{"Femi is aw"});
  desk.advance(3);
  Tablet again = later(desk);
  again.say(command::GoTo{Place::team});
  again.say(command::AskGive{"Femi Larkin"});
  const GiveAsked& give = *again.open().desk->team.give;
  CHECK(give.why == "Femi is aw");
  CHECK(give.to == std::vector<std::string>{"Josie Tremlett"});
  REQUIRE(give.people.size() == 2);
  CHECK(give.people[0].chosen);
  CHECK_FALSE(give.people[1].chosen);
  again.say(command::SetGiveWhy{"Femi is away"});
  again.say(command::Give{});
  CHECK_FALSE(again.open().desk->team.give.has_value());
  again.say(command::AskGive{"Josie Tremlett"});
  CHECK(again.open().desk->team.give->why.empty());
}
