#include "ui/reports/screen_activity.h"

#include <array>

#include "app/command.h"
#include "app/desk_state.h"
#include "app/reports/command_reports.h"
#include "app/reports/report_tables.h"
#include "core/text.h"
#include "ui/kit/kit.h"

namespace alongside::ui {

namespace {

constexpr std::array<std::pair<Stretch, std::string_view>, 4> kStretches = {
    {{Stretch::thisMonth, "This month"},
     {Stretch::lastMonth, "Last month"},
     {Stretch::threeMonths, "Three months"},
     {Stretch::year, "A year"}}};

void drawStretch(Ui& ui, Stretch now) {
  std::vector<Option> options;
  std::string chosen;
  for (const auto& [stretch, label] : kStretches) {
    options.push_back({std::to_string(static_cast<int>(stretch)), std::string(label)});
    if (stretch == now) chosen = options.back().code;
  }
  const auto next = segments(ui, chosen, options, {.name = "Which months", .key = "stretch"});
  for (const auto& [stretch, label] : kStretches)
    if (next == std::to_string(static_cast<int>(stretch))) ui.emit(command::LookAtActivity{stretch});
}

void figure(Ui& ui, const std::string& name, const std::string& value, const std::string& below) {
  ui.group(NodeRole::group, name, name, [&] {
    ui.card({.padX = 16, .padY = 14}, [&] {
      second(ui, name);
      text(ui, value, {.style = TextStyle::heading});
      second(ui, below);
    });
  });
}

void drawFigures(Ui& ui, const Activity& a) {
  const auto part = [&](int i) {
    switch (i) {
      case 0:
        return figure(
            ui, "Contacts", std::to_string(a.all.contacts),
            a.joint > 0 ? plural(a.joint, "joint visit", "joint visits") + " among them" : "that took place");
      case 1:
        return figure(ui, "People met", std::to_string(a.all.people), "each counted once");
      case 2:
        return figure(ui, "Debriefs",
                      std::to_string(a.debriefs.accepted) + " of " + std::to_string(a.debriefs.offered),
                      "taken up of those offered");
      default:
        return figure(ui, "Referrals", std::to_string(a.received), "received");
    }
  };
  ui.row({.gap = 12, .align = Align::start, .stackBelow = 640, .stackGap = 12, .stretch = true},
         {flex([&] { part(0); }), flex([&] { part(1); }), flex([&] { part(2); }), flex([&] { part(3); })});
}

}  // namespace

void drawReportTable(Ui& ui, const ReportTable& report) {
  ui.keyed(report.title, [&] {
    heading(ui, report.title);
    if (!report.note.empty()) second(ui, report.note);
    ui.gap(8);
    if (report.rows.empty()) {
      emptyLine(ui, "Nothing in these months.");
      return;
    }
    std::vector<TableColumn> columns;
    for (std::size_t i = 0; i < report.heads.size(); ++i)
      columns.push_back({.head = report.heads[i],
                         .share = i == 0 ? 1.8F : 1,
                         .figures = i > 0,
                         .align = i == 0 ? Align::start : Align::end});
    table(
        ui, report.title, columns, report.rows.size(),
        [&](std::size_t row, std::size_t column) { return report.rows[row][column]; }, false, report.bars);
  });
}

void drawActivity(Ui& ui, const State& state) {
  if (!state.open->desk) return;
  const ActivityPage& report = state.open->desk->activity;
  ui.setTitle("Reports");
  page(
      ui, "reports",
      [&] {
        if (backButton(ui, "More")) ui.emit(command::Back{});
        ui.gap(8);
        ui.row({.gap = 16, .align = Align::start, .stackBelow = 760, .stackGap = 12},
               {flex([&] { title(ui, "Reports", stretchInWords(report.activity)); }), fit([&] {
                  ui.flow(8, [&] {
                    if (button(ui, "Print", {.kind = ButtonKind::plain, .icon = Icon::print}))
                      ui.emit(command::PrintActivity{});
                    if (button(ui, "Save as CSV", {.icon = Icon::file}))
                      ui.emit(command::AskLeaving{Leaving::activity});
                    if (button(ui, "Save as FHIR", {.icon = Icon::share}))
                      ui.emit(command::AskLeaving{Leaving::people});
                  });
                })});
        ui.gap(16);
        drawStretch(ui, report.stretch);
        ui.gap(16);
        drawFigures(ui, report.activity);
        ui.gap(12);
        second(
            ui,
            "Here are all numbers, for the team. What is printed or saved as CSV withholds those under five "
            "people, and what would give them away.");
        for (const ReportTable& one : report.tables) {
          ui.gap(24);
          drawReportTable(ui, one);
        }
      },
      1000);
}

void drawLeaving(Ui& ui, const State& state) {
  if (!state.open || !state.open->desk || !state.open->desk->leaving) return;
  const LeavingFile& file = *state.open->desk->leaving;
  std::string words;
  if (file.what == Leaving::people) {
    words = "Names, dates of birth, NHS numbers, one-to-ones, plans, goals and worries of " +
            plural(file.people, "person", "people") +
            " would be in it, for anybody to read who gets hold of it. ";
    if (file.leftOut > 0)
      words +=
          plural(file.leftOut, "person is", "people are") + " not in it, because they said no or withdrew. ";
    words +=
        "What stays between two is not in it either. Give it to the system that it is for, by the way that "
        "your trust allows, and delete the file.";
  } else {
    words =
        "Numbers would be in it and nobody’s name but those of workers and partners; those under five people "
        "are withheld. Whoever gets the file can read it. Keep it where your service keeps such reports.";
  }
  const auto answer =
      question(ui, {.key = "leaving", .title = "This file is not sealed", .width = 600}, words,
               {.label = "Save it unsealed", .kind = ButtonKind::filled, .icon = Icon::file}, "Not now");
  if (answer == 0) ui.emit(command::SaveLeaving{});
  if (answer == 1) ui.emit(command::CancelLeaving{});
}

}  // namespace alongside::ui
