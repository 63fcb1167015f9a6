// What the strip says after a save.
#include "tablet.h"

using namespace alongside;
using namespace alongside::test;

TEST_CASE("after Save the strip says 'Saved', although the draft that went was kept last") {
  Tablet desk;
  desk.startTeam();
  const Id person = desk.addPerson("Owen Tallis");
  desk.say(command::StartRecord{person});
  desk.say(command::SetField{"words", "I keep thinking about the flat"});
  desk.advance(2.1);  // a pause in typing
  CHECK(desk.state().save.draft);
  desk.say(command::SaveForm{});
  CHECK(desk.state().save.keeping == Keeping::saved);
  CHECK_FALSE(desk.state().save.draft);
}

TEST_CASE("a draft that was removed is not 'kept'") {
  Tablet desk;
  desk.startTeam();
  const Id person = desk.addPerson("Owen Tallis");
  desk.say(command::StartRecord{person});
  desk.say(command::SetField{"words", "I keep thinking about the flat"});
  desk.say(command::CloseForm{});
  CHECK(desk.state().save.draft);
  desk.say(command::DropDraft{desk.open().views.drafts[0].draft});
  CHECK_FALSE(desk.state().save.draft);
}

TEST_CASE("who writes without a pause loses three seconds at most when the page is killed") {
  Tablet desk;
  desk.startTeam();
  const Id person = desk.addPerson("Owen Tallis");
  desk.say(command::StartRecord{person});
  std::string words;
  for (int second = 1; second <= 84; ++second) {
    words += "word" + std::to_string(second) + " ";
    desk.say(command::SetField{"words", words});
    desk.advance(1);
  }
  Tablet again = desk.afterKill();
  again.unlock(desk.passphrase);
  REQUIRE(again.open().views.drafts.size() == 1);
  again.say(command::ResumeDraft{again.open().views.drafts[0].draft});
  CHECK(textAt(again.open().over.form->fields, "words").contains("word81"));
}

TEST_CASE("a form that was opened by mistake leaves no draft, and what was written leaves one") {
  Tablet desk;
  desk.startTeam();
  const Id person = desk.addPerson("Owen Tallis");
  desk.say(command::StartRecord{});
  desk.say(command::ChoosePerson{person});
  desk.advance(5);
  SUBCASE("closed untouched") {
    desk.say(command::CloseForm{});
    CHECK(desk.open().views.drafts.empty());
  }
  SUBCASE("closed after something was written and taken away again") {
    desk.say(command::SetField{"words", "He"});
    desk.advance(5);
    desk.say(command::SetField{"words", nullptr});
    desk.advance(5);
    desk.say(command::CloseForm{});
    CHECK(desk.open().views.drafts.empty());
  }
  SUBCASE("closed after an answer that stood there was changed") {
    desk.say(command::SetField{"minutes", 45});
    desk.say(command::CloseForm{});
    CHECK(desk.open().views.drafts.size() == 1);
  }
  SUBCASE("another record opened over it") {
    desk.say(command::StartForm{"concern", person});
    desk.say(command::CloseForm{});
    CHECK(desk.open().views.drafts.empty());
  }
}

TEST_CASE(
    "'Save all the same' saves at the first press, though the words were changed since it stood there") {
  Tablet desk;
  desk.startTeam();
  const Id person = desk.addPerson("Owen Tallis");
  desk.say(command::StartForm{"concern", person});
  desk.say(command::SetField{"what", "Has not eaten"});
  desk.say(command::SaveForm{});
  REQUIRE(desk.open().over.form);  // nobody was told: said once
  desk.say(command::SetField{"told", "Nurse in charge"});
  REQUIRE(desk.open().over.form->faults.size() == 1);  // now it asks when, and that stands there at once
  CHECK(desk.open().over.form->faults[0].key == "toldAt");
  desk.say(command::SaveForm{});
  CHECK_FALSE(desk.open().over.form);
}

TEST_CASE("a worry about nobody, and one that was told at no time, is said before it is saved") {
  Tablet desk;
  desk.startTeam();
  desk.say(command::StartForm{"concern", {}});
  desk.say(command::SetField{"what", "Shouting behind the door of room 4"});
  desk.say(command::SetField{"told", "Nurse in charge"});
  desk.say(command::SaveForm{});
  REQUIRE(desk.open().over.form);
  std::string keys;
  for (const FieldFault& fault : desk.open().over.form->faults)
    keys += std::string(fault.key) + (fault.warning ? " " : "! ");
  CHECK(keys == "person toldAt ");
  desk.say(command::SaveForm{});
  CHECK_FALSE(desk.open().over.form);
}
