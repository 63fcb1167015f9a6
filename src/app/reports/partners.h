// Partners: the list, and one partner's page with what came of what was planned.
#pragma once

#include "app/forms/form.h"
#include "app/referrals/referrals.h"
#include "app/session/feature.h"
#include "app/team/trail_notes.h"

namespace alongside {

class Partners : public Feature {
 public:
  Partners(Session& in, TrailNotes& trail, Forms& forms, Referrals& referrals)
      : Feature(in), trail(trail), forms(forms), referrals(referrals) {
    hear();
  }
  void refreshPage() override;
  bool back() override;
  void leave() override;

 private:
  TrailNotes& trail;
  Forms& forms;
  Referrals& referrals;
  void hear();
  void readPartners();
};

}  // namespace alongside
