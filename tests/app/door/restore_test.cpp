// A coordinator comes back from the recovery file: with the newest team, and with numbers that nobody has seen.
#include "app/command_desk.h"
#include "app/desk_state.h"
#include "app/packs/command_packs.h"
#include "app/team/command_team.h"
#include "service.h"

using namespace alongside;
using namespace alongside::test;

namespace {

void typeSheet(Tablet& fresh, const Tablet& lost) {
  fresh.say(command::ChooseBegin{command::ChooseBegin::What::restore});
  fresh.give("recovery.json", lost.recoveryFile);
  std::string words;
  for (const std::string& word : lost.recoveryWords) words += (words.empty() ? "" : " ") + word;
  fresh.type("restoreWords", words);
  fresh.say(command::NextStep{});
  REQUIRE(fresh.state().begin.step == BeginStep::restoreTeam);
}

void finish(Tablet& fresh) {
  REQUIRE(fresh.state().begin.step == BeginStep::passphrase);
  fresh.typeOfferedWords();
  fresh.say(command::NextStep{});
  REQUIRE(fresh.state().gate == Gate::open);
}

}  // namespace

TEST_CASE("whoever is brought back is asked for the newest team file, and has it from the start") {
  Service service({"Femi Larkin", "Josie Tremlett"});
  Tablet& lost = service.desk;
  const Bytes newest = teamFileOf(lost);
  Tablet fresh;
  typeSheet(fresh, lost);
  fresh.say(command::NextStep{});  // there is nothing to go on with
  CHECK(fresh.state().begin.step == BeginStep::restoreTeam);
  fresh.give("hello.txt", bytesOf("hello"));
  CHECK(fresh.state().begin.fault->code == "team/not-a-team-file");
  fresh.give("team.jws", newest);
  REQUIRE(fresh.state().begin.team.has_value());
  CHECK(fresh.state().begin.vouched);
  fresh.say(command::NextStep{});
  finish(fresh);
  CHECK(fresh.open().who.team->version == lost.open().who.team->version);
  CHECK(fresh.open().who.team->roster.size() == 3);
  CHECK(fresh.open().who.teamFile == lost.open().who.teamFile);
}

TEST_CASE("a newest team file that somebody else signed is believed by its words, and only for that team") {
  Service service({"Sam Osei"});
  Tablet &lost = service.desk, &sam = service.tablets[0];
  lost.say(command::SetRole{sam.open().who.device, Role::coordinator});
  sam.give("team.jws", teamFileOf(lost));
  const Team now = *sam.open().who.team;
  sam.say(Command(command::KeepTeam{now.name, "Rowan\nElm", "", "", now.inbox}));
  const Bytes newest = teamFileOf(sam);
  Tablet fresh;
  typeSheet(fresh, lost);
  fresh.give("team.jws", newest);
  REQUIRE(fresh.state().begin.team.has_value());
  CHECK_FALSE(fresh.state().begin.vouched);
  CHECK(fresh.state().begin.teamWords == sam.open().who.words);

  Tablet other;
  other.startTeam("Somebody Else");
  fresh.give("team.jws", teamFileOf(other));
  CHECK_FALSE(fresh.state().begin.team.has_value());
  CHECK(fresh.state().begin.fault->code == "team/other-team");

  // Sam reported the lost machine: its keys lead no more.
  sam.say(command::GoTo{Place::team});
  sam.say(command::AskEnd{lost.open().who.device, true});
  sam.say(command::EndAccess{});
  fresh.give("team.jws", teamFileOf(sam));
  CHECK(fresh.state().begin.fault->code == "restore/ended");
  fresh.give("team.jws", newest);
  fresh.say(command::NextStep{});
  finish(fresh);
  CHECK(fresh.open().who.team->wards.size() == 2);
}

TEST_CASE("numbers go on behind those that were given out: nothing looks like a copied tablet") {
  Service service({"Sam Osei", "Femi Larkin"});
  Tablet &lost = service.desk, &sam = service.tablets[0], &femi = service.tablets[1];
  lost.say(command::SetRole{sam.open().who.device, Role::coordinator});
  const Bytes newest = teamFileOf(lost);
  sam.give("team.jws", newest);
  femi.give("team.jws", newest);
  for (const char* name : {"Gloria Penhale", "Patrick Umber"}) {
    lost.addPerson(name);
    sam.give("pack.json", packOf(lost));
    sam.say(command::TakeAllIn{});
  }
  femi.addPerson("Hassan Orme");
  lost.give("femi.json", packOf(femi));
  lost.say(command::TakeAllIn{});
  lost.say(command::SaveReceipt{femi.open().who.device});

  Tablet fresh;
  fresh.world->clock.advance(3600'000);
  typeSheet(fresh, lost);
  fresh.give("team.jws", newest);
  fresh.say(command::NextStep{});
  finish(fresh);
  fresh.addPerson("Tomasz Wren");
  const Bytes first = packOf(fresh);
  const std::uint32_t seq = fresh.open().packs.outbox[0].seq;
  CHECK(seq > 1'000'000);
  CHECK(seq < 1'000'000'000);
  sam.spend(3600);
  sam.give("first.json", first);
  REQUIRE(sam.open().packs.incoming[0].opened.has_value());
  CHECK(sam.open().packs.incoming[0].preview.verdict == IntakeVerdict::fresh);
  CHECK(sam.open().packs.incoming[0].preview.missing.empty());
  sam.say(command::TakeAllIn{});
  CHECK(sam.open().store.ofKind("person").size() == 3);
  Tablet again = fresh.afterKill();
  again.unlock(fresh.passphrase);
  again.addPerson("Bethan Quill");
  sam.give("second.json", packOf(again));
  CHECK(again.open().packs.outbox[0].seq == seq + 1);
  CHECK(sam.open().packs.incoming[0].preview.verdict == IntakeVerdict::fresh);
  CHECK(sam.open().packs.incoming[0].preview.missing.empty());

  // Brought back once more, later: behind the numbers of the first time.
  Tablet third;
  third.world->clock.advance(Millis{2} * 86'400'000);
  typeSheet(third, lost);
  third.give("team.jws", newest);
  third.say(command::NextStep{});
  finish(third);
  third.addPerson("Alma Reyes");
  (void)packOf(third);
  CHECK(third.open().packs.outbox[0].seq > seq + 1000);
}
