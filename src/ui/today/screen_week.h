// The calendar: a week by day.
#pragma once

#include "app/state.h"

namespace alongside {
struct State;
}
namespace alongside::ui {
class Ui;

void drawWeekPage(Ui& ui, const State& state);

}  // namespace alongside::ui
