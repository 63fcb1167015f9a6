// Who wrote it, and when: what comes from others never becomes one's own, neither its words nor its time.
#include <algorithm>

#include "allocations.h"
#include "app/packs/command_packs.h"
#include "app/team/command_team.h"
#include "exchange/jose.h"
#include "service.h"
#include "store/proof.h"

using namespace alongside;
using namespace alongside::test;

namespace {

constexpr Millis kHour = 3'600'000;
constexpr Millis kYear2286 = 9'999'999'999'000;

/// A tablet that joined a team whose coordinators' keys the test holds.
struct Led {
  DeviceKeys ruth = DeviceKeys::generate(), gwen = DeviceKeys::generate();
  Tablet tablet;
  Team team;
  Member femi;
  std::uint32_t seq = 0;

  Led() {
    team.id = crypto::newId(tablet.state().now);
    team.name = "Riverside peer support";
    team.roster = {member("Ruth Abara", ruth), member("Gwen Oake", gwen)};
    team.recovery = crypto::PrivateKey::generate().publicKey();
    femi = openJoin(textOf(tablet.join(bytesOf(signTeam(team, ruth)), "Femi Larkin"))).value().member;
    Team with = team;
    with.roster.push_back(femi);
    change(std::move(with));
  }
  static Member member(std::string name, const DeviceKeys& keys) {
    Member one;
    one.name = std::move(name);
    one.role = Role::coordinator;
    one.signing = keys.signing.publicKey();
    one.agreement = keys.agreement.publicKey();
    one.since = 1;
    return one;
  }
  void change(Team edited) {
    team = nextVersion(std::move(edited), team, tablet.state().now);
    tablet.give("team.jws", bytesOf(signTeam(team, ruth)));
    REQUIRE(tablet.open().who.team->version == team.version);
    tablet.say(command::CloseNote{});  // it names the coordinators that came or left
  }
  Revision person(const std::string& device, std::string author, std::string name, Millis at) const {
    Revision revision;
    revision.rec = crypto::newId(tablet.state().now);
    revision.kind = codes::kPerson;
    revision.device = device;
    revision.author = std::move(author);
    revision.hlc = {at, 0, device};
    revision.fields = canonical(Json{{"name", std::move(name)}, {"ward", "Rowan"}});
    sealIdentity(revision);
    return revision;
  }
  Bytes allocation(std::vector<Revision> revisions, const DeviceKeys& by, Millis created) {
    Pack pack;
    pack.kind = PackKind::allocation;
    pack.id = crypto::newId(created);
    pack.seq = ++seq;
    pack.team = team.id;
    pack.worker = "Ruth Abara";
    pack.created = created;
    pack.hlc = {created, 0, by.thumbprint()};
    pack.revisions = std::move(revisions);
    return bytesOf(sealPack(std::move(pack), by, {femi.agreement}).value().text);
  }
  /// What the tablet's next pack holds, by the names of the people in it.
  std::vector<std::string> sent() {
    tablet.say(command::SealAsFile{});
    const auto opened = openPack(textOf(tablet.lastSaved()), ruth, team);
    REQUIRE(opened);
    std::vector<std::string> names;
    for (const Revision& revision : opened->pack.revisions)
      names.push_back(textAt(revision.values(), "name"));
    return names;
  }
  Millis stampOf(const Id& record) const {
    const Store& store = tablet.open().store;
    return store.revision(store.find(record)->heads[0]).hlc.ms;
  }
};

/// The tablet's vault as a version before this left it: what has left is known by a stamp alone.
Tablet withStamp(const Tablet& before, const std::string& stamp) {
  MemoryDisk disk(before.world->storage.medium());
  const std::string id = before.open().who.vault;
  auto key = Vault::keyFor(disk, id, crypto::Secret::ofText(before.passphrase));
  REQUIRE(key);
  auto vault = Vault::open(disk, id, std::move(*key));
  REQUIRE(vault);
  Json local = (*vault)->shelf("local");
  (*vault)->setShelf("left", Json::object(), {});
  local["packedTo"] = stamp;
  (*vault)->setShelf("local", local, {});
  disk.settle();
  Tablet next(disk.medium(), before.world->preferences);
  next.passphrase = before.passphrase;
  next.unlock(before.passphrase);
  return next;
}

void endAccess(Tablet& desk, const std::string& device) {
  desk.say(command::GoTo{Place::team});
  desk.say(command::OpenMember{device});
  desk.say(command::AskEnd{device, false});
  desk.say(command::EndAccess{});
  REQUIRE(desk.open().who.team->memberByDevice(device)->until.has_value());
}

}  // namespace

TEST_CASE(
    "what a former worker's tablet sends after its end waits for a yes of its own, whatever its clock says") {
  Service service({"Femi Larkin"});
  Tablet &desk = service.desk, &femi = service.tablets[0];
  desk.spend(2 * 3600);
  endAccess(desk, femi.open().who.device);
  femi.addPerson("Hassan Orme");  // its clock stands two hours back
  const Bytes pack = packOf(femi);
  desk.give("pack.json", pack);
  REQUIRE(desk.open().packs.incoming.size() == 1);
  REQUIRE_FALSE(desk.open().packs.incoming[0].fault.has_value());
  CHECK(desk.open().packs.incoming[0].late);
  desk.say(command::TakeAllIn{});
  desk.say(command::TakeIn{0});
  CHECK_FALSE(desk.open().packs.incoming[0].taken);
  CHECK(desk.open().store.size() == 0);
  desk.say(command::TakeInLate{0});
  CHECK(desk.open().packs.incoming[0].taken);
  CHECK(desk.open().store.size() == 1);
}

TEST_CASE("the roster is looked at again when a pack is taken in") {
  Service service({"Femi Larkin", "Josie Tremlett"});
  Tablet &desk = service.desk, &femi = service.tablets[0], &josie = service.tablets[1];
  for (Tablet* each : {&femi, &josie}) {
    each->addPerson(each == &femi ? "Hassan Orme" : "Gloria Penhale");
    desk.give(each == &femi ? "femi.json" : "josie.json", packOf(*each));
  }
  CHECK(std::ranges::none_of(desk.open().packs.incoming, &IncomingPack::late));
  desk.advance(60);
  endAccess(desk, femi.open().who.device);
  const auto of = [&](std::string_view file) -> const IncomingPack& {
    return *std::ranges::find(desk.open().packs.incoming, file, &IncomingPack::fileName);
  };
  const auto index = static_cast<std::size_t>(&of("femi.json") - desk.open().packs.incoming.data());
  desk.say(command::TakeIn{index});
  CHECK(of("femi.json").late);
  CHECK_FALSE(of("femi.json").taken);
  desk.say(command::TakeAllIn{});
  CHECK_FALSE(of("femi.json").taken);
  CHECK(of("josie.json").taken);
  CHECK(desk.open().store.size() == 1);
}

TEST_CASE(
    "a pack that calls a known record by another kind is kept apart, also when that was learnt meanwhile") {
  Led led;
  Revision person = led.person(led.ruth.thumbprint(), "Ruth Abara", "Kwame Ashdown", led.tablet.state().now);
  Revision other = person;
  other.kind = codes::kGoal;
  other.hlc.ms += 5;
  sealIdentity(other);
  led.tablet.give("1.json", led.allocation({person}, led.ruth, led.tablet.state().now));
  led.tablet.give("2.json", led.allocation({other}, led.ruth, led.tablet.state().now));
  REQUIRE(led.tablet.open().packs.incoming.size() == 2);
  led.tablet.say(command::TakeIn{1});
  REQUIRE(led.tablet.open().store.size() == 1);
  led.tablet.say(command::TakeIn{0});
  REQUIRE(led.tablet.open().packs.incoming[0].fault.has_value());
  CHECK(led.tablet.open().packs.incoming[0].fault->code == "pack/two-kinds");
  CHECK(led.tablet.open().store.revisions() == 1);
  led.tablet.give("3.json", led.allocation({other}, led.ruth, led.tablet.state().now));
  REQUIRE(led.tablet.open().over.note.has_value());
  CHECK(led.tablet.open().over.note->code == "pack/two-kinds");
}

TEST_CASE("a receipt of a former coordinator says nothing") {
  Led led;
  led.tablet.addPerson("Hassan Orme");
  led.sent();
  const OutPack out = led.tablet.open().packs.outbox[0];
  Pack receipt;
  receipt.kind = PackKind::receipt;
  receipt.id = crypto::newId(led.tablet.state().now);
  receipt.seq = 1;
  receipt.team = led.team.id;
  receipt.created = led.tablet.state().now - kHour;  // as if before the end
  receipt.hlc = {receipt.created, 0, led.gwen.thumbprint()};
  receipt.received = {{out.id, out.jws, out.seq, out.revisions}};
  const Bytes file = bytesOf(sealPack(receipt, led.gwen, {led.femi.agreement}).value().text);
  Team without = led.team;
  without.roster[1].until = led.tablet.state().now - 1;
  led.change(std::move(without));
  led.tablet.give("receipt.json", file);
  REQUIRE(led.tablet.open().over.note.has_value());
  CHECK(led.tablet.open().over.note->code == "pack/left");
  CHECK(led.tablet.open().packs.outbox[0].state != PackState::received);
}

TEST_CASE(
    "words that claim to be the reader's own are not, and somebody else's year 2286 moves no clock here") {
  Led led;
  Tablet* tablet = &led.tablet;
  const Millis now = tablet->state().now;
  const Revision forged = led.person(led.femi.device(), "Femi Larkin", "Never Written", kYear2286);
  tablet->give("a.json", led.allocation({forged}, led.ruth, now));
  tablet->say(command::TakeIn{0});
  const Store* store = &tablet->open().store;
  REQUIRE(store->find(forged.rec) != nullptr);
  const auto shown = [&] { return store->revision(store->find(forged.rec)->heads[0]); };
  CHECK(writerOf(tablet->open(), shown()) == "Femi Larkin");  // and not "You"
  CHECK(passerOf(tablet->open(), shown()) == "passed on by Ruth Abara");

  const Id first = tablet->addPerson("Hassan Orme");
  CHECK(led.stampOf(first) < now + 25 * kHour);
  CHECK(led.sent() == std::vector<std::string>{"Hassan Orme"});
  // Opened again, twice, with work in between: as it would be had that pack never come.
  for (int i = 0; i < 2; ++i) {
    Tablet again = tablet->afterKill();
    again.unlock(tablet->passphrase);
    led.tablet = std::move(again);
    tablet = &led.tablet;
    store = &tablet->open().store;
    CHECK(writerOf(tablet->open(), shown()) == "Femi Larkin");
    const Id next = tablet->addPerson("Person " + std::to_string(i));
    CHECK(led.stampOf(next) < now + 25 * kHour);
    CHECK(led.sent() == std::vector<std::string>{"Person " + std::to_string(i)});
  }
}

TEST_CASE("what a worker wrote reaches another worker's tablet with that worker's signature") {
  Rowan r;
  r.desk.say(command::SaveTeamFile{});
  Tablet josie;
  r.desk.give("join.jws", josie.join(r.desk.lastSaved(), "Josie Tremlett"));
  r.desk.say(command::AcceptJoin{0});
  const Id referral = allocated(r.desk, "Kwame Ashdown", "Femi Larkin");
  r.desk.say(command::SealAllocations{r.tablet.open().who.device});
  r.tablet.give("a.json", r.desk.lastSaved());
  r.tablet.say(command::TakeIn{0});
  // The desk's own words in its own pack: its signature is on them.
  const Record* known = r.store().find(referral);
  REQUIRE(known != nullptr);
  for (const std::uint32_t at : known->history) CHECK(isSigned(r.store().revision(at)));

  const Id person = known->person;
  r.record(codes::kGoal, {{"goal", "To walk by the canal."}, {"what", "To walk by the canal."}}, person);
  r.sent();
  const std::string device = r.tablet.open().who.device;
  const Store& theirs = r.desk.open().store;
  std::size_t came = 0;
  for (std::uint32_t i = 0; i < theirs.revisions(); ++i) {
    const Revision& revision = theirs.revision(i);
    if (revision.device != device) continue;
    ++came;
    CHECK(signedBy(revision, r.desk.open().who.team->memberByDevice(device)->signing));
  }
  CHECK(came > 0);
  // Signatures are kept: the desk is opened again before it passes them on.
  Tablet desk = r.desk.afterKill();
  desk.unlock(r.desk.passphrase);
  desk.say(command::GoTo{Place::people});
  desk.say(command::OpenPerson{person});
  std::size_t kept = 0;
  for (std::uint32_t i = 0; i < desk.open().store.revisions(); ++i)
    kept += desk.open().store.revision(i).device == device && isSigned(desk.open().store.revision(i)) ? 1 : 0;
  CHECK(kept == came);
}

TEST_CASE("every save is signed by the tablet that makes it, and the vault says so when it is opened again") {
  Tablet desk;
  desk.startTeam();
  desk.record(desk.addPerson("Gloria Penhale"), "Tea in the garden.");
  Tablet again = desk.afterKill();
  again.unlock(desk.passphrase);
  const Store& store = again.open().store;
  const crypto::PublicKey key = again.open().who.team->roster[0].signing;
  REQUIRE(store.revisions() > 1);
  for (std::uint32_t i = 0; i < store.revisions(); ++i) CHECK(signedBy(store.revision(i), key));
}

TEST_CASE("what has left is known by what it is: no clock keeps later work out of a pack") {
  Led led;
  led.tablet.addPerson("Hassan Orme");
  CHECK(led.sent() == std::vector<std::string>{"Hassan Orme"});
  const Millis now = led.tablet.world->clock.now();
  const auto openedAt = [&](Millis at) {
    Tablet again = led.tablet.afterKill();
    again.world->clock.set(at);
    again.unlock(led.tablet.passphrase);
    led.tablet = std::move(again);
  };
  openedAt(now + 400 * 24 * kHour);  // wrong for one save
  led.tablet.addPerson("Gloria Penhale");
  CHECK(led.sent() == std::vector<std::string>{"Gloria Penhale"});
  for (const char* name : {"Patrick Umber", "Kwame Ashdown"}) {
    openedAt(now + 2 * kHour);
    CHECK(led.tablet.open().views.send.unsent.empty());
    led.tablet.addPerson(name);
    CHECK(led.sent() == std::vector<std::string>{name});
  }
}

TEST_CASE("a vault that knew by a stamp what has left goes on from there") {
  Led led;
  led.tablet.addPerson("Hassan Orme");
  CHECK(led.sent().size() == 1);
  const Store& store = led.tablet.open().store;
  const std::string stamp = store.revision(static_cast<std::uint32_t>(store.revisions()) - 1).hlc.text();
  led.tablet.addPerson("Gloria Penhale");
  Tablet as = led.tablet.afterKill();
  as.unlock(led.tablet.passphrase);
  led.tablet = withStamp(as, stamp);
  CHECK(led.tablet.open().views.send.unsent.size() == 1);
  CHECK(led.sent() == std::vector<std::string>{"Gloria Penhale"});
  led.tablet.addPerson("Patrick Umber");
  CHECK(led.sent() == std::vector<std::string>{"Patrick Umber"});
}

TEST_CASE("a vault whose stamp was somebody else's year 2286 sends all again rather than nothing") {
  Led led;
  led.tablet.addPerson("Hassan Orme");
  CHECK(led.sent().size() == 1);
  led.tablet = withStamp(led.tablet, Hlc{kYear2286, 0, led.femi.device()}.text());
  led.tablet.addPerson("Gloria Penhale");
  CHECK(led.sent() == std::vector<std::string>{"Hassan Orme", "Gloria Penhale"});
}
