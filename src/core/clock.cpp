#include "core/clock.h"

#include <algorithm>
#include <cstdio>

#include "core/text.h"

namespace alongside {

namespace {

constexpr Millis kLastMs = 9'999'999'999'999;  // the most that 13 digits hold: the year 2286
constexpr std::uint32_t kLastCounter = 0xFFFFF;
constexpr std::size_t kLongestDevice = 128;

bool isLowerHex(char c) { return isDigit(c) || (c >= 'a' && c <= 'f'); }

/// Digits that were found to be such, and few enough to fit.
Millis numberOf(std::string_view digits, int base) {
  Millis number = 0;
  for (const char c : digits) number = number * base + (isDigit(c) ? c - '0' : c - 'a' + 10);
  return number;
}

}  // namespace

std::string Hlc::text() const {
  char head[40];
  std::snprintf(head, sizeof head, "%013lld.%05x.",
                static_cast<long long>(std::clamp<Millis>(ms, 0, kLastMs)),
                static_cast<unsigned>(std::min(counter, kLastCounter)));
  return head + device;
}

std::optional<Hlc> hlcFrom(std::string_view text) {
  if (text.size() < 20 || text[13] != '.' || text[19] != '.') return std::nullopt;
  const std::string_view ms = text.substr(0, 13);
  const std::string_view counter = text.substr(14, 5);
  const std::string_view device = text.substr(20);
  if (!std::ranges::all_of(ms, isDigit) || !std::ranges::all_of(counter, isLowerHex)) return std::nullopt;
  if (device.size() > kLongestDevice) return std::nullopt;
  if (!std::ranges::all_of(device, [](char c) { return c > ' ' && c < '\x7f'; })) return std::nullopt;
  return Hlc{numberOf(ms, 10), static_cast<std::uint32_t>(numberOf(counter, 16)), std::string(device)};
}

HybridClock::HybridClock(std::string device, Hlc last) : device_(std::move(device)), last_(std::move(last)) {
  last_.device = device_;
  last_.ms = std::clamp<Millis>(last_.ms, 0, kLastMs);
  last_.counter = std::min(last_.counter, kLastCounter);
}

Hlc HybridClock::tick(Millis wall) {
  wall = std::min(wall, kLastMs);
  if (wall > last_.ms) {
    last_.ms = wall;
    last_.counter = 0;
  } else if (last_.counter < kLastCounter) {
    ++last_.counter;
  } else {
    ++last_.ms;
    last_.counter = 0;
  }
  return last_;
}

bool HybridClock::observe(const Hlc& seen, Millis wall) {
  if (seen.ms > wall + kFarAhead || seen.ms > kLastMs) return false;
  const std::uint32_t counter = std::min(seen.counter, kLastCounter);
  if (seen.ms > last_.ms) {
    last_.ms = seen.ms;
    last_.counter = counter;
  } else if (seen.ms == last_.ms) {
    last_.counter = std::max(last_.counter, counter);
  }
  return true;
}

}  // namespace alongside
