#include "insight/worries.h"

#include <algorithm>

#include "record/codes.h"
#include "record/kinds/referral.h"

namespace alongside {

namespace {

constexpr int kLastMinute = 24 * 60 - 1;

Worry unnoted(std::string what, std::string_view source, std::optional<Moment> since) {
  Worry worry;
  worry.what = std::move(what);
  worry.source = source;
  worry.since = since;
  worry.noted = false;
  return worry;
}

}  // namespace

Worry worryOf(const Fields& concern) {
  Worry worry;
  const auto at = [&](std::string_view key) { return momentFrom(textAt(concern, key)); };
  worry.what = textAt(concern, "what");
  worry.source = textAt(concern, "source");
  worry.owner = textAt(concern, "owner");
  worry.acknowledgedBy = textAt(concern, "acknowledgedBy");
  worry.acknowledgedAt = at("acknowledgedAt");
  worry.answeredBy = textAt(concern, "answeredBy");
  worry.answeredAt = at("answeredAt");
  worry.answer = textAt(concern, "answer");
  worry.closedWith = textAt(concern, "closedWith");
  worry.closedBy = textAt(concern, "closedBy");
  worry.closedAt = at("closedAt");
  worry.since = at("when");
  worry.due = at("due");
  if (const std::string first = textAt(concern, "told"); !first.empty())
    worry.told.push_back({first, at("toldAt"), {}});
  for (const Json& row : concern.value("escalations", Json::array()))
    if (const std::string to = row.is_object() ? textAt(row, "to") : std::string(); !to.empty())
      worry.told.push_back({to, momentFrom(textAt(row, "at")), textAt(row, "answer")});
  worry.stage = flagAt(concern, "closed") ? WorryStage::closed
                : flagAt(concern, "done") ? WorryStage::answered
                : worry.told.empty()      ? WorryStage::untold
                                          : WorryStage::told;
  return worry;
}

std::optional<Worry> worryOfReferral(const Fields& referral, Moment arrived) {
  const std::string risks = textAt(referral, "risks");
  if (risks.empty() || ended(referralState(referral))) return std::nullopt;
  Worry worry = unnoted(risks, codes::kWithReferral, arrived);
  // It is read when the referral is: until the end of the day after it came.
  worry.due = Moment{addDays(arrived.date, 1), kLastMinute};
  return worry;
}

std::optional<Worry> worryOfSession(const Fields& session, WorryLimits within) {
  const std::string what = textAt(session, "worryWhat");
  if (!flagAt(session, "worry") || what.empty()) return std::nullopt;
  const auto when = momentFrom(textAt(session, "when"));
  Worry worry = unnoted(what, "", when);
  worry.within = within;
  if (when) worry.due = addMinutes(*when, within.answer);
  return worry;
}

std::optional<Moment> lateFrom(const Worry& worry) {
  const auto after = [](std::optional<Moment> from, int minutes) -> std::optional<Moment> {
    return from ? std::optional(addMinutes(*from, minutes)) : std::nullopt;
  };
  switch (worry.stage) {
    case WorryStage::untold: {
      if (!worry.noted) return worry.due;
      const auto tell = after(worry.since, worry.within.tell);
      return tell && worry.due ? std::min(*tell, *worry.due) : tell ? tell : worry.due;
    }
    case WorryStage::told:
      if (worry.due) return worry.due;
      return after(worry.told.back().at ? worry.told.back().at : worry.since, worry.within.answer);
    case WorryStage::answered:
      return worry.due;
    case WorryStage::closed:
      break;
  }
  return std::nullopt;
}

int lateBy(const Worry& worry, Moment now) {
  const auto from = lateFrom(worry);
  return from && *from < now ? minutesBetween(*from, now) : 0;
}

}  // namespace alongside
