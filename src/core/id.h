// Identity of records, packs, vaults: UUID version 7 (RFC 9562), kept as its 16 bytes.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/time.h"

namespace alongside {

struct Id {
  std::array<std::uint8_t, 16> bytes{};

  auto operator<=>(const Id&) const = default;
  bool empty() const { return bytes == std::array<std::uint8_t, 16>{}; }
  std::string text() const;  ///< "0192f1d0-7c3e-7a41-9d0f-0123456789ab"
};

std::optional<Id> idFrom(std::string_view text);  ///< strict form, any UUID version
/// `random` gives the 74 random bits (the first 10 bytes are used).
Id makeId(Millis now, const std::array<std::uint8_t, 10>& random);

/// SHA-256 of something: the identity of content.
struct Hash {
  std::array<std::uint8_t, 32> bytes{};

  auto operator<=>(const Hash&) const = default;
  bool empty() const { return bytes == std::array<std::uint8_t, 32>{}; }
  std::string text() const;  ///< base64url, 43 characters
};
std::optional<Hash> hashFrom(std::string_view text);
/// Many, one behind the other in one text: half of what a list of texts takes.
std::string joinedHashes(const std::vector<Hash>& all);
std::vector<Hash> partedHashes(std::string_view text);  ///< none when it cannot be read

}  // namespace alongside

template <>
struct std::hash<alongside::Id> {
  std::size_t operator()(const alongside::Id& id) const noexcept;
};
template <>
struct std::hash<alongside::Hash> {
  std::size_t operator()(const alongside::Hash& hash) const noexcept;
};
