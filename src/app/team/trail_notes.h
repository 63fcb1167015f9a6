// Who looked, who took what away (exchange/trail.h): noted as it is done, read by coordinators under Team.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "app/people/with_whom.h"
#include "app/session/feature.h"
#include "exchange/trail.h"

namespace alongside {

class TrailNotes : public Feature {
 public:
  TrailNotes(Session& in, Whose& whose) : Feature(in), whose(whose) { hear(); }
  void begun(const Json&) override;
  void refreshPage() override;

  Trail log;  ///< of this tablet and of those whose packs came in
  void noteDeed(const Noted& what);
  void takeEntries(const std::vector<Revision>& entries);  ///< they came with a pack

 private:
  Whose& whose;
  std::set<Id> looksNoted;  ///< records whose opening was noted since the vault was opened
  void hear();
  void noteLook();
  void keepEntries(std::vector<Revision> entries);
  std::string deedInWords(const Noted& noted);
  void refreshTrail();
};

}  // namespace alongside
