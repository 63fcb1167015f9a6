// One worker's day by role and name: what a press asks for, and what is read afterwards.
#include "screen.h"

using namespace alongside;
using namespace alongside::test;

TEST_CASE("A one-to-one is recorded in a few presses") {
  Screen screen;
  screen.say(command::StartRecord{Id{}});
  screen.press("Imogen Farrow");
  REQUIRE(screen.asked<command::ChoosePerson>() != nullptr);
  CHECK(screen.asked<command::ChoosePerson>()->id == screen.somebody("Imogen Farrow"));
  CHECK(screen.reads("One-to-one with Immy"));

  screen.press("Sleep");
  REQUIRE(screen.asked<command::SetField>() != nullptr);
  CHECK(screen.asked<command::SetField>()->key == "themes");
  CHECK(screen.asked<command::SetField>()->value == Json::array({"sleep"}));
  CHECK(screen.find(NodeRole::checkbox, "Sleep")->checked);

  screen.type("In Immy’s words", "Slept through for the first time.");
  REQUIRE(screen.asked<command::SetField>() != nullptr);
  CHECK(screen.asked<command::SetField>()->key == "words");

  const std::size_t before = screen.open().store.ofKind("session").size();
  screen.press("Save");
  CHECK(screen.asked<command::SaveForm>() != nullptr);
  CHECK_FALSE(screen.open().over.form.has_value());
  CHECK(screen.open().store.ofKind("session").size() == before + 1);
  CHECK(screen.reads("Saved"));
}

TEST_CASE("One of several is chosen alone, and what no longer applies folds away") {
  Screen screen;
  screen.say(command::StartRecord{screen.somebody("Imogen Farrow")});
  screen.press("Phone");
  CHECK(screen.asked<command::SetField>()->value == Json("02"));
  CHECK(screen.find(NodeRole::radio, "Phone")->checked);
  CHECK_FALSE(screen.find(NodeRole::radio, "Face to face")->checked);
  CHECK(screen.pressable("No, they did not come") == nullptr);
  screen.press("No, it did not happen");
  screen.press("No, they did not come");
  CHECK(screen.asked<command::SetField>()->key == "attendance");
  CHECK(screen.pressable("Phone") == nullptr);
  CHECK(screen.find(NodeRole::field, "In Immy’s words") == nullptr);
}

TEST_CASE("What seldom comes up is added by its chip") {
  Screen screen;
  screen.say(command::StartRecord{screen.somebody("Imogen Farrow")});
  CHECK_FALSE(screen.reads("0 is the worst"));
  screen.press("Mood");
  CHECK(screen.reads("0 is the worst"));
}

TEST_CASE("A worry says that nobody is called, and which number to ring") {
  Screen screen;
  screen.say(command::StartRecord{screen.somebody("Imogen Farrow")});
  CHECK_FALSE(screen.reads("This app calls nobody."));
  screen.say(command::SetField{"worry", true});
  CHECK(screen.reads("This app calls nobody."));
  CHECK(screen.find(NodeRole::button, "Ring Rowan, 020 7946 0123") != nullptr);
  CHECK_FALSE(screen.reads("7946 0456"));
  screen.press("Ring Rowan, 020 7946 0123");
  CHECK(screen.world.rung == "02079460123");
}

TEST_CASE("'You and me' takes the others out") {
  Screen screen;
  screen.say(command::StartRecord{screen.somebody("Imogen Farrow")});
  CHECK_FALSE(screen.find(NodeRole::checkbox, "Ward team")->checked);  // nobody was asked yet
  CHECK(screen.reads("Until you have asked, this stays on the tablet."));
  screen.press("As last time: Ward team, Coordinator");
  CHECK(screen.find(NodeRole::checkbox, "Ward team")->checked);
  CHECK_FALSE(screen.reads("Until you have asked, this stays on the tablet."));
  screen.press("You and me");
  CHECK(screen.find(NodeRole::checkbox, "You and me")->checked);
  CHECK_FALSE(screen.find(NodeRole::checkbox, "Ward team")->checked);
  CHECK_FALSE(screen.find(NodeRole::checkbox, "Coordinator")->checked);
}

TEST_CASE("Saving without a must says so at its field and puts the focus there") {
  Screen screen;
  screen.say(command::StartForm{"person", Id{}});
  const auto before = screen.stage.semantics().focusRevision;
  screen.press("Save");
  REQUIRE(screen.open().over.form.has_value());
  const Node* name = screen.find(NodeRole::field, "Full name");
  REQUIRE(name != nullptr);
  CHECK(name->invalid);
  CHECK(screen.reads("Write a name, or what they are called."));
  CHECK(screen.stage.semantics().focusRevision > before);
  CHECK(screen.stage.semantics().wantFocus == name->id);

  screen.type("Full name", "Rukhsana Dale");
  CHECK_FALSE(screen.find(NodeRole::field, "Full name")->invalid);
  screen.press("Save");
  CHECK_FALSE(screen.open().over.form.has_value());
  CHECK(nameOf(screen.open(), screen.open().page.person) == "Rukhsana Dale");
}

TEST_CASE("An NHS number is checked when it is left, and shown in groups") {
  Screen screen;
  screen.say(command::StartForm{"person", Id{}});
  screen.type("NHS number", "9434765918");
  CHECK(screen.reads("The last digit does not fit."));
  screen.type("NHS number", "9434765919");
  CHECK(screen.reads("The digits fit."));
  CHECK(screen.find(NodeRole::field, "NHS number")->value == "943 476 5919");
}

TEST_CASE("Close keeps a draft that Today offers to finish") {
  Screen screen;
  screen.say(command::StartRecord{screen.somebody("Bethan Quill")});
  screen.type("In Bethan’s words", "He showed me a drawing.");
  screen.press("Finish later");
  CHECK_FALSE(screen.open().over.form.has_value());
  CHECK(screen.reads("One-to-one with Bethan Quill"));
  CHECK(screen.reads("He showed me a drawing."));
  screen.press("Finish it: One-to-one with Bethan Quill");
  REQUIRE(screen.open().over.form.has_value());
  CHECK(textAt(screen.open().over.form->fields, "words") == "He showed me a drawing.");
  screen.press("Finish later");
  screen.press("Remove the draft: One-to-one with Bethan Quill");
  CHECK(screen.asked<command::DropDraft>() != nullptr);
  CHECK_FALSE(screen.reads("He showed me a drawing."));
}

TEST_CASE("A follow-up is ticked off, and can be brought back") {
  Screen screen;
  const std::string what = "Done: Ask about an advocate";
  CHECK(screen.reads("From yesterday"));
  screen.press(what);
  REQUIRE(screen.asked<command::TickFollowUp>() != nullptr);
  CHECK(screen.asked<command::TickFollowUp>()->done);
  CHECK(screen.pressable(what) == nullptr);
  screen.press("Undo");
  CHECK(screen.pressable(what) != nullptr);
}

TEST_CASE("Correcting asks what was wrong, shows what was there, and keeps it") {
  Screen screen;
  const Id id = screen.open().store.ofKind("session").front();
  screen.say(command::OpenRecord{id});
  screen.press("Correct it");
  CHECK(screen.asked<command::Correct>() != nullptr);
  screen.press("Phone");
  CHECK(screen.reads("Face to face"));
  screen.press("Save");
  CHECK(screen.reads("Say in a few words what was wrong."));
  screen.type("What was wrong?", "It was by phone");
  screen.press("Save");
  CHECK_FALSE(screen.open().over.form.has_value());
  CHECK(screen.open().store.find(id)->history.size() == 2);
  CHECK(screen.reads("Corrected"));
  CHECK(screen.reads("It was by phone"));
}

TEST_CASE("Withdrawing needs a reason, and the record stays in the history") {
  Screen screen;
  const Id id = screen.open().store.ofKind("session").front();
  const Id person = screen.open().store.find(id)->person;
  screen.say(command::OpenRecord{id});
  screen.press("Withdraw this record");
  CHECK(screen.asked<command::AskWithdraw>() != nullptr);
  screen.press("Withdraw it");
  CHECK(screen.reads("Say in a few words why."));
  CHECK_FALSE(screen.open().store.find(id)->voided);
  screen.type("Why?", "Wrong person");
  screen.press("Withdraw it");
  CHECK(screen.open().store.find(id)->voided);
  CHECK(screen.reads("Wrong person"));
  screen.say(command::OpenPerson{person});
  screen.say(command::SetPersonTab{PersonTab::timeline});
  CHECK(screen.reads("Withdrawn"));
}

TEST_CASE("A person's page names the date of birth beside the NHS number") {
  Screen screen;
  screen.say(command::GoTo{Place::people});
  screen.press("Imogen Farrow");
  REQUIRE(screen.asked<command::OpenPerson>() != nullptr);
  CHECK(screen.reads("Born 14 March 1991, 35"));
  CHECK(screen.reads("NHS 999 301 47"));
  screen.press("Timeline");
  CHECK(screen.asked<command::SetPersonTab>()->tab == PersonTab::timeline);
  screen.press("Record a session");
  CHECK(screen.asked<command::StartRecord>()->person == screen.somebody("Imogen Farrow"));
}

TEST_CASE("Withdrawn consent is said in the header and nothing is shared") {
  Screen screen;
  const Id person = screen.somebody("Imogen Farrow");
  screen.say(command::Amend{person});
  screen.press("Withdrawn");
  screen.press("Save");
  screen.say(command::OpenPerson{person});
  CHECK(screen.reads("Does not want peer support any more"));
  CHECK(screen.reads("Nothing is shared."));
  CHECK_FALSE(screen.reads("The ward team"));
}

TEST_CASE("The list of people is searched by name and by NHS number") {
  Screen screen;
  screen.say(command::GoTo{Place::people});
  screen.type("Name or NHS number", "farrow");
  CHECK(screen.asked<command::SetPeopleQuery>() != nullptr);
  CHECK(screen.pressable("Imogen Farrow") != nullptr);
  CHECK(screen.pressable("Bethan Quill") == nullptr);
  screen.type("Name or NHS number", "nobody by this name");
  CHECK(screen.reads("Nobody on this tablet fits"));
}

TEST_CASE("Search begins with the second letter, and says when there is nothing") {
  Screen screen;
  screen.say(command::GoTo{Place::search});
  screen.type("Name, number or words", "g");
  CHECK(screen.open().page.hits.empty());
  screen.type("Name, number or words", "pond");
  CHECK(screen.reads("One-to-ones"));
  CHECK(screen.reads("pond"));
  screen.press("Imogen Farrow");
  CHECK(screen.asked<command::OpenRecord>() != nullptr);
  screen.say(command::Back{});
  screen.type("Name, number or words", "gardn");
  CHECK(screen.reads("No “gardn” on this tablet"));
}

TEST_CASE("Nobody on the list yet: the page teaches, and its button adds somebody") {
  Screen screen;
  for (const PersonRow& row : std::vector<PersonRow>(screen.open().views.caseload.people)) {
    screen.say(command::AskWithdraw{row.id});
    screen.say(command::SetWithdrawReason{"Practice"});
    screen.say(command::ConfirmWithdraw{});
  }
  for (const DraftRow& draft : std::vector<DraftRow>(screen.open().views.drafts))
    screen.say(command::DropDraft{draft.draft});
  CHECK(screen.reads("Nobody on your list yet"));
  screen.press("Add somebody");
  REQUIRE(screen.asked<command::StartForm>() != nullptr);
  CHECK(screen.asked<command::StartForm>()->kind == "person");
}
