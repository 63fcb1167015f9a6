// How a spreadsheet shows a number: as a day, a time of day, or with noughts before it (ECMA-376 part 1, 18.8.30 and 18.8.31).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace alongside {

struct NumberLook {
  bool day = false, time = false;
  std::size_t digits = 0;  ///< at least so many, with noughts before it; 0: as it is
  bool operator==(const NumberLook&) const = default;
};

/// Of a format's code: "dd/mm/yyyy hh:mm", "[$-809]d mmmm yyyy", "0000000000". Of several parts the first counts.
NumberLook numberLook(std::string_view code);
/// Of the formats that every program knows by number.
NumberLook builtInLook(unsigned id);

/// A number as its look has it: "2026-11-23", "2026-11-23T09:30:00", "09:30:00", "000881", "9434765919", "0.25". `written`: as the
/// file has it, "9.434765919E9" too. `from1904`: days are counted from 1 January 1904, else from 30 December 1899. What is no
/// number, or no day that spreadsheets have (year 1900 to 9999), stays as it is written.
std::string shownNumber(std::string_view written, NumberLook look, bool from1904);

}  // namespace alongside
