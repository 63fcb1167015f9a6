#include "crypto/secret.h"

#include <cstring>
#include <string>
#include <utility>

namespace alongside::crypto {

void wipe(std::span<std::uint8_t> bytes) {
  if (bytes.empty()) return;
  std::memset(bytes.data(), 0, bytes.size());
  // The optimiser must believe that somebody reads the zeros (clang, also for WebAssembly).
  __asm__ __volatile__("" : : "r"(bytes.data()) : "memory");
}

void wipe(std::string& text) {
  text.resize(text.capacity());  // earlier, longer contents may lie behind the end
  wipe({reinterpret_cast<std::uint8_t*>(text.data()), text.size()});
  text.clear();
}

Secret Secret::ofText(std::string_view text) { return Secret(viewOf(text)); }

Secret::Secret(Secret&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}

Secret& Secret::operator=(Secret&& other) noexcept {
  if (this != &other) {
    wipe();
    bytes_ = std::exchange(other.bytes_, {});
  }
  return *this;
}

void Secret::wipe() {
  crypto::wipe(std::span<std::uint8_t>(bytes_));
  bytes_.clear();
}

}  // namespace alongside::crypto
