// Saying what happened: notes in the page, progress, empty states, errors in three parts.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "ui/kit/button.h"
#include "ui/kit/text.h"
#include "ui/pen/ui.h"

namespace alongside::ui {

enum class NoteKind : std::uint8_t { sunken, amber, red, green, blue };
struct NoteSpec {
  NoteKind kind = NoteKind::sunken;
  Icon icon = Icon::none;
  std::string strong = {};  ///< begins the sentence, in 600
  std::string words = {};
  std::string action = {};  ///< a plain button below
  bool closable = false;
  bool live = false;  ///< announced when it appears
};
enum class NotePress : std::uint8_t { none, action, closed };
NotePress note(Ui& ui, const NoteSpec& spec);

/// What happened, what is safe, what to do: `fault` in the page, as a card.
void faultCard(Ui& ui, const Fault& fault);
/// The three parts alone, for dialogs (mock-up 13).
void faultParts(Ui& ui, const Fault& fault);

/// `share` 0..1; `stop`: a plain button. True when it was pressed.
bool progress(Ui& ui, std::string_view words, double share, std::string_view stop = {});

enum class Picture : std::uint8_t { none, chairs, table };
struct EmptySpec {
  std::string title = {};
  std::string words = {};
  std::vector<std::pair<std::string, std::string>> ways = {};  ///< numbered: title, sentence
  std::vector<std::pair<std::string, Icon>> buttons = {};      ///< the first is filled
  Picture picture = Picture::chairs;
};
/// An empty place that teaches. Which button was pressed.
std::optional<std::size_t> emptyState(Ui& ui, const EmptySpec& spec);
/// A small one inside a page: a sentence and perhaps a button.
bool emptyLine(Ui& ui, std::string_view words, std::string_view action = {}, Icon icon = Icon::none);
void picture(Ui& ui, Picture which, const Box& box);

/// 0 to 10 as ten small bars and the number.
void meter(Ui& ui, int value, int most = 10);

}  // namespace alongside::ui
