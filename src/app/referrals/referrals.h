// Referrals: the list with its counts, the steps that are taken, what stands before an allocation, who waits how long.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "app/forms/form.h"
#include "app/forms/half_asked.h"
#include "app/people/with_whom.h"
#include "app/referrals/meeting.h"
#include "app/session/feature.h"
#include "app/team/trail_notes.h"

namespace alongside {

class Referrals : public Feature {
 public:
  Referrals(Session& in, Whose& whose, TrailNotes& trail, HalfAsked& halfAsked, Forms& forms,
            Meeting& meeting)
      : Feature(in), whose(whose), trail(trail), halfAsked(halfAsked), forms(forms), meeting(meeting) {
    hear();
  }
  void refreshPage() override;
  bool back() override;
  void leave() override;

  /// All referrals as they stand now, with who was met.
  std::vector<std::pair<const Record*, Wait>> allWaits();
  std::vector<std::pair<const Record*, Wait>> earlierWaits();          ///< of those that were opened anew
  Waiting usual(std::span<const std::pair<const Record*, Wait>> now);  ///< of the last 90 days
  ReferralLine lineOf(const Record& record, const Wait& wait);

 private:
  Whose& whose;
  TrailNotes& trail;
  HalfAsked& halfAsked;
  Forms& forms;
  Meeting& meeting;
  void hear();
  void readReferrals();
  void readWaiting();  ///< referrals_waiting.cpp
  void askStep(const Id& referral, const std::string& to);
  bool takeStep(StepAsked& asked);
  void amendReferral(const Record& record, const Fields& fields, std::string_view reason);
  void answerGate(const Id& referral, const std::string& key, std::optional<bool> answer);
  void printReplies(const std::vector<Id>& referrals);  ///< referrals_replies.cpp, as the next
  void noteReplies(const std::vector<Id>& referrals);
};

}  // namespace alongside
