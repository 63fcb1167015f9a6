// The common case in few taps, the calendar, what changed between versions: by role and name.
#include <algorithm>

#include "record/codes.h"
#include "screen.h"

using namespace alongside;
using namespace alongside::test;

namespace {

/// Counts what a person does.
struct Hand {
  Screen& screen;
  int taps = 0, texts = 0;
  void tap(std::string_view name) {
    ++taps;
    screen.press(name);
  }
  void write(std::string_view field, std::string words) {
    ++texts;
    screen.type(field, std::move(words));
  }
};

}  // namespace

TEST_CASE("a one-to-one for somebody on the caseload takes at most six taps and one text, from anywhere") {
  for (const Place place : {Place::today, Place::groups, Place::send, Place::week}) {
    Screen screen;
    if (place == Place::week)
      screen.say(command::ShowWeek{screen.state().local.date});
    else
      screen.say(command::GoTo{place});
    const std::size_t before = screen.open().store.ofKind(codes::kSession).size();
    Hand hand{screen};
    hand.tap("Record");
    hand.tap("Imogen Farrow");
    hand.tap("Sleep");
    hand.tap("Leave");
    hand.write("In Immy’s words", "Slept through for the first time.");
    hand.tap("As last time: Ward team, Coordinator");
    hand.tap("Save");
    CHECK(hand.taps <= 6);
    CHECK(hand.texts == 1);
    REQUIRE(screen.open().store.ofKind(codes::kSession).size() == before + 1);
    const Fields session = screen.open().store.fields(*screen.open().store.find(
        *std::ranges::find_if(screen.open().store.ofKind(codes::kSession), [&](const Id& id) {
          return textAt(screen.open().store.fields(*screen.open().store.find(id)), "words") ==
                 "Slept through for the first time.";
        })));
    // Nothing that the coordinator needs is missing for it.
    for (const char* key : {"person", "when", "minutes", "mechanism", "location", "attendance", "seenBy"})
      CHECK_MESSAGE(session.contains(key), key);
  }
}

TEST_CASE("a group that meets every week is recorded with what was answered the last time") {
  Screen screen;
  screen.say(command::StartForm{std::string(codes::kGroup), Id{}});
  screen.press("Poetry");
  CHECK(screen.open().over.form->fields["theme"] == "Poetry");
  CHECK(screen.open().over.form->fields["place"] == "Garden room");
  CHECK(screen.find(NodeRole::group, "Lately, for: What it was about") == nullptr);  // answered by now
}

TEST_CASE("a round of visits is filled in row by row") {
  Screen screen;
  screen.say(command::StartForm{std::string(codes::kVisits), Id{}});
  CHECK(screen.reads("Choose the ward first."));
  screen.press("Rowan");
  CHECK_FALSE(screen.reads("Choose the ward first."));
  const std::size_t rows = screen.open().over.form->fields["visits"].size();
  REQUIRE(rows > 1);
  CHECK(screen.find(NodeRole::field, "A line about it") == nullptr);
  screen.press("We met");
  CHECK(screen.find(NodeRole::field, "A line about it") != nullptr);
  CHECK(screen.reads(std::to_string(rows) + " people, 1 answered."));
  screen.type("A line about it", "Asked for the chaplain");
  screen.press("Save");
  CHECK_FALSE(screen.open().over.form.has_value());
  CHECK(screen.reads("1 session saved"));
}

TEST_CASE("a round of visits can be filled in at every size") {
  atEverySize([](Screen& screen) {
    screen.say(command::StartForm{std::string(codes::kVisits), Id{}});
    screen.say(command::SetField{"ward", "Rowan"});
    screen.say(command::SetField{"visits.0.attendance", codes::kOnTime});
    screen.say(command::SetField{"visits.1.attendance", codes::kDidNotCome});
    CHECK(screen.reads("answered."));
  });
}

TEST_CASE("the directory is in reach within a session, at every size") {
  atEverySize([](Screen& screen) {
    screen.say(command::StartRecord{screen.somebody("Imogen Farrow")});
    screen.say(command::SetField{"signposting", "Somewhere"});
    screen.press("Choose from the directory");
    CHECK(screen.reads("3 entries"));
    CHECK(screen.find(NodeRole::radio, "Peer network") != nullptr);
  });
}

TEST_CASE("an entry of the directory is taken over with one press") {
  Screen screen;
  screen.say(command::StartForm{std::string(codes::kSignpost), screen.somebody("Imogen Farrow")});
  screen.press("Choose from the directory");
  screen.press("Peer network");
  CHECK(screen.reads("1 entry"));
  screen.press("Riverside recovery college");
  CHECK(screen.open().over.form->fields["what"] == "Riverside recovery college");
  CHECK(screen.pressable("Take away: Riverside recovery college") != nullptr);
}

TEST_CASE("the calendar can be used at every size, by day, with counts") {
  atEverySize([](Screen& screen) {
    screen.press("Week");
    CHECK(screen.open().page.place == Place::week);
    CHECK(screen.reads("23 to 29 November"));
    CHECK(screen.reads("Tuesday 24 November"));
  });
}

TEST_CASE("in columns each day says what is in it, and an entry opens its record") {
  Screen screen;
  screen.say(command::ShowWeek{screen.state().local.date});
  const Node* day = screen.find(NodeRole::group, "Tuesday 24 November, today: ");
  REQUIRE(day != nullptr);
  CHECK(day->name.find("one-to-one") != std::string::npos);
  screen.press("16:30, Tomasz Wren, Ward round");
  REQUIRE(screen.asked<command::OpenRecord>() != nullptr);
}

TEST_CASE("the calendar turns week by week with buttons and keys, and back to this one") {
  Screen screen;
  screen.say(command::ShowWeek{screen.state().local.date});
  screen.press("The week before");
  CHECK(screen.reads("16 to 22 November"));
  screen.act({.kind = Action::Kind::shortcut, .node = 0, .text = "["});
  CHECK(screen.reads("9 to 15 November"));
  screen.act({.kind = Action::Kind::shortcut, .node = 0, .text = "]"});
  screen.press("This week");
  CHECK(screen.reads("23 to 29 November"));
  CHECK(screen.pressable("This week") == nullptr);
  screen.press("Day");
  CHECK(screen.open().page.place == Place::today);
}

TEST_CASE("a goal's progress is drawn as a line and read as a table of day and value") {
  Screen screen;
  screen.say(command::OpenRecord{screen.open().store.ofKind(codes::kGoal).front()});
  REQUIRE(screen.find(NodeRole::table, "How it went") != nullptr);
  CHECK(screen.find(NodeRole::columnHeader, "From 0 to 10") != nullptr);
  CHECK(screen.find(NodeRole::cell, "4 November 2026") != nullptr);
  CHECK(screen.reads("5 of 10"));
  CHECK(screen.pressable("Where is it today?") != nullptr);
}

TEST_CASE("what changed between versions of a plan is said word by word") {
  Screen screen;
  const auto& plans = screen.open().store.ofKind(codes::kPlan);
  const auto changed = std::ranges::find_if(
      plans, [&](const Id& id) { return screen.open().store.find(id)->history.size() > 1; });
  REQUIRE(changed != plans.end());
  screen.say(command::OpenRecord{*changed});
  CHECK(screen.reads("Written together"));
  CHECK(screen.reads("History, 2 versions"));
  CHECK(screen.reads("Gone: “once”. New: “twice”."));
  CHECK(screen.reads("New: “My own kitchen again.”."));
}

TEST_CASE("a goal with its line and its versions can be read at every size") {
  atEverySize([](Screen& screen) {
    screen.say(command::OpenRecord{screen.open().store.ofKind(codes::kGoal).front()});
    CHECK(screen.reads("How it went"));
  });
}

TEST_CASE("lists of a kind can be narrowed and put in order at every size") {
  for (const std::string_view kind : {codes::kResource, codes::kPlan, codes::kGroup}) {
    atEverySize([&](Screen& screen) { screen.say(command::OpenKind{std::string(kind)}); });
  }
}
