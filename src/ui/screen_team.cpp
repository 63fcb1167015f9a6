#include "ui/screen_team.h"

#include <algorithm>

#include "core/text.h"
#include "ui/kit.h"
#include "ui/pack_preview.h"
#include "ui/said.h"
#include "ui/team_settings.h"

namespace alongside::ui {
namespace {

std::string wardsText(const Team& team) {
  std::string text;
  for (const Ward& ward : team.wards) {
    if (!text.empty()) text += '\n';
    text += ward.name;
    if (!ward.telephone.empty()) text += ' ' + ward.telephone;
  }
  return text;
}

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

std::string roleOf(const Member& member, Date today) {
  std::string words = member.role == Role::coordinator ? "Coordinator" : "Worker";
  if (member.until) return words + ", left " + saidDay(*member.until, today);
  if (member.since != 0) {
    std::string day = saidDay(member.since, today);
    if (day == "Today" || day == "Yesterday") day[0] = static_cast<char>(day[0] - 'A' + 'a');
    words += " since " + day;
  }
  return words;
}

void memberRow(Ui& ui, const OpenState& open, const Member& member) {
  const Date today = ui.today();
  const std::string device = member.device();
  const auto lines = open.ledger.devices.find(device);
  const std::vector<std::uint32_t> missing = open.ledger.missing(device);
  ListRow row{.avatarName = member.name,
              .title = member.name + (device == open.device ? " (you)" : ""),
              .second = roleOf(member, today),
              .pressable = false};
  if (member.role == Role::worker && !member.until) {
    if (lines == open.ledger.devices.end() || lines->second.empty()) {
      row.aside = "No pack yet";
    } else {
      const IntakeLedger::Line& last = lines->second.back();
      row.aside = "Pack " + std::to_string(last.seq) + ", " +
                  (localMoment(last.imported).date == today ? "today" : saidDay(last.imported, today));
    }
  }
  if (!missing.empty()) {
    // The tag stands where the pack was named; both do not fit beside a name.
    row.second = row.aside;
    row.aside.clear();
    row.tags = {{plural(static_cast<std::int64_t>(missing.size()), "pack", "packs") + " missing",
                 TagKind::amber, Icon::clock}};
  }
  listRow(ui, row);
}

void roster(Ui& ui, const OpenState& open) {
  const Team& team = *open.team;
  heading(ui, plural(static_cast<std::int64_t>(team.roster.size()), "person", "people"));
  ui.gap(12);
  listCard(ui, "Team", team.roster.size(), [&](std::size_t i) {
    ui.keyed(team.roster[i].device(), [&] { memberRow(ui, open, team.roster[i]); });
  });
  bool workers = false;
  for (const Member& member : team.roster) {
    workers = workers || member.role == Role::worker;
    const std::vector<std::uint32_t> missing = open.ledger.missing(member.device());
    if (missing.empty()) continue;
    ui.gap(12);
    ui.keyed(member.device(), [&] {
      note(ui, {.kind = NoteKind::amber,
                .icon = Icon::clock,
                .strong = member.name + ": " + missingSentence(missing) + ".",
                .words = "Ask for them, or for everything again, which mends the gap."});
    });
  }
  if (!workers) {
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

void teamFile(Ui& ui, const OpenState& open) {
  heading(ui, "Team file");
  ui.gap(12);
  ui.card({.gap = 12, .key = "file"}, [&] {
    fact(ui, "Version", std::to_string(open.team->version), true);
    body(ui,
         "Signed by you. Hand it out again when somebody joined or the wards changed; a receipt carries it, "
         "too.",
         Tone::ink2);
    if (button(ui, "Save the team file", {.icon = Icon::file, .full = true}))
      ui.emit(command::SaveTeamFile{});
    if (plainButton(ui, "Bring in a join request", Icon::bringIn)) ui.emit(command::PickPacks{});
  });
  ui.gap(24);
  heading(ui, "Your five words");
  ui.gap(8);
  second(ui, "Read them to everybody who opens your team file.");
  ui.gap(12);
  wordsAloud(ui, "Your five words", open.words);
}

/// What can be changed is kept by hand, since every change is a new, signed version.
void settings(Ui& ui, const OpenState& open) {
  heading(ui, "Wards and address");
  ui.gap(12);
  const std::string wardsNow = wardsText(*open.team);
  std::string& wards = ui.words("wards", wardsNow);
  std::string& inbox = ui.words("inbox", open.team->inbox);
  const Entry typedWards = longField(ui, wards,
                                     {.label = "Wards",
                                      .aside = "one a line",
                                      .hint = "A telephone number may follow the name.",
                                      .lines = 4,
                                      .key = "wards field"});
  if (typedWards.value) wards = *typedWards.value;
  ui.gap(20);
  const Entry typedInbox = textField(ui, inbox,
                                     {.label = "Where tablets upload packs",
                                      .hint = "A path on this server. Empty when packs only travel as files.",
                                      .input = FieldInput::url,
                                      .maxLength = 200,
                                      .key = "inbox field"});
  if (typedInbox.value) inbox = *typedInbox.value;
  ui.gap(16);
  const bool changedWards = trim(wards) != wardsNow, changedInbox = trim(inbox) != open.team->inbox;
  if (button(ui, "Keep and sign a new version",
             {.icon = Icon::check,
              .disabled = !changedWards && !changedInbox,
              .why = "Nothing has been changed."})) {
    if (changedWards) ui.emit(command::SetTeamText{"wards", wards});
    if (changedInbox) ui.emit(command::SetTeamText{"inbox", inbox});
  }
}

}  // namespace

void drawTeam(Ui& ui, const State& state) {
  const OpenState& open = *state.open;
  ui.setTitle("Team");
  page(ui, "team", [&] {
    if (!open.team) {
      title(ui, "Team");
      ui.gap(24);
      emptyLine(ui, "There is no team on this tablet yet.");
      return;
    }
    title(ui, "Team", open.team->name + ".");
    ui.gap(24);
    for (std::size_t i = 0; i < open.joins.size(); ++i)
      ui.keyed(open.joins[i].request.member.device(), [&] { joinCard(ui, open.joins[i], i); });
    ui.columns({flex([&] {
                  roster(ui, open);
                  ui.gap(32);
                  settings(ui, open);
                  ui.gap(32);
                  drawTeamSettings(ui, open);
                }),
                fixed(372, [&] { teamFile(ui, open); })},
               860);
  });
}

}  // namespace alongside::ui
