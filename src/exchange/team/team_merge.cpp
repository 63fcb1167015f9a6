// Two coordinators who edit the team file on two machines. Each version names the ones that it was made from, so a
// tablet can tell a later version from one that went another way. Putting two together is symmetric: both machines
// make the same file of the same two, so exchanging files in any order ends with one.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/text.h"
#include "exchange/team/team.h"

namespace alongside {

namespace {

constexpr std::size_t kRemembered = 200;  ///< versions back

bool madeFrom(const Team& team, const Hash& mark) {
  return std::ranges::any_of(team.ancestors, [&](const auto& one) { return one.second == mark; });
}

void remember(Team& team, const std::set<std::pair<int, Hash>>& marks) {
  team.ancestors.assign(marks.begin(), marks.end());
  if (team.ancestors.size() > kRemembered)
    team.ancestors.erase(team.ancestors.begin(),
                         team.ancestors.end() - static_cast<std::ptrdiff_t>(kRemembered));
}

struct Putting {
  const Team& later;
  const Team& earlier;
  TeamMerge result;

  void say(const std::string& what, const std::string& kept, const std::string& notKept) {
    if (kept == notKept) return;
    const auto named = [](const std::string& words) { return words.empty() ? "none" : "‘" + words + "’"; };
    result.told.push_back(what + ": " + named(kept) + " is kept, " + named(notKept) + " is not.");
  }

  void roster() {
    std::vector<Member>& all = result.team.roster;
    for (const Member& other : earlier.roster) {
      const auto mine =
          std::ranges::find_if(all, [&](const Member& member) { return member.device() == other.device(); });
      if (mine == all.end()) {
        all.push_back(other);
        continue;
      }
      // Whoever left has left, and from the earlier of two days on.
      if (other.until && (!mine->until || *other.until < *mine->until)) {
        mine->until = other.until;
        mine->extra = other.extra;
      }
      mine->rememberNames(other);
      say("Name", mine->name, other.name);
      if (mine->role != other.role)
        result.told.push_back(mine->name + " is a " +
                              (mine->role == Role::coordinator ? "coordinator" : "worker") +
                              " in the version that is kept, and not in the other.");
    }
  }

  void wards() {
    for (const Ward& other : earlier.wards) {
      const auto mine = std::ranges::find_if(
          result.team.wards, [&](const Ward& ward) { return fold(ward.name) == fold(other.name); });
      if (mine == result.team.wards.end())
        result.team.wards.push_back(other);
      else
        say("Telephone of " + mine->name, mine->telephone, other.telephone);
    }
  }

  static void names(std::vector<std::string>& into, const std::vector<std::string>& others) {
    for (const std::string& other : others)
      if (std::ranges::none_of(into, [&](const std::string& name) { return fold(name) == fold(other); }))
        into.push_back(other);
  }

  static void directory(std::vector<Revision>& into, const std::vector<Revision>& others) {
    std::set<Hash> known;
    for (const Revision& revision : into) known.insert(revision.rev);
    for (const Revision& revision : others)
      if (known.insert(revision.rev).second) into.push_back(revision);
  }

  /// What only one has is kept, also deep inside.
  void settings(Json& into, const Json& others, const std::string& name) {
    for (const auto& [key, value] : others.items()) {
      const std::string path = name.empty() ? key : name + ", " + key;
      if (!into.contains(key))
        into[key] = value;
      else if (into[key].is_object() && value.is_object())
        settings(into[key], value, path);
      else
        say("Setting " + path, canonical(into[key]), canonical(value));
    }
  }
};

}  // namespace

Hash teamMark(const Team& team) { return crypto::sha256(canonical(team.json())); }

Team nextVersion(Team edited, const Team& from, Millis now) {
  std::set<std::pair<int, Hash>> marks(from.ancestors.begin(), from.ancestors.end());
  marks.emplace(from.version, teamMark(from));
  edited.version = from.version + 1;
  for (Member& member : edited.roster) {
    const auto before = std::ranges::find(from.roster, member.signing, &Member::signing);
    if (before != from.roster.end()) member.rememberNames(*before);
  }
  edited.edited = std::max(now, from.edited + 1);
  remember(edited, marks);
  return edited;
}

TeamStanding standing(const Team& ours, const Team& theirs) {
  const Hash a = teamMark(ours), b = teamMark(theirs);
  if (a == b) return TeamStanding::same;
  if (madeFrom(theirs, a)) return TeamStanding::newer;
  if (madeFrom(ours, b)) return TeamStanding::older;
  // Made before versions named where they came from: only their numbers tell.
  if (ours.ancestors.empty() || theirs.ancestors.empty()) {
    if (theirs.version > ours.version) return TeamStanding::newer;
    if (theirs.version < ours.version) return TeamStanding::older;
  }
  return TeamStanding::apart;
}

TeamMerge mergedTeams(const Team& a, const Team& b) {
  const bool aIsLater = std::pair(a.edited, teamMark(a)) > std::pair(b.edited, teamMark(b));
  const Team &later = aIsLater ? a : b, &earlier = aIsLater ? b : a;
  Putting putting{later, earlier, {later, {}}};
  Team& team = putting.result.team;
  putting.say("Name of the team", later.name, earlier.name);
  putting.say("Where tablets upload packs", later.inbox, earlier.inbox);
  putting.roster();
  putting.wards();
  Putting::names(team.teams, earlier.teams);
  Putting::names(team.partners, earlier.partners);
  Putting::directory(team.directory, earlier.directory);
  putting.settings(team.settings, earlier.settings, "");
  for (const auto& [key, value] : earlier.extra.items())
    if (!team.extra.contains(key)) team.extra[key] = value;
  std::set<std::pair<int, Hash>> marks(a.ancestors.begin(), a.ancestors.end());
  marks.insert(b.ancestors.begin(), b.ancestors.end());
  marks.emplace(a.version, teamMark(a));
  marks.emplace(b.version, teamMark(b));
  team.version = std::max(a.version, b.version) + 1;
  team.edited = later.edited;
  if (const std::size_t leading = team.coordinators().size(); leading > kMostCoordinators)
    putting.result.told.push_back(
        "There are " + std::to_string(leading) + " coordinators now, and packs can be sealed to " +
        std::to_string(kMostCoordinators) + " at most: make some of them workers before anybody sends.");
  remember(team, marks);
  return std::move(putting.result);
}

}  // namespace alongside
