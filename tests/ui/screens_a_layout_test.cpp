// Whatever the tablet and the text size: all that acts has a name, is large enough for a thumb and can be reached.
#include <array>
#include <cmath>
#include <functional>
#include <map>

#include "nodes_honest.h"
#include "screens_a_tablet.h"

using namespace alongside;
using namespace alongside::test;

namespace {

constexpr float kThumb = 44;
constexpr float kSlack = 0.6F;  // device pixels are whole

struct Size {
  const char* name;
  float width, height;
  int text;
};
constexpr std::array<Size, 6> kSizes = {{{"landscape", 1180, 820, 100},
                                         {"portrait", 820, 1180, 100},
                                         {"phone", 390, 844, 100},
                                         {"landscape, 200 %", 1180, 820, 200},
                                         {"portrait, 200 %", 820, 1180, 200},
                                         {"phone, 200 %", 390, 844, 200}}};

void everythingFits(const Screen& screen, const std::string& where) {
  CAPTURE(where);
  everyNodeIsHonest(screen.nodes());
  std::map<NodeId, const Node*> byId;
  for (const Node& node : screen.nodes()) {
    CHECK_MESSAGE(byId.emplace(node.id, &node).second, "two nodes are the same: ", node.name);
  }
  std::size_t acting = 0;
  for (const Node& node : screen.nodes()) {
    if (!acts(node) || node.inert) continue;
    ++acting;
    CAPTURE(node.name);
    CHECK_FALSE(node.name.empty());
    CHECK(node.rect.width >= kThumb - kSlack);
    CHECK(node.rect.height >= kThumb - kSlack);
    const Node* scroller = nullptr;
    for (NodeId parent = node.parent; parent != 0 && scroller == nullptr;) {
      const auto at = byId.find(parent);
      if (at == byId.end()) break;
      if (at->second->role == NodeRole::scroller) scroller = at->second;
      parent = at->second->parent;
    }
    const float width = scroller != nullptr ? scroller->rect.width : screen.viewport.width;
    const float height = scroller != nullptr ? scroller->contentHeight : screen.viewport.height;
    CHECK(node.rect.x >= -kSlack);
    CHECK(node.rect.y >= -kSlack);
    CHECK(node.rect.x + node.rect.width <= width + kSlack);
    CHECK(node.rect.y + node.rect.height <= height + kSlack);
  }
  CHECK(acting > 0);
}

void atEverySize(const std::function<void(Screen&)>& arrange) {
  for (const Size& size : kSizes) {
    Screen screen;
    itemsWithoutNode({}, 1);
    screen.resize(size.width, size.height, size.text);
    arrange(screen);
    everythingFits(screen, size.name);
    for (const std::string& item : itemsWithoutNode(screen.nodes(), screen.viewport.ratio))
      FAIL_CHECK(item, " has no node");
    CHECK(screen.stage.missingGlyphs() == 0);
  }
}

}  // namespace

TEST_CASE("Today can be used at every size") {
  atEverySize([](Screen& screen) { CHECK(screen.reads("Good afternoon, Nadia")); });
}

TEST_CASE("The list of people can be used at every size") {
  atEverySize([](Screen& screen) { screen.say(command::GoTo{Place::people}); });
}

TEST_CASE("Each tab of a person's page can be used at every size") {
  for (const PersonTab tab :
       {PersonTab::overview, PersonTab::timeline, PersonTab::followUps, PersonTab::details}) {
    atEverySize([&](Screen& screen) {
      screen.say(command::OpenPerson{screen.somebody("Imogen Farrow")});
      screen.say(command::SetPersonTab{tab});
      CHECK(screen.reads("Likes to be called Immy"));
    });
  }
}

TEST_CASE("Choosing who it was with can be done at every size") {
  atEverySize([](Screen& screen) {
    screen.say(command::StartRecord{Id{}});
    CHECK(screen.reads("Who were you with?"));
  });
}

TEST_CASE("The form of each kind can be filled in at every size") {
  for (const char* kind : {"session", "person", "followup"}) {
    CAPTURE(kind);
    atEverySize([&](Screen& screen) {
      screen.say(command::StartForm{kind, screen.somebody("Li Na Harcourt")});
      if (std::string_view(kind) == "session") screen.say(command::SetField{"worry", true});
      screen.say(command::SaveForm{});
    });
  }
}

TEST_CASE("A record with its history can be read at every size") {
  atEverySize([](Screen& screen) {
    screen.say(command::OpenRecord{screen.open().store.ofKind("session").front()});
    CHECK(screen.reads("History"));
  });
}

TEST_CASE("Search can be used at every size") {
  atEverySize([](Screen& screen) {
    screen.say(command::GoTo{Place::search});
    screen.say(command::SetSearch{"garden"});
    CHECK(screen.reads("garden"));
  });
}

TEST_CASE("Withdrawing a record can be done at every size") {
  atEverySize([](Screen& screen) {
    screen.say(command::AskVoid{screen.open().store.ofKind("session").front()});
    screen.say(command::ConfirmVoid{});
    CHECK(screen.reads("Say in a few words why."));
  });
}
