// What every sealed file of a vault begins with (vault_format.h) and how its sealed part is bound to it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "store/vault/vault_bytes.h"
#include "store/vault/vault_format.h"

namespace alongside::vault {

inline constexpr std::string_view kHeaderMagic = "ALVH";
inline constexpr std::string_view kSegmentMagic = "ALVS";
inline constexpr std::string_view kShelfMagic = "ALVF";
inline constexpr std::string_view kTallyMagic = "ALVT";

inline constexpr std::size_t kKeyNumberAt = 7;  ///< byte of the preamble

struct Preamble {
  std::string magic;
  std::uint16_t version = 0;
  std::uint8_t suite = 0;
  std::uint8_t keyNumber = 0;
  VaultId id{};
  std::uint64_t generation = 0;

  /// All but the key's number; of `newest` or an earlier version.
  bool names(std::string_view expectedMagic, const VaultId& expectedId, std::uint64_t expectedGeneration,
             std::uint16_t newest = kVersion) const;
  bool fits(std::string_view expectedMagic, const VaultId& expectedId, std::uint64_t expectedGeneration,
            const Keys& keys, std::uint16_t newest = kVersion) const {
    return names(expectedMagic, expectedId, expectedGeneration, newest) && keyNumber == keys.number;
  }
};
void writePreamble(ByteWriter& out, std::string_view magic, const VaultId& id, std::uint64_t generation,
                   const Keys& keys, std::uint16_t version = kVersion);
Preamble readPreamble(ByteReader& in);

/// Seals `plain` behind what `out` holds already, which becomes the associated data.
void sealBehind(ByteWriter& out, const crypto::Secret& key, ByteView plain);
/// Opens what lies behind the first `clear` bytes.
std::optional<Bytes> openBehind(ByteView file, std::size_t clear, const crypto::Secret& key);

}  // namespace alongside::vault
