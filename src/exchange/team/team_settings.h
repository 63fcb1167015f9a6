// What a team has agreed, and its team file carries to every tablet: one line each, read and drawn from here.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "exchange/team/team.h"

namespace alongside {

struct TeamSetting {
  std::string_view key;  ///< stored name in Team::settings; never changes once released
  int usual, least, most, step;
  std::string_view label, unit, hint;
};

inline constexpr TeamSetting kNotSeenDays{.key = "notSeenDays",
                                          .usual = 7,
                                          .least = 1,
                                          .most = 90,
                                          .step = 1,
                                          .label = "Not seen for",
                                          .unit = "days",
                                          .hint = "From then on Today names the person."};
inline constexpr TeamSetting kAfterDischargeDays{
    .key = "afterDischargeDays",
    .usual = 28,
    .least = 0,
    .most = 365,
    .step = 7,
    .label = "Peer support after somebody went home",
    .unit = "days",
    .hint = "Proposed at each discharge. The worker can choose another day."};
inline constexpr TeamSetting kSupervisionWeeks{.key = "supervisionWeeks",
                                               .usual = 6,
                                               .least = 1,
                                               .most = 26,
                                               .step = 1,
                                               .label = "From one supervision to the next",
                                               .unit = "weeks",
                                               .hint = "Later than that, Today says that it is due."};
inline constexpr TeamSetting kLockMinutes{.key = "lockMinutes",
                                          .usual = 5,
                                          .least = 1,
                                          .most = 60,
                                          .step = 1,
                                          .label = "Tablets lock by themselves after",
                                          .unit = "min",
                                          .hint = "Without a touch."};
inline constexpr TeamSetting kReadingMinutes{.key = "readingMinutes",
                                             .usual = 30,
                                             .least = 5,
                                             .most = 120,
                                             .step = 5,
                                             .label = "While a sheet is read out, after",
                                             .unit = "min",
                                             .hint = "So that it does not go dark in a ward round."};
inline constexpr TeamSetting kPackDays{.key = "packDays",
                                       .usual = 7,
                                       .least = 1,
                                       .most = 90,
                                       .step = 1,
                                       .label = "A pack from every tablet within",
                                       .unit = "days",
                                       .hint = "Later than that, Team says that it is overdue."};

inline constexpr TeamSetting kTellMinutes{.key = "tellMinutes",
                                          .usual = 60,
                                          .least = 15,
                                          .most = 1440,
                                          .step = 15,
                                          .label = "Somebody is told of a worry within",
                                          .unit = "min",
                                          .hint = "Later than that, the risk board says that it is late."};
inline constexpr TeamSetting kAnswerHours{.key = "answerHours",
                                          .usual = 24,
                                          .least = 1,
                                          .most = 168,
                                          .step = 1,
                                          .label = "A worry is answered within",
                                          .unit = "hours",
                                          .hint = "Unless another time was agreed for it."};

inline constexpr TeamSetting kWholeCaseload{
    .key = "wholeCaseload",
    .usual = 12,  // services use 8 to 15: an estimate
    .least = 1,
    .most = 60,
    .step = 1,
    .label = "People for somebody full time",
    .unit = "people",
    .hint = "Pro rata for fewer hours, unless a worker’s own number stands in their week."};

inline constexpr std::array kTeamSettings = {kNotSeenDays, kAfterDischargeDays, kSupervisionWeeks,
                                             kLockMinutes, kReadingMinutes,     kPackDays,
                                             kTellMinutes, kAnswerHours,        kWholeCaseload};

/// In the settings, beside the numbers: what tablets show the inbox so that it takes their packs. It keeps strangers from
/// filling the inbox and guards nothing that is sealed, so it may stand in a file that is signed and not sealed.
inline constexpr std::string_view kInboxToken = "inboxToken";

/// As the team file says, within what makes sense; the usual where it says nothing, or there is no team.
int settingOf(const std::optional<Team>& team, const TeamSetting& setting);

}  // namespace alongside
