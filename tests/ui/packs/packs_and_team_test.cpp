// What the coordinator's packs and team say, and what they ask for when something is pressed.
#include "app/desk_state.h"
#include "app/packs/command_packs.h"
#include "app/team/command_team.h"
#include "made_screen.h"
#include "made_states.h"
#include "store/proof.h"
#include "ui/packs/pack_preview.h"
#include "ui/records/screen_settle.h"

using namespace alongside;
using namespace alongside::test;

TEST_CASE("Packs with worries stand first, and nothing is taken in before it was looked at") {
  State state = atTheDesk();
  state.open->page.place = Place::packs;
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

TEST_CASE("A worker sees whom an allocation brings and whom it takes before anything is taken in") {
  Glass glass(withAllocation());
  glass.settle();
  CHECK(glass.reads("Allocation from Ruth"));
  CHECK(glass.reads("Ruth asks you to support Kwame Ashdown."));
  CHECK(glass.reads("From now on: Patrick Umber with Femi Larkin. They leave your list"));
  CHECK(glass.reads("Signed by Ruth Abara"));
  CHECK_FALSE(glass.reads("Everything that Ruth has written"));  // words of a worker's pack
  CHECK(glass.wants<command::TakeIn>() == nullptr);
  glass.press("Take in");
  REQUIRE(glass.wants<command::TakeIn>() != nullptr);
  for (const Fit& fit : kFits) {
    glass.resize(fit.width, fit.height, fit.text);
    everythingFits(glass.nodes(), glass.viewport, fit.name);
  }
}

TEST_CASE("Each pack that is not plain says why in one sentence") {
  State state = atTheDesk();
  state.open->page.place = Place::packs;
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

TEST_CASE("What comes from a tablet after its access ended has a sentence and a button of its own") {
  const auto ended = [] {
    State state = atTheDesk();
    OpenState& open = *state.open;
    open.page.place = Place::packs;
    open.who.team->roster[1].until = state.now - Millis{26} * 3'600'000;
    open.packs.incoming[1].late = true;
    return state;
  };
  Glass glass(ended());
  glass.settle();
  CHECK(glass.reads("Kept apart: came after access ended"));
  glass.press("Nadia, pack 14");
  CHECK(glass.reads("Nadia’s access ended, and this pack came after that."));
  CHECK(glass.reads("a tablet’s clock can be set back"));
  CHECK(glass.find("Take in") == nullptr);
  glass.press("Take it in all the same");
  CHECK(glass.wants<command::TakeIn>() == nullptr);
  REQUIRE(glass.wants<command::TakeInLate>() != nullptr);
  CHECK(glass.wants<command::TakeInLate>()->index == 1);
  glass.press("Take it off this list");
  CHECK(glass.wants<command::DropIncoming>() != nullptr);
  fitsAtEverySize(ended, [](Glass& one) { one.press("Nadia, pack 14"); });
}

TEST_CASE("A pack that brings words without their writer's signature says how many") {
  State state = withAllocation();
  state.open->packs.incoming[0].preview.unproven = 2;
  Glass glass(std::move(state));
  glass.settle();
  CHECK(glass.reads("2 of them are only Ruth’s word for what somebody else wrote"));
}

TEST_CASE("A record's history says what was only passed on, and what is unsigned") {
  const auto with = [](auto change) {
    State state = atWork();
    OpenState& open = *state.open;
    const Member &ruth = open.who.team->roster[0], &femi = open.who.team->roster[2];
    Revision revision = open.store.draft(crypto::newId(state.now), "session", Op::create,
                                         {{"person", open.store.ofKind("person")[0].text()},
                                          {"when", "2026-11-24T10:30"},
                                          {"words", "Tea in the garden."}},
                                         "");
    revision.device = femi.device();
    revision.author = femi.name;
    revision.hlc = {state.now - 3'600'000, 0, revision.device};
    sealIdentity(revision);
    change(revision, open, ruth);
    open.over.shown = revision.rec;
    open.store.add(revision);
    open.views.page.history = {};
    open.views.page.history.record = revision.rec;
    open.views.page.history.versions = {{open.store.placeOf(revision.rev).value(), true, false, {}}};
    return state;
  };
  const auto shows = [](State state, std::string_view words) {
    Glass glass(std::move(state));
    glass.settle();
    INFO(glass.all());
    CHECK(glass.reads("Tea in the garden."));
    return glass.reads(words);
  };
  const auto passed = [](Revision& revision, OpenState&, const Member& ruth) {
    revision.proof = passedOn(ruth.device());
  };
  CHECK(shows(with(passed), "Passed on by Ruth Abara, unsigned."));
  CHECK(shows(with(passed), "Written by Femi Larkin, passed on by Ruth Abara"));
  CHECK(shows(with([&](Revision& revision, OpenState& open, const Member& ruth) {
                revision.device = revision.hlc.device = open.who.device;  // as if Nadia had
                revision.author = open.who.worker;
                sealIdentity(revision);
                passed(revision, open, ruth);
              }),
              "Written by Nadia Holloway, passed on by Ruth Abara"));
  CHECK(shows(with([](Revision&, OpenState&, const Member&) {}), "Unsigned: written before tablets signed"));
  CHECK_FALSE(shows(with([](Revision& revision, OpenState&, const Member&) {
                      revision.proof = std::make_shared<Proof>();  // verified when it came in
                    }),
                    "nsigned"));
}

TEST_CASE("A receipt can be given back for each tablet whose packs came in") {
  State state = atTheDesk();
  state.open->page.place = Place::packs;
  Glass glass(std::move(state));
  glass.settle();
  glass.press("Save the receipt for Callum");
  REQUIRE(glass.wants<command::SaveReceipt>() != nullptr);
  CHECK(glass.wants<command::SaveReceipt>()->device == glass.state.open->who.team->roster[3].device());
}

TEST_CASE("Missing packs are said in few words") {
  CHECK(ui::missingSentence({7}) == "Pack 7 is missing");
  CHECK(ui::missingSentence({15, 16}) == "Packs 15 and 16 are missing");
  CHECK(ui::missingSentence({1, 2, 3, 4, 9}) == "Packs 1 to 4 and 9 are missing");
}

TEST_CASE("Two versions show only what differs, and neither is preferred") {
  State state = atTheDesk();
  state.open->page.place = Place::settle;
  state.open->over.settling = state.open->views.caseload.unsettled.front();
  Glass glass(std::move(state));
  glass.settle();
  CHECK(glass.reads("Two versions of one record"));
  CHECK(glass.reads("One-to-one with Hassan Orme"));
  CHECK(glass.reads("shown now"));
  CHECK(glass.reads("4 other fields are the same. Nothing is mixed by itself."));
  CHECK_FALSE(glass.reads("Face to face"));
  const Record* record = glass.state.open->store.find(glass.state.open->over.settling);
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
  state.open->page.place = Place::team;
  Glass glass(std::move(state));
  glass.settle();
  CHECK(glass.reads("Josie Tremlett asks to join"));
  CHECK(glass.reads("Accept only when all five are the same."));
  for (const std::string& word : glass.state.open->packs.joins[0].words) CHECK(glass.reads(word));
  glass.press("All five are the same: accept Josie");
  REQUIRE(glass.wants<command::AcceptJoin>() != nullptr);
  CHECK(glass.wants<command::AcceptJoin>()->index == 0);
  glass.press("Refuse Josie");
  CHECK(glass.wants<command::RefuseJoin>() != nullptr);
  glass.press("Save the team file");
  CHECK(glass.wants<command::SaveTeamFile>() != nullptr);
}

TEST_CASE("The team file is signed anew only when it was kept by hand") {
  State state = atTheDesk();
  state.open->page.place = Place::team;
  auto desk = std::make_shared<Desk>(*state.open->desk);
  desk->team.editing = true;
  state.open->desk = desk;
  Glass glass(std::move(state));
  glass.settle();
  glass.type("Where tablets upload packs", "/packs/");
  REQUIRE(glass.wants<command::TypeTeam>() != nullptr);
  CHECK(glass.wants<command::TypeTeam>()->field == "inbox");
  CHECK(glass.wants<command::KeepTeam>() == nullptr);
  desk = std::make_shared<Desk>(*desk);
  desk->team.typed = {{"inbox", "/packs/"}, {"partners", "Common Ground\nThe Lantern"}};
  glass.state.open->desk = desk;
  glass.settle();
  glass.press("Keep and sign");
  REQUIRE(glass.wants<command::KeepTeam>() != nullptr);
  CHECK(glass.wants<command::KeepTeam>()->inbox == "/packs/");
  CHECK(glass.wants<command::KeepTeam>()->partners == "Common Ground\nThe Lantern");
  CHECK(glass.wants<command::KeepTeam>()->wards == "Rowan 020 7946 0101\nHazel");
}

TEST_CASE("The roster says who is overdue, what is missing, and leads to each tablet") {
  State state = atTheDesk();
  state.open->page.place = Place::team;
  Glass glass(std::move(state));
  glass.settle();
  CHECK(glass.reads("Overdue"));
  CHECK(glass.reads("2 packs missing"));
  CHECK(glass.reads("Callum Oswin: Packs 15 and 16 are missing."));
  glass.press("Femi Larkin");
  REQUIRE(glass.wants<command::OpenMember>() != nullptr);
  CHECK(glass.wants<command::OpenMember>()->device == glass.state.open->who.team->roster[2].device());
}

TEST_CASE("A tablet’s page gives receipts, ends access and gives its people to others") {
  State state = atTheDesk();
  state.open->page.place = Place::team;
  auto desk = std::make_shared<Desk>(*state.open->desk);
  desk->team.member = state.open->who.team->roster[3].device();
  state.open->desk = desk;
  Glass glass(std::move(state));
  glass.settle();
  CHECK(glass.reads("Packs 15 and 16 are missing"));
  glass.press("Save the receipt");
  CHECK(glass.wants<command::SaveReceipt>() != nullptr);
  glass.press("The tablet is lost");
  REQUIRE(glass.wants<command::AskEnd>() != nullptr);
  CHECK(glass.wants<command::AskEnd>()->lost);
  glass.press("Give their people to others");
  REQUIRE(glass.wants<command::AskGive>() != nullptr);
  CHECK(glass.wants<command::AskGive>()->from == "Callum Oswin");
}

TEST_CASE("Receipts for several tablets are saved in one file, and a pack that came in can be undone") {
  State state = atTheDesk();
  state.open->page.place = Place::packs;
  Glass glass(std::move(state));
  glass.settle();
  glass.press("Save all 2 in one file");
  CHECK(glass.wants<command::SaveAllReceipts>() != nullptr);
  glass.press("Undo Femi, pack 19");
  REQUIRE(glass.wants<command::AskUndoPack>() != nullptr);
  CHECK(glass.wants<command::AskUndoPack>()->jws == crypto::sha256("19"));
}

TEST_CASE("Before a pack is taken out it is said what goes and what stays") {
  State state = atTheDesk();
  state.open->page.place = Place::packs;
  auto desk = std::make_shared<Desk>(*state.open->desk);
  UndoAsked asked{desk->packs.taken.front(), {}};
  asked.pack.receipted = true;
  asked.what.gone.resize(5);
  asked.what.stay = {state.open->views.caseload.unsettled.front()};
  desk->packs.undo = asked;
  state.open->desk = desk;
  Glass glass(std::move(state));
  glass.settle();
  CHECK(glass.reads("Take Femi’s pack 19 out again?"));
  CHECK(glass.reads("1 record stays, since somebody went on with it."));
  CHECK(glass.reads("One-to-one, Hassan Orme"));
  CHECK(glass.reads("A receipt for it was given."));
  glass.press("Take it out");
  CHECK(glass.wants<command::UndoPack>() != nullptr);
}

TEST_CASE("A name that is taken already is pointed out where somebody is accepted") {
  State state = atTheDesk();
  state.open->page.place = Place::team;
  Member other = state.open->packs.joins[0].request.member;
  other.signing = state.open->who.team->roster[0].agreement;  // another tablet
  other.name = "josie TREMLETT";
  state.open->who.team->roster.push_back(other);
  Glass glass(std::move(state));
  glass.settle();
  CHECK(glass.reads("The name Josie Tremlett is taken already."));
  CHECK(glass.reads("If Josie has a new tablet, end the access of the old one."));
}

TEST_CASE("Help with a passphrase begins with five words that both read") {
  State state = atTheDesk();
  state.open->page.place = Place::team;
  auto desk = std::make_shared<Desk>(*state.open->desk);
  desk->team.help = HelpAsked{.asked = {"aa", "Mallory Quist", "kid", {}},
                              .file = "{}",
                              .fileWords = {"amber", "basin", "cedar", "dune", "ember"}};
  state.open->desk = desk;
  Glass glass(std::move(state));
  glass.settle();
  CHECK(glass.reads("This file asks for the records of Mallory Quist."));
  CHECK(glass.reads("Nobody of that name is in your team."));
  for (const std::string& word : desk->team.help->fileWords) CHECK(glass.reads(word));
  CHECK_FALSE(glass.reads("Type the eight words"));
  glass.press("All five are the same");
  CHECK(glass.wants<command::SameFileWords>() != nullptr);
  glass.press("They differ: do not help");
  CHECK(glass.wants<command::CloseHelp>() != nullptr);
}

TEST_CASE("A team file before a tablet that knows no team shows whose it is and asks for its words") {
  State state = atTheDesk();
  const Team team = *state.open->who.team;
  OpenedTeam opened{team, team.roster[0].device()};
  state.open->who.teamOffered = TeamOffered{opened, "", {"amber", "basin", "cedar", "dune", "ember"}};
  Glass glass(std::move(state));
  glass.settle();
  CHECK(glass.reads("Is this your team?"));
  CHECK(glass.reads(team.id.text()));
  CHECK(glass.reads("cedar"));
  glass.press("All five are the same");
  REQUIRE(glass.wants<command::TakeOfferedTeam>() != nullptr);
  CHECK(glass.wants<command::TakeOfferedTeam>()->take);
  glass.press("They differ: do not take it");
  REQUIRE(glass.wants<command::TakeOfferedTeam>() != nullptr);
  CHECK_FALSE(glass.wants<command::TakeOfferedTeam>()->take);
}
