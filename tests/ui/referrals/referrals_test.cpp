// The coordinator's referrals as they are seen and worked, at every size.
#include "app/command_desk.h"
#include "app/desk_state.h"
#include "record/codes.h"
#include "record/kinds/referral.h"
#include "screen.h"

using namespace alongside;
using namespace alongside::test;

namespace {

void toTheDesk(Screen& screen) {
  screen.say(command::PractiseAs{Role::coordinator});
  screen.press("Referrals");
  REQUIRE(screen.open().page.place == Place::referrals);
}

void fits(const std::function<void(Screen&)>& arrange) {
  Screen screen;
  toTheDesk(screen);
  arrange(screen);
  for (const Fit& fit : kFits) {
    screen.resize(fit.width, fit.height, fit.text);
    everythingFits(screen.nodes(), screen.viewport, fit.name);
  }
}

}  // namespace

TEST_CASE("The desk's referrals fit at every size: the list, a page, a question") {
  fits([](Screen&) {});
  fits([](Screen& screen) { screen.press("Kwame Ashdown"); });
  fits([](Screen& screen) {
    screen.press("Kwame Ashdown");
    screen.press("Allocate");
  });
  fits([](Screen& screen) {
    screen.press("Aled Rhys-Brook");
    screen.press("Do not take on");
    screen.say(command::TakeStep{});
  });
}

TEST_CASE("A report on its way in fits at every size, at every step") {
  fits([](Screen& screen) { screen.press("Bring in a report"); });
  fits([](Screen& screen) {
    screen.press("Bring in a report");
    screen.press("Try a made-up report");
    screen.press("Column for Ward");
  });
  fits([](Screen& screen) {
    screen.press("Bring in a report");
    screen.press("Try a made-up report");
    screen.press("See what would become of each row");
    CHECK(screen.reads("4 referrals would come in."));
    CHECK(screen.reads("2 rows wait for a decision, and stay out until then."));
    CHECK(screen.reads("which is another name"));
  });
  fits([](Screen& screen) {
    screen.press("Bring in a report");
    screen.press("Try a made-up report");
    screen.press("See what would become of each row");
    screen.press("Refused 3");
    CHECK(screen.reads("is no day"));
    screen.press("Looks like somebody 1");
    screen.press("Somebody else");
    CHECK(screen.reads("5 referrals would come in."));
    screen.press("Something new 1");
  });
  fits([](Screen& screen) {
    screen.press("Bring in a report");
    screen.press("Try a made-up report");
    screen.press("See what would become of each row");
    screen.press("Take 4 referrals in");
    screen.press("Take it out again, RiO referrals, made up.csv, 24 November 2026, 14:17");
  });
}

TEST_CASE("A made-up report is taken in by its buttons, and the referrals stand in the list") {
  Screen screen;
  toTheDesk(screen);
  screen.press("Bring in a report");
  screen.press("Try a made-up report");
  CHECK(screen.reads("Column ‘Referral ID’"));
  screen.press("See what would become of each row");
  CHECK(screen.reads("Refused 3"));
  screen.press("Looks like somebody 1");
  screen.press("Somebody else");
  screen.press("Take 5 referrals in");
  CHECK(screen.reads("5 referrals came in, for 4 new people."));
  screen.press("To the referrals");
  CHECK(screen.reads("Nerys Coleridge"));
}

TEST_CASE("A referral is found, read and taken on with its reason") {
  Screen screen;
  toTheDesk(screen);
  CHECK(screen.reads("Waiting 7"));
  CHECK(screen.reads("Received to decided"));
  CHECK_FALSE(screen.reads("target"));
  screen.press("Received 3");
  CHECK(screen.pressable("Colin Prewett") != nullptr);
  CHECK(screen.pressable("Kwame Ashdown") == nullptr);
  screen.press("Colin Prewett");
  CHECK(screen.reads("Explain what peer support is before somebody is allocated."));
  screen.press("Take on");
  screen.type("By whom", "Deputy Dan");
  screen.type("Why?", "He asks for company, and we have room.");
  screen.press("Save the step");
  CHECK(screen.reads("Deputy Dan. He asks for company, and we have room."));
  CHECK(screen.pressable("Undo") != nullptr);
}

TEST_CASE("The buttons on a referral's page are those that its state allows") {
  Screen screen;
  toTheDesk(screen);
  screen.press("Mina Torvald");
  const Node* allocate = screen.pressable("Allocate");
  REQUIRE(allocate != nullptr);
  CHECK(allocate->disabled);
  CHECK(allocate->description == "Explain what peer support is before somebody is allocated.");
  CHECK(screen.pressable("Take on") == nullptr);
  const Store& store = screen.open().store;
  const Id id = screen.open().desk->referral;
  screen.say(command::AnswerGate{id, "explained", true});
  screen.say(command::AnswerGate{id, "agrees", true});
  screen.press("Allocate");
  screen.press("Femi Larkin");
  screen.press("Save the step");
  CHECK(referralState(store.fields(*store.find(id))) == codes::kAllocated);
  CHECK(screen.reads("Femi Larkin"));
}

TEST_CASE("Escape closes the question, then the page, and the place stays") {
  Screen screen;
  toTheDesk(screen);
  screen.press("Kwame Ashdown");
  screen.press("Close");
  REQUIRE(screen.open().desk->step.has_value());
  screen.act({.kind = Action::Kind::escape, .node = 0, .text = {}});
  CHECK_FALSE(screen.open().desk->step.has_value());
  CHECK_FALSE(screen.open().desk->referral.empty());
  screen.act({.kind = Action::Kind::escape, .node = 0, .text = {}});
  CHECK(screen.open().desk->referral.empty());
  CHECK(screen.open().page.place == Place::referrals);
}

TEST_CASE("A referral is entered by hand with the questions of its description") {
  Screen screen;
  toTheDesk(screen);
  screen.press("New referral");
  CHECK(screen.reads("Who is referred?"));
  screen.press("Imogen Farrow");
  CHECK(screen.reads("Why peer support"));
  CHECK(screen.reads("Was peer support explained to them?"));
  CHECK_FALSE(screen.reads("By whom"));  // steps follow from what is done
  screen.press("Save");
  CHECK(screen.reads("Imogen Farrow"));
  CHECK_FALSE(screen.open().desk->referral.empty());
}

TEST_CASE("On a telephone every interval of a group can be read, each on its line") {
  Screen screen;
  screen.say(command::PractiseAs{Role::coordinator});
  screen.resize(390, 844);
  screen.say(command::GoTo{Place::waiting});
  const auto hazel = std::ranges::find(screen.nodes(), "Hazel", &Node::name);
  REQUIRE(hazel != screen.nodes().end());
  const NodeId item = hazel->parent;
  std::vector<std::string> lines;
  for (const Node& node : screen.nodes())
    if (node.parent == item) lines.push_back(node.name);
  CHECK(std::ranges::contains(lines, "To first meeting"));
  CHECK(std::ranges::contains(lines, "13 days (13, 13)"));
  CHECK(lines.size() == 11);
}

TEST_CASE("Who waits fits at every size, and is never called a national measure") {
  fits([](Screen& screen) { screen.press("Waiting and intervals"); });
  Screen screen;
  toTheDesk(screen);
  screen.press("Waiting and intervals");
  CHECK(screen.reads("13 people wait"));
  CHECK(screen.reads("2 of them have somebody who keeps in touch meanwhile."));
  CHECK(screen.reads("They are no national measure, and no target."));
  for (const std::string_view word : {"RTT", "18 weeks", "18-week", "breach"})
    CHECK_FALSE(screen.reads(word));
  CHECK(screen.reads("Ruth, a call on Mondays"));
  const Node* team = screen.find(NodeRole::radio, "Team");
  REQUIRE(team != nullptr);
  screen.act({.kind = Action::Kind::click, .node = team->id, .text = {}});
  CHECK(screen.reads("13.5 days"));  // Elm Road team, waiting now
  CHECK(screen.reads("11 days (14, 14)"));
  screen.press("Kwame Ashdown");
  CHECK(screen.open().desk->referral == screen.open().desk->referrals.front().id);
}

TEST_CASE("What has to reach a worker's tablet stands above the list, with what is known of its way") {
  Screen screen;
  toTheDesk(screen);
  CHECK(screen.reads("Wanjiru Oduya: Rosalind Achebe"));
  CHECK(screen.reads("In no file yet"));
  screen.press("Seal and save the allocation for Wanjiru Oduya");
  CHECK(screen.reads("This is practice, so nothing is sealed or sent."));
}
