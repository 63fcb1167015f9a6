// The stage: pictures that stand still, scrollers that the browser owns, sheets that leave rail and strip alone,
// letters that arrive.

#include <doctest/doctest.h>
#include <imgui.h>

#include "kit_glass.h"
#include "ui/frame/frame.h"

namespace alongside::ui {
namespace {

using kit::Glass;

FrameSpec frameSpec() {
  FrameSpec frame;
  frame.lead = "Record";
  frame.places = {{Icon::today, "Today", true}, {Icon::people, "People"}, {Icon::more, "More"}};
  frame.strip = {{.icon = Icon::checkCircle, .words = "Saved on this tablet 14:03", .brief = "Saved 14:03"}};
  frame.person = "Nadia Holloway";
  return frame;
}

std::size_t vertices(const ImDrawData& data) {
  std::size_t sum = 0;
  for (const ImDrawList* list : data.CmdLists) sum += static_cast<std::size_t>(list->VtxBuffer.Size);
  return sum;
}

}  // namespace

TEST_CASE("a picture that does not change needs no more frames") {
  Glass glass([](Ui& ui) {
    ui.centred(400, [&] {
      ui.row({.gap = 72},
             {flex([&] { text(ui, "Some words that are long enough to wrap in this narrow column."); }),
              fit([&] { filledButton(ui, "Save"); })});
    });
  });
  CHECK(glass.settle() <= 3);
  CHECK(glass.settle() == 1);
  glass.act({.kind = Action::Kind::hover, .node = glass.the(NodeRole::button, "Save").id});
  CHECK(glass.settle() == 1);
}

TEST_CASE("a sheet rises in 160 ms and then stands still; without motion it is there at once") {
  bool open = false;
  Glass glass([&](Ui& ui) {
    if (open) sheet(ui, {.title = "One-to-one"}, [&] { body(ui, "Words"); });
  });
  glass.viewport.reducedMotion = false;
  glass.settle();
  open = true;
  const int frames = glass.settle();
  CHECK(frames >= 9);
  CHECK(frames <= 16);
  open = false;
  glass.settle();
  open = true;
  glass.viewport.reducedMotion = true;
  CHECK(glass.settle() <= 3);
}

TEST_CASE("a scroller stands where the browser says, and nodes are told in its content") {
  Glass glass([](Ui& ui) {
    ui.scroll("list", {.height = 400}, [&] {
      ui.gap(1000);
      button(ui, "In the middle");
      ui.gap(1000);
    });
  });
  glass.settle();
  const Node scroller = glass.the(NodeRole::scroller, "");
  CHECK(scroller.contentHeight == doctest::Approx(2048));
  const float y = glass.the(NodeRole::button, "In the middle").rect.y;
  CHECK(y == doctest::Approx(1000));
  glass.act({.kind = Action::Kind::scroll, .node = scroller.id, .number = 700});
  CHECK(glass.the(NodeRole::scroller, "").scrollTop == doctest::Approx(700));
  CHECK(glass.the(NodeRole::scroller, "").revision == scroller.revision);
  CHECK(glass.the(NodeRole::button, "In the middle").rect.y == doctest::Approx(1000));
  // Further than the end is the end.
  glass.act({.kind = Action::Kind::scroll, .node = scroller.id, .number = 9000});
  CHECK(glass.the(NodeRole::scroller, "").scrollTop == doctest::Approx(2048 - 400));
}

TEST_CASE("the program can bring a field into view and give it the focus, once") {
  bool asked = false;
  Glass glass([&](Ui& ui) {
    ui.scroll("form", {}, [&] {
      ui.gap(3000);
      if (asked) {
        ui.focus(fieldNode(ui, {.label = "Name"}));
        asked = false;
      }
      textField(ui, "", {.label = "Name"});
    });
  });
  glass.settle();
  const std::uint32_t before = glass.stage().semantics().focusRevision;
  asked = true;
  glass.settle();
  const Node& scroller = glass.the(NodeRole::scroller, "");
  const Node& field = glass.the(NodeRole::field, "Name");
  CHECK(glass.stage().semantics().wantFocus == field.id);
  CHECK(glass.stage().semantics().focusRevision == before + 1);
  CHECK(scroller.revision == 1);
  CHECK(field.rect.y >= scroller.scrollTop);
  CHECK(field.rect.y + field.rect.height <= scroller.scrollTop + scroller.rect.height);
}

TEST_CASE("the keyboard leaves the field in use in view") {
  Glass glass([](Ui& ui) {
    ui.scroll("form", {}, [&] {
      ui.gap(700);
      textField(ui, "", {.label = "Name"});
    });
  });
  glass.settle();
  glass.act({.kind = Action::Kind::focus, .node = glass.the(NodeRole::field, "Name").id, .flag = true});
  glass.viewport.visibleHeight = 420;
  glass.settle();
  const Node& scroller = glass.the(NodeRole::scroller, "");
  const Node& field = glass.the(NodeRole::field, "Name");
  CHECK(scroller.rect.height == doctest::Approx(420));
  CHECK(field.rect.y + field.rect.height <= scroller.scrollTop + 420);
}

TEST_CASE("below a sheet the page cannot be reached, but Lock and the strip can") {
  for (const auto& [width, height] : {std::pair{1180.0F, 820.0F}, std::pair{390.0F, 844.0F}}) {
    int closed = 0, locked = 0, back = 0;
    Glass glass(
        [&](Ui& ui) {
          const FramePress press = appFrame(
              ui, frameSpec(), [&] { page(ui, "today", [&] { button(ui, "Underneath"); }); },
              [&] {
                if (sheet(ui,
                          {.title = "One-to-one", .actions = {{.label = "Save", .kind = ButtonKind::filled}}},
                          [&] { textField(ui, "", {.label = "Words"}); })
                        .closed) {
                  ++closed;
                }
              });
          if (press.lock) ++locked;
          if (ui.escaped()) ++back;
        },
        width, height);
    glass.settle();
    const Node& dialog = glass.the(NodeRole::dialog, "One-to-one");
    CHECK(dialog.parent == 0);
    CHECK_FALSE(dialog.inert);
    for (const Node& node : glass.nodes()) {
      if (node.role == NodeRole::main) CHECK(node.inert);
      if (node.role == NodeRole::banner) CHECK_FALSE(node.inert);
    }
    CHECK(dialog.rect.y >= 56);
    glass.click(NodeRole::button, "Lock");
    CHECK(locked == 1);
    glass.act({.kind = Action::Kind::escape});
    CHECK(closed == 1);
    CHECK(back == 0);
  }
}

TEST_CASE("a dialog over a sheet has Escape to itself") {
  int sheetClosed = 0, dialogClosed = 0;
  Glass glass([&](Ui& ui) {
    if (sheet(ui, {.title = "Below"}, [&] { body(ui, "Words"); }).closed) ++sheetClosed;
    if (dialog(ui, {.title = "Above"}, [&] { button(ui, "Go back"); })) ++dialogClosed;
  });
  glass.settle();
  CHECK(glass.the(NodeRole::dialog, "Below").inert);
  CHECK_FALSE(glass.the(NodeRole::dialog, "Above").inert);
  glass.act({.kind = Action::Kind::escape});
  CHECK(dialogClosed == 1);
  CHECK(sheetClosed == 0);
}

TEST_CASE("a dialog larger than the screen scrolls inside it") {
  Glass glass(
      [](Ui& ui) {
        dialog(ui, {.title = "Long"}, [&] {
          for (int i = 0; i < 60; ++i) body(ui, "Line " + std::to_string(i));
          button(ui, "At the end");
        });
      },
      390, 600);
  glass.settle();
  const Node& dialog = glass.the(NodeRole::dialog, "Long");
  CHECK(dialog.rect.y >= 0);
  CHECK(dialog.rect.y + dialog.rect.height <= 600);
  CHECK(glass.find(NodeRole::scroller, "Long") != nullptr);
}

TEST_CASE(
    "a name in letters that the atlas lacks is drawn after one build, others become a box and are counted") {
  std::string name = "Imogen Farrow";
  Glass glass([&](Ui& ui) { body(ui, name); });
  glass.settle();
  const std::size_t plain = vertices(*glass.stage().drawData());
  glass.stage().takeAtlas();
  CHECK_FALSE(glass.stage().atlasChanged());
  name = "Đặng Thị Ξένια Юлия";
  glass.settle();
  CHECK(glass.stage().atlasChanged());
  CHECK(glass.stage().missingGlyphs() == 0);
  CHECK(vertices(*glass.stage().drawData()) > plain);
  glass.stage().takeAtlas();
  glass.settle();
  CHECK_FALSE(glass.stage().atlasChanged());
  name = "\xE4\xBD\xA0\xE5\xA5\xBD";
  glass.settle();
  CHECK(glass.stage().missingGlyphs() == 2);
  CHECK(glass.settle() == 1);
}

TEST_CASE("another pixel ratio or text size makes the letters anew, in whole device pixels") {
  Glass glass([](Ui& ui) { textField(ui, "Words", {.label = "Name"}); });
  for (const float ratio : {1.0F, 1.25F, 1.5F, 2.0F, 3.0F}) {
    for (const int percent : {100, 125, 200}) {
      glass.viewport.ratio = ratio;
      glass.state.appearance.textPercent = percent;
      glass.settle();
      const float whole = glass.the(NodeRole::field, "Name").fontSize * 2478 / 2048 * ratio;
      CHECK(whole == doctest::Approx(std::round(whole)));
      CHECK(glass.stage().drawData()->DisplaySize.x == doctest::Approx(std::round(1180 * ratio)));
    }
  }
}

TEST_CASE("an announcement is said once") {
  bool say = false;
  Glass glass([&](Ui& ui) {
    body(ui, "Words");
    if (say) ui.announce("Saved.");
  });
  glass.settle();
  const std::uint32_t before = glass.stage().semantics().announcementRevision;
  say = true;
  glass.stage().frame(glass.state, 0.016);
  say = false;
  glass.settle();
  CHECK(glass.stage().semantics().announcement == "Saved.");
  CHECK(glass.stage().semantics().announcementRevision == before + 1);
}

TEST_CASE("things that are put beside each other go under each other when there is no room") {
  const auto draw = [](Ui& ui) {
    ui.columns({flex([&] { button(ui, "Left"); }), fixed(372, [&] { button(ui, "Right"); })});
  };
  Glass wide(draw, 1180);
  wide.settle();
  CHECK(wide.the(NodeRole::button, "Left").rect.y == wide.the(NodeRole::button, "Right").rect.y);
  Glass narrow(draw, 390);
  narrow.settle();
  CHECK(narrow.the(NodeRole::button, "Left").rect.y < narrow.the(NodeRole::button, "Right").rect.y);
  Glass large(draw, 1180);
  large.state.appearance.textPercent = 200;
  large.settle();
  CHECK(large.the(NodeRole::button, "Left").rect.y < large.the(NodeRole::button, "Right").rect.y);
}

}  // namespace alongside::ui
