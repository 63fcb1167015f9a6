// A report as tables, and those as a file and on paper.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/reports/reports_state.h"

namespace alongside {

/// `told`: for others to read, so counts of fewer than five people are withheld, and what would give them away.
std::vector<ReportTable> activityTables(const Activity& activity, bool told);
ReportTable partnerTable(std::span<const PartnerMonth> months, bool told);

/// "1 September to 24 November 2026"
std::string stretchInWords(const Activity& activity);

std::string tablesCsv(std::string_view title, std::string_view team, std::span<const ReportTable> tables,
                      Date today);
/// On one page.
std::string tablesHtml(std::string_view title, std::string_view team, std::span<const ReportTable> tables,
                       Date today);

}  // namespace alongside
