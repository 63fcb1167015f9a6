// Allocations on their way: from the coordinator's step to the worker's caseload, and back as 'arrived'.
#include "allocations.h"
#include "app/board/command_board.h"
#include "app/command_desk.h"
#include "app/desk_state.h"
#include "app/team/command_team.h"
#include "exchange/pack.h"
#include "record/codes.h"
#include "record/kinds/referral.h"
#include "service.h"

using namespace alongside;
using namespace alongside::test;

namespace {

Bytes sealedFor(Tablet& desk, const std::string& device) {
  desk.say(command::SealAllocations{device});
  REQUIRE_FALSE(desk.open().over.note.has_value());
  CHECK(desk.world->lastSaved.starts_with("alongside-allocation-FL-"));
  return desk.lastSaved();
}

std::string noteOf(const Tablet& tablet) {
  return tablet.open().over.note ? tablet.open().over.note->code : "none";
}

}  // namespace

TEST_CASE("an allocation goes to the worker's tablet, and the tablet's own pack says that it arrived") {
  Rowan r;
  const Id referral = allocated(r.desk, "Kwame Ashdown", "Femi Larkin");
  REQUIRE(allocationFiles(r.desk).size() == 1);
  CHECK(allocationFiles(r.desk)[0].worker == "Femi Larkin");
  CHECK(allocationFiles(r.desk)[0].fresh == 1);
  const Bytes file = sealedFor(r.desk, r.tablet.open().who.device);
  CHECK(allocationFiles(r.desk)[0].fresh == 0);
  CHECK(allocationFiles(r.desk)[0].saved == r.desk.state().now);
  CHECK(allocationFiles(r.desk)[0].arrived == 0);

  r.tablet.give("allocation.json", file);
  REQUIRE(r.tablet.open().packs.incoming.size() == 1);
  CHECK(r.tablet.open().packs.incoming[0].preview.verdict == IntakeVerdict::fresh);
  CHECK(r.store().ofKind(codes::kReferral).empty());  // nothing before somebody says so
  r.tablet.say(command::TakeIn{0});
  CHECK(r.fields(referral) == r.desk.open().store.fields(*r.desk.open().store.find(referral)));
  CHECK(textAt(r.fields(referral), "hopes") == "To walk by the canal.");
  CHECK(std::ranges::any_of(r.tablet.open().views.caseload.shownPeople,
                            [](const PersonRow& row) { return row.name == "Kwame Ashdown" && row.active; }));
  CHECK(r.store().unsettled().empty());
  CHECK(r.tablet.open().who.inRoster);  // the newer team file rode along

  // The same file again changes nothing.
  const std::size_t revisions = r.store().revisions();
  r.tablet.give("allocation.json", file);
  CHECK(r.tablet.open().packs.incoming[0].preview.verdict == IntakeVerdict::alreadyIn);
  r.tablet.say(command::TakeIn{0});
  CHECK(r.store().revisions() == revisions);

  r.sent();
  r.desk.say(command::GoTo{Place::referrals});
  REQUIRE(allocationFiles(r.desk).size() == 1);
  CHECK(allocationFiles(r.desk)[0].arrived > 0);
  r.desk.spend(3 * 24 * 3600.0);  // by then everybody knows
  r.desk.say(command::GoTo{Place::referrals});
  CHECK(allocationFiles(r.desk).empty());
}

TEST_CASE(
    "until its arrival is plain an allocation goes into every further file, and a lost file leaves no gap") {
  Rowan r;
  allocated(r.desk, "Kwame Ashdown", "Femi Larkin");
  sealedFor(r.desk, r.tablet.open().who.device);  // lost
  allocated(r.desk, "Saffron Leigh", "Femi Larkin");
  REQUIRE(allocationFiles(r.desk).size() == 1);
  CHECK(allocationFiles(r.desk)[0].given.size() == 2);
  CHECK(allocationFiles(r.desk)[0].fresh == 1);

  // What was made is known after the browser was killed, too.
  Tablet desk = r.desk.afterKill();
  desk.unlock(r.desk.passphrase);
  desk.say(command::GoTo{Place::referrals});
  REQUIRE(allocationFiles(desk).size() == 1);
  CHECK(allocationFiles(desk)[0].fresh == 1);

  const Bytes second = sealedFor(desk, r.tablet.open().who.device);
  r.tablet.give("allocation.json", second);
  REQUIRE(r.tablet.open().packs.incoming.size() == 1);
  CHECK(r.tablet.open().packs.incoming[0].preview.seq == 2);
  CHECK(r.tablet.open().packs.incoming[0].preview.missing.empty());
  r.tablet.say(command::TakeIn{0});
  CHECK(r.store().ofKind(codes::kReferral).size() == 2);
  r.tablet.say(command::SealAsFile{});
  desk.give("pack.json", r.tablet.lastSaved());
  desk.say(command::TakeAllIn{});
  desk.say(command::GoTo{Place::referrals});
  REQUIRE(allocationFiles(desk).size() == 1);
  CHECK(allocationFiles(desk)[0].arrived > 0);
  CHECK(allocationFiles(desk)[0].given.size() == 2);
}

TEST_CASE("what coordinators keep of workers, and what others were told, goes to no worker's tablet") {
  Rowan r;
  r.desk.say(command::StartForm{std::string(codes::kColleague), {}});
  r.desk.say(command::SetField{"name", "Femi Larkin"});
  r.desk.say(command::SetField{"wholeTime", "0.8"});
  r.desk.say(command::SaveForm{});
  REQUIRE(r.desk.open().store.ofKind(codes::kColleague).size() == 1);
  r.desk.addPerson("Owen Tallis");  // nobody's yet
  allocated(r.desk, "Kwame Ashdown", "Femi Larkin");
  r.tablet.give("allocation.json", sealedFor(r.desk, r.tablet.open().who.device));
  r.tablet.say(command::TakeIn{0});
  CHECK(r.store().ofKind(codes::kColleague).empty());
  CHECK(r.store().ofKind(codes::kPerson).size() == 2);  // Imogen of their own, and Kwame
}

TEST_CASE("what the meeting decided is handed over when it ends, and not taken back once its file has left") {
  Rowan r;
  const Id person = r.desk.addPerson("Kwame Ashdown");
  r.desk.say(command::StartForm{std::string(codes::kReferral), person});
  const Id referral = r.desk.open().over.form->record;
  r.desk.say(command::SetField{"source", "rio"});
  r.desk.say(command::SetField{"explained", true});
  r.desk.say(command::SetField{"agrees", true});
  r.desk.say(command::SaveForm{});
  r.desk.say(command::GoTo{Place::board});
  r.desk.say(command::PlaceWith{referral, "Femi Larkin"});
  REQUIRE(r.desk.open().desk->board.decided.size() == 1);
  CHECK(allocationFiles(r.desk).empty());
  r.desk.say(command::EndMeeting{true});
  REQUIRE(allocationFiles(r.desk).size() == 1);
  r.tablet.give("allocation.json", sealedFor(r.desk, r.tablet.open().who.device));
  r.tablet.say(command::TakeIn{0});
  CHECK(r.store().find(referral) != nullptr);
  CHECK(r.store().ofKind(codes::kMeeting).empty());  // the meeting stays with coordinators
  r.desk.say(command::EndMeeting{false});
  r.desk.say(command::UndoDecision{0});
  CHECK(noteOf(r.desk) == "board/handed-over");
  CHECK(r.desk.open().desk->board.decided.size() == 1);
}

TEST_CASE("an allocation opens on no other tablet") {
  Rowan r;
  r.desk.say(command::SaveTeamFile{});
  Tablet other;
  r.desk.give("join.jws", other.join(r.desk.lastSaved(), "Josie Tremlett"));
  r.desk.say(command::AcceptJoin{0});
  allocated(r.desk, "Kwame Ashdown", "Femi Larkin");
  const Bytes file = sealedFor(r.desk, r.tablet.open().who.device);
  other.give("allocation.json", file);
  CHECK(other.open().packs.incoming.empty());
  CHECK(noteOf(other) == "pack/not-for-you");
  r.desk.give("allocation.json", file);  // nor on the one that made it
  REQUIRE(r.desk.open().packs.incoming.size() == 1);
  CHECK(r.desk.open().packs.incoming[0].fault.has_value());
}

TEST_CASE("a tablet takes allocations from coordinators of its team alone, and none from a former one") {
  const DeviceKeys ruth = DeviceKeys::generate(), gwen = DeviceKeys::generate(),
                   josie = DeviceKeys::generate();
  Tablet tablet;
  const Millis now = tablet.state().now;
  const auto member = [&](std::string name, Role role, const DeviceKeys& keys) {
    Member one;
    one.name = std::move(name);
    one.role = role;
    one.signing = keys.signing.publicKey();
    one.agreement = keys.agreement.publicKey();
    one.since = 1;
    return one;
  };
  Team team;
  team.id = crypto::newId(now);
  team.name = "Riverside peer support";
  team.roster = {member("Ruth Abara", Role::coordinator, ruth), member("Gwen Oake", Role::coordinator, gwen),
                 member("Josie Tremlett", Role::worker, josie)};
  team.roster[1].until = now - 1000;
  team.recovery = crypto::PrivateKey::generate().publicKey();
  const std::string file = signTeam(team, ruth);
  const auto request = openJoin(textOf(tablet.join(bytesOf(file), "Femi Larkin")));
  REQUIRE(request.has_value());

  std::uint32_t seq = 0;
  const auto packBy = [&](const DeviceKeys& keys, std::string name, PackKind kind) {
    Pack pack;
    pack.kind = kind;
    pack.id = crypto::newId(now);
    pack.seq = ++seq;
    pack.team = team.id;
    pack.worker = std::move(name);
    pack.created = now;
    pack.hlc = {now, 0, keys.thumbprint()};
    Revision person;
    person.rec = crypto::newId(now);
    person.kind = codes::kPerson;
    person.device = keys.thumbprint();
    person.author = pack.worker;
    person.hlc = pack.hlc;
    person.fields = canonical(Json{{"name", "Kwame Ashdown"}});
    sealIdentity(person);
    pack.revisions = {person};
    auto sealed = sealPack(std::move(pack), keys, {request->member.agreement});
    REQUIRE(sealed.has_value());
    return bytesOf(sealed->text);
  };
  tablet.give("a.json", packBy(josie, "Josie Tremlett", PackKind::allocation));
  CHECK(noteOf(tablet) == "pack/refused");
  tablet.say(command::CloseNote{});
  tablet.give("d.json", packBy(josie, "Josie Tremlett", PackKind::records));  // nor her records
  CHECK(noteOf(tablet) == "pack/not-a-coordinators");
  tablet.say(command::CloseNote{});
  tablet.give("b.json", packBy(gwen, "Gwen Oake", PackKind::allocation));
  CHECK(noteOf(tablet) == "pack/left");
  tablet.say(command::CloseNote{});
  CHECK(tablet.open().packs.incoming.empty());
  tablet.give("c.json", packBy(ruth, "Ruth Abara", PackKind::allocation));
  CHECK(noteOf(tablet) == "none");
  CHECK(tablet.open().packs.incoming.size() == 1);
}

TEST_CASE("whoever leads no more and then leads again gives no number of a file out twice") {
  Service service({"Sam Osei", "Femi Larkin"});
  Tablet &ruth = service.desk, &femi = service.tablets[1];
  const auto leads = [&](Tablet& sam, Role role) {
    ruth.say(command::SetRole{sam.open().who.device, role});
    sam.give("team.jws", teamFileOf(ruth));
    REQUIRE(sam.open().who.role == role);
    femi.give("team.jws", teamFileOf(ruth));
  };
  const auto numberOf = [&](Tablet& sam) {
    femi.give("allocation.json", sealedFor(sam, femi.open().who.device));
    REQUIRE_FALSE(femi.open().packs.incoming.empty());
    REQUIRE(femi.open().packs.incoming[0].opened.has_value());
    return femi.open().packs.incoming[0].preview.seq;
  };
  leads(service.tablets[0], Role::coordinator);
  allocated(service.tablets[0], "Kwame Ashdown", "Femi Larkin");
  CHECK(numberOf(service.tablets[0]) == 1);

  leads(service.tablets[0], Role::worker);
  Tablet sam = service.tablets[0].afterKill();
  sam.unlock(service.tablets[0].passphrase);
  leads(sam, Role::coordinator);
  allocated(sam, "Saffron Leigh", "Femi Larkin");
  CHECK(numberOf(sam) == 2);
}
