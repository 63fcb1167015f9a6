#include "core/order.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

using namespace alongside;

namespace {

struct Row {
  std::string name;
  int days = 0;
  bool operator==(const Row&) const = default;
};

}  // namespace

TEST_CASE("a list is put in the order that the standard library gives it, whatever stood in it before") {
  std::mt19937 any(20261122);
  for (std::size_t size = 0; size < 200; ++size) {
    std::vector<Row> rows;
    for (std::size_t i = 0; i < size; ++i)
      rows.push_back({"row " + std::to_string(i), static_cast<int>(any() % 20)});  // many are equal
    std::vector<Row> wanted = rows;
    std::ranges::stable_sort(wanted, std::greater<>{}, &Row::days);
    inOrder(rows, std::greater<>{}, &Row::days);
    CHECK(rows == wanted);
  }
}

TEST_CASE("a key that is worked out is worked out once for each element") {
  std::vector<int> numbers{5, 3, 9, 1, 7, 2, 8};
  int asked = 0;
  inOrder(numbers, {}, [&](int number) {
    ++asked;
    return -number;
  });
  CHECK(numbers == std::vector{9, 8, 7, 5, 3, 2, 1});
  CHECK(asked == 7);
}

TEST_CASE("what can only be moved is put in order") {
  std::vector<std::unique_ptr<int>> held;
  for (const int number : {3, 1, 2}) held.push_back(std::make_unique<int>(number));
  inOrder(held, {}, [](const std::unique_ptr<int>& one) { return *one; });
  CHECK(*held[0] == 1);
  CHECK(*held[1] == 2);
  CHECK(*held[2] == 3);
}
