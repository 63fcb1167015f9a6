// What is true of each page, in one row of place.cpp. What it looks like stands in ui/frame/pages.cpp.
#pragma once

#include <optional>

#include "app/pages/place.h"
#include "app/session/session.h"

namespace alongside {

struct PlaceRow {
  Place place;
  std::optional<Place> above{};      ///< none: 'Back' leads to Today
  std::optional<Place> aboveDesk{};  ///< where it is another one for a coordinator
  /// What only this page needs, made fresh when it is shown and when records changed.
  void (Session::*refresh)() = nullptr;
  void (Session::*refreshDesk)() = nullptr;  ///< the same, for coordinators alone
};

const PlaceRow& rowOf(Place place);

}  // namespace alongside
