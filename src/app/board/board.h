// The board of the daily allocation meeting: who waits, who has room, what else to know, and who is placed with whom.
#pragma once

#include <string>

#include "app/people/room.h"
#include "app/referrals/referrals.h"
#include "app/session/feature.h"

namespace alongside {

class BoardPage : public Feature {
 public:
  BoardPage(Session& in, Whose& whose, TrailNotes& trail, Forms& forms, Room& room, Meeting& meeting,
            Referrals& referrals)
      : Feature(in),
        whose(whose),
        trail(trail),
        forms(forms),
        room(room),
        meeting(meeting),
        referrals(referrals) {
    hear();
  }
  void refreshPage() override;
  bool back() override;
  void leave() override;

 private:
  Whose& whose;
  TrailNotes& trail;
  Forms& forms;
  Room& room;
  Meeting& meeting;
  Referrals& referrals;
  void hear();  ///< board_decide.cpp
  void readNews();
  void sortWorkers();
  void placeWith(Id referral, const std::string& worker);
  void openWeek(const std::string& device);
};

}  // namespace alongside
