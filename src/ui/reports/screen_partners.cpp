#include "ui/reports/screen_partners.h"

#include <algorithm>

#include "app/command.h"
#include "app/desk_state.h"
#include "app/reports/command_reports.h"
#include "core/text.h"
#include "record/codes.h"
#include "ui/kit/kit.h"
#include "ui/kit/list_tools.h"
#include "ui/reports/screen_activity.h"
#include "ui/words/record_words.h"

namespace alongside::ui {

namespace {

constexpr double kPage = 50;

std::string cameWords(const PartnerLine& line) {
  std::string words = std::to_string(line.came);
  if (line.planned) words += " of " + std::to_string(*line.planned) + " planned";
  return words + " this month";
}

void drawRow(Ui& ui, const PartnerLine& line) {
  ui.keyed(line.id, [&] {
    ListRow row{.avatarIcon = Icon::groups, .title = line.name, .second = cameWords(line), .chevron = true};
    if (!line.second.empty()) row.second = line.second + ". " + row.second;
    if (line.late > 0)
      row.tags.push_back({plural(line.late, "action", "actions") + " late", TagKind::red, Icon::clock});
    if (line.vacancies > 0)
      row.tags.push_back({plural(line.vacancies, "vacancy", "vacancies"), TagKind::amber});
    if (listRow(ui, row).pressed) ui.emit(command::OpenPartner{line.id});
  });
}

void drawList(Ui& ui, const PartnersPage& page_) {
  if (backButton(ui, "More")) ui.emit(command::Back{});
  ui.gap(8);
  const auto all = static_cast<std::int64_t>(page_.inAll);
  const std::string count = plural(all, "partner", "partners");
  ui.row({.gap = 16, .stackBelow = 560, .stackGap = 16},
         {flex([&] {
            title(ui, "Partners",
                  page_.lines.size() == page_.inAll ? count
                                                    : std::to_string(page_.lines.size()) + " of " + count);
          }),
          fit([&] {
            if (button(ui, "Add a partner", {.icon = Icon::plus}))
              ui.emit(command::StartForm{std::string(codes::kPartner), Id{}});
          })});
  ui.gap(16);
  ListTools tools{.search = "Name, contact or what they offer",
                  .all = static_cast<int>(page_.inAll),
                  .orders = {ListOrder::byName, ListOrder::oldest},
                  .orderNames = {"By name", "Late first"}};
  for (const auto& [part, n] : page_.parts)
    tools.sorts.push_back({part, std::string(part == kLatePartners    ? "Late "
                                             : part == kShortPartners ? "Vacancies "
                                                                      : "Behind plan ") +
                                     std::to_string(n)});
  if (const auto next = listTools(ui, page_.list, tools)) ui.emit(command::LookAtPartners{*next});
  ui.gap(16);
  if (page_.lines.empty()) {
    emptyLine(
        ui, page_.inAll > 0 ? "Nothing fits." : "No partner yet. Add the organisations that you work with.");
    return;
  }
  double& most = ui.number("most", kPage);
  const std::size_t shown = std::min(page_.lines.size(), static_cast<std::size_t>(most));
  listCard(ui, "Partners", shown, [&](std::size_t i) { drawRow(ui, page_.lines[i]); });
  if (shown == page_.lines.size()) return;
  ui.gap(12);
  if (button(ui, "Show more", {.full = true, .key = "more of them"})) most += kPage;
}

/// Rows of the record as rows of a card: a name, and what belongs to it.
void drawRowsOf(Ui& ui, const Fields& fields, const char* key, std::string_view name, std::string_view none,
                FunctionRef<std::string(const Json&)> below) {
  const Json rows = fields.value(key, Json::array());
  heading(ui, name);
  ui.gap(8);
  if (!rows.is_array() || rows.empty()) {
    emptyLine(ui, none);
    return;
  }
  listCard(ui, name, rows.size(), [&](std::size_t i) {
    ui.keyed(std::to_string(i), [&] {
      listRow(ui,
              {.title = textAt(rows[i], "name"), .second = below(rows[i]), .pressable = false, .height = 60});
    });
  });
}

void drawActions(Ui& ui, const PartnersPage& page_, const Id& id) {
  if (sectionHead(ui, "Actions", "Add", Icon::plus)) ui.emit(command::Amend{id});
  ui.gap(4);
  if (page_.actions.empty()) {
    emptyLine(ui, "Nothing is agreed to be done.");
    return;
  }
  listCard(ui, "Actions", page_.actions.size(), [&](std::size_t i) {
    const FollowUpRow& action = page_.actions[i];
    ui.keyed(action.id, [&] {
      ListRow row{.title = action.what,
                  .second = action.done ? "Done" : "By " + dayInside(action.due, ui.today()),
                  .tick = action.done,
                  .tickName = "Done: " + action.what,
                  .done = action.done,
                  .strong = false};
      if (!action.name.empty()) row.second += ", " + action.name;
      if (action.overdueDays > 0)
        row.tags.push_back({plural(action.overdueDays, "day", "days") + " late", TagKind::red, Icon::clock});
      const RowResult pressed = listRow(ui, row);
      if (pressed.ticked) ui.emit(command::TickFollowUp{action.id, !action.done});
      if (pressed.pressed) ui.emit(command::OpenRecord{action.id});
    });
  });
}

void drawPartner(Ui& ui, const OpenState& open, const PartnersPage& page_) {
  const Record& record = *open.store.find(page_.open);
  const Fields fields = open.store.fields(record);
  const Date today = ui.today();
  if (backButton(ui, "Partners")) ui.emit(command::Back{});
  ui.gap(8);
  ui.row({.gap = 16, .align = Align::start, .stackBelow = 760, .stackGap = 12},
         {flex([&] { title(ui, record.heading, textAt(fields, "area")); }), fit([&] {
            ui.flow(8, [&] {
              if (button(ui, "Print", {.kind = ButtonKind::plain, .icon = Icon::print}))
                ui.emit(command::PrintPartner{});
              if (button(ui, "Save as CSV", {.icon = Icon::file}))
                ui.emit(command::AskLeaving{Leaving::partner});
              if (button(ui, "Change", {.icon = Icon::pencil, .name = "Change " + record.heading}))
                ui.emit(command::Amend{record.id});
            });
          })});
  ui.gap(16);
  const auto left = [&] {
    ui.card({.gap = 8, .key = "facts"}, [&] {
      fact(ui, "What they offer", textAt(fields, "offers"));
      fact(ui, "Peer workers", plural(page_.people.now, "person", "people"), true);
      fact(ui, "Vacancies", std::to_string(numberAt(fields, "vacancies")), true);
      fact(ui, "In the last year",
           plural(page_.people.started, "starter", "starters") + ", " +
               plural(page_.people.left, "leaver", "leavers"));
      if (const std::string note = textAt(fields, "note"); !note.empty()) fact(ui, "Agreed", note);
    });
    ui.gap(24);
    drawReportTable(ui, page_.table);
    ui.gap(8);
    second(ui, "Here are all numbers. What is printed or saved withholds those under five.");
  };
  const auto right = [&] {
    drawActions(ui, page_, record.id);
    ui.gap(24);
    drawRowsOf(ui, fields, "contacts", "Contacts", "Nobody is noted.", [](const Json& row) {
      const std::string role = textAt(row, "role"), reach = textAt(row, "reach");
      return role + (role.empty() || reach.empty() ? "" : ", ") + reach;
    });
    ui.gap(24);
    drawRowsOf(ui, fields, "workers", "Their peer workers", "Nobody is noted.", [&](const Json& row) {
      std::string words = textAt(row, "hours");
      const auto add = [&](const char* key, const char* label) {
        if (const auto day = dateFrom(textAt(row, key)))
          words += (words.empty() ? "" : ", ") + std::string(label) + dayInside(*day, today);
      };
      add("started", "since ");
      add("left", "left ");
      return words;
    });
    ui.gap(16);
    if (plainButton(ui, "History", Icon::versions)) ui.emit(command::OpenRecord{record.id});
  };
  ui.columns({flex(left, 1.3F), flex(right)}, 860);
}

}  // namespace

void drawPartners(Ui& ui, const State& state) {
  const OpenState& open = *state.open;
  if (!open.desk) return;
  const PartnersPage& partners = open.desk->partners;
  ui.setTitle("Partners");
  if (!partners.open.empty() && open.store.find(partners.open) != nullptr) {
    ui.keyed(partners.open, [&] { page(ui, "partner", [&] { drawPartner(ui, open, partners); }, 1240); });
    return;
  }
  page(ui, "partners", [&] { drawList(ui, partners); }, 860);
}

}  // namespace alongside::ui
