// Files that come in: packs, receipts, join requests, newer team files.
#include <algorithm>
#include <array>

#include "app/command_desk.h"
#include "app/inside.h"
#include "core/text.h"

namespace alongside {
namespace {

/// What a file looks like before anything in it is trusted.
enum class Looks { jws, json, other };
Looks looksLike(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return Looks::other;
  if (text[first] == '{') return Looks::json;
  const std::string_view rest = text.substr(first);
  return rest.starts_with("eyJ") && std::ranges::count(rest, '.') == 2 ? Looks::jws : Looks::other;
}

/// A table in text: by its name, since what is in it may be damaged.
bool looksLikeReport(const PickedFile& file) {
  const std::string name = fold(file.name);
  return std::ranges::any_of(std::array{".csv", ".tsv", ".txt"},
                             [&](std::string_view end) { return name.ends_with(end); });
}

}  // namespace

void App::Inside::pickFiles() {
  world.pickFiles(true, kFileLimit, guarded([this](std::vector<PickedFile> files) {
                    takeFiles(std::move(files));
                    reschedule();
                    changed();
                  }));
}

/// One after the other with a frame between, so that forty files do not freeze the page.
void App::Inside::takeFiles(std::vector<PickedFile> files) {
  if (!state.open) return;
  for (PickedFile& file : files)
    soon(guarded([this, kept = std::make_shared<PickedFile>(std::move(file))] { takeFile(*kept); }));
  reschedule();
}

void App::Inside::takeFile(const PickedFile& file) {
  OpenState& o = open();
  const auto apart = [&](Fault fault) {
    if (o.role == Role::coordinator) {
      IncomingPack pack;
      pack.fileName = file.name;
      pack.fault = std::move(fault);
      o.incoming.insert(o.incoming.begin(), std::move(pack));
      o.place = Place::packs;
    } else {
      o.note = std::move(fault);
    }
  };
  if (desk && looksLikeReport(file)) {
    takeReport(file);
    return;
  }
  if (o.practice) {
    o.note = Fault{"send/practice", "This is practice, so no file is opened.", "Nothing was changed.",
                   "Leave practice to open it."};
    return;
  }
  if (file.tooLarge) {
    apart({"pack/too-large", file.name + " is larger than any pack can be, so it was not read.",
           "Nothing was changed.", "Check that it is the right file."});
    return;
  }
  const std::string text = textOf(file.bytes);
  switch (looksLike(text)) {
    case Looks::other:
      apart({"pack/not-a-pack", file.name + " is no file of Alongside.", "Nothing was changed.",
             "Look for a file whose name begins with alongside."});
      return;
    case Looks::jws: {
      auto team = openTeam(text, o.team ? &*o.team : nullptr);
      if (team) {
        const int version = team->team.version;
        adoptTeam(std::move(team->team), std::string(trim(text)));
        keepLocal();
        toast("Team file taken, version " + std::to_string(version));
        return;
      }
      auto join = openJoin(text);
      if (!join) {
        apart(team.error().code == "team/not-a-team-file" ? join.error() : team.error());
        return;
      }
      if (o.role != Role::coordinator) {
        o.note = Fault{"join/not-for-workers", file.name + " asks to join a team.", "Nothing was changed.",
                       "Give it to your coordinator."};
        return;
      }
      if (!o.team || join->team != o.team->id) {
        apart({"join/other-team", file.name + " asks to join another team.", "Nothing was changed.",
               "Ask them to open your team file and make a new request."});
        return;
      }
      const std::string device = join->member.device();
      if (o.team->memberByDevice(device) != nullptr) {
        o.note = Fault{"join/already", join->member.name + " is in the team already.", "Nothing was changed.",
                       "Give them the newest team file."};
        return;
      }
      std::erase_if(o.joins,
                    [&](const PendingJoin& pending) { return pending.request.member.device() == device; });
      PendingJoin pending;
      pending.words = fingerprintWords(join->member.signing, join->member.agreement);
      pending.request = std::move(*join);
      o.joins.push_back(std::move(pending));
      o.place = Place::team;
      keepLocal();
      return;
    }
    case Looks::json:
      break;
  }
  if (!o.team) {
    apart({"pack/no-team", "There is no team on this tablet yet.", "Nothing was changed.",
           "Open the team file first."});
    return;
  }
  auto opened = openPack(text, *keys, *o.team);
  if (!opened) {
    apart(opened.error());
    return;
  }
  if (opened->pack.kind == PackKind::receipt) {
    takeReceipt(*opened);
    return;
  }
  const bool theirs = opened->signer->role == Role::coordinator;
  if (!theirs && o.role == Role::worker) {
    apart({"pack/not-a-coordinators", "This pack was not made by a coordinator of your team.",
           "Nothing was changed.", "Ask your coordinator whether it is theirs."});
    return;
  }
  IncomingPack pack;
  pack.fileName = file.name;
  pack.preview = preview(*opened, o.store, o.ledger, state.now);
  opened->signer = nullptr;  // it points into a roster that may change before the pack is taken in
  const Hash jws = opened->jws;
  pack.opened = std::move(*opened);
  // The same file twice in one go is shown once.
  std::erase_if(o.incoming, [&](const IncomingPack& other) {
    return other.opened && !other.taken && other.opened->jws == jws;
  });
  o.incoming.insert(o.incoming.begin(), std::move(pack));
  o.place = Place::packs;
}

void App::Inside::takeIn(std::size_t index) {
  if (!state.open || index >= open().incoming.size()) return;
  OpenState& o = open();
  IncomingPack& incoming = o.incoming[index];
  if (!incoming.opened || incoming.taken) return;
  // Others may have been taken in since the preview was made. A fork is taken in only by somebody who saw that it
  // is one.
  const bool known = incoming.preview.verdict == IntakeVerdict::fork;
  incoming.preview = preview(*incoming.opened, o.store, o.ledger, state.now);
  const IntakeVerdict verdict = incoming.preview.verdict;
  if (verdict == IntakeVerdict::alreadyIn || (verdict == IntakeVerdict::fork && !known)) return;
  std::vector<Revision> revisions = alongside::takeIn(*incoming.opened, o.store, o.ledger, state.now);
  for (const Revision& revision : revisions) clock->observe(revision.hlc, state.now);
  incoming.added = revisions.size();
  incoming.taken = true;
  noteArrived(incoming.opened->pack);
  if (o.role == Role::worker) takeTeamAlong(*incoming.opened);
  keep(std::move(revisions));
  keepLocal();  // after the records: read in again they change nothing
}

/// A signed receipt for everything of one device that came in; the newest team file rides along.
void App::Inside::saveReceipt(const std::string& device) {
  if (!state.open || open().role != Role::coordinator || !open().team) return;
  OpenState& o = open();
  const Member* member = o.team->memberByDevice(device);
  const auto lines = o.ledger.devices.find(device);
  if (member == nullptr || lines == o.ledger.devices.end()) return;
  Pack pack;
  pack.kind = PackKind::receipt;
  pack.mode = PackMode::full;
  pack.id = crypto::newId(state.now);
  pack.seq = receipts + 1;
  pack.device = o.device;
  pack.worker = o.worker;
  pack.team = o.team->id;
  pack.hlc = clock->tick(state.now);
  pack.created = state.now;
  pack.teamFile = o.teamFile;
  for (IntakeLedger::Line& line : lines->second) {
    pack.received.push_back({line.pack, line.jws, line.seq, line.revisions});
    line.receipted = true;
  }
  auto sealed = sealPack(std::move(pack), *keys, {member->agreement});
  if (!sealed) {
    o.note = sealed.error();
    return;
  }
  ++receipts;
  keepLocal();
  world.saveFile("alongside-receipt-" + initials(member->name) + "-" + state.local.date.text() + ".json",
                 "application/json", viewOf(sealed->text));
  toast("Receipt for " + member->name + " saved as a file");
}

void App::Inside::acceptJoin(std::size_t index) {
  if (!state.open || open().role != Role::coordinator || !open().team || index >= open().joins.size()) return;
  OpenState& o = open();
  Member member = o.joins[index].request.member;
  member.since = std::min(member.since, state.now);
  member.role = Role::worker;
  o.joins.erase(o.joins.begin() + static_cast<std::ptrdiff_t>(index));
  const std::string name = member.name;
  o.team->roster.push_back(std::move(member));
  signTeamAgain();
  toast(name + " is in the team. Give them the new team file or a receipt.");
}

void App::Inside::signTeamAgain() {
  OpenState& o = open();
  ++o.team->version;
  o.teamFile = signTeam(*o.team, *keys);
  keepLocal();
}

void App::Inside::saveTeamFile() {
  if (!state.open || open().teamFile.empty()) return;
  world.saveFile("alongside-team-v" + std::to_string(open().team ? open().team->version : 1) + ".jws",
                 "application/jose", viewOf(open().teamFile));
}

void App::Inside::adoptTeam(Team team, std::string text) {
  OpenState& o = open();
  o.team = std::move(team);
  o.teamFile = std::move(text);
  o.inRoster = o.team->memberByDevice(o.device) != nullptr;
  if (vault && o.role == Role::worker)
    vault->setRecovery(o.team->recovery, guarded([this](const Outcome& outcome) {
                         if (!outcome) saveEnded(false, outcome);
                       }));
  rebuildViews();  // who counts as not seen is the team's to say
  tryUploads();
}

void App::Inside::setTeamText(const std::string& key, const std::string& value) {
  if (!state.open || open().role != Role::coordinator || !open().team) return;
  OpenState& o = open();
  if (key == "inbox") {
    std::string path = trim(value);
    if (!path.empty() && (path.front() != '/' || path.starts_with("//"))) {
      o.note = Fault{"team/bad-inbox", "That is no address on this server.", "The team file was not changed.",
                     "Write a path that begins with a stroke, for example /inbox/."};
      return;
    }
    if (!path.empty() && path.back() != '/') path += '/';
    o.team->inbox = path;
  } else if (key == "wards") {
    o.team->wards = wardsFrom(value);
  } else {
    return;
  }
  signTeamAgain();
}

/// All that was changed in one go is one new version of the file.
void App::Inside::setTeamSettings(const std::vector<std::pair<std::string, int>>& values) {
  if (!state.open || open().role != Role::coordinator || !open().team) return;
  OpenState& o = open();
  bool differs = false;
  for (const auto& [key, value] : values) {
    const auto setting = std::ranges::find(kTeamSettings, key, &TeamSetting::key);
    if (setting == kTeamSettings.end()) continue;
    const int wanted = std::clamp(value, setting->least, setting->most);
    if (wanted == settingOf(o.team, *setting)) continue;
    o.team->settings[key] = wanted;
    differs = true;
  }
  if (!differs) return;
  signTeamAgain();
  rebuildViews();
}

void App::Inside::hearDesk() {
  namespace c = command;
  on<c::PickReceipt>([this](const c::PickReceipt&) { pickFiles(); });
  on<c::PickPacks>([this](const c::PickPacks&) { pickFiles(); });
  on<c::TakeIn>([this](const c::TakeIn& x) { takeIn(x.index); });
  on<c::TakeAllIn>([this](const c::TakeAllIn&) {
    whenOpen([&](OpenState& o) {
      // Oldest pack of each tablet first, so that later ones find no gap.
      std::vector<std::size_t> order;
      for (std::size_t i = 0; i < o.incoming.size(); ++i)
        if (o.incoming[i].opened && !o.incoming[i].taken &&
            o.incoming[i].preview.verdict == IntakeVerdict::fresh)
          order.push_back(i);
      std::ranges::sort(order, {}, [&](std::size_t i) { return o.incoming[i].preview.seq; });
      for (const std::size_t i : order) takeIn(i);
    });
  });
  on<c::DropIncoming>([this](const c::DropIncoming& x) {
    whenOpen([&](OpenState& o) {
      if (x.index < o.incoming.size())
        o.incoming.erase(o.incoming.begin() + static_cast<std::ptrdiff_t>(x.index));
    });
  });
  on<c::SaveReceipt>([this](const c::SaveReceipt& x) { saveReceipt(x.device); });
  on<c::AcceptJoin>([this](const c::AcceptJoin& x) { acceptJoin(x.index); });
  on<c::RefuseJoin>([this](const c::RefuseJoin& x) {
    whenOpen([&](OpenState& o) {
      if (x.index < o.joins.size()) o.joins.erase(o.joins.begin() + static_cast<std::ptrdiff_t>(x.index));
      keepLocal();
    });
  });
  on<c::SaveTeamFile>([this](const c::SaveTeamFile&) { saveTeamFile(); });
  on<c::SetTeamText>([this](const c::SetTeamText& x) { setTeamText(x.key, x.value); });
  on<c::SetTeamSettings>([this](const c::SetTeamSettings& x) { setTeamSettings(x.values); });
}

}  // namespace alongside
