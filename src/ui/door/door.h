// How the pages before the records are laid out: the mark at the top left, something beside, the matter itself.
#pragma once

#include <string>

#include "app/state.h"
#include "ui/pen/ui.h"

namespace alongside::ui {

struct DoorSpec {
  std::string key;   ///< keeps the scroll place of each page apart
  Draw beside = {};  ///< wide: in the middle of the left column; else above the matter
  Draw foot = {};    ///< wide: at the foot of the left column; else below the matter
  Draw matter;
  float width = 664;  ///< of the matter
  bool besideWhenNarrow = true;
};
void doorPage(Ui& ui, const DoorSpec& spec);

/// The date and the clock.
void doorClock(Ui& ui);
/// 'A newer version is ready', where there is no frame yet.
void doorUpdate(Ui& ui, const State& state);

}  // namespace alongside::ui
