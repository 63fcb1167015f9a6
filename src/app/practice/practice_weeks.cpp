// What the workers' weeks hold in practice: hours, ward days, leave, what they offer.
#include <algorithm>
#include <array>

#include "app/practice/practice_month.h"
#include "record/codes.h"

namespace alongside {

namespace {

/// A worker's week. `ward`: where they are today; none: they are somewhere else. `leave`: days until it begins.
struct MadeWeek {
  std::string_view name, wholeTime;
  int limit;
  std::string_view ward, offers;
  int leave, leaveDays;
};
constexpr std::array<MadeWeek, 6> kWeeks = {
    {{"Nadia Holloway", "1", 14, "Rowan", "Has heard voices. Music, university, being young on a ward", 0, 0},
     {"Femi Larkin", "1", 4, "", "A man, been on a ward. Speaks Twi, walks, mornings", 0, 0},
     {"Josie Tremlett", "0.8", 3, "", "Draws and makes things. Children. Elm Road", 0, 0},
     {"Leon Marsh-Cole", "0.6", 3, "Willow", "Chess, walking, a man. Mornings", 6, 5},
     {"Harpreet Vance", "1", 2, "Hazel", "Hearing voices group. Speaks Punjabi", 0, 0},
     {"Wanjiru Oduya", "0.8", 0, "", "Faith, bereavement. Speaks Twi. Afternoons", 0, 3}}};

}  // namespace

void writeWeeks(PracticeWriter& writer, const std::vector<Member>& roster, Moment now) {
  constexpr std::array<std::string_view, 7> kDays = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  for (const MadeWeek& made : kWeeks) {
    Fields week = {{"name", made.name}, {"wholeTime", made.wholeTime}, {"offers", made.offers}};
    const auto member = std::ranges::find(roster, made.name, &Member::name);
    if (member != roster.end()) week["device"] = member->device();
    if (made.limit > 0) week["limit"] = made.limit;
    if (!made.ward.empty())
      week["wardDays"] = Json::array(
          {{{"weekday", kDays[static_cast<std::size_t>(weekday(now.date))]}, {"ward", made.ward}}});
    if (made.leaveDays > 0)
      week["leave"] = Json::array({{{"from", addDays(now.date, made.leave).text()},
                                    {"until", addDays(now.date, made.leave + made.leaveDays - 1).text()}}});
    writer.write(codes::kColleague, week, addMinutes(now, -60 * 24 * 20));
  }
}

}  // namespace alongside
