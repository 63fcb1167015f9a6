// The kinds, each described in the file of its name.
#pragma once

#include "record/kind.h"

namespace alongside {

Kind personKind();
Kind sessionKind();
Kind followUpKind();

}  // namespace alongside
