// Worries as a risk board shows them: who knows, who answered, and what is late.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/time.h"
#include "record/kind.h"

namespace alongside {

enum class WorryStage : std::uint8_t {
  untold,    ///< nobody has been told
  told,      ///< told, and nobody has answered
  answered,  ///< somebody answered; it is watched until it is closed
  closed,
};
inline constexpr std::size_t kOpenStages = 3;

/// How long it may stay so when nobody agreed on a time, in minutes: estimates, so that a team sets its own.
struct WorryLimits {
  int tell = 60;         ///< until somebody is told
  int answer = 24 * 60;  ///< until they answer
};

struct WorryTold {
  std::string whom;
  std::optional<Moment> at{};
  std::string answer{};
};

struct Worry {
  WorryStage stage = WorryStage::untold;
  std::string what, source, owner, acknowledgedBy, answeredBy, answer, closedWith, closedBy;
  std::vector<WorryTold> told;  ///< in order: the first, then those it was escalated to
  std::optional<Moment> since, acknowledgedAt, answeredAt, due, closedAt;
  WorryLimits within{};
  bool noted = true;  ///< false: it stands in a referral or a session, and nobody at the desk has taken it up
};

Worry worryOf(const Fields& concern);
/// What came with a referral; none when nothing did, or once the referral has ended.
std::optional<Worry> worryOfReferral(const Fields& referral, Moment arrived);
/// What a session noted; none when nothing worried.
std::optional<Worry> worryOfSession(const Fields& session, WorryLimits within = {});

/// When it is late, unless something is done before. None: it waits for nobody.
std::optional<Moment> lateFrom(const Worry& worry);
/// Minutes that it is late; 0: it is not.
int lateBy(const Worry& worry, Moment now);

}  // namespace alongside
