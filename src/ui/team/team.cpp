#include "ui/team/team.h"

#include <algorithm>

#include "app/command.h"
#include "app/desk_state.h"
#include "app/team/command_team.h"
#include "core/text.h"
#include "record/codes.h"
#include "ui/kit/kit.h"
#include "ui/packs/pack_preview.h"
#include "ui/words/time_words.h"

namespace alongside::ui {
namespace {

std::string lowered(std::string day) {
  if (day == "Today" || day == "Yesterday" || day == "Tomorrow") day[0] = static_cast<char>(day[0] + 32);
  return day;
}

// --- Ending access ------------------------------------------------------------------------------------------

void endQuestion(Ui& ui, const EndAsked& asked, const Member& member) {
  const std::string who = firstName(member.name);
  ui.card({.padX = 24, .padY = 20, .border = Tone::control, .key = "end"}, [&] {
    heading(ui, asked.lost ? "This tablet is lost" : who + " leaves the team", 2);
    ui.gap(8);
    body(ui,
         "Packs that this tablet makes from then on are not believed any more. Those from before stay good.");
    ui.gap(16);
    if (const auto day = dateEntry(ui, asked.on,
                                   {.label = asked.lost ? "Since when is it lost?" : "From which day?",
                                    .error = asked.fault.value_or(std::string())}))
      ui.emit(command::SetEndDay{*day});
    ui.gap(8);
    second(ui, asked.lost ? "A day gone by counts from its beginning. " + who +
                                " joins again from another tablet, and their people stay theirs."
                          : "Today counts from now on, a day gone by from its beginning. Give " +
                                belongingTo(who) + " people to others next.");
    ui.gap(16);
    ui.flow(12, [&] {
      if (button(ui, "End access", {.kind = ButtonKind::danger, .icon = Icon::close, .tall = true}))
        ui.emit(command::EndAccess{});
      if (button(ui, "Not now", {.tall = true})) ui.emit(command::CancelEnd{});
    });
  });
  ui.gap(20);
}

void memberActs(Ui& ui, const TabletLine& line) {
  ui.column(8, [&] {
    if (line.people > 0 && button(ui, "Give their people to others", {.icon = Icon::people, .full = true}))
      ui.emit(command::AskGive{line.name});
    if (button(ui, "What this tablet noted", {.icon = Icon::eye, .full = true}))
      ui.emit(command::OpenTrail{true, line.device});
    if (line.until || line.you) return;
    if (line.role == Role::worker && button(ui, "Note a supervision", {.icon = Icon::person, .full = true})) {
      ui.emit(command::StartForm{std::string(codes::kSupervision), Id{}});
      ui.emit(command::SetField{"with", line.name});
      ui.emit(command::SetField{"whose", codes::kGivenSupervision});
    }
    if (line.owed > 0 && button(ui, "Save the receipt", {.icon = Icon::file, .full = true}))
      ui.emit(command::SaveReceipt{line.device});
    if (line.role == Role::worker &&
        button(ui, "Make them a coordinator", {.icon = Icon::personAdd, .full = true}))
      ui.emit(command::SetRole{line.device, Role::coordinator});
    if (line.role == Role::coordinator &&
        button(ui, "Make them a worker", {.icon = Icon::people, .full = true}))
      ui.emit(command::SetRole{line.device, Role::worker});
    if (button(ui, "They leave the team", {.icon = Icon::close, .full = true}))
      ui.emit(command::AskEnd{line.device, false});
    if (button(ui, "The tablet is lost", {.icon = Icon::warning, .full = true}))
      ui.emit(command::AskEnd{line.device, true});
  });
}

void packsOf(Ui& ui, const OpenState& open, const TabletLine& line) {
  const auto packs = open.packs.ledger.devices.find(line.device);
  if (packs == open.packs.ledger.devices.end() || packs->second.empty()) {
    emptyLine(ui, "No pack has come from this tablet yet.");
    return;
  }
  constexpr std::size_t kMost = 20;
  const auto& lines = packs->second;
  const std::size_t shown = std::min(kMost, lines.size());
  heading(ui, plural(lines.size(), "pack", "packs") + " in");
  ui.gap(12);
  table(ui, "Packs of " + line.name,
        {{.head = "Pack", .share = 1.1F, .figures = true},
         {.head = "Made", .share = 2},
         {.head = "Taken in", .share = 2},
         {.head = "Changes", .share = 1.3F, .figures = true},
         {.head = "Receipt", .share = 1.4F}},
        shown, [&](std::size_t row, std::size_t column) -> std::string {
          const IntakeLedger::Line& one = lines[lines.size() - 1 - row];
          switch (column) {
            case 0:
              return std::to_string(one.seq) + (one.full ? ", full" : "");
            case 1:
              return saidDay(one.created, ui.today());
            case 2:
              return saidDay(one.imported, ui.today());
            case 3:
              return std::to_string(one.revisions);
            default:
              return one.receipted ? "Given" : "Owed";
          }
        });
}

// --- Texts of the team file ---------------------------------------------------------------------------------

std::string wardsText(const Team& team) {
  std::string text;
  for (const Ward& ward : team.wards) {
    if (!text.empty()) text += '\n';
    text += ward.name;
    if (!ward.telephone.empty()) text += ' ' + ward.telephone;
  }
  return text;
}

std::string linesOf(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : "\n") + name;
  return text;
}

}  // namespace

std::string standingOf(const OpenState& open, const Member& member, Date today) {
  (void)open;
  const std::string role = member.role == Role::coordinator ? "Coordinator" : "Worker";
  if (member.until) {
    const std::string day = lowered(saidDay(*member.until, today));
    return textAt(member.extra, "ended") == "lost" ? "Tablet lost, " + day : role + ", left " + day;
  }
  return member.since == 0 ? role : role + " since " + lowered(saidDay(member.since, today));
}

void memberPage(Ui& ui, const OpenState& open) {
  const TeamDesk& team = open.desk->team;
  const Member& member = *open.who.team->memberByDevice(team.member);
  const auto line = std::ranges::find(team.tablets, team.member, &TabletLine::device);
  if (backButton(ui, "Team")) ui.emit(command::OpenMember{});
  ui.gap(8);
  title(ui, member.name, standingOf(open, member, ui.today()) + ".");
  ui.gap(20);
  if (line == team.tablets.end()) return;
  if (team.end && team.end->device == team.member) endQuestion(ui, *team.end, member);
  ui.columns({flex([&] {
                if (!line->missing.empty()) {
                  note(ui, {.kind = NoteKind::amber,
                            .icon = Icon::clock,
                            .strong = missingSentence(line->missing) + ".",
                            .words = "Ask for them, or for everything again, which mends the gap."});
                  ui.gap(16);
                }
                if (line->overdue) {
                  note(ui, {.kind = NoteKind::amber,
                            .icon = Icon::clock,
                            .strong = "The next pack is overdue.",
                            .words = "Ask " + firstName(member.name) + " whether sending works."});
                  ui.gap(16);
                }
                if (line->places) {
                  ui.card({.gap = 8, .key = "facts"}, [&] {
                    fact(ui, "People", placesSaid(*line));
                    fact(ui, "Supervision", supervisionSaid(*line, ui.today()));
                  });
                  ui.gap(16);
                }
                packsOf(ui, open, *line);
              }),
              fixed(300,
                    [&] {
                      memberActs(ui, *line);
                      ui.gap(24);
                      heading(ui, "Five words of this tablet");
                      ui.gap(12);
                      const std::vector<std::string> words =
                          fingerprintWords(member.signing, member.agreement);
                      wordsAloud(ui, "Five words of " + member.name, words);
                    })},
             760);
}

/// What can be changed is kept by hand, since every change is a new, signed version.
void editTeamPage(Ui& ui, const OpenState& open) {
  const Team& team = *open.who.team;
  if (backButton(ui, "Team")) ui.emit(command::EditTeam{false});
  ui.gap(8);
  title(ui, "The team file",
        "Version " + std::to_string(team.version) + ". What is kept here is signed as the next.");
  ui.gap(24);
  const auto& typed = open.desk->team.typed;
  const auto words = [&](const char* field, const std::string& is) {
    const auto at = typed.find(field);
    return at == typed.end() ? is : at->second;
  };
  const std::string name = words("name", team.name), wards = words("wards", wardsText(team)),
                    teams = words("teams", linesOf(team.teams)),
                    partners = words("partners", linesOf(team.partners)), inbox = words("inbox", team.inbox),
                    token = words("token", textAt(team.settings, kInboxToken));
  const auto keep = [&](const Entry& entry, const char* field) {
    if (entry.value) ui.emit(command::TypeTeam{field, *entry.value});
  };
  ui.columns(
      {flex([&] {
         keep(textField(ui, name, {.label = "Name of the team", .maxLength = 80, .key = "name field"}),
              "name");
         ui.gap(20);
         keep(longField(ui, wards,
                        {.label = "Wards",
                         .aside = "one a line",
                         .hint = "A telephone number may follow the name.",
                         .lines = 5,
                         .key = "wards field"}),
              "wards");
         ui.gap(20);
         keep(longField(ui, teams,
                        {.label = "Teams that you work with",
                         .aside = "one a line",
                         .lines = 3,
                         .key = "teams field"}),
              "teams");
         ui.gap(20);
         keep(longField(ui, partners,
                        {.label = "Partner organisations",
                         .aside = "one a line",
                         .lines = 3,
                         .key = "partners field"}),
              "partners");
       }),
       flex([&] {
         keep(textField(ui, inbox,
                        {.label = "Where tablets upload packs",
                         .hint = "A path on this server. Empty when packs only travel as files.",
                         .input = FieldInput::url,
                         .maxLength = 200,
                         .key = "inbox field"}),
              "inbox");
         ui.gap(20);
         keep(textField(ui, token,
                        {.label = "Word that the inbox asks for",
                         .hint = "As in the server’s configuration. Empty when it asks for none.",
                         .maxLength = 200,
                         .key = "token field"}),
              "token");
         ui.gap(20);
         heading(ui, "Directory");
         ui.gap(8);
         body(ui,
              plural(open.desk->team.directory, "place", "places") +
                  " to suggest. They go out with the team file, and every tablet has them from then on.",
              Tone::ink2);
         ui.gap(8);
         if (plainButton(ui, "Look at the directory", Icon::list)) ui.emit(command::OpenKind{"resource"});
       })},
      700);
  ui.gap(28);
  ui.flow(12, [&] {
    if (button(ui, "Keep and sign", {.kind = ButtonKind::filled, .icon = Icon::check, .tall = true}))
      ui.emit(command::KeepTeam{name, wards, teams, partners, inbox, token});
    if (button(ui, "Leave it as it is", {.tall = true})) ui.emit(command::DropTeamDraft{});
  });
}

}  // namespace alongside::ui
