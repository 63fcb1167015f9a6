// What a coordinator's own screens show beside what everybody's do.
#pragma once

#include <array>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "app/board/board_state.h"
#include "app/packs/packs_state.h"
#include "app/people/people_state.h"
#include "app/referrals/allocations_state.h"
#include "app/referrals/import_state.h"
#include "app/reports/reports_state.h"
#include "app/state.h"
#include "app/team/team_state.h"
#include "app/worries/worries_state.h"
#include "insight/waiting.h"

namespace alongside {

/// A referral as it stands in the list.
struct ReferralLine {
  Id id, person;
  std::string name, team, source, number, state;
  std::string urgency{};  ///< a code of the referral; empty: not said
  Date received;
  int days = 0;  ///< until today while somebody waits for us; else until they were first met, or it ended
  bool waits = false;     ///< the days go on
  bool interim = false;   ///< somebody keeps in touch while they wait
  bool toAnswer = false;  ///< whoever referred has not been told what was decided lately
  bool overlong = false;  ///< waits longer than nine of ten did until they were allocated
};

/// Somebody who waits, and who keeps in touch meanwhile.
struct WaitingLine {
  ReferralLine referral;
  std::string interim;
};
enum class WaitingBy : std::uint8_t { ward, team, source, partner };

/// A step that is about to be taken with a referral.
struct StepAsked {
  Id referral;
  std::string to;
  Date on;
  std::string who, why;
  std::string worker, partner, interim;  ///< answers of the referral that belong to the step
  bool tried = false;
  std::vector<FieldFault> faults;
};

/// Somebody whom the coordinator sees themselves.
struct OwnLine {
  Id person;
  std::string name, second{};  ///< "Rowan, seen Friday"
  Date since;                  ///< referred on
  bool interim = false;        ///< until somebody is allocated
};

struct Desk {
  // Referrals
  ListChoice referralList{.query = {}, .only = {}, .order = ListOrder::oldest};  ///< oldest: waits longest
  std::vector<ReferralLine> referrals;                                           ///< as the list is looked at
  std::vector<std::pair<std::string, int>> parts;                                ///< of the list, with counts
  Waiting usual;                                                                 ///< of the last 90 days
  Id referral;  ///< whose page it is; empty: the list
  std::optional<StepAsked> step;

  ReferralImport import;

  WorryBoard worries;
  PartnersPage partners;
  ActivityPage activity;
  std::optional<LeavingFile> leaving;

  std::vector<OwnLine> own;  ///< longest first
  std::set<Id> ownFollowUps;
  std::vector<AllocationFile> allocationFiles;  ///< by worker; those that arrived last

  Board board;

  // Waiting
  WaitingBy waitingBy = WaitingBy::ward;
  std::vector<WaitingLine> waits;                             ///< longest first
  std::vector<std::pair<std::string, Waiting>> waitingParts;  ///< by name; what nobody said stands last
  PacksDesk packs;
  TeamDesk team;
  PeopleDesk people;
};

// Parts of the list of referrals, in its order: more than one state may belong to one.
inline constexpr std::string_view kOpenReferrals = "";  ///< all that nobody sees yet
inline constexpr std::string_view kWaitingReferrals = "waiting";
inline constexpr std::string_view kUnderWayReferrals = "active";
inline constexpr std::string_view kEndedReferrals = "ended";
/// Apart from the others: decided lately, and whoever referred has not been told.
inline constexpr std::string_view kToAnswer = "toAnswer";
inline constexpr int kAnswerShown = 28;  ///< days after the decision
/// The part of the list that a state belongs to; those not named above are called as their state.
std::string_view partOf(std::string_view state);
/// The part's name in the list: "Open", "Asked", "Reaching".
std::string_view partLabel(std::string_view part);

/// The wait with what came to its end lately: that alone says what is usual.
Wait lately(Wait wait, Date today);
/// It waits longer than nine of ten did until they were allocated.
bool overlong(const ReferralLine& line, const Waiting& usual);

/// Days that are looked back on for what is usual.
inline constexpr int kUsualDays = 90;

}  // namespace alongside
