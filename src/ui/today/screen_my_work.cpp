#include "ui/today/screen_my_work.h"

#include <cmath>
#include <map>

#include "app/command.h"
#include "app/state.h"
#include "core/order.h"
#include "core/text.h"
#include "record/codes.h"
#include "ui/kit/chart.h"
#include "ui/kit/kit.h"
#include "ui/words/record_words.h"

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

/// One bar a week beside its numbers: what is 0 is left out.
void drawWeeks(Ui& ui, const MyWork& work) {
  std::vector<BarLine> lines;
  for (auto at = work.weeks.rbegin(); at != work.weeks.rend(); ++at) {
    std::string words = plural(at->contacts, "contact", "contacts");
    if (at->minutes > 0) words += ", " + howLong(at->minutes);
    if (at->wardDays > 0) words += ", " + plural(at->wardDays, "ward day", "ward days");
    lines.push_back({at->monday.text(), weekWords(*at, ui.today()), at->contacts, std::move(words)});
  }
  barLines(ui, "Week by week", lines);
}

/// "14 contacts, 3 ward days, 9 h with people": what is not 0.
std::string weekInWords(long contacts, long wardDays, int minutes) {
  std::vector<std::string> parts;
  if (contacts > 0) parts.push_back(plural(contacts, "contact", "contacts"));
  if (wardDays > 0) parts.push_back(plural(wardDays, "ward day", "ward days"));
  if (minutes > 0) parts.push_back(howLong(minutes) + " with people");
  return parts.empty() ? "Nothing" : listed(parts);
}

/// A usual week beside the one that was agreed.
void drawAgreed(Ui& ui, const MyWork& work) {
  fact(ui, "A usual week",
       weekInWords(std::lround(work.usualContacts), std::lround(work.usualWardDays),
                   static_cast<int>(std::lround(work.usualMinutes))));
  const AgreedWeek& agreed = work.agreed;
  if (agreed.said())
    fact(ui, "Agreed on " + fullDate(agreed.since),
         weekInWords(agreed.contacts, agreed.wardDays, 60 * agreed.hours));
  else
    second(ui, "What is expected of a usual week can be written down with a supervision.");
}

struct Way {
  std::string words;
  int minutes = 0, agreed = 0;  ///< a week
};

/// What was done or agreed in each way, the most first.
std::vector<Way> waysOf(const MyWork& work, Date today) {
  std::map<std::string, Way> byCode;
  for (const auto& [code, minutes] : work.weekMinutes)
    if (work.minutes.at(code) > 0) byCode[code].minutes = static_cast<int>(std::lround(minutes));
  for (const auto& [code, minutes] : work.agreed.minutes) byCode[code].agreed = minutes;
  const Field* field = kindNamed(codes::kSession)->field("mechanism");
  std::vector<Way> ways;
  for (auto& [code, way] : byCode) {
    way.words = inWords(*field, {{"mechanism", code}}, today);
    if (way.words.empty()) way.words = "Not said";
    ways.push_back(std::move(way));
  }
  inOrder(ways, std::greater<>{}, [](const Way& way) { return std::max(way.minutes, way.agreed); });
  return ways;
}

void drawMinutes(Ui& ui, const MyWork& work) {
  const std::vector<Way> ways = waysOf(work, ui.today());
  if (ways.empty()) {
    ui.card({.key = "minutes"}, [&] { second(ui, "Nothing recorded in these weeks yet."); });
    return;
  }
  table(ui, "Time by way, in a week",
        {{"Way", 1.4F}, {"In a week", 1, true, Align::end}, {"Agreed", 1, true, Align::end}}, ways.size(),
        [&](std::size_t row, std::size_t column) {
          const Way& way = ways[row];
          if (column == 0) return way.words;
          if (column == 1) return howLong(way.minutes);
          return way.agreed > 0 ? howLong(way.agreed) : std::string("Not said");
        });
  ui.gap(8);
  second(ui, work.agreed.minutes.empty()
                 ? "How much of each is expected can be written down with a supervision."
             : work.weeks.size() > 1 ? "The mean of the whole weeks above, beside what was agreed."
                                     : "This week so far, beside what was agreed.");
}

/// Reflections that were to be taken to the next supervision.
void drawToTake(Ui& ui, const OpenState& open) {
  const std::vector<Id>& all = open.views.mine.toSupervision;
  ui.gap(4);
  label(ui, "To take there");
  listCard(ui, "To take there", all.size(), [&](std::size_t i) {
    const Record& record = *open.store.find(all[i]);
    const Fields fields = open.store.fields(record);
    const std::string take = textAt(fields, "take"), thoughts = textAt(fields, "thoughts");
    ui.keyed(all[i], [&] {
      ListRow row{.title = take.empty() ? quoted(thoughts, 80) : take,
                  .second = lineOf(open, record, ui.today()).day,
                  .strong = false};
      if (row.title.empty()) row.title = "A reflection";
      if (listRow(ui, row).pressed) ui.emit(command::OpenRecord{all[i]});
    });
  });
}

void drawNextSupervision(Ui& ui, const OpenState& open) {
  const auto &last = open.views.mine.supervised, &next = open.views.mine.supervision;
  fact(ui, "Last", last ? fullDate(*last) : "None noted");
  fact(ui, "Next", next ? fullDate(*next) : "None planned");
  if (open.views.mine.supervisionDue)
    iconLine(ui, Icon::clock, "It is due.", Tone::amber, TextStyle::second, Tone::amber);
  if (!open.views.mine.toSupervision.empty()) drawToTake(ui, open);
  if (plainButton(ui, "Note a supervision", Icon::plus)) {
    ui.emit(command::StartForm{std::string(codes::kSupervision), Id{}});
    if (open.desk) ui.emit(command::SetField{"whose", codes::kOwnSupervision});
  }
}

}  // namespace

void drawMyWork(Ui& ui, const State& state) {
  const OpenState& open = *state.open;
  const MyWork& work = open.views.mine.work;
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
          drawAgreed(ui, work);
        });
        ui.gap(24);
        ui.columns({flex([&] {
                      heading(ui, "Time by way");
                      ui.gap(8);
                      drawMinutes(ui, work);
                    }),
                    flex([&] {
                      heading(ui, "Supervision");
                      ui.gap(8);
                      ui.card({.gap = 8, .key = "supervision"}, [&] { drawNextSupervision(ui, open); });
                      ui.gap(24);
                      if (button(ui, "Competences you have shown", {.icon = Icon::check, .full = true}))
                        ui.emit(command::OpenKind{std::string(codes::kEvidence)});
                    })},
                   640);
      },
      900);
}

}  // namespace alongside::ui
