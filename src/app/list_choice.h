// How a list is looked at.
#pragma once

#include <cstdint>
#include <string>

namespace alongside {

enum class ListOrder : std::uint8_t { newest, oldest, byName, largest };
struct ListChoice {
  std::string query;
  std::string only;  ///< a code or a name; empty: all
  ListOrder order = ListOrder::newest;
  bool operator==(const ListChoice&) const = default;
};

}  // namespace alongside
