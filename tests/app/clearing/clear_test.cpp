// A tablet is not the record: what a coordinator has signed for can be cleared of people who are no longer this worker's,
// and never what is unsent or kept back without a choice that names it.
#include "clear_ward.h"
#include "record/codes.h"

using namespace alongside;
using namespace alongside::test;

TEST_CASE(
    "clearing is offered only after a signed receipt that covers them, and only of who is with others") {
  ClearWard w;
  w.tablet.record(w.person, "kettle on the ward");
  w.sentAndSigned();
  CHECK(w.open().views.send.clear.records == 0);  // still this worker's
  w.tablet.advance(60);
  const Id other = w.tablet.addPerson("Owen Tallis");
  w.session(other, "kettle at home", 3);
  w.sent();
  w.toJosie(other);
  REQUIRE(w.open().views.caseload.elsewhere.at(other).worker == "Josie Tremlett");
  CHECK(w.open().views.send.clear.records == 0);
  CHECK(w.open().views.send.clear.people == 0);
  w.ask();
  CHECK(w.page().people.empty());
  w.clear();
  CHECK(w.store().find(other) != nullptr);

  w.receipt();
  CHECK(w.open().views.send.clear.people == 1);
  CHECK(w.open().views.send.clear.records == w.about(other));
  w.ask();
  REQUIRE(w.page().people.size() == 1);
  CHECK(w.page().people[0].name == "Owen Tallis");
  CHECK(w.page().people[0].why == "With Josie Tremlett now");
  CHECK(w.page().people[0].records == w.about(other));
  CHECK(w.page().records == w.about(other));
  CHECK(w.page().onlyHere.empty());
  w.tablet.say(command::ChooseToClear{other, false});
  CHECK(w.page().records == 0);
  w.tablet.say(command::Clear{});
  CHECK(w.store().find(other) != nullptr);  // nobody was chosen
}

TEST_CASE(
    "what is cleared is gone from the tablet, from its lists and from memory, and counted in plain words") {
  ClearWard w;
  const Id session = w.tablet.record(w.person, "kettle on the ward");
  const Id promise = w.record(codes::kFollowUp, {{"what", "kettle of tea"}, {"due", w.day(2)}});
  w.record(codes::kPlan, {{"type", codes::kRecoveryPlan}, {"hopes", "kettle of one's own"}});
  const Id other = w.tablet.addPerson("Owen Tallis");
  const Id kept = w.session(other, "teapot", 3);
  w.sentAndSigned();
  w.toJosie();
  const std::size_t count = w.about(w.person);
  REQUIRE(count >= 4);
  w.tablet.say(command::SetSearch{"kettle"});
  REQUIRE(w.open().page.hits.size() >= 3);
  w.clear();
  CHECK(w.page().said ==
        "Cleared: " + std::to_string(count) + " records about 1 person. Your coordinator has them.");
  CHECK(w.page().people.empty());
  CHECK_FALSE(w.open().over.note.has_value());
  for (const Id& id : {w.person, session, promise}) CHECK(w.store().find(id) == nullptr);
  CHECK(w.about(w.person) == 0);
  CHECK(w.open().page.hits.empty());
  CHECK(w.open().views.caseload.people.size() == 1);
  CHECK(w.open().views.caseload.elsewhere.empty());
  CHECK(w.open().views.send.clear.records == 0);
  CHECK(w.open().views.send.unsent.empty());
  CHECK(w.store().find(kept) != nullptr);
  const std::string left = w.onTheTablet();
  CHECK_FALSE(left.contains("kettle"));
  CHECK_FALSE(left.contains("Imogen"));
  CHECK_FALSE(left.contains("Away for a month"));
  CHECK(left.contains("teapot"));

  w.restart();
  CHECK_FALSE(w.open().damage.has_value());
  CHECK(w.store().find(w.person) == nullptr);
  CHECK(w.store().find(kept) != nullptr);
  CHECK(w.open().views.send.unsent.empty());
  w.clear();  // and again: there is nothing more
  CHECK(w.page().people.empty());
  // The coordinator has all of it, and work goes on.
  CHECK(w.desk.open().store.find(session) != nullptr);
  w.session(other, "another teapot", 5);
  CHECK(w.sent().contains("another teapot"));
  CHECK(w.desk.open().packs.incoming.front().preview.missing.empty());
}

TEST_CASE("what is kept back stays with what says whose it is, until it is named by a choice of its own") {
  ClearWard w;
  const Id signedFor = w.tablet.record(w.person, "kettle on the ward");
  w.tablet.advance(60);
  const Id between = w.record(codes::kSession, {{"when", w.hoursAgo(2)},
                                                {"words", "between us"},
                                                {"next", "between us, next"},
                                                {"seenBy", {codes::kYouAndMe}}});
  w.sentAndSigned();
  w.toJosie();
  w.ask();
  REQUIRE(w.page().onlyHere.size() == 2);  // the session, and the next step that came of it
  CHECK(std::ranges::contains(w.page().onlyHere, between, &OnlyHere::record));
  CHECK(std::ranges::none_of(w.page().onlyHere, &OnlyHere::chosen));
  CHECK(w.page().onlyHere[0].title != w.page().onlyHere[1].title);
  CHECK(w.page().lost == 0);
  w.tablet.say(command::Clear{});
  CHECK(w.page().said.ends_with("Your coordinator has it."));
  CHECK(w.store().find(signedFor) == nullptr);
  CHECK(w.store().find(between) != nullptr);
  REQUIRE(w.store().find(w.person) != nullptr);
  CHECK(w.open().views.caseload.elsewhere.contains(w.person));  // and does not seem to be back
  CHECK(w.open().views.send.clear.records == 0);
  CHECK(w.open().views.send.clear.keptBack == 2);
  CHECK(w.sent().contains("between us") == false);

  // Named alone it stays, too: what came of it stays because of it.
  w.ask();
  w.lose(between);
  CHECK(w.page().lost == 0);
  for (const OnlyHere& one : std::vector(w.page().onlyHere)) w.lose(one.record);
  CHECK(w.page().lost == 2);
  const std::size_t rest = w.about(w.person);
  CHECK(w.page().records == rest);
  w.tablet.say(command::Clear{});
  CHECK(w.page().said == "Cleared: " + std::to_string(rest) +
                             " records about 1 person. Your coordinator has " + std::to_string(rest - 2) +
                             " of them. 2 were nowhere else.");
  CHECK(w.about(w.person) == 0);
  CHECK_FALSE(w.onTheTablet().contains("between us"));
  CHECK_FALSE(w.sent().contains("between us"));
}

TEST_CASE("a record that was corrected after its receipt is unsent again and is not cleared") {
  ClearWard w;
  const Id session = w.tablet.record(w.person, "kettle on the ward");
  w.sentAndSigned();
  w.tablet.advance(60);
  w.amend(session, {{"words", "kettle on the ward, hot"}});
  w.toJosie();
  w.ask();
  REQUIRE(w.page().onlyHere.size() == 1);
  CHECK(w.page().onlyHere[0].record == session);
  CHECK(w.page().onlyHere[0].why == "Not sent yet");
  w.tablet.say(command::Clear{});
  REQUIRE(w.store().find(session) != nullptr);
  CHECK(w.store().find(session)->history.size() == 2);  // with all that was before
  w.sent();
  w.ask();
  REQUIRE(w.page().onlyHere.size() == 1);
  CHECK(w.page().onlyHere[0].why == "Sent, and nobody has signed for it yet");
  w.receipt();
  w.ask();
  CHECK(w.page().onlyHere.empty());
  w.tablet.say(command::Clear{});
  CHECK(w.about(w.person) == 0);
}

TEST_CASE(
    "who is discharged and no longer supported can be cleared; nobody does while something is half written") {
  ClearWard w;
  w.tablet.record(w.person, "kettle on the ward");
  w.record(codes::kMove, {{"type", codes::kDischarged}, {"on", w.day(-2)}, {"supportUntil", w.day(-1)}});
  REQUIRE(w.fields(w.person)["status"] == codes::kDischarged);
  w.sentAndSigned();
  REQUIRE(w.open().views.send.clear.people == 1);
  w.tablet.say(command::StartRecord{w.person});
  w.tablet.say(command::SetField{"words", "half a"});
  w.tablet.say(command::CloseForm{});
  w.ask();
  REQUIRE(w.page().people.size() == 1);
  CHECK(w.page().people[0].draft);
  CHECK_FALSE(w.page().people[0].chosen);
  w.tablet.say(command::ChooseToClear{w.person, true});
  w.tablet.say(command::Clear{});
  CHECK(w.store().find(w.person) != nullptr);
  REQUIRE(w.open().views.drafts.size() == 1);
  w.tablet.say(command::DropDraft{w.open().views.drafts[0].draft});
  w.clear();
  CHECK(w.store().find(w.person) == nullptr);
  CHECK_FALSE(w.open().over.toast.has_value());  // nothing of it can be taken back
  CHECK_FALSE(w.onTheTablet().contains("half a"));
  CHECK_FALSE(w.onTheTablet().contains("kettle"));
}

TEST_CASE("a group stays while somebody who came is still this worker's, and goes with the last of them") {
  ClearWard w;
  const Id other = w.tablet.addPerson("Owen Tallis");
  const Id group = w.record(
      codes::kGroup,
      {{"theme", "kettles"}, {"when", w.hoursAgo(3)}, {"register", {w.person.text(), other.text()}}}, {});
  w.sentAndSigned();
  w.toJosie();
  w.clear();
  CHECK(w.store().find(w.person) == nullptr);
  REQUIRE(w.store().find(group) != nullptr);
  CHECK(nameOf(w.open(), w.person) == "Somebody");
  w.toJosie(other);
  w.clear();
  CHECK(w.store().find(group) == nullptr);
}

TEST_CASE("a receipt for everything sent again covers what its first pack held") {
  ClearWard w;
  w.tablet.record(w.person, "kettle on the ward");
  w.tablet.say(command::SealAsFile{});  // gets lost
  w.tablet.advance(60);
  w.tablet.say(command::SealAsFile{true});
  w.desk.give("full.json", w.tablet.lastSaved());
  w.desk.say(command::TakeAllIn{});
  w.receipt();
  w.toJosie();
  CHECK(w.open().views.send.clear.records == w.about(w.person));
  w.restart();
  CHECK(w.open().views.send.clear.records == w.about(w.person));
}

TEST_CASE("of a vault of an older version what left is signed for once all its packs are") {
  ClearWard w;
  w.tablet.record(w.person, "kettle on the ward");
  w.sentAndSigned();
  w.toJosie();
  MemoryDisk disk(w.tablet.world->storage.medium());
  {
    auto key = Vault::keyFor(disk, w.open().who.vault, crypto::Secret::ofText(w.tablet.passphrase));
    auto vault = Vault::open(disk, w.open().who.vault, std::move(key.value()));
    REQUIRE(vault);
    Json local = (*vault)->shelf("local");
    local["packedTo"] = local["clock"];
    (*vault)->setShelf("left", Json::object(), {});
    (*vault)->setShelf("local", local, {});
    disk.settle();
    for (Json& pack : local["outbox"]) pack["state"] = static_cast<int>(PackState::sent);
    Tablet before(disk.medium(), w.tablet.world->preferences);
    before.unlock(w.tablet.passphrase);
    CHECK(before.open().views.send.clear.records > 0);
    (*vault)->setShelf("local", local, {});
    disk.settle();
  }
  Tablet unsigned_(disk.medium(), w.tablet.world->preferences);
  unsigned_.unlock(w.tablet.passphrase);
  CHECK(unsigned_.open().views.send.clear.records == 0);
}

TEST_CASE("with no room on the tablet nothing is cleared, which is said, and nobody counts as cleared") {
  ClearWard w;
  const Id session = w.tablet.record(w.person, "kettle on the ward");
  w.sentAndSigned();
  w.toJosie();
  w.ask();
  w.tablet.world->storage.limitTo(w.tablet.world->storage.bytesOnMedium() / 2);
  w.tablet.say(command::Clear{});
  REQUIRE(w.open().over.note.has_value());
  CHECK(w.open().over.note->code == "clear/not-cleared");
  CHECK(w.open().over.note->happened.starts_with("Nothing was cleared."));
  CHECK(w.page().said.empty());
  CHECK(w.store().find(session) != nullptr);
  w.tablet.world->storage.unlimited();
  w.tablet.say(command::CloseNote{});
  w.clear();
  CHECK(w.store().find(session) == nullptr);
  CHECK_FALSE(w.onTheTablet().contains("kettle"));
}

TEST_CASE("a tablet that practises, and a coordinator's, clear nothing") {
  Tablet practice;
  practice.say(command::ChooseBegin{command::ChooseBegin::What::practise});
  practice.say(command::AskClear{});
  CHECK_FALSE(practice.open().over.clear.has_value());
  CHECK(practice.open().over.note.has_value());
  ClearWard w;
  w.desk.say(command::AskClear{});
  CHECK_FALSE(w.desk.open().over.clear.has_value());
}
