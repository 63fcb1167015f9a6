#include "app/packs/open_files.h"

#include <algorithm>
#include <array>
#include <new>

#include "app/command_desk.h"
#include "app/team/command_team.h"
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

Fault noMemoryFor(const std::string& fileName) {
  return {"file/no-memory", "This tablet has not enough memory left to open " + fileName + ".",
          "Nothing was changed.", "Close other apps and tabs, then open it again."};
}

}  // namespace

void OpenFiles::pickFiles() {
  world.pickFiles(true, kFileLimit, guarded([this](std::vector<PickedFile> files) {
                    take(std::move(files));
                    session.reschedule();
                    session.changed();
                  }));
}

/// One after the other with a frame between, so that forty files do not freeze the page.
void OpenFiles::take(std::vector<PickedFile> files) {
  if (!state.open) return;
  if (desk) desk->packs.toRead += files.size();
  for (PickedFile& file : files)
    session.soon(guarded([this, kept = std::make_shared<PickedFile>(std::move(file))] {
      takeFile(*kept);
      if (!desk) return;
      PacksDesk& packs = desk->packs;
      if (++packs.read < packs.toRead) return;
      packs.read = packs.toRead = 0;
      packsIn.refreshIncoming();
    }));
  session.reschedule();
}

void OpenFiles::takeFile(const PickedFile& file) {
  try {
    openFile(file);
  } catch (const std::bad_alloc&) {
    open().over.note = noMemoryFor(file.name);
  }
}

void OpenFiles::openFile(const PickedFile& file) {
  OpenState& o = open();
  const auto apart = [&](Fault fault) {
    if (o.who.role == Role::coordinator) {
      packsIn.keepApart(file.name, std::move(fault));
      o.page.place = Place::packs;
    } else {
      o.over.note = std::move(fault);
    }
  };
  if (import.opens(file)) {
    import.take(file);
    return;
  }
  if (o.who.practice) {
    o.over.note = Fault{"send/practice", "This is practice, so no file is opened.", "Nothing was changed.",
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
      auto team = openTeam(text, o.who.team ? &*o.who.team : nullptr);
      if (team && !o.who.team) {
        teamFiles.offer(std::move(*team), std::string(trim(text)));
        return;
      }
      if (team) {
        const int version = team->team.version;
        const bool leads = o.who.role == Role::coordinator;
        const TeamFiles::Considered became =
            teamFiles.consider(std::move(team->team), std::string(trim(text)));
        session.saveLocal();
        if (became == TeamFiles::Considered::merged) {
          o.page.place = Place::team;
          session.refreshPage();
        } else if (leads == (o.who.role == Role::coordinator)) {  // else that was said
          session.toast(became == TeamFiles::Considered::known
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
      if (o.who.role != Role::coordinator) {
        o.over.note = Fault{"join/not-for-workers", file.name + " asks to join a team.",
                            "Nothing was changed.", "Give it to your coordinator."};
        return;
      }
      if (!o.who.team || join->team != o.who.team->id) {
        apart({"join/other-team", file.name + " asks to join another team.", "Nothing was changed.",
               "Ask them to open your team file and make a new request."});
        return;
      }
      const std::string device = join->member.device();
      if (o.who.team->memberByDevice(device) != nullptr) {
        o.over.note = Fault{"join/already", join->member.name + " is in the team already.",
                            "Nothing was changed.", "Give them the newest team file."};
        return;
      }
      std::erase_if(o.packs.joins,
                    [&](const PendingJoin& pending) { return pending.request.member.device() == device; });
      if (o.packs.joins.size() >= kMostJoins) {
        o.over.note = Fault{"join/too-many",
                            plural(kMostJoins, "request", "requests") + " to join wait already, so " +
                                file.name + " was not kept.",
                            "Nothing was changed.", "Accept or refuse those first, then open it again."};
        return;
      }
      PendingJoin pending;
      pending.words = fingerprintWords(join->member.signing, join->member.agreement);
      pending.request = std::move(*join);
      o.packs.joins.push_back(std::move(pending));
      o.page.place = Place::team;
      session.saveLocal();
      return;
    }
    case Looks::json:
      break;
  }
  if (help.opens(file, text)) return;
  if (!o.who.team) {
    apart({"pack/no-team", "There is no team on this tablet yet.", "Nothing was changed.",
           "Open the team file first."});
    return;
  }
  auto opened = looksLikeReceipts(text) ? openOneReceipt(text, *session.keys, *o.who.team)
                                        : openPack(text, *session.keys, *o.who.team);
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
    send.takeReceipt(*opened);
    return;
  }
  const bool theirs = opened->signer->role == Role::coordinator;
  if (!theirs && o.who.role == Role::worker) {
    apart({"pack/not-a-coordinators", "This pack was not made by a coordinator of your team.",
           "Nothing was changed.", "Ask your coordinator whether it is theirs."});
    return;
  }
  if (auto fault = packsIn.layDown(file.name, std::move(*opened))) return apart(*std::move(fault));
  o.page.place = Place::packs;
}

void OpenFiles::hear() {
  namespace c = command;
  on<c::PickReceipt>([this](const c::PickReceipt&) { pickFiles(); });
  on<c::PickPacks>([this](const c::PickPacks&) { pickFiles(); });
  on<c::PickBackup>([this](const c::PickBackup&) { pickFiles(); });
}

}  // namespace alongside
