#include "core/difference.h"

#include <doctest/doctest.h>

using namespace alongside;

namespace {

/// "[gone]" and "{come}", as the history shows them struck and underlined.
std::string shown(std::string_view before, std::string_view after) {
  std::string text;
  for (const Piece& piece : difference(before, after)) {
    switch (piece.is) {
      case Piece::Is::same:
        text += piece.words;
        break;
      case Piece::Is::gone:
        text += "[" + piece.words + "]";
        break;
      case Piece::Is::come:
        text += "{" + piece.words + "}";
        break;
    }
  }
  return text;
}

/// Without what came it is the text before, without what went the text after.
void keepsBoth(std::string_view before, std::string_view after) {
  std::string was, is;
  for (const Piece& piece : difference(before, after)) {
    if (piece.is != Piece::Is::come) was += piece.words;
    if (piece.is != Piece::Is::gone) is += piece.words;
  }
  CHECK(is == after);
  const auto bare = [](std::string text) {
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
    return text;
  };
  CHECK(bare(was) == bare(std::string(before)));
}

}  // namespace

TEST_CASE("what was changed in a plan is seen word by word") {
  CHECK(shown("Cooking. Ringing my sister at weekends. Radio on.",
              "Cooking. Ringing my sister every Sunday morning. Radio on.") ==
        "Cooking. Ringing my sister [at weekends]{every Sunday morning}. Radio on.");
  CHECK(shown("The pond, once a day.", "The pond, twice a day.") == "The pond, [once ]{twice }a day.");
}

TEST_CASE("a mark is no part of the word before it") {
  CHECK(shown("Ask me straight.", "Ask me straight, then wait.") == "Ask me straight{, then wait}.");
  CHECK(shown("Don't ring.", "Do not ring.") == "[Don't ]{Do not }ring.");
}

TEST_CASE("nothing before and nothing after are plain") {
  CHECK(shown("", "").empty());
  CHECK(shown("", "Put the kettle on") == "{Put the kettle on}");
  CHECK(shown("Put the kettle on", "") == "[Put the kettle on]");
  CHECK(shown("Same as ever.", "Same as ever.") == "Same as ever.");
}

TEST_CASE("letters of any script make words") {
  CHECK(shown("Ξένια κοιμάται λίγο", "Ξένια κοιμάται πολύ") == "Ξένια κοιμάται [λίγο]{πολύ}");
  keepsBoth("Đặng Thị Hương ngủ ngon", "Đặng Thị Hương không ngủ");
}

TEST_CASE("a changed space alone is no change of words") {
  CHECK(shown("one  two", "one two") == "one two");
  CHECK(shown("one two", "one\ntwo") == "one\ntwo");
}

TEST_CASE("a very long note with few changes is compared word by word") {
  std::string before, after;
  for (int i = 0; i < 6000; ++i) {
    before += "Line " + std::to_string(i) + " as it was.\n";
    after += "Line " + std::to_string(i) + (i % 1000 == 500 ? " as it is now.\n" : " as it was.\n");
  }
  std::size_t gone = 0, come = 0;
  for (const Piece& piece : difference(before, after)) {
    if (piece.is == Piece::Is::gone) ++gone;
    if (piece.is == Piece::Is::come) ++come;
  }
  CHECK(gone == 6);
  CHECK(come == 6);
  keepsBoth(before, after);
}

TEST_CASE("a note that is another altogether is shown as replaced, but for its ends") {
  std::string before = "First. ", after = "First. ";
  for (int i = 0; i < 5000; ++i) {
    before += "a" + std::to_string(i) + " ";
    after += "b" + std::to_string(i) + " ";
  }
  const auto pieces = difference(before, after);
  REQUIRE(pieces.size() == 3);
  CHECK(pieces[0] == Piece{Piece::Is::same, "First. "});
  CHECK(pieces[1].is == Piece::Is::gone);
  CHECK(pieces[0].words + pieces[1].words == before);
  CHECK(pieces[0].words + pieces[2].words == after);
}
