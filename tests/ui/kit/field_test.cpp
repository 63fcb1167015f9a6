// The text of a field belongs to the person who types; the program writes it only when it has another one.

#include <doctest/doctest.h>

#include "kit_glass.h"

namespace alongside::ui {
using kit::Glass;

TEST_CASE("what is typed comes back once, and is not written back under somebody's hands") {
  std::string name = "Imogen";
  int changes = 0;
  Glass glass([&](Ui& ui) {
    const std::string held = name;
    if (auto entry = textField(ui, held, {.label = "Name"}); entry.value) {
      name = *entry.value;
      ++changes;
    }
  });
  glass.settle();
  const std::uint32_t before = glass.the(NodeRole::field, "Name").revision;
  CHECK(glass.the(NodeRole::field, "Name").value == "Imogen");
  glass.type("Name", "Imogen F");
  CHECK(name == "Imogen F");
  CHECK(changes == 1);
  CHECK(glass.the(NodeRole::field, "Name").value == "Imogen F");
  CHECK(glass.the(NodeRole::field, "Name").revision == before);

  SUBCASE("a change by the program grows the revision, once") {
    name = "Somebody else";
    glass.settle();
    CHECK(glass.the(NodeRole::field, "Name").value == "Somebody else");
    CHECK(glass.the(NodeRole::field, "Name").revision == before + 1);
    glass.settle();
    CHECK(glass.the(NodeRole::field, "Name").revision == before + 1);
  }
  SUBCASE("a refused character is taken out again") {
    Glass digits([](Ui& ui) { textField(ui, "99", {.label = "Digits"}); });
    digits.settle();
    const std::uint32_t first = digits.the(NodeRole::field, "Digits").revision;
    digits.type("Digits", "99x");
    CHECK(digits.the(NodeRole::field, "Digits").value == "99");
    CHECK(digits.the(NodeRole::field, "Digits").revision == first + 1);
  }
}

// Firefox on a busy machine, a frame in 200 ms: what was typed last stood in a queue behind each letter before it.
TEST_CASE("whoever types faster than frames are drawn waits for one frame, not for one a letter") {
  std::string name;
  int changes = 0, presses = 0;
  Glass glass([&](Ui& ui) {
    const std::string held = name;
    if (auto entry = textField(ui, held, {.label = "Name"}); entry.value) {
      name = *entry.value;
      ++changes;
    }
    textField(ui, "", {.label = "Other"});
    if (filledButton(ui, "Save")) ++presses;
  });
  glass.settle();
  const NodeId field = glass.the(NodeRole::field, "Name").id, other = glass.the(NodeRole::field, "Other").id;
  for (const char* text : {"I", "Im", "Imo"})
    glass.stage().act({.kind = Action::Kind::input, .node = field, .text = text});
  SUBCASE("of one field the newest counts") {
    glass.stage().frame(glass.state, 0.016);
    CHECK(name == "Imo");
    CHECK(changes == 1);
  }
  SUBCASE("what comes after it still comes after it") {
    glass.stage().act({.kind = Action::Kind::input, .node = other, .text = "x"});
    glass.stage().act({.kind = Action::Kind::input, .node = field, .text = "Imogen"});
    glass.stage().act({.kind = Action::Kind::click, .node = glass.the(NodeRole::button, "Save").id});
    glass.stage().frame(glass.state, 0.016);
    CHECK(name == "Imo");
    CHECK(presses == 0);
    glass.settle();
    CHECK(name == "Imogen");
    CHECK(changes == 2);
    CHECK(presses == 1);
  }
}

TEST_CASE("Enter in a field is heard by that field") {
  int entered = 0;
  Glass glass([&](Ui& ui) {
    if (textField(ui, "a", {.label = "One"}).entered) ++entered;
    if (textField(ui, "b", {.label = "Two"}).entered) entered += 10;
  });
  glass.settle();
  glass.act({.kind = Action::Kind::submit, .node = glass.the(NodeRole::field, "Two").id});
  CHECK(entered == 10);
}

TEST_CASE("a field is told to the browser as it is drawn") {
  Glass glass([](Ui& ui) {
    textField(ui, "",
              {.label = "Passphrase", .error = "That did not open it.", .required = true, .enterHint = "go"});
  });
  glass.viewport.ratio = 2;
  glass.settle();
  const Node& node = glass.the(NodeRole::field, "Passphrase");
  CHECK(node.invalid);
  CHECK(node.required);
  CHECK(node.description == "That did not open it.");
  CHECK(node.enterHint == "go");
  // iOS enlarges the page for fields under 16 px.
  CHECK(node.fontSize >= 16);
  // Dear ImGui's size, which is a whole number of device pixels.
  const float whole = node.fontSize * 2478 / 2048 * 2;
  CHECK(whole == doctest::Approx(std::round(whole)));
  CHECK(node.paddingTop * 2 + node.lineHeight == doctest::Approx(node.rect.height));
}

TEST_CASE("a field of several lines grows with its words") {
  std::string words;
  Glass glass([&](Ui& ui) { ui.indent(0, [&] { longField(ui, words, {.label = "In her words"}); }, 780); });
  glass.settle();
  const float empty = glass.the(NodeRole::field, "In her words").rect.height;
  words =
      "Slept through for the first time. The garden was quiet and I said hello to the new nurse.\nI want to "
      "ask "
      "about Sunday leave, and whether my cat may come. Nobody has asked me before, and I would like them "
      "to.";
  glass.settle();
  CHECK(glass.the(NodeRole::field, "In her words").rect.height > empty);
}

TEST_CASE("a passphrase can be shown and hidden") {
  Glass glass([](Ui& ui) { passwordField(ui, "four calm garden words", {.label = "Passphrase"}); });
  glass.settle();
  CHECK(glass.the(NodeRole::field, "Passphrase").input == FieldInput::password);
  glass.click(NodeRole::button, "Show it");
  CHECK(glass.the(NodeRole::field, "Passphrase").input == FieldInput::text);
  glass.click(NodeRole::button, "Hide it");
  CHECK(glass.the(NodeRole::field, "Passphrase").input == FieldInput::password);
}

}  // namespace alongside::ui
