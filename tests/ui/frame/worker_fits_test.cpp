// Whatever the tablet and the text size: all that acts has a name, is large enough for a thumb and can be reached.
#include <string_view>

#include "record/codes.h"
#include "record/kind.h"
#include "screen.h"

using namespace alongside;
using namespace alongside::test;

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
  for (const Kind& kind : kinds()) {
    CAPTURE(kind.name);
    atEverySize([&](Screen& screen) {
      screen.say(command::StartForm{std::string(kind.name), screen.somebody("Li Na Harcourt")});
      if (kind.name == codes::kSession) screen.say(command::SetField{"worry", true});
      screen.say(command::SaveForm{});
    });
  }
}

TEST_CASE("What would you like to record can be answered at every size") {
  atEverySize([](Screen& screen) {
    screen.say(command::OpenActs{screen.somebody("Li Na Harcourt")});
    CHECK(screen.reads("What would you like to record?"));
  });
}

TEST_CASE("Groups can be used at every size") {
  atEverySize([](Screen& screen) {
    screen.say(command::GoTo{Place::groups});
    CHECK(screen.reads("Groups"));
  });
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
    screen.say(command::AskWithdraw{screen.open().store.ofKind("session").front()});
    screen.say(command::ConfirmWithdraw{});
    CHECK(screen.reads("Say in a few words why."));
  });
}

TEST_CASE("With roomier text a worker's pages can be used at every size") {
  const auto roomy = [](const Command& command) {
    atEverySize([&](Screen& screen) {
      screen.say(command::SetRoomy{true});
      screen.say(command);
    });
  };
  for (const Place place : {Place::today, Place::people, Place::groups, Place::more, Place::appearance})
    roomy(command::GoTo{place});
  roomy(command::StartRecord{Id{}});
  roomy(command::OpenActs{Id{}});
  for (const std::string_view kind : {codes::kSession, codes::kDebrief, codes::kRound, codes::kWorry})
    roomy(command::StartForm{std::string(kind), Id{}});
  for (const PersonTab tab : {PersonTab::overview, PersonTab::timeline}) {
    atEverySize([&](Screen& screen) {
      screen.say(command::SetRoomy{true});
      screen.say(command::OpenPerson{screen.somebody("Imogen Farrow")});
      screen.say(command::SetPersonTab{tab});
    });
  }
}
