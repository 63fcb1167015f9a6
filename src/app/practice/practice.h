// Made-up people to practise with: deterministic but for the day, which is today.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/state.h"
#include "core/time.h"
#include "exchange/arrivals.h"
#include "exchange/team/team.h"
#include "exchange/trail.h"
#include "store/revision.h"

namespace alongside {

struct PracticeTeam {
  std::string worker;  ///< who one plays
  Team team;
  std::vector<Revision> revisions;  ///< as if written on `device` over the last three weeks
  Hlc packedTo;                     ///< all but the newest have been sent
  Json drafts = Json::object();     ///< one that was begun
  IntakeLedger ledger;              ///< at the desk: packs that came in
  Arrivals arrivals;
  Trail trail;
};

/// Somebody of the team, with keys that stand for nobody: nothing is sealed in practice.
Member madeUpMember(std::string_view name, Role role, std::uint8_t n, Moment now);
/// All names, places, numbers and words are invented; NHS numbers are from the 999 test range.
PracticeTeam practiceTeam(Moment now, const std::string& device);
/// What the worker has sent so far, newest first.
std::vector<OutPack> practiceOutbox(Moment now);
/// The same ward as its coordinator sees it, with referrals in every state.
PracticeTeam practiceDesk(Moment now, const std::string& device);
/// What has come from each tablet of the desk's practice.
/// `device`: the coordinator's own.
void writePracticePacks(PracticeTeam& made, const std::string& device, Moment now);
/// A referral report as RiO might give it, with rows of every fate.
std::string practiceReport(Date today);

}  // namespace alongside
