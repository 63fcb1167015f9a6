// A stage with a screen of the test's own, worked like the browser would work it: by node, never by place.
#pragma once

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ui/kit/kit.h"
#include "ui/pen/stage.h"

namespace alongside::ui::kit {

inline Bytes fontFile(const char* path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE_MESSAGE(file.good(), path);
  return Bytes(std::istreambuf_iterator<char>(file), {});
}

class Glass {
 public:
  explicit Glass(DrawScreen draw, float width = 1180, float height = 820, float ratio = 1)
      : stage_(regular(), semibold(), std::move(draw)) {
    viewport.width = width;
    viewport.height = viewport.visibleHeight = height;
    viewport.ratio = ratio;
    viewport.reducedMotion = true;
    state.local = *momentFrom("2026-11-24T14:30");
  }

  /// Frames until the picture stands still; fails when it never does.
  int settle() {
    stage_.setViewport(viewport);
    int frames = 1;
    while (stage_.frame(state, 0.016)) {
      REQUIRE_MESSAGE(frames < 60, "the picture never settles");
      ++frames;
      for (Command& command : stage_.takeCommands()) commands.push_back(std::move(command));
    }
    return frames;
  }
  void act(Action action) {
    stage_.act(std::move(action));
    settle();
  }
  const std::vector<Node>& nodes() const { return stage_.semantics().nodes; }
  const Node* find(NodeRole role, std::string_view name) const {
    for (const Node& node : nodes()) {
      if (node.role == role && node.name == name) return &node;
    }
    return nullptr;
  }
  const Node& the(NodeRole role, std::string_view name) const {
    const Node* node = find(role, name);
    REQUIRE_MESSAGE(node != nullptr, std::string(name));
    return *node;
  }
  void click(NodeRole role, std::string_view name) {
    act({.kind = Action::Kind::click, .node = the(role, name).id});
  }
  void type(std::string_view name, std::string text) {
    act({.kind = Action::Kind::input, .node = the(NodeRole::field, name).id, .text = std::move(text)});
  }
  Stage& stage() { return stage_; }

  Viewport viewport;
  Surroundings state;
  std::vector<Command> commands;

 private:
  // Debian's fonts-inter.
  static const Bytes& regular() {
    static const Bytes file = fontFile("/usr/share/fonts/opentype/inter/Inter-Regular.otf");
    return file;
  }
  static const Bytes& semibold() {
    static const Bytes file = fontFile("/usr/share/fonts/opentype/inter/Inter-SemiBold.otf");
    return file;
  }
  Stage stage_;
};

}  // namespace alongside::ui::kit
