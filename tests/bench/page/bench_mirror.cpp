// What the mirror costs a frame, for measuring in a browser (tests/bench/run.mjs): a page of rows with fields between
// them, shown again with more or less of it changed. The page's own scripts (web/) make the elements.

#include <emscripten.h>

#include <string>

#include "platform/web/mirror.h"

namespace {

using namespace alongside;

/// How much of a page is another than in the frame before.
enum class Change : int { nothing, one, all, moved, created };

struct Page {
  Mirror mirror;
  Semantics semantics;
  NodeId first = 1;
  int turn = 0;
};

Page& page() {
  static Page one;
  return one;
}

Node node(NodeRole role, NodeId id, NodeId parent, std::string name, NodeRect rect) {
  Node one;
  one.id = id;
  one.parent = parent;
  one.role = role;
  one.name = std::move(name);
  one.rect = rect;
  return one;
}

/// Main, a list, and rows of an item with a button and a tick box in it.
void fill(Page& p, int nodes) {
  p.semantics.nodes.clear();
  const NodeId main = p.first, list = p.first + 1;
  p.semantics.nodes.push_back(node(NodeRole::main, main, 0, "", {0, 0, 1180, 820}));
  p.semantics.nodes.push_back(node(NodeRole::list, list, main, "People", {24, 80, 600, 700}));
  for (int i = 2; i < nodes; ++i) {
    const NodeId id = p.first + static_cast<NodeId>(i);
    const float y = 80 + static_cast<float>((i - 2) / 3) * 68;
    const std::string name = "Somebody called " + std::to_string(i);
    if ((i - 2) % 3 == 0)
      p.semantics.nodes.push_back(node(NodeRole::listItem, id, list, "", {24, y, 600, 68}));
    else if ((i - 2) % 3 == 1)
      p.semantics.nodes.push_back(node(NodeRole::button, id, id - 1, name, {72, y, 552, 68}));
    else
      p.semantics.nodes.push_back(node(NodeRole::checkbox, id, id - 2, name, {24, y + 10, 48, 48}));
  }
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE int bench_mirror_begin(int nodes) {
  page().mirror.begin();
  fill(page(), nodes);
  page().mirror.show(page().semantics, true);
  return nodes;
}

/// Changes so much of it, which is not measured.
EMSCRIPTEN_KEEPALIVE void bench_mirror_change(int change) {
  Page& p = page();
  const std::string turn = " " + std::to_string(++p.turn);
  switch (static_cast<Change>(change)) {
    case Change::nothing:
      break;
    case Change::one:
      p.semantics.nodes[p.semantics.nodes.size() / 3 * 3].name += turn;
      break;
    case Change::all:
      for (Node& one : p.semantics.nodes)
        if (!one.name.empty()) one.name = "Somebody" + turn;
      break;
    case Change::moved:
      for (Node& one : p.semantics.nodes)
        if (one.role == NodeRole::listItem) one.rect.y += p.turn % 2 != 0 ? 8 : -8;
      break;
    case Change::created:
      p.first += 1'000'000;
      fill(p, static_cast<int>(p.semantics.nodes.size()));
      break;
  }
}

EMSCRIPTEN_KEEPALIVE void bench_mirror_show() { page().mirror.show(page().semantics, true); }
}
