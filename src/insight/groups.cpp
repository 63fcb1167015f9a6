#include "insight/groups.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "core/order.h"
#include "core/text.h"

namespace alongside {

namespace {

double medianOf(std::vector<int> numbers) {
  if (numbers.empty()) return 0;
  inOrder(numbers);
  const std::size_t middle = numbers.size() / 2;
  return numbers.size() % 2 == 1 ? numbers[middle] : (numbers[middle - 1] + numbers[middle]) / 2.0;
}

/// `held`: newest first.
ThemeAttendance attendanceOf(const std::vector<const GroupSession*>& held) {
  ThemeAttendance theme;
  theme.theme = held.front()->theme;
  theme.sessions = static_cast<int>(held.size());
  std::vector<int> numbers;
  std::unordered_map<Id, int> times;
  for (const GroupSession* session : held) {
    numbers.push_back(session->came());
    for (const Id& person : session->people) ++times[person];
    if (theme.last.size() < kAttendanceShown) theme.last.push_back({session->when.date, session->came()});
  }
  std::ranges::reverse(theme.last);
  theme.usual = medianOf(std::move(numbers));
  for (const auto& [person, count] : times) theme.regulars.push_back({person, count});
  inOrder(theme.regulars, [](const auto& a, const auto& b) {
    return a.times != b.times ? a.times > b.times : a.person < b.person;
  });
  return theme;
}

}  // namespace

Groups groupsOf(std::vector<GroupSession> sessions, Moment now) {
  Groups groups;
  inOrder(sessions, std::greater<>{}, &GroupSession::when);
  for (GroupSession& session : sessions)
    (session.when > now ? groups.coming : groups.past).push_back(std::move(session));
  std::ranges::reverse(groups.coming);
  std::map<std::string, std::vector<const GroupSession*>> byTheme;
  for (const GroupSession& session : groups.past) {
    ++groups.held;
    groups.visits += session.came();
    byTheme[fold(session.theme)].push_back(&session);
  }
  for (const auto& [folded, held] : byTheme) groups.themes.push_back(attendanceOf(held));
  inOrder(groups.themes, std::greater<>{}, &ThemeAttendance::sessions);
  return groups;
}

}  // namespace alongside
