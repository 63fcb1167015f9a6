// The pages there are, and how they hang together.
#pragma once

#include "exchange/team/team.h"

namespace alongside {

enum class Place {
  today,
  people,
  groups,
  send,
  more,
  referrals,
  team,
  packs,
  about,
  search,
  appearance,
  security,
  settle,
  clear,    ///< people who are no longer this worker's: OverState::clear
  kind,     ///< all records of one kind: PageState::kindShown
  myWork,   ///< one's own figures
  week,     ///< the calendar: PageState::monday
  import,   ///< a referral report of another system, being read
  waiting,  ///< how long people wait
  board,    ///< the daily allocation meeting
  worries,  ///< who knows, who answered, what is late
  partners,
  activity,  ///< reports of the team's own work
};

/// Where 'Back' leads from a page; the page itself when it lies under no other.
Place above(Place place, Role role);
/// The place in the rail under which a page stands; a page that stands under none is its own.
Place homeOf(Place place, Role role);

}  // namespace alongside
