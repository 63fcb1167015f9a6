// Putting a list in order.
#pragma once

#include <cstddef>
#include <functional>
#include <ranges>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/function_ref.h"

namespace alongside {

/// The places 0 to `size` - 1 in the order that `before` gives them; equal ones stay as they were.
std::vector<std::ptrdiff_t> placesInOrder(std::ptrdiff_t size,
                                          FunctionRef<bool(std::ptrdiff_t a, std::ptrdiff_t b)> before);

/// std::ranges::stable_sort, called the same way. The library writes its whole algorithm out anew for each type and
/// each comparison: sixty times, 35 KB of the page's transfer. Here it is there once, and sorts places. A key that is
/// worked out (`fold(row.name)`) is worked out once for each element, not for each comparison.
template <std::ranges::random_access_range Range, class Before = std::less<>, class Key = std::identity>
void inOrder(Range&& range, Before before = {}, Key key = {}) {
  const auto all = std::ranges::begin(range);
  const std::ptrdiff_t size = std::ranges::ssize(range);
  if (size < 2) return;
  using Compared = std::invoke_result_t<Key&, std::ranges::range_reference_t<Range>>;
  std::vector<std::ptrdiff_t> places;
  if constexpr (std::is_reference_v<Compared>) {
    places = placesInOrder(size, [&](std::ptrdiff_t a, std::ptrdiff_t b) {
      return std::invoke(before, std::invoke(key, all[a]), std::invoke(key, all[b]));
    });
  } else {
    std::vector<Compared> keys;
    keys.reserve(static_cast<std::size_t>(size));
    for (auto& element : range) keys.push_back(std::invoke(key, element));
    places = placesInOrder(size, [&](std::ptrdiff_t a, std::ptrdiff_t b) {
      return std::invoke(before, keys.begin()[a], keys.begin()[b]);
    });
  }
  // Every element moves once, along its cycle.
  const auto from = places.begin();
  for (std::ptrdiff_t first = 0; first < size; ++first) {
    if (from[first] == first) continue;
    auto held = std::move(all[first]);
    std::ptrdiff_t to = first;
    while (from[to] != first) {
      all[to] = std::move(all[from[to]]);
      to = std::exchange(from[to], to);
    }
    all[to] = std::move(held);
    from[to] = to;
  }
}

}  // namespace alongside
