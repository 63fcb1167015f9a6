// A referral's way through the service: its states, and which may follow which.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "record/kind.h"

namespace alongside {

namespace codes {

// States of a referral.
inline constexpr std::string_view kReceived = "received";
inline constexpr std::string_view kAsked = "asked";  ///< information is asked for
inline constexpr std::string_view kTakenOn = "accepted";
inline constexpr std::string_view kNotTakenOn = "declined";
inline constexpr std::string_view kRedirected = "redirected";  ///< to a partner
inline constexpr std::string_view kWaiting = "waiting";
inline constexpr std::string_view kAllocated = "allocated";
inline constexpr std::string_view kAttempted = "attempted";  ///< contact was tried
inline constexpr std::string_view kUnderWay = "active";
inline constexpr std::string_view kPaused = "paused";
inline constexpr std::string_view kClosed = "closed";

/// Nobody has said yes or no yet.
constexpr bool isNew(std::string_view state) { return state == kReceived || state == kAsked; }

// Where referrals come from.
inline constexpr std::string_view kRio = "rio";
inline constexpr std::string_view kIaptus = "iaptus";
inline constexpr std::string_view kEmis = "emis";
inline constexpr std::string_view kSystmOne = "systmone";
inline constexpr std::string_view kParis = "paris";
inline constexpr std::string_view kCarenotes = "carenotes";
inline constexpr std::string_view kOtherSystem = "other";  ///< its name stands in `sourceName`
inline constexpr std::string_view kByHand = "hand";
inline constexpr std::string_view kOneself = "self";
inline constexpr std::string_view kFromCarer = "carer";

}  // namespace codes

/// One step: to which state, when, by whom and why.
struct ReferralStep {
  std::string to;
  Date on;
  std::string who;
  std::string why;
};

/// All steps, oldest first; the first is always its arrival.
std::vector<ReferralStep> stepsOf(const Fields& referral);
/// "Urgent", "Soon"; empty for what is routine or not said, and what is not in the list as it stands.
std::string urgencyInWords(std::string_view code);

/// The day of the last decision of which whoever referred has not been told; none: they know, or nothing was decided.
std::optional<Date> untoldSince(const Fields& referral);
/// The referral with a reply put down: on that day, by whom, of what was decided last.
Fields withReply(Fields referral, Date on, std::string_view by);

std::string referralState(const Fields& referral);
/// The same referral with one step more; nothing is checked here, the kind's rules do.
Fields withStep(Fields referral, const ReferralStep& step);

/// States that may follow this one.
std::span<const std::string_view> nextStates(std::string_view state);
std::string_view stateLabel(std::string_view state);  ///< "Information asked for"; the code of an unknown one
/// Somebody waits in it for us.
bool awaitsUs(std::string_view state);
/// It has ended, for now.
bool ended(std::string_view state);
/// It cannot be entered without a reason.
bool wantsReason(std::string_view state);

/// Before somebody is allocated: peer support was explained and they agreed (to the partner too, if there is one).
/// Empty: they may be; otherwise what is missing, as a sentence.
std::string allocationGate(const Fields& referral);

}  // namespace alongside
