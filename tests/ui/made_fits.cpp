#include "made_screen.h"
#include "node_rules.h"

namespace alongside::test {

void fitsAtEverySize(const std::function<State()>& made, const std::function<void(Glass&)>& arrange) {
  Glass glass(made());
  glass.settle();
  if (arrange) arrange(glass);
  for (const Fit& fit : kFits) {
    itemsWithoutNode({}, 1);
    glass.resize(fit.width, fit.height, fit.text);
    everythingFits(glass.nodes(), glass.viewport, fit.name);
    for (const std::string& item : itemsWithoutNode(glass.nodes(), glass.viewport.ratio))
      FAIL_CHECK(item, " has no node");
    CHECK(glass.stage.missingGlyphs() == 0);
  }
}

}  // namespace alongside::test
