// Across the team: whose somebody is, who may be here twice, and a coordinator's own caseload.
#pragma once

#include <string>
#include <vector>

#include "app/forms/half_asked.h"
#include "app/people/with_whom.h"
#include "app/session/feature.h"

namespace alongside {

class People : public Feature {
 public:
  People(Session& in, Whose& whose, HalfAsked& halfAsked) : Feature(in), whose(whose), halfAsked(halfAsked) {
    hear();
  }
  void refresh() override;  ///< own_caseload.cpp
  bool back() override;
  void leave() override;

  void readWhose();  ///< who sees whom, and who is without anybody
  void readPairs();

 private:
  Whose& whose;
  HalfAsked& halfAsked;
  void hear();
  void askGive(const std::string& from, const Id& person);
  void give();
  void linkPair(const Id& a, const Id& b, bool same);
};

/// Promised by the coordinator who is here, or about somebody whom they see. On a worker's tablet all are.
bool ownFollowUp(const OpenState& open, const Record& followUp);

}  // namespace alongside
