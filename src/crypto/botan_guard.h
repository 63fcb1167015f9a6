// Botan reports by exception; nothing above this layer catches any.
#pragma once

#include <botan_all.h>

#include <exception>
#include <new>
#include <optional>
#include <span>
#include <utility>

#include "core/bytes.h"

namespace alongside::crypto {

/// For what cannot fail unless the program or the machine is broken: an exception ends the program
/// rather than go on with a key or a nonce that was never made.
template <class Work>
auto surely(Work&& work) noexcept {
  return std::forward<Work>(work)();
}

/// For what fails when the input is wrong: an exception becomes "no". Want of memory says nothing about the input, and
/// must not be taken for damage or a forged signature: it ends the program.
template <class Work>
auto unlessThrown(Work&& work) noexcept -> std::optional<decltype(work())> {
  try {
    return std::forward<Work>(work)();
  } catch (const std::bad_alloc&) {
    std::terminate();
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

inline Bytes bytesFrom(std::span<const std::uint8_t> view) { return Bytes(view.begin(), view.end()); }

}  // namespace alongside::crypto
