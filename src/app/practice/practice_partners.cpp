// Practice at the desk: the voluntary organisations that the made-up team works with.
#include <array>

#include "app/practice/practice_month.h"
#include "record/codes.h"

namespace alongside {

void writePracticePartners(PracticeWriter& coordinator, Moment now) {
  constexpr int kWritten = 30;  // days ago
  const auto day = [&](int from) { return addDays(now.date, from).text(); };
  const auto write = [&](std::string_view kind, const Fields& fields, int daysAgo) {
    return coordinator.write(kind, fields, Moment{addDays(now.date, -daysAgo), 640});
  };
  const Id common = write(
      codes::kPartner,
      {{"name", "Common Ground"},
       {"offers", "Befriending at home, a garden on Wednesdays, a walking group."},
       {"area", "The whole borough"},
       {"contacts",
        {{{"name", "Temperance Oduya"}, {"role", "Volunteer lead"}, {"reach", "020 7946 0155"}},
         {{"name", "Lewis Abney"}, {"role", "Trustee"}}}},
       {"planned", 4},
       {"plannedFrom", day(-200)},
       {"vacancies", 1},
       {"workers",
        {{{"name", "Wanjiru Oduya"}, {"hours", "3 days"}, {"started", day(-160)}},
         {{"name", "Piet Landry"}, {"hours", "2 days"}, {"started", day(-400)}, {"left", day(-45)}}}},
       {"note", "We meet on the first Monday. They tell us within a week whether they can take somebody."}},
      kWritten);
  const auto action = [&](std::string_view what, int due, std::string_view who, bool done) {
    Fields fields = {{"what", what}, {"due", day(due)}, {"from", common.text()}, {"who", who}};
    if (done) fields.update({{"done", true}, {"doneOn", day(due)}});
    write(codes::kFollowUp, fields, kWritten);
  };
  action("Ask Elm Road to name Common Ground in every letter", -3, "Ruth Abara", false);
  action("A shared induction day for their new worker", 9, "Temperance Oduya", false);
  action("Put their card on each ward", -12, "Nadia Holloway", true);
  write(codes::kPartner,
        {{"name", "Riverside Mind"},
         {"offers", "Advocacy, a crisis café in the evening, courses."},
         {"area", "Riverside and Elm Road"},
         {"contacts", {{{"name", "Saoirse Kemble"}, {"role", "Manager"}, {"reach", "020 7946 0177"}}}},
         {"planned", 2},
         {"vacancies", 0},
         {"workers", {{{"name", "Jonty Marsden"}, {"hours", "Full time"}, {"started", day(-300)}}}}},
        kWritten);
  write(codes::kPartner,
        {{"name", "Brook Lane allotments"}, {"offers", "A plot to share, and tea."}, {"area", "Brook Lane"}},
        kWritten);
}

}  // namespace alongside
