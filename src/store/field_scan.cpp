#include "store/field_scan.h"

#include <cstring>

#include "core/json.h"

namespace alongside {

namespace {

/// Length of the string literal that `text` begins with, quotes included; 0 when it does not end.
std::size_t literalLength(std::string_view text) {
  std::size_t at = 1;
  while (at < text.size()) {
    const void* quote = std::memchr(text.data() + at, '"', text.size() - at);
    if (quote == nullptr) return 0;
    const auto end = static_cast<std::size_t>(static_cast<const char*>(quote) - text.data());
    std::size_t backslashes = 0;
    while (end - backslashes > 1 && text[end - backslashes - 1] == '\\') ++backslashes;
    if (backslashes % 2 == 0) return end + 1;
    at = end + 1;
  }
  return 0;
}

}  // namespace

std::size_t valueLength(std::string_view text) {
  if (text.empty()) return 0;
  if (text.front() == '"') return literalLength(text);
  if (text.front() != '{' && text.front() != '[') {
    std::size_t end = 0;
    while (end < text.size() && text[end] != ',' && text[end] != '}' && text[end] != ']') ++end;
    return end;
  }
  std::size_t depth = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '"') {
      const std::size_t length = literalLength(text.substr(at));
      if (length == 0) return 0;
      at += length;
      continue;
    }
    if (c == '{' || c == '[') ++depth;
    if ((c == '}' || c == ']') && --depth == 0) return at + 1;
    ++at;
  }
  return 0;
}

FieldScan::FieldScan(std::string_view object) {
  if (object.size() >= 2 && object.front() == '{') rest_ = object.substr(1);
}

bool FieldScan::next() {
  if (!rest_.empty() && rest_.front() == ',') rest_.remove_prefix(1);
  if (rest_.empty() || rest_.front() != '"') return false;
  const std::size_t keyLength = literalLength(rest_);
  if (keyLength == 0 || keyLength + 1 >= rest_.size() || rest_[keyLength] != ':') return false;
  const std::string_view after = rest_.substr(keyLength + 1);
  const std::size_t length = valueLength(after);
  if (length == 0) return false;
  key_ = rest_.substr(1, keyLength - 2);
  value_ = after.substr(0, length);
  rest_ = after.substr(length);
  return true;
}

std::string plainText(std::string_view rawValue) {
  if (rawValue.size() < 2 || rawValue.front() != '"') return {};
  const std::string_view inside = rawValue.substr(1, rawValue.size() - 2);
  if (inside.find('\\') == std::string_view::npos) return std::string(inside);
  const Result<Json> value = parseJson(rawValue);
  return value && value->is_string() ? value->get<std::string>() : std::string();
}

}  // namespace alongside
