#include "record/kinds_list.h"

namespace alongside {

std::span<const Kind> kinds() {
  static const Kind all[] = {
#define KIND(name) name##Kind(),
#include "record/kinds.def"
#undef KIND
  };
  return all;
}

}  // namespace alongside
