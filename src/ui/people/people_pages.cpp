#include "ui/people/people_pages.h"

#include "app/command.h"
#include "app/desk_state.h"
#include "app/team/command_team.h"
#include "core/text.h"
#include "ui/kit/kit.h"

namespace alongside::ui {
namespace {

std::int64_t signedOf(std::size_t n) { return static_cast<std::int64_t>(n); }

void side(Ui& ui, const Id& person, const std::string& name, const std::string& below) {
  ui.keyed(person, [&] {
    ui.column(4, [&] {
      text(ui, name, {.style = TextStyle::rowStrong});
      second(ui, below);
      if (plainButton(ui, "Open " + name)) ui.emit(command::OpenPerson{person});
    });
  });
}

void pairCard(Ui& ui, const Pair& pair) {
  ui.card({.key = pair.a.text() + pair.b.text()}, [&] {
    iconLine(ui, Icon::people, pair.link.empty() ? pair.why + "." : "Linked. Both records stay as they are.",
             pair.link.empty() ? Tone::amber : Tone::green);
    ui.gap(12);
    ui.row({.gap = 24, .align = Align::start, .stackBelow = 480},
           {flex([&] { side(ui, pair.a, pair.nameA, pair.secondA); }),
            flex([&] { side(ui, pair.b, pair.nameB, pair.secondB); })});
    ui.gap(12);
    const std::string both =
        pair.nameA == pair.nameB ? "both " + pair.nameA : pair.nameA + " and " + pair.nameB;
    ui.flow(12, [&] {
      if (!pair.link.empty()) {
        if (button(ui, "Unlink", {.icon = Icon::undo, .name = "Unlink " + both}))
          ui.emit(command::UnlinkPair{pair.link});
        return;
      }
      if (button(ui, "The same person: link them",
                 {.icon = Icon::check, .name = "The same person: link " + both}))
        ui.emit(command::LinkPair{pair.a, pair.b, true});
      if (button(ui, "Not the same", {.icon = Icon::cross, .name = "Not the same: " + both}))
        ui.emit(command::LinkPair{pair.a, pair.b, false});
    });
  });
  ui.gap(12);
}

}  // namespace

void peopleToLookAt(Ui& ui, const OpenState& open) {
  if (!open.desk) return;
  const PeopleDesk& people = open.desk->people;
  std::vector<std::string> parts;
  if (!people.suspected.empty())
    parts.push_back(plural(signedOf(people.suspected.size()), "pair may be", "pairs may be") + " one person");
  if (!people.nobody.empty()) parts.push_back(std::to_string(people.nobody.size()) + " without a worker");
  if (parts.empty() && !people.linked.empty())
    parts.push_back(plural(signedOf(people.linked.size()), "pair is linked", "pairs are linked"));
  if (parts.empty()) return;
  if (plainButton(ui, listed(parts), Icon::people)) ui.emit(command::ShowPairs{true});
}

void pairsPage(Ui& ui, const OpenState& open) {
  const PeopleDesk& people = open.desk->people;
  if (backButton(ui, "People")) ui.emit(command::ShowPairs{false});
  ui.gap(8);
  title(ui, "Who is here, and with whom");
  ui.gap(20);
  heading(ui, "Without a worker");
  ui.gap(8);
  if (people.nobody.empty()) {
    emptyLine(ui, "Everybody on the caseload has somebody who sees them.");
  } else {
    listCard(ui, "Without a worker", people.nobody.size(), [&](std::size_t i) {
      const PersonOfNobody& one = people.nobody[i];
      ui.keyed(one.person, [&] {
        const RowResult pressed = listRow(
            ui, {.avatarName = one.name,
                 .title = one.name,
                 .second = one.second,
                 .button = RowButton{
                     .label = "Give", .icon = Icon::people, .name = "Give " + one.name + " to a worker"}});
        if (pressed.button) ui.emit(command::AskGivePerson{one.person});
        if (pressed.pressed) ui.emit(command::OpenPerson{one.person});
      });
    });
    ui.gap(12);
    if (people.nobody.size() > 1 && button(ui, "Give all " + std::to_string(people.nobody.size()),
                                           {.icon = Icon::people, .key = "give all"}))
      ui.emit(command::AskGive{});
  }
  ui.gap(28);
  heading(ui, "May be the same person");
  ui.gap(8);
  if (people.suspected.empty())
    emptyLine(ui, "Nobody seems to be here twice: by NHS number, or by date of birth and name.");
  for (const Pair& pair : people.suspected) pairCard(ui, pair);
  if (people.linked.empty()) return;
  ui.gap(16);
  heading(ui, "Linked");
  ui.gap(8);
  for (const Pair& pair : people.linked) pairCard(ui, pair);
}

void whoseCard(Ui& ui, const OpenState& open, const Id& person) {
  if (!open.desk) return;
  const PeopleDesk& people = open.desk->people;
  const auto worker = people.workers.find(person);
  const auto pairs = people.pairs.find(person);
  ui.card({.key = "whose"}, [&] {
    ui.row({.gap = 16, .stackBelow = 420},
           {flex([&] {
              text(ui, "Who sees them", {.style = TextStyle::second, .tone = Tone::ink2});
              text(ui, worker == people.workers.end() ? "Nobody yet" : worker->second,
                   {.style = TextStyle::rowStrong});
              if (const auto cover = people.cover.find(person); cover != people.cover.end())
                second(ui,
                       "As cover for " + cover->second.covers + " until " + fullDate(cover->second.until));
            }),
            fit([&] {
              if (button(ui, "Give to another", {.icon = Icon::people}))
                ui.emit(command::AskGivePerson{person});
            })});
    if (pairs == people.pairs.end()) return;
    for (const Pair& pair : pairs->second) {
      const bool first = pair.a == person;
      ui.gap(12);
      ui.rule();
      ui.gap(12);
      ui.keyed(pair.link, [&] {
        second(ui, "Also here as");
        side(ui, first ? pair.b : pair.a, first ? pair.nameB : pair.nameA,
             first ? pair.secondB : pair.secondA);
        second(ui, "The timeline shows what both records hold.");
        if (button(ui, "Unlink", {.icon = Icon::undo})) ui.emit(command::UnlinkPair{pair.link});
      });
    }
  });
  ui.gap(20);
}

}  // namespace alongside::ui
