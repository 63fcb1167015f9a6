// What the pages around the records say, and what they ask for when something is pressed.
#include "screens_b_glass.h"
#include "screens_b_states.h"
#include "ui/notices.h"
#include "ui/pack_preview.h"
#include "ui/screen_settle.h"

using namespace alongside;
using namespace alongside::test;
using What = command::ChooseBegin::What;

TEST_CASE("The lock screen names who may open it and nobody they support") {
  Glass glass(atTheLock());
  glass.settle();
  CHECK(glass.reads("Who are you?"));
  CHECK(glass.reads("Nadia Holloway"));
  CHECK_FALSE(glass.reads("Gloria"));
  glass.press("Femi Larkin");
  REQUIRE(glass.wants<command::ChooseVault>() != nullptr);
  CHECK(glass.wants<command::ChooseVault>()->id == "bb");
  glass.type("Your passphrase, Nadia", "harbour lentil");
  REQUIRE(glass.wants<command::SetPassphrase>() != nullptr);
  CHECK(glass.wants<command::SetPassphrase>()->text == "harbour lentil");
  glass.enter("Your passphrase, Nadia");
  CHECK(glass.wants<command::Unlock>() != nullptr);
  glass.press("Unlock");
  CHECK(glass.wants<command::Unlock>() != nullptr);
  glass.press("Somebody else");
  REQUIRE(glass.wants<command::ChooseBegin>() != nullptr);
  CHECK(glass.wants<command::ChooseBegin>()->what == What::somebodyElse);
  glass.press("Practise");
  REQUIRE(glass.wants<command::ChooseBegin>() != nullptr);
  CHECK(glass.wants<command::ChooseBegin>()->what == What::practise);
}

TEST_CASE(
    "A wrong passphrase is answered below the field, and after five there is a pause that counts down") {
  State state = atTheLock();
  state.lock.fault = Fault{"vault/wrong-passphrase", "", "", ""};
  state.lock.wrong = 1;
  Glass glass(std::move(state));
  glass.settle();
  CHECK(glass.reads("That did not open it. Caps lock may be on."));
  glass.state.lock.pauseUntil = glass.state.now + 24'000;
  glass.settle();
  CHECK(glass.reads("You can try again in 24 seconds."));
  glass.press("Unlock");
  CHECK(glass.wants<command::Unlock>() == nullptr);
  glass.enter("Your passphrase, Nadia");
  CHECK(glass.wants<command::Unlock>() == nullptr);
}

TEST_CASE("Whoever forgot their passphrase reads that nothing is lost, and can save the recovery file") {
  Glass glass(atTheLock());
  glass.settle();
  glass.press("I have forgotten it");
  REQUIRE(glass.wants<command::ShowForgotten>() != nullptr);
  CHECK(glass.wants<command::ShowForgotten>()->open);
  glass.state.lock.forgotten = true;
  glass.settle();
  CHECK(glass.reads("Nothing is lost."));
  glass.press("Save the recovery file");
  CHECK(glass.wants<command::SaveRecoveryFile>() != nullptr);
}

TEST_CASE("The quick PIN can be typed on the pad, and the passphrase is one press away") {
  State state = atWork();
  state.gate = Gate::cover;
  state.cover.typed = "48";
  state.cover.wrong = 2;
  Glass glass(std::move(state));
  glass.settle();
  CHECK(glass.reads("3 tries left"));
  glass.press("7");
  REQUIRE(glass.wants<command::SetPin>() != nullptr);
  CHECK(glass.wants<command::SetPin>()->text == "487");
  glass.press("Take the last number away");
  REQUIRE(glass.wants<command::SetPin>() != nullptr);
  CHECK(glass.wants<command::SetPin>()->text == "4");
  glass.press("Use the passphrase instead");
  CHECK(glass.wants<command::Lock>() != nullptr);
}

TEST_CASE("First start offers three ways, and text size before anything else") {
  Glass glass(atFirstStart(BeginStep::choose, false));
  glass.settle();
  CHECK(glass.reads("This browser may clear what is kept here."));
  for (const auto& [words, what] : {std::pair{"Join my team", What::join},
                                    {"Start a team", What::start},
                                    {"Practise", What::practise},
                                    {"Bring back", What::restore}}) {
    glass.press(words);
    REQUIRE(glass.wants<command::ChooseBegin>() != nullptr);
    CHECK(glass.wants<command::ChooseBegin>()->what == what);
  }
  glass.press("Text size");
  glass.press("150");
  REQUIRE(glass.wants<command::SetTextSize>() != nullptr);
  CHECK(glass.wants<command::SetTextSize>()->percent == 150);
  glass.press("Light or dark");
  glass.press("High contrast");
  REQUIRE(glass.wants<command::SetTheme>() != nullptr);
  CHECK(glass.wants<command::SetTheme>()->theme == Theme::contrast);
}

TEST_CASE("A coordinator can bring back the team from the recovery file and its eight words") {
  Glass glass(atFirstStart(BeginStep::restore, true));
  glass.settle();
  glass.press("Open the recovery file");
  CHECK(glass.wants<command::PickTeamFile>() != nullptr);
  glass.type("The eight words", "amber basin");
  REQUIRE(glass.wants<command::SetBeginText>() != nullptr);
  CHECK(glass.wants<command::SetBeginText>()->key == "restoreWords");
  glass.press("Open it");
  CHECK(glass.wants<command::NextStep>() != nullptr);
}

TEST_CASE("A worker compares five words with the coordinator before joining") {
  Glass glass(atFirstStart(BeginStep::checkTeam, false));
  glass.settle();
  CHECK(glass.reads("Ask Ruth to read these five words"));
  for (const std::string& word : glass.state.begin.teamWords) CHECK(glass.reads(word));
  glass.press("All five are the same");
  CHECK(glass.wants<command::NextStep>() != nullptr);
  glass.press("They differ");
  CHECK(glass.reads("Ask Ruth for a fresh team file"));
  CHECK(glass.wants<command::NextStep>() == nullptr);
}

TEST_CASE("Offered words are hidden before they are typed back") {
  Glass glass(atFirstStart(BeginStep::passphrase, false));
  glass.settle();
  CHECK(glass.reads("harbour"));
  glass.press("Other words");
  CHECK(glass.wants<command::OfferWords>() != nullptr);
  glass.press("I have noted them");
  CHECK_FALSE(glass.reads("harbour"));
  glass.type("The four words", "harbour lentil");
  REQUIRE(glass.wants<command::SetBeginText>() != nullptr);
  CHECK(glass.wants<command::SetBeginText>()->key == "passphrase");
  glass.press("Make my vault");
  CHECK(glass.wants<command::NextStep>() != nullptr);
}

TEST_CASE("The recovery words can be typed back only when the recovery file was saved") {
  Glass glass(atFirstStart(BeginStep::recovery, true));
  glass.settle();
  CHECK(glass.reads("doorstep"));
  CHECK_FALSE(glass.find("Back") != nullptr);
  glass.press("Print the sheet");
  CHECK(glass.wants<command::PrintRecovery>() != nullptr);
  glass.press("Save the recovery file");
  CHECK(glass.wants<command::SaveRecovery>() != nullptr);
  glass.press("I have both");
  CHECK(glass.find("Word 3", true) == nullptr);
  glass.state.begin.recoveryTaken = true;
  glass.settle();
  glass.press("I have both");
  CHECK_FALSE(glass.reads("doorstep"));
  glass.type("Word 6", "fossil");
  REQUIRE(glass.wants<command::SetBeginText>() != nullptr);
  CHECK(glass.wants<command::SetBeginText>()->key == "word1");
  glass.press("Finish");
  CHECK(glass.wants<command::NextStep>() != nullptr);
}

TEST_CASE("A new worker is told how to hand over the join request") {
  Glass glass(atFirstStart(BeginStep::done, false));
  glass.settle();
  CHECK(glass.reads("Read these five words to Ruth"));
  glass.press("Save the join request");
  REQUIRE(glass.wants<command::SaveJoin>() != nullptr);
  CHECK_FALSE(glass.wants<command::SaveJoin>()->share);
  glass.press("Share the join request");
  REQUIRE(glass.wants<command::SaveJoin>() != nullptr);
  CHECK(glass.wants<command::SaveJoin>()->share);
  glass.press("Start working");
  CHECK(glass.wants<command::NextStep>() != nullptr);
}

TEST_CASE("The strip says what is saved, what has not left, and whether there is a network") {
  Glass glass(atWork());
  glass.settle();
  CHECK(glass.reads("Saved on this tablet 14:03"));
  CHECK(glass.reads("5 not sent yet"));  // three new records, two more in a pack that waits
  CHECK(glass.reads("Offline"));
  CHECK(glass.reads("Nadia Holloway"));
  glass.press("5 not sent yet");
  REQUIRE(glass.wants<command::GoTo>() != nullptr);
  CHECK(glass.wants<command::GoTo>()->place == Place::send);
  glass.state.save.draft = true;
  glass.settle();
  CHECK(glass.reads("Draft kept on this tablet 14:03"));
  glass.press("Lock");
  CHECK(glass.wants<command::Lock>() != nullptr);
  glass.press("Record");
  CHECK(glass.wants<command::StartRecord>() != nullptr);
}

TEST_CASE("Navigation has no place that does nothing") {
  Glass worker(atWork());
  worker.settle();
  CHECK(worker.find("Send") != nullptr);
  CHECK(worker.find("Groups") != nullptr);
  CHECK(worker.find("Referrals") == nullptr);
  Glass coordinator(atTheDesk());
  coordinator.settle();
  CHECK(coordinator.find("Referrals") != nullptr);
  CHECK(coordinator.find("Team") != nullptr);
  CHECK(coordinator.find("Groups") == nullptr);
  coordinator.press("1 to settle");
  CHECK(coordinator.wants<command::OpenSettle>() != nullptr);
  coordinator.press("Bring in");
  CHECK(coordinator.wants<command::PickPacks>() != nullptr);
}

TEST_CASE("What is not saved is said in three parts, with a way to carry it away") {
  State state = atWork();
  state.save.keeping = Keeping::notSaved;
  state.save.failedAt = state.now;
  state.save.fault = tabletFull();
  Glass glass(std::move(state));
  glass.settle();
  CHECK(glass.reads("Not saved since 14:17"));
  CHECK(glass.reads("There was no room to save your note at 15:08."));
  CHECK(glass.reads("Everything up to 14:03 is saved. The note is still here"));
  glass.press("Try again");
  CHECK(glass.wants<command::RetrySave>() != nullptr);
  glass.press("Carry it away as a sealed file");
  CHECK(glass.wants<command::SaveRescue>() != nullptr);
  glass.press("Go back");
  CHECK_FALSE(glass.reads("What is safe"));
  // The strip leads back to it.
  glass.press("Not saved since");
  CHECK(glass.reads("What is safe"));
}

TEST_CASE("Damage found on opening is named until somebody has read it") {
  State state = atWork();
  state.open->damage = VaultDamage{{"seg.10-20.1"}, 11, "11 changes from 3 November could not be read."};
  Glass glass(std::move(state));
  glass.settle();
  CHECK(glass.reads("11 changes from 3 November could not be read."));
  CHECK(glass.reads("Everything else is open: 2 records."));
  glass.press("I have read this");
  CHECK(glass.wants<command::CloseNote>() != nullptr);
}

TEST_CASE("A newer version is offered and never forced") {
  State state = atWork();
  state.updateReady = true;
  Glass glass(std::move(state));
  glass.settle();
  CHECK(glass.wants<command::ApplyUpdate>() == nullptr);
  glass.press("Use it now");
  CHECK(glass.wants<command::ApplyUpdate>() != nullptr);
  glass.press("Later");
  CHECK_FALSE(glass.reads("A newer version is ready."));
}

TEST_CASE("Send names what goes, what stays, and what became of every pack") {
  State state = atWork();
  state.open->place = Place::send;
  Glass glass(std::move(state));
  glass.settle();
  CHECK(glass.reads("To Ruth Abara, your coordinator. Sealed so that nobody else can read it."));
  CHECK(glass.reads("3 not sent yet"));
  CHECK(glass.reads("2 records stay with you"));
  CHECK(glass.reads("Waiting for a network"));
  CHECK(glass.reads("When Ruth opens it"));
  CHECK(glass.reads("It is sealed now and goes by itself when there is a network"));
  glass.press("Seal and send");
  REQUIRE(glass.wants<command::SealAndSend>() != nullptr);
  CHECK_FALSE(glass.wants<command::SealAndSend>()->full);
  glass.press("Save as a file");
  const bool sealed = glass.wants<command::SealAsFile>() != nullptr;
  CHECK(sealed);
  glass.press("Save as a file, pack 15");
  CHECK(glass.wants<command::SavePack>() != nullptr);
  glass.press("Open a receipt");
  CHECK(glass.wants<command::PickReceipt>() != nullptr);
  glass.state.online = true;
  glass.settle();
  glass.press("Try again, pack 15");
  CHECK(glass.wants<command::RetryPack>() != nullptr);
}

TEST_CASE("Everything can be sent again, behind an explanation") {
  State state = atWork();
  state.open->place = Place::send;
  Glass glass(std::move(state));
  glass.settle();
  CHECK(glass.find("Send everything again") == nullptr);
  // 'More' is also a place of the rail: the one of this page comes after it.
  const Node* more = nullptr;
  for (const Node& node : glass.nodes())
    if (node.role == NodeRole::button && node.name == "More") more = &node;
  REQUIRE(more != nullptr);
  glass.act({.kind = Action::Kind::click, .node = more->id, .text = {}});
  CHECK(glass.reads("mends the gap"));
  glass.press("Send everything again");
  REQUIRE(glass.wants<command::SealAndSend>() != nullptr);
  CHECK(glass.wants<command::SealAndSend>()->full);
}

TEST_CASE("Without a team nothing can be sealed, and the button says what to do first") {
  State state = atWork();
  state.open->place = Place::send;
  state.open->team.reset();
  Glass glass(std::move(state));
  glass.settle();
  CHECK(glass.reads("Open the team file first."));
  glass.press("Seal and send");
  CHECK(glass.wants<command::SealAndSend>() == nullptr);
}

TEST_CASE("Nothing to send says when it was last") {
  State state = atWork();
  state.open->place = Place::send;
  state.open->views.unsent.clear();
  state.open->outbox.erase(state.open->outbox.begin());
  Glass glass(std::move(state));
  glass.settle();
  CHECK(glass.reads("Nothing to send. Last sent yesterday"));
}

TEST_CASE("Packs with worries stand first, and nothing is taken in before it was looked at") {
  State state = atTheDesk();
  state.open->place = Place::packs;
  Glass glass(std::move(state));
  glass.settle();
  CHECK(glass.reads("Nadia, pack 14"));
  CHECK(glass.reads("Hassan Orme: Hassan has not eaten since Sunday"));
  CHECK(glass.reads("Signed by Nadia Holloway, who is in your team."));
  CHECK(glass.reads("6 records: 1 person and 5 one-to-ones"));
  glass.press("Take in");
  REQUIRE(glass.wants<command::TakeIn>() != nullptr);
  CHECK(glass.wants<command::TakeIn>()->index == 1);
  glass.press("Take all");
  CHECK(glass.wants<command::TakeAllIn>() != nullptr);
  glass.press("Open files");
  CHECK(glass.wants<command::PickPacks>() != nullptr);
}

TEST_CASE("Each pack that is not plain says why in one sentence") {
  State state = atTheDesk();
  state.open->place = Place::packs;
  Glass glass(std::move(state));
  glass.settle();
  CHECK(glass.reads("Packs 15 and 16 are missing"));
  CHECK(glass.reads("Already in"));
  CHECK(glass.reads("Kept apart: a copied tablet"));
  CHECK(glass.reads("Kept apart, not opened"));
  glass.press("alongside-XX");
  CHECK(glass.reads("signed by a key that is not in your team"));
  CHECK(glass.find("Take in") == nullptr);
  glass.press("Take it off this list");
  REQUIRE(glass.wants<command::DropIncoming>() != nullptr);
  CHECK(glass.wants<command::DropIncoming>()->index == 7);
  glass.press("Callum, pack 14");
  CHECK(glass.reads("may have been copied or set back"));
  glass.press("Take it in as well");
  REQUIRE(glass.wants<command::TakeIn>() != nullptr);
  CHECK(glass.wants<command::TakeIn>()->index == 4);
}

TEST_CASE("A receipt can be given back for each tablet whose packs came in") {
  State state = atTheDesk();
  state.open->place = Place::packs;
  Glass glass(std::move(state));
  glass.settle();
  glass.press("Save the receipt for Callum");
  REQUIRE(glass.wants<command::SaveReceipt>() != nullptr);
  CHECK(glass.wants<command::SaveReceipt>()->device == glass.state.open->team->roster[3].device());
}

TEST_CASE("Missing packs are said in few words") {
  CHECK(ui::missingSentence({7}) == "Pack 7 is missing");
  CHECK(ui::missingSentence({15, 16}) == "Packs 15 and 16 are missing");
  CHECK(ui::missingSentence({1, 2, 3, 4, 9}) == "Packs 1 to 4 and 9 are missing");
}

TEST_CASE("Two versions show only what differs, and neither is preferred") {
  State state = atTheDesk();
  state.open->place = Place::settle;
  state.open->settling = state.open->views.unsettled.front();
  Glass glass(std::move(state));
  glass.settle();
  CHECK(glass.reads("Two versions of one record"));
  CHECK(glass.reads("One-to-one with Hassan Orme"));
  CHECK(glass.reads("shown now"));
  CHECK(glass.reads("4 other fields are the same. Nothing is mixed by itself."));
  CHECK_FALSE(glass.reads("Face to face"));
  const Record* record = glass.state.open->store.find(glass.state.open->settling);
  REQUIRE(record != nullptr);
  REQUIRE(record->heads.size() == 2);
  glass.press("Keep yours");
  REQUIRE(glass.wants<command::KeepVersion>() != nullptr);
  CHECK(glass.wants<command::KeepVersion>()->revision == record->heads[0]);
  glass.press("Keep Femi’s");
  REQUIRE(glass.wants<command::KeepVersion>() != nullptr);
  CHECK(glass.wants<command::KeepVersion>()->revision == record->heads[1]);
  glass.press("Write a third, by hand");
  CHECK(glass.wants<command::Amend>() != nullptr);
}

TEST_CASE("Words that only one version has are marked, and no others") {
  const auto marked = [](std::string_view words, std::string_view other) {
    std::string out;
    for (const ui::Run& run : ui::markedAgainst(words, other, ui::TextStyle::body))
      out += run.marked ? "[" + run.words + "]" : run.words;
    return out;
  };
  CHECK(marked("Going home, family", "Going home") == "Going [home, family]");
  CHECK(marked("I see the kitchen. I am scared.", "I see the kitchen.") ==
        "I see the kitchen. [I am scared.]");
  CHECK(marked("40 minutes", "45 minutes") == "[40] minutes");
  CHECK(marked("the same", "the same") == "the same");
  CHECK(marked("all new", "") == "[all new]");
}

TEST_CASE("Somebody who asks to join is accepted only by comparing five words") {
  State state = atTheDesk();
  state.open->place = Place::team;
  Glass glass(std::move(state));
  glass.settle();
  CHECK(glass.reads("Josie Tremlett asks to join"));
  CHECK(glass.reads("Accept only when all five are the same."));
  for (const std::string& word : glass.state.open->joins[0].words) CHECK(glass.reads(word));
  glass.press("All five are the same: accept Josie");
  REQUIRE(glass.wants<command::AcceptJoin>() != nullptr);
  CHECK(glass.wants<command::AcceptJoin>()->index == 0);
  glass.press("Refuse Josie");
  CHECK(glass.wants<command::RefuseJoin>() != nullptr);
  glass.press("Save the team file");
  CHECK(glass.wants<command::SaveTeamFile>() != nullptr);
}

TEST_CASE("Wards and address are signed anew only when they were changed and kept by hand") {
  State state = atTheDesk();
  state.open->place = Place::team;
  Glass glass(std::move(state));
  glass.settle();
  glass.press("Keep and sign");
  CHECK(glass.wants<command::SetTeamText>() == nullptr);
  glass.type("Where tablets upload packs", "/packs/");
  CHECK(glass.wants<command::SetTeamText>() == nullptr);
  glass.press("Keep and sign");
  REQUIRE(glass.wants<command::SetTeamText>() != nullptr);
  CHECK(glass.wants<command::SetTeamText>()->key == "inbox");
  CHECK(glass.wants<command::SetTeamText>()->value == "/packs/");
}

TEST_CASE("About says where it is kept, tests itself, and thanks others in full") {
  State state = atWork();
  state.open->place = Place::about;
  state.selfTest.done = true;
  state.selfTest.lines = {{"Sealing and signing give the published results", true},
                          {"This tablet keeps what is written", false}};
  Glass glass(std::move(state));
  glass.settle();
  CHECK(glass.reads("0.1.0"));
  CHECK(glass.reads("may clear what is here"));
  CHECK(glass.reads("This tablet keeps what is written: this did not hold"));
  CHECK(glass.reads("Do not record on this tablet."));
  glass.press("Ask to keep it");
  CHECK(glass.wants<command::AskPersist>() != nullptr);
  glass.press("Run it again");
  CHECK(glass.wants<command::RunSelfTest>() != nullptr);
  for (const char* name : {"Dear ImGui", "stb_truetype", "SDL", "Botan", "JSON for Modern C++", "Emscripten",
                           "musl", "libc++", "Inter", "EFF"})
    CHECK_MESSAGE(glass.find(name) != nullptr, name);
  CHECK_FALSE(glass.reads("Omar Cornut"));
  glass.press("Dear ImGui");
  CHECK(glass.reads("Omar Cornut"));
}

TEST_CASE("Notices keep every word of what the licences say") {
  const auto letters = [](std::string_view text) {
    std::string out;
    for (const char c : text)
      if (c != ' ' && c != '\n' && c != '\t' && c != '\r') out += c;
    return out;
  };
  REQUIRE(ui::notices().size() >= 9);
  for (const ui::Notice& notice : ui::notices()) {
    CAPTURE(notice.title);
    std::string joined;
    for (const std::string& paragraph : ui::paragraphsOf(notice.text)) joined += paragraph;
    CHECK(letters(joined) == letters(notice.text));
    CHECK(joined.size() > 60);
  }
}

TEST_CASE("The quick PIN is kept only when something was typed") {
  State state = atWork();
  state.open->place = Place::security;
  Glass glass(std::move(state));
  glass.settle();
  glass.press("Set the PIN");
  CHECK(glass.wants<command::KeepPin>() == nullptr);
  glass.type("New PIN", "4827");
  CHECK(glass.wants<command::SetNewPin>() != nullptr);
  glass.state.open->pinTyped = "4827";
  glass.settle();
  glass.press("Set the PIN");
  CHECK(glass.wants<command::KeepPin>() != nullptr);
  glass.state.open->hasPin = true;
  glass.settle();
  glass.press("Remove it");
  CHECK(glass.wants<command::RemovePin>() != nullptr);
}
