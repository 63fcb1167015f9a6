#include "insight/my_work.h"

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

#include "core/order.h"

namespace alongside {

namespace {

/// Of all but the last week, which is not over.
double medianOf(std::span<const WorkWeek> weeks, int WorkWeek::* what) {
  std::vector<int> whole;
  for (std::size_t i = 0; i + 1 < weeks.size(); ++i) whole.push_back(weeks[i].*what);
  if (whole.empty()) return 0;
  inOrder(whole);
  const std::size_t middle = whole.size() / 2;
  return whole.size() % 2 == 1 ? whole[middle] : (whole[middle - 1] + whole[middle]) / 2.0;
}

}  // namespace

MyWork myWork(std::span<const Contact> contacts, std::span<const Date> wardDays, Date today, int weeks) {
  MyWork work;
  const Date first = addDays(today, -weekday(today) - 7 * (weeks - 1));
  for (int i = 0; i < weeks; ++i) work.weeks.push_back({.monday = addDays(first, 7 * i)});
  std::vector<std::set<Date>> days(work.weeks.size());
  std::map<std::string, int> thisWeek;
  const auto weekOf = [&](Date day) -> std::optional<std::size_t> {
    const int since = daysBetween(first, day);
    if (since < 0 || since >= 7 * weeks) return std::nullopt;
    return static_cast<std::size_t>(since / 7);
  };
  for (const Contact& contact : contacts) {
    const auto at = weekOf(contact.day);
    if (!at) continue;
    const std::size_t week = *at;
    ++work.weeks[week].contacts;
    work.weeks[week].minutes += contact.minutes;
    work.minutes[contact.mechanism] += contact.minutes;
    if (week + 1 == work.weeks.size()) thisWeek[contact.mechanism] += contact.minutes;
    days[week].insert(contact.day);
  }
  for (std::size_t i = 0; i < days.size(); ++i) work.weeks[i].days = static_cast<int>(days[i].size());
  for (const Date day : std::set<Date>(wardDays.begin(), wardDays.end()))
    if (const auto at = weekOf(day)) ++work.weeks[*at].wardDays;
  // Weeks before the first contact are those before the work began.
  const auto began = std::ranges::find_if(work.weeks, [](const WorkWeek& week) { return week.contacts > 0; });
  work.weeks.erase(work.weeks.begin(), began == work.weeks.end() ? work.weeks.end() - 1 : began);
  work.usualContacts = medianOf(work.weeks, &WorkWeek::contacts);
  work.usualWardDays = medianOf(work.weeks, &WorkWeek::wardDays);
  work.usualMinutes = medianOf(work.weeks, &WorkWeek::minutes);
  const auto whole = static_cast<int>(work.weeks.size()) - 1;
  for (const auto& [way, minutes] : work.minutes) {
    const int now = thisWeek.contains(way) ? thisWeek.at(way) : 0;
    work.weekMinutes[way] = whole == 0 ? now : (minutes - now) / static_cast<double>(whole);
  }
  return work;
}

}  // namespace alongside
