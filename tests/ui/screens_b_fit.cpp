#include "nodes_honest.h"
#include "screens_b_glass.h"

namespace alongside::test {
namespace {

constexpr float kThumb = 44;
constexpr float kSlack = 0.6F;  // device pixels are whole

struct Size {
  const char* name;
  float width, height;
  int text;
};
constexpr std::array<Size, 6> kSizes = {{{"landscape", 1180, 820, 100},
                                         {"portrait", 820, 1180, 100},
                                         {"phone", 390, 844, 100},
                                         {"landscape, 200 %", 1180, 820, 200},
                                         {"portrait, 200 %", 820, 1180, 200},
                                         {"phone, 200 %", 390, 844, 200}}};

using Nodes = std::map<NodeId, const Node*>;

const Node* scrollerOf(const Node& node, const Nodes& byId) {
  for (NodeId parent = node.parent; parent != 0;) {
    const auto at = byId.find(parent);
    if (at == byId.end()) return nullptr;
    if (at->second->role == NodeRole::scroller) return at->second;
    parent = at->second->parent;
  }
  return nullptr;
}

/// Below a sheet or dialog: the node itself, or anything that holds it.
bool outOfReach(const Node& node, const Nodes& byId) {
  if (node.inert) return true;
  for (NodeId parent = node.parent; parent != 0;) {
    const auto at = byId.find(parent);
    if (at == byId.end()) return false;
    if (at->second->inert) return true;
    parent = at->second->parent;
  }
  return false;
}

bool isAbove(const Node& node, const Node& ancestor, const Nodes& byId) {
  for (NodeId parent = node.parent; parent != 0;) {
    if (parent == ancestor.id) return true;
    const auto at = byId.find(parent);
    if (at == byId.end()) return false;
    parent = at->second->parent;
  }
  return false;
}

}  // namespace

void everythingFits(const Glass& glass, const std::string& where) {
  CAPTURE(where);
  everyNodeIsHonest(glass.nodes());
  Nodes byId;
  for (const Node& node : glass.nodes())
    CHECK_MESSAGE(byId.emplace(node.id, &node).second, "two nodes are the same: ", node.name);
  std::vector<const Node*> acting;
  for (const Node& node : glass.nodes()) {
    if (!Glass::acts(node) || outOfReach(node, byId)) continue;
    acting.push_back(&node);
    CAPTURE(node.name);
    CHECK_FALSE(node.name.empty());
    CHECK(node.rect.width >= kThumb - kSlack);
    CHECK(node.rect.height >= kThumb - kSlack);
    const Node* scroller = scrollerOf(node, byId);
    const float width = scroller != nullptr ? scroller->rect.width : glass.viewport.width;
    const float height = scroller != nullptr ? scroller->contentHeight : glass.viewport.height;
    CHECK(node.rect.x >= -kSlack);
    CHECK(node.rect.y >= -kSlack);
    CHECK(node.rect.x + node.rect.width <= width + kSlack);
    CHECK(node.rect.y + node.rect.height <= height + kSlack);
    if (scroller != nullptr) CHECK(scroller->rect.height >= kThumb);
  }
  CHECK(!acting.empty());
  // Two things that act never share a place, unless one holds the other or they scroll apart.
  for (std::size_t i = 0; i < acting.size(); ++i)
    for (std::size_t j = i + 1; j < acting.size(); ++j) {
      const Node& a = *acting[i];
      const Node& b = *acting[j];
      if (scrollerOf(a, byId) != scrollerOf(b, byId) || isAbove(a, b, byId) || isAbove(b, a, byId)) continue;
      if (scrollerOf(a, byId) == nullptr && (a.role == NodeRole::field) != (b.role == NodeRole::field))
        continue;
      const bool apart =
          a.rect.x + a.rect.width <= b.rect.x + kSlack || b.rect.x + b.rect.width <= a.rect.x + kSlack ||
          a.rect.y + a.rect.height <= b.rect.y + kSlack || b.rect.y + b.rect.height <= a.rect.y + kSlack;
      const bool within = a.role == NodeRole::field || b.role == NodeRole::field;  // 'show' lies on its field
      CHECK_MESSAGE((apart || within), "'", a.name, "' lies on '", b.name, "'");
    }
}

void fitsAtEverySize(const std::function<State()>& made, const std::function<void(Glass&)>& arrange) {
  for (const Size& size : kSizes) {
    Glass glass(made());
    itemsWithoutNode({}, 1);
    glass.resize(size.width, size.height, size.text);
    if (arrange) arrange(glass);
    everythingFits(glass, size.name);
    for (const std::string& item : itemsWithoutNode(glass.nodes(), glass.viewport.ratio))
      FAIL_CHECK(item, " has no node");
    CHECK(glass.stage.missingGlyphs() == 0);
  }
}

}  // namespace alongside::test
