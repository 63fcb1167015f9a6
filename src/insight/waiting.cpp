#include "insight/waiting.h"

#include "core/order.h"
#include "record/kinds/referral.h"

namespace alongside {

Wait waitOf(const Fields& referral, std::span<const Date> attended) {
  Wait wait;
  const std::vector<ReferralStep> steps = stepsOf(referral);
  wait.received = steps.front().on;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const ReferralStep& step = steps[i];
    // Whoever comes back begins anew.
    if (i > 0 && step.to == codes::kReceived && ended(steps[i - 1].to)) wait = Wait{.received = step.on};
    if (step.to == codes::kTakenOn || step.to == codes::kNotTakenOn || step.to == codes::kRedirected)
      if (!wait.decided) wait.decided = step.on;
    if (step.to == codes::kAllocated) wait.allocated = step.on;
    if (step.to == codes::kWaiting) wait.allocated.reset();
    if (ended(step.to)) wait.ended = step.on;
  }
  wait.state = steps.back().to;
  for (const Date day : attended)
    if (day >= wait.received && (!wait.contact || day < *wait.contact)) wait.contact = day;
  wait.team = textAt(referral, "team");
  wait.source = textAt(referral, "source");
  wait.partner = textAt(referral, "partner");
  wait.worker = textAt(referral, "worker");
  wait.interim = !textAt(referral, "interim").empty();
  return wait;
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
  std::vector<int> decision, allocation, contact, now;
  Waiting all;
  for (const Wait& wait : waits) {
    const auto since = [&](std::vector<int>& days, const std::optional<Date>& until) {
      if (until) days.push_back(daysBetween(wait.received, *until));
    };
    since(decision, wait.decided);
    since(allocation, wait.allocated);
    since(contact, wait.contact);
    if (!stillWaits(wait)) continue;
    since(now, today);
    if (wait.interim) ++all.withInterim;
  }
  all.toDecision = spreadOf(std::move(decision));
  all.toAllocation = spreadOf(std::move(allocation));
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
