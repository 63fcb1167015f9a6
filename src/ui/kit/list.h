// Cards with rows, lists of thousands, tags, avatars, tables.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/kit/button.h"
#include "ui/kit/text.h"
#include "ui/pen/ui.h"

namespace alongside::ui {

enum class TagKind : std::uint8_t { plain, green, amber, red, blue };
struct Tag {
  std::string words = {};
  TagKind kind = TagKind::plain;
  Icon icon = Icon::none;
};
void tag(Ui& ui, const Tag& tag);
void tags(Ui& ui, const std::vector<Tag>& all);

/// Initials (or an icon) in a disc; says nothing in the mirror, since the name stands beside it.
void avatar(Ui& ui, std::string_view name, float size = 44, Icon icon = Icon::none, bool chosen = false);

struct RowButton {
  std::string label = {};
  ButtonKind kind = ButtonKind::outlined;
  Icon icon = Icon::none;
  std::string name = {};  ///< for the mirror: 'Record, Imogen Farrow'
};
struct ListRow {
  std::string time = {};         ///< "09:30", in a column of its own
  std::string avatarName = {};   ///< initials are made from it
  Icon avatarIcon = Icon::none;  ///< instead of initials
  std::string title = {};
  std::string second = {};           ///< in ink2; or
  std::vector<Run> secondRuns = {};  ///< with parts in other colours
  std::string aside = {};            ///< at the right, in ink2: 'Yesterday'
  std::vector<Tag> tags = {};        ///< at the right
  std::optional<bool> tick = {};     ///< a round box before the title
  std::string tickName = {};
  std::optional<RowButton> button = {};
  std::string words = {};  ///< somebody's own words, below
  bool pressable = true;   ///< the row itself opens something
  bool chevron = false;
  bool selected = false;
  bool done = false;          ///< no weight
  bool strong = true;         ///< title 600
  float height = 72;          ///< at least, times text size
  std::string describe = {};  ///< more for the mirror
  bool drags = false;         ///< it can be taken across the page
  bool menu = false;          ///< a right click asks for what its page has behind 'more'
};
struct RowResult {
  bool pressed = false;  ///< the row
  bool ticked = false;
  bool button = false;
  bool menu = false;                  ///< right click
  std::optional<Ui::Drag> drag = {};  ///< it is being dragged, and is here now
};
/// One row, at the pen, over the whole width; inside ui.keyed(record id, ...) and a list.
RowResult listRow(Ui& ui, const ListRow& row);
/// A card around rows with hairlines; `row(i)` calls listRow, keyed by its record.
void listCard(Ui& ui, std::string_view name, std::size_t count, FunctionRef<void(std::size_t)> row);
/// A line in a list that says where we are: 'Now'. Between two rows of a listCard.
void nowLine(Ui& ui);

/// Rows of one height in the scroller around: only what can be seen is drawn, the focused row always is.
/// `key(i)` names the row; `row(i)` draws it.
struct VirtualSpec {
  std::string name = {};
  float rowHeight = 68;  ///< CSS pixels, times text size
  bool hairlines = false;
};
void virtualList(Ui& ui, const VirtualSpec& spec, std::size_t count,
                 FunctionRef<std::string(std::size_t)> key, FunctionRef<void(std::size_t)> row);

/// A tile to choose a person or a way: avatar, two lines, chosen or not. Inside ui.grid.
bool tile(Ui& ui, const Box& box, std::string_view title, std::string_view second,
          std::string_view avatarName, Icon icon = Icon::none, bool chosen = false,
          Tone secondTone = Tone::ink2);
/// A big choice: icon in a square, title, two lines, chevron (first start).
bool bigChoice(Ui& ui, Icon icon, std::string_view title, std::string_view second, bool leading = false);

struct TableColumn {
  std::string head = {};
  float share = 1;
  bool figures = false;
  Align align = Align::start;
};
/// A table; rows of two lines on a phone. `cell` gives words. The row pressed, if `pressable`. `bars`: one under each
/// row's first words, as long as its number: a chart that reads as a table.
std::optional<std::size_t> table(Ui& ui, std::string_view name, const std::vector<TableColumn>& columns,
                                 std::size_t rows,
                                 FunctionRef<std::string(std::size_t row, std::size_t column)> cell,
                                 bool pressable = false, std::span<const int> bars = {});

/// Numbers 1, 2, 3 with a title and a sentence; states for a checklist.
void numbered(Ui& ui, int number, std::string_view title, std::string_view sentence);
/// A line with an icon before it.
void iconLine(Ui& ui, Icon icon, std::string_view words, Tone iconTone = Tone::blue,
              TextStyle style = TextStyle::body, Tone tone = Tone::ink);
/// Sealed, sent, received: discs joined by a line.
struct Step {
  std::string title = {}, below = {};
  bool done = false;
};
void steps(Ui& ui, const std::vector<Step>& all);

}  // namespace alongside::ui
