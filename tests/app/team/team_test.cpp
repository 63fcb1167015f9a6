// The team at the desk: access that ends, the roster, a forgotten passphrase.
#include <algorithm>

#include "app/desk_state.h"
#include "app/packs/command_packs.h"
#include "app/team/command_team.h"
#include "desk.h"
#include "exchange/reopening.h"
#include "record/codes.h"
#include "service.h"

using namespace alongside;
using namespace alongside::test;

namespace {

const TabletLine& lineOf(const Tablet& desk, std::string_view name) {
  const auto at = std::ranges::find(team(desk).tablets, name, &TabletLine::name);
  REQUIRE(at != team(desk).tablets.end());
  return *at;
}

}  // namespace

TEST_CASE("packs made after somebody left are refused in plain words, those from before wait for a yes") {
  Service service({"Femi Larkin", "Josie Tremlett"});
  Tablet &desk = service.desk, &femi = service.tablets[0];
  femi.addPerson("Hassan Orme");
  const Bytes before = packOf(femi);
  femi.spend(3600);
  desk.spend(1800);
  desk.say(command::GoTo{Place::team});
  const std::string device = femi.open().who.device;
  desk.say(command::OpenMember{device});
  desk.say(command::AskEnd{device, false});
  desk.say(command::EndAccess{});
  CHECK(lineOf(desk, "Femi Larkin").until.has_value());
  femi.addPerson("Gloria Penhale");
  const Bytes after = packOf(femi);
  desk.give("after.json", after);
  REQUIRE(desk.open().packs.incoming[0].fault.has_value());
  CHECK(desk.open().packs.incoming[0].fault->code == "pack/left");
  CHECK(desk.open().packs.incoming[0].fault->happened.contains("Femi Larkin left the team"));
  desk.give("before.json", before);
  CHECK(desk.open().packs.incoming[0].late);
  desk.say(command::TakeInLate{0});
  CHECK(desk.open().store.ofKind("person").size() == 1);
  desk.say(command::GoTo{Place::packs});
  CHECK(desk.open().desk->packs.owed.empty());  // no receipt goes to whoever left

  // The others learn of it with the team file.
  service.tablets[1].give("team.jws", teamFileOf(desk));
  CHECK(service.tablets[1].open().who.team->memberByDevice(device)->until.has_value());
  Tablet again = desk.afterKill();
  again.unlock(desk.passphrase);
  CHECK(again.open().who.team->memberByDevice(device)->until.has_value());
}

TEST_CASE("a day to come and one’s own access are not ended") {
  Service service({"Femi Larkin"});
  Tablet& desk = service.desk;
  desk.say(command::GoTo{Place::team});
  desk.say(command::AskEnd{service.tablets[0].open().who.device, true});
  desk.say(command::SetEndDay{addDays(desk.state().local.date, 1)});
  desk.say(command::EndAccess{});
  CHECK(team(desk).end->fault.has_value());
  desk.say(command::SetEndDay{addDays(desk.state().local.date, -2)});
  desk.say(command::EndAccess{});
  CHECK(lineOf(desk, "Femi Larkin").lost);
  desk.say(command::AskEnd{desk.open().who.device, false});
  desk.say(command::EndAccess{});
  CHECK_FALSE(desk.open().who.team->memberByDevice(desk.open().who.device)->until.has_value());
}

TEST_CASE("the roster knows for how many there is room, and when each worker’s supervision was and will be") {
  Service service({"Femi Larkin", "Josie Tremlett"});
  Tablet& desk = service.desk;
  const Date today = desk.state().local.date;
  const auto supervision = [&](const std::string& with, int days, int next) {
    desk.say(command::StartForm{std::string(codes::kSupervision), {}});
    desk.say(command::SetField{"when", addDays(today, days).text() + "T10:00"});
    desk.say(command::SetField{"with", with});
    if (next > 0) desk.say(command::SetField{"nextOn", addDays(today, next).text()});
    for (int i = 0; i < 2 && desk.open().over.form; ++i) desk.say(command::SaveForm{});
    REQUIRE_FALSE(desk.open().over.form.has_value());
  };
  supervision("Femi Larkin", -50, 0);
  supervision("josie", -60, 0);
  supervision("Josie Tremlett", -20, 8);
  desk.say(command::GoTo{Place::team});
  CHECK(lineOf(desk, "Femi Larkin").places == 12);
  CHECK(lineOf(desk, "Josie Tremlett").places == 12);
  CHECK(lineOf(desk, "Femi Larkin").supervised == addDays(today, -50));
  CHECK(lineOf(desk, "Femi Larkin").supervisionDue);
  CHECK(lineOf(desk, "Josie Tremlett").supervised == addDays(today, -20));
  CHECK(lineOf(desk, "Josie Tremlett").supervision == addDays(today, 8));
  CHECK_FALSE(lineOf(desk, "Josie Tremlett").supervisionDue);
  CHECK(team(desk).supervisionDue == 1);
  // What a coordinator gives is not their own, of which Today would say that it is due.
  CHECK_FALSE(desk.open().views.mine.supervised.has_value());
  CHECK_FALSE(desk.open().views.mine.supervision.has_value());
}

TEST_CASE("never supervised is due, and a coordinator's own supervision is not a worker's") {
  Service service({"Femi Larkin", "Josie Tremlett"});
  Tablet& desk = service.desk;
  const Date today = desk.state().local.date;
  const auto supervision = [&](const std::string& whose, int contacts) {
    desk.say(command::StartForm{std::string(codes::kSupervision), {}});
    desk.say(command::SetField{"when", addDays(today, -3).text() + "T10:00"});
    desk.say(command::SetField{"with", "Femi Larkin"});  // of the same name as who supervises them
    desk.say(command::SetField{"whose", whose});
    if (contacts > 0) desk.say(command::SetField{"weekContacts", contacts});
    for (int i = 0; i < 2 && desk.open().over.form; ++i) desk.say(command::SaveForm{});
    REQUIRE_FALSE(desk.open().over.form.has_value());
  };
  supervision("own", 0);
  desk.say(command::GoTo{Place::team});
  CHECK_FALSE(lineOf(desk, "Femi Larkin").supervised.has_value());
  CHECK(lineOf(desk, "Femi Larkin").supervisionDue);
  CHECK(team(desk).supervisionDue == 2);
  CHECK(desk.open().views.mine.supervised == addDays(today, -3));
  supervision("given", 14);
  desk.say(command::GoTo{Place::team});
  CHECK(lineOf(desk, "Femi Larkin").supervised == addDays(today, -3));
  CHECK_FALSE(lineOf(desk, "Femi Larkin").supervisionDue);
  CHECK(lineOf(desk, "Josie Tremlett").supervisionDue);
  CHECK(desk.open().views.mine.work.agreed.contacts == 0);  // what is expected of the worker
}

TEST_CASE("the roster knows who is overdue") {
  Service service({"Femi Larkin", "Josie Tremlett"});
  Tablet& desk = service.desk;
  service.tablets[0].addPerson("Hassan Orme");
  desk.give("1.json", packOf(service.tablets[0]));
  desk.say(command::TakeAllIn{});
  desk.say(command::GoTo{Place::team});
  CHECK(team(desk).overdue == 0);
  CHECK(lineOf(desk, "Femi Larkin").lastSeq == 1);
  CHECK(lineOf(desk, "Femi Larkin").people == 1);
  desk.advance(8.0 * 86400);
  desk.unlock(desk.passphrase);
  Tablet later = desk.afterKill();
  later.world->clock.advance(8 * Millis{86'400'000});
  later.unlock(desk.passphrase);
  later.say(command::GoTo{Place::team});
  CHECK(team(later).overdue == 2);  // one sent long ago, one never
}

TEST_CASE(
    "a forgotten passphrase: the coordinator opens the tablet’s file, a new one is set, the old opens "
    "nothing") {
  Service service({"Femi Larkin"});
  Tablet &desk = service.desk, &femi = service.tablets[0];
  const Id person = femi.addPerson("Hassan Orme");
  Tablet locked = femi.afterKill();
  locked.say(command::SaveRecoveryFile{});
  const Bytes asked = locked.lastSaved();

  desk.give("alongside-forgotten.json", asked);
  REQUIRE(team(desk).help.has_value());
  CHECK(team(desk).help->asked.worker == "Femi Larkin");
  // Nothing is opened before both have read the same five words.
  desk.say(command::MakeReopening{});
  CHECK(team(desk).help->fault->code == "help/not-compared");
  locked.say(command::ShowForgotten{true});
  CHECK(locked.state().lock.fileWords.size() == 5);
  CHECK(locked.state().lock.fileWords == team(desk).help->fileWords);
  desk.say(command::SameFileWords{});
  desk.say(command::MakeReopening{});
  CHECK(team(desk).help->fault->code == "help/no-backup");
  desk.give("alongside-recovery.json", desk.recoveryFile);
  desk.say(command::SetHelpWords{"these are not the eight words of it"});
  desk.say(command::MakeReopening{});
  CHECK(team(desk).help->fault->code == "backup/wrong-words");
  std::string words;
  for (const std::string& word : desk.recoveryWords) words += word + " ";
  desk.say(command::SetHelpWords{words});
  desk.say(command::MakeReopening{});
  REQUIRE(team(desk).help->reopenWords.size() == kReopenWords);
  const Bytes back = savedNamed(desk, "alongside-reopen-");
  std::string six;
  for (const std::string& word : team(desk).help->reopenWords) six += word + "  ";
  desk.say(command::CloseHelp{});
  CHECK_FALSE(team(desk).help.has_value());

  locked.say(command::ShowReopen{true});
  locked.give("alongside-reopen.json", back);
  locked.say(command::SetReopenWords{"one two three four five six"});
  locked.say(command::OpenReopening{});
  CHECK(locked.state().lock.reopen->fault->code == "reopen/wrong-words");
  locked.say(command::SetReopenWords{six});
  locked.say(command::OpenReopening{});
  REQUIRE(locked.state().lock.reopen->opened);
  locked.say(command::SetNewPassphrase{"not these"});
  locked.say(command::KeepNewPassphrase{});
  CHECK_FALSE(locked.state().lock.reopen->next.fault.empty());
  std::string fresh;
  for (const std::string& word : locked.state().lock.reopen->next.offered)
    fresh += (fresh.empty() ? "" : " ") + word;
  locked.say(command::SetNewPassphrase{fresh});
  locked.say(command::KeepNewPassphrase{});
  REQUIRE(locked.state().gate == Gate::open);
  CHECK(locked.open().who.worker == "Femi Larkin");
  CHECK(locked.open().store.find(person) != nullptr);

  // Whoever saw the file and heard the words has a key that opens nothing any more.
  const auto seen = openReopening(textOf(back), six, locked.open().who.vault);
  REQUIRE(seen);
  Tablet next = locked.afterKill();
  CHECK(Vault::open(next.world->disk(), locked.open().who.vault, seen->copy()).error().code ==
        "vault/wrong-key");
  next.give("alongside-reopen.json", back);
  next.say(command::SetReopenWords{six});
  next.say(command::OpenReopening{});
  next.say(command::UseOwnNewPassphrase{true});
  next.say(command::SetNewPassphrase{"quite other words that are mine alone"});
  next.say(command::KeepNewPassphrase{});
  CHECK(next.state().gate == Gate::lock);
  CHECK(next.state().lock.reopen->fault->code == "vault/wrong-key");
  next.say(command::ShowReopen{false});
  next.unlock(femi.passphrase);
  CHECK(next.state().gate == Gate::lock);
  CHECK(next.state().lock.fault->code == "vault/wrong-passphrase");
  next.unlock(fresh);
  CHECK(next.state().gate == Gate::open);
  CHECK(next.open().store.find(person) != nullptr);
}

TEST_CASE("the file that comes back opens the vault that it was made for and no other") {
  Service service({"Femi Larkin", "Josie Tremlett"});
  Tablet& desk = service.desk;
  Tablet femi = service.tablets[0].afterKill(), josie = service.tablets[1].afterKill();
  femi.say(command::SaveRecoveryFile{});
  desk.give("asked.json", femi.lastSaved());
  desk.say(command::SameFileWords{});
  desk.give("backup.json", desk.recoveryFile);
  std::string words, six;
  for (const std::string& word : desk.recoveryWords) words += word + " ";
  desk.say(command::SetHelpWords{words});
  desk.say(command::MakeReopening{});
  for (const std::string& word : team(desk).help->reopenWords) six += word + " ";
  josie.give("reopen.json", savedNamed(desk, "alongside-reopen-"));
  josie.say(command::SetReopenWords{six});
  josie.say(command::OpenReopening{});
  CHECK(josie.state().lock.reopen->fault->code == "reopen/other-tablet");
  CHECK(josie.state().gate == Gate::lock);
}
