// Counts what is asked of the allocator, and refuses what is too much when a test says so. Included once in a program:
// it takes the place of the language's own operators.
#pragma once

#include <cstdlib>
#include <limits>
#include <new>

namespace alongside::test {

struct Memory {
  std::size_t asked = 0;                                       ///< bytes so far, given back or not
  std::size_t most = std::numeric_limits<std::size_t>::max();  ///< bytes at once that there is room for
};
inline Memory memory;

/// While it lives, nothing larger is given.
struct LittleRoom {
  explicit LittleRoom(std::size_t most) { memory.most = most; }
  ~LittleRoom() { memory.most = std::numeric_limits<std::size_t>::max(); }
  LittleRoom(const LittleRoom&) = delete;
  LittleRoom& operator=(const LittleRoom&) = delete;
};

}  // namespace alongside::test

void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  alongside::test::memory.asked += size;
  return size > alongside::test::memory.most ? nullptr : std::malloc(size == 0 ? 1 : size);
}
void* operator new(std::size_t size) {
  void* const room = operator new(size, std::nothrow);
  if (room == nullptr) throw std::bad_alloc();
  return room;
}
void operator delete(void* room) noexcept { std::free(room); }
void operator delete(void* room, std::size_t) noexcept { std::free(room); }
void operator delete(void* room, const std::nothrow_t&) noexcept { std::free(room); }
