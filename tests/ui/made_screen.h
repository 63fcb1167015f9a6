// A screen in a test over a state made by hand: what is seen, and what is asked for when something is pressed.
// Nothing is carried out, so every state can be shown, the rare ones too.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "app/command.h"
#include "app/state.h"
#include "fit.h"
#include "ui/frame/root.h"
#include "ui/pen/stage.h"
#include "ui/pen/ui.h"

namespace alongside::test {

class Glass {
 public:
  static constexpr Millis kAfternoon = 1'795'529'820'000;  ///< Tuesday 24 November 2026, 14:17 UTC

  explicit Glass(State shown)
      : state(std::move(shown)),
        stage(face("Inter-Regular.otf"), face("Inter-SemiBold.otf"),
              [this](ui::Ui& ui) { ui::drawApp(ui, state); }) {
    state.now = kAfternoon;
    state.local = localMoment(kAfternoon);
    viewport.reducedMotion = true;
    stage.setViewport(viewport);
  }

  void resize(float width, float height, int text) {
    viewport.width = width;
    viewport.height = viewport.visibleHeight = height;
    state.appearance.textPercent = text;
    stage.setViewport(viewport);
    settle();
  }
  void settle() {
    for (int i = 0; i < 60; ++i) {
      const bool more = stage.frame(state, 0.016);
      for (Command& command : stage.takeCommands()) asked.push_back(std::move(command));
      if (!more && i > 0) return;
    }
    FAIL("the screen never comes to rest");
  }
  const std::vector<Node>& nodes() const { return stage.semantics().nodes; }

  static bool acts(const Node& node) { return takesPart(node); }
  /// By the beginning of its name; fields only when asked for.
  const Node* find(std::string_view name, bool field = false) const {
    const auto at = std::ranges::find_if(nodes(), [&](const Node& node) {
      return acts(node) && !node.inert && (node.role == NodeRole::field) == field &&
             std::string_view(node.name).starts_with(name);
    });
    return at == nodes().end() ? nullptr : &*at;
  }
  bool reads(std::string_view words) const {
    return std::ranges::any_of(nodes(), [&](const Node& node) {
      return node.name.find(words) != std::string::npos || node.description.find(words) != std::string::npos;
    });
  }
  /// Everything on the screen, for messages of tests.
  std::string all() const {
    std::string out;
    for (const Node& node : nodes())
      if (!node.name.empty()) out += (acts(node) ? "\n  [" : "\n   ") + node.name + (acts(node) ? "]" : "");
    return out;
  }
  void act(Action action) {
    asked.clear();
    stage.act(std::move(action));
    settle();
  }
  void press(std::string_view name) {
    const Node* node = find(name);
    INFO(name, " is to be pressed among:", all());
    REQUIRE(node != nullptr);
    act({.kind = Action::Kind::click, .node = node->id, .text = {}});
  }
  void type(std::string_view name, std::string text) {
    const Node* node = find(name, true);
    INFO(name, " is to be typed into among:", all());
    REQUIRE(node != nullptr);
    act({.kind = Action::Kind::input, .node = node->id, .text = std::move(text)});
  }
  void enter(std::string_view name) {
    const Node* node = find(name, true);
    REQUIRE(node != nullptr);
    act({.kind = Action::Kind::submit, .node = node->id, .text = {}});
  }
  template <class C>
  const C* wants() const {
    for (const Command& command : asked)
      if (const C* one = command.as<C>()) return one;
    return nullptr;
  }

  State state;
  Viewport viewport;
  ui::Stage stage;
  std::vector<Command> asked;

 private:
  static Bytes face(const char* name) {
    std::ifstream in(std::string("/usr/share/fonts/opentype/inter/") + name, std::ios::binary);
    Bytes bytes((std::istreambuf_iterator<char>(in)), {});
    REQUIRE(bytes.size() > 100'000);
    return bytes;
  }
};

/// Everything fits at all the sizes of fit.h, in what `arrange` has brought about.
void fitsAtEverySize(const std::function<State()>& made, const std::function<void(Glass&)>& arrange = {});

}  // namespace alongside::test
