#include "app/team/team_files.h"

#include <algorithm>
#include <cassert>

#include "app/command_desk.h"
#include "app/team/command_team.h"
#include "core/order.h"
#include "core/text.h"
#include "exchange/team/team_settings.h"
#include "record/codes.h"

namespace alongside {

std::vector<Ward> wardsFrom(std::string_view text) {
  std::vector<Ward> wards;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\n,"), text.size());
    std::string line = trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) continue;
    Ward ward;
    // "Rowan 020 7946 0000": what follows the first digit is the ward's telephone.
    const std::size_t digit = line.find_first_of("+0123456789");
    const bool phone = digit != std::string::npos && line.size() - digit >= 5 && digit > 0;
    ward.name = trim(phone ? line.substr(0, digit) : line);
    if (phone) ward.telephone = trim(line.substr(digit));
    wards.push_back(std::move(ward));
  }
  return wards;
}

/// All versions of the directory's records, withdrawn ones too, so that a withdrawal reaches every tablet.
std::vector<Revision> TeamFiles::directoryNow() const {
  const Store& store = state.open->store;
  std::vector<Revision> all;
  for (const Id& id : store.ofKind(codes::kResource))
    for (const std::uint32_t at : store.find(id)->history) all.push_back(store.revision(at));
  inOrder(all, {}, &Revision::rev);
  return all;
}

void TeamFiles::signAgain() {
  OpenState& o = open();
  const auto before = teamKept(o.who.teamFile);
  o.who.team->directory = directoryNow();
  *o.who.team = nextVersion(*o.who.team, before ? *before : *o.who.team, state.now);
  o.who.teamFile = signTeam(*o.who.team, *session.keys);
  session.saveLocal();
  session.refreshPage();
  session.teamChanged();
}

/// Nothing vouches for the first sight of a team but words that two people compare.
void TeamFiles::offer(OpenedTeam opened, std::string text) {
  OpenState& o = open();
  const auto known = teamIdOf(o.who.teamFile);
  if (known && *known != opened.team.id) {
    o.over.note = Fault{"team/other-team", "This is the file of another team, " + opened.team.name + ".",
                        "Nothing was changed.", "Ask your coordinator for the newest file of your own team."};
    return;
  }
  std::vector<std::string> words;
  if (const Member* signer = opened.team.memberByDevice(opened.signer); signer != nullptr)
    words = fingerprintWords(signer->signing, signer->agreement);
  o.who.teamOffered = TeamOffered{std::move(opened), std::move(text), std::move(words)};
}

void TeamFiles::takeOffered(bool take) {
  OpenState& o = open();
  if (!o.who.teamOffered) return;
  TeamOffered offered = *std::exchange(o.who.teamOffered, std::nullopt);
  if (!take || o.who.team) return;
  const std::string name = offered.opened.team.name;
  adopt(std::move(offered.opened.team), std::move(offered.text));
  session.saveLocal();
  session.toast("This tablet belongs to " + name + " now");
}

TeamFiles::Considered TeamFiles::consider(Team team, std::string text) {
  OpenState& o = open();
  assert(o.who.team && "a first team is taken only after its words were compared");
  switch (standing(*o.who.team, team)) {
    case TeamStanding::same:
    case TeamStanding::older:
      return Considered::known;
    case TeamStanding::newer:
      adopt(std::move(team), std::move(text));
      return Considered::taken;
    case TeamStanding::apart:
      break;
  }
  if (o.who.role == Role::worker) {  // the coordinators put theirs together; until then the higher number
    if (team.version < o.who.team->version) return Considered::known;
    adopt(std::move(team), std::move(text));
    return Considered::taken;
  }
  TeamMerge merge = mergedTeams(*o.who.team, team);
  // A file counts only when whoever signs it leads in it: who does no longer takes the other's.
  const Member* self = merge.team.memberByDevice(o.who.device);
  if (self == nullptr || self->role != Role::coordinator || self->until) {
    adopt(std::move(team), std::move(text));
    return Considered::taken;
  }
  told = std::move(merge.told);
  told.insert(
      told.begin(),
      "Another coordinator had changed the team file at the same time. What either of you added is in "
      "version " +
          std::to_string(merge.team.version) + ", signed by you. Give it to them.");
  std::string merged = signTeam(merge.team, *session.keys);
  adopt(std::move(merge.team), std::move(merged));
  return Considered::merged;
}

void TeamFiles::adopt(Team team, std::string text) {
  OpenState& o = open();
  std::vector<std::string> leaders;
  if (o.who.team) leaders = leadersTold(*o.who.team, team, o.who.device);
  told.insert(told.end(), leaders.begin(), leaders.end());
  o.who.team = std::move(team);
  o.who.teamFile = std::move(text);
  const Member* self = o.who.team->memberByDevice(o.who.device);
  o.who.inRoster = self != nullptr;
  session.keepRecoverable();
  if (self != nullptr && self->role != o.who.role) {
    o.who.role = self->role;
    o.page.place = Place::today;
    session.beginDesk();
    session.toast(o.who.role == Role::coordinator
                      ? "You are a coordinator of " + o.who.team->name + " now."
                      : "You are no longer a coordinator of " + o.who.team->name + ".");
  }
  // The directory comes with it.
  std::vector<Revision> fresh;
  for (const Revision& revision : o.who.team->directory)
    if (!o.store.has(revision.rev) && !o.store.isOther(revision.rec, revision.kind))
      fresh.push_back(revision);
  if (!fresh.empty()) {
    bool passed = false;
    for (const Revision& revision : fresh) {
      session.clock->observe(revision.hlc, state.now);
      passed = session.arrivals.passedOver.erase(revision.rev) > 0 || passed;
    }
    session.save(std::move(fresh));
    if (passed) session.saveArrivals();
  }
  if (!leaders.empty()) tell();
  session.refresh();  // who counts as not seen is the team's to say
  session.teamChanged();
}

void TeamFiles::tell() {
  if (told.empty()) return;
  std::string all;
  for (const std::string& sentence : told) all += (all.empty() ? "" : " ") + sentence;
  open().over.note =
      Fault{kTeamChanged, all, "Your records are as they were.",
            "If nobody told you of it, ask your coordinator in person before anything is sent."};
}

/// A newer team file rides along with a receipt, an allocation or another coordinator's pack.
void TeamFiles::takeAlong(const Pack& pack) {
  const OpenState& o = open();
  if (!o.who.team || pack.teamFile.empty()) return;
  auto team = openTeam(pack.teamFile, &*o.who.team);
  if (team && consider(std::move(team->team), pack.teamFile) != Considered::known) session.saveLocal();
}

void TeamFiles::acceptJoin(std::size_t index, const std::string& sameAs) {
  if (!state.open || open().who.role != Role::coordinator || !open().who.team ||
      index >= open().packs.joins.size())
    return;
  OpenState& o = open();
  // A name and two keys: all else is for the coordinator to say.
  const Member& asks = o.packs.joins[index].request.member;
  Member member{.name = asks.name, .signing = asks.signing, .agreement = asks.agreement, .since = state.now};
  // Somebody of the team with another tablet, and perhaps another name, is who they were: their people stay theirs.
  if (const Members::One* one = whose.members().byLabel(sameAs)) member.member = one->id;
  o.packs.joins.erase(o.packs.joins.begin() + static_cast<std::ptrdiff_t>(index));
  const std::string name = member.name;
  o.who.team->roster.push_back(std::move(member));
  signAgain();
  session.toast(name + " is in the team. Give them the new team file or a receipt.");
}

/// All that was changed in one go is one new version of the file.
void TeamFiles::setSettings(const std::vector<std::pair<std::string, int>>& values) {
  if (!state.open || open().who.role != Role::coordinator || !open().who.team) return;
  OpenState& o = open();
  bool differs = false;
  for (const auto& [key, value] : values) {
    const auto setting = std::ranges::find(kTeamSettings, key, &TeamSetting::key);
    if (setting == kTeamSettings.end()) continue;
    const int wanted = std::clamp(value, setting->least, setting->most);
    if (wanted == settingOf(o.who.team, *setting)) continue;
    o.who.team->settings[key] = wanted;
    differs = true;
  }
  if (!differs) return;
  signAgain();
  session.refresh();
}

void TeamFiles::saveFile() {
  if (!state.open || session.onlyPractice() || open().who.teamFile.empty()) return;
  world.saveFile("alongside-team-v" + std::to_string(open().who.team ? open().who.team->version : 1) + ".jws",
                 "application/jose", viewOf(open().who.teamFile));
}

void TeamFiles::begun(const Json& local) {
  told.clear();
  for (const Json& words : local.value("teamTold", Json::array()))
    if (words.is_string()) told.push_back(words.get<std::string>());
  OpenState& o = open();
  for (const Json& entry : local.value("joins", Json::array())) {
    PendingJoin join;
    join.request.team = idFrom(textAt(entry, "team")).value_or(Id{});
    join.request.made = numberAt(entry, "made");
    auto member = Member::from(entry.value("member", Json::object()));
    if (!member) continue;
    join.request.member = std::move(*member);
    join.words = fingerprintWords(join.request.member.signing, join.request.member.agreement);
    o.packs.joins.push_back(std::move(join));
  }
}

void TeamFiles::writeLocal(Json& local) const {
  Json joins = Json::array();
  for (const PendingJoin& join : open().packs.joins)
    joins.push_back({{"team", join.request.team.text()},
                     {"member", join.request.member.json()},
                     {"made", join.request.made}});
  local["joins"] = std::move(joins);
  if (!told.empty()) local["teamTold"] = told;
}

void TeamFiles::hear() {
  namespace c = command;
  on<c::TakeOfferedTeam>(
      [this](const c::TakeOfferedTeam& x) { whenOpen([&](OpenState&) { takeOffered(x.take); }); });
  on<c::AcceptJoin>([this](const c::AcceptJoin& x) { acceptJoin(x.index, x.sameAs); });
  on<c::RefuseJoin>([this](const c::RefuseJoin& x) {
    whenOpen([&](OpenState& o) {
      if (x.index < o.packs.joins.size())
        o.packs.joins.erase(o.packs.joins.begin() + static_cast<std::ptrdiff_t>(x.index));
      session.saveLocal();
    });
  });
  on<c::SaveTeamFile>([this](const c::SaveTeamFile&) { saveFile(); });
  on<c::SetTeamSettings>([this](const c::SetTeamSettings& x) { setSettings(x.values); });
  on<c::SignTeam>([this](const c::SignTeam&) {
    if (!state.open || !desk || !open().who.team) return;
    signAgain();
    session.toast("Team file signed, version " + std::to_string(open().who.team->version) +
                  ". It goes out with receipts.");
  });
  on<c::CloseTold>([this](const c::CloseTold&) {
    told.clear();
    session.saveLocal();
    session.refreshPage();
  });
}

}  // namespace alongside
