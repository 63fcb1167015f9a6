// Bytes and their textual forms.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace alongside {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

Bytes bytesOf(std::string_view text);
std::string textOf(ByteView bytes);
inline ByteView viewOf(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::string hexOf(ByteView bytes);                          ///< lower case
std::optional<Bytes> fromHex(std::string_view text);        ///< lower case only, even length
std::string base64url(ByteView bytes);                      ///< RFC 4648 section 5, unpadded
std::optional<Bytes> fromBase64url(std::string_view text);  ///< strict: unpadded, canonical trailing bits

}  // namespace alongside
