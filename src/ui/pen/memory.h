// What the stage keeps between frames, and what one pass gathers. For the kit's own files.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "app/envelope.h"
#include "app/semantics.h"
#include "ui/pen/box.h"

namespace alongside::ui {

struct FieldMemory {
  std::string known;           ///< what the browser's field holds, as far as we know
  std::uint32_t revision = 0;  ///< grows when the program wrote it
  std::uint64_t typedIn = 0;   ///< the frame in which the person typed last
  bool seen = false;
};

struct ScrollMemory {
  float top = 0;
  float content = 0, view = 0;  ///< of the pass before
  std::uint32_t revision = 0;   ///< grows when the program moved it
  bool seen = false;
};

struct VirtualMemory {
  std::string focusedKey;  ///< of the row that holds the focus
  std::size_t focusedAt = 0;
};

/// Survives from frame to frame; wiped at lock.
struct Memory {
  std::unordered_map<NodeId, bool> flags;
  std::unordered_map<NodeId, double> numbers;
  std::unordered_map<NodeId, std::string> words;
  std::unordered_map<NodeId, float> sizes;
  std::unordered_map<NodeId, FieldMemory> fields;
  std::unordered_map<NodeId, ScrollMemory> scrolls;
  std::unordered_map<NodeId, VirtualMemory> virtuals;
  std::unordered_map<NodeId, double> begun;  ///< when an overlay appeared, by `clock`

  std::uint64_t frame = 0;
  double clock = 0;              ///< seconds
  std::optional<Action> action;  ///< of this frame, until somebody takes it
  std::optional<Action> drag;    ///< what is dragged, and where it is now
  NodeId focus = 0, hover = 0, press = 0, live = 0;
  bool ring = false;
  std::uint64_t wantedFocusIn = 0, announcedIn = 0;  ///< frames

  NodeId wantFocus = 0;
  std::uint32_t focusRevision = 0;
  NodeId reveal = 0;  ///< a node that is to be scrolled into view
  std::string announcement;
  std::uint32_t announcementRevision = 0;
  std::size_t overlays = 0;          ///< of the pass before
  std::size_t rowAt = 0, rowOf = 0;  ///< of the list being drawn; rowOf 0: none is
  bool rowFirst = false, rowLast = false;
  float floating = 0,
        footBar = 0;       ///< heights at the foot of the page: the floating button with its air, the bar
  float sheetFoot = 0;     ///< of the topmost sheet: its buttons
  float cellNeeds = 0;     ///< of the grid being drawn: the height that its fullest cell wants
  bool plainRows = false;  ///< rows on paper (list panes) instead of in a card
  bool changed = false;    ///< a remembered size changed: the pass is repeated

  /// Somebody has taken the action, and may have remembered something: the pass is repeated.
  void take() {
    action.reset();
    changed = true;
  }
};

struct ScrollFrame {
  NodeId node = 0;
  Box view;  ///< on the screen
  float offset = 0;
};

/// Gathered by one pass.
struct Frame {
  std::string title;
  std::optional<std::uint32_t> depth;  ///< Semantics::depth; none said: one where a way back is drawn
  bool leadsBack = false;              ///< a way back is drawn
  std::vector<Node> nodes;
  std::vector<Command> commands;
  std::unordered_map<NodeId, unsigned> met;  ///< how often a key was used
  std::vector<NodeId> listening;             ///< nodes that were asked whether somebody worked them
  std::vector<NodeId> parents{0};
  std::vector<std::uint64_t> scopes{0x9E3779B97F4A7C15ULL};
  std::vector<ScrollFrame> scrolls;
  std::vector<Box> clips;
  std::size_t overlays = 0;
  bool moving = false;  ///< an animation runs
  float bottom = 0;     ///< of the screen, above a keyboard
};

/// FNV-1a over the key, begun with the scope's hash.
std::uint64_t hashed(std::uint64_t scope, std::string_view key);

}  // namespace alongside::ui
