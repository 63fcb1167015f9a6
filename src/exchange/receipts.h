// Receipts for many tablets in one file, since several downloads at once are often blocked on a tablet:
//
//   {"fmt":"alongside-receipts","v":1,"receipts":[<pack>,<pack>,…]}
//
// Each is a pack of its own, signed and sealed to one tablet; the file around them holds nothing else. Whoever opens it
// finds the one that is theirs by trying: the others stay closed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "exchange/pack.h"

namespace alongside {

inline constexpr std::size_t kMostReceipts = 500;
inline constexpr std::size_t kMostReceiptBytes = std::size_t{32} << 20;  ///< of the whole file

std::string joinReceipts(const std::vector<std::string>& sealed);
bool looksLikeReceipts(std::string_view file);  ///< before anything in it is trusted
/// The first that is sealed for `mine`. Fault "receipts/none" when none is, "receipts/altered"; else openPack's.
Result<OpenedPack> openOneReceipt(std::string_view file, const DeviceKeys& mine, const Team& team);

}  // namespace alongside
