// Practice at Send: everything as it would be, to somebody who is made up, and nothing leaves the tablet.
#include "tablet.h"

using namespace alongside;
using namespace alongside::test;

TEST_CASE("in practice a worker tries Send, and nobody is sent anything") {
  Tablet tablet;
  tablet.say(command::ChooseBegin{command::ChooseBegin::What::practise});
  tablet.say(command::GoTo{Place::send});
  const OpenState& open = tablet.open();
  CHECK(coordinatorsOf(open) == "To Ruth Abara, your coordinator");
  const std::size_t before = open.packs.outbox.size(), unsent = open.views.send.unsent.size();
  REQUIRE(before == 7);
  REQUIRE(unsent > 0);
  tablet.say(command::SealAndSend{});
  REQUIRE(open.packs.outbox.size() == before + 1);
  CHECK(open.packs.outbox[0].seq == 8);
  CHECK(open.packs.outbox[0].records == unsent);
  CHECK(open.packs.outbox[0].state == PackState::sent);
  CHECK(open.views.send.unsent.empty());
  CHECK(open.views.send.shownPacks.size() == before + 1);
  REQUIRE(open.over.toast.has_value());
  CHECK(open.over.toast->text == "Practised. Nothing has left this tablet.");
  // Once more: what is new since then, and nothing twice.
  tablet.record(open.views.caseload.people.front().id, "The tea was hot.");
  CHECK(open.views.send.unsent.size() == 1);
  tablet.say(command::SealAsFile{});
  CHECK(open.packs.outbox[0].records == 1);
  CHECK(open.packs.outbox[0].state == PackState::savedAsFile);
  tablet.say(command::SavePack{open.packs.outbox[0].id});
  REQUIRE(open.over.note.has_value());
  CHECK(open.over.note->code == "send/practice");
  CHECK(tablet.world->saved.empty());
  CHECK(tablet.world->inbox.empty());
}

TEST_CASE("what is practised without a network waits for it") {
  Tablet tablet;
  tablet.say(command::ChooseBegin{command::ChooseBegin::What::practise});
  tablet.world->connected = false;
  tablet.app->networkChanged();
  tablet.say(command::SealAndSend{});
  CHECK(tablet.open().packs.outbox[0].state == PackState::waiting);
  tablet.world->connected = true;
  tablet.app->networkChanged();
  CHECK(tablet.open().packs.outbox[0].state == PackState::sent);
}
