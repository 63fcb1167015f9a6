// With whom somebody is, by what was said last, and who that is: on a coordinator's desk and on a worker's tablet alike.
#pragma once

#include <map>
#include <set>
#include <string>
#include <unordered_map>

#include "app/people/people_state.h"
#include "app/session/feature.h"
#include "core/clock.h"
#include "core/id.h"
#include "exchange/team/members.h"
#include "insight/waiting.h"

namespace alongside {

struct Said {
  std::string worker, on;  ///< worker: a label of Members
  Hlc stamp;
  std::string covers{};         ///< who saw them before and will again: a label, while somebody covers
  std::optional<Date> until{};  ///< the last day of cover
};
/// Of a record of kind `assigned`: it was cover, and its last day has gone by.
bool coverOver(const Fields& assigned, Date today);

struct WithWhom {
  std::map<Id, Said> said;  ///< by person; nobody was ever named: not in it
  std::set<Id> unseen;      ///< who waits still, or whose referral has ended
};

/// What a referral says, read once for each of its versions: thousands are looked through at every change.
struct ReferralFacts {
  std::vector<std::uint32_t> heads;  ///< of the version that was read
  Wait wait;                         ///< as it stands now, but for who was met
  std::vector<Wait> before;          ///< the waits before it was opened anew
  std::string number, urgency;
  std::string interim;           ///< who keeps in touch while they wait, and how
  std::optional<Date> untold{};  ///< since then whoever referred has not been told what was decided
  bool risk = false;             ///< it came with something that worries
};

class Whose : public Feature {
 public:
  using Feature::Feature;
  void begun(const Json&) override { facts_.clear(); }
  void storeChanged() override { facts_.clear(); }

  const Members& members();  ///< of the team as it stands; empty without one
  const std::string& ownLabel();
  const ReferralFacts& factsOf(const Record& referral);
  WithWhom withWhom() { return withWhom(open().store); }
  WithWhom withWhom(const Store& store);
  void readElsewhere(std::map<Id, Elsewhere>& elsewhere, std::map<Id, Covered>& covering);

 private:
  struct KnownMembers {
    const void* open = nullptr;  ///< the vault that it is of
    std::string teamFile;
    std::size_t roster = 0;
    Members members{};
    std::string own{};
  };
  KnownMembers known_;  ///< labels are worked out once for each version of the team file
  std::unordered_map<Id, ReferralFacts> facts_;
};

}  // namespace alongside
