#include "core/id.h"

#include <algorithm>
#include <cassert>
#include <cstring>

#include "core/bytes.h"

namespace alongside {

namespace {

constexpr std::size_t kDashes[] = {8, 13, 18, 23};

std::uint64_t mix(std::uint64_t value) {  // the finaliser of SplitMix64
  value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9ULL;
  value = (value ^ value >> 27) * 0x94D049BB133111EBULL;
  return value ^ value >> 31;
}

std::uint64_t wordAt(const std::uint8_t* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

}  // namespace

std::string Id::text() const {
  std::string text = hexOf(bytes);
  for (const std::size_t dash : kDashes) text.insert(dash, 1, '-');
  return text;
}

std::optional<Id> idFrom(std::string_view text) {
  if (text.size() != 36) return std::nullopt;
  std::string digits;
  digits.reserve(32);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (std::ranges::find(kDashes, i) != std::end(kDashes)) {
      if (text[i] != '-') return std::nullopt;
    } else {
      digits += text[i];
    }
  }
  const auto bytes = fromHex(digits);
  if (!bytes) return std::nullopt;
  Id id;
  std::ranges::copy(*bytes, id.bytes.begin());
  return id;
}

Id makeId(Millis now, const std::array<std::uint8_t, 10>& random) {
  assert(now >= 0 && now < Millis{1} << 48);
  Id id;
  for (std::size_t i = 0; i < 6; ++i) {
    id.bytes[i] = static_cast<std::uint8_t>(now >> (40 - 8 * static_cast<int>(i)) & 0xFF);
  }
  std::ranges::copy(random, id.bytes.begin() + 6);
  id.bytes[6] = static_cast<std::uint8_t>(0x70 | (id.bytes[6] & 0x0F));  // version 7
  id.bytes[8] = static_cast<std::uint8_t>(0x80 | (id.bytes[8] & 0x3F));  // variant 10
  return id;
}

std::string Hash::text() const { return base64url(bytes); }

std::optional<Hash> hashFrom(std::string_view text) {
  const auto bytes = fromBase64url(text);
  if (!bytes || bytes->size() != 32) return std::nullopt;
  Hash hash;
  std::ranges::copy(*bytes, hash.bytes.begin());
  return hash;
}

std::string joinedHashes(const std::vector<Hash>& all) {
  Bytes bytes;
  bytes.reserve(all.size() * sizeof(Hash::bytes));
  for (const Hash& one : all) bytes.insert(bytes.end(), one.bytes.begin(), one.bytes.end());
  return base64url(bytes);
}

std::vector<Hash> partedHashes(std::string_view text) {
  std::vector<Hash> all;
  const auto bytes = fromBase64url(text);
  constexpr std::size_t kSize = sizeof(Hash::bytes);
  if (!bytes || bytes->size() % kSize != 0) return all;
  for (std::size_t at = 0; at < bytes->size(); at += kSize) {
    Hash one;
    std::copy_n(bytes->begin() + static_cast<std::ptrdiff_t>(at), kSize, one.bytes.begin());
    all.push_back(one);
  }
  return all;
}

}  // namespace alongside

std::size_t std::hash<alongside::Id>::operator()(const alongside::Id& id) const noexcept {
  return static_cast<std::size_t>(alongside::mix(alongside::wordAt(id.bytes.data()) ^
                                                 alongside::mix(alongside::wordAt(id.bytes.data() + 8))));
}

std::size_t std::hash<alongside::Hash>::operator()(const alongside::Hash& hash) const noexcept {
  return static_cast<std::size_t>(alongside::mix(alongside::wordAt(hash.bytes.data())));
}
