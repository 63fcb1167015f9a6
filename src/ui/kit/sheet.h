// Over the page, never over the rail or the strip: sheets for forms, dialogs for questions.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui/kit/button.h"
#include "ui/pen/ui.h"

namespace alongside::ui {

struct SheetAction {
  std::string label = {};
  ButtonKind kind = ButtonKind::plain;
  Icon icon = Icon::none;
  bool disabled = false, busy = false;
  std::string why = {};
};
struct SheetSpec {
  std::string key = {};
  std::string title = {}, second = {};
  std::string closeName = "Close";
  std::vector<SheetAction> actions = {};  ///< at the top right; on a phone at the foot
  Draw header = {};                       ///< instead of actions: a search field, say
  float headerWidth = 300;
  bool twoColumns = false;  ///< `left` and `right` beside each other when there is room
};
struct SheetPress {
  bool closed = false;  ///< close, Escape or back
  std::optional<std::size_t> action = {};
};
/// One body that scrolls.
SheetPress sheet(Ui& ui, const SheetSpec& spec, Draw body);
/// Two bodies with a hairline between when wide, each scrolling; one after the other when not.
SheetPress sheet(Ui& ui, const SheetSpec& spec, Draw left, Draw right);

struct DialogSpec {
  std::string key = {};
  std::string title = {};
  float width = 720;
  bool modal = true;
};
/// Centred; `body` holds its own buttons. True when Escape or back asked to close it.
bool dialog(Ui& ui, const DialogSpec& spec, Draw body);
/// A question with two answers. 0: the first (filled or danger), 1: the second, plain (also Escape).
std::optional<int> question(Ui& ui, const DialogSpec& spec, std::string_view words, const SheetAction& yes,
                            std::string_view no);

}  // namespace alongside::ui
