// What strip, banners, Send, Security and About say, and what they ask for when something is pressed.
#include "made_screen.h"
#include "made_states.h"
#include "ui/more/licences.h"

using namespace alongside;
using namespace alongside::test;

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
  state.open->page.place = Place::send;
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

TEST_CASE("A pack can be sent and saved again until somebody has signed for it") {
  for (const PackState became : {PackState::sent, PackState::savedAsFile, PackState::received}) {
    State state = atWork();
    state.online = true;
    state.open->page.place = Place::send;
    OutPack& pack = state.open->packs.outbox.at(0);
    pack.state = became;
    pack.fault.reset();
    pack.sentAt = state.now;
    const std::string which = ", pack " + std::to_string(pack.seq);
    Glass glass(std::move(state));
    glass.settle();
    if (became == PackState::received) {
      CHECK(glass.find("Send again" + which) == nullptr);
      continue;
    }
    glass.press("Send again" + which);
    CHECK(glass.wants<command::RetryPack>() != nullptr);
    glass.press((became == PackState::sent ? "Save as a file" : "Save again") + which);
    CHECK(glass.wants<command::SavePack>() != nullptr);
  }
}

TEST_CASE("Everything can be sent again, behind an explanation") {
  State state = atWork();
  state.open->page.place = Place::send;
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
  state.open->page.place = Place::send;
  state.open->who.team.reset();
  Glass glass(std::move(state));
  glass.settle();
  CHECK(glass.reads("Open the team file first."));
  glass.press("Seal and send");
  CHECK(glass.wants<command::SealAndSend>() == nullptr);
}

TEST_CASE("Nothing to send says when it was last") {
  State state = atWork();
  state.open->page.place = Place::send;
  state.open->views.send.unsent.clear();
  state.open->packs.outbox.erase(state.open->packs.outbox.begin());
  state.open->views.send.shownPacks.pop_back();
  Glass glass(std::move(state));
  glass.settle();
  CHECK(glass.reads("Nothing to send. Last sent yesterday"));
}

TEST_CASE("About says where it is kept, tests itself, and thanks others in full") {
  State state = atWork();
  state.open->page.place = Place::about;
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
  state.open->page.place = Place::security;
  Glass glass(std::move(state));
  glass.settle();
  glass.press("Set the PIN");
  CHECK(glass.wants<command::KeepPin>() == nullptr);
  glass.type("New PIN", "4827");
  CHECK(glass.wants<command::SetNewPin>() != nullptr);
  glass.state.open->page.pinTyped = "4827";
  glass.settle();
  glass.press("Set the PIN");
  CHECK(glass.wants<command::KeepPin>() != nullptr);
  glass.state.open->who.hasPin = true;
  glass.settle();
  glass.press("Remove it");
  CHECK(glass.wants<command::RemovePin>() != nullptr);
}
