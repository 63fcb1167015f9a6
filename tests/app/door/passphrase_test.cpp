#include <doctest/doctest.h>

#include "app/session/passphrase.h"
#include "exchange/keys.h"

using namespace alongside;

TEST_CASE("easy passphrases are refused, however long they look") {
  for (const char* easy : {"", "password", "Password1", "qwertyuiop", "aaaaaaaaaaaaaaaaaaaa", "12345678",
                           "summer2024", "liverpool1984", "abcdefghijkl"})
    CHECK_MESSAGE(strengthOf(easy).bits < kLeastBits, easy);
}

TEST_CASE("four offered words are accepted, and more words are stronger") {
  double before = 0;
  for (const std::size_t n : {4u, 5u, 6u}) {
    std::string phrase;
    for (const std::string& word : randomWords(n)) phrase += (phrase.empty() ? "" : " ") + word;
    const PassphraseStrength strength = strengthOf(phrase);
    CHECK_MESSAGE(strength.bits >= kLeastBits, phrase);
    CHECK(strength.bits > before);
    CHECK_FALSE(strength.sentence.empty());
    before = static_cast<double>(n) * 9;
  }
}
