#include "core/order.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <numeric>

namespace alongside {

std::vector<std::uint32_t> placesInOrder(std::size_t size,
                                         FunctionRef<bool(std::uint32_t a, std::uint32_t b)> before) {
  assert(size <= std::numeric_limits<std::uint32_t>::max());
  std::vector<std::uint32_t> places(size);
  std::iota(places.begin(), places.end(), 0U);
  std::ranges::stable_sort(places, before);
  return places;
}

}  // namespace alongside
