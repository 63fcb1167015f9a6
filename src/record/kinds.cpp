#include "record/kinds_list.h"

namespace alongside {

std::span<const Kind> kinds() {
  static const Kind all[] = {personKind(), sessionKind(), followUpKind()};
  return all;
}

}  // namespace alongside
