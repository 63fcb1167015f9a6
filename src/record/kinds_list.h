// The kinds, each described in a file of its own or beside its nearest relation (record/kinds), and listed in kinds.def.
#pragma once

#include "record/kind.h"

namespace alongside {

#define KIND(name) Kind name##Kind();
#include "record/kinds.def"
#undef KIND

}  // namespace alongside
