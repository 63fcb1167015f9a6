#include "core/bytes.h"

#include <array>
#include <cstring>

namespace alongside {

namespace {

constexpr std::string_view kHex = "0123456789abcdef";
constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::uint8_t kBad = 0xFF;

constexpr std::array<std::uint8_t, 256> valuesOf(std::string_view alphabet) {
  std::array<std::uint8_t, 256> values{};
  values.fill(kBad);
  for (std::size_t i = 0; i < alphabet.size(); ++i) {
    values[static_cast<std::uint8_t>(alphabet[i])] = static_cast<std::uint8_t>(i);
  }
  return values;
}

constexpr auto kHexValues = valuesOf(kHex);
constexpr auto kBase64Values = valuesOf(kAlphabet);

std::uint8_t valueIn(const std::array<std::uint8_t, 256>& values, char c) {
  return values[static_cast<std::uint8_t>(c)];
}

}  // namespace

Bytes bytesOf(std::string_view text) { return Bytes(text.begin(), text.end()); }

std::string textOf(ByteView bytes) { return std::string(bytes.begin(), bytes.end()); }

std::string hexOf(ByteView bytes) {
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const std::uint8_t byte : bytes) {
    text += kHex[byte >> 4];
    text += kHex[byte & 15];
  }
  return text;
}

std::optional<Bytes> fromHex(std::string_view text) {
  if (text.size() % 2 != 0) return std::nullopt;
  Bytes bytes(text.size() / 2);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const std::uint8_t high = valueIn(kHexValues, text[2 * i]);
    const std::uint8_t low = valueIn(kHexValues, text[2 * i + 1]);
    if (high == kBad || low == kBad) return std::nullopt;
    bytes[i] = static_cast<std::uint8_t>(high << 4 | low);
  }
  return bytes;
}

std::string base64url(ByteView bytes) {
  std::string text((bytes.size() * 4 + 2) / 3, '\0');
  std::size_t out = 0;
  std::size_t in = 0;
  for (; in + 3 <= bytes.size(); in += 3) {
    const std::uint32_t three =
        std::uint32_t{bytes[in]} << 16 | std::uint32_t{bytes[in + 1]} << 8 | bytes[in + 2];
    text[out++] = kAlphabet[three >> 18];
    text[out++] = kAlphabet[three >> 12 & 63];
    text[out++] = kAlphabet[three >> 6 & 63];
    text[out++] = kAlphabet[three & 63];
  }
  if (bytes.size() - in == 1) {
    text[out++] = kAlphabet[bytes[in] >> 2];
    text[out++] = kAlphabet[(bytes[in] & 3U) << 4];
  } else if (bytes.size() - in == 2) {
    const std::uint32_t two = std::uint32_t{bytes[in]} << 8 | bytes[in + 1];
    text[out++] = kAlphabet[two >> 10];
    text[out++] = kAlphabet[two >> 4 & 63];
    text[out++] = kAlphabet[(two & 15U) << 2];
  }
  return text;
}

std::optional<Bytes> fromBase64url(std::string_view text) {
  const std::size_t rest = text.size() % 4;
  if (rest == 1) return std::nullopt;
  Bytes bytes(text.size() / 4 * 3 + (rest == 0 ? 0 : rest - 1));
  std::size_t out = 0;
  std::uint32_t bits = 0;
  int held = 0;
  for (const char c : text) {
    const std::uint8_t value = valueIn(kBase64Values, c);
    if (value == kBad) return std::nullopt;
    bits = bits << 6 | value;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes[out++] = static_cast<std::uint8_t>(bits >> held & 0xFF);
    }
  }
  // Bits that belong to no byte must be zero, or two texts would name the same bytes (RFC 4648, 3.5).
  if ((bits & ((1U << held) - 1)) != 0) return std::nullopt;
  return bytes;
}

}  // namespace alongside
