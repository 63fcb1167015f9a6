#include "exchange/team/team_settings.h"

#include <algorithm>

namespace alongside {

int settingOf(const std::optional<Team>& team, const TeamSetting& setting) {
  if (!team) return setting.usual;
  const std::int64_t said = numberAt(team->settings, setting.key, setting.usual);
  return static_cast<int>(std::clamp<std::int64_t>(said, setting.least, setting.most));
}

}  // namespace alongside
