// The watch over Dear ImGui's items sees what it is meant to see. That no screen has such an item is looked at on
// every screen, in the layout tests.
#include <imgui.h>

#include "kit_glass.h"
#include "node_rules.h"

using namespace alongside;
using namespace alongside::test;
using namespace alongside::ui;

#ifdef IMGUI_ENABLE_TEST_ENGINE  // natively; the page's own Dear ImGui tells nobody

namespace {

/// A button as Dear ImGui itself would have it.
void bareButton() {
  ImGui::SetNextWindowPos({100, 100});
  ImGui::SetNextWindowSize({300, 200});
  ImGui::Begin("bare", nullptr, ImGuiWindowFlags_NoDecoration);
  ImGui::Button("Press", {120, 48});
  ImGui::End();
}

}  // namespace

TEST_CASE("An item of Dear ImGui that nobody told the mirror of is found") {
  kit::Glass glass([](Ui&) { bareButton(); });
  itemsWithoutNode({}, 1);
  glass.settle();
  CHECK_FALSE(itemsWithoutNode(glass.nodes(), 1).empty());
}

TEST_CASE("An item of Dear ImGui that has a node is none of those") {
  kit::Glass glass([](Ui& ui) {
    bareButton();
    ui.node(NodeRole::button, ui.nodeFor("press"), "Press", {108, 108, 120, 48});
  });
  itemsWithoutNode({}, 1);
  glass.settle();
  for (const std::string& item : itemsWithoutNode(glass.nodes(), 1)) FAIL_CHECK(item, " has no node");
}

#endif
