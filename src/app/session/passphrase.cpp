#include "app/session/passphrase.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <unordered_set>
#include <vector>

#include "core/text.h"
#include "exchange/keys.h"

namespace alongside {
namespace {

// What breaches show people choose first; the estimate treats each as one guess in a few hundred.
constexpr std::array<std::string_view, 60> kWellKnown = {
    "password", "passw0rd", "letmein",   "welcome",    "qwerty",    "qwertyuiop", "monkey",    "dragon",
    "football", "iloveyou", "sunshine",  "princess",   "liverpool", "arsenal",    "chelsea",   "charlie",
    "admin",    "login",    "master",    "superman",   "batman",    "abc123",     "trustno1",  "shadow",
    "michael",  "jessica",  "ashley",    "summer",     "winter",    "spring",     "autumn",    "london",
    "england",  "hospital", "nhs",       "ward",       "nurse",     "support",    "peer",      "recovery",
    "secret",   "changeme", "hello",     "freedom",    "whatever",  "computer",   "tablet",    "january",
    "february", "march",    "april",     "june",       "july",      "august",     "september", "october",
    "november", "december", "alongside", "coordinator"};
constexpr std::array<std::string_view, 6> kRuns = {
    "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "01234567890", "09876543210"};

bool isDigit(char c) { return c >= '0' && c <= '9'; }

const std::unordered_set<std::string_view>& words() {
  static const std::unordered_set<std::string_view> set(wordList().begin(), wordList().end());
  return set;
}

double bitsOfCharacter(unsigned char c) {
  if (isDigit(static_cast<char>(c))) return 3.4;
  if (c == ' ' || c == '-' || c == '.') return 1.5;  // separators between words are guessed with them
  if (c >= 'a' && c <= 'z') return 4.7;
  if (c >= 'A' && c <= 'Z') return 5.7;
  return c < 0x80 ? 6.0 : 4.0;  // each byte of a longer character
}

/// Bits of text[from, to) as one piece, or a negative number when it is no such piece.
double bitsOfPiece(std::string_view lower, std::string_view original, std::size_t from, std::size_t to) {
  const std::string_view piece = lower.substr(from, to - from);
  const double capitals = piece == original.substr(from, to - from) ? 0 : 1;
  double best = -1;
  auto offer = [&](double bits) { best = best < 0 ? bits : std::min(best, bits); };
  if (std::ranges::find(kWellKnown, piece) != kWellKnown.end()) offer(7 + capitals);
  if (piece.size() >= 3 && words().contains(piece)) offer(12.9 + capitals);
  if (piece.size() >= 3) {
    if (std::ranges::all_of(piece, [&](char c) { return c == piece[0]; }))
      offer(bitsOfCharacter(static_cast<unsigned char>(piece[0])) +
            std::log2(static_cast<double>(piece.size())));
    for (const std::string_view run : kRuns)
      if (run.find(piece) != std::string_view::npos) offer(5 + std::log2(static_cast<double>(piece.size())));
  }
  if (piece.size() == 4 && std::ranges::all_of(piece, isDigit) &&
      (piece.starts_with("19") || piece.starts_with("20")))
    offer(6.7);                                                                                    // a year
  if ((piece.size() == 6 || piece.size() == 8) && std::ranges::all_of(piece, isDigit)) offer(15);  // a date
  return best;
}

std::string howLong(double seconds) {
  constexpr double kDay = 86400;
  if (seconds < 60) return "less than a minute";
  if (seconds < 2 * 3600) return "about an hour";
  if (seconds < 2 * kDay) return "about a day";
  if (seconds < 60 * kDay) return "some weeks";
  if (seconds < 700 * kDay) return "some months";
  if (seconds < 20 * 365 * kDay) return "some years";
  return seconds < 300 * 365 * kDay ? "many years" : "centuries";
}

}  // namespace

PassphraseStrength strengthOf(std::string_view passphrase) {
  std::string lower(passphrase);
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  constexpr std::size_t kLongest = 128;  // enough for any honest passphrase, and bounds the work
  const std::size_t n = std::min(lower.size(), kLongest);
  std::vector<double> bits(n + 1, 0);
  for (std::size_t to = 1; to <= n; ++to) {
    bits[to] = bits[to - 1] + bitsOfCharacter(static_cast<unsigned char>(passphrase[to - 1]));
    for (std::size_t from = to > 16 ? to - 16 : 0; from + 2 < to; ++from) {
      const double piece = bitsOfPiece(lower, passphrase, from, to);
      if (piece >= 0) bits[to] = std::min(bits[to], bits[from] + piece);
    }
  }
  PassphraseStrength strength;
  strength.bits = bits[n];
  const std::string time = howLong(std::exp2(strength.bits - 1) / 1e5);
  if (passphrase.empty()) {
    strength.sentence = "Four or more words that do not belong together are best.";
  } else if (strength.bits < kLeastBits) {
    strength.sentence = "Too easy to guess: " + time + " for somebody with this tablet and fast computers.";
  } else {
    strength.grade = strength.bits < 50 ? 1 : strength.bits < 64 ? 2 : 3;
    constexpr std::array<std::string_view, 4> kNames = {"", "Just enough", "Good", "Strong"};
    strength.sentence = std::string(kNames[static_cast<std::size_t>(strength.grade)]) + ": " + time +
                        " for somebody with this tablet and fast computers.";
  }
  return strength;
}

/// Words as people type them back: any case, hyphens or spaces between.
std::string typedWords(std::string_view text) {
  std::string plain = fold(trim(text));
  std::ranges::replace(plain, '-', ' ');
  std::string out;
  for (const char c : plain)
    if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
  return out;
}

std::string joinedWords(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : " ") + word;
  return all;
}

}  // namespace alongside
