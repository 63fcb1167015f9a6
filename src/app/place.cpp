#include "app/place.h"

#include <array>
#include <optional>

namespace alongside {

namespace {

struct PlaceRow {
  Place place;
  std::optional<Place> above{};      ///< none: 'Back' leads to Today
  std::optional<Place> aboveDesk{};  ///< where it is another one for a coordinator
};

// clang-format off
constexpr std::array<PlaceRow, 23> kPlaces = {{
    {.place = Place::today},
    {.place = Place::people},
    {.place = Place::groups, .aboveDesk = Place::more},
    {.place = Place::send},
    {.place = Place::more},
    {.place = Place::referrals},
    {.place = Place::team},
    {.place = Place::packs, .above = Place::send, .aboveDesk = Place::more},
    {.place = Place::about, .above = Place::more},
    {.place = Place::search},
    {.place = Place::appearance, .above = Place::more},
    {.place = Place::security, .above = Place::more},
    {.place = Place::settle, .above = Place::packs},
    {.place = Place::clear, .above = Place::send},
    {.place = Place::kind, .above = Place::more},
    {.place = Place::myWork, .above = Place::more},
    {.place = Place::week, .above = Place::today},
    {.place = Place::import, .above = Place::referrals},
    {.place = Place::waiting, .above = Place::referrals},
    {.place = Place::board, .above = Place::referrals},
    {.place = Place::worries, .above = Place::today},
    {.place = Place::partners, .above = Place::more},
    {.place = Place::activity, .above = Place::more},
}};
// clang-format on

constexpr bool inTheirOrder() {
  for (std::size_t i = 0; i < kPlaces.size(); ++i)
    if (kPlaces[i].place != static_cast<Place>(i)) return false;
  return true;
}
static_assert(inTheirOrder());

}  // namespace

Place above(Place place, Role role) {
  const PlaceRow& row = kPlaces[static_cast<std::size_t>(place)];
  return (role == Role::coordinator && row.aboveDesk ? row.aboveDesk : row.above).value_or(place);
}

Place homeOf(Place place, Role role) {
  for (Place up = above(place, role); up != place; up = above(place, role)) place = up;
  return place;
}

}  // namespace alongside
