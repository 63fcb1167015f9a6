// One worker's round, end to end, as the people see it.
#include "tablet.h"

using namespace alongside;
using namespace alongside::test;

TEST_CASE("a worker's records reach the coordinator equal field by field, and a receipt comes back") {
  Tablet desk;
  desk.startTeam();
  desk.say(command::SaveTeamFile{});
  const Bytes teamFile = desk.lastSaved();

  Tablet tablet;
  const Bytes request = tablet.join(teamFile, "Femi Larkin");
  CHECK(tablet.open().who.worker == "Femi Larkin");
  CHECK_FALSE(tablet.open().who.inRoster);

  desk.give("join.jws", request);
  REQUIRE(desk.open().packs.joins.size() == 1);
  CHECK(desk.open().packs.joins[0].words == tablet.open().who.words);
  CHECK(desk.open().packs.joins[0].words.size() == 5);
  desk.say(command::AcceptJoin{0});
  CHECK(desk.open().who.team->roster.size() == 2);

  tablet.world->connected = false;
  tablet.app->networkChanged();
  const Id person = tablet.addPerson("Imogen Farrow");
  const Id session = tablet.record(person, "Slept through for the first time.");
  CHECK(tablet.state().save.keeping == Keeping::saved);
  CHECK(tablet.open().views.send.unsent.size() == 2);

  tablet.say(command::SealAndSend{});
  REQUIRE(tablet.open().packs.outbox.size() == 1);
  CHECK(tablet.open().packs.outbox[0].state == PackState::waiting);
  CHECK(tablet.world->inbox.empty());
  tablet.world->connected = true;
  tablet.app->networkChanged();
  tablet.settle();
  CHECK(tablet.open().packs.outbox[0].state == PackState::sent);
  REQUIRE(tablet.world->inbox.size() == 1);
  CHECK(tablet.open().views.send.unsent.empty());

  desk.give("pack.json", tablet.world->inbox.begin()->second);
  REQUIRE(desk.open().packs.incoming.size() == 1);
  REQUIRE_FALSE(desk.open().packs.incoming[0].fault.has_value());
  CHECK(desk.open().packs.incoming[0].preview.worker == "Femi Larkin");
  CHECK(desk.open().packs.incoming[0].preview.records == 2);
  CHECK(desk.open().store.size() == 0);  // nothing is merged before somebody says so
  desk.say(command::TakeAllIn{});
  for (const Id& id : {person, session}) {
    const Record* here = tablet.open().store.find(id);
    const Record* there = desk.open().store.find(id);
    REQUIRE(there != nullptr);
    CHECK(desk.open().store.fields(*there) == tablet.open().store.fields(*here));
  }
  CHECK(desk.open().store.digest() == tablet.open().store.digest());

  desk.say(command::SaveReceipt{tablet.open().who.device});
  tablet.give("receipt.json", desk.lastSaved());
  CHECK(tablet.open().packs.outbox[0].state == PackState::received);
  CHECK(tablet.open().packs.outbox[0].coordinator == "Ruth Abara");
  CHECK(tablet.open().who.inRoster);  // the newer team file rode along
}

TEST_CASE("what was acknowledged as saved is there after the browser was killed") {
  Tablet desk;
  desk.startTeam();
  const Id person = desk.addPerson("Gloria Penhale");
  const Id session = desk.record(person, "I slept until the birds.");
  REQUIRE(desk.state().save.keeping == Keeping::saved);

  Tablet again = desk.afterKill();
  REQUIRE(again.state().gate == Gate::lock);
  CHECK_FALSE(again.state().open.has_value());
  again.unlock("not the passphrase");
  CHECK(again.state().gate == Gate::lock);
  REQUIRE(again.state().lock.fault.has_value());
  CHECK(again.state().lock.fault->code == "vault/wrong-passphrase");
  again.unlock(desk.passphrase);
  REQUIRE(again.state().gate == Gate::open);
  const Record* record = again.open().store.find(session);
  REQUIRE(record != nullptr);
  CHECK(textAt(again.open().store.fields(*record), "words") == "I slept until the birds.");
}

TEST_CASE("half-written text is a draft again after a crash") {
  Tablet desk;
  desk.startTeam();
  const Id person = desk.addPerson("Owen Tallis");
  desk.say(command::StartRecord{person});
  desk.say(command::SetField{"words", "I keep thinking about the flat"});
  desk.advance(2.1);  // a pause in typing
  Tablet again = desk.afterKill();
  again.unlock(desk.passphrase);
  REQUIRE(again.open().views.drafts.size() == 1);
  CHECK(again.open().views.drafts[0].words == "I keep thinking about the flat");
  CHECK(again.open().views.drafts[0].title == "One-to-one with Owen Tallis");
  again.say(command::ResumeDraft{again.open().views.drafts[0].draft});
  REQUIRE(again.open().over.form.has_value());
  again.say(command::SaveForm{});
  CHECK(again.open().views.drafts.empty());
  CHECK(again.open().store.about(person).size() == 1);
}

TEST_CASE("what is between the person and the worker never leaves in a pack") {
  Tablet desk;
  desk.startTeam();
  desk.say(command::SaveTeamFile{});
  Tablet tablet;
  const Bytes request = tablet.join(desk.lastSaved(), "Femi Larkin");
  desk.give("join.jws", request);
  desk.say(command::AcceptJoin{0});
  const Id person = tablet.addPerson("Desmond Pryce");
  tablet.say(command::StartRecord{person});
  tablet.say(command::SetField{"words", "only between us"});
  tablet.say(command::SetField{"seenBy", Json::array({"ward", "coordinator", "me"})});
  CHECK(tablet.open().over.form->fields["seenBy"] == Json::array({"me"}));
  tablet.say(command::SetField{"next", "only our next step"});
  const Id session = tablet.open().over.form->record;
  tablet.say(command::SaveForm{});
  CHECK(tablet.open().views.send.keptBack == 2);  // the session, and the follow-up that came of it
  for (const bool full : {false, true}) {
    tablet.say(command::SealAsFile{full});
    desk.give("pack.json", tablet.lastSaved());
  }
  desk.say(command::TakeAllIn{});
  CHECK(desk.open().store.find(person) != nullptr);
  CHECK(desk.open().store.find(session) == nullptr);
  CHECK(desk.open().store.ofKind("followup").empty());
}

TEST_CASE("correcting and withdrawing ask for a reason and keep what was there") {
  Tablet desk;
  desk.startTeam();
  const Id person = desk.addPerson("Kit Marlowe-Adair");
  const Id session = desk.record(person, "A four today.");
  desk.say(command::Correct{session});
  desk.say(command::SetField{"words", "A five today."});
  desk.say(command::SaveForm{});
  REQUIRE(desk.open().over.form.has_value());  // no reason yet
  CHECK(desk.open().over.form->faults.back().key == "reason");
  desk.say(command::SetReason{"I had misheard"});
  desk.say(command::SaveForm{});
  const Record* record = desk.open().store.find(session);
  REQUIRE(record->history.size() == 2);
  CHECK(textAt(desk.open().store.fieldsAt(record->history[0]), "words") == "A four today.");
  CHECK(desk.open().store.revision(record->history[1]).reason == "I had misheard");
  desk.say(command::AskWithdraw{session});
  desk.say(command::ConfirmWithdraw{});
  CHECK_FALSE(desk.open().store.find(session)->voided);
  desk.say(command::SetWithdrawReason{"Wrong person"});
  desk.say(command::ConfirmWithdraw{});
  CHECK(desk.open().store.find(session)->voided);
  CHECK(desk.open().store.find(session)->history.size() == 3);
}

TEST_CASE("a full disk says so, loses nothing, and saves once there is room") {
  Tablet desk;
  desk.startTeam();
  const Id person = desk.addPerson("Li Na Harcourt");
  desk.world->storage.limitTo(desk.world->storage.bytesOnMedium());
  const Id session = desk.record(person, "The food has no taste.");
  CHECK(desk.state().save.keeping == Keeping::notSaved);
  REQUIRE(desk.state().save.fault.has_value());
  CHECK(desk.state().save.fault->code == "disk/full");
  CHECK(desk.open().store.find(session) != nullptr);  // still here while the page is open
  desk.say(command::Lock{});
  CHECK_FALSE(desk.world->wiped);  // locking would lose it: the page covers itself until it is saved
  CHECK(desk.state().gate == Gate::cover);
  desk.world->storage.unlimited();
  desk.say(command::RetrySave{});
  CHECK(desk.state().save.keeping == Keeping::saved);
  Tablet again = desk.afterKill();
  again.unlock(desk.passphrase);
  CHECK(again.open().store.find(session) != nullptr);
}

TEST_CASE("practice shows made-up people, keeps nothing and sends nothing") {
  Tablet tablet;
  tablet.say(command::ChooseBegin{command::ChooseBegin::What::practise});
  REQUIRE(tablet.open().who.practice);
  CHECK(tablet.open().views.caseload.people.size() == 12);
  CHECK_FALSE(tablet.open().views.send.unsent.empty());
  CHECK(tablet.open().views.drafts.size() == 1);
  for (const PersonRow& row : tablet.open().views.caseload.people) {
    const Fields fields = tablet.open().store.fields(*tablet.open().store.find(row.id));
    CHECK(nhsNumberFrom(textAt(fields, "nhs")).starts_with("999"));
  }
  tablet.record(tablet.open().views.caseload.people[0].id, "Made up");
  tablet.say(command::SealAndSend{});
  CHECK(tablet.world->inbox.empty());
  CHECK(tablet.world->storage.list().empty());
}

TEST_CASE("a team that was begun asks again for its recovery sheet until it is confirmed") {
  Tablet desk;
  desk.say(command::ChooseBegin{command::ChooseBegin::What::start});
  desk.type("name", "Ruth Abara");
  desk.type("teamName", "Riverside");
  desk.say(command::NextStep{});
  desk.typeOfferedWords();
  desk.say(command::NextStep{});
  REQUIRE(desk.state().begin.step == BeginStep::recovery);
  desk.say(command::PrintRecovery{});
  for (const std::string& word : desk.state().begin.recoveryWords)
    CHECK(desk.world->printed.find(word) != std::string::npos);
  Tablet again = desk.afterKill();
  again.unlock(desk.passphrase);
  CHECK(again.state().gate == Gate::begin);
  CHECK(again.state().begin.step == BeginStep::recovery);
  again.say(command::NextStep{});
  CHECK_FALSE(again.state().begin.fieldFaults.empty());
}

TEST_CASE("a lost coordinator's machine is brought back from the recovery file and its eight words") {
  Tablet desk;
  desk.startTeam();
  desk.say(command::SaveTeamFile{});
  const Bytes teamFile = desk.lastSaved();

  Tablet fresh;
  fresh.say(command::ChooseBegin{command::ChooseBegin::What::restore});
  fresh.give("recovery.json", desk.recoveryFile);
  std::string words;
  for (const std::string& word : desk.recoveryWords) words += (words.empty() ? "" : " ") + word;
  fresh.type("restoreWords", "these are not the words at all");
  fresh.say(command::NextStep{});
  REQUIRE(fresh.state().begin.fault.has_value());
  fresh.type("restoreWords", words);
  fresh.say(command::NextStep{});
  REQUIRE(fresh.state().begin.step == BeginStep::restoreTeam);
  fresh.say(command::NoNewerTeam{});
  REQUIRE(fresh.state().begin.step == BeginStep::passphrase);
  fresh.typeOfferedWords();
  fresh.say(command::NextStep{});
  REQUIRE(fresh.state().gate == Gate::open);
  CHECK(fresh.open().who.role == Role::coordinator);
  CHECK(fresh.open().who.device == desk.open().who.device);

  // A worker of the team can still send to her.
  Tablet tablet;
  const Bytes request = tablet.join(teamFile, "Femi Larkin");
  fresh.give("join.jws", request);
  fresh.say(command::AcceptJoin{0});
  tablet.addPerson("Shanice Coldwell");
  tablet.say(command::SealAsFile{});
  fresh.give("pack.json", tablet.lastSaved());
  fresh.say(command::TakeAllIn{});
  CHECK(fresh.open().store.size() == 1);
}

TEST_CASE("a pack whose server does not answer yet is tried again within seconds, then less often") {
  Tablet desk;
  desk.startTeam();
  desk.say(command::SaveTeamFile{});
  Tablet tablet;
  (void)tablet.join(desk.lastSaved(), "Femi Larkin");
  tablet.addPerson("Imogen Farrow");
  tablet.world->answer = 503;
  tablet.say(command::SealAndSend{});
  CHECK(tablet.open().packs.outbox[0].state == PackState::waiting);
  tablet.advance(5.1);
  CHECK(tablet.open().packs.outbox[0].state == PackState::waiting);
  tablet.world->answer = 201;
  tablet.advance(5.1);
  CHECK(tablet.open().packs.outbox[0].state == PackState::waiting);  // ten seconds after the second try
  tablet.advance(5.1);
  CHECK(tablet.open().packs.outbox[0].state == PackState::sent);
}

TEST_CASE("a pack is handed over only after the tablet has kept that it was made") {
  Tablet desk;
  desk.startTeam();
  desk.say(command::SaveTeamFile{});
  Tablet tablet;
  (void)tablet.join(desk.lastSaved(), "Femi Larkin");
  tablet.addPerson("Imogen Farrow");
  const std::size_t files = tablet.world->saved.size();
  tablet.app->dispatch(command::SealAsFile{});
  CHECK(tablet.world->saved.size() == files);  // nothing was acknowledged yet
  tablet.settle();
  CHECK(tablet.world->saved.size() == files + 1);
  Tablet again = tablet.afterKill();
  again.unlock(tablet.passphrase);
  REQUIRE(again.open().packs.outbox.size() == 1);
  CHECK(again.open().packs.outbox[0].seq == 1);
}
