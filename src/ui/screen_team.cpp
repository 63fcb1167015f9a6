#include "ui/screen_team.h"

#include <algorithm>

#include "app/command_team.h"
#include "app/desk_state.h"
#include "core/text.h"
#include "ui/kit.h"
#include "ui/pack_preview.h"
#include "ui/said.h"
#include "ui/team_pages.h"
#include "ui/team_settings.h"

namespace alongside::ui {
namespace {

std::int64_t signedOf(std::size_t n) { return static_cast<std::int64_t>(n); }

// --- Who asks to join -----------------------------------------------------------------------------------

void joinCard(Ui& ui, const PendingJoin& join, std::size_t index) {
  const std::string name = join.request.member.name;
  const std::string first = firstName(name);
  ui.card({.padX = 24, .padY = 20, .border = Tone::control, .key = "join"}, [&] {
    ui.row({.gap = 16}, {fixed(ui.tx(48), [&] { avatar(ui, name, 48); }), flex([&] {
                           heading(ui, name + " asks to join", 2);
                           second(ui, "Asked " + saidAt(join.request.made, ui.today()));
                         })});
    ui.gap(16);
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
  });
  ui.gap(16);
}

// --- Roster -----------------------------------------------------------------------------------------------

std::string packsOf(const TabletLine& line, Date today) {
  if (line.role == Role::coordinator && line.lastSeq == 0) return {};
  if (line.lastSeq == 0) return "No pack yet";
  const std::string day = saidDay(line.lastAt, today);
  return "Pack " + std::to_string(line.lastSeq) + ", " +
         (day == "Today" || day == "Yesterday"
              ? std::string(1, static_cast<char>(day[0] + 32)) + day.substr(1)
              : day);
}

void memberRow(Ui& ui, const OpenState& open, const TabletLine& line) {
  const Date today = ui.today();
  const Member* member = open.team->memberByDevice(line.device);
  if (member == nullptr) return;
  std::string second = standingOf(open, *member, today);
  if (line.people > 0) second += ", " + plural(signedOf(line.people), "person", "people");
  ListRow row{.avatarName = line.name,
              .title = line.name + (line.you ? " (you)" : ""),
              .second = second,
              .aside = line.until ? std::string() : packsOf(line, today),
              .chevron = true,
              .done = line.until.has_value()};
  if (line.overdue) row.tags.push_back({"Overdue", TagKind::amber, Icon::clock});
  if (!line.missing.empty() && !line.until)
    row.tags.push_back(
        {plural(signedOf(line.missing.size()), "pack", "packs") + " missing", TagKind::amber, Icon::clock});
  if (listRow(ui, row).pressed) ui.emit(command::OpenMember{line.device});
}

void figureCards(Ui& ui, const TeamDesk& team) {
  const auto workers = std::ranges::count_if(
      team.tablets, [](const TabletLine& line) { return line.role == Role::worker && !line.until; });
  struct Figure {
    std::string name, value, below;
  };
  const Figure figures[] = {{"Tablets in use", std::to_string(workers), "of workers in the team"},
                            {"Packs overdue", std::to_string(team.overdue),
                             team.overdue == 0 ? "everybody sent lately" : "see the list below"},
                            {"Packs missing", std::to_string(team.missing),
                             team.missing == 0 ? "no gaps" : "a full pack mends a gap"},
                            {"Receipts owed", std::to_string(team.owed),
                             team.owed == 0 ? "all signed for" : "give them under Packs in"}};
  ui.group(NodeRole::group, "figures", "The team at a glance", [&] {
    ui.grid(
        180, 12, std::size(figures),
        [&](std::size_t i, Box box) {
          ui.inside(box, [&] {
            ui.keyed(figures[i].name, [&] {
              ui.card({.padX = 16, .padY = 14, .minHeight = box.height}, [&] {
                text(ui, figures[i].name, {.style = TextStyle::second, .tone = Tone::ink2});
                text(ui, figures[i].value, {.style = TextStyle::section});
                text(ui, figures[i].below, {.style = TextStyle::second, .tone = Tone::ink2});
              });
            });
          });
        },
        112);
  });
}

void roster(Ui& ui, const OpenState& open, const TeamDesk& team) {
  heading(ui, plural(signedOf(team.tablets.size()), "tablet", "tablets"));
  ui.gap(12);
  listCard(ui, "Team", team.tablets.size(), [&](std::size_t i) {
    ui.keyed(team.tablets[i].device, [&] { memberRow(ui, open, team.tablets[i]); });
  });
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
    fact(ui, "Version", std::to_string(open.team->version), true);
    if (open.team->edited != 0) fact(ui, "Signed", capital(saidAt(open.team->edited, ui.today())));
    fact(ui, "Directory", plural(signedOf(team.directory), "place", "places"));
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
  });
  ui.gap(24);
  heading(ui, "Your five words");
  ui.gap(8);
  second(ui, "Read them to everybody who opens your team file.");
  ui.gap(12);
  wordsAloud(ui, "Your five words", open.words);
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
  if (!open.team || !open.desk) {
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
  if (team.editing) {
    page(ui, "edit", [&] { editTeamPage(ui, open); }, 860);
    return;
  }
  if (!team.member.empty() && open.team->memberByDevice(team.member) != nullptr) {
    page(ui, "member", [&] { ui.keyed(team.member, [&] { memberPage(ui, open); }); }, 860);
    return;
  }
  page(ui, "team", [&] {
    title(ui, "Team", open.team->name + ".");
    ui.gap(24);
    told(ui, team);
    for (std::size_t i = 0; i < open.joins.size(); ++i)
      ui.keyed(open.joins[i].request.member.device(), [&] { joinCard(ui, open.joins[i], i); });
    figureCards(ui, team);
    ui.gap(24);
    ui.columns({flex([&] {
                  roster(ui, open, team);
                  ui.gap(32);
                  drawTeamSettings(ui, open);
                }),
                fixed(372, [&] { teamFile(ui, open, team); })},
               860);
  });
}

}  // namespace alongside::ui
