// What the first screens and the lock say, and what they ask for when something is pressed.
#include "made_screen.h"
#include "made_states.h"

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
  glass.state.lock.fileWords = {"amber", "basin", "cedar", "dune", "ember"};
  glass.settle();
  CHECK(glass.reads("Then read these five words to them"));
  for (const std::string& word : glass.state.lock.fileWords) CHECK(glass.reads(word));
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

TEST_CASE("While something is not saved the cover takes the passphrase, saves again and carries away") {
  State state = atWork();
  state.gate = Gate::cover;
  state.cover.passphrase = state.cover.locks = true;
  state.save.keeping = Keeping::notSaved;
  state.save.fault =
      Fault{"disk/full", "This tablet has no room left.", "What was saved before is safe.", "Make room."};
  state.open->over.note = Fault{"join/already", "Gloria Penhale is in the team already.", "", ""};
  const std::string asks =
      "Your passphrase, " + state.open->who.worker.substr(0, state.open->who.worker.find(' '));
  Glass glass(std::move(state));
  glass.settle();
  CHECK(glass.reads("It locks by itself as soon as everything is saved."));
  CHECK(glass.reads("This tablet has no room left."));
  CHECK_FALSE(glass.reads("Gloria Penhale"));
  glass.press("Try again");
  CHECK(glass.wants<command::RetrySave>() != nullptr);
  glass.press("Carry it away as a sealed file");
  CHECK(glass.wants<command::SaveRescue>() != nullptr);
  glass.type(asks, "amber");
  REQUIRE(glass.wants<command::SetPassphrase>() != nullptr);
  glass.state.lock.passphrase = "amber";
  glass.press("Unlock");
  CHECK(glass.wants<command::Unlock>() != nullptr);
}

TEST_CASE("Passphrases are for password stores; PINs and the words of a sheet of paper are not") {
  const auto check = [](State state, std::size_t stored, std::size_t others, const char* press = nullptr) {
    Glass glass(std::move(state));
    glass.settle();
    if (press != nullptr) glass.press(press);
    std::size_t seenStored = 0, seenOthers = 0;
    for (const Node& node : glass.nodes()) {
      if (node.role != NodeRole::field) continue;
      const bool password = node.input == FieldInput::password || node.input == FieldInput::newPassword;
      CHECK(password == node.autocomplete.ends_with("password"));
      if (!password) CHECK(node.autocomplete == "off");
      ++(password ? seenStored : seenOthers);
    }
    CHECK(seenStored == stored);
    CHECK(seenOthers == others);
  };
  State cover = atWork();
  cover.gate = Gate::cover;
  check(std::move(cover), 0, 1);
  check(atTheLock(), 1, 0);
  State sheet = atFirstStart(BeginStep::recovery, true);
  sheet.begin.recoveryTaken = true;
  check(std::move(sheet), 0, 2, "I have both");  // then two of its words are asked for
  check(atFirstStart(BeginStep::restore, true), 0, 1);
}

TEST_CASE("While it locks nothing can be pressed, and nothing of the records is to be seen") {
  State state = atWork();
  state.gate = Gate::cover;
  state.cover.closing = true;
  Glass glass(std::move(state));
  glass.settle();
  CHECK(glass.reads("what was being written is kept first"));
  CHECK_FALSE(glass.reads("Unlock"));
  CHECK_FALSE(glass.reads("Quick PIN"));
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

TEST_CASE(
    "Whoever is brought back is asked for the newest team file, and compares words when a stranger signed "
    "it") {
  State state = atFirstStart(BeginStep::restoreTeam, true);
  const std::optional<OpenedTeam> team = atFirstStart(BeginStep::checkTeam, false).begin.team;
  state.begin.team.reset();
  state.begin.restoreFileName = "alongside-recovery.json";
  Glass glass(std::move(state));
  glass.settle();
  glass.press("Open the team file");
  CHECK(glass.wants<command::PickTeamFile>() != nullptr);
  glass.press("Nobody has a newer one");
  CHECK(glass.wants<command::NoNewerTeam>() != nullptr);
  glass.state.begin.team = team;
  glass.settle();
  CHECK(glass.reads("Ask Ruth to read these five words"));
  for (const std::string& word : glass.state.begin.teamWords) CHECK(glass.reads(word));
  glass.press("All five are the same");
  CHECK(glass.wants<command::NextStep>() != nullptr);
}
