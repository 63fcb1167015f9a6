// Counts of people that leave the team: fewer than five are not told, nor what they could be worked out from.
//
// Five is this service's rule; a trust's own may be stricter.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace alongside {

inline constexpr int kSmall = 5;

/// A table of counts with its totals, as it may be told.
struct CountTable {
  std::vector<std::string> rows, columns;  ///< names
  std::vector<std::vector<int>> counts;    ///< [row][column]
};

struct ToldCount {
  int count = 0;
  bool told = true;
  std::string text() const;  ///< "12", or "fewer than 5", or "not shown" for what would give another away
  bool small = false;        ///< not told for being fewer than five
};

struct ToldTable {
  std::vector<std::vector<ToldCount>> cells;  ///< [row][column]
  std::vector<ToldCount> rowTotals, columnTotals;
  ToldCount total;
};

/// Counts from 1 to 4 are withheld, totals too. Where just one of a row or a column (its total among them) is, the
/// smallest of the others goes as well, since they would tell it: nothing withheld can be found by subtracting.
ToldTable told(const CountTable& table);

}  // namespace alongside
