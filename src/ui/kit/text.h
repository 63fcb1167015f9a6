// Words on the page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui/pen/ui.h"

namespace alongside::ui {

struct TextSpec {
  TextStyle style = TextStyle::body;
  Tone tone = Tone::ink;
  Align align = Align::start;
  int maxLines = 0;  ///< more ends in an ellipsis; 0: all of them
  NodeRole role = NodeRole::text;
  bool record = true;  ///< false: its words are already in another node's name
};
/// A paragraph, wrapped.
void text(Ui& ui, std::string_view words, const TextSpec& spec = {});
void body(Ui& ui, std::string_view words, Tone tone = Tone::ink);
void second(Ui& ui, std::string_view words, Tone tone = Tone::ink2);      ///< 15/22
void label(Ui& ui, std::string_view words, std::string_view aside = {});  ///< 15/22 600, above a control

/// Parts of one paragraph that look different.
struct Run {
  std::string words = {};
  TextStyle style = TextStyle::body;
  Tone tone = Tone::ink;
  Icon icon = Icon::none;  ///< before the words
  bool marked = false;     ///< amber behind: search hits, what differs
  bool underlined = false, struck = false;
  bool fresh = false;  ///< green behind, and underlined: what came
};
/// `said`: for the mirror, when the words alone do not say it.
void runs(Ui& ui, const std::vector<Run>& parts, int maxLines = 0, bool record = true,
          const std::string& said = {});
/// The height it will have in this width.
float runsHeight(Ui& ui, const std::vector<Run>& parts, float width, int maxLines = 0);

void heading(Ui& ui, std::string_view words, int level = 2, TextStyle style = TextStyle::section);
/// One a page: 32/40 and, below, a line in ink2.
void title(Ui& ui, std::string_view words, std::string_view below = {});
/// A section's heading with something pressable at its right, 'All 7'. True when that was pressed.
bool sectionHead(Ui& ui, std::string_view words, std::string_view action = {}, Icon icon = Icon::none);

enum class WordsSize : std::uint8_t { page, card };
/// Somebody's own words: a clay bar, curly quotes. `from`: "What matters to me, 12 November".
void ownWords(Ui& ui, std::string_view words, WordsSize size = WordsSize::page, std::string_view from = {});

/// The same in large type, to be read from across a table; a bar of 5.
void wordsAcross(Ui& ui, std::string_view words, TextStyle style);

/// Equal digit widths: "09:30", "999 301 4729".
void figures(Ui& ui, std::string_view digits, TextStyle style = TextStyle::rowStrong, Tone tone = Tone::ink);
/// A name and its value, for details: label in ink2, value below or beside it.
void fact(Ui& ui, std::string_view name, std::string_view value, bool digits = false);

}  // namespace alongside::ui
