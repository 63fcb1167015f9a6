#include "insight/small_numbers.h"

#include <algorithm>
#include <ranges>

namespace alongside {

namespace {

bool isSmall(int count) { return count > 0 && count < kSmall; }

ToldCount first(int count) { return {.count = count, .told = !isSmall(count), .small = isSmall(count)}; }

/// A line with its total at the end: where just one is withheld the others tell it, so the smallest of them that
/// counts anybody goes too (a nought hides nothing). True when something more was withheld.
bool settle(const std::vector<ToldCount*>& line) {
  if (std::ranges::count(line, false, [](const ToldCount* one) { return one->told; }) != 1) return false;
  ToldCount* least = nullptr;
  for (ToldCount* one : line)
    if (one->told && one->count > 0 && (least == nullptr || one->count < least->count)) least = one;
  if (least == nullptr) return false;
  least->told = false;
  return true;
}

}  // namespace

std::string ToldCount::text() const {
  return told ? std::to_string(count) : small ? "fewer than " + std::to_string(kSmall) : "not shown";
}

ToldTable told(const CountTable& table) {
  ToldTable all;
  const std::size_t width = table.columns.size();
  std::vector<int> columns(width, 0);
  int sum = 0;
  for (const std::vector<int>& row : table.counts) {
    all.cells.emplace_back();
    int ofRow = 0;
    for (std::size_t c = 0; c < width; ++c) {
      all.cells.back().push_back(first(row[c]));
      ofRow += row[c];
      columns[c] += row[c];
    }
    all.rowTotals.push_back(first(ofRow));
    sum += ofRow;
  }
  for (const int count : columns) all.columnTotals.push_back(first(count));
  all.total = first(sum);

  const auto lineOf = [](auto&& cells, ToldCount& total) {
    std::vector<ToldCount*> line;
    for (ToldCount& cell : cells) line.push_back(&cell);
    line.push_back(&total);
    return line;
  };
  std::vector<std::vector<ToldCount*>> lines = {lineOf(all.rowTotals, all.total),
                                                lineOf(all.columnTotals, all.total)};
  for (std::size_t r = 0; r < all.cells.size(); ++r) lines.push_back(lineOf(all.cells[r], all.rowTotals[r]));
  for (std::size_t c = 0; c < width; ++c)
    lines.push_back(lineOf(all.cells | std::views::transform([c](auto& row) -> ToldCount& { return row[c]; }),
                           all.columnTotals[c]));
  // What is withheld in a row may leave a column with one alone, and the other way round.
  for (bool more = true; more;) {
    more = false;
    for (const auto& line : lines) more |= settle(line);
  }
  return all;
}

}  // namespace alongside
