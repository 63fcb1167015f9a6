// JSON: one library (nlohmann-json), one strict reader, one canonical writer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/result.h"

namespace alongside {

using Json = nlohmann::json;  ///< objects are sorted by member name (bytewise)

struct JsonLimits {
  std::size_t bytes = std::size_t{64} << 20;
  int depth = 16;
  /// Names and values. Counted before any of them is built: each takes far more room in memory than its one comma or
  /// bracket does in the text.
  std::size_t values = 4'000'000;
};

/// Refuses what makes two readers disagree: duplicate member names, invalid UTF-8, trailing text,
/// too deep, too long, too many parts. Code "json/refused"; "json/no-memory" when the tablet has no room for it.
Result<Json> parseJson(std::string_view text, JsonLimits limits);
/// The same of a text of our own, within the usual limits. Want of memory ends the page: an empty answer would be taken for
/// what was written.
Result<Json> parseJson(std::string_view text);

/// Canonical text: sorted members, no spaces, UTF-8 unescaped, integers only (RFC 8785 for the
/// values that our formats hold). No format of ours has a float; one from elsewhere is kept.
std::string canonical(const Json& value);

// Lenient access to members of an object: the fallback when absent or of another type.
std::string textAt(const Json& object, std::string_view key, std::string_view fallback = {});
std::int64_t numberAt(const Json& object, std::string_view key, std::int64_t fallback = 0);
bool flagAt(const Json& object, std::string_view key, bool fallback = false);

}  // namespace alongside
