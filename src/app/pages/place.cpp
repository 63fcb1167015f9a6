#include "app/pages/place.h"

#include <array>

#include "app/pages/place_row.h"

namespace alongside {

namespace {

using S = Session;

// clang-format off
constexpr std::array<PlaceRow, 23> kPlaces = {{
    {.place = Place::today,      .refreshDesk = &S::readBoard},
    {.place = Place::people,     .refresh = &S::refreshPerson},
    {.place = Place::groups,     .aboveDesk = Place::more, .refresh = &S::readGroups},
    {.place = Place::send,       .refresh = &S::refreshSend},
    {.place = Place::more},
    {.place = Place::referrals,  .refreshDesk = &S::readReferrals},
    {.place = Place::team,       .refreshDesk = &S::refreshTeam},
    {.place = Place::packs,      .above = Place::send, .aboveDesk = Place::more, .refreshDesk = &S::readPacks},
    {.place = Place::about,      .above = Place::more},
    {.place = Place::search},
    {.place = Place::appearance, .above = Place::more},
    {.place = Place::security,   .above = Place::more},
    {.place = Place::settle,     .above = Place::packs},
    {.place = Place::clear,      .above = Place::send},
    {.place = Place::kind,       .above = Place::more, .refresh = &S::filterKind},
    {.place = Place::myWork,     .above = Place::more},
    {.place = Place::week,       .above = Place::today, .refresh = &S::readWeek},
    {.place = Place::report,     .above = Place::referrals},
    {.place = Place::waiting,    .above = Place::referrals, .refreshDesk = &S::readWaiting},
    {.place = Place::board,      .above = Place::referrals, .refreshDesk = &S::readBoard},
    {.place = Place::risks,      .above = Place::today},
    {.place = Place::partners,   .above = Place::more, .refreshDesk = &S::readPartners},
    {.place = Place::reports,    .above = Place::more, .refreshDesk = &S::readActivity},
}};
// clang-format on

constexpr bool inTheirOrder() {
  for (std::size_t i = 0; i < kPlaces.size(); ++i)
    if (kPlaces[i].place != static_cast<Place>(i)) return false;
  return true;
}
static_assert(inTheirOrder());

}  // namespace

const PlaceRow& rowOf(Place place) { return kPlaces[static_cast<std::size_t>(place)]; }

Place above(Place place, Role role) {
  const PlaceRow& row = rowOf(place);
  return (role == Role::coordinator && row.aboveDesk ? row.aboveDesk : row.above).value_or(place);
}

Place homeOf(Place place, Role role) {
  for (Place up = above(place, role); up != place; up = above(place, role)) place = up;
  return place;
}

}  // namespace alongside
