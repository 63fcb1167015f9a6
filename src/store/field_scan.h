// Reads single members out of a canonical JSON object without building it: lists and search need four
// short values of each of 60,000 records, and a tree of each would cost more than everything else.
#pragma once

#include <string>
#include <string_view>

namespace alongside {

/// Walks the members of a JSON object's text. Ends early (never out of bounds) on malformed text.
class FieldScan {
 public:
  explicit FieldScan(std::string_view object);
  bool next();
  std::string_view key() const { return key_; }      ///< as stored, between its quotes
  std::string_view value() const { return value_; }  ///< raw JSON: "\"text\"", "12", "[...]"

 private:
  std::string_view rest_;
  std::string_view key_;
  std::string_view value_;
};

/// The text of a raw JSON string; empty when the value is no string.
std::string plainText(std::string_view rawValue);
/// The strings of a raw JSON array of strings, one call of `each` per element.
template <class Each>
void eachText(std::string_view rawArray, Each each);

/// Length of the JSON value that `text` begins with; 0 when it is malformed.
std::size_t valueLength(std::string_view text);

template <class Each>
void eachText(std::string_view rawArray, Each each) {
  if (rawArray.size() < 2 || rawArray.front() != '[') return;
  rawArray.remove_prefix(1);
  while (!rawArray.empty() && rawArray.front() != ']') {
    const std::size_t length = valueLength(rawArray);
    if (length == 0) return;
    if (rawArray.front() == '"') each(plainText(rawArray.substr(0, length)));
    rawArray.remove_prefix(length);
    if (!rawArray.empty() && rawArray.front() == ',') rawArray.remove_prefix(1);
  }
}

}  // namespace alongside
