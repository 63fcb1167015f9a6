// A day as reports write it. Which of two numbers is the month is a matter of the whole column: see DayOrder.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/time.h"

namespace alongside {

/// Whether 03/04/2026 is the 3rd of April or the 4th of March.
enum class DayOrder { unknown, dayFirst, monthFirst };

/// What a cell can mean as a day.
struct WrittenDay {
  std::optional<Date> dayFirst, monthFirst;  ///< the same where the order says nothing; none: no such day
  bool shortYear = false;                    ///< two digits: the century is not theirs, see `withCentury`
  std::string problem;                       ///< of what is no day in any order: what it is, for a sentence

  bool isDay() const { return dayFirst || monthFirst; }
  /// The order matters, and both give a day.
  bool open() const { return dayFirst && monthFirst && *dayFirst != *monthFirst; }
  std::optional<Date> by(DayOrder order) const;
};

/// Reads `code` (of meantCode). Shapes: 14/10/2026, 14.10.26, 14 Oct 2026, 14-OCT-2026, Wed 14 Oct 2026, 14OCT2026,
/// 2026-10-14, 2026/10/14, 20261014, 14102026, each with a time of day or without; a stamp with its zone (ISO 8601: the day
/// in London at that moment, so a British summer midnight in UTC is the day after); the number of a day in a spreadsheet
/// (days since 1899-12-30).
WrittenDay writtenDay(std::string_view code);

/// The year of a two-digit one: the latest that is not after `today`.
Date withCentury(Date date, Date today);

/// What a system writes for 'no date': 1 January 1900, 30 December 1899, 31 December 9999 and their like.
bool standsForNoDate(Date date);

}  // namespace alongside
