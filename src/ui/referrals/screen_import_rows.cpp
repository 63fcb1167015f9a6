#include <algorithm>
#include <array>

#include "app/command_desk.h"
#include "core/text.h"
#include "record/codes.h"
#include "record/kind.h"
#include "ui/kit/kit.h"
#include "ui/referrals/screen_import_parts.h"

namespace alongside::ui {

namespace {

constexpr double kRowsAtATime = 50;

std::size_t countOf(const ReferralImport& report, RowFate fate) {
  return report.fates[static_cast<std::size_t>(fate)];
}

struct Fate {
  RowFate fate;
  std::string_view label;  ///< on the chip
  std::string_view line;   ///< of how many lines it is said: "3 new"
  Tag tag;
};
const std::array<Fate, kFates>& fates() {
  static const std::array<Fate, kFates> all = {
      {{RowFate::asks,
        "To be decided",
        "to be decided",
        {"Somebody has to decide", TagKind::amber, Icon::info}},
       {RowFate::looksAlike,
        "Looks like somebody",
        "like somebody here",
        {"Somebody has to decide", TagKind::amber, Icon::people}},
       {RowFate::fresh, "New", "new", {"New person and referral", TagKind::green, Icon::personAdd}},
       {RowFate::samePerson,
        "For people here",
        "for people here",
        {"New referral, person is here", TagKind::green, Icon::person}},
       {RowFate::known,
        "Here already",
        "here already",
        {"Here already, nothing happens", TagKind::plain, Icon::check}},
       {RowFate::twice,
        "Twice in the file",
        "twice in the file",
        {"Stands twice, the first counts", TagKind::plain, Icon::copy}},
       {RowFate::aside, "Set aside", "set aside", {"No referral", TagKind::plain, Icon::info}},
       {RowFate::refused, "Refused", "refused", {"Refused", TagKind::red, Icon::warning}}}};
  return all;
}

std::string answerLabel(const std::string& key, const std::string& answer) {
  const Field& field = *kindNamed(codes::kPerson)->field(key);
  const auto choice = std::ranges::find(field.choices, answer, &Choice::code);
  return choice == field.choices.end() ? answer : std::string(choice->label);
}

/// What the report says of somebody who is here, and what their record says, side by side.
void drawChanges(Ui& ui, const ReferralImport& report, std::size_t at, const ReferralRow& row) {
  for (const RowChange& change : row.changes) {
    const bool on = report.changes.contains({at, change.key});
    const std::string label(kindNamed(codes::kPerson)->field(change.key)->label);
    const std::string here =
        change.here.empty() ? "nothing" : "‘" + answerLabel(change.key, change.here) + "’";
    if (tickBox(ui, label + ": change it to ‘" + answerLabel(change.key, change.report) + "’", on,
                {.below = "The record says " + here + ".", .key = change.key}))
      ui.emit(command::ChangeByRow{at, change.key, !on});
  }
}

void drawChoice(Ui& ui, const ReferralImport& report, std::size_t at, const ReferralRow& row) {
  std::vector<Option> options;
  if (row.whoAsked)
    options = {{"same", "The same"}, {"other", "Somebody else"}, {"out", "Leave it out"}};
  else
    options = {{"in", "Yes, take it in"}, {"out", "Leave it out"}};
  constexpr std::array<std::string_view, 5> kCodes = {"", "same", "other", "in", "out"};
  const std::string chosen(kCodes[static_cast<std::size_t>(report.choices[at])]);
  const auto now =
      oneOf(ui, chosen, options,
            {.label = row.whoAsked ? "Is it the same person?" : "Is it right?", .key = "choice"});
  if (now)
    ui.emit(command::ChooseRow{at, static_cast<RowChoice>(std::ranges::find(kCodes, *now) - kCodes.begin())});
  if (row.whoAsked && report.choices[at] == RowChoice::other && !row.leaves.empty())
    second(ui, row.leaves.front() == "nhs" ? "They come without the NHS number, which is not theirs."
                                           : "They come without that number, which is not theirs.");
}

void drawRow(Ui& ui, const OpenState& open, const ReferralImport& report, std::size_t at) {
  const ReferralRow& row = report.reading->rows()[at];
  const auto fate = std::ranges::find(fates(), row.fate, &Fate::fate);
  const bool asks = row.fate == RowFate::asks || row.fate == RowFate::looksAlike;
  Tag tag = fate->tag;
  if (asks && report.choices[at] == RowChoice::leaveOut)
    tag = {"Stays out", TagKind::plain, Icon::close};
  else if (asks && report.choices[at] != RowChoice::none)
    tag = {"Comes in", TagKind::green, Icon::check};
  ListRow line{
      .title = row.name.empty() ? "No name" : row.name,
      .second = "Line " + std::to_string(row.line) + (row.number.empty() ? "" : ", referral " + row.number),
      .tags = {tag},
      .pressable = false};
  if (!row.reason.empty()) line.second += ". " + row.reason;
  if (!row.remark.empty()) line.second += (line.second.ends_with('.') ? " " : ". ") + row.remark;
  if (row.person && row.reason.empty()) line.second += ". " + nameOf(open, *row.person) + " is here";
  listRow(ui, line);
  if (!asks && row.changes.empty()) return;
  ui.indent(
      20,
      [&] {
        if (asks) drawChoice(ui, report, at, row);
        drawChanges(ui, report, at, row);
        ui.gap(16);
      },
      20);
}

/// Every line of the file has gone somewhere, and where.
std::string linesInWords(const LineCount& lines) {
  std::vector<std::string> parts = {plural(lines.headings, "with headings", "with headings")};
  for (const Fate& fate : fates())
    if (const std::size_t count = lines.rows[static_cast<std::size_t>(fate.fate)]; count > 0)
      parts.push_back(std::to_string(count) + " " + std::string(fate.line));
  if (lines.empty > 0) parts.push_back(std::to_string(lines.empty) + " empty");
  return "The file has " + plural(lines.all, "line", "lines") + ": " + listed(parts) + ".";
}

void drawList(Ui& ui, const OpenState& open, const ReferralImport& report) {
  ui.group(NodeRole::radioGroup, "fates", "Which rows", [&] {
    ui.flow(8, [&] {
      const auto one = [&](std::string label, bool chosen, const std::string& key) {
        return chip(ui, label, {.chosen = chosen, .role = NodeRole::radio, .key = key});
      };
      if (one("All " + std::to_string(report.reading->rows().size()), !report.only && !report.onlyChanges,
              "all"))
        ui.emit(command::ShowRows{});
      for (const Fate& fate : fates()) {
        const std::size_t count = countOf(report, fate.fate);
        if (count == 0) continue;
        if (one(std::string(fate.label) + " " + std::to_string(count),
                !report.onlyChanges && report.only == fate.fate, std::string(fate.label)))
          ui.emit(command::ShowRows{.only = fate.fate});
      }
      if (report.offered > 0 &&
          one("Something new " + std::to_string(report.offered), report.onlyChanges, "changes"))
        ui.emit(command::ShowRows{.only = {}, .onlyChanges = true});
    });
  });
  ui.gap(12);
  if (report.onlyChanges) {
    const bool all = report.changes.size() == report.offered;
    if (button(ui, all ? "Change none of them" : "Change all " + std::to_string(report.offered),
               {.key = "change all"}))
      ui.emit(command::ChangeAll{!all});
    ui.gap(12);
  }
  if (report.shown.empty()) {
    emptyLine(ui, "No row in it.");
    return;
  }
  double& most = ui.number("most", kRowsAtATime);
  const std::size_t shown = std::min(report.shown.size(), static_cast<std::size_t>(most));
  listCard(ui, "Rows", shown, [&](std::size_t i) {
    ui.keyed(std::to_string(report.shown[i]), [&] { drawRow(ui, open, report, report.shown[i]); });
  });
  if (shown == report.shown.size()) return;
  ui.gap(12);
  if (button(ui, "Show more of " + plural(report.shown.size() - shown, "row", "rows"),
             {.full = true, .key = "more rows"}))
    most += kRowsAtATime;
}

/// How the file was read, where that was not as plain as it stands.
void drawHow(Ui& ui, const ReferralImport& report) {
  std::string how = linesInWords(report.reading->lines());
  if (report.lettersMended)
    how +=
        " Letters were put right: ‘" + report.wrongLetters + "’ is read as ‘" + report.mendedLetters + "’.";
  if (report.reading->cutOff()) how += " It ends in the midst of a line: it may have been cut off.";
  if (report.remembered) {
    std::vector<std::string> columns;
    for (const ReferralPart& part : referralParts())
      if (const auto at = report.columns.find(std::string(part.key)); at != report.columns.end())
        columns.push_back(std::string(part.label) + " from ‘" + at->second + "’");
    how += " Columns as before: " + listed(columns) + ".";
  }
  second(ui, how);
  ui.gap(16);
}

}  // namespace

void drawImportRows(Ui& ui, const OpenState& open, const ReferralImport& report) {
  sheetNote(ui, report);
  const bool nothing = report.coming == 0 && report.changes.empty();
  const std::string waits =
      report.waiting == 0 ? ""
                          : " " + plural(report.waiting, "row waits", "rows wait") + " for a decision, and " +
                                (report.waiting == 1 ? "stays" : "stay") + " out until then.";
  if (nothing)
    note(ui, {.kind = NoteKind::sunken,
              .icon = Icon::check,
              .strong = report.waiting == 0 ? "Nothing in it is new." : "Nothing would come in yet.",
              .words = report.waiting == 0 ? "Taking it in would change nothing." : trim(waits),
              .live = true});
  else
    note(ui, {.kind = NoteKind::blue,
              .icon = Icon::info,
              .strong = plural(report.coming, "referral", "referrals") + " would come in.",
              .words = "Nothing is written yet." + waits,
              .live = true});
  ui.gap(16);
  ui.flow(8, [&] {
    const std::string take = report.coming > 0
                                 ? "Take " + plural(report.coming, "referral", "referrals") + " in"
                                 : "Change the records";
    if (!nothing && button(ui, take, {.kind = ButtonKind::filled, .icon = Icon::bringIn, .key = "take"}))
      ui.emit(command::TakeImportIn{});
    if (countOf(report, RowFate::refused) > 0 && button(ui, "Save the refused rows", {.icon = Icon::file}))
      ui.emit(command::SaveRefusedRows{});
    if (button(ui, "Change the columns", {.kind = ButtonKind::plain, .icon = Icon::pencil}))
      ui.emit(command::ChangeColumns{});
    chooseReport(ui, open, true);
  });
  ui.gap(16);
  drawHow(ui, report);
  drawList(ui, open, report);
}

}  // namespace alongside::ui
