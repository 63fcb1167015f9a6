// A list of thousands is drawn like a list of ten, and never loses the focus.

#include <doctest/doctest.h>

#include "kit_glass.h"

namespace alongside::ui {
namespace {

using kit::Glass;

constexpr std::size_t kPeople = 5000;

Glass peopleList(std::size_t& drawn, std::string& pressed) {
  return Glass([&](Ui& ui) {
    drawn = 0;
    ui.scroll("people", {.height = 680, .name = "People"}, [&] {
      virtualList(
          ui, {.name = "People", .rowHeight = 68}, kPeople,
          [](std::size_t i) { return "id" + std::to_string(i); },
          [&](std::size_t i) {
            ++drawn;
            const std::string name = "Person " + std::to_string(i);
            if (listRow(ui, {.title = name, .height = 68}).pressed) pressed = name;
          });
    });
  });
}

}  // namespace

TEST_CASE("of a long list only what can be seen and a few rows beyond are drawn") {
  std::size_t drawn = 0;
  std::string pressed;
  Glass glass = peopleList(drawn, pressed);
  glass.settle();
  CHECK(drawn >= 13);
  CHECK(drawn <= 16);
  const Node& scroller = glass.the(NodeRole::scroller, "People");
  CHECK(scroller.contentHeight == doctest::Approx(68.0 * kPeople));
  // Rows say which of how many they are.
  bool found = false;
  for (const Node& node : glass.nodes()) {
    if (node.role != NodeRole::listItem) continue;
    found = true;
    CHECK(node.setSize == kPeople);
    CHECK(node.position >= 1);
  }
  CHECK(found);
  glass.click(NodeRole::button, "Person 3");
  CHECK(pressed == "Person 3");
}

TEST_CASE("the row with the focus stays, however far the list is scrolled") {
  std::size_t drawn = 0;
  std::string pressed;
  Glass glass = peopleList(drawn, pressed);
  glass.settle();
  const NodeId row = glass.the(NodeRole::button, "Person 5").id;
  const NodeId scroller = glass.the(NodeRole::scroller, "People").id;
  glass.act({.kind = Action::Kind::focus, .node = row, .flag = true});
  glass.act({.kind = Action::Kind::scroll, .node = scroller, .number = 200000});
  REQUIRE(glass.find(NodeRole::button, "Person 5") != nullptr);
  CHECK(glass.the(NodeRole::button, "Person 5").id == row);
  CHECK(glass.find(NodeRole::button, "Person 2942") != nullptr);
  CHECK(glass.find(NodeRole::button, "Person 40") == nullptr);
  glass.act({.kind = Action::Kind::focus, .node = 0});
  glass.settle();
  CHECK(glass.find(NodeRole::button, "Person 5") == nullptr);
}

TEST_CASE("a row keeps its node when others come before it") {
  std::vector<std::string> people{"Bethan", "Owen"};
  Glass glass([&](Ui& ui) {
    listCard(ui, "People", people.size(),
             [&](std::size_t i) { ui.keyed(people[i], [&] { listRow(ui, {.title = people[i]}); }); });
  });
  glass.settle();
  const NodeId owen = glass.the(NodeRole::button, "Owen").id;
  people.insert(people.begin(), "Aled");
  glass.settle();
  CHECK(glass.the(NodeRole::button, "Owen").id == owen);
}

TEST_CASE("a row's parts act for themselves") {
  RowResult last;
  Glass glass([&](Ui& ui) {
    listCard(ui, "Follow-ups", 1, [&](std::size_t) {
      const RowResult now = listRow(ui, {.title = "Bring the bus map",
                                         .second = "Patrick Umber, today",
                                         .tick = false,
                                         .tickName = "Done: bring the bus map",
                                         .button = RowButton{.label = "Open"}});
      if (now.pressed || now.ticked || now.button) last = now;
    });
  });
  glass.settle();
  glass.click(NodeRole::checkbox, "Done: bring the bus map");
  CHECK(last.ticked);
  CHECK_FALSE(last.pressed);
  glass.click(NodeRole::button, "Open");
  CHECK(last.button);
  glass.click(NodeRole::button, "Bring the bus map, Patrick Umber, today");
  CHECK(last.pressed);
  CHECK_FALSE(last.button);
}

}  // namespace alongside::ui
