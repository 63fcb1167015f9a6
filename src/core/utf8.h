// One code point at a time, forgiving: what is not UTF-8 reads as U+FFFD and is stepped over.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace alongside {

inline constexpr char32_t kReplacement = 0xFFFD;

struct CodePoint {
  char32_t value = kReplacement;
  std::size_t size = 1;  ///< bytes it took
  bool valid = false;
};

/// The code point that begins at `at`, which is inside the text. An invalid sequence takes as many
/// bytes as the Unicode standard calls a maximal subpart (3.9, U+FFFD substitution).
CodePoint codePointAt(std::string_view text, std::size_t at);
std::size_t asciiRun(std::string_view text, std::size_t at);  ///< how many bytes from `at` on are ASCII
void appendUtf8(std::string& out, char32_t value);
/// White space of any script, zero-width space and byte order mark among it.
bool isSpace(char32_t value);

}  // namespace alongside
