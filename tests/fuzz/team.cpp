// Team files, as bytes and as what a coordinator signed. What opens is signed again and opens to the same; two versions
// make one third, whoever puts them together.
#include "exchange/team/team.h"

#include "exchange/team/team_settings.h"
#include "people.h"

using namespace alongside;
using namespace alongside::fuzzing;

FUZZ_TARGET(team) {
  Draw draw(input);
  const std::size_t depth = draw.below(3);
  const std::string text = draw.restAsText();
  const Team* known = depth == 2 ? &people().team : nullptr;
  const std::string file = depth == 0 ? text : signedAs("alongside-team+json", text, people().coordinator);
  const auto opened = openTeam(file, known);
  if (!opened) {
    mustBeInWords(opened.error(), "team/");
    return;
  }
  const Team& team = opened->team;
  MUST(team.inbox.empty() || (team.inbox.starts_with('/') && !team.inbox.starts_with("//")));
  MUST(opened->signer == people().coordinator.thumbprint());
  for (const TeamSetting& setting : kTeamSettings) {
    const int value = settingOf(team, setting);
    MUST(value >= setting.least && value <= setting.most);
  }

  const std::string says = canonical(team.json());
  const auto kept = teamFromJson(team.json());
  MUST(kept);
  MUST(canonical(kept->json()) == says);
  const auto again = openTeam(signTeam(team, people().coordinator), known);
  MUST(again);
  MUST(canonical(again->team.json()) == says);
  MUST(standing(team, team) == TeamStanding::same);

  const Team& ours = people().team;
  if (team.id != ours.id) return;
  const TeamMerge merged = mergedTeams(ours, team), turned = mergedTeams(team, ours);
  MUST(canonical(merged.team.json()) == canonical(turned.team.json()));
  const Team next = nextVersion(team, team, kNow);
  MUST(standing(team, next) == TeamStanding::newer);
  MUST(standing(next, team) == TeamStanding::older);
}
