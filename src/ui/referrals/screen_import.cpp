#include "ui/referrals/screen_import.h"

#include <string_view>
#include <vector>

#include "app/command_desk.h"
#include "app/desk_state.h"
#include "core/text.h"
#include "ui/kit/kit.h"
#include "ui/referrals/screen_import_parts.h"

namespace alongside::ui {

namespace {

/// Reports that came in, and the way out again of one that should not have.
void drawThere(Ui& ui, const ReferralImport& report) {
  if (report.there.empty()) return;
  ui.gap(32);
  heading(ui, "Reports that came in");
  ui.gap(12);
  listCard(ui, "Reports that came in", report.there.size(), [&](std::size_t i) {
    const ReportThere& there = report.there[i];
    ui.keyed(there.name, [&] {
      const bool asked = report.takeOut && report.takeOut->name == there.name;
      ListRow row{
          .title = there.name,
          .second = plural(there.referrals, "referral", "referrals") +
                    (there.untouched == there.referrals ? std::string()
                     : there.untouched == 0
                         ? std::string(", all of them worked with since")
                         : ", " + std::to_string(there.referrals - there.untouched) + " worked with since"),
          .pressable = false,
          .strong = false};
      if (there.untouched > 0 && !asked)
        row.button = RowButton{.label = "Take it out again",
                               .kind = ButtonKind::plain,
                               .name = "Take it out again, " + there.name};
      if (listRow(ui, row).button) ui.emit(command::AskTakeReportOut{there.name});
      if (!asked) return;
      ui.indent(
          20,
          [&] {
            note(ui, {.kind = NoteKind::amber,
                      .icon = Icon::warning,
                      .strong = plural(there.untouched, "referral goes", "referrals go") +
                                ", with the people whom the report brought.",
                      .words = "What somebody has worked with stays. All of it stays in the history.",
                      .live = true});
            ui.gap(12);
            ui.flow(8, [&] {
              if (button(ui, "Take it out", {.kind = ButtonKind::danger, .key = "out"}))
                ui.emit(command::TakeReportOut{});
              if (button(ui, "Leave it", {.kind = ButtonKind::plain, .key = "leave"}))
                ui.emit(command::AskTakeReportOut{});
            });
            ui.gap(16);
          },
          20);
    });
  });
}

void drawBeginning(Ui& ui, const OpenState& open, const ReferralImport& report) {
  if (report.fault) {
    faultCard(ui, *report.fault);
    ui.gap(16);
    chooseReport(ui, open, true);
    return;
  }
  ui.column(16, [&] {
    numbered(ui, 1, "Save the report as CSV or Excel",
             "From RiO, IAPTUS, EMIS or another system, with a line that names the columns.");
    numbered(ui, 2, "Choose it here, or drop it on this page",
             "You see what would become of every row. Nothing is written before you say so.");
    numbered(ui, 3, "Take it in",
             "Rows that came in before are passed over, however often the file is read.");
  });
  ui.gap(24);
  chooseReport(ui, open, false);
  drawThere(ui, report);
}

void drawSheets(Ui& ui, const ImportSheets& sheets) {
  heading(ui, "Which sheet has the referrals?");
  ui.gap(12);
  std::vector<RadioOption> options;
  for (std::size_t i = 0; i < sheets.all.size(); ++i)
    options.push_back(
        {std::to_string(i), sheets.all[i].name, sheets.all[i].hidden ? "Hidden in this workbook" : ""});
  const auto chosen = radios(ui, "Which sheet has the referrals?", "", options);
  if (!chosen) return;
  for (std::size_t i = 0; i < options.size(); ++i)
    if (options[i].code == *chosen) ui.emit(command::ChooseSheet{i});
}

void drawSource(Ui& ui) {
  heading(ui, "Which system does it come from?");
  ui.gap(12);
  constexpr std::string_view kAnother = "another";
  std::vector<RadioOption> options;
  for (const ReferralSystem& system : referralSystems())
    options.push_back({std::string(system.code), std::string(system.name), ""});
  options.push_back({std::string(kAnother), "Another system", "You give it a name"});
  bool& another = ui.flag("another");
  const auto chosen =
      radios(ui, "Which system does it come from?", another ? kAnother : std::string_view(), options);
  if (chosen) {
    another = *chosen == kAnother;
    if (!another) ui.emit(command::SetImportSource{*chosen});
  }
  if (!another) return;
  ui.gap(16);
  std::string& name = ui.words("system");
  const Entry entry = textField(ui, name, {.label = "What is it called?", .key = "system"});
  if (entry.value) name = *entry.value;
  ui.gap(12);
  const bool go = button(
      ui, "Go on", {.kind = ButtonKind::filled, .disabled = trim(name).empty(), .why = "Write its name."});
  if ((go || entry.entered) && !trim(name).empty()) ui.emit(command::SetImportSource{name});
}

void drawTaken(Ui& ui, const OpenState& open, const ReferralImport& report) {
  const std::size_t refused = report.fates[static_cast<std::size_t>(RowFate::refused)];
  std::string words = refused == 0 ? ""
                                   : plural(refused, "row was", "rows were") +
                                         " refused. Save them, have them set right, and bring them in again.";
  if (report.waiting > 0)
    words += (words.empty() ? "" : " ") + plural(report.waiting, "row waits", "rows wait") +
             " for a decision still. Bring the same file in again to decide.";
  if (report.changed > 0) words = plural(report.changed, "record was", "records were") + " changed. " + words;
  note(ui, {.kind = NoteKind::green,
            .icon = Icon::check,
            .strong = plural(report.referrals, "referral", "referrals") + " came in, for " +
                      plural(report.people, "new person", "new people") + ".",
            .words = trim(words),
            .live = true});
  ui.gap(16);
  ui.flow(8, [&] {
    if (button(ui, "To the referrals", {.kind = ButtonKind::filled, .icon = Icon::referrals}))
      ui.emit(command::CloseImport{});
    if (refused > 0 && button(ui, "Save the refused rows", {.icon = Icon::file}))
      ui.emit(command::SaveRefusedRows{});
    chooseReport(ui, open, true);
  });
  drawThere(ui, report);
}

}  // namespace

void sheetNote(Ui& ui, const ReferralImport& report) {
  if (!report.sheets) return;
  const ImportSheets& sheets = *report.sheets;
  std::string words;
  if (sheets.hiddenRows > 0)
    words = plural(sheets.hiddenRows, "row that is hidden there is", "rows that are hidden there are") +
            " read, too. ";
  if (sheets.hiddenColumns > 0)
    words +=
        plural(sheets.hiddenColumns, "column that is hidden there is", "columns that are hidden there are") +
        " read, too. ";
  std::string others;
  for (std::size_t i = 0; i < sheets.all.size(); ++i)
    if (i != sheets.read)
      others +=
          (others.empty() ? "‘" : ", ‘") + sheets.all[i].name + (sheets.all[i].hidden ? "’ (hidden)" : "’");
  if (!others.empty()) words += "Not read: " + others + ".";
  if (words.empty()) return;
  note(ui, {.kind = NoteKind::blue,
            .icon = Icon::file,
            .strong = "Of this workbook the sheet ‘" + sheets.all[sheets.read].name + "’ is read.",
            .words = trim(words)});
  ui.gap(16);
}

void chooseReport(Ui& ui, const OpenState& open, bool again) {
  ui.flow(8, [&] {
    if (button(
            ui, again ? "Choose another file" : "Choose the file",
            {.kind = again ? ButtonKind::outlined : ButtonKind::filled, .icon = Icon::file, .key = "choose"}))
      ui.emit(command::PickImport{});
    if (open.who.practice && button(ui, "Try a made-up report", {.icon = Icon::heart}))
      ui.emit(command::TryImport{});
  });
}

void drawImport(Ui& ui, const State& state) {
  const OpenState& open = *state.open;
  if (!open.desk) return;
  const ReferralImport& report = open.desk->import;
  ui.setTitle("Bring in a report");
  page(
      ui, "report",
      [&] {
        if (backButton(ui, "Referrals")) ui.emit(command::CloseImport{});
        ui.gap(8);
        title(ui, "Bring in a report",
              report.fileName.empty() ? "Referrals from RiO, IAPTUS, EMIS and others" : report.fileName);
        ui.gap(24);
        switch (report.stage) {
          case ImportStage::none:
            drawBeginning(ui, open, report);
            break;
          case ImportStage::opening:
            progress(ui, "Opening the file", 0);
            break;
          case ImportStage::sheet:
            drawSheets(ui, *report.sheets);
            break;
          case ImportStage::source:
            drawSource(ui);
            break;
          case ImportStage::columns:
            drawImportColumns(ui, open, report);
            break;
          case ImportStage::reading:
            if (progress(ui, "Looking at every row. Nothing is written.", report.done, "Stop"))
              ui.emit(command::ChangeColumns{});
            break;
          case ImportStage::checked:
            drawImportRows(ui, open, report);
            break;
          case ImportStage::taking:
            progress(ui, "Taking the referrals in", report.done);
            break;
          case ImportStage::taken:
            drawTaken(ui, open, report);
            break;
        }
      },
      900);
}

}  // namespace alongside::ui
