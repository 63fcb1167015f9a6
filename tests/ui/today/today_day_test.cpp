// Today shows another day: by a finger across it, by its buttons, by the arrow keys, and comes back.
#include "screen.h"

using namespace alongside;
using namespace alongside::test;

namespace {

const Node& day(const Screen& screen) {
  const auto at = std::ranges::find_if(screen.nodes(), [](const Node& node) { return node.swipes; });
  REQUIRE(at != screen.nodes().end());
  return *at;
}

void swipe(Screen& screen, int to) {
  screen.act(
      {.kind = Action::Kind::swipe, .node = day(screen).id, .text = {}, .number = static_cast<double>(to)});
}

/// What is read within the day.
bool dayReads(const Screen& screen, std::string_view words) {
  std::vector<NodeId> within{day(screen).id};
  for (const Node& node : screen.nodes()) {
    if (std::ranges::find(within, node.parent) == within.end()) continue;
    within.push_back(node.id);
    if (node.name.find(words) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("A finger across the day leads to the day after and the day before") {
  Screen screen;
  CHECK(day(screen).role == NodeRole::region);
  CHECK(day(screen).name == "Your day");
  CHECK(dayReads(screen, "Gloria Penhale"));
  CHECK_FALSE(dayReads(screen, "Print his drawing for her room"));

  swipe(screen, 1);
  CHECK(day(screen).name == "Tomorrow, Wed 25 Nov");
  CHECK(dayReads(screen, "Print his drawing for her room"));
  CHECK_FALSE(dayReads(screen, "Gloria Penhale"));
  CHECK(screen.stage.semantics().announcement.starts_with("Tomorrow, Wed 25 Nov"));

  swipe(screen, -1);
  swipe(screen, -1);
  CHECK(day(screen).name == "Yesterday, Mon 23 Nov");
  CHECK(dayReads(screen, "Kit Marlowe-Adair"));
  CHECK(dayReads(screen, "Recorded"));
  swipe(screen, -1);
  CHECK(day(screen).name == "Sunday 22 November");
}

TEST_CASE("The day's buttons do the same, and lead back to today") {
  Screen screen;
  screen.press("The day before");
  CHECK(day(screen).name == "Yesterday, Mon 23 Nov");
  screen.press("Back to today");
  CHECK(day(screen).name == "Your day");
  screen.press("The day after");
  screen.press("The day after");
  CHECK(day(screen).name == "Thursday 26 November");
  screen.act({.kind = Action::Kind::escape, .text = {}});
  CHECK(day(screen).name == "Your day");
  screen.press("The day after");
  screen.say(command::GoTo{Place::people});
  screen.say(command::GoTo{Place::today});
  CHECK(day(screen).name == "Your day");
}

TEST_CASE("A day that is empty says so, and what is ahead can be added") {
  Screen screen;
  screen.say(command::ShowDay{addDays(screen.state().local.date, 200)});
  CHECK(dayReads(screen, "Nothing is planned for this day."));
  screen.say(command::ShowDay{addDays(screen.state().local.date, -200)});
  CHECK(dayReads(screen, "Nothing was recorded on this day."));
}

TEST_CASE("What is ticked off on another day stays in sight there") {
  Screen screen;
  screen.press("The day after");
  screen.press("Done: Print his drawing for her room");
  CHECK(dayReads(screen, "Print his drawing for her room"));
  const Node* tick = screen.find(NodeRole::checkbox, "Done: Print his drawing for her room");
  REQUIRE(tick != nullptr);
  CHECK(tick->checked);
}

TEST_CASE("A meeting that was earlier today stands before 'Now', a later one after it") {
  Screen screen;
  const auto at = [&](int minute) { return Moment{screen.state().local.date, minute}.text(); };
  for (const auto& [theme, minute] : {std::pair{"Breakfast club", 500}, std::pair{"Evening walk", 1200}}) {
    screen.say(command::StartForm{"group", Id{}});
    screen.say(command::SetField{"theme", theme});
    screen.say(command::SetField{"when", at(minute)});
    screen.say(command::SaveForm{});
    screen.say(command::SaveForm{});  // all the same, where something is only advised
  }
  std::vector<std::string> order;
  for (const Node& node : screen.nodes()) {
    for (const char* name : {"Breakfast club", "Now", "Evening walk"}) {
      const bool row = node.role == NodeRole::listItem || node.role == NodeRole::button;
      if (row && (node.name == name || node.name.find(std::string(", ") + name) != std::string::npos) &&
          std::ranges::find(order, name) == order.end()) {
        order.emplace_back(name);
      }
    }
  }
  CHECK(order == std::vector<std::string>{"Breakfast club", "Now", "Evening walk"});
}

TEST_CASE("Today's ward rounds are listed by ward with their times, and read out with one tap") {
  Screen screen;
  for (const char* words : {"Ward rounds", "Rowan ward", "Willow ward"}) CHECK(dayReads(screen, words));
  CHECK(screen.find(NodeRole::list, "Ward rounds, Willow ward") != nullptr);
  CHECK(screen.reads("16:30, Tomasz Wren, Ward round"));
  CHECK(screen.find(NodeRole::button, "Prepare it, Kit Marlowe-Adair") != nullptr);  // nothing is in it yet
  screen.press("Read it out, Tomasz Wren");
  CHECK(screen.reads("Write what was said back"));
  screen.say(command::Back{});
  screen.press("The day before");
  CHECK_FALSE(dayReads(screen, "Ward rounds"));
}

TEST_CASE("Another day can be used at every size") {
  for (const int ahead : {-1, 1, 2, 40}) {
    Screen screen;
    screen.say(command::ShowDay{addDays(screen.state().local.date, ahead)});
    for (const Fit& fit : kFits) {
      screen.resize(fit.width, fit.height, fit.text);
      everythingFits(screen.nodes(), screen.viewport, fit.name);
    }
  }
}
