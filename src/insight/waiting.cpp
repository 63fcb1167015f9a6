#include "insight/waiting.h"

#include <algorithm>

#include "core/order.h"
#include "record/kinds/referral.h"

namespace alongside {

std::vector<Wait> waitsOf(const Fields& referral) {
  std::vector<Wait> all(1);
  const std::vector<ReferralStep> steps = stepsOf(referral);
  all.back().received = steps.front().on;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const ReferralStep& step = steps[i];
    if (i > 0 && step.to == codes::kReceived && ended(steps[i - 1].to)) {
      all.back().again = step.on;
      all.emplace_back().received = step.on;
    }
    Wait& wait = all.back();
    wait.state = step.to;
    if (step.to == codes::kTakenOn || step.to == codes::kNotTakenOn || step.to == codes::kRedirected)
      if (!wait.decided) {
        wait.decided = step.on;
        wait.decision = step.to;
      }
    if (step.to == codes::kAllocated) {
      wait.allocated = step.on;
      wait.placed.push_back({.from = step.on});
    }
    if (step.to == codes::kWaiting) {
      wait.allocated.reset();
      if (!wait.placed.empty() && !wait.placed.back().until) wait.placed.back().until = step.on;
    }
    if (ended(step.to)) wait.ended = step.on;
  }
  for (Wait& wait : all) {
    wait.team = textAt(referral, "team");
    wait.source = textAt(referral, "source");
    wait.partner = textAt(referral, "partner");
    wait.worker = textAt(referral, "worker");
  }
  all.back().interim = !textAt(referral, "interim").empty();
  return all;
}

void addContact(Wait& wait, Date day) {
  if (day < wait.received || (wait.again && day >= *wait.again)) return;
  if (!wait.met || day < *wait.met) wait.met = day;
  const bool placed = std::ranges::any_of(
      wait.placed, [&](const Placed& one) { return day >= one.from && (!one.until || day < *one.until); });
  if (placed && (!wait.contact || day < *wait.contact)) wait.contact = day;
}

Spread spreadOf(std::vector<int> days) {
  Spread spread{.count = days.size()};
  if (days.empty()) return spread;
  inOrder(days);
  const std::size_t middle = days.size() / 2;
  spread.median = days.size() % 2 == 1 ? days[middle] : (days[middle - 1] + days[middle]) / 2.0;
  spread.p90 = days[(days.size() * 9 + 9) / 10 - 1];
  spread.longest = days.back();
  return spread;
}

bool stillWaits(const Wait& wait) { return awaitsUs(wait.state); }

Waiting waiting(std::span<const Wait> waits, Date today) {
  std::vector<int> decision, allocation, meeting, contact, now;
  Waiting all;
  for (const Wait& wait : waits) {
    const auto since = [&](std::vector<int>& days, const std::optional<Date>& until) {
      if (until) days.push_back(daysBetween(wait.received, *until));
    };
    since(decision, wait.decided);
    since(allocation, wait.allocated);
    since(meeting, wait.met);
    since(contact, wait.contact);
    if (!stillWaits(wait)) continue;
    since(now, today);
    if (wait.interim) ++all.withInterim;
  }
  all.toDecision = spreadOf(std::move(decision));
  all.toAllocation = spreadOf(std::move(allocation));
  all.toMeeting = spreadOf(std::move(meeting));
  all.toContact = spreadOf(std::move(contact));
  all.now = spreadOf(std::move(now));
  return all;
}

std::map<std::string, Waiting> waitingBy(std::span<const Wait> waits, Date today,
                                         FunctionRef<std::string(const Wait&)> by) {
  std::map<std::string, std::vector<Wait>> parts;
  for (const Wait& wait : waits) parts[by(wait)].push_back(wait);
  std::map<std::string, Waiting> all;
  for (const auto& [name, part] : parts) all[name] = waiting(part, today);
  return all;
}

}  // namespace alongside
