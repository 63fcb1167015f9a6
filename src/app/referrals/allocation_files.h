// Allocations on their way to a worker's tablet: sealed to it alone, handed over as a file, and put into every further
// file until a pack of the tablet's own says that it has them.
#pragma once

#include <string>

#include "app/people/with_whom.h"
#include "app/referrals/allocations_state.h"
#include "app/session/feature.h"
#include "app/team/trail_notes.h"

namespace alongside {

class AllocationFiles : public Feature {
 public:
  AllocationFiles(Session& in, Whose& whose, TrailNotes& trail) : Feature(in), whose(whose), trail(trail) {
    hear();
  }
  void begun(const Json& local) override;
  void writeLocal(Json& local) const override;
  void packTaken(const Pack& pack) override;  ///< a worker's says what reached the tablet
  void refreshPage() override;

  AllocationPacks handed;  ///< packs that were made for the workers' tablets

 private:
  Whose& whose;
  TrailNotes& trail;
  void hear();
  void sealAllocations(const std::string& device);
};

}  // namespace alongside
