// A tablet is not the record: people who are no longer this worker's can be cleared from it, once their coordinator has
// signed for what was written with them. What is nowhere else goes only by a choice that names it.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "app/clearing/clear_plan.h"
#include "app/forms/form.h"
#include "app/people/with_whom.h"
#include "app/session/feature.h"
#include "app/session/not_sent.h"
#include "app/team/trail_notes.h"
#include "exchange/cleared.h"
#include "exchange/intake.h"

namespace alongside {

class Clearing : public Feature {
 public:
  Clearing(Session& in, Whose& whose, TrailNotes& trail, Drafts& drafts, NotSent& notSent, Forms& forms)
      : Feature(in), whose(whose), trail(trail), drafts(drafts), notSent(notSent), forms(forms) {
    hear();
  }
  void begun(const Json& local) override;
  void entered() override;  ///< goes on with what was cut short
  void refresh() override;
  void leave() override;

  void readClear();  ///< what Send says of it

  // clear_returns.cpp: those of them who come back
  ClearedPeople people;  ///< of whom this tablet was cleared
  /// What of a pack brings somebody back, and what is set aside. `after`: of whom the tablet is cleared once it is in.
  Returns returnsOf(const Pack& pack, ClearedPeople* after = nullptr);
  void save(ClearedPeople after);

 private:
  Whose& whose;
  TrailNotes& trail;
  Drafts& drafts;
  NotSent& notSent;
  Forms& forms;
  void hear();
  ClearPlan clearPlan(const std::set<Id>* among = nullptr);
  void askClear();
  void fillClear();
  void countClear();
  void clearChosen();
  void cleared(const Outcome& outcome, const std::vector<Hash>& revisions, std::size_t records,
               std::string said);
  void savePeople();
};

}  // namespace alongside
