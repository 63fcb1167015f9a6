// A person's page: what is planned stands under what is coming up, what has been under what was lately.
#include "screen.h"

using namespace alongside;
using namespace alongside::test;

namespace {

/// What is read within the section's list.
bool listReads(const Screen& screen, std::string_view list, std::string_view words) {
  const Node* whole = screen.find(NodeRole::list, list);
  if (whole == nullptr) return false;
  std::vector<NodeId> within{whole->id};
  for (const Node& node : screen.nodes()) {
    if (std::ranges::find(within, node.parent) == within.end()) continue;
    within.push_back(node.id);
    if (node.name.find(words) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("A meeting that is still to come is coming up, and was not lately") {
  Screen screen;
  screen.say(command::OpenPerson{screen.somebody("Imogen Farrow")});
  CHECK(listReads(screen, "Coming up", "Ward-round sheet"));
  CHECK_FALSE(listReads(screen, "Lately", "Ward-round sheet"));
  CHECK(listReads(screen, "Lately", "Cook for myself once a week"));
}
