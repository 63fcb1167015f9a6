// Where in a log something stands, by its hash: open addressing over 8-byte slots, because a node-based
// map of 250,000 revisions would cost more than the revisions' own heads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace alongside {

class PositionIndex {
 public:
  /// `same(position)` says whether the one at that position is the wanted one.
  template <class Same>
  std::optional<std::uint32_t> find(std::uint32_t hash, Same same) const {
    if (slots_.empty()) return std::nullopt;
    for (std::size_t at = hash & mask(); slots_[at].position != kFree; at = (at + 1) & mask()) {
      if (slots_[at].hash == hash && same(slots_[at].position)) return slots_[at].position;
    }
    return std::nullopt;
  }

  /// Adds one that is not there.
  void insert(std::uint32_t hash, std::uint32_t position) {
    if ((used_ + 1) * 5 > slots_.size() * 3) grow(slots_.empty() ? 64 : slots_.size() * 2);
    place({hash, position});
    ++used_;
  }

  void reserve(std::size_t count) {
    std::size_t size = 64;
    while (size * 3 < count * 5) size *= 2;
    if (size > slots_.size()) grow(size);
  }

 private:
  static constexpr std::uint32_t kFree = 0xFFFFFFFF;
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t position = kFree;
  };

  std::size_t mask() const { return slots_.size() - 1; }

  void place(Slot slot) {
    std::size_t at = slot.hash & mask();
    while (slots_[at].position != kFree) at = (at + 1) & mask();
    slots_[at] = slot;
  }

  void grow(std::size_t size) {
    const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(size));
    for (const Slot& slot : old) {
      if (slot.position != kFree) place(slot);
    }
  }

  std::vector<Slot> slots_;  // a power of two
  std::size_t used_ = 0;
};

}  // namespace alongside
