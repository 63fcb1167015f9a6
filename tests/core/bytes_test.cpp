#include "core/bytes.h"

#include <doctest/doctest.h>

using namespace alongside;

TEST_CASE("hexadecimal comes back as it went, in lower case only") {
  const Bytes bytes = {0x00, 0x7F, 0x80, 0xFF};
  CHECK(hexOf(bytes) == "007f80ff");
  CHECK(fromHex("007f80ff") == bytes);
  CHECK(fromHex("") == Bytes{});
  CHECK_FALSE(fromHex("007F"));
  CHECK_FALSE(fromHex("007"));
  CHECK_FALSE(fromHex("0g"));
}

TEST_CASE("base64url follows the examples of RFC 4648, without padding") {
  const std::pair<std::string, std::string> examples[] = {
      {"", ""},           {"f", "Zg"},          {"fo", "Zm8"},          {"foo", "Zm9v"},
      {"foob", "Zm9vYg"}, {"fooba", "Zm9vYmE"}, {"foobar", "Zm9vYmFy"},
  };
  for (const auto& [plain, coded] : examples) {
    CHECK(base64url(viewOf(plain)) == coded);
    CHECK(fromBase64url(coded) == bytesOf(plain));
  }
  const Bytes high = {0xFB, 0xFF, 0xBF};
  CHECK(base64url(high) == "-_-_");
}

TEST_CASE("base64url of every length and every byte comes back") {
  Bytes bytes;
  for (int i = 0; i < 300; ++i) {
    const auto back = fromBase64url(base64url(bytes));
    REQUIRE(back);
    CHECK(*back == bytes);
    bytes.push_back(static_cast<std::uint8_t>(i * 7));
  }
}

TEST_CASE("base64url has one text for the same bytes: padding, other alphabets and loose bits are refused") {
  for (const std::string text :
       {"Zg==", "Zg=", "Zm8=", "Z", "Zm9vY", "Zm9v\n", " Zg", "Zm+v", "Zm/v", "Zh", "Zm9", "Z\xC3\xA9g"}) {
    CAPTURE(text);
    CHECK_FALSE(fromBase64url(text));
  }
  // "Zh" and "Zm9" differ from "Zg" and "Zm8" only in bits that belong to no byte.
  CHECK(fromBase64url("Zg"));
  CHECK(fromBase64url("Zm8"));
}
