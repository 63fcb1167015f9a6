#include "insight/small_numbers.h"

#include <doctest/doctest.h>

#include <random>

using namespace alongside;

namespace {

CountTable table(std::vector<std::vector<int>> counts) {
  CountTable all;
  all.columns.resize(counts.front().size());
  all.rows.resize(counts.size());
  all.counts = std::move(counts);
  return all;
}

/// Somebody who has the told numbers alone, and subtracts: every withheld cell that can be worked out by taking the
/// told ones of its line from a told total.
int workedOut(const ToldTable& told) {
  const std::size_t rows = told.cells.size(), columns = told.columnTotals.size();
  std::vector<std::vector<bool>> known(rows + 1, std::vector<bool>(columns + 1));
  const auto at = [&](std::size_t r, std::size_t c) -> const ToldCount& {
    return r < rows ? (c < columns ? told.cells[r][c] : told.rowTotals[r])
                    : (c < columns ? told.columnTotals[c] : told.total);
  };
  for (std::size_t r = 0; r <= rows; ++r)
    for (std::size_t c = 0; c <= columns; ++c) known[r][c] = at(r, c).told;
  int found = 0;
  for (bool more = true; more;) {
    more = false;
    const auto line = [&](auto&& cell, std::size_t length) {
      std::size_t missing = length + 1, holes = 0;
      for (std::size_t i = 0; i <= length; ++i)
        if (const auto [r, c] = cell(i); !known[r][c]) missing = i, ++holes;
      if (holes != 1) return;
      const auto [r, c] = cell(missing);
      known[r][c] = more = true;
      ++found;
    };
    for (std::size_t r = 0; r <= rows; ++r) line([&](std::size_t i) { return std::pair(r, i); }, columns);
    for (std::size_t c = 0; c <= columns; ++c) line([&](std::size_t i) { return std::pair(i, c); }, rows);
  }
  return found;
}

}  // namespace

TEST_CASE("fewer than five are not told, and nought is") {
  const ToldTable all = told(table({{12, 9, 0}}));
  CHECK(all.cells[0][0].text() == "12");
  CHECK(all.cells[0][2].text() == "0");
  CHECK(all.total.text() == "21");
  const ToldTable few = told(table({{3}}));
  CHECK(few.cells[0][0].text() == "fewer than 5");
  CHECK(few.total.text() == "fewer than 5");
}

TEST_CASE("what would give a small number away is not told either") {
  const ToldTable all = told(table({{3, 20, 30}, {8, 40, 50}}));
  CHECK(all.cells[0][0].text() == "fewer than 5");
  CHECK(all.cells[0][1].text() == "not shown");  // 53 less 30 and 20 would be 3
  CHECK_FALSE(all.cells[1][0].told);             // 11 less 8 would be 3
  CHECK_FALSE(all.cells[1][1].told);
  CHECK(all.cells[0][2].text() == "30");
  CHECK(all.total.text() == "151");
}

TEST_CASE("nothing that is withheld can be worked out by subtracting, whatever the table") {
  std::mt19937 random(20261122);
  int withheld = 0;
  for (int i = 0; i < 5000; ++i) {
    const std::size_t rows = 1 + random() % 5, columns = 1 + random() % 5;
    std::vector<std::vector<int>> counts(rows, std::vector<int>(columns));
    for (auto& row : counts)
      for (int& count : row) count = static_cast<int>(random() % 3 == 0 ? random() % 5 : random() % 40);
    const ToldTable all = told(table(counts));
    for (std::size_t r = 0; r < rows; ++r)
      for (std::size_t c = 0; c < columns; ++c) {
        if (counts[r][c] > 0 && counts[r][c] < 5) CHECK_FALSE(all.cells[r][c].told);
        if (!all.cells[r][c].told) ++withheld;
      }
    CAPTURE(i);
    CHECK(workedOut(all) == 0);
  }
  CHECK(withheld > 1000);
}
