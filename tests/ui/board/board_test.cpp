// The allocation meeting's board as it is seen and worked: by buttons, by keys, by drag; at every size.
#include "app/board/command_board.h"
#include "app/command_desk.h"
#include "app/desk_state.h"
#include "record/codes.h"
#include "record/kinds/referral.h"
#include "screen.h"

using namespace alongside;
using namespace alongside::test;

namespace {

void toTheBoard(Screen& screen) {
  screen.say(command::PractiseAs{Role::coordinator});
  screen.press("Open the board");
  REQUIRE(screen.open().page.place == Place::board);
}

void fits(const std::function<void(Screen&)>& arrange) {
  Screen screen;
  toTheBoard(screen);
  arrange(screen);
  for (const Fit& fit : kFits) {
    screen.resize(fit.width, fit.height, fit.text);
    everythingFits(screen.nodes(), screen.viewport, fit.name);
  }
}

/// Where a node is on the page.
NodeRect onPage(const Screen& screen, const Node& node) {
  NodeRect rect = node.rect;
  for (NodeId parent = node.parent; parent != 0;) {
    const auto at = std::ranges::find(screen.nodes(), parent, &Node::id);
    REQUIRE(at != screen.nodes().end());
    if (at->role == NodeRole::scroller) {
      rect.x += at->rect.x;
      rect.y += at->rect.y - at->scrollTop;
    }
    parent = at->parent;
  }
  return rect;
}

void drag(Screen& screen, std::string_view from, std::string_view to) {
  const Node* taken = screen.pressable(from);
  REQUIRE(taken != nullptr);
  CHECK(taken->drags);
  const NodeId id = taken->id;
  const NodeRect target = onPage(screen, *screen.pressable(to));
  const double x = target.x + target.width / 2, y = target.y + target.height / 2;
  screen.act({.kind = Action::Kind::drag, .node = id, .text = {}, .number = x - 200, .down = y});
  screen.act({.kind = Action::Kind::drag, .node = id, .text = {}, .number = x, .down = y});
  screen.act({.kind = Action::Kind::drag, .node = id, .text = {}, .number = x, .flag = true, .down = y});
}

std::size_t decided(const Screen& screen) { return screen.open().desk->board.decided.size(); }

}  // namespace

TEST_CASE("The board fits at every size: as it begins, a person, decisions, the chair, the end") {
  fits([](Screen&) {});
  fits([](Screen& screen) { screen.press("Mina Torvald"); });
  fits([](Screen& screen) {
    screen.press("Place Kwame with Femi");
    screen.press("Place Saffron with");
  });
  fits([](Screen& screen) { screen.press("Who is in the chair"); });
  fits([](Screen& screen) {
    screen.press("Place Kwame with Femi");
    screen.press("End the meeting");
  });
}

TEST_CASE("The coordinator's Today fits at every size, and names what the day holds") {
  Screen screen;
  screen.say(command::PractiseAs{Role::coordinator});
  for (const std::string_view words :
       {"Needs you", "Daily allocation meeting (DIAM)", "7 people to place", "6 new referrals",
        "Kwame Ashdown waits longest, 24 days", "2 people wait longer than 9 in 10 did", "Room in the team",
        "Still waiting now", "8 days", "Away: Wanjiru"}) {
    CAPTURE(std::string(words));
    CHECK(screen.reads(words));
  }
  for (const Fit& fit : kFits) {
    screen.resize(fit.width, fit.height, fit.text);
    everythingFits(screen.nodes(), screen.viewport, fit.name);
  }
}

TEST_CASE("Placed by buttons: the person, the worker, Place") {
  Screen screen;
  toTheBoard(screen);
  screen.press("Tess Bellamy");
  screen.press("Josie Tremlett");
  screen.type("Why Josie?", "She has children, too");
  screen.press("Place Tess with Josie");
  CHECK(decided(screen) == 1);
  CHECK(screen.reads("With Josie Tremlett. She has children, too"));
  CHECK(screen.reads("1 of 13 decided"));
  screen.press("Take back: Tess Bellamy");
  CHECK(decided(screen) == 0);
}

TEST_CASE("Placed by keys alone: next person, next worker, place, take back") {
  Screen screen;
  toTheBoard(screen);
  const auto key = [&](const char* name) {
    screen.act({.kind = Action::Kind::shortcut, .node = 0, .text = name});
  };
  key("n");
  CHECK(screen.reads("Why Nadia?"));  // Saffron is on Rowan
  key("f");
  CHECK_FALSE(screen.reads("Why Nadia?"));
  key("p");
  CHECK(decided(screen) == 1);
  CHECK(screen.open().desk->board.decided[0].whom == "Saffron Leigh");
  key("u");
  CHECK(decided(screen) == 0);
  screen.press("Today");
  key("m");
  CHECK(screen.open().page.place == Place::board);
}

TEST_CASE("Placed by drag: let go on a worker; let go elsewhere, nothing happens") {
  Screen screen;
  toTheBoard(screen);
  drag(screen, "Mina Torvald", "Leon Marsh-Cole");
  CHECK(decided(screen) == 0);
  CHECK(screen.open().desk->board.fault == "Explain what peer support is before somebody is allocated.");
  const std::string best = screen.open().desk->board.workers.front().name();  // in view without scrolling
  drag(screen, "Ines Halloran", best);
  REQUIRE(decided(screen) == 1);
  CHECK(screen.open().desk->board.decided[0].whom == "Ines Halloran");
  CHECK(screen.open().desk->board.decided[0].what == "With " + best);
  const NodeId id = screen.pressable("Kwame Ashdown")->id;
  screen.act({.kind = Action::Kind::drag, .node = id, .text = {}, .number = 700, .down = 500});
  screen.act({.kind = Action::Kind::drag, .node = id, .text = {}, .number = -1, .flag = true, .down = -1});
  CHECK(decided(screen) == 1);
}

TEST_CASE("Without consent the button that places is off, and says what comes first") {
  Screen screen;
  toTheBoard(screen);
  screen.press("Mina Torvald");
  const Node* place = screen.pressable("Place Mina");
  REQUIRE(place != nullptr);
  CHECK(place->disabled);
  CHECK(place->description.starts_with("Ask Mina first."));
}

TEST_CASE("Where there is room for all columns, Back leaves the board at once, whoever was chosen") {
  Screen screen;
  toTheBoard(screen);
  screen.resize(1180, 820);
  screen.press("Tess Bellamy");
  screen.say(command::Back{});
  CHECK(screen.open().page.place != Place::board);
}

TEST_CASE("On a telephone the person lies over the list, and Back leads to it") {
  Screen screen;
  toTheBoard(screen);
  screen.resize(390, 844);
  CHECK(screen.pressable("Place Kwame") == nullptr);
  screen.press("Tess Bellamy");
  CHECK(screen.pressable("Place Tess") != nullptr);
  screen.press("Back to The meeting");
  CHECK(screen.pressable("Tess Bellamy") != nullptr);
}
