// Who looked, who took what away: what every tablet notes of itself.
#include "app/desk_state.h"
#include "app/team/command_team.h"
#include "core/text.h"
#include "ui/kit/kit.h"
#include "ui/kit/list_tools.h"
#include "ui/team/team.h"
#include "ui/words/record_words.h"
#include "ui/words/time_words.h"

namespace alongside::ui {
namespace {

std::string labelOf(std::string_view group, int count) {
  const std::string_view words = group == kOpened      ? "Opened"
                                 : group == kPrinted   ? "Printed"
                                 : group == kNotSealed ? "Saved, not sealed"
                                                       : "Sealed and cleared";
  return std::string(words) + " " + std::to_string(count);
}

void line(Ui& ui, const TrailLine& line) {
  ListRow row{.avatarName = line.name,
              .title = line.words,
              .second = line.name + ", " + saidAt(line.at, ui.today()),
              .pressable = false,
              .strong = false};
  if (line.link == Link::missing)
    row.tags.push_back({"Entries before it are missing", TagKind::amber, Icon::warning});
  if (line.link == Link::twice)
    row.tags.push_back({"A copied or restored tablet", TagKind::amber, Icon::warning});
  listRow(ui, row);
}

}  // namespace

void trailPage(Ui& ui, const OpenState& open) {
  const TrailPage& page = *open.desk->team.trail;
  if (backButton(ui, "Team")) ui.emit(command::OpenTrail{false});
  ui.gap(8);
  title(ui, "Who looked, who took what away");
  ui.gap(8);
  body(ui,
       "Every tablet notes when somebody opens what another person wrote and not everybody may see, prints, "
       "saves "
       "a file that is not sealed, hands people over, or takes a pack in. It comes with the tablet’s next "
       "pack.",
       Tone::ink2);
  ui.gap(20);
  if (page.broken > 0) {
    note(ui,
         {.kind = NoteKind::amber,
          .icon = Icon::warning,
          .strong = "Something is missing or stands twice.",
          .words = "Most often a pack has not come yet: look at Team for missing packs. If none is missing, "
                   "somebody took entries out, or a tablet was copied or brought back from a recovery file. "
                   "Ask whose tablet "
                   "it is."});
    ui.gap(20);
  }
  if (page.all == 0) {
    emptyLine(ui, "Nothing has been noted yet.");
    return;
  }
  ListTools tools{.search = "A name, or what was opened", .all = static_cast<int>(page.all)};
  for (const auto& [group, count] : page.deeds) tools.sorts.push_back({group, labelOf(group, count)});
  if (const auto chosen = listTools(ui, page.list, tools)) ui.emit(command::LookAtTrail{*chosen});
  ui.gap(16);
  if (page.lines.empty()) {
    emptyLine(ui, "Nothing noted fits.");
    return;
  }
  listCard(ui, "What was noted", page.lines.size(),
           [&](std::size_t i) { ui.keyed(page.lines[i].rev.text(), [&] { line(ui, page.lines[i]); }); });
  if (page.found > page.lines.size()) {
    ui.gap(12);
    second(ui, "The newest " + std::to_string(page.lines.size()) + " of " + std::to_string(page.found) +
                   ". Look for a name or a word to find older ones.");
  }
}

}  // namespace alongside::ui
