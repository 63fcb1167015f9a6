// Of whom this tablet was cleared: so that a file of before brings nothing back, and one that gives them to its worker
// again does. Kept on the vault's shelf "cleared"; what was cleared of their records is known to the store by identity.
//
//   {"v":1,"people":[{"person":<id>,"on":"2026-11-24","stamp":<stamp>}]}
//
// `on` and `stamp` are of what was said last of with whom they are.
#pragma once

#include <map>
#include <string>

#include "core/clock.h"
#include "core/id.h"
#include "core/json.h"
#include "exchange/pack.h"

namespace alongside {

struct ClearedPeople {
  struct Said {
    std::string on;
    Hlc stamp;
    auto operator<=>(const Said&) const = default;
  };
  std::map<Id, Said> people;
  bool operator==(const ClearedPeople&) const = default;

  Json json() const;
  static ClearedPeople from(const Json& json);  ///< what cannot be read is left out
};

/// Whom a revision is about, as its own answers say; for a person's record its own id. Empty: nobody.
Id personIn(const Revision& revision);

}  // namespace alongside
