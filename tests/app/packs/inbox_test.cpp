// The inbox as somebody may have filled it.
#include <algorithm>

#include "app/command_desk.h"
#include "app/desk_state.h"
#include "app/packs/command_packs.h"
#include "crypto/crypto.h"
#include "desk.h"
#include "service.h"

using namespace alongside;
using namespace alongside::test;

namespace {

/// A desk that may read its inbox, and a tablet that sends into it.
struct Inbox {
  Service service{{"Femi Larkin"}};
  Tablet& desk = service.desk;
  Tablet& tablet = service.tablets[0];

  Inbox() { desk.world->readAnswer = 200; }
  void send(std::string name) {
    tablet.addPerson(std::move(name));
    tablet.say(command::SealAndSend{});
    desk.world->inbox.insert(tablet.world->inbox.begin(), tablet.world->inbox.end());
  }
  std::string put(const Bytes& bytes, Millis at) {
    const std::string path = "/inbox/" + crypto::newId(at).text() + ".json";
    desk.world->inbox[path] = bytes;
    return path;
  }
  std::size_t fetch() {
    desk.world->asked.clear();
    desk.say(command::FetchInbox{});
    return desk.world->asked.size() - 1;  // but for the listing
  }
  std::size_t opened() const {
    return static_cast<std::size_t>(std::ranges::count_if(
        desk.open().packs.incoming, [](const IncomingPack& one) { return one.opened.has_value(); }));
  }
};

}  // namespace

TEST_CASE("what did not open is not fetched again, also after a kill, unless it is another file by then") {
  Inbox inbox;
  inbox.send("Hassan Orme");
  const std::string junk = inbox.put(bytesOf("[[[[[["), inbox.desk.world->now());
  CHECK(inbox.fetch() == 2);
  CHECK(packs(inbox.desk).inboxSaid == "1 pack was fetched. 1 file there does not open and is left alone.");
  CHECK(inbox.opened() == 1);
  CHECK(inbox.desk.open().packs.incoming.size() == 1);  // junk stands in no list
  CHECK(inbox.fetch() == 0);
  CHECK(packs(inbox.desk).inboxSaid ==
        "Nothing new in the inbox. 1 file there does not open and is left alone.");

  Tablet again = inbox.desk.afterKill();
  again.unlock(inbox.desk.passphrase);
  again.world->readAnswer = 200;
  again.world->inbox = inbox.desk.world->inbox;
  again.say(command::FetchInbox{});
  CHECK(again.world->asked.size() == 2);  // the listing, and the pack that was not taken in
  again.world->inbox[junk] = bytesOf("something else");
  again.world->asked.clear();
  again.say(command::FetchInbox{});
  CHECK(again.world->asked == std::vector<std::string>{"/inbox/", junk});
}

TEST_CASE("a pack of a tablet that is not in the team yet is shown, and fetched again once it is") {
  Inbox inbox;
  Tablet newcomer;
  const Bytes request = newcomer.join(teamFileOf(inbox.desk), "Josie Tremlett");
  newcomer.addPerson("Gloria Penhale");
  newcomer.say(command::SealAndSend{});
  inbox.desk.world->inbox = newcomer.world->inbox;
  CHECK(inbox.fetch() == 1);
  REQUIRE(inbox.desk.open().packs.incoming.size() == 1);
  CHECK(inbox.desk.open().packs.incoming[0].fault->code == "pack/unknown-signer");
  CHECK(inbox.fetch() == 0);
  inbox.desk.give("join.jws", request);
  inbox.desk.say(command::AcceptJoin{0});
  CHECK(inbox.fetch() == 1);
  CHECK(inbox.opened() == 1);
}

TEST_CASE(
    "ten thousand names of junk starve nobody: the newest comes first, and all of it is looked at once") {
  Inbox inbox;
  const Bytes junk = bytesOf("{}");
  const Millis now = inbox.desk.world->now();
  for (int i = 0; i < 5000; ++i) inbox.put(junk, now - 86'400'000 + i);
  inbox.send("Hassan Orme");
  for (int i = 0; i < 5000; ++i) inbox.put(junk, now + 86'400'000 + i);
  inbox.desk.world->asked.clear();
  inbox.desk.app->dispatch(command::FetchInbox{});
  inbox.desk.world->settle();
  CHECK(inbox.opened() == 1);
  CHECK(packs(inbox.desk).fetched == 10'001);
  CHECK(inbox.desk.open().packs.incoming.size() == 1);
  inbox.send("Gloria Penhale");
  CHECK(inbox.fetch() == 1);
  CHECK(inbox.opened() == 2);
}

TEST_CASE("by the listing's times the newest is asked for first") {
  Inbox inbox;
  const std::string old = inbox.put(bytesOf("{}"), inbox.desk.world->now() + 5000);
  const std::string fresh = inbox.put(bytesOf("{}"), inbox.desk.world->now());
  inbox.desk.world->came[old] = "Mon, 23 Nov 2026 06:00:00 GMT";
  inbox.desk.world->came[fresh] = "Tue, 24 Nov 2026 05:59:59 GMT";
  CHECK(inbox.fetch() == 2);
  CHECK(inbox.desk.world->asked[1] == fresh);
  CHECK(inbox.desk.world->asked[2] == old);
}

TEST_CASE("nothing but packs is taken from the inbox, and nothing that lies there turns the page") {
  Inbox inbox;
  inbox.desk.say(command::GoTo{Place::packs});
  const Millis now = inbox.desk.world->now();
  Tablet stranger;
  inbox.put(stranger.join(teamFileOf(inbox.desk), "Mallory"), now);  // a request to join
  Tablet elsewhere;
  elsewhere.startTeam("Somebody Else");
  inbox.put(teamFileOf(elsewhere), now + 1);
  inbox.put(teamFileOf(inbox.desk), now + 2);
  inbox.put(bytesOf("Name,NHS number\nOwen Tallis,9990000018\n"), now + 3);
  inbox.put(inbox.desk.recoveryFile, now + 4);
  inbox.send("Hassan Orme");
  const int version = inbox.desk.open().who.team->version;
  inbox.desk.app->dispatch(command::FetchInbox{});
  inbox.desk.say(command::GoTo{Place::today});  // somebody went on with something else
  inbox.desk.settle();
  CHECK(inbox.desk.open().page.place == Place::today);
  CHECK(inbox.desk.open().packs.joins.empty());
  CHECK_FALSE(inbox.desk.open().over.note.has_value());
  CHECK(inbox.desk.open().who.team->version == version);
  CHECK(inbox.opened() == 1);
  CHECK(inbox.desk.open().packs.incoming.size() == 1);
}

TEST_CASE("a run that is stopped says what it did, and the next one goes on") {
  Inbox inbox;
  for (int i = 0; i < 20; ++i) inbox.put(bytesOf("{}"), inbox.desk.world->now() + i);
  inbox.desk.app->dispatch(command::FetchInbox{});
  while (packs(inbox.desk).fetched < 7) REQUIRE(inbox.desk.world->settleOne());
  inbox.desk.say(command::StopFetching{});
  CHECK_FALSE(packs(inbox.desk).fetching);
  CHECK(packs(inbox.desk).inboxSaid ==
        "7 files there do not open and are left alone. More lie there: fetch again.");
  CHECK(inbox.fetch() == 13);
}

TEST_CASE("a listing that is no list, a redirect and a sign-in page are said as such") {
  Inbox inbox;
  for (const int answer : {204, 302}) {
    inbox.desk.world->readAnswer = answer;
    inbox.desk.say(command::FetchInbox{});
    REQUIRE(packs(inbox.desk).inboxFault.has_value());
    CHECK(packs(inbox.desk).inboxFault->code == "inbox/no-list");
  }
}
