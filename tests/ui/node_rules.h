// What must hold on every screen for those who do not see it: each thing that can be worked has a node, each node has
// a role, a name and a place in the order in which the eye goes.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "app/semantics.h"

namespace alongside::test {

void everyNodeIsHonest(const std::vector<Node>& nodes);

/// Dear ImGui's own items (buttons, fields ...) of the frames since the last call that have no node at their place.
/// The first call for a context begins to watch it. `ratio`: device pixels to a CSS pixel.
std::vector<std::string> itemsWithoutNode(const std::vector<Node>& nodes, float ratio);

}  // namespace alongside::test
