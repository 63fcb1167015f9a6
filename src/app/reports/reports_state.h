// Partners and the team's own reports, as a coordinator looks at them.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/state.h"
#include "insight/activity.h"
#include "insight/partners.h"

namespace alongside {

/// A table of a report: on the screen with all its numbers, in files and on paper with small ones withheld.
struct ReportTable {
  std::string title{}, note{};
  std::vector<std::string> heads{};
  std::vector<std::vector<std::string>> rows{};
  std::vector<int> bars{};  ///< how long each row's bar is; empty: none
};

/// What is about to leave the sealed records, and is asked about first.
enum class Leaving : std::uint8_t { activity, people, partner };

enum class Stretch : std::uint8_t { thisMonth, lastMonth, threeMonths, year };
struct ActivityPage {
  Stretch stretch = Stretch::threeMonths;
  Activity activity{};
  std::vector<ReportTable> tables{};
};

struct PartnerLine {
  Id id{};
  std::string name{}, second{};
  std::optional<int> planned{};
  int came = 0;       ///< this month
  int vacancies = 0;  ///< now
  int late = 0;       ///< actions whose day has passed
};
struct PartnersPage {
  ListChoice list{.query = {}, .only = {}, .order = ListOrder::byName};
  std::vector<PartnerLine> lines{};
  std::size_t inAll = 0;
  std::vector<std::pair<std::string, int>> parts{};  ///< with counts, of those that fit what was typed
  // One partner's page.
  Id open{};  ///< empty: the list
  std::vector<PartnerMonth> months{};
  PartnerPeople people{};
  std::vector<FollowUpRow> actions{};  ///< open ones by their day, then what is done
  ReportTable table{};                 ///< month by month
};

// Parts of the list of partners.
inline constexpr std::string_view kLatePartners = "late", kShortPartners = "short",
                                  kBehindPartners = "behind";

struct LeavingFile {
  Leaving what = Leaving::activity;
  std::size_t people = 0, leftOut = 0;  ///< of a file about people: those who do not want to be in it
};

}  // namespace alongside
