// What a coordinator's pages say.
#pragma once

#include "app/desk_state.h"
#include "tablet.h"

namespace alongside::test {

inline const PacksDesk& packs(const Tablet& desk) { return desk.open().desk->packs; }
inline const TeamDesk& team(const Tablet& desk) { return desk.open().desk->team; }

}  // namespace alongside::test
