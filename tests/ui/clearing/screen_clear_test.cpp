// Clearing a tablet, as it is seen: the card on Send, whom and what, and that what is nowhere else is named and said.
#include "app/clearing/command_clear.h"
#include "made_screen.h"
#include "made_states.h"

using namespace alongside;
using namespace alongside::test;

namespace {

Id number(std::uint8_t n) {
  Id id;
  id.bytes[15] = n;
  return id;
}

State onSend(ClearCount count) {
  State state = atWork();
  state.open->page.place = Place::send;
  state.open->views.send.clear = count;
  return state;
}

State onThePage() {
  State state = atWork();
  OpenState& open = *state.open;
  open.page.place = Place::clear;
  ClearPage& page = open.over.clear.emplace();
  page.people = {
      {.person = number(1), .name = "Gloria Penhale", .why = "With Femi Larkin now", .records = 14},
      {.person = number(2), .name = "Hassan Orme", .why = "Discharged", .records = 8},
      {.person = number(3),
       .name = "Patrick Umber",
       .why = "Discharged",
       .records = 19,
       .chosen = false,
       .draft = true}};
  page.onlyHere = {{.record = number(11),
                    .person = number(1),
                    .title = "One-to-one, Gloria Penhale. Thursday, 40 minutes",
                    .why = "Kept back: between the two of you"},
                   {.record = number(12),
                    .person = number(2),
                    .title = "One-to-one, Hassan Orme. Today, 25 minutes",
                    .why = "Not sent yet"},
                   {.record = number(13),
                    .person = number(3),
                    .title = "One-to-one, Patrick Umber. Today, 10 minutes",
                    .why = "Not sent yet"}};
  page.records = 22;
  page.whose = 2;
  return state;
}

}  // namespace

TEST_CASE("Send says what can be cleared once there is something, and nothing before") {
  Glass glass(onSend({}));
  glass.settle();
  CHECK_FALSE(glass.reads("No longer with you"));
  glass.state.open->views.send.clear = {.people = 3, .records = 41, .keptBack = 0};
  glass.settle();
  CHECK(glass.reads("No longer with you: 3 people"));
  CHECK(glass.reads("41 records that your coordinator has. They can be cleared from this tablet."));
  glass.press("See what can be cleared");
  CHECK(glass.wants<command::AskClear>() != nullptr);
  CHECK(glass.wants<command::Clear>() == nullptr);
  // What stays whatever is sent is not hidden from whoever looks for it.
  glass.state.open->views.send.clear = {.people = 0, .records = 0, .keptBack = 2};
  glass.settle();
  CHECK(glass.reads("2 records about people who are no longer with you are only on this tablet."));
  glass.press("See which they are");
  CHECK(glass.wants<command::AskClear>() != nullptr);
}

TEST_CASE("whom it is about is ticked, and the button says what goes") {
  Glass glass(onThePage());
  glass.settle();
  CHECK(glass.reads("With Femi Larkin now. 14 records."));
  glass.press("Hassan Orme");
  REQUIRE(glass.wants<command::ChooseToClear>() != nullptr);
  CHECK(glass.wants<command::ChooseToClear>()->person == number(2));
  CHECK_FALSE(glass.wants<command::ChooseToClear>()->chosen);
  CHECK(glass.reads("Something about them is half written. Finish it or remove it first."));
  glass.press("Patrick Umber");
  CHECK(glass.wants<command::ChooseToClear>() == nullptr);
  glass.press("Clear 22 records about 2 people");
  CHECK(glass.wants<command::Clear>() != nullptr);
  glass.press("Back to Send");
  CHECK(glass.wants<command::Back>() != nullptr);
}

TEST_CASE("what is nowhere else stands by its title, unticked, and that it would be gone for good is said") {
  Glass glass(onThePage());
  glass.settle();
  CHECK(glass.reads("Nobody has signed for these."));
  CHECK(glass.reads("Kept back: between the two of you"));
  CHECK(glass.find("One-to-one, Patrick Umber") == nullptr);  // nobody who was not chosen
  CHECK_FALSE(glass.reads("nowhere else"));
  glass.press("One-to-one, Gloria Penhale. Thursday, 40 minutes");
  REQUIRE(glass.wants<command::ChooseToLose>() != nullptr);
  CHECK(glass.wants<command::ChooseToLose>()->record == number(11));
  CHECK(glass.wants<command::ChooseToLose>()->chosen);
  ClearPage& page = *glass.state.open->over.clear;
  page.onlyHere[0].chosen = true;
  page.records = 23;
  page.lost = 1;
  glass.settle();
  CHECK(glass.reads("One of these is nowhere else."));
  CHECK(glass.reads("Once cleared, nobody can bring it back."));
  CHECK(glass.find("Clear 23 records about 2 people") != nullptr);
}

TEST_CASE("nothing chosen clears nothing, and while it is cleared nothing can be changed") {
  State state = onThePage();
  state.open->over.clear->records = 0;
  Glass glass(std::move(state));
  glass.settle();
  CHECK(glass.reads("Tick what is to go first."));
  glass.press("Clear");
  CHECK(glass.wants<command::Clear>() == nullptr);
  glass.state.open->over.clear->records = 22;
  glass.state.open->over.clear->working = true;
  glass.settle();
  CHECK(glass.reads("Clearing"));
  glass.press("Gloria Penhale");
  CHECK(glass.wants<command::ChooseToClear>() == nullptr);
}

TEST_CASE("what was cleared is said in plain words") {
  State state = onThePage();
  ClearPage& page = state.open->over.clear.emplace();
  page.said = "Cleared: 41 records about 3 people. Your coordinator has them.";
  Glass glass(std::move(state));
  glass.settle();
  CHECK(glass.reads("Cleared: 41 records about 3 people. Your coordinator has them."));
  CHECK(glass.reads("There is nothing more to clear."));
  CHECK(glass.find("Clear") == nullptr);
}

TEST_CASE("clearing fits at every size") {
  fitsAtEverySize([] { return onSend({.people = 3, .records = 41, .keptBack = 0}); });
  fitsAtEverySize([] { return onSend({.people = 0, .records = 0, .keptBack = 1}); });
  fitsAtEverySize(onThePage);
  fitsAtEverySize([] {
    State state = onThePage();
    state.open->over.clear->onlyHere[0].chosen = true;
    state.open->over.clear->lost = 1;
    state.open->over.clear->said = "Cleared: 41 records about 3 people. Your coordinator has them.";
    return state;
  });
}
