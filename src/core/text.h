// Text as people write it: UTF-8 of any script.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace alongside {

bool validUtf8(std::string_view text);
std::string repairUtf8(std::string_view text);  ///< invalid bytes become U+FFFD
/// Invalid bytes become U+FFFD; C0 controls (but tab and newline) and DEL are dropped; CR LF becomes LF.
std::string cleanText(std::string_view text);
std::string trim(std::string_view text);        ///< white space of any script, at both ends
std::size_t characters(std::string_view utf8);  ///< code points
std::string firstCharacters(std::string_view utf8, std::size_t n);  ///< never splits a code point

/// For comparing and searching: case and diacritics folded ("Đặng" -> "dang", "ÉIRE" -> "eire",
/// "Ξένια" -> "ξενια"), white space runs to one space and goes at both ends, curly quotes and long
/// dashes are plain ones. Latin, Greek, Cyrillic, Vietnamese; other scripts are compared as they are.
std::string fold(std::string_view utf8);
/// Where fold(needle) begins in `haystack`, as byte range of the original; npos pair when absent.
struct Found {
  std::size_t begin = std::string_view::npos;
  std::size_t end = std::string_view::npos;
};
Found findFolded(std::string_view haystack, std::string_view needle);

/// "Imogen Farrow" -> "IF", "Li Na Harcourt" -> "LN". Empty for scripts that have none: their letters are joined or stacked.
std::string initials(std::string_view name);
std::string firstName(std::string_view name);
constexpr bool isDigit(char c) { return c >= '0' && c <= '9'; }
/// "3 records", "1,204 records"
std::string plural(std::int64_t n, std::string_view one, std::string_view many);
template <std::unsigned_integral N>
std::string plural(N n, std::string_view one, std::string_view many) {
  return plural(static_cast<std::int64_t>(n), one, many);
}
std::string listed(const std::vector<std::string>& items);  ///< "a, b and c"
std::string asBytesSize(std::uint64_t bytes);               ///< "1.4 MB"

}  // namespace alongside
