#include "ui/team/screen_team.h"

#include <algorithm>
#include <array>

#include "app/command.h"
#include "app/desk_state.h"
#include "app/team/command_team.h"
#include "core/text.h"
#include "ui/kit/kit.h"
#include "ui/packs/pack_preview.h"
#include "ui/team/team.h"
#include "ui/team/team_settings.h"
#include "ui/words/time_words.h"

namespace alongside::ui {
namespace {

// --- Who asks to join -----------------------------------------------------------------------------------

/// Whoever has this name already: people are told apart by it.
std::string namesake(const OpenState& open, const PendingJoin& join) {
  const std::string name = fold(join.request.member.name);
  const std::string first = firstName(join.request.member.name);
  for (const Member& member : open.who.team->roster) {
    if (fold(member.name) != name) continue;
    if (member.until)
      return "Somebody of this name left the team, or lost a tablet. If it is the same person, all is well.";
    return "If " + first +
           " has a new tablet, end the access of the old one. If they are two people, refuse, and ask "
           "this one to join under a name that tells them apart.";
  }
  for (const PendingJoin& other : open.packs.joins)
    if (&other != &join && fold(other.request.member.name) == name)
      return "Another request has the same name. Accept only the one whose words you heard.";
  return {};
}

void joinCard(Ui& ui, const OpenState& open, const PendingJoin& join, std::size_t index) {
  const std::string name = join.request.member.name;
  const std::string first = firstName(name);
  ui.card({.padX = 24, .padY = 20, .border = Tone::control, .key = "join"}, [&] {
    ui.row({.gap = 16}, {fixed(ui.tx(48), [&] { avatar(ui, name, 48); }), flex([&] {
                           heading(ui, name + " asks to join", 2);
                           second(ui, "Asked " + saidAt(join.request.made, ui.today()));
                         })});
    ui.gap(16);
    if (const std::string taken = namesake(open, join); !taken.empty()) {
      note(ui, {.kind = NoteKind::amber,
                .icon = Icon::warning,
                .strong = "The name " + name + " is taken already.",
                .words = taken});
      ui.gap(16);
    }
    body(ui,
         "Ask " + first + " to read the five words on their tablet. Accept only when all five are the same.");
    ui.gap(12);
    wordsAloud(ui, "Five words of " + name, join.words);
    ui.gap(20);
    ui.flow(12, [&] {
      if (button(ui, "All five are the same: accept",
                 {.kind = ButtonKind::filled,
                  .icon = Icon::check,
                  .tall = true,
                  .name = "All five are the same: accept " + name}))
        ui.emit(command::AcceptJoin{index});
      if (button(ui, "Refuse", {.tall = true, .name = "Refuse " + name})) ui.emit(command::RefuseJoin{index});
    });
    ui.gap(12);
    bool& unfolded = ui.flag("another tablet");
    if (plainButton(ui, "It is somebody of the team, with another tablet",
                    unfolded ? Icon::chevronUp : Icon::chevronDown))
      unfolded = !unfolded;
    if (!unfolded) return;
    ui.gap(8);
    second(ui,
           "The five words count here, too. Then their people stay theirs, whatever they are called now.");
    ui.gap(8);
    ui.flow(8, [&] {
      for (const std::string& label : open.views.caseload.colleagues)
        ui.keyed(label, [&] {
          if (button(ui, "Accept as " + label)) ui.emit(command::AcceptJoin{index, label});
        });
    });
  });
  ui.gap(16);
}

// --- Roster -----------------------------------------------------------------------------------------------

void figureCards(Ui& ui, const Desk& desk) {
  const TeamDesk& team = desk.team;
  const int places = desk.board.places, used = desk.board.used;
  const auto planned = std::ranges::count_if(
      team.tablets, [](const TabletLine& line) { return line.supervision.has_value(); });
  struct Figure {
    std::string name, value, below;
  };
  const std::array<Figure, 4> figures = {
      {{"Places used", std::to_string(used) + " of " + std::to_string(places),
        places > used ? std::to_string(places - used) + " free" : "nobody has room"},
       {"Packs overdue", std::to_string(team.overdue),
        team.missing > 0 ? plural(team.missing, "pack", "packs") + " missing" : "and none missing"},
       {"Supervision due", std::to_string(team.supervisionDue), std::to_string(planned) + " planned"},
       {"Receipts owed", std::to_string(team.owed),
        team.owed == 0 ? "all signed for" : "give them under Packs in"}}};
  const auto one = [&](std::size_t i) {
    ui.keyed(figures[i].name, [&] {
      ui.card({.padX = 16, .padY = 14}, [&] {
        text(ui, figures[i].name, {.style = TextStyle::second, .tone = Tone::ink2});
        text(ui, figures[i].value, {.style = TextStyle::section});
        text(ui, figures[i].below, {.style = TextStyle::second, .tone = Tone::ink2});
      });
    });
  };
  ui.group(NodeRole::group, "figures", "The team at a glance", [&] {
    if (ui.width() >= ui.tx(840)) {
      ui.row({.gap = 12, .align = Align::start, .stretch = true},
             {flex([&] { one(0); }), flex([&] { one(1); }), flex([&] { one(2); }), flex([&] { one(3); })});
      return;
    }
    ui.column(12, [&] {
      for (const std::size_t i : {std::size_t{0}, std::size_t{2}})
        ui.row({.gap = 12, .align = Align::start, .stackBelow = 300, .stackGap = 12, .stretch = true},
               {flex([&] { one(i); }), flex([&] { one(i + 1); })});
    });
  });
}

void roster(Ui& ui, const OpenState& open, const TeamDesk& team) {
  heading(ui, plural(team.tablets.size(), "tablet", "tablets"));
  ui.gap(4);
  drawRoster(ui, open);
  for (const TabletLine& line : team.tablets) {
    if (line.missing.empty() || line.until) continue;
    ui.gap(12);
    ui.keyed(line.device, [&] {
      note(ui, {.kind = NoteKind::amber,
                .icon = Icon::clock,
                .strong = line.name + ": " + missingSentence(line.missing) + ".",
                .words = "Ask for them, or for everything again, which mends the gap."});
    });
  }
  if (std::ranges::none_of(team.tablets, [](const TabletLine& line) { return line.role == Role::worker; })) {
    ui.gap(20);
    ui.column(16, [&] {
      numbered(ui, 1, "Save the team file and hand it out",
               "By email, on a stick or on the trust’s page: it holds no secrets.");
      numbered(ui, 2, "Each worker opens it on their tablet",
               "They choose ‘Join my team’ and give you back a join request.");
      numbered(ui, 3, "Bring the join request in here", "Compare five words with them, and accept.");
    });
  }
}

// --- The team file ------------------------------------------------------------------------------------------

void teamFile(Ui& ui, const OpenState& open, const TeamDesk& team) {
  heading(ui, "Team file");
  ui.gap(12);
  ui.card({.gap = 12, .key = "file"}, [&] {
    fact(ui, "Version", std::to_string(open.who.team->version), true);
    if (open.who.team->edited != 0) fact(ui, "Signed", capital(saidAt(open.who.team->edited, ui.today())));
    fact(ui, "Directory", plural(team.directory, "place", "places"));
    body(ui,
         "Signed by you. Hand it out again when somebody joined or something changed; a receipt carries it, "
         "too.",
         Tone::ink2);
    if (team.directoryChanged > 0 &&
        button(ui, "Sign it with the new directory", {.icon = Icon::check, .full = true}))
      ui.emit(command::SignTeam{});
    if (button(ui, "Save the team file", {.icon = Icon::file, .full = true}))
      ui.emit(command::SaveTeamFile{});
    if (button(ui, team.typed.empty() ? "Change the team file" : "Finish changing the team file",
               {.icon = Icon::pencil, .full = true, .key = "change"}))
      ui.emit(command::EditTeam{true});
    if (plainButton(ui, "Bring in a join request", Icon::bringIn)) ui.emit(command::PickPacks{});
    if (plainButton(ui, "Help with a forgotten passphrase", Icon::key)) ui.emit(command::PickBackup{});
    if (plainButton(ui, "Who looked, who took what away", Icon::eye)) ui.emit(command::OpenTrail{true});
  });
  ui.gap(24);
  heading(ui, "Your five words");
  ui.gap(8);
  second(ui, "Read them to everybody who opens your team file.");
  ui.gap(12);
  wordsAloud(ui, "Your five words", open.who.words);
}

void told(Ui& ui, const TeamDesk& team) {
  if (team.told.empty()) return;
  std::string words;
  for (std::size_t i = 1; i < team.told.size(); ++i) words += (words.empty() ? "" : " ") + team.told[i];
  if (note(ui, {.kind = NoteKind::amber,
                .icon = Icon::versions,
                .strong = team.told.front(),
                .words = words,
                .closable = true}) == NotePress::closed)
    ui.emit(command::CloseTold{});
  ui.gap(16);
}

}  // namespace

void drawTeam(Ui& ui, const State& state) {
  const OpenState& open = *state.open;
  ui.setTitle("Team");
  if (!open.who.team || !open.desk) {
    page(ui, "no team", [&] {
      title(ui, "Team");
      ui.gap(24);
      emptyLine(ui, "There is no team on this tablet yet.");
    });
    return;
  }
  const TeamDesk& team = open.desk->team;
  if (team.help) {
    page(ui, "help", [&] { helpPage(ui, open); }, 720);
    return;
  }
  if (team.trail) {
    page(ui, "trail", [&] { trailPage(ui, open); }, 860);
    return;
  }
  if (team.editing) {
    page(ui, "edit", [&] { editTeamPage(ui, open); }, 860);
    return;
  }
  if (!team.member.empty() && open.who.team->memberByDevice(team.member) != nullptr) {
    page(ui, "member", [&] { ui.keyed(team.member, [&] { memberPage(ui, open); }); }, 860);
    return;
  }
  page(ui, "team", [&] {
    title(ui, "Team", open.who.team->name + ".");
    ui.gap(24);
    told(ui, team);
    for (std::size_t i = 0; i < open.packs.joins.size(); ++i)
      ui.keyed(open.packs.joins[i].request.member.device(),
               [&] { joinCard(ui, open, open.packs.joins[i], i); });
    figureCards(ui, *open.desk);
    ui.gap(24);
    roster(ui, open, team);
    ui.gap(32);
    ui.columns({flex([&] { drawTeamSettings(ui, open); }), fixed(372, [&] { teamFile(ui, open, team); })},
               860);
  });
}

}  // namespace alongside::ui
