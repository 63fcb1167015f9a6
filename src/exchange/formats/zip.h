// A zip archive that is read in memory (APPNOTE 6.3; 64-bit sizes too).
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "core/bytes.h"

namespace alongside {

enum class ZipFault { damaged, absent, tooLarge };

struct ZipPart {
  std::string bytes{};
  std::optional<ZipFault> fault{};
};

/// One file of it, by its path whatever its capitals, unpacked and with its checksum held. `most`: bytes unpacked.
ZipPart zipPart(ByteView archive, const std::string& path, std::size_t most);

}  // namespace alongside
