// Team files that come in: at first sight, newer ones, those of another coordinator; and what is said of them.
#include <cassert>

#include "app/pages/desk_work.h"
#include "app/session/session.h"
#include "core/text.h"

namespace alongside {

/// Nothing vouches for the first sight of a team but words that two people compare.
void Session::offerTeam(OpenedTeam opened, std::string text) {
  OpenState& o = open();
  const auto known = teamIdOf(o.teamFile);
  if (known && *known != opened.team.id) {
    o.note = Fault{"team/other-team", "This is the file of another team, " + opened.team.name + ".",
                   "Nothing was changed.", "Ask your coordinator for the newest file of your own team."};
    return;
  }
  std::vector<std::string> words;
  if (const Member* signer = opened.team.memberByDevice(opened.signer); signer != nullptr)
    words = fingerprintWords(signer->signing, signer->agreement);
  o.teamOffered = TeamOffered{std::move(opened), std::move(text), std::move(words)};
}

void Session::takeOffered(bool take) {
  OpenState& o = open();
  if (!o.teamOffered) return;
  TeamOffered offered = *std::exchange(o.teamOffered, std::nullopt);
  if (!take || o.team) return;
  const std::string name = offered.opened.team.name;
  adoptTeam(std::move(offered.opened.team), std::move(offered.text));
  keepLocal();
  toast("This tablet belongs to " + name + " now");
}

Session::Considered Session::considerTeam(Team team, std::string text) {
  OpenState& o = open();
  assert(o.team && "a first team is taken only after its words were compared");
  switch (standing(*o.team, team)) {
    case TeamStanding::same:
    case TeamStanding::older:
      return Considered::known;
    case TeamStanding::newer:
      adoptTeam(std::move(team), std::move(text));
      return Considered::taken;
    case TeamStanding::apart:
      break;
  }
  if (o.role == Role::worker) {  // the coordinators put theirs together; until then the higher number
    if (team.version < o.team->version) return Considered::known;
    adoptTeam(std::move(team), std::move(text));
    return Considered::taken;
  }
  TeamMerge merge = mergedTeams(*o.team, team);
  // A file counts only when whoever signs it leads in it: who does no longer takes the other's.
  const Member* self = merge.team.memberByDevice(o.device);
  if (self == nullptr || self->role != Role::coordinator || self->until) {
    adoptTeam(std::move(team), std::move(text));
    return Considered::taken;
  }
  teamTold = std::move(merge.told);
  teamTold.insert(
      teamTold.begin(),
      "Another coordinator had changed the team file at the same time. What either of you added is in "
      "version " +
          std::to_string(merge.team.version) + ", signed by you. Give it to them.");
  std::string merged = signTeam(merge.team, *keys);
  adoptTeam(std::move(merge.team), std::move(merged));
  return Considered::merged;
}

void Session::adoptTeam(Team team, std::string text) {
  OpenState& o = open();
  std::vector<std::string> leaders;
  if (o.team) leaders = leadersTold(*o.team, team, o.device);
  teamTold.insert(teamTold.end(), leaders.begin(), leaders.end());
  o.team = std::move(team);
  o.teamFile = std::move(text);
  const Member* self = o.team->memberByDevice(o.device);
  o.inRoster = self != nullptr;
  keepRecoverable();
  if (self != nullptr && self->role != o.role) {
    o.role = self->role;
    o.place = Place::today;
    beginDesk();
    rebuildUnsent();
    toast(o.role == Role::coordinator ? "You are a coordinator of " + o.team->name + " now."
                                      : "You are no longer a coordinator of " + o.team->name + ".");
  }
  // The directory comes with it.
  std::vector<Revision> fresh;
  for (const Revision& revision : o.team->directory)
    if (!o.store.has(revision.rev) && !o.store.isOther(revision.rec, revision.kind))
      fresh.push_back(revision);
  if (!fresh.empty()) {
    bool passed = false;
    for (const Revision& revision : fresh) {
      clock->observe(revision.hlc, state.now);
      passed = arrivals.passedOver.erase(revision.rev) > 0 || passed;
    }
    keep(std::move(fresh));
    if (passed) keepArrivals();
  }
  if (!leaders.empty()) tellTeam();
  rebuildViews();  // who counts as not seen is the team's to say
  readTeam();
  tryUploads();
}

void Session::tellTeam() {
  if (teamTold.empty()) return;
  std::string all;
  for (const std::string& sentence : teamTold) all += (all.empty() ? "" : " ") + sentence;
  open().note = Fault{kTeamChanged, all, "Your records are as they were.",
                      "If nobody told you of it, ask your coordinator in person before anything is sent."};
}

}  // namespace alongside
