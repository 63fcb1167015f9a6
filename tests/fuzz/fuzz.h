// A fuzz target is a function over bytes that states what holds for all of them:
//
//   FUZZ_TARGET(name) { … MUST(…); }
//
// './build.sh fuzz' makes a libFuzzer program of each (ALONGSIDE_FUZZ). In the test program 'fuzz' the same function
// goes over what is kept in tests/fuzz/corpus/<name>: seeds, and every input that once found a fault.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/bytes.h"
#include "core/result.h"

#ifdef ALONGSIDE_FUZZ

#define MUST(condition)                                                                   \
  do {                                                                                    \
    if (!(condition)) {                                                                   \
      std::fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition); \
      std::abort();                                                                       \
    }                                                                                     \
  } while (false)

#define FUZZ_TARGET(name)                                                           \
  static void name##Over(alongside::ByteView input);                                \
  extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t n) { \
    name##Over({bytes, n});                                                         \
    return 0;                                                                       \
  }                                                                                 \
  static void name##Over(alongside::ByteView input)

#else

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#define MUST(condition) REQUIRE_MESSAGE(static_cast<bool>(condition), #condition)

namespace alongside::fuzzing {

inline void overCorpus(const char* name, void (*over)(ByteView)) {
  const std::filesystem::path folder = std::filesystem::path(ALONGSIDE_TESTS_DIR) / "fuzz" / "corpus" / name;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path());
  std::ranges::sort(files);
  REQUIRE_FALSE(files.empty());
  over({});
  for (const std::filesystem::path& file : files) {
    CAPTURE(file.filename().string());
    std::ifstream in(file, std::ios::binary);
    REQUIRE(in);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    over(viewOf(text));
  }
}

}  // namespace alongside::fuzzing

#define FUZZ_TARGET(name)                                \
  static void name##Over(alongside::ByteView input);     \
  TEST_CASE("what is kept for the fuzz target " #name) { \
    alongside::fuzzing::overCorpus(#name, name##Over);   \
  }                                                      \
  static void name##Over(alongside::ByteView input)

#endif

namespace alongside::fuzzing {

/// Takes an input apart, from the front. Past its end everything is zero and empty.
class Draw {
 public:
  explicit Draw(ByteView input) : left_(input) {}

  std::uint8_t byte() {
    if (left_.empty()) return 0;
    const std::uint8_t value = left_.front();
    left_ = left_.subspan(1);
    return value;
  }
  /// 0..choices-1. A digit of text stands for itself, so that seeds can be written by hand.
  std::size_t below(std::size_t choices) {
    const std::uint8_t value = byte();
    return (value >= '0' && value <= '9' ? value - std::size_t{'0'} : value) % choices;
  }
  std::uint32_t number() {
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i) value = value << 8 | byte();
    return value;
  }
  std::string text(std::size_t most) {
    const std::size_t size = std::min<std::size_t>({std::size_t{byte()}, most, left_.size()});
    std::string text = textOf(left_.first(size));
    left_ = left_.subspan(size);
    return text;
  }
  ByteView rest() { return std::exchange(left_, {}); }
  std::string restAsText() { return textOf(rest()); }
  bool empty() const { return left_.empty(); }

 private:
  ByteView left_;
};

/// Every refusal answers in words.
inline void mustBeInWords(const Fault& fault, std::string_view area) {
  MUST(fault.code.starts_with(area));
  MUST(fault.happened.ends_with('.'));
  MUST(fault.todo.ends_with('.'));
  MUST(fault.happened.size() < 2000);
}

}  // namespace alongside::fuzzing
