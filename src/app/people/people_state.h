// People across the team, as the coordinator sees them: whose they are, who may be here twice, who is linked.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/id.h"
#include "core/time.h"

namespace alongside {

/// Two records that may be one human, or are linked as one.
struct Pair {
  Id a, b;
  std::string nameA, nameB, secondA{}, secondB{};  ///< "Born 14 March 1991, Rowan, written by Femi Larkin"
  std::string why{};                               ///< "The same NHS number"
  Id link{};                                       ///< the record that links them; empty: suspected
};
struct PersonOfNobody {
  Id person;
  std::string name, second;
};

/// Somebody is with another worker.
struct Elsewhere {
  std::string worker;
  std::optional<Date> until{};  ///< as cover, that day included; then they are here again by themselves
};

/// Somebody sees them for another worker, that day included.
struct Covered {
  std::string covers;
  Date until;
};

struct PeopleDesk {
  bool pairsOpen = false;  ///< the page of pairs and of people without anybody
  std::vector<Pair> suspected, linked;
  std::vector<PersonOfNobody> nobody;     ///< active people whom nobody sees
  std::map<Id, std::string> workers;      ///< who sees whom; nobody: not in it
  std::map<Id, Covered> cover;            ///< while it lasts
  std::map<Id, std::vector<Pair>> pairs;  ///< links of a person
};

}  // namespace alongside
