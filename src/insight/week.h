// A week by day: where one is, what stands in it, what is due, what was recorded.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/id.h"
#include "core/time.h"

namespace alongside {

enum class WeekItem : std::uint8_t { wardDay, round, group, supervision, session, debrief, followUp };
inline constexpr std::size_t kWeekItems = 7;
using WeekCounts = std::array<int, kWeekItems>;

struct WeekEntry {
  Date day;
  int minute = -1;  ///< of the day; -1: some time that day
  WeekItem item = WeekItem::session;
  Id record;
  std::string title;   ///< "Imogen Farrow", "Poetry", "Ask about Sunday leave"
  std::string second;  ///< "One-to-one", "Garden room"
  bool done = false;   ///< recorded, or ticked off
};

struct WeekDay {
  Date day;
  std::vector<WeekEntry> entries;  ///< whole-day ones first, then in order of time
  WeekCounts counts{};
};

struct Week {
  Date monday;
  std::array<WeekDay, 7> days;
  WeekCounts counts{};
  /// Saturday and Sunday are shown only when something is on them.
  std::size_t shownDays() const { return days[5].entries.empty() && days[6].entries.empty() ? 5 : 7; }
};

/// The week that begins on `monday`; what lies outside it is left out.
Week weekOf(std::vector<WeekEntry> entries, Date monday);
/// "1 ward day, 2 ward rounds, 3 one-to-ones"; empty: nothing.
std::string countsInWords(const WeekCounts& counts);
/// "One-to-one", as one entry is called.
std::string_view titleOf(WeekItem item);

}  // namespace alongside
