#include "insight/activity.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_set>

#include "core/order.h"
#include "record/codes.h"
#include "record/kinds/referral.h"

namespace alongside {

namespace {

constexpr std::array kBandFrom = {0, 18, 25, 35, 45, 55, 65, 75};

std::string bandAt(std::size_t i) {
  if (i == 0) return "Under 18";
  if (i + 1 == kBandFrom.size()) return std::to_string(kBandFrom[i]) + " and over";
  return std::to_string(kBandFrom[i]) + " to " + std::to_string(kBandFrom[i + 1] - 1);
}

struct Sum {
  ActivityLine line;
  std::unordered_set<std::size_t> met;

  void add(const ActivityContact& contact) {
    if (!contact.attended) {
      ++line.missed;
      return;
    }
    ++line.contacts;
    line.minutes += contact.minutes;
    met.insert(contact.person);
  }
  ActivityLine done(std::string name) const {
    ActivityLine all = line;
    all.name = std::move(name);
    all.people = static_cast<int>(met.size());
    return all;
  }
};

using Sums = std::map<std::string, Sum, std::less<>>;
Sum& sumFor(Sums& sums, std::string_view name) {
  const auto at = sums.find(name);
  return at != sums.end() ? at->second : sums[std::string(name)];
}

std::vector<ActivityLine> lines(const Sums& sums) {
  std::vector<ActivityLine> all;
  for (const auto& [name, sum] : sums) all.push_back(sum.done(name));
  inOrder(all, [](const ActivityLine& a, const ActivityLine& b) {
    return std::pair(a.name.empty(), -a.contacts) < std::pair(b.name.empty(), -b.contacts);
  });
  return all;
}

bool within(const std::optional<Date>& day, Date from, Date to) { return day && *day >= from && *day <= to; }

void countReferrals(Activity& all, const ActivityGiven& given) {
  std::vector<Wait> inTime(given.referrals.begin(), given.referrals.end());
  for (Wait& wait : inTime) {
    if (within(wait.received, all.from, all.to)) {
      ++all.received;
      for (ActivityMonth& month : all.months)
        if (firstOfMonth(wait.received) == month.first) ++month.referrals;
    }
    if (within(wait.decided, all.from, all.to))
      ++(wait.decision == codes::kRedirected   ? all.passedOn
         : wait.decision == codes::kNotTakenOn ? all.notTakenOn
                                               : all.takenOn);
    for (std::optional<Date>* day : {&wait.decided, &wait.allocated, &wait.met, &wait.contact})
      if (!within(*day, all.from, all.to)) day->reset();
  }
  all.waiting = waiting(inTime, given.today);
}

void countReached(Activity& all, const ActivityGiven& given, const std::unordered_set<std::size_t>& met,
                  const Sums& wards) {
  std::array<int, kBandFrom.size()> bands{};
  int ageless = 0;
  for (const std::size_t index : met) {
    const ReachedPerson& person = given.people[index];
    const std::string band = ageBand(person.born, all.to);
    if (band.empty()) ++ageless;
    for (std::size_t i = 0; i < bands.size(); ++i)
      if (band == bandAt(i)) ++bands[i];
  }
  for (const auto& [ward, sum] : wards)
    if (!ward.empty() && !sum.met.empty())
      all.reachedByWard.emplace_back(ward, static_cast<int>(sum.met.size()));
  inOrder(all.reachedByWard, std::greater<>{}, &std::pair<std::string, int>::second);
  if (const auto none = wards.find(""); none != wards.end() && !none->second.met.empty())
    all.reachedByWard.emplace_back("", static_cast<int>(none->second.met.size()));
  for (std::size_t i = 0; i < bands.size(); ++i)
    if (bands[i] > 0) all.reachedByAge.emplace_back(bandAt(i), bands[i]);
  if (ageless > 0) all.reachedByAge.emplace_back("", ageless);
}

}  // namespace

Date firstOfMonth(Date date) { return {date.year, date.month, 1}; }

Date addMonths(Date first, int months) {
  const int count = first.year * 12 + (first.month - 1) + months;
  Date date = first;
  date.year = count / 12;
  date.month = count % 12 + 1;
  date.day = 1;
  return date;
}

std::string monthInWords(Date first) {
  const std::string day = fullDate(firstOfMonth(first));  // "1 November 2026"
  return day.substr(day.find(' ') + 1);
}

std::string ageBand(const std::optional<Date>& born, Date on) {
  if (!born || *born > on) return {};
  const int age = yearsBetween(*born, on);
  for (std::size_t i = kBandFrom.size(); i-- > 0;)
    if (age >= kBandFrom[i]) return bandAt(i);
  return {};
}

Activity activityOf(const ActivityGiven& given) {
  Activity all;
  all.from = firstOfMonth(given.from);
  all.to = std::min(given.today, addDays(addMonths(all.from, given.months), -1));
  std::vector<Sum> months(static_cast<std::size_t>(given.months));
  for (int i = 0; i < given.months; ++i) all.months.push_back({addMonths(all.from, i), {}, 0});

  Sum whole;
  Sums workers, wards, partners;
  for (const ActivityContact& contact : given.contacts) {
    if (contact.day < all.from || contact.day > all.to) continue;
    const ReachedPerson& person = given.people[contact.person];
    whole.add(contact);
    sumFor(workers, contact.worker).add(contact);
    sumFor(wards, contact.ward).add(contact);
    if (!person.partner.empty()) sumFor(partners, person.partner).add(contact);
    const int month = (contact.day.year - all.from.year) * 12 + contact.day.month - all.from.month;
    months[static_cast<std::size_t>(month)].add(contact);
    if (contact.attended && contact.joint) ++all.joint;
  }
  all.all = whole.done({});
  all.workers = lines(workers);
  all.wards = lines(wards);
  all.partners = lines(partners);
  for (std::size_t i = 0; i < months.size(); ++i)
    all.months[i].line = months[i].done(monthInWords(all.months[i].first));
  countReached(all, given, whole.met, wards);
  for (const DebriefOffer& offer : given.debriefs) {
    if (offer.on < all.from || offer.on > all.to) continue;
    ++all.debriefs.offered;
    ++(offer.answer == codes::kAccepted   ? all.debriefs.accepted
       : offer.answer == codes::kDeclined ? all.debriefs.declined
       : offer.answer == codes::kDeferred ? all.debriefs.later
                                          : all.debriefs.unanswered);
  }
  countReferrals(all, given);
  return all;
}

}  // namespace alongside
