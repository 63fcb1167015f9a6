// What a team did in a stretch of months and whom it reached: counted in one pass over what is given.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "insight/waiting.h"

namespace alongside {

/// Somebody, as their record says now.
struct ReachedPerson {
  std::string partner;
  std::optional<Date> born{};
};
struct ActivityContact {
  Date day;
  std::size_t person = 0;  ///< of the people that are given
  std::string_view worker{};
  std::string_view ward{};  ///< of that day
  int minutes = 0;
  bool attended = true;
  bool joint = false;  ///< a colleague came along
};
struct DebriefOffer {
  Date on;
  std::string_view answer{};  ///< as the debrief's codes; empty: none yet
};
struct ActivityGiven {
  Date from;       ///< the first of a month
  int months = 1;  ///< that are counted
  Date today;
  std::span<const ReachedPerson> people{};
  std::span<const ActivityContact> contacts{};
  std::span<const DebriefOffer> debriefs{};
  std::span<const Wait> referrals{};  ///< every wait: a referral that was opened anew has several
};

struct ActivityLine {
  std::string name;  ///< empty: not said
  int contacts = 0, minutes = 0;
  int missed = 0;  ///< planned, and it did not happen
  int people = 0;  ///< different ones that were met
};
struct ActivityMonth {
  Date first;
  ActivityLine line;
  int referrals = 0;  ///< received
};
struct Debriefs {
  int offered = 0, accepted = 0, declined = 0, later = 0, unanswered = 0;
};

struct Activity {
  Date from, to;  ///< both included; `to` is today at the latest
  ActivityLine all;
  int joint = 0;
  std::vector<ActivityLine> workers, wards, partners;  ///< most contacts first, what is not said last
  std::vector<ActivityMonth> months;                   ///< all of them, empty ones too
  std::vector<std::pair<std::string, int>> reachedByWard,
      reachedByAge;  ///< people met, on each ward where they were; "" is not recorded
  Debriefs debriefs;
  /// Referrals, by the day when it happened, as it was decided then; what came of them later is another figure.
  int received = 0, takenOn = 0, passedOn = 0, notTakenOn = 0;
  Waiting waiting;  ///< intervals that came to their end in these months; who waits now
};
Activity activityOf(const ActivityGiven& given);

/// "25 to 34"; empty without a date of birth, or with one that lies ahead.
std::string ageBand(const std::optional<Date>& born, Date on);
Date firstOfMonth(Date date);
Date addMonths(Date first, int months);  ///< of the first of a month
std::string monthInWords(Date first);    ///< "November 2026"

}  // namespace alongside
