#include "core/text.h"

#include <doctest/doctest.h>

#include <chrono>

#include "core/utf8.h"

using namespace alongside;

TEST_CASE("UTF-8 is what the standard says, and nothing near it") {
  for (const std::string good : {"", "plain ASCII, longer than eight", "é", "Đặng", "Ξένια", "😀",
                                 "\xF4\x8F\xBF\xBF", "\xEF\xBF\xBF"}) {
    CAPTURE(good);
    CHECK(validUtf8(good));
    CHECK(repairUtf8(good) == good);
  }
  for (const std::string bad :
       {"\x80", "abcdefgh\xC3", "\xC0\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF",
        "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE2\x82", "\xFF", "\xC3\xC3\xA9"}) {
    CAPTURE(bad);
    CHECK_FALSE(validUtf8(bad));
    CHECK(validUtf8(repairUtf8(bad)));
  }
  CHECK(repairUtf8("a\xE2\x82z") == "a\xEF\xBF\xBDz");
}

TEST_CASE("text that comes in is cleaned without losing a word") {
  CHECK(cleanText("one\r\ntwo\rthree\n") == "one\ntwo\nthree\n");
  CHECK(cleanText(std::string_view("a\0b\x01\x1B\tc\x7F", 8)) == "ab\tc");
  CHECK(cleanText("caf\xE9 noir") == "caf\xEF\xBF\xBD noir");
  CHECK(cleanText("Đặng 😀") == "Đặng 😀");
}

TEST_CASE("white space of any script is trimmed") {
  CHECK(trim("  a b \n") == "a b");
  CHECK(trim("\xC2\xA0\xE3\x80\x80"
             "Ana\xE2\x80\x8B") == "Ana");
  CHECK(trim(" \t\n") == "");
  CHECK(trim("") == "");
}

TEST_CASE("characters are counted and cut as code points") {
  CHECK(characters("Đặng 😀") == 6);
  CHECK(firstCharacters("Đặng", 2) == "Đặ");
  CHECK(firstCharacters("ab", 9) == "ab");
  CHECK(firstCharacters("", 1) == "");
}

TEST_CASE("names are found however they are written") {
  const std::pair<std::string, std::string> pairs[] = {
      {"Đặng Thị Ánh Nguyệt", "dang thi anh nguyet"},
      {"ÉIRE", "eire"},
      {"E\xCC\x81ire", "eire"},  // decomposed
      {"Ξένια", "ξενια"},
      {"ΟΔΥΣΣΕΥΣ Οδυσσεύς", "οδυσσευσ οδυσσευσ"},  // final sigma
      {"ᾨδή", "ωδη"},
      {"Łukasz Żółć", "lukasz zolc"},
      {"Bjørn Åse Æble", "bjorn ase aeble"},
      {"Straße STRASSE", "strasse strasse"},
      {"Œuvre þórr Ðagur", "oeuvre thorr dagur"},
      {"Иван Ёлкин ЙОШКА", "иван елкин иошка"},
      {"Ćwikliński Ş ţ Ř ű", "cwiklinski s t r u"},
      {"İstanbul ISPARTA ılık", "istanbul isparta ilik"},
      {"Ħal Ŋ ƒ ŧ Ɓ", "hal n f t b"},
      {"O’Neill ‘Kit’", "o'neill 'kit'"},
      {"Marlowe–Adair", "marlowe-adair"},
      {"ﬁne ﬂower", "fine flower"},
      {"ªº", "ao"},
  };
  for (const auto& [written, plain] : pairs) {
    CAPTURE(written);
    CHECK(fold(written) == plain);
    CHECK(fold(fold(written)) == fold(written));
  }
}

TEST_CASE("folding keeps what has no plainer form") {
  CHECK(fold("李娜 محمد 😀 ½ €5 ¨") == "李娜 محمد 😀 ½ €5 ¨");
  CHECK(fold("  a \n\t b\xC2\xA0\xC2\xA0"
             "c  ") == "a b c");
  CHECK(fold("") == "");
  CHECK(validUtf8(fold("bro\xC3ken")));
}

TEST_CASE("folding any code point gives valid text that folds to itself") {
  for (char32_t c = 1; c < 0x30000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string letter;
    appendUtf8(letter, c);
    const std::string folded = fold(letter);
    if (!validUtf8(folded) || fold(folded) != folded) {
      CAPTURE(static_cast<unsigned>(c));
      FAIL_CHECK("does not settle");
    }
  }
}

TEST_CASE("sixty thousand records are folded while a tablet is opened") {
  std::string record;
  while (record.size() < 600)
    record += "Slept through for the first time. The garden was quiet and I said hello. ";
  record.resize(600);
  const auto begin = std::chrono::steady_clock::now();
  std::size_t bytes = 0;
  for (int i = 0; i < 60'000; ++i) bytes += fold(record).size();
  const auto took =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
  MESSAGE("folded " << bytes << " bytes in " << took.count() << " ms");
  CHECK(bytes > 35'000'000);
  CHECK(took.count() < 10'000);  // sanitizers, a slow machine and others at work on it
}

TEST_CASE("a hit is shown where it stands in the words as they were written") {
  const auto found = [](std::string_view haystack, std::string_view needle) {
    const Found at = findFolded(haystack, needle);
    return at.begin == std::string_view::npos ? std::string("-")
                                              : std::string(haystack.substr(at.begin, at.end - at.begin));
  };
  CHECK(found("Asked Đặng about it", "dang") == "Đặng");
  CHECK(found("The GARDEN was quiet", " garden ") == "GARDEN");
  CHECK(found("Straße", "ss") == "ß");
  CHECK(found("the re\xCC\x81sume\xCC\x81 here", "resume") == "re\xCC\x81sume\xCC\x81");
  CHECK(found("Sunday   leave", "day le") == "day   le");
  CHECK(found("  leading", "leading") == "leading");
  CHECK(found("Ξένια  Đặng  Straße", "ξενια dang strasse") == "Ξένια  Đặng  Straße");
  CHECK(found("nothing", "x") == "-");
  CHECK(found("nothing", "  ") == "-");
  CHECK(found("", "a") == "-");
}

TEST_CASE("initials and first names") {
  CHECK(initials("Imogen Farrow") == "IF");
  CHECK(initials("Li Na Harcourt") == "LN");
  CHECK(initials("Kit Marlowe-Adair") == "KM");
  CHECK(initials("“Immy” (Imogen)") == "II");
  CHECK(initials("émile đặng") == "ÉĐ");
  CHECK(initials("ξένια") == "Ξ");
  CHECK(initials("ёлка") == "Ё");
  CHECK(initials("李娜") == "李");
  CHECK(initials("김민지") == "김");
  CHECK(initials("Նարե") == "Ն");
  for (const char* none : {"فاطمة الزهراء", "தமிழ்ச்செல்வி", "আয়েশা", "שרה כהן", "สมชาย", "😀"})
    CHECK(initials(none) == "");
  CHECK(initials("Fatima الزهراء") == "F");
  CHECK(initials("") == "");
  CHECK(firstName("  Imogen Farrow") == "Imogen");
  CHECK(firstName("") == "");
}

TEST_CASE("numbers, lists and sizes in words") {
  CHECK(plural(1, "record", "records") == "1 record");
  CHECK(plural(0, "record", "records") == "0 records");
  CHECK(plural(1204, "record", "records") == "1,204 records");
  CHECK(plural(250'000, "record", "records") == "250,000 records");
  CHECK(plural(-1000, "a", "b") == "-1,000 b");
  CHECK(listed({}) == "");
  CHECK(listed({"a"}) == "a");
  CHECK(listed({"a", "b", "c"}) == "a, b and c");
  CHECK(asBytesSize(1) == "1 byte");
  CHECK(asBytesSize(999) == "999 bytes");
  CHECK(asBytesSize(1'440'000) == "1.4 MB");
  CHECK(asBytesSize(14'900) == "14 KB");
  CHECK(asBytesSize(2'000'000'000) == "2 GB");
  CHECK(asBytesSize(~std::uint64_t{0}) == "18 EB");
}
