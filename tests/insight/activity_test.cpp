// Reports against another way of counting: by asking of every contact, for every line, whether it belongs there.
#include "insight/activity.h"

#include <doctest/doctest.h>

#include <random>
#include <set>

#include "insight/partners.h"
#include "record/kinds/referral.h"

using namespace alongside;

namespace {

const Date kToday{2026, 11, 24};

struct Made {
  std::vector<ReachedPerson> people;
  std::vector<ActivityContact> contacts;
  std::vector<DebriefOffer> debriefs;
  std::vector<Wait> referrals;
};

constexpr std::array<std::string_view, 4> kWorkers = {"Nadia", "Femi", "Josie", "Leon"};
constexpr std::array<std::string_view, 4> kWards = {"Rowan", "Hazel", "Willow", ""};

Made made(unsigned seed) {
  std::mt19937 random(seed);
  const auto upTo = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  Made all;
  for (int i = 0; i < 60; ++i) {
    ReachedPerson person{.partner = upTo(3) == 0 ? "Common Ground" : ""};
    if (upTo(5) > 0) person.born = Date{1930 + upTo(90), 1 + upTo(12), 1 + upTo(28)};
    all.people.push_back(person);
  }
  for (int i = 0; i < 2000; ++i)
    all.contacts.push_back({.day = addDays(kToday, 3 - upTo(400)),
                            .person = static_cast<std::size_t>(upTo(60)),
                            .worker = kWorkers[static_cast<std::size_t>(upTo(4))],
                            .ward = kWards[static_cast<std::size_t>(upTo(4))],
                            .minutes = 5 * upTo(12),
                            .attended = upTo(6) > 0,
                            .joint = upTo(20) == 0});
  constexpr std::array<std::string_view, 4> kAnswers = {"accepted", "declined", "deferred", ""};
  for (int i = 0; i < 90; ++i)
    all.debriefs.push_back({addDays(kToday, -upTo(400)), kAnswers[static_cast<std::size_t>(upTo(4))]});
  for (int i = 0; i < 150; ++i) {
    Wait wait{.received = addDays(kToday, -upTo(400))};
    if (upTo(3) > 0) wait.decided = addDays(wait.received, upTo(20));
    wait.state = upTo(4) == 0 ? codes::kRedirected : upTo(4) == 0 ? codes::kNotTakenOn : codes::kWaiting;
    all.referrals.push_back(wait);
  }
  return all;
}

struct Plain {
  int contacts = 0, minutes = 0, missed = 0;
  std::set<std::size_t> people;
};
template <class Fits>
Plain plainly(const Made& all, Date from, Date to, Fits fits) {
  Plain sum;
  for (const ActivityContact& contact : all.contacts) {
    if (contact.day < from || contact.day > to || !fits(contact)) continue;
    if (!contact.attended) {
      ++sum.missed;
      continue;
    }
    ++sum.contacts;
    sum.minutes += contact.minutes;
    sum.people.insert(contact.person);
  }
  return sum;
}

void same(const ActivityLine& line, const Plain& plain) {
  CAPTURE(line.name);
  CHECK(line.contacts == plain.contacts);
  CHECK(line.minutes == plain.minutes);
  CHECK(line.missed == plain.missed);
  CHECK(line.people == static_cast<int>(plain.people.size()));
}

Activity activityFrom(const Made& all, Date from, int months) {
  return activityOf({.from = from,
                     .months = months,
                     .today = kToday,
                     .people = all.people,
                     .contacts = all.contacts,
                     .debriefs = all.debriefs,
                     .referrals = all.referrals});
}

}  // namespace

TEST_CASE("every line of a report is what a plain count gives, whatever the months") {
  for (const auto& [from, months] : {std::pair{Date{2026, 11, 1}, 1},
                                     {Date{2026, 10, 1}, 1},
                                     {Date{2026, 9, 1}, 3},
                                     {Date{2025, 12, 1}, 12}}) {
    const Made all = made(static_cast<unsigned>(from.month));
    const Activity a = activityFrom(all, from, months);
    const Date to = std::min(kToday, addDays(addMonths(from, months), -1));
    CHECK(a.from == from);
    CHECK(a.to == to);
    same(a.all, plainly(all, from, to, [](const auto&) { return true; }));
    REQUIRE(a.workers.size() == kWorkers.size());
    for (const ActivityLine& line : a.workers)
      same(line, plainly(all, from, to, [&](const auto& c) { return c.worker == line.name; }));
    for (const ActivityLine& line : a.wards)
      same(line, plainly(all, from, to, [&](const auto& c) { return c.ward == line.name; }));
    CHECK(a.wards.back().name.empty());  // what is not said stands last
    REQUIRE(a.partners.size() == 1);
    same(a.partners[0],
         plainly(all, from, to, [&](const auto& c) { return !all.people[c.person].partner.empty(); }));
    REQUIRE(a.months.size() == static_cast<std::size_t>(months));
    for (const ActivityMonth& month : a.months)
      same(month.line, plainly(all, from, to, [&](const auto& c) {
             return c.day.year == month.first.year && c.day.month == month.first.month;
           }));
    // Whoever was met stands once on each ward where they were then, and once among the ages.
    int ages = 0;
    for (const auto& [name, count] : a.reachedByWard)
      CHECK(count == static_cast<int>(plainly(all, from, to, [&](const auto& c) {
                                        return c.ward == name;
                                      }).people.size()));
    CHECK(a.reachedByWard.size() == kWards.size());
    for (const auto& [name, count] : a.reachedByAge) ages += count;
    CHECK(ages == a.all.people);
  }
}

TEST_CASE("debriefs and referrals are counted by the day when it was offered, received, decided") {
  const Made all = made(7);
  const Date from{2026, 9, 1};
  const Activity a = activityFrom(all, from, 3);
  int offered = 0, accepted = 0, received = 0, decided = 0;
  for (const DebriefOffer& one : all.debriefs)
    if (one.on >= from && one.on <= kToday) ++offered, accepted += one.answer == "accepted";
  for (const Wait& one : all.referrals) {
    received += one.received >= from && one.received <= kToday;
    decided += one.decided && *one.decided >= from && *one.decided <= kToday;
  }
  const Debriefs& d = a.debriefs;
  CHECK(d.offered == offered);
  CHECK(d.accepted == accepted);
  CHECK(d.accepted + d.declined + d.later + d.unanswered == d.offered);
  CHECK(a.received == received);
  CHECK(a.takenOn + a.passedOn + a.notTakenOn == decided);
  CHECK(a.waiting.toDecision.count == static_cast<std::size_t>(decided));
  int inMonths = 0;
  for (const ActivityMonth& month : a.months) inMonths += month.referrals;
  CHECK(inMonths == received);
}

TEST_CASE("ages stand in bands, and what nobody recorded is no age") {
  const Date on{2026, 11, 24};
  CHECK(ageBand(Date{2008, 11, 25}, on) == "Under 18");
  CHECK(ageBand(Date{2008, 11, 24}, on) == "18 to 24");
  CHECK(ageBand(Date{1991, 3, 14}, on) == "35 to 44");
  CHECK(ageBand(Date{1940, 1, 1}, on) == "75 and over");
  CHECK(ageBand(std::nullopt, on).empty());
  CHECK(ageBand(Date{2027, 1, 1}, on).empty());
}

TEST_CASE("months are counted across years") {
  CHECK(addMonths({2026, 1, 1}, -1) == Date{2025, 12, 1});
  CHECK(addMonths({2025, 12, 1}, 1) == Date{2026, 1, 1});
  CHECK(addMonths({2026, 11, 1}, -23) == Date{2024, 12, 1});
  CHECK(monthInWords({2026, 11, 24}) == "November 2026");
}

TEST_CASE("a partner's months show what came, together or passed on, against what was planned from then on") {
  const Fields partner = {{"name", "Common Ground"}, {"planned", 3}, {"plannedFrom", "2026-10-15"}};
  const std::vector<PartnerReferral> referrals = {
      {"common ground ", {2026, 11, 2}, {}},
      {"Common Ground", {2026, 11, 3}, {}},
      {"Common Ground", {2026, 9, 28}, Date{2026, 10, 1}},  // passed on in another month than it came
      {"Riverside Mind", {2026, 11, 3}, {}},
      {"Common Ground", {2025, 11, 3}, {}},
  };
  const auto months = partnerMonths(referrals, partner, kToday, 3);
  REQUIRE(months.size() == 3);
  CHECK(months[0].first == Date{2026, 9, 1});
  CHECK(months[0].came() == 0);
  CHECK_FALSE(months[0].planned);
  CHECK(months[1].passed == 1);
  CHECK(months[1].together == 0);
  CHECK(months[1].planned == 3);
  CHECK(months[2].together == 2);
}

TEST_CASE("starters and leavers of the last year, and who works there now") {
  const Fields partner = {{"workers",
                           {{{"name", "A"}, {"started", "2026-03-01"}},
                            {{"name", "B"}, {"started", "2020-03-01"}, {"left", "2026-06-01"}},
                            {{"name", "C"}},
                            {{"name", "D"}, {"started", "2026-12-01"}},
                            {{"name", "E"}, {"started", "2026-05-01"}, {"left", "2026-12-24"}},
                            {{"name", "F"}, {"left", "2024-01-01"}}}}};
  const PartnerPeople people = partnerPeople(partner, kToday);
  CHECK(people.now == 3);  // A, C and E
  CHECK(people.started == 2);
  CHECK(people.left == 1);
  CHECK(partnerPeople({{"workers", "?"}}, kToday).now == 0);
}
