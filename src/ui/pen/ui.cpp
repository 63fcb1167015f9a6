#include "ui/pen/ui.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "ui/pen/memory.h"

namespace alongside::ui {

std::uint64_t hashed(std::uint64_t scope, std::string_view key) {
  std::uint64_t hash = scope ^ 0xCBF29CE484222325ULL;
  for (const char c : key) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001B3ULL;
  }
  hash ^= hash >> 29;
  return hash == 0 ? 1 : hash;
}

Cell fixed(float width, Draw draw) { return {Cell::Kind::fixed, width, draw}; }
Cell fit(Draw draw) { return {Cell::Kind::fit, 0, draw}; }
Cell flex(Draw draw, float share) { return {Cell::Kind::flex, share, draw}; }

Ui::Ui(Memory& memory, Frame& frame, Paint& paint, const Metrics& metrics, const Surroundings& around)
    : memory_(memory), frame_(frame), paint_(paint), metrics_(metrics), around_(around) {
  pen_.width = metrics.width;
  pen_.bottom = frame.bottom;
}

Millis Ui::now() const { return around_.now; }
Moment Ui::local() const { return around_.local; }
Date Ui::today() const { return around_.local.date; }

void Ui::emit(Command command) { frame_.commands.push_back(std::move(command)); }
void Ui::setTitle(std::string title) { frame_.title = std::move(title); }

void Ui::setLeadsBack() { frame_.leadsBack = true; }
bool Ui::leadsBack() const { return frame_.leadsBack; }
void Ui::setDepth(std::uint32_t depth) { frame_.depth = depth; }

void Ui::announce(std::string text) {
  if (memory_.announcedIn == memory_.frame && memory_.announcement == text) return;
  memory_.announcedIn = memory_.frame;
  memory_.announcement = std::move(text);
  ++memory_.announcementRevision;
}

bool Ui::escaped() {
  if (!memory_.action || memory_.action->kind != Action::Kind::escape) return false;
  if (memory_.overlays > frame_.overlays) return false;  // something above has it
  memory_.take();
  return true;
}

bool Ui::wentBack() const {
  return memory_.action && memory_.action->kind == Action::Kind::escape && memory_.action->flag;
}

bool Ui::shortcut(std::string_view name) {
  if (!memory_.action || memory_.action->kind != Action::Kind::shortcut || memory_.action->text != name)
    return false;
  if (memory_.overlays > frame_.overlays) return false;
  memory_.take();
  return true;
}

// --- Keys and memory ----------------------------------------------------------------------------------

void Ui::pushKey(std::string_view key) { frame_.scopes.push_back(hashed(frame_.scopes.back(), key)); }
void Ui::popKey() { frame_.scopes.pop_back(); }

NodeId Ui::idOf(std::string_view key) const { return hashed(frame_.scopes.back(), key); }

NodeId Ui::nodeFor(std::string_view key) {
  const NodeId id = idOf(key);
  const unsigned before = frame_.met[id]++;
  return before == 0 ? id : hashed(id, std::to_string(before));
}

bool& Ui::flag(std::string_view key, bool first) {
  return memory_.flags.try_emplace(idOf(key), first).first->second;
}
double& Ui::number(std::string_view key, double first) {
  return memory_.numbers.try_emplace(idOf(key), first).first->second;
}
std::string& Ui::words(std::string_view key, std::string_view first) {
  return memory_.words.try_emplace(idOf(key), first).first->second;
}

float Ui::remembered(NodeId id, float first) const {
  const auto found = memory_.sizes.find(id);
  return found == memory_.sizes.end() ? first : found->second;
}

void Ui::remember(NodeId id, float value) {
  const auto [found, isNew] = memory_.sizes.try_emplace(id, value);
  // Sums of floats differ in their last bits from pass to pass: such a difference is none, or two sizes that
  // depend on each other would never stand still.
  if (!isNew && std::abs(found->second - value) < 0.05F) return;
  found->second = value;
  memory_.changed = true;
}

// --- Nodes --------------------------------------------------------------------------------------------

Node& Ui::node(NodeRole role, NodeId id, std::string name, const Box& box) {
  revealIfWanted(id, box);
  Node& node = frame_.nodes.emplace_back();
  node.id = id;
  node.parent = frame_.parents.back();
  node.role = role;
  node.name = std::move(name);
  node.rect = {box.x, box.y, box.width, box.height};
  if (!frame_.scrolls.empty()) {
    const ScrollFrame& scroll = frame_.scrolls.back();
    node.rect.x -= scroll.view.x;
    node.rect.y -= scroll.view.y - scroll.offset;
  }
  return node;
}

Node& Ui::lastNode() { return frame_.nodes.back(); }
void Ui::open(NodeId id) { frame_.parents.push_back(id); }
void Ui::close() { frame_.parents.pop_back(); }

void Ui::group(NodeRole role, std::string_view key, std::string name, Draw body) {
  const NodeId id = nodeFor(key);
  const Box at{pen_.x, pen_.y, pen_.width, 0};
  node(role, id, std::move(name), at);
  const std::size_t index = frame_.nodes.size() - 1;
  open(id);
  body();
  close();
  frame_.nodes[index].rect.height = std::max(0.0F, pen_.y - at.y);
}

bool Ui::clicked(NodeId id) {
  frame_.listening.push_back(id);
  if (!memory_.action || memory_.action->kind != Action::Kind::click || memory_.action->node != id)
    return false;
  memory_.take();
  return true;
}

bool Ui::menuAsked(NodeId id) {
  if (!memory_.action || memory_.action->kind != Action::Kind::menu || memory_.action->node != id)
    return false;
  memory_.take();
  return true;
}

std::optional<Ui::Move> Ui::moved(NodeId id) {
  if (!memory_.action || memory_.action->kind != Action::Kind::move || memory_.action->node != id)
    return std::nullopt;
  const Move move{static_cast<float>(memory_.action->number), memory_.action->flag};
  memory_.take();
  return move;
}

int Ui::swiped(NodeId id) {
  if (!memory_.action || memory_.action->kind != Action::Kind::swipe || memory_.action->node != id) return 0;
  const int to = memory_.action->number < 0 ? -1 : 1;
  memory_.take();
  return to;
}

std::optional<Ui::Drag> Ui::dragged(NodeId id) {
  lastNode().drags = true;
  assert(lastNode().id == id);
  const std::optional<Action>& drag = memory_.drag;
  if (!drag || drag->node != id || (drag->flag && !memory_.action)) return std::nullopt;
  return Drag{static_cast<float>(drag->number), static_cast<float>(drag->down)};
}

bool Ui::dragOver(const Box& box) const {
  if (!memory_.drag) return false;
  const auto x = static_cast<float>(memory_.drag->number), y = static_cast<float>(memory_.drag->down);
  const auto holds = [&](const Box& one) {
    return x >= one.x && x < one.right() && y >= one.y && y < one.bottom();
  };
  return holds(box) && holds(clip());
}

bool Ui::dropped(const Box& box) {
  if (!memory_.action || memory_.action->kind != Action::Kind::drag || !memory_.action->flag ||
      !dragOver(box))
    return false;
  memory_.take();
  return true;
}

std::optional<std::string> Ui::typed(NodeId id) {
  frame_.listening.push_back(id);
  if (!memory_.action || memory_.action->kind != Action::Kind::input || memory_.action->node != id)
    return std::nullopt;
  std::string text = std::move(memory_.action->text);
  memory_.take();
  return text;
}

bool Ui::submitted(NodeId id) {
  if (!memory_.action || memory_.action->kind != Action::Kind::submit || memory_.action->node != id)
    return false;
  memory_.take();
  return true;
}

bool Ui::hovered(NodeId id) const { return metrics_.hover && memory_.hover == id; }
bool Ui::pressed(NodeId id) const { return memory_.press == id; }
bool Ui::focused(NodeId id) const { return memory_.focus == id; }
bool Ui::ringed(NodeId id) const { return memory_.focus == id && memory_.ring; }
bool Ui::fieldLive(NodeId id) const { return memory_.live == id; }

Box Ui::clip() const {
  return frame_.clips.empty() ? Box{0, 0, metrics_.width, metrics_.height} : frame_.clips.back();
}
bool Ui::visible(const Box& box) const { return box.grown(8).overlaps(clip()); }

void Ui::ring(NodeId id, const Box& box, float radius) {
  if (!ringed(id)) return;
  paint_.border(box.grown(3), Tone::focus, 3, radius + 3);
  paint_.border(box.grown(6), Tone::focusInk, 3, radius + 6);
}

void Ui::focus(NodeId node) {
  reveal(node);
  if (memory_.wantedFocusIn == memory_.frame && memory_.wantFocus == node) return;
  memory_.wantedFocusIn = memory_.frame;
  memory_.wantFocus = node;
  ++memory_.focusRevision;
}

void Ui::reveal(NodeId node) {
  memory_.reveal = node;
  memory_.changed = true;  // it may have been drawn already
}

float Ui::beginOverlay(NodeId id) {
  for (Node& node : frame_.nodes) {
    if (node.parent == 0 && node.role != NodeRole::navigation && node.role != NodeRole::banner)
      node.inert = true;
  }
  ++frame_.overlays;
  constexpr double kRise = 0.16;  // seconds
  return progressOf(memory_.begun.try_emplace(id, memory_.clock).first->second, kRise);
}

float Ui::progressOf(double began, double seconds) {
  const double since = memory_.clock - began;
  if (!metrics_.motion || since >= seconds) return 1;
  frame_.moving = true;
  const double left = 1 - since / seconds;
  return static_cast<float>(1 - left * left * left);
}

}  // namespace alongside::ui
