// How the page is to look: what widgets may ask for, too.
#pragma once

#include "app/surroundings.h"

namespace alongside::command {

struct SetTheme {
  Theme theme;
};
struct SetTextSize {
  int percent;
};
struct SetRoomy {
  bool on;
};  ///< letters, words and lines further apart
struct SetSingleKeys {
  bool on;
};  ///< shortcuts of one key
struct SetListWidth {
  int width;
  bool keep;  ///< the divider was let go: it stays there next time
};

}  // namespace alongside::command
