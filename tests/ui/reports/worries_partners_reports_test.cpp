// The risk board, partners and reports as they are seen and worked, at every size.
#include <set>

#include "app/command_desk.h"
#include "app/desk_state.h"
#include "app/worries/command_worries.h"
#include "record/codes.h"
#include "screen.h"

using namespace alongside;
using namespace alongside::test;

namespace {

void fits(const std::function<void(Screen&)>& arrange) {
  Screen screen;
  screen.say(command::PractiseAs{Role::coordinator});
  arrange(screen);
  for (const Fit& fit : kFits) {
    screen.resize(fit.width, fit.height, fit.text);
    everythingFits(screen.nodes(), screen.viewport, fit.name);
  }
}

void toWorries(Screen& screen) {
  screen.say(command::PractiseAs{Role::coordinator});
  screen.say(command::GoTo{Place::worries});
}

}  // namespace

TEST_CASE("The risk board fits at every size, open and closed, and so does each of its questions") {
  fits([](Screen& screen) { screen.say(command::GoTo{Place::worries}); });
  fits([](Screen& screen) {
    screen.say(command::GoTo{Place::worries});
    screen.press("Closed 1");
  });
  fits([](Screen& screen) {
    screen.say(command::GoTo{Place::worries});
    screen.press("Tell somebody, Fergus Lyle");
    screen.press("Save");
  });
  fits([](Screen& screen) {
    screen.say(command::GoTo{Place::worries});
    screen.press("Answered, Bethan Quill");
  });
}

TEST_CASE("Partners, a partner and the reports fit at every size") {
  fits([](Screen& screen) { screen.say(command::GoTo{Place::partners}); });
  fits([](Screen& screen) {
    screen.say(command::GoTo{Place::partners});
    screen.press("Common Ground");
  });
  fits([](Screen& screen) { screen.say(command::GoTo{Place::activity}); });
  fits([](Screen& screen) {
    screen.say(command::GoTo{Place::activity});
    screen.press("Save as FHIR");
  });
}

TEST_CASE("The team fits at every size, with places and supervision of each worker in words") {
  fits([](Screen& screen) { screen.say(command::GoTo{Place::team}); });
  Screen screen;
  screen.say(command::PractiseAs{Role::coordinator});
  screen.say(command::GoTo{Place::team});
  for (const auto& [width, height] : {std::pair{1180.0F, 820.0F}, std::pair{390.0F, 844.0F}}) {
    screen.resize(width, height);
    const Node* leon = screen.pressable("Leon Marsh-Cole");
    REQUIRE(leon != nullptr);
    CHECK(leon->name.contains("1 of 3, 2 free"));
    CHECK(screen.reads("2 packs missing"));
    CHECK(screen.pressable("Nadia Holloway")->name.contains("upervision"));
  }
  screen.press("Leon Marsh-Cole");
  CHECK(screen.reads("Due, last"));
  screen.press("Note a supervision");
  REQUIRE(screen.open().over.form.has_value());
  CHECK(textAt(screen.open().over.form->fields, "with") == "Leon Marsh-Cole");
}

TEST_CASE("A coordinator's Today fits at every size, with late worries and their own people") {
  fits([](Screen&) {});
}

TEST_CASE("What is late is said on Today, on the rail and in the strip, and leads to the board") {
  Screen screen;
  screen.say(command::PractiseAs{Role::coordinator});
  CHECK(screen.reads("4 worries without an answer"));
  CHECK(screen.reads("1 late"));
  CHECK(screen.reads("1 worry is late"));
  REQUIRE(screen.pressable("1 worry late") != nullptr);
  screen.press("Look now");
  CHECK(screen.open().page.place == Place::worries);
  CHECK(screen.reads("This app calls nobody."));
  CHECK(screen.reads("Nobody told yet"));
}

TEST_CASE("A worry is told and answered from the board, in a few presses") {
  Screen screen;
  toWorries(screen);
  screen.press("Tell somebody, Fergus Lyle");
  screen.press("Elm Road team lead");  // told lately
  screen.press("Save");
  CHECK(screen.reads("Told. It stays here until they answer."));
  CHECK(screen.pressable("Tell somebody, Fergus Lyle") == nullptr);
  screen.press("Answered, Fergus Lyle");
  screen.press("Save");
  screen.press("Close it, Fergus Lyle");
  screen.press("Save");
  CHECK(screen.reads("Say what it was closed with."));
  screen.type("What it is closed with", "He rang back himself.");
  screen.press("Save");
  CHECK(screen.pressable("Closed 2") != nullptr);
}

TEST_CASE("Taking and seeing are one press each") {
  Screen screen;
  toWorries(screen);
  const auto offered = [&](std::string_view name) {
    return std::ranges::count_if(screen.nodes(),
                                 [&](const Node& node) { return acts(node) && node.name == name; });
  };
  // Two worries are about her, and nobody has taken either: their words tell the buttons apart.
  const std::string_view sunday = "Bethan Quill: Said that she does not see the point of Sunday.";
  for (const std::string_view act : {"Seen, ", "Take it, "}) {
    const std::string name = std::string(act) + std::string(sunday);
    REQUIRE(offered(name) == 1);
    screen.press(name);
    CHECK(offered(name) == 0);
  }
  screen.press("Undo");
  CHECK(offered("Take it, " + std::string(sunday)) == 1);
}

TEST_CASE("No two buttons of the risk board are called the same") {
  Screen screen;
  toWorries(screen);
  std::set<std::string> names;
  for (const Node& node : screen.nodes())
    if (node.role == NodeRole::button) CHECK_MESSAGE(names.insert(node.name).second, node.name);
}

TEST_CASE("Partners stand by name, or what is late first, and those with vacancies alone") {
  Screen screen;
  screen.say(command::PractiseAs{Role::coordinator});
  screen.say(command::GoTo{Place::partners});
  const auto names = [&] {
    std::vector<std::string> all;
    for (const PartnerLine& line : screen.open().desk->partners.lines) all.push_back(line.name);
    return all;
  };
  CHECK(names() == std::vector<std::string>{"Brook Lane allotments", "Common Ground", "Riverside Mind"});
  screen.press("Late first");
  CHECK(names().front() == "Common Ground");
  screen.press("Vacancies 1");
  CHECK(names() == std::vector<std::string>{"Common Ground"});
  CHECK(screen.reads("1 of 3 partners"));
}

TEST_CASE("A worker's form for a worry has not grown, a coordinator's asks what the board shows") {
  Screen screen;
  screen.say(command::StartForm{std::string(codes::kWorry), Id{}});
  CHECK(screen.reads("What worries you"));
  CHECK_FALSE(screen.reads("Who looks after it"));
  CHECK_FALSE(screen.reads("On the risk board"));
  Screen desk;
  toWorries(desk);
  desk.press("Add a worry");
  CHECK(desk.reads("On the risk board"));
  CHECK(desk.reads("In supervision"));
}

TEST_CASE("Charts are tables to a screen reader, and what leaves unsealed is said before") {
  Screen screen;
  screen.say(command::PractiseAs{Role::coordinator});
  screen.press("More");
  screen.press("Reports");
  CHECK(screen.find(NodeRole::table, "By worker") != nullptr);
  CHECK(screen.find(NodeRole::columnHeader, "Contacts") != nullptr);
  screen.press("Save as FHIR");
  CHECK(screen.reads("This file is not sealed"));
  CHECK(screen.world.saved.empty());
  screen.press("Not now");
  CHECK(screen.world.saved.empty());
  screen.press("Save as CSV");
  screen.press("Save it unsealed");
  CHECK(screen.world.saved.size() == 1);
}

TEST_CASE("A coordinator records from Today, and finds groups") {
  Screen screen;
  screen.say(command::PractiseAs{Role::coordinator});
  CHECK(screen.reads("You see them yourself"));
  screen.press("Record, Saffron Leigh");
  REQUIRE(screen.open().over.form.has_value());
  CHECK(screen.open().over.form->kind->name == codes::kSession);
  screen.press("Finish later");
  screen.press("Record");
  CHECK(screen.open().over.form->choosingPerson);
  screen.say(command::Back{});
  screen.press("More");
  screen.press("Groups");
  CHECK(screen.open().page.place == Place::groups);
}
