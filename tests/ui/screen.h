// A tablet in a test, seen as a screen reader sees it: an App in practice, drawn by the real Stage. Everything is
// pressed by role and name.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "app/app.h"
#include "fit.h"
#include "node_rules.h"
#include "platform/memory/memory_world.h"
#include "ui/frame/root.h"
#include "ui/pen/stage.h"
#include "ui/pen/ui.h"

namespace alongside::test {

inline Bytes interFile(const char* name) {
  std::ifstream in(std::string("/usr/share/fonts/opentype/inter/") + name, std::ios::binary);
  Bytes bytes((std::istreambuf_iterator<char>(in)), {});
  REQUIRE(bytes.size() > 100'000);
  return bytes;
}

inline bool acts(const Node& node) { return takesPart(node); }

class Screen {
 public:
  static constexpr Millis kAfternoon = 1'795'529'820'000;  ///< Tuesday 24 November 2026, 14:17 UTC

  Screen()
      : app(world),
        stage(interFile("Inter-Regular.otf"), interFile("Inter-SemiBold.otf"),
              [this](ui::Ui& ui) { ui::drawApp(ui, state()); }) {
    world.clock.set(kAfternoon);
    viewport.reducedMotion = true;
    stage.setViewport(viewport);
    app.storageReady({});
    app.dispatch(command::ChooseBegin{command::ChooseBegin::What::practise});
    settle();
    REQUIRE(state().gate == Gate::open);
  }

  const State& state() const { return app.state(); }
  const OpenState& open() const { return *state().open; }
  const std::vector<Node>& nodes() const { return stage.semantics().nodes; }

  void resize(float width, float height, int text = 100) {
    viewport.width = width;
    viewport.height = viewport.visibleHeight = height;
    stage.setViewport(viewport);
    say(command::SetTextSize{text});
  }
  void say(const Command& command) {
    app.dispatch(command);
    settle();
  }
  /// Frames until nothing moves; what the screens ask for is done and kept in `said`.
  void settle() {
    for (int i = 0; i < 100; ++i) {
      answers();
      const bool more = stage.frame(state(), 0.016);
      const auto commands = stage.takeCommands();
      for (const Command& command : commands) {
        said.push_back(command);
        app.dispatch(command);
      }
      answers();
      if (!more && commands.empty() && i > 1) return;
    }
    FAIL("the screen never comes to rest");
  }

  const Node* find(NodeRole role, std::string_view name) const {
    const auto at = std::ranges::find_if(nodes(), [&](const Node& node) {
      return node.role == role && !node.inert && std::string_view(node.name).starts_with(name);
    });
    return at == nodes().end() ? nullptr : &*at;
  }
  /// Anything that can be pressed and is called so; nothing of a page that lies below a sheet.
  const Node* pressable(std::string_view name) const {
    std::vector<NodeId> closed;  // a parent stands before its children
    const auto at = std::ranges::find_if(nodes(), [&](const Node& node) {
      if (node.inert || std::ranges::contains(closed, node.parent)) closed.push_back(node.id);
      return acts(node) && !std::ranges::contains(closed, node.id) && node.role != NodeRole::field &&
             !node.inert && std::string_view(node.name).starts_with(name);
    });
    return at == nodes().end() ? nullptr : &*at;
  }
  bool reads(std::string_view words) const {
    return std::ranges::any_of(nodes(), [&](const Node& node) {
      return node.name.find(words) != std::string::npos || node.description.find(words) != std::string::npos;
    });
  }
  void press(std::string_view name) {
    const Node* node = pressable(name);
    INFO(name, " is to be pressed among:", pressables());
    REQUIRE(node != nullptr);
    act({.kind = Action::Kind::click, .node = node->id, .text = {}});
  }
  void type(std::string_view field, std::string text) {
    const Node* node = find(NodeRole::field, field);
    INFO(field, " is to be typed into");
    REQUIRE(node != nullptr);
    act({.kind = Action::Kind::input, .node = node->id, .text = std::move(text)});
  }
  void act(Action action) {
    said.clear();
    stage.act(std::move(action));
    settle();
  }
  template <class C>
  const C* asked() const {
    for (const Command& command : said) {
      if (const C* one = command.as<C>()) return one;
    }
    return nullptr;
  }
  Id somebody(std::string_view name) const {
    for (const PersonRow& row : open().views.caseload.people) {
      if (row.name == name) return row.id;
    }
    FAIL("nobody is called ", name);
    return {};
  }
  std::string pressables() const {
    std::string all;
    for (const Node& node : nodes()) {
      if (acts(node) && !node.inert) all += "\n  " + node.name;
    }
    return all;
  }

  MemoryWorld world;
  App app;
  ui::Stage stage;
  Viewport viewport;
  std::vector<Command> said;

 private:
  void answers() {
    for (int i = 0; i < 200; ++i) {
      world.settle();
      if (world.wakeAt < 0 || world.wakeAt > world.seconds + 0.01) return;
      world.seconds += 0.002;
      world.wakeAt = -1;
      app.wake();
    }
  }
};

/// Arranges a screen, then looks at it in every size and text size that is promised.
inline void atEverySize(const std::function<void(Screen&)>& arrange) {
  Screen screen;
  arrange(screen);
  for (const Fit& fit : kFits) {
    itemsWithoutNode({}, 1);
    screen.resize(fit.width, fit.height, fit.text);
    everythingFits(screen.nodes(), screen.viewport, fit.name);
    for (const std::string& item : itemsWithoutNode(screen.nodes(), screen.viewport.ratio))
      FAIL_CHECK(item, " has no node");
    CHECK(screen.stage.missingGlyphs() == 0);
  }
}

}  // namespace alongside::test
