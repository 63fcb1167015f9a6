#include "core/order.h"

#include <algorithm>
#include <numeric>

namespace alongside {

std::vector<std::ptrdiff_t> placesInOrder(std::ptrdiff_t size,
                                          FunctionRef<bool(std::ptrdiff_t a, std::ptrdiff_t b)> before) {
  std::vector<std::ptrdiff_t> places(static_cast<std::size_t>(size));
  std::iota(places.begin(), places.end(), std::ptrdiff_t{0});
  std::ranges::stable_sort(places, before);
  return places;
}

}  // namespace alongside
