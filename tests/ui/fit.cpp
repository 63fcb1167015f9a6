#include "fit.h"

#include <doctest/doctest.h>

#include <map>

#include "node_rules.h"

namespace alongside::test {
namespace {

constexpr float kThumb = 44;
constexpr float kSlack = 0.6F;  // device pixels are whole

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

bool apart(const NodeRect& a, const NodeRect& b, float slack) {
  return a.x + a.width <= b.x + slack || b.x + b.width <= a.x + slack || a.y + a.height <= b.y + slack ||
         b.y + b.height <= a.y + slack;
}

bool isWords(const Node& node) { return node.role == NodeRole::text || node.role == NodeRole::heading; }

void liesWithin(const Node& node, const Node* scroller, const Viewport& viewport) {
  const float width = scroller != nullptr ? scroller->rect.width : viewport.width;
  const float height = scroller != nullptr ? scroller->contentHeight : viewport.height;
  CHECK(node.rect.x >= -kSlack);
  CHECK(node.rect.y >= -kSlack);
  CHECK(node.rect.x + node.rect.width <= width + kSlack);
  CHECK(node.rect.y + node.rect.height <= height + kSlack);
}

}  // namespace

bool takesPart(const Node& node) {
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

void everythingFits(const std::vector<Node>& nodes, const Viewport& viewport, const std::string& where) {
  CAPTURE(where);
  everyNodeIsHonest(nodes);
  Nodes byId;
  for (const Node& node : nodes)
    CHECK_MESSAGE(byId.emplace(node.id, &node).second, "two nodes are the same: ", node.name);
  std::vector<const Node*> acting, said;
  for (const Node& node : nodes) {
    if (outOfReach(node, byId)) continue;
    CAPTURE(node.name);
    const Node* scroller = scrollerOf(node, byId);
    if (isWords(node)) {
      said.push_back(&node);
      liesWithin(node, scroller, viewport);
    }
    if (!takesPart(node)) continue;
    acting.push_back(&node);
    CHECK_FALSE(node.name.empty());
    CHECK(node.rect.width >= kThumb - kSlack);
    CHECK(node.rect.height >= kThumb - kSlack);
    liesWithin(node, scroller, viewport);
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
      const bool within = a.role == NodeRole::field || b.role == NodeRole::field;  // 'show' lies on its field
      CHECK_MESSAGE((apart(a.rect, b.rect, kSlack) || within), "'", a.name, "' lies on '", b.name, "'");
    }
  // Nor do two pieces of text. Lines may touch by what their boxes have above and below the letters.
  constexpr float kLeading = 4;
  for (std::size_t i = 0; i < said.size(); ++i)
    for (std::size_t j = i + 1; j < said.size(); ++j) {
      const Node& a = *said[i];
      const Node& b = *said[j];
      if (scrollerOf(a, byId) != scrollerOf(b, byId) || isAbove(a, b, byId) || isAbove(b, a, byId)) continue;
      CHECK_MESSAGE(apart(a.rect, b.rect, kLeading), "'", a.name, "' is written over '", b.name, "'");
    }
}

}  // namespace alongside::test
