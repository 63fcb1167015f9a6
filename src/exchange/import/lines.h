// The lines of a report that are no plain row: headings of the app's own file, totals, instructions; and small helpers that
// the reading of rows needs.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/formats/csv.h"
#include "exchange/import/referral_report.h"

namespace alongside {

/// The parts of a report that are days.
inline constexpr std::string_view kReportDays[] = {"received", "born"};

/// How many columns at the left `refusedRows` put there: 2 in a file of its own, whichever version saved it; else 0.
std::size_t refusedColumns(std::span<const std::string> headings);
std::string_view faultSentence(CsvFault fault);
/// The lines of a record after its first.
std::vector<std::string_view> linesAfterFirst(std::string_view record);

/// "Total referrals: 2", "Report ends": a few words where a row has many cells.
bool isEnding(std::span<const std::string> cells);
/// "dd/mm/yyyy", "Mandatory": what a template says about its columns.
bool isInstruction(std::string_view number, std::string_view received);

/// Of first and last name in columns of their own; `whole` where both are empty.
std::string nameOf(std::string_view forename, std::string_view surname, std::string_view whole);
/// The code of MENTAL HEALTH ACT LEGAL STATUS CLASSIFICATION CODE that a report means: its leading nought may be lost, or its
/// words be there instead ("Section 3", "S3"). Empty: none.
std::string legalStatusOf(std::string_view written);
/// The code of a referral's urgency that a report's word surely means; empty: none.
std::string_view urgencyOf(std::string_view written);
/// What a row says otherwise than the person's record.
std::vector<RowChange> changesOf(const Fields& row, const Fields& here);

}  // namespace alongside
