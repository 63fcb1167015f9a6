// Lines that somebody else draws: which, how they break, what is cut, and that nothing is asked for twice.
#include "ui/pen/letters.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "core/utf8.h"
#include "ui/pen/script.h"

using namespace alongside;
using namespace alongside::ui;

namespace {

/// Every code point is 10 wide and a cluster; a line may end behind a space.
class Ten final : public LetterPainter {
 public:
  int asked = 0;
  float width(std::string_view words, const Face&) override {
    ++asked;
    return static_cast<float>(clusters(words).size() * 10);
  }
  std::vector<std::size_t> breaks(std::string_view words) override {
    std::vector<std::size_t> ends;
    for (std::size_t at = 0; at < words.size(); ++at)
      if (words[at] == ' ' && at + 1 < words.size()) ends.push_back(at + 1);
    ends.push_back(words.size());
    return ends;
  }
  std::vector<std::size_t> clusters(std::string_view words) override {
    std::vector<std::size_t> ends;
    for (std::size_t at = 0; at < words.size();) ends.push_back(at += codePointAt(words, at).size);
    return ends;
  }
  Picture paint(std::string_view, const Face&, std::uint32_t) override { return {}; }
};

}  // namespace

TEST_CASE(
    "the typeface sets Latin, Greek and Cyrillic, and the painter everything that is joined, stacked or a "
    "picture") {
  for (const char* plain :
       {"Imogen", "Zoë O’Dell", "Đặng Thị Hoa", "ξένια", "Ёлка", "“quiet” … € 5 → −3", "a\u200Bb"})
    CHECK_FALSE(needsPainter(plain));
  for (const char* painted : {"நான் நன்றாக", "میں گھر", "আমি বাড়ি", "મારે ઘરે", "집에", "我想回家", "😀",
                              "cafe\u0301", "שלום", "❤️", "Нар\u0483", "ሰላም", "გამარჯობა", "Բարեւ", "5️⃣"})
    CHECK(needsPainter(painted));
}

TEST_CASE("a line runs as its first letter with a direction does") {
  for (const char* right : {"שלום", "24 میں", "“فاطمة” said", "(שלום)"}) CHECK(runsFromRight(right));
  for (const char* left : {"Imogen", "24", "", "Hello שלום", "我想", "Ёлка میں", "😀 hi"})
    CHECK_FALSE(runsFromRight(left));
}

TEST_CASE("a line that stands by itself runs as its paragraph does") {
  const std::string words = "میں Rowan\nHazel فاطمة\n24";
  const std::string_view all = words;
  const auto part = [&](std::string_view some) { return all.substr(all.find(some), some.size()); };
  CHECK(runsFromRight(paragraphOf(all, part("Rowan"))));
  CHECK(paragraphOf(all, part("فاطمة")) == "Hazel فاطمة");
  CHECK(paragraphOf(all, part("24")) == "24");
  CHECK(directed("Rowan", true) == "\u200FRowan");
  CHECK(runsFromRight(directed("Rowan", true)));
  CHECK(needsPainter(directed("Rowan", true)));
  CHECK(directed("فاطمة", false) == "\u200Eفاطمة");
  CHECK_FALSE(runsFromRight(directed("فاطمة", false)));
  CHECK(directed("Rowan", false) == "Rowan");
  CHECK(directed("فاطمة", true) == "فاطمة");
  CHECK(directed("میں Rowan", true) == "\u200Fمیں Rowan");
}

TEST_CASE(
    "what the page says runs as English does, whatever name it begins with, and prose as most of its letters "
    "do") {
  for (const char* wholly : {"فاطمہ قریشی", "שלום 24", "(שלום)"}) CHECK(whollyFromRight(wholly));
  for (const char* label : {"فاطمہ is happy for this to be seen by", "فاطمہ, Rowan ward", "Rowan", "24", ""})
    CHECK_FALSE(whollyFromRight(label));
  CHECK(mostlyFromRight("Rowan میں بہت شور تھا"));
  CHECK_FALSE(mostlyFromRight("فاطمہ does not want peer support"));
  CHECK_FALSE(mostlyFromRight("24"));
}

TEST_CASE("lines break where a painter says, and within a word that is wider than a line") {
  Ten painter;
  Letters letters;
  letters.setPainter(&painter);
  const LetterPainter::Face face{.size = 20};
  using Ends = std::vector<std::size_t>;
  CHECK(letters.lines("aa bb cc", face, 55) == Ends{6, 8});
  CHECK(letters.lines("aa bb", face, 500) == Ends{5});
  CHECK(letters.lines("", face, 50) == Ends{0});
  CHECK(letters.lines("abcdefg", face, 30) == Ends{3, 6, 7});
  CHECK(letters.lines("a bcdefg", face, 30) == Ends{2, 5, 8});
  CHECK(letters.lines("我想回家", face, 20) == Ends{6, 12});
  CHECK(letters.lines("ab", face, 1) == Ends{1, 2});  // one letter at least
  CHECK(letters.fitting("我想回家", face, 25) == 6);
  CHECK(letters.fitting("我", face, 5) == 0);
  const int before = painter.asked;
  CHECK(letters.lines("aa bb cc", face, 55) == Ends{6, 8});
  CHECK(letters.width("我", face) == 10);
  CHECK(letters.width("我", face) == 10);
  CHECK(painter.asked == before + 1);
}
