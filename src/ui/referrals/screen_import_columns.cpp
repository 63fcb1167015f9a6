#include <algorithm>
#include <array>

#include "app/command_desk.h"
#include "core/text.h"
#include "ui/kit/kit.h"
#include "ui/referrals/screen_import_parts.h"

namespace alongside::ui {

namespace {

constexpr int kHeadersAtOnce = 12;

/// Two columns of one heading are told apart by what stands in them.
std::string shownSample(const ReferralImport& report, const std::string& heading) {
  const std::string_view sample = report.reading->sample(heading);
  return sample.empty() ? std::string() : ", such as ‘" + std::string(sample) + "’";
}

/// One part of a referral and the column that holds it; pressed, the report's columns unfold below it.
void drawColumn(Ui& ui, const ReferralImport& report, const ReferralPart& part, std::string& unfolded) {
  const auto at = report.columns.find(std::string(part.key));
  const std::string header = at == report.columns.end() ? std::string() : at->second;
  const std::string label(part.label);
  ui.keyed(part.key, [&] {
    const bool open = unfolded == part.key;
    const bool twice = report.undecided.contains(std::string(part.key));
    std::string second = twice            ? "Its heading stands in the report more than once"
                         : header.empty() ? "Not in this report"
                                          : "Column ‘" + header + "’" + shownSample(report, header);
    ListRow row{.title = label + (part.must ? ", needed" : ""),
                .second = second,
                .button = RowButton{.label = open ? "Fold away" : "Change", .name = "Column for " + label},
                .pressable = false,
                .strong = !header.empty() || part.must || twice,
                .height = 60};
    if (listRow(ui, row).button) unfolded = open ? "" : std::string(part.key);
    if (!open) return;
    std::vector<Option> options = {{"", "Not in this report"}};
    for (const std::string& name : report.reading->headings())
      if (!name.empty()) options.push_back({name, name + shownSample(report, name)});
    ui.indent(
        20,
        [&] {
          const auto chosen = oneOf(ui, twice ? "-" : header, options,
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

/// Letters that were read wrong before the file came: 'ZoÃ«'.
void drawLetters(Ui& ui, const ReferralImport& report) {
  if (!report.lettersAsked) return;
  note(ui, {.kind = NoteKind::amber,
            .icon = Icon::info,
            .strong = "Some letters look wrong.",
            .words = "‘" + report.wrongLetters + "’ may have been ‘" + report.mendedLetters +
                     "’. Other letters of the report are right.",
            .live = true});
  ui.gap(8);
  ui.flow(8, [&] {
    if (button(ui, "Read ‘" + report.mendedLetters + "’", {.key = "mend"}))
      ui.emit(command::MendLetters{true});
    if (button(ui, "Leave them", {.kind = ButtonKind::plain, .key = "leave"}))
      ui.emit(command::MendLetters{false});
  });
  ui.gap(16);
}

/// 03/04/2026: nothing in the report says which of the two is the month.
void drawOrder(Ui& ui, const ReferralImport& report) {
  if (report.orderAsked.empty()) return;
  const std::array<Option, 2> options = {{{"day", "The day"}, {"month", "The month"}}};
  const std::string chosen = report.order == DayOrder::dayFirst     ? "day"
                             : report.order == DayOrder::monthFirst ? "month"
                                                                    : "";
  const auto now =
      oneOf(ui, chosen, options,
            {.label = "What comes first in ‘" + report.orderAsked + "’?",
             .hint = "No other day of this report tells. The team file keeps your answer for this system.",
             .clearable = false,
             .key = "order"});
  if (now) ui.emit(command::SetDayOrder{*now == "month" ? DayOrder::monthFirst : DayOrder::dayFirst});
  ui.gap(16);
}

void drawOtherHeadings(Ui& ui, const ReferralImport& report) {
  if (report.newHeadings.empty() && report.goneHeadings.empty()) return;
  std::string words;
  if (!report.newHeadings.empty()) words += "New: " + listed(report.newHeadings) + ". ";
  if (!report.goneHeadings.empty()) words += "Not there any more: " + listed(report.goneHeadings) + ".";
  note(ui, {.kind = NoteKind::amber,
            .icon = Icon::info,
            .strong = "The headings are others than last time.",
            .words = trim(words),
            .live = true});
  ui.gap(12);
}

}  // namespace

void drawImportColumns(Ui& ui, const OpenState& open, const ReferralImport& report) {
  heading(ui, "Which column is what?");
  ui.gap(4);
  second(ui, report.remembered
                 ? "As it was chosen for this system before."
                 : "Guessed from the headings. Set it right once: the team file keeps it for this system.");
  ui.gap(12);
  sheetNote(ui, report);
  drawOtherHeadings(ui, report);
  drawLetters(ui, report);
  drawOrder(ui, report);
  std::string& unfolded = ui.words("part");
  // The question about days says it already.
  if (!report.columnsFault.empty() && report.orderAsked.empty()) {
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
  chooseReport(ui, open, true);
}

}  // namespace alongside::ui
