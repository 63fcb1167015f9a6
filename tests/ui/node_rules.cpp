#include "node_rules.h"

#include <doctest/doctest.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace {

struct Item {
  ImGuiContext* context = nullptr;
  ImGuiID id = 0;
  std::string window;
  ImRect box;
};

/// Dear ImGui tells its items to functions, so they are kept in one place.
std::vector<Item>& items() {
  static std::vector<Item> all;
  return all;
}

}  // namespace

#ifdef IMGUI_ENABLE_TEST_ENGINE  // natively (.toolchain/cmake/imgui.cmake); the page's Dear ImGui tells nobody
void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, ImGuiID id, const ImRect& box,
                                 const ImGuiLastItemData*) {
  // A window begins with its own frame; Dear ImGui's empty one, which is never drawn, is always there.
  const ImGuiWindow* window = context->CurrentWindow;
  if (window->BeginCount == 0) return;
  if (id != 0) items().push_back({context, id, window->Name, box});
}
void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, const char*, ImGuiItemStatusFlags) {}
void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
#endif

namespace alongside::test {
namespace {

constexpr float kRounding = 1;

bool acts(const Node& node) {
  switch (node.role) {
    case NodeRole::button:
    case NodeRole::link:
    case NodeRole::checkbox:
    case NodeRole::toggle:
    case NodeRole::radio:
    case NodeRole::tab:
    case NodeRole::field:
      return true;
    default:
      return node.pressable;
  }
}

/// Roles that say nothing by themselves without a name.
bool needsName(const Node& node) {
  switch (node.role) {
    case NodeRole::main:
    case NodeRole::banner:
    case NodeRole::region:
    case NodeRole::group:
    case NodeRole::listItem:  // what it holds is its name
    case NodeRole::row:
    case NodeRole::cell:
    case NodeRole::scroller:
    case NodeRole::separator:
      return false;
    default:
      return true;
  }
}

bool above(const NodeRect& a, const NodeRect& b) { return a.y + a.height <= b.y + kRounding; }
bool leftOf(const NodeRect& a, const NodeRect& b) { return a.x + a.width <= b.x + kRounding; }

/// The eye goes down and along: what comes next is never straight above, nor before in the same line.
bool follows(const NodeRect& first, const NodeRect& next) {
  const bool sameColumn = !leftOf(first, next) && !leftOf(next, first);
  const bool sameLine = std::abs((first.y + first.height / 2) - (next.y + next.height / 2)) <
                        std::min(first.height, next.height) / 2;
  if (sameColumn && above(next, first)) return false;
  return !(sameLine && leftOf(next, first));
}

using Places = std::unordered_map<NodeId, const Node*>;

NodeId scrollerOf(const Node& node, const Places& places) {
  for (auto at = places.find(node.parent); at != places.end(); at = places.find(at->second->parent))
    if (at->second->role == NodeRole::scroller || at->second->parent == 0) return at->first;
  return 0;
}

}  // namespace

void everyNodeIsHonest(const std::vector<Node>& nodes) {
  Places places;
  const Node* before = nullptr;
  for (const Node& node : nodes) {
    CAPTURE(node.name);
    CAPTURE(static_cast<int>(node.role));
    CHECK_MESSAGE((node.parent == 0 || places.contains(node.parent)), "it stands before what holds it");
    const bool named = !node.name.empty() || !needsName(node);
    CHECK_MESSAGE(named, "it has no name");
    CHECK_MESSAGE((node.name.empty() || (node.name.front() != ' ' && node.name.back() != ' ')),
                  "spaces around its name");
    CHECK_MESSAGE(std::ranges::none_of(node.name, [](char c) { return c >= 0 && c < ' ' && c != '\n'; }),
                  "a name that cannot be said");
    CHECK(node.position <= node.setSize);
    CHECK_MESSAGE((!node.invalid || !node.description.empty()),
                  "something is wrong with it, and it does not say what");
    const auto above = places.find(node.parent);
    const bool inList = above != places.end() && above->second->role == NodeRole::list;
    CHECK_MESSAGE(inList == (node.role == NodeRole::listItem || (inList && node.role == NodeRole::separator)),
                  "lists hold items, and items stand in lists");
    places.emplace(node.id, &node);
    if (!acts(node)) continue;
    if (before != nullptr && scrollerOf(*before, places) == scrollerOf(node, places)) {
      CHECK_MESSAGE(follows(before->rect, node.rect), "comes after '", before->name,
                    "', but stands before it");
    }
    before = &node;
  }
}

std::vector<std::string> itemsWithoutNode(const std::vector<Node>& nodes, float ratio) {
  ImGuiContext* context = ImGui::GetCurrentContext();
  context->TestEngineHookItems = true;
  std::vector<std::string> missing;
  for (const Item& item : items()) {
    if (item.context != context) continue;
    const auto sameAs = [&](const Node& node) {
      return acts(node) && std::abs(node.rect.width * ratio - item.box.GetWidth()) < 2 &&
             std::abs(node.rect.height * ratio - item.box.GetHeight()) < 2;
    };
    if (std::ranges::none_of(nodes, sameAs)) missing.push_back(item.window + " " + std::to_string(item.id));
  }
  items().clear();
  return missing;
}

}  // namespace alongside::test
