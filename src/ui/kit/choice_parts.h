// Shared by the controls: the label above, the sentence below, their height.
#pragma once

#include <string_view>

#include "ui/pen/ui.h"

namespace alongside::ui::parts {

void above(Ui& ui, std::string_view name, std::string_view aside);
void below(Ui& ui, std::string_view hint, std::string_view error);
/// A widget of several parts, with keys of its own.
void keyedWhole(Ui& ui, std::string_view key, Draw body);
float controlHeight(Ui& ui);  ///< 48, times text size

}  // namespace alongside::ui::parts
