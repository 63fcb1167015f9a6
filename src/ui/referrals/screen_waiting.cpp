#include "ui/referrals/screen_waiting.h"

#include <algorithm>
#include <array>

#include "app/command.h"
#include "app/command_desk.h"
#include "core/text.h"
#include "record/codes.h"
#include "ui/kit/kit.h"
#include "ui/referrals/referral.h"

namespace alongside::ui {

namespace {

constexpr double kWaitsAtATime = 30;

struct By {
  WaitingBy by;
  std::string_view code, label, none;
};
constexpr std::array<By, 4> kBy = {{{WaitingBy::ward, "ward", "Ward", "On no ward"},
                                    {WaitingBy::team, "team", "Team", "No team said"},
                                    {WaitingBy::source, "source", "Source", "No source said"},
                                    {WaitingBy::partner, "partner", "Partner", "No partner"}}};

std::string inBrief(const Spread& spread) {
  if (spread.count == 0) return {};
  return daysInWords(spread.median) + " (" + std::to_string(spread.p90) + ", " +
         std::to_string(spread.longest) + ")";
}

void drawParts(Ui& ui, const Desk& desk) {
  const auto* by = std::ranges::find(kBy, desk.waitingBy, &By::by);
  heading(ui, "Apart by");
  ui.gap(8);
  std::vector<Option> options;
  for (const By& one : kBy) options.push_back({std::string(one.code), std::string(one.label)});
  const auto chosen = segments(ui, by->code, options, {.name = "Apart by", .tick = false});
  if (chosen)
    if (const auto* next = std::ranges::find(kBy, *chosen, &By::code); next != kBy.end())
      ui.emit(command::ShowWaitingBy{next->by});
  ui.gap(12);
  if (desk.waitingParts.empty()) {
    emptyLine(ui, "Nothing to tell apart yet.");
    return;
  }
  const std::vector<TableColumn> columns = {{std::string(by->label)}, {"Waiting now", 1.4F},
                                            {"To decided"},           {"To allocated"},
                                            {"To peer support"},      {"To first meeting"}};
  table(ui, "Apart by " + std::string(by->code), columns, desk.waitingParts.size(),
        [&](std::size_t row, std::size_t column) -> std::string {
          const auto& [name, waiting] = desk.waitingParts[row];
          switch (column) {
            case 0:
              return name.empty()                          ? std::string(by->none)
                     : desk.waitingBy == WaitingBy::source ? std::string(sourceName(name))
                                                           : name;
            case 1:
              return waiting.now.count == 0
                         ? "Nobody"
                         : plural(waiting.now.count, "person", "people") + ", " + inBrief(waiting.now);
            case 2:
              return inBrief(waiting.toDecision);
            case 3:
              return inBrief(waiting.toAllocation);
            case 4:
              return inBrief(waiting.toContact);
            default:
              return inBrief(waiting.toMeeting);
          }
        });
  ui.gap(8);
  second(
      ui,
      "Days since it was received: the usual (median), and in brackets what 9 in 10 stayed within and the "
      "longest. Peer support begins when somebody who was allocated meets them; a first meeting can also be "
      "with who keeps in touch until then.");
}

void drawWho(Ui& ui, const Desk& desk) {
  heading(ui, plural(desk.waits.size(), "person waits", "people wait"));
  if (desk.usual.withInterim > 0)
    second(ui, plural(desk.usual.withInterim, "of them has", "of them have") +
                   " somebody who keeps in touch meanwhile.");
  ui.gap(8);
  if (desk.waits.empty()) {
    emptyLine(ui, "Nobody waits for us.");
    return;
  }
  double& most = ui.number("most", kWaitsAtATime);
  const std::size_t shown = std::min(desk.waits.size(), static_cast<std::size_t>(most));
  listCard(ui, "Who waits, longest first", shown, [&](std::size_t i) {
    const WaitingLine& waits = desk.waits[i];
    const ReferralLine& line = waits.referral;
    ui.keyed(line.id, [&] {
      ListRow row{.title = line.name,
                  .second = line.team,
                  .aside = plural(line.days, "day", "days"),
                  .tags = {stateTag(line.state, line.interim)},
                  .chevron = true};
      if (!waits.interim.empty()) row.second += (row.second.empty() ? "" : ". ") + waits.interim;
      if (line.overlong) row.tags.push_back({"Longer than usual", TagKind::amber, Icon::clock});
      if (listRow(ui, row).pressed) ui.emit(command::OpenReferral{line.id});
    });
  });
  if (shown == desk.waits.size()) return;
  ui.gap(12);
  if (button(ui, "Show more of " + plural(desk.waits.size() - shown, "person", "people"),
             {.full = true, .key = "more"}))
    most += kWaitsAtATime;
}

}  // namespace

void drawWaiting(Ui& ui, const State& state) {
  if (!state.open->desk) return;
  const Desk& desk = *state.open->desk;
  ui.setTitle("Waiting");
  page(
      ui, "waiting",
      [&] {
        if (backButton(ui, "Referrals")) ui.emit(command::Back{});
        ui.gap(8);
        title(ui, "Waiting",
              "This service’s own days, over the last 90. They are no national measure, and no target.");
        ui.gap(16);
        drawIntervals(ui, desk.usual);
        ui.gap(24);
        drawParts(ui, desk);
        ui.gap(32);
        drawWho(ui, desk);
      },
      1240);
}

}  // namespace alongside::ui
