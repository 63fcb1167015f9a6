// Whose team file is taken, what is said of it, and what a request to join can and cannot say.
#include <algorithm>

#include "app/desk_state.h"
#include "app/packs/command_packs.h"
#include "app/team/command_team.h"
#include "exchange/jose.h"
#include "service.h"

using namespace alongside;
using namespace alongside::test;

namespace {

Bytes joinOf(const Team& team, const DeviceKeys& keys, std::string name, Json more = Json::object()) {
  Json member{{"name", std::move(name)},
              {"signing", keys.signing.publicKey().jwk()},
              {"agreement", keys.agreement.publicKey().jwk()}};
  for (const auto& [key, value] : more.items()) member[key] = value;
  const Json payload{
      {"fmt", "alongside-join"}, {"v", 1}, {"team", team.id.text()}, {"made", 1}, {"member", member}};
  return bytesOf(jose::signJws("alongside-join+json", canonical(payload), keys.signing));
}

/// What lies on the tablet, its own shelf changed by hand: as an earlier version might have left it.
Tablet withLocal(const Tablet& tablet, const std::function<void(Json&)>& change) {
  const std::string id = tablet.open().who.vault;
  MemoryDisk disk(tablet.world->storage.medium());
  auto key = Vault::keyFor(disk, id, crypto::Secret::ofText(tablet.passphrase));
  REQUIRE(key);
  auto opened = Vault::open(disk, id, std::move(*key));
  REQUIRE(opened);
  Json local = (*opened)->shelf("local");
  change(local);
  (*opened)->setShelf("local", local, {});
  disk.settle();
  opened->reset();
  Tablet next(disk.medium(), tablet.world->preferences);
  next.passphrase = tablet.passphrase;
  next.unlock(tablet.passphrase);
  REQUIRE(next.state().gate == Gate::open);
  return next;
}

}  // namespace

TEST_CASE("a tablet that knows its team keeps it, whatever its own file would be judged by today") {
  Service service({"Femi Larkin"});
  Tablet& femi = service.tablets[0];
  femi.give("team.jws", teamFileOf(service.desk));
  // Signed by somebody who does not lead in it: an earlier version could take such a file.
  Team kept = *femi.open().who.team;
  const DeviceKeys nobody = DeviceKeys::generate();
  Tablet later = withLocal(femi, [&](Json& local) { local["team"] = signTeam(kept, nobody); });
  REQUIRE(later.open().who.team.has_value());
  CHECK(teamMark(*later.open().who.team) == teamMark(kept));
  // So a stranger's file of that team's number is refused as ever, and not taken at first sight.
  Team usurped = kept;
  usurped.version = 99;
  usurped.roster[0].signing = nobody.signing.publicKey();
  usurped.roster[0].agreement = nobody.agreement.publicKey();
  later.give("team.jws", bytesOf(signTeam(usurped, nobody)));
  CHECK(later.open().over.note->code == "team/unknown-signer");
  CHECK_FALSE(later.open().who.teamOffered);
  CHECK(teamMark(*later.open().who.team) == teamMark(kept));
  later.give("team.jws", teamFileOf(service.desk));
  CHECK(later.open().who.team->version == service.desk.open().who.team->version);
}

TEST_CASE(
    "without a team none is taken unseen: its words are shown, and somebody says that they are the same") {
  Service service({"Femi Larkin"});
  Tablet& femi = service.tablets[0];
  Tablet bare = withLocal(femi, [](Json& local) { local["team"] = "eyJ.unreadable.today"; });
  CHECK_FALSE(bare.open().who.team.has_value());
  CHECK(bare.open().over.note->code == "team/unread");
  const Bytes file = teamFileOf(service.desk);
  bare.give("team.jws", file);
  CHECK_FALSE(bare.open().who.team.has_value());
  REQUIRE(bare.open().who.teamOffered.has_value());
  CHECK(bare.open().who.teamOffered->words == service.desk.open().who.words);
  bare.say(command::TakeOfferedTeam{false});
  CHECK_FALSE(bare.open().who.team.has_value());
  CHECK_FALSE(bare.open().who.teamOffered.has_value());
  bare.give("team.jws", file);
  bare.say(command::TakeOfferedTeam{true});
  REQUIRE(bare.open().who.team.has_value());
  CHECK(bare.open().who.inRoster);
  Tablet again = bare.afterKill();
  again.unlock(bare.passphrase);
  CHECK(again.open().who.team.has_value());
}

TEST_CASE(
    "another coordinator and another recovery key are announced in plain words until somebody has read it") {
  Service service({"Femi Larkin", "Sam Osei"});
  Tablet &desk = service.desk, &femi = service.tablets[0], &sam = service.tablets[1];
  femi.give("team.jws", teamFileOf(desk));
  CHECK_FALSE(femi.open().over.note);  // workers who joined are no news
  femi.addPerson("Hassan Orme");
  desk.give("1.json", packOf(femi));
  desk.say(command::TakeAllIn{});
  desk.say(command::SetRole{sam.open().who.device, Role::coordinator});
  desk.say(command::SaveReceipt{femi.open().who.device});  // the team file rides along
  femi.give("receipt.json", desk.lastSaved());
  REQUIRE(femi.open().over.note.has_value());
  CHECK(femi.open().over.note->code == "team/changed");
  CHECK(femi.open().over.note->happened.contains("Sam Osei is a coordinator now"));
  for (const std::string& word : sam.open().who.words) CHECK(femi.open().over.note->happened.contains(word));
  femi.say(command::GoTo{Place::people});
  Tablet again = femi.afterKill();
  again.unlock(femi.passphrase);
  REQUIRE(again.open().over.note.has_value());
  CHECK(again.open().over.note->happened.contains("Sam Osei is a coordinator now"));
  again.say(command::CloseNote{});
  Tablet later = again.afterKill();
  later.unlock(femi.passphrase);
  CHECK_FALSE(later.open().over.note);

  // Sam leads no more, and the recovery key is another.
  Team team = *desk.open().who.team;
  std::string words;
  for (const std::string& word : desk.recoveryWords) words += word + " ";
  const auto backup = openBackup(textOf(desk.recoveryFile), words);
  REQUIRE(backup);
  Team next = nextVersion(team, team, femi.state().now);
  next.recovery = crypto::PrivateKey::generate().publicKey();
  for (Member& member : next.roster)
    if (member.name == "Sam Osei") member.role = Role::worker;
  later.give("team.jws", bytesOf(signTeam(next, backup->coordinator)));
  REQUIRE(later.open().over.note.has_value());
  CHECK(later.open().over.note->happened.contains("Sam Osei is no coordinator any more."));
  CHECK(later.open().over.note->happened.contains("another recovery key"));
}

TEST_CASE("a coordinator whose access was ended puts no team file together that nobody would take") {
  Service service({"Sam Osei"});
  Tablet &ruth = service.desk, &sam = service.tablets[0];
  ruth.say(command::SetRole{sam.open().who.device, Role::coordinator});
  sam.give("team.jws", teamFileOf(ruth));
  REQUIRE(sam.open().who.role == Role::coordinator);
  sam.advance(60);
  const Team& now = *sam.open().who.team;
  sam.say(Command(command::KeepTeam{now.name, "Rowan\nElm", "", "", now.inbox}));
  ruth.say(command::GoTo{Place::team});
  ruth.say(command::AskEnd{sam.open().who.device, true});
  ruth.say(command::EndAccess{});
  REQUIRE(ruth.open().who.team->memberByDevice(sam.open().who.device)->until.has_value());
  // Sam's edit is the later one, yet whoever leads no more cannot sign what both had changed.
  sam.give("team.jws", teamFileOf(ruth));
  CHECK(openTeam(sam.open().who.teamFile));
  CHECK(teamMark(*sam.open().who.team) == teamMark(*ruth.open().who.team));
}

TEST_CASE("a request to join brings a name and two keys into the roster and nothing else") {
  Tablet desk;
  desk.startTeam();
  const DeviceKeys keys = DeviceKeys::generate();
  desk.give(
      "join.jws",
      joinOf(*desk.open().who.team, keys, "Ana Núñez",
             {{"role", "coordinator"}, {"until", 5}, {"since", 1}, {"ended", "lost"}, {"badge", {1, 2}}}));
  REQUIRE(desk.open().packs.joins.size() == 1);
  desk.say(command::AcceptJoin{0});
  const Member* member = desk.open().who.team->memberByDevice(keys.thumbprint());
  REQUIRE(member != nullptr);
  CHECK(member->name == "Ana Núñez");
  CHECK(member->role == Role::worker);
  CHECK_FALSE(member->until.has_value());
  CHECK(member->since == desk.state().now);
  CHECK(member->extra.empty());
}

TEST_CASE("what a request to join calls its sender is plain and short, and the file is small") {
  Tablet desk;
  desk.startTeam();
  const DeviceKeys keys = DeviceKeys::generate();
  const Team& team = *desk.open().who.team;
  const auto taken = [&](std::string name, Json more = Json::object()) {
    return openJoin(textOf(joinOf(team, keys, std::move(name), std::move(more)))).has_value();
  };
  CHECK(taken("Ana Núñez"));
  CHECK(taken(std::string(80, 'a')));
  CHECK_FALSE(taken(std::string(81, 'a')));
  CHECK_FALSE(taken(""));
  CHECK_FALSE(taken(" Ana"));
  CHECK_FALSE(taken("Ana\nNúñez"));
  CHECK_FALSE(taken("Ana\x01"));
  CHECK_FALSE(taken("Ana", {{"padding", std::string(9000, 'x')}}));
  CHECK_FALSE(openJoin(std::string(20'000, 'a')));
}

TEST_CASE("forty requests to join wait at most, and the next says so") {
  Tablet desk;
  desk.startTeam();
  for (std::size_t i = 0; i <= kMostJoins; ++i)
    desk.give("join.jws",
              joinOf(*desk.open().who.team, DeviceKeys::generate(), "Worker " + std::to_string(i)));
  CHECK(desk.open().packs.joins.size() == kMostJoins);
  REQUIRE(desk.open().over.note.has_value());
  CHECK(desk.open().over.note->code == "join/too-many");
}

TEST_CASE("fifteen coordinators are the most, which is said where the sixteenth is made") {
  Tablet desk;
  desk.startTeam();
  std::vector<std::string> devices;
  for (int i = 0; i < 15; ++i) {
    const DeviceKeys keys = DeviceKeys::generate();
    devices.push_back(keys.thumbprint());
    desk.give("join.jws", joinOf(*desk.open().who.team, keys, "Worker " + std::to_string(i)));
    desk.say(command::AcceptJoin{0});
  }
  for (const std::string& device : devices) desk.say(command::SetRole{device, Role::coordinator});
  CHECK(desk.open().who.team->coordinators().size() == kMostCoordinators);
  REQUIRE(desk.open().over.note.has_value());
  CHECK(desk.open().over.note->code == "team/too-many-coordinators");
  CHECK(desk.open().who.team->memberByDevice(devices.back())->role == Role::worker);
  // And what is sealed to all of them and the recovery key can be sealed.
  Tablet worker;
  (void)worker.join(teamFileOf(desk), "Femi Larkin");
  worker.addPerson("Hassan Orme");
  worker.say(command::SealAsFile{});
  CHECK(worker.open().packs.outbox.size() == 1);
}
