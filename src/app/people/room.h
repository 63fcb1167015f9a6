// Who has room: how many people each worker has, and for how many their week has places.
#pragma once

#include <map>
#include <string>

#include "app/people/people.h"
#include "app/people/with_whom.h"
#include "app/session/feature.h"

namespace alongside {

class Room : public Feature {
 public:
  Room(Session& in, Whose& whose, People& people) : Feature(in), whose(whose), people(people) {}

  void readRoom();  ///< into Board::workers

 private:
  Whose& whose;
  People& people;
  std::map<std::string, int> caseloads();
};

/// The label of whom a week is about: by the member, in older records by the tablet or the name.
std::string whoseWeek(const Fields& week, const Members& known);

}  // namespace alongside
