// 'Sent' is what the inbox says, and nobody else.
#include "app/command_desk.h"
#include "app/packs/command_packs.h"
#include "app/team/command_team.h"
#include "service.h"

using namespace alongside;
using namespace alongside::test;

namespace {

struct Sender {
  Service service{{"Femi Larkin"}};
  Tablet& tablet = service.tablets[0];

  Sender() { tablet.addPerson("Hassan Orme"); }
  const OutPack& pack() const { return tablet.open().packs.outbox.at(0); }
  const std::string& code() const {
    REQUIRE(pack().fault.has_value());
    return pack().fault->code;
  }
};

}  // namespace

TEST_CASE("'Sent' is said for 201 and 204, and for no other good answer") {
  for (const int answer : {200, 202, 203, 205, 206, 301, 302, 307}) {
    CAPTURE(answer);
    Sender sender;
    sender.tablet.world->answer = answer;
    sender.tablet.say(command::SealAndSend{});
    CHECK(sender.pack().state == PackState::refused);
    CHECK(sender.code() == "send/something-else");
    CHECK(sender.pack().sentAt == 0);
    sender.tablet.world->answer = 201;
    sender.tablet.say(command::RetryPack{sender.pack().id});
    CHECK(sender.pack().state == PackState::sent);
    CHECK(sender.tablet.world->inbox.size() == 1);
  }
  for (const int answer : {201, 204}) {
    Sender sender;
    sender.tablet.world->answer = answer;
    sender.tablet.say(command::SealAndSend{});
    CHECK(sender.pack().state == PackState::sent);
  }
}

TEST_CASE("what a sign-in page answered goes by itself once there is another network") {
  Sender sender;
  sender.tablet.world->answer = 200;
  sender.tablet.say(command::SealAndSend{});
  REQUIRE(sender.code() == "send/something-else");
  sender.tablet.world->answer = 201;
  sender.tablet.app->networkChanged();
  sender.tablet.settle();
  CHECK(sender.pack().state == PackState::sent);
}

TEST_CASE(
    "a name that is taken on the first try is a fault of its own, and after an answer that was not heard it "
    "is 'sent'") {
  Sender sender;
  SUBCASE("first try") {
    sender.tablet.world->answer = 409;
    sender.tablet.say(command::SealAndSend{});
    CHECK(sender.pack().state == PackState::refused);
    CHECK(sender.code() == "send/name-taken");
    sender.tablet.say(command::RetryPack{sender.pack().id});
    CHECK(sender.code() == "send/name-taken");  // heard twice is no arrival
  }
  SUBCASE("it arrived, and the answer got lost") {
    sender.tablet.world->heard = false;
    sender.tablet.say(command::SealAndSend{});
    CHECK(sender.pack().state == PackState::waiting);
    REQUIRE(sender.tablet.world->inbox.size() == 1);
    sender.tablet.world->heard = true;
    sender.tablet.advance(5.1);
    CHECK(sender.pack().state == PackState::sent);
  }
  SUBCASE("something heard in between takes nothing back: the first may have arrived") {
    sender.tablet.world->heard = false;
    sender.tablet.say(command::SealAndSend{});
    sender.tablet.world->heard = true;
    sender.tablet.world->answer = 413;
    sender.tablet.advance(5.1);
    CHECK(sender.pack().state == PackState::refused);
    sender.tablet.world->answer = 201;
    sender.tablet.say(command::RetryPack{sender.pack().id});
    CHECK(sender.pack().state == PackState::sent);
  }
  SUBCASE("the page ended before it could hear") {
    sender.tablet.app->dispatch(command::SealAndSend{});
    while (sender.tablet.world->inbox.empty()) REQUIRE(sender.tablet.world->storage.settleOne());
    Tablet again = sender.tablet.afterKill();
    again.world->inbox = sender.tablet.world->inbox;
    again.unlock(sender.tablet.passphrase);
    again.settle();
    CHECK(again.open().packs.outbox.at(0).state == PackState::sent);
  }
}

TEST_CASE("a pack goes out only after it is written down that it may be there") {
  Sender sender;
  sender.tablet.app->dispatch(command::SealAndSend{});
  while (sender.tablet.world->asked.empty() && sender.tablet.world->storage.settleOne()) {
  }
  REQUIRE(sender.tablet.world->asked.size() == 1);
  Tablet again = sender.tablet.afterKill();
  again.world->connected = false;
  again.unlock(sender.tablet.passphrase);
  CHECK(again.open().packs.outbox.at(0).mayBeThere);
}

TEST_CASE("a pack marked sent can be sent or saved again until a receipt came") {
  Sender sender;
  sender.tablet.say(command::SealAndSend{});
  REQUIRE(sender.pack().state == PackState::sent);
  SUBCASE("it lies there still") {
    sender.tablet.say(command::RetryPack{sender.pack().id});
    CHECK(sender.pack().state == PackState::sent);
  }
  SUBCASE("it got lost there") {
    const Bytes sent = sender.tablet.world->inbox.begin()->second;
    sender.tablet.world->inbox.clear();
    Tablet again = sender.tablet.afterKill();
    again.unlock(sender.tablet.passphrase);
    again.say(command::RetryPack{again.open().packs.outbox.at(0).id});
    REQUIRE(again.world->inbox.size() == 1);
    CHECK(again.world->inbox.begin()->second == sent);
    CHECK(again.open().packs.outbox.at(0).state == PackState::sent);
  }
  sender.tablet.say(command::SavePack{sender.pack().id});
  CHECK(sender.pack().state == PackState::sent);
  sender.service.desk.give("pack.json", sender.tablet.lastSaved());
  sender.service.desk.say(command::TakeAllIn{});
  sender.service.desk.say(command::SaveReceipt{sender.tablet.open().who.device});
  sender.tablet.give("receipt.json", sender.service.desk.lastSaved());
  REQUIRE(sender.pack().state == PackState::received);
  const std::size_t asked = sender.tablet.world->asked.size();
  sender.tablet.say(command::RetryPack{sender.pack().id});
  CHECK(sender.pack().state == PackState::received);
  CHECK(sender.tablet.world->asked.size() == asked);
}

TEST_CASE("the word that the inbox asks for travels in the team file and goes along with each pack") {
  Service service({"Femi Larkin"});
  Tablet &desk = service.desk, &tablet = service.tablets[0];
  tablet.world->token = "amber-basin-7";
  tablet.addPerson("Hassan Orme");
  tablet.say(command::SealAndSend{});
  REQUIRE(tablet.open().packs.outbox.at(0).fault.has_value());
  CHECK(tablet.open().packs.outbox.at(0).fault->code == "send/not-allowed");
  const Team& now = *desk.open().who.team;
  command::KeepTeam wanted{now.name, "Rowan 020 7946 0123\nHazel", "", "", now.inbox, "amber basin"};
  desk.say(wanted);
  REQUIRE(desk.open().over.note.has_value());
  CHECK(desk.open().over.note->code == "team/bad-token");
  wanted.token = " amber-basin-7 ";
  desk.say(wanted);
  tablet.give("team.jws", teamFileOf(desk));
  tablet.say(command::RetryPack{tablet.open().packs.outbox.at(0).id});
  CHECK(tablet.open().packs.outbox.at(0).state == PackState::sent);
}
