#include "ui/screen_my_work.h"

#include <algorithm>
#include <cmath>

#include "app/state.h"
#include "core/text.h"
#include "record/codes.h"
#include "ui/chart.h"
#include "ui/kit.h"
#include "ui/reading.h"

namespace alongside::ui {

namespace {

std::string weekWords(const WorkWeek& week, Date today) {
  return daysBetween(week.monday, today) < 7 ? "This week" : "Week of " + shortDay(week.monday).substr(4);
}

std::string howLong(int minutes) {
  if (minutes < 60) return std::to_string(minutes) + " min";
  std::string words = std::to_string(minutes / 60) + " h";
  if (minutes % 60 != 0) words += " " + std::to_string(minutes % 60) + " min";
  return words;
}

/// One bar a week beside its numbers.
void drawWeeks(Ui& ui, const MyWork& work) {
  std::vector<BarLine> lines;
  for (auto at = work.weeks.rbegin(); at != work.weeks.rend(); ++at)
    lines.push_back({at->monday.text(), weekWords(*at, ui.today()), at->contacts,
                     plural(at->contacts, "contact", "contacts") + ", " + howLong(at->minutes) + ", " +
                         plural(at->days, "day", "days")});
  barLines(ui, "Week by week", lines);
}

void drawMinutes(Ui& ui, const MyWork& work) {
  const Field* field = kindNamed(codes::kSession)->field("mechanism");
  std::vector<std::pair<int, std::string>> ways;
  for (const auto& [code, minutes] : work.minutes) {
    if (minutes == 0) continue;
    const std::string words = inWords(*field, {{"mechanism", code}}, ui.today());
    ways.emplace_back(minutes, words.empty() ? "Not said" : words);
  }
  std::ranges::sort(ways, std::greater<>{});
  if (ways.empty()) {
    second(ui, "Nothing recorded in these weeks yet.");
    return;
  }
  for (const auto& way : ways) ui.keyed(way.second, [&] { fact(ui, way.second, howLong(way.first)); });
}

void drawSupervision(Ui& ui, const OpenState& open) {
  const auto &last = open.views.supervised, &next = open.views.supervision;
  fact(ui, "Last", last ? fullDate(*last) : "None noted");
  fact(ui, "Next", next ? fullDate(*next) : "None planned");
  if (plainButton(ui, "Note a supervision", Icon::plus))
    ui.emit(command::StartForm{std::string(codes::kSupervision), Id{}});
}

}  // namespace

void drawMyWork(Ui& ui, const State& state) {
  const OpenState& open = *state.open;
  const MyWork& work = open.views.work;
  ui.setTitle("My work");
  page(
      ui, "my work",
      [&] {
        if (backButton(ui, "More")) ui.emit(command::Back{});
        ui.gap(8);
        title(ui, "My work", "Only yours, and only on this tablet. Nobody is compared with anybody.");
        ui.gap(20);
        heading(ui, "Week by week");
        ui.gap(8);
        ui.card({.key = "weeks"}, [&] {
          drawWeeks(ui, work);
          ui.gap(12);
          second(ui, "In a usual week you have " +
                         plural(std::lround(work.usualContacts), "contact", "contacts") + ".");
        });
        ui.gap(24);
        ui.columns({flex([&] {
                      heading(ui, "Time by way");
                      ui.gap(8);
                      ui.card({.gap = 8, .key = "minutes"}, [&] { drawMinutes(ui, work); });
                    }),
                    flex([&] {
                      heading(ui, "Supervision");
                      ui.gap(8);
                      ui.card({.gap = 8, .key = "supervision"}, [&] { drawSupervision(ui, open); });
                      ui.gap(24);
                      if (button(ui, "Competences you have shown", {.icon = Icon::check, .full = true}))
                        ui.emit(command::OpenKind{std::string(codes::kEvidence)});
                    })},
                   640);
      },
      900);
}

}  // namespace alongside::ui
