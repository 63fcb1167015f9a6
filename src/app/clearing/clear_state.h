// Clearing a tablet of people who are no longer this worker's: what is offered, and what was chosen of it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/id.h"

namespace alongside {

/// What Send says of it.
struct ClearCount {
  std::size_t people = 0, records = 0;  ///< that a coordinator has signed for, or wrote
  std::size_t keptBack = 0;             ///< records about such people that stay here whatever is sent
};

struct PersonToClear {
  Id person;
  std::string name, why;    ///< why: "With Josie Tremlett now"
  std::size_t records = 0;  ///< that can go without losing anything
  bool chosen = true;
  bool draft = false;  ///< something about them is half written: they stay until it is finished or removed
};

/// A record of such a person that is nowhere else. It goes only by a choice of its own.
struct OnlyHere {
  Id record, person;
  std::string title, why;  ///< title: unlike any other in the list. why: "Not sent yet"
  bool chosen = false;
};

struct ClearPage {
  std::vector<PersonToClear> people;  ///< by name
  std::vector<OnlyHere> onlyHere;     ///< in the order of people
  std::size_t records = 0;            ///< by the choices as they stand
  std::size_t whose = 0;              ///< people whom these are about
  std::size_t lost = 0;               ///< of these records, those that are nowhere else
  bool working = false;
  std::string said;  ///< what was cleared just now
};

}  // namespace alongside
