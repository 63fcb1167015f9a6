// Files that come in: packs, receipts, join requests, newer team files.
#include <algorithm>
#include <array>
#include <new>

#include "app/pages/command_desk.h"
#include "app/pages/desk_work.h"
#include "app/session/session.h"
#include "core/text.h"
#include "exchange/receipts.h"

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

Fault noMemoryFor(const std::string& fileName) {
  return {"file/no-memory", "This tablet has not enough memory left to open " + fileName + ".",
          "Nothing was changed.", "Close other apps and tabs, then open it again."};
}

}  // namespace

void Session::pickFiles() {
  world.pickFiles(true, kFileLimit, guarded([this](std::vector<PickedFile> files) {
                    takeFiles(std::move(files));
                    reschedule();
                    changed();
                  }));
}

/// One after the other with a frame between, so that forty files do not freeze the page.
void Session::takeFiles(std::vector<PickedFile> files) {
  if (!state.open) return;
  if (desk) desk->shown.packs.toRead += files.size();
  for (PickedFile& file : files)
    soon(guarded([this, kept = std::make_shared<PickedFile>(std::move(file))] {
      takeFile(*kept);
      if (!desk) return;
      PacksDesk& packs = desk->shown.packs;
      if (++packs.read < packs.toRead) return;
      packs.read = packs.toRead = 0;
      refreshIncoming();
    }));
  reschedule();
}

void Session::takeFile(const PickedFile& file) {
  try {
    openFile(file);
  } catch (const std::bad_alloc&) {
    open().note = noMemoryFor(file.name);
  }
}

/// It did not open, and stands in the list with the reason.
void Session::keepApart(const std::string& fileName, Fault fault) {
  OpenState& o = open();
  IncomingPack pack;
  pack.fileName = fileName;
  pack.fault = std::move(fault);
  // Fetched or opened again it is still one file.
  std::erase_if(o.incoming, [&](const IncomingPack& other) {
    return other.fault && other.fileName == fileName && other.fault->code == pack.fault->code;
  });
  o.incoming.insert(o.incoming.begin(), std::move(pack));
}

/// It lies open, to be looked at before it is taken in.
std::optional<Fault> Session::layDown(const std::string& fileName, OpenedPack opened) {
  OpenState& o = open();
  IncomingPack pack;
  pack.fileName = fileName;
  pack.preview = preview(opened, o.store, o.ledger, state.now, returnsOf(opened.pack));
  opened.signer = nullptr;  // it points into a roster that may change before the pack is taken in
  const Hash jws = opened.jws;
  pack.opened = std::move(opened);
  lookAgain(pack);
  if (pack.fault) return std::move(pack.fault);
  // The same file twice in one go is shown once.
  std::erase_if(o.incoming, [&](const IncomingPack& other) {
    return other.opened && !other.taken && other.opened->jws == jws;
  });
  o.incoming.insert(o.incoming.begin(), std::move(pack));
  return {};
}

void Session::openFile(const PickedFile& file) {
  OpenState& o = open();
  const auto apart = [&](Fault fault) {
    if (o.role == Role::coordinator) {
      keepApart(file.name, std::move(fault));
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
  if (file.tooLarge && file.size <= kFileLimit) return apart(noMemoryFor(file.name));
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
      if (team && !o.team) {
        offerTeam(std::move(*team), std::string(trim(text)));
        return;
      }
      if (team) {
        const int version = team->team.version;
        const bool leads = o.role == Role::coordinator;
        const Considered became = considerTeam(std::move(team->team), std::string(trim(text)));
        keepLocal();
        if (became == Considered::merged) {
          o.place = Place::team;
          readTeam();
        } else if (leads == (o.role == Role::coordinator)) {  // else that was said
          toast(became == Considered::known
                    ? "This team file is here already, version " + std::to_string(version)
                    : "Team file taken, version " + std::to_string(version));
        }
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
      if (o.joins.size() >= kMostJoins) {
        o.note = Fault{"join/too-many",
                       plural(kMostJoins, "request", "requests") + " to join wait already, so " + file.name +
                           " was not kept.",
                       "Nothing was changed.", "Accept or refuse those first, then open it again."};
        return;
      }
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
  if (takeHelpFile(file, text)) return;
  if (!o.team) {
    apart({"pack/no-team", "There is no team on this tablet yet.", "Nothing was changed.",
           "Open the team file first."});
    return;
  }
  auto opened =
      looksLikeReceipts(text) ? openOneReceipt(text, *keys, *o.team) : openPack(text, *keys, *o.team);
  if (!opened) {
    apart(opened.error());
    return;
  }
  if (opened->pack.kind == PackKind::receipt) {
    // Nobody is asked about a receipt: one that comes after its signer's end says nothing.
    if (opened->signer->until) {
      apart({"pack/left",
             opened->signer->name +
                 " left the team, or the tablet was reported lost, before this receipt came.",
             "What it names stays as it was here, and your packs are kept.",
             "Ask another coordinator for a receipt."});
      return;
    }
    takeReceipt(*opened);
    return;
  }
  const bool theirs = opened->signer->role == Role::coordinator;
  if (!theirs && o.role == Role::worker) {
    apart({"pack/not-a-coordinators", "This pack was not made by a coordinator of your team.",
           "Nothing was changed.", "Ask your coordinator whether it is theirs."});
    return;
  }
  if (auto fault = layDown(file.name, std::move(*opened))) return apart(*std::move(fault));
  o.place = Place::packs;
}

void Session::acceptJoin(std::size_t index, const std::string& sameAs) {
  if (!state.open || open().role != Role::coordinator || !open().team || index >= open().joins.size()) return;
  OpenState& o = open();
  // A name and two keys: all else is for the coordinator to say.
  const Member& asks = o.joins[index].request.member;
  Member member{.name = asks.name, .signing = asks.signing, .agreement = asks.agreement, .since = state.now};
  // Somebody of the team with another tablet, and perhaps another name, is who they were: their people stay theirs.
  if (const Members::One* one = members().byLabel(sameAs)) member.member = one->id;
  o.joins.erase(o.joins.begin() + static_cast<std::ptrdiff_t>(index));
  const std::string name = member.name;
  o.team->roster.push_back(std::move(member));
  signTeamAgain();
  toast(name + " is in the team. Give them the new team file or a receipt.");
}

void Session::saveTeamFile() {
  if (!state.open || onlyPractice() || open().teamFile.empty()) return;
  world.saveFile("alongside-team-v" + std::to_string(open().team ? open().team->version : 1) + ".jws",
                 "application/jose", viewOf(open().teamFile));
}

/// All that was changed in one go is one new version of the file.
void Session::setTeamSettings(const std::vector<std::pair<std::string, int>>& values) {
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

void Session::hearDesk() {
  namespace c = command;
  on<c::PickReceipt>([this](const c::PickReceipt&) { pickFiles(); });
  on<c::PickPacks>([this](const c::PickPacks&) { pickFiles(); });
  on<c::TakeOfferedTeam>(
      [this](const c::TakeOfferedTeam& x) { whenOpen([&](OpenState&) { takeOffered(x.take); }); });
  on<c::AcceptJoin>([this](const c::AcceptJoin& x) { acceptJoin(x.index, x.sameAs); });
  on<c::RefuseJoin>([this](const c::RefuseJoin& x) {
    whenOpen([&](OpenState& o) {
      if (x.index < o.joins.size()) o.joins.erase(o.joins.begin() + static_cast<std::ptrdiff_t>(x.index));
      keepLocal();
    });
  });
  on<c::SaveTeamFile>([this](const c::SaveTeamFile&) { saveTeamFile(); });
  on<c::SetTeamSettings>([this](const c::SetTeamSettings& x) { setTeamSettings(x.values); });
}

}  // namespace alongside
