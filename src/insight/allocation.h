// Who has room, and who might suit: for the daily meeting where people are allocated. Suggestions with their reasons;
// the meeting decides.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/time.h"
#include "record/kind.h"

namespace alongside {

/// A worker's week, with the caseload as it stands.
struct Colleague {
  std::string name;
  double wholeTime = 1;  ///< whole-time equivalent, 0..1
  int limit = 0;         ///< of their own; 0: pro rata
  int active = 0;        ///< people on the caseload now
  std::vector<std::string> wards;
  std::string wardToday;
  std::string offers;                       ///< languages, interests, experience, as they wrote it
  std::optional<Date> awayFrom, awayUntil;  ///< the leave that lasts, or the next
};
/// From a record of kind `colleague`; who is on their caseload others know.
Colleague colleagueFrom(const Fields& week, Date today);

/// Their own, or pro rata and rounded to the nearest whole person; at least one for whoever works at all. `forWhole`:
/// active people for a whole-time equivalent, as the team has agreed.
int caseloadLimit(const Colleague& colleague, int forWhole);
bool away(const Colleague& colleague, Date today);

/// Whom somebody needs.
struct Need {
  std::string ward;
  std::string wishes;              ///< what matters in who comes, in their words
  std::vector<std::string> knows;  ///< workers who saw them before
};

struct Suggestion {
  std::size_t colleague = 0;         ///< index into what was given
  std::vector<std::string> reasons;  ///< "Works on Rowan", "Room for 3 more"
  std::vector<std::string> against;  ///< "Away until 3 December", "No room: 12 of 12"
  int weight = 0;
};

/// Best first; among equals whoever has the most room, then by name. Everybody is in it: nobody is decided against here.
std::vector<Suggestion> suggestions(const Need& need, std::span<const Colleague> colleagues, Date today,
                                    int forWhole);

}  // namespace alongside
