#include "ui/pen/stage.h"

#include <imgui.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstring>
#include <deque>

#include "core/order.h"
#include "ui/pen/fonts.h"
#include "ui/pen/memory.h"
#include "ui/pen/ui.h"

namespace alongside::ui {
namespace {

constexpr int kPasses = 8;  ///< sizes stand still after two or three
constexpr int kBuilds = 4;  ///< new letters may come with new sizes

std::uint64_t mix(std::uint64_t hash, const void* data, std::size_t size) {
  const auto* bytes = static_cast<const unsigned char*>(data);
  while (size >= 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, 8);
    hash = (hash ^ word) * 0x9E3779B97F4A7C15ULL;
    hash ^= hash >> 32;
    bytes += 8;
    size -= 8;
  }
  for (; size > 0; --size, ++bytes) hash = (hash ^ *bytes) * 0x100000001B3ULL;
  return hash;
}

/// What would be drawn, as a number: the picture has settled when it stays.
std::uint64_t hashOf(const ImDrawData& data) {
  std::uint64_t hash = 1;
  for (const ImDrawList* list : data.CmdLists) {
    hash = mix(hash, list->VtxBuffer.Data, static_cast<std::size_t>(list->VtxBuffer.size_in_bytes()));
    hash = mix(hash, list->IdxBuffer.Data, static_cast<std::size_t>(list->IdxBuffer.size_in_bytes()));
    for (const ImDrawCmd& command : list->CmdBuffer) {
      hash = mix(hash, &command.ClipRect, sizeof command.ClipRect);
      hash = mix(hash, &command.TextureId, sizeof command.TextureId);
    }
  }
  return hash;
}

/// Lists hold items and nothing else, and items stand in lists: what is neither is put right.
void settleLists(Frame& frame) {
  std::unordered_map<NodeId, NodeRole> roles;
  roles.reserve(frame.nodes.size());
  for (const Node& node : frame.nodes) roles.emplace(node.id, node.role);
  std::vector<Node> settled;
  settled.reserve(frame.nodes.size() + 16);
  for (Node& node : frame.nodes) {
    const auto above = roles.find(node.parent);
    const bool inList = above != roles.end() && above->second == NodeRole::list;
    if (node.role == NodeRole::listItem && !inList) node.role = NodeRole::group;
    if (inList && node.role != NodeRole::listItem && node.role != NodeRole::separator) {
      Node item;
      item.id = hashed(node.id, "item");
      item.parent = node.parent;
      item.role = NodeRole::listItem;
      item.rect = node.rect;
      node.parent = item.id;
      settled.push_back(std::move(item));
    }
    settled.push_back(std::move(node));
  }
  frame.nodes = std::move(settled);
}

/// Nothing waits for a press that nobody without eyes could give it.
[[maybe_unused]] bool everyListenerHasANode(const Frame& pass) {
  std::vector<NodeId> ids;
  ids.reserve(pass.nodes.size());
  for (const Node& node : pass.nodes) ids.push_back(node.id);
  inOrder(ids);
  return std::ranges::all_of(pass.listening, [&](NodeId id) { return std::ranges::binary_search(ids, id); });
}

}  // namespace

struct Stage::Inside {
  Inside(ByteView regular, ByteView semibold, DrawScreen drawScreen)
      : context(ImGui::CreateContext()), fonts(regular, semibold), draw(std::move(drawScreen)) {
    ImGui::SetCurrentContext(context);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    ImGui::GetStyle().CircleTessellationMaxError = 0.15F;
    fonts.attach(*io.Fonts);
  }
  ~Inside() { ImGui::DestroyContext(context); }
  Inside(const Inside&) = delete;
  Inside& operator=(const Inside&) = delete;

  /// Letters or sizes were missing: the atlas is made again, between frames.
  void rebuildFonts() {
    fonts.build();
    ImGuiIO& io = ImGui::GetIO();
    io.FontDefault = nullptr;    // Clear() has left it pointing at a font that is gone
    io.Fonts->SetTexID(&fonts);  // any but none: the platform binds the texture
    atlasChanged = true;
  }

  void apply(const Action& action) {
    switch (action.kind) {
      case Action::Kind::focus:
        memory.focus = action.node;
        memory.ring = action.flag;
        memory.live = action.number > 0 ? action.node : 0;
        break;
      case Action::Kind::hover:
        memory.hover = action.node;
        break;
      case Action::Kind::press:
        memory.press = action.node;
        break;
      case Action::Kind::scroll:
        memory.scrolls[action.node].top = static_cast<float>(action.number);
        break;
      case Action::Kind::drag:
        memory.drag = action;
        memory.action = action;
        break;
      case Action::Kind::click:
      case Action::Kind::input:
      case Action::Kind::submit:
      case Action::Kind::escape:
      case Action::Kind::shortcut:
      case Action::Kind::move:
      case Action::Kind::menu:
      case Action::Kind::swipe:
        memory.action = action;
        break;
    }
  }

  /// One pass over the screen, into `pass` and the background draw list.
  void drawPass(const Surroundings& around) {
    pass = Frame{};
    memory.changed = false;
    metrics.text = static_cast<float>(std::clamp(around.appearance.textPercent, 100, 200)) / 100;
    const bool keyboard = metrics.visibleHeight < metrics.height - 120;
    pass.bottom = keyboard ? metrics.visibleHeight : metrics.height;

    ImDrawList* list = ImGui::GetBackgroundDrawList();
    list->_ResetForNewFrame();
    list->PushTextureID(ImGui::GetIO().Fonts->TexID);
    list->PushClipRectFullScreen();
    Paint paint(fonts, metrics.ratio, metrics.text, lookFor(around.appearance.theme, viewport));
    paint.setList(list);
    paint.setRoomy(around.appearance.roomy);
    paint.fill({0, 0, metrics.width, metrics.height}, Tone::paper);
    Ui ui(memory, pass, paint, metrics, around);
    draw(ui);
    assert(pass.parents.size() == 1 && pass.scopes.size() == 1 && pass.scrolls.empty());
    settleLists(pass);
    assert(everyListenerHasANode(pass));
    if (memory.overlays != pass.overlays) memory.changed = true;
    memory.overlays = pass.overlays;
  }

  ImGuiContext* context;
  Fonts fonts;
  DrawScreen draw;
  Viewport viewport;
  Metrics metrics;
  Memory memory;
  Frame pass;
  std::deque<Action> actions;
  std::vector<Command> commands;
  Semantics semantics;
  std::uint64_t picture = 0;
  bool atlasChanged = false;
};

Stage::Stage(ByteView regular, ByteView semibold, DrawScreen draw)
    : inside_(std::make_unique<Inside>(regular, semibold, std::move(draw))) {}
Stage::~Stage() = default;

void Stage::setPainter(LetterPainter* painter) { inside_->fonts.letters().setPainter(painter); }

void Stage::setViewport(const Viewport& viewport) {
  Inside& in = *inside_;
  const bool keyboard = viewport.visibleHeight < in.viewport.visibleHeight - 120;
  const bool turned = viewport.width != in.viewport.width || viewport.height != in.viewport.height;
  in.viewport = viewport;
  in.metrics.width = viewport.width;
  in.metrics.height = viewport.height;
  in.metrics.visibleHeight = viewport.visibleHeight;
  in.metrics.ratio = viewport.ratio;
  in.metrics.motion = !viewport.reducedMotion;
  in.metrics.hover = viewport.canHover;
  // The keyboard came, or the page has another shape: what is in use comes into what is left.
  if (keyboard || (turned && (in.memory.live != 0 || in.memory.ring))) in.memory.reveal = in.memory.focus;
}

bool Stage::atlasChanged() const { return inside_->atlasChanged; }

Stage::Atlas Stage::takeAtlas() {
  ImGui::SetCurrentContext(inside_->context);
  unsigned char* alpha = nullptr;
  Atlas atlas;
  ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&alpha, &atlas.width, &atlas.height);
  atlas.alpha = alpha;
  inside_->atlasChanged = false;
  return atlas;
}

void Stage::act(Action action) {
  switch (action.kind) {
    case Action::Kind::focus:
    case Action::Kind::hover:
    case Action::Kind::press:
    case Action::Kind::scroll:
      inside_->apply(action);
      break;  // how things are: at once
    case Action::Kind::click:
    case Action::Kind::submit:
    case Action::Kind::escape:
    case Action::Kind::shortcut:
    case Action::Kind::menu:
    case Action::Kind::swipe:
      inside_->actions.push_back(std::move(action));
      break;  // what is asked: one a frame
    case Action::Kind::input:
    case Action::Kind::move:
    case Action::Kind::drag:
      // Hands are faster than a slow tablet draws: only what the field holds now, or where the pointer is, counts.
      if (!inside_->actions.empty() && inside_->actions.back().kind == action.kind &&
          inside_->actions.back().node == action.node)
        inside_->actions.pop_back();
      inside_->actions.push_back(std::move(action));
      break;
  }
}

bool Stage::frame(const Surroundings& around, double seconds) {
  Inside& in = *inside_;
  ImGui::SetCurrentContext(in.context);
  ++in.memory.frame;
  in.memory.clock += seconds;
  in.memory.action.reset();
  if (!in.actions.empty()) {
    in.apply(in.actions.front());
    in.actions.pop_front();
  }

  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {std::round(in.metrics.width * in.metrics.ratio),
                    std::round(in.metrics.height * in.metrics.ratio)};
  io.DisplayFramebufferScale = {1, 1};
  in.fonts.configure(in.metrics.ratio,
                     static_cast<float>(std::clamp(around.appearance.textPercent, 100, 200)) / 100);

  double step = seconds;
  bool moving = false;
  for (int build = 0; build < kBuilds; ++build) {
    if (in.fonts.stale()) in.rebuildFonts();
    // Dear ImGui wants time to pass; it is never clamped from above.
    io.DeltaTime = static_cast<float>(std::max(step, 1e-6));
    step = 0;
    ImGui::NewFrame();
    for (int i = 0; i < kPasses; ++i) {
      in.drawPass(around);
      std::ranges::move(in.pass.commands, std::back_inserter(in.commands));
      in.pass.commands.clear();
      if (!in.memory.changed) break;
    }
    moving = in.pass.moving;
    ImGui::Render();
    if (!in.fonts.stale()) break;
  }
  // Overlays that are gone rise again when they come back.
  std::erase_if(in.memory.begun, [&](const auto& one) {
    return std::ranges::none_of(in.pass.nodes, [&](const Node& node) { return node.id == one.first; });
  });
  in.memory.action.reset();
  if (in.memory.drag && in.memory.drag->flag) in.memory.drag.reset();

  in.semantics.title = std::move(in.pass.title);
  in.semantics.depth = in.pass.depth.value_or(in.pass.leadsBack ? 1 : 0);
  in.semantics.nodes = std::move(in.pass.nodes);
  in.semantics.wantFocus = in.memory.wantFocus;
  in.semantics.focusRevision = in.memory.focusRevision;
  in.semantics.announcement = in.memory.announcement;
  in.semantics.announcementRevision = in.memory.announcementRevision;

  const std::uint64_t picture = hashOf(*ImGui::GetDrawData());
  const bool settled = picture == in.picture;
  in.picture = picture;
  return !settled || moving || !in.actions.empty() || !in.commands.empty();
}

ImDrawData* Stage::drawData() const {
  ImGui::SetCurrentContext(inside_->context);
  return ImGui::GetDrawData();
}
const Semantics& Stage::semantics() const { return inside_->semantics; }
std::vector<Command> Stage::takeCommands() { return std::exchange(inside_->commands, {}); }

std::size_t Stage::missingGlyphs() const { return inside_->fonts.missing(); }

}  // namespace alongside::ui
