// The team's own reports: worked out when their page is opened, saved and printed with small numbers withheld.
#pragma once

#include "app/people/with_whom.h"
#include "app/referrals/referrals.h"
#include "app/session/feature.h"
#include "app/team/trail_notes.h"

namespace alongside {

class ActivityReports : public Feature {
 public:
  ActivityReports(Session& in, Whose& whose, TrailNotes& trail, Referrals& referrals)
      : Feature(in), whose(whose), trail(trail), referrals(referrals) {
    hear();
  }
  void refreshPage() override;
  bool back() override;
  void leave() override;

 private:
  Whose& whose;
  TrailNotes& trail;
  Referrals& referrals;
  void hear();
  void readActivity();
  Activity activity(Stretch stretch);
  void saveLeaving();
};

}  // namespace alongside
