// A mouse: the divider between a list and its page, and what a right click asks for.
#include <doctest/doctest.h>

#include "kit_glass.h"
#include "ui/frame/frame.h"

namespace alongside::ui {
namespace {

using kit::Glass;

Glass listAndPage() {
  return Glass(
      [](Ui& ui) { panes(ui, 340, false, [&] { heading(ui, "List"); }, [&] { heading(ui, "Page"); }); });
}

float pageLeft(const Glass& glass) { return glass.the(NodeRole::heading, "Page").rect.x; }

void move(Glass& glass, double to) {
  glass.commands.clear();
  const NodeId line = glass.the(NodeRole::separator, "Width of the list").id;
  glass.act({.kind = Action::Kind::move, .node = line, .text = {}, .number = to, .flag = true});
}

const command::SetListWidth& asked(const Glass& glass) {
  REQUIRE(glass.commands.size() == 1);
  const auto* width = glass.commands.front().as<command::SetListWidth>();
  REQUIRE(width != nullptr);
  return *width;
}

}  // namespace

TEST_CASE("the divider asks for the width at which it was let go, within what both sides need") {
  Glass glass = listAndPage();
  glass.settle();
  CHECK(pageLeft(glass) == doctest::Approx(340));
  CHECK(glass.the(NodeRole::separator, "Width of the list").movable);
  move(glass, 420);
  CHECK(asked(glass).width == 420);
  CHECK(asked(glass).keep);
  move(glass, 20);
  CHECK(asked(glass).width == 260);
  move(glass, 1100);
  CHECK(asked(glass).width == 531);  // 45 % of 1180
  glass.state.appearance.listWidth = 420;
  glass.settle();
  CHECK(pageLeft(glass) == doctest::Approx(420));
}

TEST_CASE("the width of a list grows with the text, and what is kept is the width at 100 %") {
  Glass glass = listAndPage();
  glass.viewport.width = 1920;
  glass.state.appearance.textPercent = 150;
  glass.settle();
  CHECK(pageLeft(glass) == doctest::Approx(510));
  move(glass, 600);
  CHECK(asked(glass).width == 400);
}

TEST_CASE("a right click on a row that has a menu asks for it and does not press the row") {
  bool pressed = false, menu = false;
  Glass glass([&](Ui& ui) {
    listCard(ui, "People", 1, [&](std::size_t) {
      const RowResult result = listRow(ui, {.title = "Bethan Quill", .menu = true});
      pressed = pressed || result.pressed;
      menu = menu || result.menu;
    });
  });
  glass.settle();
  const Node& row = glass.the(NodeRole::button, "Bethan Quill");
  CHECK(row.menu);
  glass.act({.kind = Action::Kind::menu, .node = row.id});
  CHECK(menu);
  CHECK_FALSE(pressed);
}

}  // namespace alongside::ui
