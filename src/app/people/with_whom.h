// With whom somebody is, by what was said last.
#pragma once

#include <map>
#include <set>
#include <string>

#include "core/clock.h"
#include "core/id.h"

namespace alongside {

struct Said {
  std::string worker, on;  ///< worker: a label of Members
  Hlc stamp;
};
struct WithWhom {
  std::map<Id, Said> said;  ///< by person; nobody was ever named: not in it
  std::set<Id> unseen;      ///< who waits still, or whose referral has ended
};

}  // namespace alongside
