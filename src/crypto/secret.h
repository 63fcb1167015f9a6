// Secret bytes: wiped when they go out of scope, never printed, never copied by accident.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/bytes.h"

namespace alongside::crypto {

class Secret {
 public:
  Secret() = default;
  explicit Secret(std::size_t size) : bytes_(size) {}
  explicit Secret(ByteView bytes) : bytes_(bytes.begin(), bytes.end()) {}
  static Secret ofText(std::string_view text);
  Secret(Secret&& other) noexcept;
  Secret& operator=(Secret&& other) noexcept;
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;
  ~Secret() { wipe(); }

  Secret copy() const { return Secret(view()); }
  ByteView view() const { return bytes_; }
  std::span<std::uint8_t> edit() { return bytes_; }
  std::size_t size() const { return bytes_.size(); }
  bool empty() const { return bytes_.empty(); }
  void wipe();

 private:
  std::vector<std::uint8_t> bytes_;
};

/// Overwrites in a way that the optimiser keeps.
void wipe(std::span<std::uint8_t> bytes);
void wipe(std::string& text);

}  // namespace alongside::crypto
