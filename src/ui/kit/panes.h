// A page within its frame: one column that scrolls, or a list beside what is chosen in it.
#pragma once

#include <string_view>

#include "ui/pen/ui.h"

namespace alongside::ui {

/// A page: scrolls, with the right margins. `key`: its name, so that each keeps its scroll place. `maxWidth` of
/// what it holds; 0: what reads well on a large screen.
void page(Ui& ui, std::string_view key, Draw body, float maxWidth = 0);
/// Two panes, each scrolling by itself; below 1000 only the one that `second` says.
void panes(Ui& ui, float firstWidth, bool second, Draw firstPane, Draw secondPane);
/// The same as a page, for a list pane: margins of 24.
void listPane(Ui& ui, std::string_view key, Draw head, Draw list);

}  // namespace alongside::ui
