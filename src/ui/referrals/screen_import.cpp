#include "ui/referrals/screen_import.h"

#include <algorithm>
#include <array>

#include "app/command_desk.h"
#include "app/desk_state.h"
#include "core/text.h"
#include "record/codes.h"
#include "record/kinds/referral.h"
#include "ui/kit/kit.h"

namespace alongside::ui {

namespace {

constexpr double kRowsAtATime = 50;
constexpr int kHeadersAtOnce = 12;

std::size_t countOf(const ReferralImport& report, RowFate fate) {
  return report.fates[static_cast<std::size_t>(fate)];
}

struct Fate {
  RowFate fate;
  std::string_view label;  ///< on the chip
  Tag tag;
};
const std::array<Fate, 6>& fates() {
  static const std::array<Fate, 6> all = {
      {{RowFate::fresh, "New", {"New person and referral", TagKind::green, Icon::personAdd}},
       {RowFate::samePerson,
        "For people here",
        {"New referral, person is here", TagKind::green, Icon::person}},
       {RowFate::looksAlike,
        "Looks like somebody",
        {"New person, looks like somebody here", TagKind::amber, Icon::people}},
       {RowFate::known, "Here already", {"Here already, nothing happens", TagKind::plain, Icon::check}},
       {RowFate::twice, "Twice in the file", {"Stands twice, the first counts", TagKind::plain, Icon::copy}},
       {RowFate::refused, "Refused", {"Refused", TagKind::red, Icon::warning}}}};
  return all;
}

void chooseFile(Ui& ui, const OpenState& open, bool again) {
  ui.flow(8, [&] {
    if (button(
            ui, again ? "Choose another file" : "Choose a CSV file",
            {.kind = again ? ButtonKind::outlined : ButtonKind::filled, .icon = Icon::file, .key = "choose"}))
      ui.emit(command::PickImport{});
    if (open.practice && button(ui, "Try a made-up report", {.icon = Icon::heart}))
      ui.emit(command::TryImport{});
  });
}

void drawBeginning(Ui& ui, const OpenState& open, const ReferralImport& report) {
  if (report.fault) {
    faultCard(ui, *report.fault);
    ui.gap(16);
    chooseFile(ui, open, true);
    return;
  }
  ui.column(16, [&] {
    numbered(ui, 1, "Save the report as CSV",
             "From RiO, IAPTUS or EMIS, with a first line that names the columns.");
    numbered(ui, 2, "Choose it here, or drop it on this page",
             "You see what would become of every row. Nothing is written before you say so.");
    numbered(ui, 3, "Take it in",
             "Rows that came in before are passed over, however often the file is read.");
  });
  ui.gap(24);
  chooseFile(ui, open, false);
}

void drawSource(Ui& ui) {
  heading(ui, "Which system does it come from?");
  ui.gap(12);
  const std::array<RadioOption, 3> options = {{{std::string(codes::kRio), "RiO", ""},
                                               {std::string(codes::kIaptus), "IAPTUS", ""},
                                               {std::string(codes::kEmis), "EMIS", ""}}};
  const auto chosen = radios(ui, "Which system does it come from?", "", options);
  if (chosen) ui.emit(command::SetImportSource{*chosen});
}

/// One part of a referral and the column that holds it; pressed, the report's columns unfold below it.
void drawColumn(Ui& ui, const ReferralImport& report, const ReferralPart& part, std::string& unfolded) {
  const auto at = report.columns.find(std::string(part.key));
  const std::string header = at == report.columns.end() ? std::string() : at->second;
  const std::string label(part.label);
  ui.keyed(part.key, [&] {
    const bool open = unfolded == part.key;
    ListRow row{.title = label + (part.must ? ", needed" : ""),
                .second = header.empty() ? "Not in this report" : "Column ‘" + header + "’",
                .button = RowButton{.label = open ? "Fold away" : "Change", .name = "Column for " + label},
                .pressable = false,
                .strong = !header.empty() || part.must,
                .height = 60};
    if (listRow(ui, row).button) unfolded = open ? "" : std::string(part.key);
    if (!open) return;
    std::vector<Option> options = {{"", "Not in this report"}};
    for (const std::string& name : report.reading->header())
      if (!name.empty()) options.push_back({name, name});
    ui.indent(
        20,
        [&] {
          const auto chosen = oneOf(ui, header, options,
                                    {.label = "Column for " + label,
                                     .first = kHeadersAtOnce,
                                     .clearable = false,
                                     .key = "headers"});
          ui.gap(16);
          if (!chosen) return;
          ui.emit(command::SetImportColumn{std::string(part.key), *chosen});
          unfolded.clear();
        },
        20);
  });
}

void drawColumns(Ui& ui, const OpenState& open, const ReferralImport& report) {
  heading(ui, "Which column is what?");
  ui.gap(4);
  second(ui, "Guessed from the headings. Set it right once: the team file keeps it for this system.");
  ui.gap(12);
  std::string& unfolded = ui.words("part");
  if (!report.columnsFault.empty()) {
    note(ui, {.kind = NoteKind::amber, .icon = Icon::info, .words = report.columnsFault, .live = true});
    ui.gap(12);
  }
  if (button(ui, "See what would become of each row",
             {.kind = ButtonKind::filled,
              .icon = Icon::eye,
              .disabled = !report.columnsFault.empty(),
              .why = report.columnsFault}))
    ui.emit(command::CheckImport{});
  ui.gap(16);
  const auto parts = referralParts();
  listCard(ui, "Columns", parts.size(), [&](std::size_t i) { drawColumn(ui, report, parts[i], unfolded); });
  ui.gap(16);
  chooseFile(ui, open, true);
}

void drawRow(Ui& ui, const OpenState& open, const ReferralRow& row) {
  const auto fate = std::ranges::find(fates(), row.fate, &Fate::fate);
  ListRow line{
      .title = row.name.empty() ? "No name" : row.name,
      .second = "Line " + std::to_string(row.line) + (row.number.empty() ? "" : ", referral " + row.number),
      .tags = {fate->tag},
      .pressable = false};
  if (!row.reason.empty()) line.second += ". " + row.reason;
  if (row.person) line.second += ". " + nameOf(open, *row.person) + " is here";
  listRow(ui, line);
}

void drawRows(Ui& ui, const OpenState& open, const ReferralImport& report) {
  ui.group(NodeRole::radioGroup, "fates", "Which rows", [&] {
    ui.flow(8, [&] {
      if (chip(ui, "All " + std::to_string(report.reading->rows().size()),
               {.chosen = !report.only, .role = NodeRole::radio, .key = "all"}))
        ui.emit(command::ShowRows{});
      for (const Fate& fate : fates()) {
        const std::size_t count = countOf(report, fate.fate);
        if (count == 0) continue;
        if (chip(ui, std::string(fate.label) + " " + std::to_string(count),
                 {.chosen = report.only == fate.fate,
                  .role = NodeRole::radio,
                  .key = std::string(fate.label)}))
          ui.emit(command::ShowRows{fate.fate});
      }
    });
  });
  ui.gap(12);
  if (report.shown.empty()) {
    emptyLine(ui, "No row in it.");
    return;
  }
  double& most = ui.number("most", kRowsAtATime);
  const std::size_t shown = std::min(report.shown.size(), static_cast<std::size_t>(most));
  listCard(ui, "Rows", shown, [&](std::size_t i) {
    const ReferralRow& row = report.reading->rows()[report.shown[i]];
    ui.keyed(std::to_string(report.shown[i]), [&] { drawRow(ui, open, row); });
  });
  if (shown == report.shown.size()) return;
  ui.gap(12);
  if (button(ui, "Show more of " + plural(report.shown.size() - shown, "row", "rows"),
             {.full = true, .key = "more rows"}))
    most += kRowsAtATime;
}

void drawChecked(Ui& ui, const OpenState& open, const ReferralImport& report) {
  const std::size_t refused = countOf(report, RowFate::refused);
  const std::size_t coming = countOf(report, RowFate::fresh) + countOf(report, RowFate::samePerson) +
                             countOf(report, RowFate::looksAlike);
  if (coming == 0)
    note(ui, {.kind = NoteKind::sunken,
              .icon = Icon::check,
              .strong = "Nothing in it is new.",
              .words = "Taking it in would change nothing.",
              .live = true});
  else
    note(ui, {.kind = NoteKind::blue,
              .icon = Icon::info,
              .strong = plural(coming, "referral", "referrals") + " would come in.",
              .words = "Nothing is written yet.",
              .live = true});
  ui.gap(16);
  ui.flow(8, [&] {
    if (coming > 0 && button(ui, "Take " + plural(coming, "referral", "referrals") + " in",
                             {.kind = ButtonKind::filled, .icon = Icon::bringIn, .key = "take"}))
      ui.emit(command::TakeImportIn{});
    if (refused > 0 && button(ui, "Save the refused rows", {.icon = Icon::file}))
      ui.emit(command::SaveRefusedRows{});
    if (button(ui, "Change the columns", {.kind = ButtonKind::plain, .icon = Icon::pencil}))
      ui.emit(command::ChangeColumns{});
    chooseFile(ui, open, true);
  });
  ui.gap(24);
  drawRows(ui, open, report);
}

void drawTaken(Ui& ui, const OpenState& open, const ReferralImport& report) {
  const std::size_t refused = countOf(report, RowFate::refused);
  note(ui, {.kind = NoteKind::green,
            .icon = Icon::check,
            .strong = plural(report.referrals, "referral", "referrals") + " came in, for " +
                      plural(report.people, "new person", "new people") + ".",
            .words = refused == 0 ? ""
                                  : plural(refused, "row was", "rows were") +
                                        " refused. Save them, have them set right, and bring them in again.",
            .live = true});
  ui.gap(16);
  ui.flow(8, [&] {
    if (button(ui, "To the referrals", {.kind = ButtonKind::filled, .icon = Icon::referrals}))
      ui.emit(command::CloseImport{});
    if (refused > 0 && button(ui, "Save the refused rows", {.icon = Icon::file}))
      ui.emit(command::SaveRefusedRows{});
    chooseFile(ui, open, true);
  });
}

}  // namespace

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
              report.fileName.empty() ? "Referrals from RiO, IAPTUS or EMIS" : report.fileName);
        ui.gap(24);
        switch (report.stage) {
          case ImportStage::none:
            drawBeginning(ui, open, report);
            break;
          case ImportStage::opening:
            progress(ui, "Opening the file", 0);
            break;
          case ImportStage::source:
            drawSource(ui);
            break;
          case ImportStage::columns:
            drawColumns(ui, open, report);
            break;
          case ImportStage::reading:
            if (progress(ui, "Looking at every row. Nothing is written.", report.done, "Stop"))
              ui.emit(command::ChangeColumns{});
            break;
          case ImportStage::checked:
            drawChecked(ui, open, report);
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
