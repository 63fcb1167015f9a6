// First start: the team, its file, whose file it is, and one's name.
#include "app/command.h"
#include "core/text.h"
#include "ui/door/screen_begin_steps.h"
#include "ui/kit/kit.h"
#include "ui/words/time_words.h"

namespace alongside::ui {
namespace {

using What = command::ChooseBegin::What;

void entry(Ui& ui, const char* key, std::string_view value, FieldSpec spec) {
  spec.key = key;
  const Entry typed =
      spec.input == FieldInput::multiline ? longField(ui, value, spec) : textField(ui, value, spec);
  if (typed.value) ui.emit(command::SetBeginText{key, *typed.value});
  // 'next' goes on to the field below.
  if (typed.entered && spec.enterHint == "done") ui.emit(command::NextStep{});
}

const Member* signerOf(const BeginState& begin) {
  return begin.team ? begin.team->team.memberByDevice(begin.team->signer) : nullptr;
}

}  // namespace

void beginTeam(Ui& ui, const BeginState& begin) {
  stepHead(ui, "Your team",
           "You can change the wards and the address later. The team file carries them to every tablet.");
  stepFault(ui, begin);
  entry(ui, "teamName", begin.teamName,
        {.label = "Name of the team",
         .error = faultOf(begin, "teamName"),
         .placeholder = "Northbrook peer support",
         .required = true,
         .maxLength = 80,
         .enterHint = "next"});
  ui.gap(24);
  entry(ui, "name", begin.name,
        {.label = "Your name",
         .hint = "As your team knows you. It stands on the lock screen of this tablet.",
         .error = faultOf(begin, "name"),
         .required = true,
         .maxLength = 80,
         .enterHint = "next"});
  ui.gap(24);
  entry(ui, "wards", begin.wardsText,
        {.label = "Wards",
         .aside = "one a line",
         .hint = "A telephone number may follow the name.",
         .placeholder = "Rowan 020 7946 0101",
         .input = FieldInput::multiline,
         .lines = 3});
  ui.gap(24);
  entry(ui, "inbox", begin.inbox,
        {.label = "Where tablets upload packs",
         .aside = "if there is such a place",
         .hint = "A path on the server this page came from. Leave it empty when packs only travel as files.",
         .error = faultOf(begin, "inbox"),
         .input = FieldInput::url,
         .maxLength = 200,
         .enterHint = "done"});
  stepOn(ui, "Next");
}

void beginTeamFile(Ui& ui, const BeginState& begin) {
  stepHead(ui, "Open the team file",
           "Your coordinator gives it to you. Its name begins with alongside-team.");
  stepFault(ui, begin);
  ui.card({.padX = 24, .padY = 24, .gap = 16, .key = "file"}, [&] {
    iconLine(ui, Icon::file,
             "The team file holds names and public keys, and nothing about anybody you support.");
    iconLine(ui, Icon::shieldCheck, "It is signed. A file that was changed on its way is refused.");
    ui.gap(4);
    if (button(ui, begin.fault ? "Open another file" : "Open the team file",
               {.kind = ButtonKind::filled, .icon = Icon::file, .tall = true, .key = "open"}))
      ui.emit(command::PickTeamFile{});
    if (ui.metrics().hover) second(ui, "Or drop it on this page.");
  });
}

void teamToCompare(Ui& ui, const OpenedTeam& opened, const std::string& fileName,
                   const std::vector<std::string>& words) {
  const Team& team = opened.team;
  const Member* signer = team.memberByDevice(opened.signer);
  const std::string coordinator = signer != nullptr ? signer->name : "the coordinator";
  const std::string first = signer != nullptr ? firstName(signer->name) : "your coordinator";
  ui.card({.padX = 24, .padY = 20, .gap = 12, .key = "team"}, [&] {
    ui.row({.gap = 16}, {fixed(ui.tx(48), [&] { avatar(ui, coordinator, 48); }), flex([&] {
                           text(ui, team.name, {.style = TextStyle::section});
                           second(ui, "Signed by " + coordinator + ", coordinator");
                         })});
    if (!team.wards.empty()) {
      std::vector<std::string> wards;
      for (const Ward& ward : team.wards) wards.push_back(ward.name);
      fact(ui, "Wards", listed(wards));
    }
    fact(ui, "Number of the team", team.id.text());
    if (!fileName.empty()) fact(ui, "From the file", fileName);
  });
  ui.gap(28);
  heading(ui, "Ask " + first + " to read these five words", 2);
  ui.gap(8);
  body(ui,
       "On " + belongingTo(first) +
           " tablet they stand in Team. When all five are the same, the file is really from " + first +
           ". Read them over the telephone or face to face, never by email.",
       Tone::ink2);
  ui.gap(16);
  wordsAloud(ui, "Five words", words);
}

void beginCheckTeam(Ui& ui, const BeginState& begin) {
  const Member* signer = signerOf(begin);
  const std::string first = signer != nullptr ? firstName(signer->name) : "your coordinator";
  stepHead(ui, "Is this your team?", "");
  stepFault(ui, begin);
  if (begin.team) teamToCompare(ui, *begin.team, begin.teamFileName, begin.teamWords);
  ui.gap(28);
  ui.flow(12, [&] {
    if (button(ui, "All five are the same", {.kind = ButtonKind::filled, .icon = Icon::check, .tall = true}))
      ui.emit(command::NextStep{});
    if (button(ui, "They differ", {.tall = true})) ui.flag("differ") = !ui.flag("differ");
  });
  if (ui.flag("differ")) {
    ui.gap(16);
    faultCard(
        ui, {"team/words-differ", "This file was not made by " + first + ", or not by the tablet in use now.",
             "Nothing was changed on this tablet.",
             "Ask " + first + " for a fresh team file and open that one."});
    ui.gap(12);
    if (button(ui, "Open another file", {.icon = Icon::file})) ui.emit(command::ChooseBegin{What::back});
  }
}

void beginRestoreTeam(Ui& ui, const BeginState& begin) {
  stepHead(ui, "The newest team file",
           "The recovery file knows the team as it was when it was made. Who joined since, and who left, "
           "stands in the "
           "newest team file. Every tablet of the team may have it, and so may the trust’s page.");
  stepFault(ui, begin);
  if (begin.team && begin.vouched) {
    const Team& team = begin.team->team;
    ui.card({.padX = 24, .padY = 20, .gap = 12, .key = "newest"}, [&] {
      text(ui, team.name, {.style = TextStyle::section});
      fact(ui, "Version", std::to_string(team.version), true);
      fact(ui, "From the file", begin.teamFileName);
      iconLine(ui, Icon::checkCircle, "Signed by somebody whom the recovery file knows.", Tone::green);
    });
    stepOn(ui, "Go on with it");
  } else if (begin.team) {
    teamToCompare(ui, *begin.team, begin.teamFileName, begin.teamWords);
    stepOn(ui, "All five are the same");
  }
  ui.gap(20);
  ui.flow(12, [&] {
    if (button(ui, begin.team ? "Open another file" : "Open the team file",
               {.kind = begin.team ? ButtonKind::outlined : ButtonKind::filled,
                .icon = Icon::file,
                .tall = true,
                .key = "open"}))
      ui.emit(command::PickTeamFile{});
    if (!begin.team && button(ui, "Nobody has a newer one", {.tall = true})) ui.emit(command::NoNewerTeam{});
  });
  if (!begin.team) {
    ui.gap(12);
    second(ui, "Without it, whoever joined since the recovery file was made has to ask again.");
  }
}

void beginName(Ui& ui, const BeginState& begin) {
  stepHead(ui, "What is your name?",
           "As your team knows you. It stands on the lock screen of this tablet and on what you send.");
  stepFault(ui, begin);
  entry(ui, "name", begin.name,
        {.label = "Your name",
         .error = faultOf(begin, "name"),
         .required = true,
         .height = 56,
         .maxLength = 80,
         .enterHint = "done"});
  stepOn(ui, "Next");
}

}  // namespace alongside::ui
