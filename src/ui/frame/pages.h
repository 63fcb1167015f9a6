// What each page looks like, in one row of pages.cpp. Where it hangs and what it needs stands in app/pages/place.cpp.
#pragma once

#include <vector>

#include "app/state.h"
#include "ui/frame/sheet_shortcuts.h"
#include "ui/pen/ui.h"

namespace alongside::ui {

struct PageRow {
  Place place;
  void (*draw)(Ui&, const State&);
  Icon icon = Icon::none;  ///< in the rail
  const char* label = "";
  /// Whether it has a filled button of its own, where on a phone 'Record' would float; null: never.
  bool (*ownButton)(const OpenState&) = nullptr;
  /// Keys that mean something on this page alone; null: none.
  void (*keys)(std::vector<Shortcut>&, const OpenState&) = nullptr;
};

const PageRow& pageOf(Place place);
/// The five of the rail.
std::vector<const PageRow*> railOf(Role role);

}  // namespace alongside::ui
