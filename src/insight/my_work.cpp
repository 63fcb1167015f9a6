#include "insight/my_work.h"

#include <algorithm>
#include <set>

namespace alongside {

MyWork myWork(std::span<const Contact> contacts, Date today, int weeks) {
  MyWork work;
  const Date first = addDays(today, -weekday(today) - 7 * (weeks - 1));
  for (int i = 0; i < weeks; ++i) work.weeks.push_back({.monday = addDays(first, 7 * i)});
  std::vector<std::set<Date>> days(work.weeks.size());
  for (const Contact& contact : contacts) {
    const int since = daysBetween(first, contact.day);
    if (since < 0 || since >= 7 * weeks) continue;
    const auto week = static_cast<std::size_t>(since / 7);
    ++work.weeks[week].contacts;
    work.weeks[week].minutes += contact.minutes;
    work.minutes[contact.mechanism] += contact.minutes;
    days[week].insert(contact.day);
  }
  for (std::size_t i = 0; i < days.size(); ++i) work.weeks[i].days = static_cast<int>(days[i].size());
  // Weeks before the first contact are those before the work began.
  const auto began = std::ranges::find_if(work.weeks, [](const WorkWeek& week) { return week.contacts > 0; });
  work.weeks.erase(work.weeks.begin(), began == work.weeks.end() ? work.weeks.end() - 1 : began);
  std::vector<int> whole;
  for (std::size_t i = 0; i + 1 < work.weeks.size(); ++i) whole.push_back(work.weeks[i].contacts);
  if (whole.empty()) return work;
  std::ranges::sort(whole);
  const std::size_t middle = whole.size() / 2;
  work.usualContacts = whole.size() % 2 == 1 ? whole[middle] : (whole[middle - 1] + whole[middle]) / 2.0;
  return work;
}

}  // namespace alongside
