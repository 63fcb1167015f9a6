// Buttons, and links that look like plain buttons. True in the one frame in which it was pressed.
#pragma once

#include <string>
#include <string_view>

#include "ui/pen/ui.h"

namespace alongside::ui {

enum class ButtonKind : std::uint8_t { filled, outlined, plain, danger };

struct ButtonSpec {
  ButtonKind kind = ButtonKind::outlined;
  Icon icon = Icon::none;
  bool full = false;  ///< as wide as the column
  float width = 0;    ///< at least
  bool tall = false;  ///< 56: the one that ends a page
  bool busy = false;  ///< shows `busyWords`; does not answer
  std::string busyWords = {};
  bool disabled = false;
  std::string why = {};        ///< shown below and said, when it is off
  std::string name = {};       ///< for the mirror, when it has to say more than the label
  std::string key = {};        ///< when the label changes
  Align align = Align::start;  ///< plain ones at the right end of a row draw without the padding outside
};
bool button(Ui& ui, std::string_view label, const ButtonSpec& spec = {});
bool filledButton(Ui& ui, std::string_view label, Icon icon = Icon::none);
bool plainButton(Ui& ui, std::string_view label, Icon icon = Icon::none);
/// 'Back to People'.
bool backButton(Ui& ui, std::string_view where);
/// 48 x 48, no words on the screen; `name` is for the mirror.
struct IconButtonSpec {
  bool outlined = false;
  Tone tone = Tone::ink;
  float size = 24;
  std::string key = {};
};
bool iconButton(Ui& ui, Icon icon, std::string_view name, const IconButtonSpec& spec = {});
float buttonWidth(Ui& ui, std::string_view label, const ButtonSpec& spec = {});

}  // namespace alongside::ui
