// Groups: what is to come, what was, and how many came over time.
#pragma once

#include <string>
#include <vector>

#include "core/id.h"
#include "core/time.h"

namespace alongside {

struct GroupSession {
  Id id;
  std::string theme, place;
  Moment when;
  std::vector<Id> people;  ///< of the caseload
  int others = 0;
  int came() const { return static_cast<int>(people.size()) + others; }
};

struct ThemeAttendance {
  struct Day {
    Date on;
    int came = 0;
  };
  std::string theme;
  int sessions = 0;
  std::vector<Day> last;  ///< the last ones that were held, oldest first
  double usual = 0;       ///< median of all that were held
  struct Regular {
    Id person;
    int times = 0;
  };
  std::vector<Regular> regulars;  ///< who came most often first
};

struct Groups {
  std::vector<GroupSession> coming;     ///< the next one first
  std::vector<GroupSession> past;       ///< as asked for
  std::vector<ThemeAttendance> themes;  ///< with a session that was held; most sessions first
  int held = 0, visits = 0;             ///< of all, however the list is looked at
};

inline constexpr std::size_t kAttendanceShown = 8;

/// Sessions of the same theme (letters and case aside) are one group.
Groups groupsOf(std::vector<GroupSession> sessions, Moment now);

}  // namespace alongside
