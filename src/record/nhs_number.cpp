// NHS number: ten digits, the last of which checks the others (modulus 11, NHS Data Dictionary).
#include "record/kind.h"

namespace alongside {

namespace {

/// The digit that the first nine ask for; 10 when no number begins with these nine.
int checkDigit(std::string_view nine) {
  int sum = 0;
  for (int i = 0; i < 9; ++i) sum += (nine[static_cast<std::size_t>(i)] - '0') * (10 - i);
  return (11 - sum % 11) % 11;
}

}  // namespace

std::string nhsNumberFrom(std::string_view typed) {
  std::string digits;
  for (const char c : typed) {
    if (c == ' ' || c == '-') continue;
    if (c < '0' || c > '9' || digits.size() == 10) return {};
    digits += c;
  }
  if (digits.size() != 10 || checkDigit(digits) != digits[9] - '0') return {};
  // 000 000 0000 and its like pass the check and are nobody's.
  if (digits.find_first_not_of(digits[0]) == std::string::npos) return {};
  return digits;
}

std::string nhsNumberShown(std::string_view digits) {
  if (digits.size() != 10) return std::string(digits);
  return std::string(digits.substr(0, 3)) + " " + std::string(digits.substr(3, 3)) + " " +
         std::string(digits.substr(6));
}

}  // namespace alongside
