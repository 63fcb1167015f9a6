// Small charts. The mirror reads them as tables.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "insight/history.h"

namespace alongside::ui {
class Ui;

/// 0 to 10 over time: a line with its points, and the days of the first, a middle and the last one.
void progressChart(Ui& ui, std::string_view name, std::span<const ProgressPoint> points);

/// A bar and its words in each line: 'Tuesday 3 November', 7, '7 came'.
struct BarLine {
  std::string key = {}, title = {};
  int value = 0;
  std::string words = {};
};
void barLines(Ui& ui, std::string_view name, const std::vector<BarLine>& lines);

}  // namespace alongside::ui
