#include "ui/people/screen_people.h"

#include <algorithm>
#include <array>

#include "app/command.h"
#include "app/desk_state.h"
#include "core/text.h"
#include "record/codes.h"
#include "ui/kit/kit.h"
#include "ui/people/people_pages.h"
#include "ui/people/screen_person.h"
#include "ui/words/record_words.h"

namespace alongside::ui {

namespace {

constexpr float kListWidth = 340;

void addSomebody(Ui& ui) { ui.emit(command::StartForm{std::string(codes::kPerson), Id{}}); }

void drawFilter(Ui& ui, const OpenState& open) {
  if (open.views.caseload.wards.size() < 2) return;
  const std::string all = open.who.role == Role::coordinator ? "All " : "Mine ";
  std::vector<Option> options = {{"", all + std::to_string(open.views.caseload.onCaseload)}};
  for (const auto& [ward, people] : open.views.caseload.wards)
    options.push_back({ward, ward + " " + std::to_string(people)});
  const auto chosen =
      segments(ui, open.page.peopleWard, options, {.name = "Show", .full = true, .tick = false});
  if (chosen) ui.emit(command::SetPeopleWard{*chosen});
}

void drawOrder(Ui& ui, const OpenState& open) {
  constexpr std::array<std::string_view, 3> kCodes = {"name", "seen", "ward"};
  const std::vector<Option> options = {
      {"name", "By name"}, {"seen", "Longest not seen"}, {"ward", "By ward"}};
  bool& unfolded = ui.flag("order unfolded");
  const auto now = static_cast<std::size_t>(open.page.peopleOrder);
  ui.gap(4);
  ui.row({.gap = 8},
         {flex([&] { second(ui, plural(open.views.caseload.shownPeople.size(), "person", "people")); }),
          fit([&] {
            if (button(ui, options[now].label,
                       {.kind = ButtonKind::plain,
                        .icon = unfolded ? Icon::chevronUp : Icon::chevronDown,
                        .name = "Order: " + options[now].label,
                        .key = "order"}))
              unfolded = !unfolded;
          })});
  if (!unfolded) return;
  const auto chosen = oneOf(ui, kCodes[now], options, {.clearable = false, .key = "orders"});
  if (!chosen) return;
  unfolded = false;
  const auto at = std::ranges::find(kCodes, *chosen) - kCodes.begin();
  ui.emit(command::SortPeople{static_cast<PeopleOrder>(at)});
}

void drawHead(Ui& ui, const OpenState& open) {
  ui.row({.gap = 8}, {flex([&] { heading(ui, "People", 1, TextStyle::heading); }), fit([&] {
                        if (iconButton(ui, Icon::personAdd, "Add somebody")) addSomebody(ui);
                      })});
  ui.gap(8);
  const Entry entry = searchField(ui, open.page.peopleQuery, "Name or NHS number");
  if (entry.value) ui.emit(command::SetPeopleQuery{*entry.value});
  ui.gap(12);
  drawFilter(ui, open);
  drawOrder(ui, open);
  peopleToLookAt(ui, open);
}

/// All rows of a long list are equally high: a long name takes two lines, and on a phone in large text the second line as well.
float rowHeight(Ui& ui) {
  const bool slim = ui.metrics().effectiveWidth() < 300;
  // Roomier words go over two lines beside a list's picture.
  if (ui.paint().roomy()) return slim ? 130 : 96;
  return slim ? 102 : 76;
}

/// True when a right click asked for what can be done about them.
bool drawPersonRow(Ui& ui, const OpenState& open, const PersonRow& row) {
  ListRow line{.avatarName = row.name,
               .title = row.name,
               .secondRuns = secondRuns(row),
               .selected = ui.metrics().wide() && row.id == open.page.person,
               .height = rowHeight(ui),
               .menu = true};
  if (row.unsettled) line.tags.push_back({"2 versions", TagKind::amber, Icon::versions});
  const RowResult pressed = listRow(ui, line);
  if (pressed.pressed || pressed.menu) ui.emit(command::OpenPerson{row.id});
  return pressed.menu;
}

void drawList(Ui& ui, const OpenState& open, Id& menuOf) {
  const auto& people = open.views.caseload.shownPeople;
  if (people.empty()) {
    const std::string query = trim(open.page.peopleQuery);
    ui.gap(16);
    if (query.empty()) {
      emptyLine(ui, "Nobody here just now.");
    } else if (emptyLine(ui, "Nobody on this tablet fits “" + query + "”.", "Add somebody",
                         Icon::personAdd)) {
      addSomebody(ui);
    }
    return;
  }
  virtualList(
      ui, {.name = "People", .rowHeight = rowHeight(ui)}, people.size(),
      [&](std::size_t i) { return people[i].id.text(); },
      [&](std::size_t i) {
        if (drawPersonRow(ui, open, people[i])) menuOf = people[i].id;
      });
}

}  // namespace

void drawNobodyYet(Ui& ui, const State& state) {
  const OpenState& open = *state.open;
  const bool desk = open.who.role == Role::coordinator;
  std::string coordinator = "your coordinator";
  if (open.who.team) {
    const auto all = open.who.team->coordinators();
    if (!all.empty()) coordinator = firstName(all.front()->name);
  }
  EmptySpec spec;
  spec.title = "Nobody on your list yet";
  // Until somebody has joined no pack can come.
  const bool alone = desk && open.who.team && open.who.team->roster.size() < 2;
  if (alone) {
    spec.title = "Your team begins here";
    spec.words = "Nobody is on your list yet, and nobody has joined.";
    spec.ways = {{"Give your workers the team file",
                  "With it they join, and send you the file that lets you accept them."},
                 {"Bring in a report of referrals", "From RiO, IAPTUS, EMIS or a spreadsheet."},
                 {"Or add somebody yourself", "Their name, ward and what they agreed to are enough."}};
    spec.buttons = {{"Save the team file", Icon::file},
                    {"Bring in a report", Icon::bringIn},
                    {"Add somebody", Icon::personAdd}};
  } else if (desk) {
    spec.words = "People come to you in one of two ways. Most come in your workers’ packs.";
    spec.ways = {{"Your workers send packs",
                  "Bring in the sealed files that they hand you. Only this tablet can open them."},
                 {"You add somebody yourself",
                  "Their name, ward and what they agreed to are enough. The rest can wait."}};
    spec.buttons = {{"Bring in packs", Icon::bringIn}, {"Add somebody", Icon::personAdd}};
  } else {
    spec.words = "Add the people whom you support. Then record what you do together, also without a network.";
    spec.ways = {{"You add somebody you have met",
                  "Their name, ward and what they agreed to are enough. The rest can wait."},
                 {"You record and send", "Everything stays sealed on this tablet until you send it. Only " +
                                             coordinator + " can open it."}};
    spec.buttons = {{"Add somebody", Icon::personAdd}};
  }
  const auto pressed = emptyState(ui, spec);
  if (!pressed) return;
  if (alone && *pressed == 0) {
    ui.emit(command::SaveTeamFile{});
  } else if (alone && *pressed == 1) {
    ui.emit(command::GoTo{Place::import});
  } else if (desk && !alone && *pressed == 0) {
    ui.emit(command::GoTo{Place::packs});
    ui.emit(command::PickPacks{});
  } else {
    addSomebody(ui);
  }
}

void drawPeople(Ui& ui, const State& state) {
  if (!state.open) return;
  const OpenState& open = *state.open;
  ui.setTitle("People");
  if (open.views.caseload.people.empty()) {
    drawNobodyYet(ui, state);
    return;
  }
  const bool chosen = open.store.find(open.page.person) != nullptr;
  if (!chosen && open.desk && open.desk->people.pairsOpen) {
    page(ui, "pairs", [&] { pairsPage(ui, open); }, 860);
    return;
  }
  Id menuOf;
  panes(
      ui, kListWidth, chosen,
      [&] { listPane(ui, "people", [&] { drawHead(ui, open); }, [&] { drawList(ui, open, menuOf); }); },
      [&] {
        if (chosen) {
          drawPerson(ui, state);
          return;
        }
        page(ui, "nobody", [&] {
          ui.gap(120);
          ui.indent(
              40,
              [&] {
                heading(ui, "Choose somebody from the list");
                ui.gap(8);
                body(ui, "Their page shows what matters to them, what they agreed to and what is due.",
                     Tone::ink2);
              },
              40);
        });
      });
  if (!menuOf.empty()) openPersonMenu(ui, menuOf);
}

}  // namespace alongside::ui
