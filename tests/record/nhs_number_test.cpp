#include <doctest/doctest.h>

#include "record/kind.h"

using namespace alongside;

TEST_CASE("NHS numbers that check are taken, however they are typed") {
  CHECK(nhsNumberFrom("943 476 5919") == "9434765919");
  CHECK(nhsNumberFrom("401-023-2137") == "4010232137");
  CHECK(nhsNumberFrom(" 6541003238 ") == "6541003238");
  CHECK(nhsNumberFrom("9 8 7 6 5 4 3 2 1 0") == "9876543210");
  CHECK(nhsNumberFrom("999 301 4729") == "9993014729");
}

TEST_CASE("NHS numbers that do not check are nobody's") {
  for (const std::string typed : {"123 456 7890", "943 476 5918", "000 000 0000", "1111111111", "943 476 591",
                                  "943 476 59190", "", "943 476 591O", "9434765919.", "٩٤٣٤٧٦٥٩١٩"}) {
    CAPTURE(typed);
    CHECK(nhsNumberFrom(typed).empty());
  }
}

TEST_CASE("one wrong digit, or two neighbours exchanged, is always found") {
  const std::string right = "9434765919";
  for (std::size_t at = 0; at < right.size(); ++at) {
    for (char digit = '0'; digit <= '9'; ++digit) {
      std::string typed = right;
      typed[at] = digit;
      CHECK(nhsNumberFrom(typed).empty() == (typed != right));
    }
    if (at + 1 == right.size() || right[at] == right[at + 1]) continue;
    std::string typed = right;
    std::swap(typed[at], typed[at + 1]);
    CHECK(nhsNumberFrom(typed).empty());
  }
}

TEST_CASE("nine digits that ask for a tenth of ten begin no number") {
  // Sum of the weighted digits of 100 000 00x: 10 + 2x; 11 - (12 mod 11) = 10.
  for (char digit = '0'; digit <= '9'; ++digit)
    CHECK(nhsNumberFrom(std::string("100000001") + digit).empty());
}

TEST_CASE("an NHS number is shown as three, three and four digits") {
  CHECK(nhsNumberShown("9434765919") == "943 476 5919");
  CHECK(nhsNumberShown("943") == "943");
  CHECK(nhsNumberShown("") == "");
}
