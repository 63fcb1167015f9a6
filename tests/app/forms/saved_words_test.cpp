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
