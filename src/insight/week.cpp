#include "insight/week.h"

#include <tuple>

#include "core/order.h"
#include "core/text.h"

namespace alongside {

namespace {

struct Name {
  std::string_view title, one, many;
};
constexpr std::array<Name, kWeekItems> kNames = {
    {{"Ward day", "ward day", "ward days"},
     {"Ward round", "ward round", "ward rounds"},
     {"Group", "group", "groups"},
     {"Supervision", "supervision", "supervisions"},
     {"One-to-one", "one-to-one", "one-to-ones"},
     {"Debrief to offer again", "debrief to offer again", "debriefs to offer again"},
     {"Follow-up", "follow-up", "follow-ups"}}};

}  // namespace

Week weekOf(std::vector<WeekEntry> entries, Date monday) {
  Week week;
  week.monday = monday;
  for (int i = 0; i < 7; ++i) week.days[static_cast<std::size_t>(i)].day = addDays(monday, i);
  inOrder(entries, {}, [](const WeekEntry& entry) {
    return std::tuple(entry.day, entry.minute, entry.item, fold(entry.title));
  });
  for (WeekEntry& entry : entries) {
    const int since = daysBetween(monday, entry.day);
    if (since < 0 || since > 6) continue;
    WeekDay& day = week.days[static_cast<std::size_t>(since)];
    const auto item = static_cast<std::size_t>(entry.item);
    ++day.counts[item];
    ++week.counts[item];
    day.entries.push_back(std::move(entry));
  }
  return week;
}

std::string countsInWords(const WeekCounts& counts) {
  std::string words;
  for (std::size_t i = 0; i < kWeekItems; ++i) {
    if (counts[i] == 0) continue;
    words += (words.empty() ? "" : ", ") + plural(counts[i], kNames[i].one, kNames[i].many);
  }
  return words;
}

std::string_view titleOf(WeekItem item) { return kNames[static_cast<std::size_t>(item)].title; }

}  // namespace alongside
