#include "ui/today/screen_groups.h"

#include <algorithm>
#include <cmath>

#include "app/command.h"
#include "app/state.h"
#include "core/text.h"
#include "record/codes.h"
#include "ui/kit/chart.h"
#include "ui/kit/kit.h"
#include "ui/kit/list_tools.h"
#include "ui/words/record_words.h"

namespace alongside::ui {

namespace {

constexpr double kPage = 30;
constexpr std::size_t kRegulars = 6;

void drawRow(Ui& ui, const GroupSession& group) {
  ui.keyed(group.id, [&] {
    ListRow row{.avatarIcon = Icon::groups,
                .title = group.theme,
                .second = dayInWords(group.when.date, ui.today()),
                .aside = group.when.clock()};
    if (!group.place.empty()) row.second += ", " + group.place;
    if (group.came() > 0) row.second += ". " + plural(group.came(), "person", "people") + " came";
    if (listRow(ui, row).pressed) ui.emit(command::OpenRecord{group.id});
  });
}

void drawList(Ui& ui, std::string_view name, const std::vector<GroupSession>& groups) {
  if (groups.empty()) return;
  ui.keyed(name, [&] {
    heading(ui, std::string(name) + ", " + std::to_string(groups.size()));
    ui.gap(8);
    double& most = ui.number("most", kPage);
    const std::size_t shown = std::min(groups.size(), static_cast<std::size_t>(most));
    listCard(ui, name, shown, [&](std::size_t i) { drawRow(ui, groups[i]); });
    if (shown < groups.size()) {
      ui.gap(12);
      const auto rest = static_cast<std::int64_t>(groups.size() - shown);
      if (button(ui, "Show more of " + plural(rest, "group", "groups"), {.full = true, .key = "older"}))
        most += kPage;
    }
    ui.gap(24);
  });
}

/// How many came to a group over time, and who comes.
void drawAttendance(Ui& ui, const OpenState& open, const ThemeAttendance& theme) {
  ui.keyed(theme.theme, [&] {
    heading(ui, theme.theme);
    ui.gap(8);
    ui.card({.gap = 8}, [&] {
      std::vector<BarLine> lines;
      for (const auto& day : theme.last)
        lines.push_back({day.on.text() + std::to_string(lines.size()), shortDay(day.on), day.came,
                         std::to_string(day.came) + " came"});
      barLines(ui, "Who came to " + theme.theme + ", over time", lines);
      ui.gap(4);
      second(ui, "Usually " + plural(std::lround(theme.usual), "person", "people") + ", at " +
                     plural(theme.sessions, "session", "sessions") + " in all.");
      std::vector<std::string> names;
      for (const auto& regular : theme.regulars)
        if (names.size() < kRegulars)
          names.push_back(shortNameOf(open, regular.person) + " " + std::to_string(regular.times));
      if (!names.empty()) second(ui, "Of your people, times each: " + listed(names) + ".");
    });
    ui.gap(24);
  });
}

}  // namespace

void drawGroups(Ui& ui, const State& state) {
  const OpenState& open = *state.open;
  const Groups& groups = open.views.page.groups;
  ui.setTitle("Groups");
  const bool filtered = !open.page.groupList.only.empty() || !open.page.groupList.query.empty();
  if (groups.held == 0 && groups.coming.empty() && !filtered) {
    const EmptySpec spec{
        .title = "No groups yet",
        .words = "A group has a theme, a time and a place. Who came is ticked from your list.",
        .ways = {{"Plan one ahead", "It stands in Today when its day has come."},
                 {"Or record it afterwards", "What you did together, who came, and what they said of it."}},
        .buttons = {{"Record a group", Icon::plus}}};
    if (emptyState(ui, spec)) ui.emit(command::StartForm{std::string(codes::kGroup), Id{}});
    return;
  }
  page(ui, "groups", [&] {
    const std::string below = groups.held == 0 ? std::string()
                                               : plural(groups.held, "group", "groups") + ", " +
                                                     plural(groups.visits, "visit", "visits") + " in all";
    ui.row({.gap = 16, .stackBelow = 560, .stackGap = 16},
           {flex([&] { title(ui, "Groups", below); }), fit([&] {
              if (button(ui, "Plan or record a group", {.icon = Icon::plus}))
                ui.emit(command::StartForm{std::string(codes::kGroup), Id{}});
            })});
    ui.gap(16);
    ListTools tools{.search = "Theme or place",
                    .all = groups.held,
                    .orders = {ListOrder::newest, ListOrder::oldest, ListOrder::byName}};
    for (const ThemeAttendance& theme : groups.themes)
      tools.sorts.push_back({theme.theme, theme.theme + " " + std::to_string(theme.sessions)});
    if (const auto next = listTools(ui, open.page.groupList, tools)) ui.emit(command::LookAtGroups{*next});
    ui.gap(24);
    const auto lists = [&] {
      drawList(ui, "To come", groups.coming);
      drawList(ui, "So far", groups.past);
      if (groups.coming.empty() && groups.past.empty()) emptyLine(ui, "No group fits.");
    };
    std::vector<const ThemeAttendance*> shown;
    for (const ThemeAttendance& theme : groups.themes)
      if (open.page.groupList.only.empty() ? theme.sessions > 1 : theme.theme == open.page.groupList.only)
        shown.push_back(&theme);
    const auto attendance = [&] {
      for (const ThemeAttendance* theme : shown) drawAttendance(ui, open, *theme);
    };
    if (shown.empty())
      lists();
    else
      ui.columns({flex(lists), flex(attendance, 0.8F)}, 860);
  });
}

}  // namespace alongside::ui
