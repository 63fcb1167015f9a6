// Codes that other layers ask about. The rest stands in the description of its kind.
#pragma once

#include <string_view>

#include "record/kind.h"

namespace alongside::codes {

// Names of kinds.
inline constexpr std::string_view kPerson = "person";
inline constexpr std::string_view kSession = "session";
inline constexpr std::string_view kFollowUp = "followup";
inline constexpr std::string_view kRound = "round";
inline constexpr std::string_view kDebrief = "debrief";
inline constexpr std::string_view kLearning = "learning";
inline constexpr std::string_view kPlan = "plan";
inline constexpr std::string_view kGoal = "goal";
inline constexpr std::string_view kGroup = "group";
inline constexpr std::string_view kSignpost = "signpost";
inline constexpr std::string_view kResource = "resource";
inline constexpr std::string_view kMove = "move";
inline constexpr std::string_view kHandover = "handover";
inline constexpr std::string_view kCarer = "carer";
inline constexpr std::string_view kRights = "rights";
inline constexpr std::string_view kConsent = "consent";
inline constexpr std::string_view kWorry = "concern";
inline constexpr std::string_view kFeedback = "feedback";
inline constexpr std::string_view kReflection = "reflection";
inline constexpr std::string_view kSupervision = "supervision";
inline constexpr std::string_view kEvidence = "evidence";
inline constexpr std::string_view kReferral = "referral";
inline constexpr std::string_view kWardDay = "wardDay";
inline constexpr std::string_view kVisits = "visits";
inline constexpr std::string_view kPartner = "partner";
inline constexpr std::string_view kColleague = "colleague";
inline constexpr std::string_view kMeeting = "meeting";
inline constexpr std::string_view kAssigned = "assigned";  ///< given to a worker
inline constexpr std::string_view kLink = "link";          ///< two records of one person

// Attendance (NHS Data Dictionary: ATTENDANCE STATUS). A ward's own reason stands behind the national code that it is
// reported as, so the code is the first character. None of them says 'did not attend': nobody is blamed for sleeping.
inline constexpr std::string_view kOnTime = "5";
inline constexpr std::string_view kLateButSeen = "6";
inline constexpr std::string_view kTooLate = "7";
inline constexpr std::string_view kCouldNotCome = "2";
inline constexpr std::string_view kDidNotCome = "3";
inline constexpr std::string_view kWeCancelled = "4";
inline constexpr std::string_view kDidNotWant = "2wish";
inline constexpr std::string_view kAsleep = "2asleep";
inline constexpr std::string_view kOffTheWard = "2away";
inline constexpr std::string_view kNotWellEnough = "2unwell";
inline constexpr std::string_view kBusyWithTeam = "4team";
constexpr bool attended(std::string_view code) { return code == kOnTime || code == kLateButSeen; }

// Consultation mechanism and activity location that a new session begins with.
inline constexpr std::string_view kFaceToFace = "01";
inline constexpr std::string_view kPhone = "02";
inline constexpr std::string_view kVideo = "11";
inline constexpr std::string_view kWard = "E02";
inline constexpr std::string_view kOutdoors = "N01";
inline constexpr std::string_view kHome = "A01";

// Who may see a session.
inline constexpr std::string_view kYouAndMe = "me";
inline constexpr std::string_view kWardTeam = "ward";
inline constexpr std::string_view kCoordinator = "coordinator";

/// Key of a follow-up's yesNo: it came from such a session, and stays on the tablet as that does.
inline constexpr std::string_view kBetweenUs = "betweenUs";

// Consent to peer support.
inline constexpr std::string_view kConsentYes = "yes";
inline constexpr std::string_view kConsentNotAsked = "notAsked";
inline constexpr std::string_view kConsentWithdrawn = "withdrawn";
inline constexpr std::string_view kConsentNo = "no";

// How soon somebody referred needs an answer.
inline constexpr std::string_view kRoutine = "routine";
inline constexpr std::string_view kSoon = "soon";
inline constexpr std::string_view kUrgent = "urgent";

// What consent was asked for.
inline constexpr std::string_view kToSupport = "support";
inline constexpr std::string_view kToPartner = "partner";
inline constexpr std::string_view kToShare = "share";

// Answers to the offer of a debrief, and what may be done with what was said.
inline constexpr std::string_view kAccepted = "accepted";
inline constexpr std::string_view kDeclined = "declined";
inline constexpr std::string_view kDeferred = "deferred";
inline constexpr std::string_view kPrivate = "private";
inline constexpr std::string_view kLearningOnly = "learning";
inline constexpr std::string_view kShareWithWard = "ward";

// Plans.
inline constexpr std::string_view kRecoveryPlan = "recovery";
inline constexpr std::string_view kCrisisPlan = "crisis";
inline constexpr std::string_view kContingencyPlan = "contingency";

// Where a worry came up, as the risk board tells them apart.
inline constexpr std::string_view kInSupervision = "supervision";
inline constexpr std::string_view kWithReferral = "referral";

// Whose a supervision was that a coordinator notes.
inline constexpr std::string_view kGivenSupervision = "given";
inline constexpr std::string_view kOwnSupervision = "own";

// Moves; kDischarged below is one, too.
inline constexpr std::string_view kAdmitted = "admitted";
inline constexpr std::string_view kMoved = "moved";
inline constexpr std::string_view kOnLeave = "leave";
inline constexpr std::string_view kCameBack = "back";

// Whether somebody is on the caseload.
inline constexpr std::string_view kActive = "active";
inline constexpr std::string_view kDischarged = "discharged";
/// Not answered counts as active: nobody drops out of sight for a missing tick.
constexpr bool onCaseload(std::string_view status) { return status != kDischarged; }
/// The same of a person's answers: after discharge support goes on until `supportUntil`, that day included.
bool onCaseload(const Fields& person, Date today);

// Length of a session in minutes: NHS Data Dictionary, CLINICAL CONTACT DURATION OF CARE CONTACT.
inline constexpr int kShortest = 1;
inline constexpr int kLongest = 480;
inline constexpr int kMinuteByMinute = 5;  ///< below this, a minute more or less is one step
inline constexpr int kUsualMinutes = 30;
inline constexpr int kShortVisit = 10;  ///< one of several on a round

/// What the person is called: the preferred name, or the first of the full one.
std::string calledName(const Fields& person);

}  // namespace alongside::codes
