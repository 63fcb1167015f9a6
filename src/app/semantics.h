// The semantic tree: what is on the screen, said in the terms of assistive technology. Each widget
// draws *and* records a node; the platform mirrors the nodes as real, transparent elements over the
// canvas. Everything is activated, typed into, focused and scrolled through those elements and comes
// back as an Action by node id, never by coordinates: touch, mouse, keyboard, screen readers and tests
// all enter by the same door.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace alongside {

using NodeId = std::uint64_t;  ///< stable from frame to frame: a hash of the path of keys; 0 is no node

enum class NodeRole : std::uint8_t {
  // structure
  main,
  navigation,
  banner,
  region,
  group,
  form,
  list,
  listItem,
  table,
  row,
  cell,
  columnHeader,
  heading,
  text,
  status,
  alert,
  image,
  separator,
  progress,
  dialog,
  tabPanel,
  // things that act
  button,
  link,
  checkbox,
  toggle,
  radioGroup,
  radio,
  tabList,
  tab,
  field,
  // a region that scrolls
  scroller,
};

enum class FieldInput : std::uint8_t {
  text,
  multiline,
  search,
  password,
  newPassword,
  numeric,
  telephone,
  date,
  time,
  url,
  pin  ///< digits, hidden
};

/// In CSS pixels. Within a scroller: relative to the top of its content; otherwise to the page.
struct NodeRect {
  float x = 0, y = 0, width = 0, height = 0;
};

struct Node {
  NodeId id = 0;
  NodeId parent = 0;  ///< 0: the page, or the dialog layer when `role` is dialog
  NodeRole role = NodeRole::text;
  std::string name;         ///< exactly what is seen
  std::string description;  ///< hint or error below a field, why a button is off
  NodeRect rect;
  std::uint8_t level = 0;      ///< headings 1..6
  std::uint16_t setSize = 0;   ///< list items, radios, tabs, rows: of how many (virtual rows too)
  std::uint16_t position = 0;  ///< 1-based
  bool disabled = false;       ///< still focusable: it says why in `description`
  bool checked = false;        ///< checkbox, toggle, radio
  bool selected = false;       ///< tab, row, place in the navigation (aria-current)
  bool expandable = false, expanded = false;
  bool invalid = false, required = false;
  bool live = false;       ///< status, alert: announced when its name changes
  bool pressable = false;  ///< list items and rows that act like a button
  bool movable = false;    ///< a separator that can be dragged; `position` of `setSize` says where it is
  bool swipes = false;     ///< a finger across it, or an arrow key, asks for what lies before or after
  bool drags = false;      ///< can be taken across the page and let go on something else (Action::Kind::drag)
  bool menu = false;       ///< a right click on it asks for something of its own (Action::Kind::menu)
  bool inert = false;      ///< below a sheet or dialog: this node and all inside cannot be reached
  bool modal = false;      ///< dialogs: nothing else may be touched (rail and strip always may)

  // Fields: the browser's own text control lies exactly over the drawn one.
  FieldInput input = FieldInput::text;
  std::string value;
  std::uint32_t revision = 0;  ///< grows when the program (not the person) changed `value`
  std::string placeholder;
  std::uint32_t maxLength = 0;  ///< 0: none
  std::string autocomplete;     ///< "current-password", "new-password", "off", ...
  std::string account;          ///< passwords: whose it is, for password stores
  std::string enterHint;        ///< "next", "done", "search", "go", "send"
  float fontSize = 17;          ///< CSS pixels as the browser has to be told
  bool semibold = false;
  bool roomy = false;                   ///< letters and words further apart, as WCAG 1.4.12 has it
  float lineHeight = 26;                ///< CSS pixels
  float paddingX = 14, paddingTop = 0;  ///< CSS pixels from the rect to the first line's box
  std::uint32_t ink = 0xff000000;       ///< ABGR, text colour
  std::uint32_t hintInk = 0xff000000;   ///< ABGR, of the placeholder
  std::uint32_t caret = 0xff000000;

  // Scrollers.
  float contentHeight = 0;  ///< CSS pixels
  float scrollTop = 0;      ///< where the program wants it, when `revision` grew
};

/// Something that the person did, by whatever means.
struct Action {
  enum class Kind : std::uint8_t {
    click,     ///< activate a node
    input,     ///< a field's text changed; `text` is the whole new value
    submit,    ///< Enter in a one-line field
    focus,     ///< the DOM focus went to a node (0: nowhere); `flag`: show the ring (:focus-visible);
               ///< `number` 1: the browser shows the field's text itself just now, 0: the canvas does
    scroll,    ///< a scroller moved; `number` is its scrollTop in CSS pixels
    escape,    ///< Escape, or the system's back gesture (`flag`)
    shortcut,  ///< a key outside fields; `text` is its name ("?", "/"); "save" within them, too
    hover,     ///< the mouse is over a node (0: none)
    press,     ///< pointer went down on a node (0: up again): for the pressed look alone
    move,   ///< a movable node was dragged or moved by key to `number`, CSS pixels from the left of the page;
            ///< `flag`: it was let go
    menu,   ///< a right click on a node that has a menu
    swipe,  ///< across a node that swipes; `number` -1: to what lies before, 1: to what lies after
    drag,   ///< a node that drags is at `number` and `down`, CSS pixels of the page; `flag`: it was let go
            ///< there (outside the page: it was given up)
  };
  Kind kind = Kind::click;
  NodeId node = 0;
  std::string text{};
  double number = 0;
  bool flag = false;
  double down = 0;
};

/// One frame's nodes in reading order, which is visual order; parents come before their children.
inline constexpr std::uint32_t kLetsGo = 255;
struct Semantics {
  std::string title;  ///< the document's title: the place, never a person's name
  /// How often the browser's Back leads to another sight of this page before it would leave it, the dialogs that are
  /// open not counted. kLetsGo: the next one leaves.
  std::uint32_t depth = 0;
  std::vector<Node> nodes;
  NodeId wantFocus = 0;  ///< move the DOM focus there, once per change of `focusRevision`
  std::uint32_t focusRevision = 0;
  std::string announcement;  ///< said politely, once per change of `announcementRevision`
  std::uint32_t announcementRevision = 0;
  std::string language = "en-GB";
};

}  // namespace alongside
