#include "ui/screen_groups.h"

#include <algorithm>

#include "app/state.h"
#include "core/text.h"
#include "record/codes.h"
#include "ui/kit.h"
#include "ui/reading.h"

namespace alongside::ui {

namespace {

constexpr double kPage = 30;

/// Everybody who came: those of the caseload and the others.
std::int64_t cameTo(const Fields& group) {
  const Json people = group.value("register", Json::array());
  return static_cast<std::int64_t>(people.size()) + numberAt(group, "othersCount");
}

void drawRow(Ui& ui, const OpenState& open, const Id& id) {
  const Record* record = open.store.find(id);
  if (record == nullptr) return;
  const Fields fields = open.store.fields(*record);
  const RecordLine line = lineOf(open, *record, ui.today());
  const std::int64_t came = cameTo(fields);
  ui.keyed(id, [&] {
    ListRow row{.avatarIcon = Icon::groups, .title = line.title, .second = line.day, .aside = line.clock};
    const std::string place = textAt(fields, "place");
    if (!place.empty()) row.second += ", " + place;
    if (came > 0) row.second += ". " + plural(came, "person", "people") + " came";
    if (listRow(ui, row).pressed) ui.emit(command::OpenRecord{id});
  });
}

void drawList(Ui& ui, const OpenState& open, std::string_view name, const std::vector<Id>& ids) {
  if (ids.empty()) return;
  ui.keyed(name, [&] {
    heading(ui, name);
    ui.gap(8);
    double& most = ui.number("most", kPage);
    const std::size_t shown = std::min(ids.size(), static_cast<std::size_t>(most));
    listCard(ui, name, shown, [&](std::size_t i) { drawRow(ui, open, ids[i]); });
    if (shown < ids.size()) {
      ui.gap(12);
      if (button(ui,
                 "Show more of " + plural(static_cast<std::int64_t>(ids.size() - shown), "group", "groups"),
                 {.full = true, .key = "older"}))
        most += kPage;
    }
    ui.gap(24);
  });
}

}  // namespace

void drawGroups(Ui& ui, const State& state) {
  const OpenState& open = *state.open;
  ui.setTitle("Groups");
  if (open.views.groups.empty()) {
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
    std::vector<Id> coming, past;
    std::int64_t came = 0;
    for (const Id& id : open.views.groups) {
      const Record* record = open.store.find(id);
      const auto when = momentFrom(record->when);
      (when && *when > ui.local() ? coming : past).push_back(id);
      came += cameTo(open.store.fields(*record));
    }
    std::ranges::reverse(coming);  // the next one first
    const std::string below = past.empty()
                                  ? std::string()
                                  : plural(static_cast<std::int64_t>(past.size()), "group", "groups") + ", " +
                                        plural(came, "visit", "visits") + " in all";
    ui.row({.gap = 16, .stackBelow = 560, .stackGap = 16},
           {flex([&] { title(ui, "Groups", below); }), fit([&] {
              if (button(ui, "Plan or record a group", {.icon = Icon::plus}))
                ui.emit(command::StartForm{std::string(codes::kGroup), Id{}});
            })});
    ui.gap(24);
    drawList(ui, open, "To come", coming);
    drawList(ui, open, "So far", past);
  });
}

}  // namespace alongside::ui
