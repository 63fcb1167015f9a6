// Forty packs at once, receipts for everybody, the inbox, and an import that is taken back.
#include <algorithm>
#include <random>

#include "app/command_desk.h"
#include "app/desk_state.h"
#include "app/packs/command_packs.h"
#include "desk.h"
#include "service.h"

using namespace alongside;
using namespace alongside::test;

TEST_CASE("forty files at once, shuffled, doubled, with a fork and a conflict: one state") {
  Service service({"Femi Larkin", "Josie Tremlett"});
  std::vector<Bytes> files;
  Tablet& femi = service.tablets[0];
  Tablet& josie = service.tablets[1];
  const Id hassan = femi.addPerson("Hassan Orme");
  for (int i = 0; i < 14; ++i) {
    femi.addPerson("Person " + std::to_string(i));
    files.push_back(packOf(femi));
  }
  Tablet copy = femi.afterKill();
  copy.unlock(femi.passphrase);
  for (Tablet* each : {&copy, &femi}) {
    each->say(command::Amend{hassan});
    each->say(command::SetField{"ward", each == &copy ? "Willow" : "Elm"});
    each->say(command::SaveForm{});
    REQUIRE_FALSE(each->open().over.form.has_value());
  }
  files.push_back(packOf(copy));
  files.push_back(packOf(femi));
  for (int i = 0; i < 10; ++i) {
    josie.addPerson("Walker " + std::to_string(i));
    files.push_back(packOf(josie));
  }
  for (std::size_t i = 0; i < 14; ++i) files.push_back(files[i]);
  REQUIRE(files.size() == 40);

  std::mt19937 dice(3);
  std::string digest, ledger;
  for (int round = 0; round < 4; ++round) {
    Tablet desk = service.desk.afterKill();
    desk.unlock(service.desk.passphrase);
    std::vector<PickedFile> given;
    for (std::size_t i = 0; i < files.size(); ++i)
      given.push_back({.name = std::to_string(i) + ".json", .bytes = files[i], .size = 0, .tooLarge = false});
    std::shuffle(given.begin(), given.end(), dice);
    desk.app->filesGiven(std::move(given));
    CHECK(packs(desk).toRead == 40);
    desk.settle();
    CHECK(packs(desk).toRead == 0);
    CHECK(desk.open().packs.incoming.size() == 26);  // the same file twice is one
    CHECK(std::ranges::none_of(desk.open().packs.incoming, [](const IncomingPack& incoming) {
      return !incoming.preview.missing.empty();  // they lie here together
    }));
    desk.say(command::TakeAllIn{});
    CHECK(std::ranges::count(desk.open().packs.incoming, true, &IncomingPack::taken) == 24);
    CHECK(std::ranges::count_if(desk.open().packs.incoming, [](const IncomingPack& incoming) {
            return incoming.preview.verdict == IntakeVerdict::fork;
          }) == 2);
    for (std::size_t i = 0; i < desk.open().packs.incoming.size(); ++i) desk.say(command::TakeIn{i});
    CHECK(std::ranges::count(desk.open().packs.incoming, true, &IncomingPack::taken) == 26);
    if (round == 0) {
      digest = desk.open().store.digest();
      ledger = desk.open().packs.ledger.json().dump();
    }
    CHECK(desk.open().store.ofKind("person").size() == 25);
    CHECK(desk.open().views.caseload.unsettled == std::vector<Id>{hassan});
    CHECK(desk.open().store.digest() == digest);
    CHECK(desk.open().packs.ledger.json().dump() == ledger);
    Tablet again = desk.afterKill();
    again.unlock(service.desk.passphrase);
    CHECK(again.open().store.digest() == digest);
  }
}

TEST_CASE("an import is undone, survives a kill, and comes in again") {
  Service service({"Femi Larkin"});
  Tablet &desk = service.desk, &tablet = service.tablets[0];
  const Id person = tablet.addPerson("Hassan Orme");
  desk.give("1.json", packOf(tablet));
  desk.say(command::TakeAllIn{});
  const std::string before = desk.open().store.digest();
  tablet.record(person, "The kitchen.");
  const Bytes second = packOf(tablet);
  desk.give("2.json", second);
  desk.say(command::TakeAllIn{});
  const std::string both = desk.open().store.digest();
  desk.say(command::GoTo{Place::packs});
  REQUIRE(packs(desk).taken.size() == 2);
  desk.say(command::AskUndoPack{packs(desk).taken[0].jws});
  REQUIRE(packs(desk).undo.has_value());
  CHECK(packs(desk).undo->what.gone.size() == 1);
  CHECK(desk.open().store.digest() == both);  // nothing yet
  desk.say(command::UndoPack{});
  CHECK(desk.open().store.digest() == before);
  CHECK(packs(desk).taken.size() == 1);

  Tablet again = desk.afterKill();
  again.unlock(desk.passphrase);
  CHECK(again.open().store.digest() == before);
  again.give("2.json", second);
  CHECK(again.open().packs.incoming[0].preview.verdict == IntakeVerdict::fresh);
  again.say(command::TakeAllIn{});
  CHECK(again.open().store.digest() == both);
  Tablet third = again.afterKill();
  third.unlock(desk.passphrase);
  CHECK(third.open().store.digest() == both);
}

TEST_CASE("undoing says what stays because the desk went on with it") {
  Service service({"Femi Larkin"});
  Tablet &desk = service.desk, &tablet = service.tablets[0];
  const Id person = tablet.addPerson("Hassan Orme");
  const Id session = tablet.record(person, "The kitchen.");
  const Id other = tablet.addPerson("Gloria Penhale");
  desk.give("1.json", packOf(tablet));
  desk.say(command::TakeAllIn{});
  desk.say(command::Correct{session});
  desk.say(command::SetField{"minutes", 45});
  desk.say(command::SetReason{"The time was wrong"});
  desk.say(command::SaveForm{});
  desk.say(command::GoTo{Place::packs});
  desk.say(command::AskUndoPack{packs(desk).taken[0].jws});
  CHECK(packs(desk).undo->what.stay.size() == 2);
  desk.say(command::UndoPack{});
  CHECK(desk.open().store.find(other) == nullptr);
  REQUIRE(desk.open().store.find(session) != nullptr);
  CHECK(desk.open().store.find(person) != nullptr);
  CHECK(numberAt(desk.open().store.fields(*desk.open().store.find(session)), "minutes") == 45);
}

TEST_CASE("one file of receipts serves every tablet that is owed one") {
  Service service({"Femi Larkin", "Josie Tremlett"});
  Tablet& desk = service.desk;
  for (Tablet& tablet : service.tablets) {
    tablet.addPerson("Somebody");
    desk.give("1.json", packOf(tablet));
  }
  desk.say(command::TakeAllIn{});
  desk.say(command::GoTo{Place::packs});
  CHECK(packs(desk).owed.size() == 2);
  desk.say(command::SaveAllReceipts{});
  CHECK(packs(desk).owed.empty());
  const Bytes file = savedNamed(desk, "alongside-receipts-");
  for (Tablet& tablet : service.tablets) {
    tablet.give("receipts.json", file);
    CHECK(tablet.open().packs.outbox[0].state == PackState::received);
    CHECK(tablet.open().packs.outbox[0].coordinator == "Ruth Abara");
    CHECK(tablet.open().who.inRoster);  // the team file came with it
  }
}

TEST_CASE("the inbox is read where the server lets the desk, and says plainly where not") {
  Service service({"Femi Larkin"});
  Tablet &desk = service.desk, &tablet = service.tablets[0];
  desk.say(command::GoTo{Place::packs});
  desk.say(command::FetchInbox{});
  REQUIRE(packs(desk).inboxFault.has_value());
  CHECK(packs(desk).inboxFault->code == "inbox/refused");
  desk.world->readAnswer = 200;
  desk.say(command::FetchInbox{});
  CHECK_FALSE(packs(desk).inboxFault.has_value());
  CHECK(packs(desk).inboxSaid == "The inbox is empty.");

  tablet.addPerson("Hassan Orme");
  tablet.say(command::SealAndSend{});
  tablet.addPerson("Gloria Penhale");
  tablet.say(command::SealAndSend{});
  REQUIRE(tablet.world->inbox.size() == 2);
  desk.world->inbox = tablet.world->inbox;
  desk.world->inbox["/inbox/notes.txt"] = bytesOf("not asked for");
  desk.world->inbox["/inbox/../../etc/passwd.json"] = bytesOf("not asked for either");
  desk.say(command::FetchInbox{});
  CHECK(packs(desk).inboxSaid == "2 packs were fetched.");
  CHECK(desk.open().packs.incoming.size() == 2);
  CHECK(desk.open().store.size() == 0);  // looked at first, as files are
  desk.say(command::TakeAllIn{});
  CHECK(desk.open().store.ofKind("person").size() == 2);
  desk.say(command::FetchInbox{});
  CHECK(packs(desk).inboxSaid == "Nothing new in the inbox.");

  desk.world->connected = false;
  desk.say(command::FetchInbox{});
  CHECK(packs(desk).inboxFault->code == "inbox/no-answer");
}

TEST_CASE("whether a pack is taken out is asked in sight, beside two versions of a record too") {
  Tablet desk;
  desk.say(command::ChooseBegin{command::ChooseBegin::What::practise});
  desk.say(command::PractiseAs{Role::coordinator});
  REQUIRE(desk.open().views.caseload.unsettled.size() == 1);
  const Id record = desk.open().views.caseload.unsettled[0];
  desk.say(command::GoTo{Place::packs});
  REQUIRE_FALSE(packs(desk).taken.empty());
  const Hash pack = packs(desk).taken[0].jws;
  desk.say(command::OpenSettle{record});
  REQUIRE(desk.open().page.place == Place::settle);
  desk.say(command::AskUndoPack{pack});
  CHECK(packs(desk).undo.has_value());
  CHECK(desk.open().page.place == Place::packs);  // not behind the two versions
  desk.say(command::OpenSettle{record});
  CHECK(desk.open().page.place == Place::settle);
  CHECK_FALSE(packs(desk).undo.has_value());
}
