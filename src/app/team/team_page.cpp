#include "app/team/team_page.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/team/command_team.h"
#include "core/order.h"
#include "core/text.h"
#include "exchange/team/team_settings.h"
#include "record/codes.h"

namespace alongside {
namespace {

constexpr const char* kTeamDraft = "team";  ///< on the shelf of drafts

/// One name a line or between commas, each once.
std::vector<std::string> namesFrom(std::string_view text) {
  std::vector<std::string> names;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\n,"), text.size());
    const std::string name = trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::string folded = fold(name);
    if (!name.empty() &&
        std::ranges::none_of(names, [&](const std::string& one) { return fold(one) == folded; }))
      names.push_back(name);
  }
  return names;
}

bool sameWards(const std::vector<Ward>& a, const std::vector<Ward>& b) {
  return std::ranges::equal(
      a, b, [](const Ward& x, const Ward& y) { return x.name == y.name && x.telephone == y.telephone; });
}

/// Whom a supervision record of this coordinator's is with, when that is a worker of the team. Older records do not say
/// whose it was: there the name tells.
std::string workerOf(const OpenState& o, const Record& record) {
  const std::string with = fold(trim(o.store.textOf(record, "with")));
  if (with.empty() || !o.who.team || o.store.textOf(record, "whose") == codes::kOwnSupervision) return {};
  std::set<std::string> named;
  for (const Member& member : o.who.team->roster)
    if (member.role == Role::worker && (fold(member.name) == with || fold(firstName(member.name)) == with))
      named.insert(fold(member.name));
  return named.size() == 1 ? *named.begin()
                           : std::string();  // two of the same first name: the whole name tells
}

struct Supervised {
  std::optional<Date> last, next;
};
std::map<std::string, Supervised> supervisedByName(const OpenState& o, Date today) {
  std::map<std::string, Supervised> all;
  for (const Id& id : o.store.ofKind(codes::kSupervision)) {
    const Record& record = *o.store.find(id);
    const std::string worker = record.voided ? std::string() : workerOf(o, record);
    if (worker.empty()) continue;
    Supervised& now = all[worker];
    const auto on = dateFrom(std::string_view(record.when).substr(0, 10));
    const auto planned = dateFrom(o.store.textOf(record, "nextOn"));
    if (on && *on <= today && (!now.last || *on > *now.last)) now.last = on;
    for (const auto& day : {on, planned})
      if (day && *day >= today && (day != on || *day > today) && (!now.next || *day < *now.next))
        now.next = day;
  }
  return all;
}

}  // namespace

bool givesIt(const OpenState& o, const Record& supervision) {
  return o.desk && (o.store.textOf(supervision, "whose") == codes::kGivenSupervision ||
                    !workerOf(o, supervision).empty());
}

void TeamPage::refreshPage() {
  if (!desk || !state.open || !open().who.team || open().page.place != Place::team) return;
  const OpenState& o = open();
  TeamDesk& shown = desk->team;
  shown.tablets.clear();
  shown.overdue = shown.missing = shown.owed = shown.supervisionDue = 0;
  room.readRoom();  // and whose everybody is
  const std::vector<BoardWorker>& rooms = desk->board.workers;
  std::map<std::string, std::size_t> people;
  for (const auto& [person, worker] : desk->people.workers) ++people[worker];
  const std::map<std::string, Supervised> supervised = supervisedByName(o, state.local.date);
  const int weeks = settingOf(o.who.team, kSupervisionWeeks);
  const std::int64_t days = settingOf(o.who.team, kPackDays);
  for (const Member& member : o.who.team->roster) {
    TabletLine line{.device = member.device(), .name = {}, .role = member.role};
    line.name = whose.members().byDevice(line.device)->label;
    line.you = line.device == o.who.device;
    line.lost = textAt(member.extra, "ended") == "lost";
    line.since = member.since;
    line.until = member.until;
    const std::string label = whose.members().byDevice(line.device)->label;
    if (const auto count = people.find(label); count != people.end()) line.people = count->second;
    if (const auto packs = o.packs.ledger.devices.find(line.device); packs != o.packs.ledger.devices.end()) {
      for (const IntakeLedger::Line& pack : packs->second) {
        line.lastSeq = std::max(line.lastSeq, pack.seq);
        line.lastAt = std::max(line.lastAt, pack.created);
        if (!pack.receipted) ++line.owed;
      }
      line.missing = o.packs.ledger.missing(line.device);
    }
    const Millis last = line.lastAt != 0 ? line.lastAt : member.since;
    line.overdue = member.role == Role::worker && !member.until &&
                   daysBetween(localMoment(last).date, state.local.date) >= days;
    if (member.role == Role::worker && !member.until) {
      if (const auto theirs = std::ranges::find(rooms, label, &BoardWorker::name); theirs != rooms.end()) {
        line.places = theirs->limit;
        line.away = theirs->away;
      }
      if (const auto found = supervised.find(fold(member.name)); found != supervised.end()) {
        line.supervised = found->second.last;
        line.supervision = found->second.next;
      }
      // Whoever never had one is due.
      line.supervisionDue =
          !line.supervision &&
          (!line.supervised || daysBetween(*line.supervised, state.local.date) >= 7 * weeks);
    }
    shown.overdue += line.overdue ? 1 : 0;
    shown.supervisionDue += line.supervisionDue ? 1 : 0;
    shown.missing += line.missing.size();
    shown.owed += !member.until ? line.owed : 0;
    shown.tablets.push_back(std::move(line));
  }
  inOrder(shown.tablets, {}, [](const TabletLine& line) { return line.until.has_value(); });
  const std::vector<Revision> now = teamFiles.directoryNow();
  std::set<Hash> signedOnes;
  for (const Revision& revision : o.who.team->directory) signedOnes.insert(revision.rev);
  shown.directory = static_cast<std::size_t>(std::ranges::count_if(
      o.store.ofKind(codes::kResource), [&](const Id& id) { return !o.store.find(id)->voided; }));
  shown.directoryChanged = static_cast<std::size_t>(std::ranges::count_if(
      now, [&](const Revision& revision) { return !signedOnes.contains(revision.rev); }));
  shown.told = teamFiles.told;
  shown.typed.clear();
  const Json typed = drafts.all.value(kTeamDraft, Json::object());
  // What was typed into an earlier version would undo what the one between changed.
  if (numberAt(typed, "version") != static_cast<std::int64_t>(o.who.team->version)) return;
  for (const auto& [field, text] : typed.value("typed", Json::object()).items())
    if (text.is_string()) shown.typed[field] = text.get<std::string>();
}

bool TeamPage::back() {
  if (!desk || open().page.place != Place::team) return false;
  TeamDesk& team = desk->team;
  if (team.end || team.trail) {
    team.end ? team.end.reset() : team.trail.reset();
    return true;
  }
  if (!team.editing && team.member.empty()) return false;
  team.editing = false;
  team.member.clear();
  return true;
}

void TeamPage::leave() {
  if (!desk) return;
  TeamDesk& team = desk->team;
  team.end.reset();
  team.editing = false;
  team.trail.reset();
  team.member.clear();
}

/// Half a change of the team file is a draft, as half a form is.
void TeamPage::typeTeam(const command::TypeTeam& typed) {
  if (!desk || !state.open || !open().who.team) return;
  auto& all = desk->team.typed;
  all[typed.field] = cleanText(typed.text);
  drafts.all[kTeamDraft] = {{"version", open().who.team->version}, {"typed", all}};
  drafts.keepSoon();
}

// --- Access -----------------------------------------------------------------------------------------------

void TeamPage::endAccess() {
  if (!desk || !state.open || !open().who.team || !desk->team.end) return;
  OpenState& o = open();
  EndAsked& asked = *desk->team.end;
  const auto member = std::ranges::find_if(o.who.team->roster,
                                           [&](const Member& one) { return one.device() == asked.device; });
  if (member == o.who.team->roster.end() || asked.device == o.who.device || member->until) {
    desk->team.end.reset();
    return;
  }
  if (asked.on > state.local.date) {
    asked.fault = "This day is still to come. Choose today or a day before.";
    return;
  }
  // A day gone by counts whole: what was made on it may be somebody else's.
  member->until = asked.on == state.local.date ? state.now : fromLocal({asked.on, 0});
  member->extra["ended"] = asked.lost ? "lost" : "left";
  const std::string name = member->name;
  desk->team.end.reset();
  teamFiles.signAgain();
  session.toast(name + " has no access any more. The new team file goes out with receipts.");
}

// --- The team file -----------------------------------------------------------------------------------------

void TeamPage::keepTeam(const command::KeepTeam& wanted) {
  if (!desk || !state.open || !open().who.team) return;
  OpenState& o = open();
  std::string inbox = trim(wanted.inbox);
  if (!inbox.empty() && (inbox.front() != '/' || inbox.starts_with("//") || inbox.contains('\\'))) {
    o.over.note =
        Fault{"team/bad-inbox", "That is no address on this server.", "The team file was not changed.",
              "Write a path that begins with a stroke, for example /inbox/."};
    return;
  }
  if (!inbox.empty() && inbox.back() != '/') inbox += '/';
  // It travels in a header.
  if (!std::ranges::all_of(trim(wanted.token), [](char c) { return c > ' ' && c < '\x7F'; })) {
    o.over.note =
        Fault{"team/bad-token", "The inbox's word can hold letters, digits and signs, and no spaces.",
              "The team file was not changed.", "Write it as it stands in the server's configuration."};
    return;
  }
  if (trim(wanted.name).empty()) {
    o.over.note = Fault{"team/no-name", "The team has no name.", "The team file was not changed.",
                        "Write what people call it."};
    return;
  }
  Team edited = *o.who.team;
  edited.name = trim(wanted.name);
  std::vector<Ward> wards = wardsFrom(wanted.wards);
  if (!sameWards(wards, edited.wards)) edited.wards = std::move(wards);
  edited.teams = namesFrom(wanted.teams);
  edited.partners = namesFrom(wanted.partners);
  edited.inbox = inbox;
  if (const std::string token = trim(wanted.token); token.empty())
    edited.settings.erase(std::string(kInboxToken));
  else
    edited.settings[std::string(kInboxToken)] = token;
  desk->team.editing = false;
  desk->team.typed.clear();
  const bool drafted = drafts.all.erase(kTeamDraft) > 0;
  if (teamMark(edited) != teamMark(*o.who.team)) {
    o.who.team = std::move(edited);
    teamFiles.signAgain();
  } else if (drafted) {
    return drafts.keepNow(false);
  } else {
    return;
  }
  if (drafted)
    drafts.keepNow(false);  // after the file: a crash in between leaves one too many, never one too few
  session.toast("Team file signed, version " + std::to_string(o.who.team->version) +
                ". It goes out with receipts.");
}

void TeamPage::hear() {
  namespace c = command;
  const auto atDesk = [this](auto act) {
    if (state.open && desk && open().who.team) act(desk->team, open());
  };
  on<c::OpenMember>([atDesk](const c::OpenMember& x) {
    atDesk([&](TeamDesk& d, OpenState& o) {
      o.page.place = Place::team;
      d.member = x.device;
      d.end.reset();
    });
  });
  on<c::SetRole>([this, atDesk](const c::SetRole& x) {
    atDesk([&](TeamDesk&, OpenState& o) {
      const auto member = std::ranges::find_if(o.who.team->roster,
                                               [&](const Member& one) { return one.device() == x.device; });
      if (member == o.who.team->roster.end() || x.device == o.who.device || member->role == x.role) return;
      if (x.role == Role::coordinator && o.who.team->coordinators().size() >= kMostCoordinators) {
        o.over.note = Fault{"team/too-many-coordinators",
                            "The team has " + std::to_string(kMostCoordinators) +
                                " coordinators, and what a worker sends can be sealed to no more.",
                            "Nothing was changed.", "Make one of the others a worker first."};
        return;
      }
      member->role = x.role;
      const std::string name = member->name;
      teamFiles.signAgain();
      session.toast(name + (x.role == Role::coordinator ? " is a coordinator" : " is a worker") +
                    " as soon as their tablet has the new team file.");
    });
  });
  on<c::AskEnd>([this, atDesk](const c::AskEnd& x) {
    atDesk([&](TeamDesk& d, OpenState&) { d.end = EndAsked{x.device, x.lost, state.local.date, {}}; });
  });
  on<c::SetEndDay>([atDesk](const c::SetEndDay& x) {
    atDesk([&](TeamDesk& d, OpenState&) {
      if (!d.end) return;
      d.end->on = x.on;
      d.end->fault.reset();
    });
  });
  on<c::EndAccess>([this](const c::EndAccess&) { endAccess(); });
  on<c::CancelEnd>([atDesk](const c::CancelEnd&) { atDesk([](TeamDesk& d, OpenState&) { d.end.reset(); }); });
  on<c::EditTeam>([atDesk](const c::EditTeam& x) {
    atDesk([&](TeamDesk& d, OpenState& o) {
      d.editing = x.open;
      o.over.note.reset();
    });
  });
  on<c::TypeTeam>([this](const c::TypeTeam& x) { typeTeam(x); });
  on<c::DropTeamDraft>([this, atDesk](const c::DropTeamDraft&) {
    atDesk([&](TeamDesk& d, OpenState&) {
      d.editing = false;
      if (drafts.all.contains(kTeamDraft)) forms.dropDraft(kTeamDraft);
    });
  });
  on<c::KeepTeam>([this](const c::KeepTeam& x) { keepTeam(x); });
}

}  // namespace alongside
