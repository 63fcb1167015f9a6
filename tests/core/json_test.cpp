#include "core/json.h"

#include <doctest/doctest.h>

using namespace alongside;

namespace {

bool refused(std::string_view text, JsonLimits limits = {}) {
  const auto read = parseJson(text, limits);
  return !read && read.error().code == "json/refused" && !read.error().happened.empty();
}

std::string again(std::string_view text) {
  const auto read = parseJson(text);
  REQUIRE(read);
  return canonical(*read);
}

std::string nested(int depth) {
  return std::string(static_cast<std::size_t>(depth), '[') +
         std::string(static_cast<std::size_t>(depth), ']');
}

}  // namespace

TEST_CASE("canonical text is sorted, without spaces, and reads back as itself") {
  CHECK(again(R"( { "b" : [1, -2, true, null, "é"], "a":{}, "A" : "" } )") ==
        R"({"A":"","a":{},"b":[1,-2,true,null,"é"]})");
  CHECK(again("[]") == "[]");
  CHECK(again("7") == "7");
  CHECK(again("-9223372036854775808") == "-9223372036854775808");
  CHECK(again("18446744073709551615") == "18446744073709551615");
}

TEST_CASE("canonical text escapes as RFC 8785 does and leaves everything else alone") {
  CHECK(canonical(Json("\b\t\n\f\r\"\\/\x01\x1f\x7f")) == "\"\\b\\t\\n\\f\\r\\\"\\\\/\\u0001\\u001f\x7f\"");
  CHECK(again(R"("\u00e9\ud83c\udf33\u0000")") == "\"é🌳\\u0000\"");
  CHECK(canonical(Json("Đặng 😀")) == "\"Đặng 😀\"");
}

TEST_CASE("a broken text is written as one that can be read") {
  const std::string text = canonical(Json("caf\xC3"));
  CHECK(text == "\"caf\xEF\xBF\xBD\"");
  CHECK(parseJson(text));
}

TEST_CASE("a float of a newer version comes back as it was") {
  CHECK(again("[0.5]") == "[0.5]");
  CHECK(again(again("[0.1]")) == again("[0.1]"));
}

TEST_CASE("what makes two readers disagree is refused") {
  CHECK(refused(R"({"a":1,"a":2})"));
  CHECK(refused(R"({"a":1,"\u0061":2})"));
  CHECK(refused(R"({"x":{"a":1,"b":2,"a":1}})"));
  CHECK(refused("{} {}"));
  CHECK(refused("{}x"));
  CHECK(refused(std::string_view("{}\0garbage", 10)));
  CHECK(refused("\xEF\xBB\xBF{}"));
  CHECK_FALSE(refused(R"([{"a":1},{"a":2}])"));
  CHECK_FALSE(refused(" {} \n"));
}

TEST_CASE("what is not JSON is refused") {
  for (const std::string text :
       {"",   " ",  "{",  "}",     "[1,]",   "{\"a\"}", "{a:1}",     "'a'",   "nul", "NaN",
        "01", "+1", "1.", "[1 2]", "\"\n\"", "\"\\x\"", "// no\n{}", "1e999", "\"",  "[\"a\""}) {
    CAPTURE(text);
    CHECK(refused(text));
  }
}

TEST_CASE("invalid UTF-8 is refused, escaped or not") {
  for (const std::string text : {"\"\xFF\"", "\"\xC3\"", "\"\xC0\xAF\"", "\"\xED\xA0\x80\"",
                                 "\"\xF4\x90\x80\x80\"", R"("\ud800")", R"("\udc00")", R"("\ud800\ud800")"}) {
    CAPTURE(text);
    CHECK(refused(text));
  }
}

TEST_CASE("sixteen levels are read, a seventeenth is refused") {
  CHECK_FALSE(refused(nested(16)));
  CHECK(refused(nested(17)));
  CHECK(refused("{\"a\":" + nested(16) + "}"));
  CHECK_FALSE(refused(nested(17), {.depth = 17}));
}

TEST_CASE("ten thousand levels, closed or not, are refused without harm") {
  CHECK(refused(nested(10'000)));
  CHECK(refused(std::string(10'000, '[')));
  std::string objects;
  for (int i = 0; i < 10'000; ++i) objects += "{\"a\":";
  CHECK(refused(objects));
}

TEST_CASE("a text over the limit is refused before it is read") {
  CHECK(refused("[1,2,3]", {.bytes = 6}));
  CHECK_FALSE(refused("[1,2,3]", {.bytes = 7}));
}

TEST_CASE("members are read leniently: the fallback stands for what is absent or of another type") {
  const Json object = *parseJson(R"({"t":"x","n":-5,"u":18446744073709551615,"f":true,"z":null,"d":1.5})");
  CHECK(textAt(object, "t") == "x");
  CHECK(textAt(object, "n", "other") == "other");
  CHECK(textAt(object, "none", "other") == "other");
  CHECK(numberAt(object, "n") == -5);
  CHECK(numberAt(object, "u", 3) == 3);
  CHECK(numberAt(object, "d", 3) == 3);
  CHECK(numberAt(object, "t", 3) == 3);
  CHECK(flagAt(object, "f"));
  CHECK(flagAt(object, "z", true));
  CHECK(textAt(Json::array(), "t", "other") == "other");
  CHECK(numberAt(Json("text"), "n", 4) == 4);
}

TEST_CASE("canonical text that is read and written again is the same, whatever its numbers are") {
  for (const char* text : {"-0.0", "-0", "[1.0,1e2,-0.0,0.1,1e300,-1e-300]", "123456789012345678901234567890",
                           "9007199254740993.0", "{\"a\":-0.0}"}) {
    CAPTURE(text);
    const std::string once = canonical(*parseJson(text));
    CHECK(canonical(*parseJson(once)) == once);
  }
  CHECK(canonical(*parseJson("-0.0")) == "0");  // RFC 8785 3.2.2.3
}

TEST_CASE("parts are counted before any is made, and what stands in quotation marks is none") {
  JsonLimits few;
  few.values = 4;
  CHECK(parseJson("[1,2,3]", few));
  CHECK(refused("[1,2,3,4]", few));
  CHECK(parseJson(R"({"a":1})", few));
  CHECK(refused(R"({"a":1,"b":2})", few));
  CHECK(refused("[[[[]]]]", few));
  CHECK(parseJson(R"(["[[,,::{{\",,[[\\"])", few));
  CHECK(refused(R"(["\\",[],[]])", few));
}
