// Every widget says what it is, can be hit by a thumb and hears its own action.

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <map>
#include <set>

#include "kit_glass.h"

namespace alongside::ui {
namespace {

using kit::Glass;

bool acts(NodeRole role) {
  switch (role) {
    case NodeRole::button:
    case NodeRole::link:
    case NodeRole::checkbox:
    case NodeRole::toggle:
    case NodeRole::radio:
    case NodeRole::tab:
    case NodeRole::field:
      return true;
    default:
      return false;
  }
}

const std::array<Option, 3> kWays{Option{.code = "f", .label = "Face to face"},
                                  Option{.code = "p", .label = "Phone"},
                                  Option{.code = "v", .label = "Video"}};

/// One of each.
void drawAll(Ui& ui) {
  ui.scroll("all", {.marginX = 24, .marginTop = 24, .marginBottom = 24}, [&] {
    title(ui, "Parts", "All of them");
    backButton(ui, "People");
    ui.flow(8, [&] {
      filledButton(ui, "Save", Icon::check);
      button(ui, "Open");
      plainButton(ui, "See all");
      button(ui, "Withdraw", {.kind = ButtonKind::danger});
      button(ui, "Send", {.disabled = true, .why = "Open the team file first."});
      iconButton(ui, Icon::more, "More about this");
      chip(ui, "Sleep", {.chosen = true});
    });
    oneOf(ui, "f", kWays, {.label = "How"});
    manyOf(ui, {"p"}, kWays, {.label = "Ways"});
    segments(ui, "f", kWays, {.name = "Segments"});
    yesNo(ui, "Did anything worry you?", false);
    stepper(ui, 30, {.label = "How long"});
    scale(ui, "How sure are you?", 7);
    tickBox(ui, "Tick", true);
    switchRow(ui, "Switch", false);
    const std::array<RadioOption, 2> radioOptions{RadioOption{.code = "a", .label = "One"},
                                                  RadioOption{.code = "b", .label = "Other"}};
    radios(ui, "Radios", "a", radioOptions);
    roundTick(ui, "Done: bring the bus map", false);
    const std::array<Tab, 2> pages{Tab{.code = "o", .label = "Overview"},
                                   Tab{.code = "t", .label = "Timeline"}};
    tabs(ui, "o", pages, "Person");
    textField(ui, "", {.label = "Name"});
    longField(ui, "", {.label = "In her words"});
    searchField(ui, "gardn", "Name or NHS number");
    passwordField(ui, "", {.label = "Passphrase"});
    momentEntry(ui, ui.local(), {.label = "When"});
    dateEntry(ui, std::nullopt, {.label = "By when", .future = true});
    listCard(ui, "Rows", 1, [&](std::size_t) {
      listRow(ui, {.time = "09:30",
                   .avatarName = "Gloria Penhale",
                   .title = "Gloria Penhale",
                   .second = "One-to-one",
                   .tick = false,
                   .tickName = "Done",
                   .button = RowButton{.label = "Record", .name = "Record, Gloria Penhale"}});
    });
    ui.grid(
        200, 12, 2,
        [&](std::size_t i, Box box) {
          ui.keyed(std::to_string(i), [&] { tile(ui, box, "Desmond Pryce", "Today", "Desmond Pryce"); });
        },
        88);
    bigChoice(ui, Icon::people, "Join my team", "You need the team file.");
    note(ui, {.words = "A note.", .action = "Do it", .closable = true});
    progress(ui, "Sealing", 0.5, "Stop");
    emptyLine(ui, "Nothing here.", "Add one");
    table(
        ui, "Packs", {{.head = "Pack"}, {.head = "When"}}, 1,
        [](std::size_t, std::size_t column) { return std::string(column == 0 ? "14" : "Monday"); }, true);
  });
}

void checkNodes(const Glass& glass) {
  std::set<NodeId> seen;
  std::map<NodeId, NodeRole> roles;
  for (const Node& node : glass.nodes()) {
    CAPTURE(node.name);
    CAPTURE(static_cast<int>(node.role));
    CHECK(node.id != 0);
    CHECK_MESSAGE(seen.insert(node.id).second, "one id, two nodes");
    if (node.parent != 0) CHECK_MESSAGE(roles.contains(node.parent), "a parent comes before its children");
    roles[node.id] = node.role;
    if (!acts(node.role) && !node.pressable) continue;
    if (!node.pressable) CHECK_FALSE(node.name.empty());
    CHECK(node.rect.width >= 44);
    CHECK(node.rect.height >= 44);
  }
}

}  // namespace

TEST_CASE("what stands above a column is never cut: it has as many lines as it needs") {
  const auto high = [](const char* head) {
    Glass glass(
        [head](Ui& ui) {
          table(
              ui, "Months", {{.head = "Month", .share = 4}, {.head = head, .align = Align::end}}, 1,
              [](std::size_t, std::size_t) { return std::string("3"); }, true);
        },
        820);
    glass.settle();
    return glass.the(NodeRole::columnHeader, head).rect.height;
  };
  const float one = high("Hours");
  CHECK(high("Did not happen this time") > one + 10);
  CHECK(high("Did not happen this time, nor the time before") > high("Did not happen this time") + 10);
}

TEST_CASE("every control has a role, a name and room for a thumb, at every width and text size") {
  for (const float width : {1180.0F, 820.0F, 390.0F, 320.0F}) {
    for (const int percent : {100, 150, 200}) {
      CAPTURE(width);
      CAPTURE(percent);
      Glass glass(drawAll, width, 820, 2);
      glass.state.appearance.textPercent = percent;
      glass.settle();
      checkNodes(glass);
      // Nothing sticks out at the side.
      for (const Node& node : glass.nodes()) {
        if (!acts(node.role)) continue;
        CAPTURE(node.name);
        CHECK(node.rect.x >= -12.5F);
        CHECK(node.rect.x + node.rect.width <= width + 0.5F);
      }
    }
  }
}

TEST_CASE("a click reaches a control by its node, also out of sight, and only once") {
  int presses = 0;
  Glass glass([&](Ui& ui) {
    ui.scroll("page", {}, [&] {
      ui.gap(5000);
      if (button(ui, "Far below")) ++presses;
      if (button(ui, "Beside it")) presses += 100;
    });
  });
  glass.settle();
  glass.click(NodeRole::button, "Far below");
  CHECK(presses == 1);
  glass.settle();
  CHECK(presses == 1);
}

TEST_CASE("a button that is off says why and does not answer") {
  int presses = 0;
  Glass glass([&](Ui& ui) {
    if (button(ui, "Seal and send", {.disabled = true, .why = "Open the team file first."})) ++presses;
    if (button(ui, "Unlock", {.busy = true, .busyWords = "Opening"})) ++presses;
  });
  glass.settle();
  CHECK(glass.the(NodeRole::button, "Seal and send").disabled);
  CHECK(glass.the(NodeRole::button, "Seal and send").description == "Open the team file first.");
  glass.click(NodeRole::button, "Seal and send");
  glass.click(NodeRole::button, "Opening");
  CHECK(presses == 0);
}

TEST_CASE("one action is taken a frame, in order") {
  std::vector<std::string> pressed;
  Glass glass([&](Ui& ui) {
    for (const char* name : {"One", "Two", "Three"}) {
      if (button(ui, name)) pressed.emplace_back(name);
    }
  });
  glass.settle();
  for (const char* name : {"Three", "One", "Two"}) {
    glass.stage().act({.kind = Action::Kind::click, .node = glass.the(NodeRole::button, name).id});
  }
  glass.stage().frame(glass.state, 0.016);
  CHECK(pressed == std::vector<std::string>{"Three"});
  glass.settle();
  CHECK(pressed == std::vector<std::string>{"Three", "One", "Two"});
}

// The buttons of 'Choose another file' lay on those before them.
TEST_CASE("buttons of a flow within a flow stand beside those around it") {
  Glass glass([](Ui& ui) {
    ui.flow(8, [&] {
      (void)button(ui, "Before");
      ui.flow(4, [&] { (void)button(ui, "Within"); });
      (void)button(ui, "After");
    });
    (void)button(ui, "Below");
  });
  glass.settle();
  const auto rect = [&](std::string_view name) { return glass.the(NodeRole::button, name).rect; };
  const auto first = rect("Before"), within = rect("Within"), after = rect("After");
  CHECK(within.x == first.x + first.width + 8);
  CHECK(after.x == within.x + within.width + 8);
  CHECK(within.y == first.y);
  CHECK(rect("Below").y >= first.y + first.height);
}

TEST_CASE("choices give back what was chosen") {
  std::string one = "f";
  std::vector<std::string> many{"p"};
  std::optional<bool> worried;
  int minutes = 32;
  std::optional<int> sure;
  Glass glass([&](Ui& ui) {
    if (auto now = oneOf(ui, one, kWays, {.label = "How"})) one = *now;
    if (auto now = manyOf(ui, many, kWays, {.label = "Ways"})) many = *now;
    if (auto now = yesNo(ui, "Worried?", worried)) worried = now;
    if (auto now = stepper(ui, minutes, {.label = "How long"})) minutes = *now;
    if (auto now = scale(ui, "Sure?", sure)) sure = now;
  });
  glass.settle();
  glass.click(NodeRole::radio, "Video");
  CHECK(one == "v");
  glass.click(NodeRole::radio, "Video");
  CHECK(one.empty());
  glass.click(NodeRole::checkbox, "Phone");
  CHECK(many.empty());
  glass.click(NodeRole::checkbox, "Video");
  CHECK(many == std::vector<std::string>{"v"});
  glass.click(NodeRole::radio, "No");
  CHECK(worried == false);
  glass.click(NodeRole::button, "More");
  CHECK(minutes == 35);
  glass.click(NodeRole::button, "Less");
  glass.click(NodeRole::button, "Less");
  CHECK(minutes == 25);
  glass.click(NodeRole::radio, "7");
  CHECK(sure == 7);
  CHECK(glass.the(NodeRole::radio, "7").checked);
}

TEST_CASE("chips beyond the first few are behind More, and a chosen one never is") {
  std::vector<Option> options;
  for (int i = 0; i < 12; ++i)
    options.push_back({.code = std::to_string(i), .label = "Topic " + std::to_string(i)});
  Glass glass([&](Ui& ui) { manyOf(ui, {"9"}, options, {.label = "About", .first = 3}); });
  glass.settle();
  CHECK(glass.find(NodeRole::checkbox, "Topic 2") != nullptr);
  CHECK(glass.find(NodeRole::checkbox, "Topic 5") == nullptr);
  CHECK(glass.the(NodeRole::checkbox, "Topic 9").checked);
  glass.click(NodeRole::button, "More");
  CHECK(glass.find(NodeRole::checkbox, "Topic 5") != nullptr);
}

TEST_CASE("days and times are chosen by thumb or typed") {
  Moment when = *momentFrom("2026-11-24T14:30");
  std::optional<Date> due;
  Glass glass([&](Ui& ui) {
    if (auto now = momentEntry(ui, when, {.label = "When"})) when = *now;
    if (auto now = dateEntry(ui, due, {.label = "By when", .future = true})) due = now;
  });
  glass.settle();
  CHECK_FALSE(glass.the(NodeRole::button, "When: Today, 14:30").expanded);
  glass.click(NodeRole::button, "When: Today, 14:30");
  glass.click(NodeRole::radio, "Yesterday");
  CHECK(when.text() == "2026-11-23T14:30");
  glass.type("Another time", "9.05");
  CHECK(when.text() == "2026-11-23T09:05");
  glass.click(NodeRole::button, "5 minutes later");
  CHECK(when.text() == "2026-11-23T09:10");
  glass.type("Another day", "1/10/2026");
  CHECK(when.text() == "2026-10-01T09:10");
  glass.click(NodeRole::button, "Done");
  CHECK(glass.find(NodeRole::radio, "Yesterday") == nullptr);
  glass.click(NodeRole::button, "By when: Choose a day");
  glass.click(NodeRole::radio, "Tomorrow");
  CHECK(due == *dateFrom("2026-11-25"));
}

TEST_CASE("a run that begins with a space begins its line without it") {
  float high = 0, line = 0;
  Glass glass([&](Ui& ui) {
    line = ui.paint().lineHeight(TextStyle::second);
    const auto run = [](std::string words) {
      return Run{.words = std::move(words), .style = TextStyle::second};
    };
    const float width = std::ceil(ui.paint().textWidth("bedside lamp", TextStyle::second));
    high = runsHeight(ui, {run("photograph"), run(" bedside lamp")}, width);
    body(ui, "Words");
  });
  glass.settle();
  CHECK(high == doctest::Approx(2 * line));
}

}  // namespace alongside::ui
