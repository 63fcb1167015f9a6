// What a coordinator asks of partners and reports.
#pragma once

#include "app/command.h"
#include "app/reports/reports_state.h"

namespace alongside::command {

struct LookAtPartners {
  ListChoice list;
};
struct OpenPartner {
  Id id;
};
struct PrintPartner {};
struct LookAtActivity {
  Stretch stretch;
};
struct PrintActivity {};
struct AskLeaving {
  Leaving what;
};  ///< the file is not sealed: that is said first
struct SaveLeaving {};
struct CancelLeaving {};

}  // namespace alongside::command
