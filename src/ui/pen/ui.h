// What a screen is drawn with: a pen that moves down the page, commands, keys, and a little memory of its own.
//
// Everything is in CSS pixels. Containers remember their heights from the pass before; the stage draws a frame
// again, unseen, until they stand still, so a screen may be written top to bottom without measuring anything.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/envelope.h"
#include "app/semantics.h"
#include "app/surroundings.h"
#include "core/function_ref.h"
#include "core/id.h"
#include "ui/pen/box.h"
#include "ui/pen/icons.h"
#include "ui/pen/paint.h"
#include "ui/pen/tokens.h"

namespace alongside::ui {

struct Memory;  // what the stage keeps from frame to frame
struct Frame;   // what one pass gathers

/// What a part is given to draw inside itself.
using Draw = FunctionRef<void()>;

/// A cell of a row. It is written where the row is drawn and cannot be kept: its lambda lives no longer than that.
struct Cell {
  enum class Kind : std::uint8_t { fixed, fit, flex };
  Cell(Kind kind_, float amount_, Draw draw_) : kind(kind_), amount(amount_), draw(draw_) {}
  Cell(const Cell&) = delete;
  Cell& operator=(const Cell&) = delete;
  ~Cell() = default;
  Kind kind;
  float amount;  ///< fixed: width; flex: share
  Draw draw;     ///< empty: a space
};
Cell fixed(float width, Draw draw [[clang::lifetimebound]] = {});     ///< so wide
Cell fit(Draw draw [[clang::lifetimebound]]);                         ///< as wide as what it holds
Cell flex(Draw draw [[clang::lifetimebound]] = {}, float share = 1);  ///< what is left

struct RowSpec {
  float gap = 16;
  Align align = Align::middle;  ///< up and down
  float stackBelow = 0;  ///< cells go one under the other when the row is narrower than this many CSS px
                         ///< times text size; 0: only when a flexible cell would get less than 96
  float stackGap = 12;
  bool stretch = false;  ///< cards in it are drawn as high as the highest cell
};
struct CardSpec {
  float padX = 20, padY = 16;
  Tone tone = Tone::surface;
  Tone border = Tone::line;
  float radius = 16;
  bool chosen = false;  ///< tint, 2 px blue
  float gap = 0;        ///< between what it holds
  float minHeight = 0;
  std::string key = {};  ///< when cards come and go
};

class Ui {
 public:
  Ui(Memory& memory, Frame& frame, Paint& paint, const Metrics& metrics, const Surroundings& around);

  // --- What there is -------------------------------------------------------------------------------
  const Metrics& metrics() const { return metrics_; }
  float tx(float pixels) const { return metrics_.tx(pixels); }
  Millis now() const;
  Moment local() const;
  Date today() const;
  Paint& paint() { return paint_; }

  // --- What the person asked for -------------------------------------------------------------------
  void emit(Command command);
  /// The document's title: the place, never a person's name.
  void setTitle(std::string title);
  /// A way back is drawn: the browser's own leads there, too.
  void setLeadsBack();
  bool leadsBack() const;
  void setDepth(std::uint32_t depth);  ///< Semantics::depth
  /// Said politely by a screen reader, once.
  void announce(std::string text);
  /// Escape or the system's back gesture, unless something above has taken it.
  bool escaped();
  bool wentBack() const;  ///< ... and it is the back gesture: ask before `escaped` takes it
  /// A key pressed outside fields: "/", "?"; and Control and S, anywhere: "save".
  bool shortcut(std::string_view name);

  // --- Keys: the same thing has the same key in every frame ------------------------------------------
  /// Everything inside belongs to `key`: a record's id, the name of a part.
  template <typename Body>
  void keyed(std::string_view key, Body body) {
    pushKey(key);
    body();
    popKey();
  }
  template <typename Body>
  void keyed(const Id& id, Body body) {
    keyed(std::string_view(reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size()), body);
  }
  void pushKey(std::string_view key);
  void popKey();
  /// The node of a widget called `key` here. The same key a second time in one scope is another node.
  NodeId nodeFor(std::string_view key);

  // --- Memory of the interface alone: what is unfolded, which step. Gone at lock -----------------------
  bool& flag(std::string_view key, bool first = false);
  double& number(std::string_view key, double first = 0);
  std::string& words(std::string_view key, std::string_view first = {});

  // --- The pen -------------------------------------------------------------------------------------
  float x() const { return pen_.x; }
  float y() const { return pen_.y; }
  float width() const { return pen_.width; }  ///< of the column being written
  bool inFlow() const { return pen_.flow; }
  /// Something of this width begins a line here.
  bool atLineStart(float width = 0) const {
    return !pen_.flow || pen_.flowX <= pen_.x || pen_.flowX + width > pen_.x + pen_.width + 0.5F;
  }
  float bottom() const { return pen_.bottom; }  ///< where the screen or pane ends
  void gap(float pixels);                       ///< down (or along, in a flow)
  /// Room for something: the next box. `w` 0: the whole width (in a flow: what is left).
  Box place(float w, float h);
  void column(float gap, Draw body);  ///< the same gap between all that follows
  void whole(Draw body);              ///< parts of one thing: the column's gap does not come between them
  void indent(float left, Draw body, float right = 0);
  void row(const RowSpec& spec, std::initializer_list<Cell> cells);
  /// `count` equal cells.
  void row(const RowSpec& spec, std::size_t count, FunctionRef<void(std::size_t)> cell);
  void row(std::initializer_list<Cell> cells) { row(RowSpec{}, cells); }
  /// Side by side from the top, 32 apart; one under the other when there is no room.
  void columns(std::initializer_list<Cell> cells, float stackBelow = 700);
  /// Chips, buttons, tags: left to right, wrapping. `align` end: at the right. One in another goes on in it.
  void flow(float gap, Draw body, Align align = Align::start);
  void card(const CardSpec& spec, Draw body);
  void card(Draw body) { card(CardSpec{}, body); }
  /// A card whose parts have hairlines between them.
  void cardRows(std::size_t count, FunctionRef<void(std::size_t)> part, float padX = 20, float padY = 16);
  /// Equal cells, as many beside each other as have `minWidth` (times text size), equally high in a line.
  void grid(float minWidth, float gap, std::size_t count, FunctionRef<void(std::size_t, Box)> cell,
            float height);
  void rule(float space = 0);  ///< a hairline across
  /// Draws elsewhere, with a pen of its own; the pen here does not move.
  void inside(const Box& box, Draw body);
  /// Draws at the middle of what is left above `bottom`.
  void centred(float maxWidth, Draw body);

  /// A region that scrolls, from the pen to `bottom` (or `height` high). `key` keeps its place.
  struct ScrollSpec {
    float height = 0;
    float marginX = 0, marginTop = 0, marginBottom = 0;
    std::string name = {};  ///< for the mirror
    float maxWidth = 0;     ///< of what it holds; 0: all of it
  };
  void scroll(std::string_view key, const ScrollSpec& spec, Draw body);
  void scrollToTop(std::string_view key);  ///< of the region `key` in this scope
  /// The scroller around moves so that this widget's node is in view, and it gets the DOM focus.
  void focus(NodeId node);
  /// Only moves the scroller; once.
  void reveal(NodeId node);

  // --- For widgets -----------------------------------------------------------------------------------
  /// Records a node at `box`; children may follow between open and close.
  Node& node(NodeRole role, NodeId id, std::string name, const Box& box);
  Node& lastNode();      ///< to add to it
  void open(NodeId id);  ///< what follows is inside this node
  void close();
  /// Nodes that follow belong to `role` (list, group, region ...); its box is what they cover.
  void group(NodeRole role, std::string_view key, std::string name, Draw body);
  bool clicked(NodeId id);                      ///< taken once
  std::optional<std::string> typed(NodeId id);  ///< the field's whole new text
  bool submitted(NodeId id);
  bool menuAsked(NodeId id);  ///< a right click; the node says that it has a menu
  struct Move {
    float to = 0;      ///< CSS pixels from the left
    bool end = false;  ///< let go
  };
  std::optional<Move> moved(NodeId id);
  int swiped(NodeId id);  ///< -1: to what lies before, 1: to what lies after; 0: not
  struct Drag {
    float x = 0, y = 0;
  };
  /// Where the pointer is that drags this node; the node says that it can be dragged.
  std::optional<Drag> dragged(NodeId id);
  bool dragOver(const Box& box) const;  ///< something is dragged, and is over this just now
  bool dropped(const Box& box);         ///< ... and was let go here; taken once
  bool hovered(NodeId id) const;
  bool pressed(NodeId id) const;
  bool focused(NodeId id) const;    ///< has the DOM focus
  bool ringed(NodeId id) const;     ///< ... and shows it
  bool fieldLive(NodeId id) const;  ///< the browser draws its text just now
  /// Whether anything at `box` could be seen; widgets skip drawing (never recording) when not.
  bool visible(const Box& box) const;
  Box clip() const;  ///< what can be seen here
  /// Draws the two rings around a control.
  void ring(NodeId id, const Box& box, float radius);
  /// A size remembered from the pass before, by node; `remember` tells the stage when it changed.
  float remembered(NodeId id, float first = 0) const;
  void remember(NodeId id, float value);
  /// An overlay (sheet, dialog) begins: what lies below, but rail and strip, becomes inert. 0..1: how far it
  /// has risen.
  float beginOverlay(NodeId id);
  /// 0..1: how far an animation that began at `began` (of the memory's clock) has come; 1 without motion.
  float progressOf(double began, double seconds);
  Memory& memory() { return memory_; }
  Frame& frame() { return frame_; }
  const Surroundings& around() const { return around_; }
  NodeId idOf(std::string_view key) const;  ///< without counting it as used
  struct Used {
    float height = 0, width = 0;
  };
  /// Draws at a box with a pen of its own; how much room it took.
  Used within(const Box& box, Draw body, float gap = 0, float stretch = 0);

 private:
  struct Room {  ///< what a row knows of a cell
    Cell::Kind kind;
    float amount;
    bool draws;
  };
  void row(const RowSpec& spec, const std::vector<Room>& cells, FunctionRef<void(std::size_t)> draw);
  struct Pen {
    float x = 0, y = 0, width = 0, bottom = 0;
    float top = 0;
    float gap = 0;      ///< between placed things
    bool empty = true;  ///< nothing placed yet
    bool flow = false;
    float flowGap = 8, lineHeight = 0, flowX = 0;
    float extent = 0;   ///< furthest right that anything was placed
    float stretch = 0;  ///< the height that a card in this cell is drawn with
  };
  Box placeInFlow(float w, float h);
  void revealIfWanted(NodeId id, const Box& box);

  Memory& memory_;
  Frame& frame_;
  Paint& paint_;
  const Metrics& metrics_;
  const Surroundings& around_;
  Pen pen_;
};

}  // namespace alongside::ui
