// Allocations on their way: from the coordinator's step to the worker's caseload, and back as 'arrived'.
#include "app/command_board.h"
#include "app/command_desk.h"
#include "app/command_team.h"
#include "app/desk_state.h"
#include "exchange/pack.h"
#include "record/codes.h"
#include "record/referral.h"
#include "rowan.h"

using namespace alongside;
using namespace alongside::test;

namespace {

/// Takes a referral on and allocates it, as its page does.
Id allocated(Tablet& desk, std::string_view name, const std::string& worker) {
  const Id person = desk.addPerson(std::string(name));
  desk.say(command::StartForm{std::string(codes::kReferral), person});
  const Id referral = desk.open().form->record;
  desk.say(command::SetField{"source", "rio"});
  desk.say(command::SetField{"received", addDays(desk.state().local.date, -5).text()});
  desk.say(command::SetField{"hopes", "To walk by the canal."});
  desk.say(command::SetField{"explained", true});
  desk.say(command::SetField{"agrees", true});
  desk.say(command::SaveForm{});
  REQUIRE_FALSE(desk.open().form.has_value());
  for (const std::string_view to : {codes::kTakenOn, codes::kAllocated}) {
    desk.say(command::AskStep{referral, std::string(to)});
    if (to == codes::kAllocated) desk.say(command::SetStep{"worker", worker});
    desk.say(command::TakeStep{});
    REQUIRE_FALSE(desk.open().desk->step.has_value());
  }
  desk.say(command::GoTo{Place::referrals});
  return referral;
}

const std::vector<HandOver>& handOvers(const Tablet& desk) { return desk.open().desk->handOvers; }

Bytes sealedFor(Tablet& desk, const std::string& device) {
  desk.say(command::HandOverTo{device});
  REQUIRE_FALSE(desk.open().note.has_value());
  CHECK(desk.world->lastSaved.starts_with("alongside-allocation-FL-"));
  return desk.lastSaved();
}

std::string noteOf(const Tablet& tablet) { return tablet.open().note ? tablet.open().note->code : "none"; }

}  // namespace

TEST_CASE("an allocation goes to the worker's tablet, and the tablet's own pack says that it arrived") {
  Rowan r;
  const Id referral = allocated(r.desk, "Kwame Ashdown", "Femi Larkin");
  REQUIRE(handOvers(r.desk).size() == 1);
  CHECK(handOvers(r.desk)[0].worker == "Femi Larkin");
  CHECK(handOvers(r.desk)[0].fresh == 1);
  const Bytes file = sealedFor(r.desk, r.tablet.open().device);
  CHECK(handOvers(r.desk)[0].fresh == 0);
  CHECK(handOvers(r.desk)[0].saved == r.desk.state().now);
  CHECK(handOvers(r.desk)[0].arrived == 0);

  r.tablet.give("allocation.json", file);
  REQUIRE(r.tablet.open().incoming.size() == 1);
  CHECK(r.tablet.open().incoming[0].preview.verdict == IntakeVerdict::fresh);
  CHECK(r.store().ofKind(codes::kReferral).empty());  // nothing before somebody says so
  r.tablet.say(command::TakeIn{0});
  CHECK(r.fields(referral) == r.desk.open().store.fields(*r.desk.open().store.find(referral)));
  CHECK(textAt(r.fields(referral), "hopes") == "To walk by the canal.");
  CHECK(std::ranges::any_of(r.tablet.open().views.shownPeople,
                            [](const PersonRow& row) { return row.name == "Kwame Ashdown" && row.active; }));
  CHECK(r.store().unsettled().empty());
  CHECK(r.tablet.open().inRoster);  // the newer team file rode along

  // The same file again changes nothing.
  const std::size_t revisions = r.store().revisions();
  r.tablet.give("allocation.json", file);
  CHECK(r.tablet.open().incoming[0].preview.verdict == IntakeVerdict::alreadyIn);
  r.tablet.say(command::TakeIn{0});
  CHECK(r.store().revisions() == revisions);

  r.sent();
  r.desk.say(command::GoTo{Place::referrals});
  REQUIRE(handOvers(r.desk).size() == 1);
  CHECK(handOvers(r.desk)[0].arrived > 0);
  r.desk.advance(3 * 24 * 3600.0);  // by then everybody knows
  r.desk.say(command::GoTo{Place::referrals});
  CHECK(handOvers(r.desk).empty());
}

TEST_CASE(
    "until its arrival is plain an allocation goes into every further file, and a lost file leaves no gap") {
  Rowan r;
  allocated(r.desk, "Kwame Ashdown", "Femi Larkin");
  sealedFor(r.desk, r.tablet.open().device);  // lost
  allocated(r.desk, "Saffron Leigh", "Femi Larkin");
  REQUIRE(handOvers(r.desk).size() == 1);
  CHECK(handOvers(r.desk)[0].given.size() == 2);
  CHECK(handOvers(r.desk)[0].fresh == 1);

  // What was made is known after the browser was killed, too.
  Tablet desk = r.desk.afterKill();
  desk.unlock(r.desk.passphrase);
  desk.say(command::GoTo{Place::referrals});
  REQUIRE(handOvers(desk).size() == 1);
  CHECK(handOvers(desk)[0].fresh == 1);

  const Bytes second = sealedFor(desk, r.tablet.open().device);
  r.tablet.give("allocation.json", second);
  REQUIRE(r.tablet.open().incoming.size() == 1);
  CHECK(r.tablet.open().incoming[0].preview.seq == 2);
  CHECK(r.tablet.open().incoming[0].preview.missing.empty());
  r.tablet.say(command::TakeIn{0});
  CHECK(r.store().ofKind(codes::kReferral).size() == 2);
  r.tablet.say(command::SealAsFile{});
  desk.give("pack.json", r.tablet.lastSaved());
  desk.say(command::TakeAllIn{});
  desk.say(command::GoTo{Place::referrals});
  REQUIRE(handOvers(desk).size() == 1);
  CHECK(handOvers(desk)[0].arrived > 0);
  CHECK(handOvers(desk)[0].given.size() == 2);
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
  r.tablet.give("allocation.json", sealedFor(r.desk, r.tablet.open().device));
  r.tablet.say(command::TakeIn{0});
  CHECK(r.store().ofKind(codes::kColleague).empty());
  CHECK(r.store().ofKind(codes::kPerson).size() == 2);  // Imogen of their own, and Kwame
}

TEST_CASE("what the meeting decided is handed over when it ends, and not taken back once its file has left") {
  Rowan r;
  const Id person = r.desk.addPerson("Kwame Ashdown");
  r.desk.say(command::StartForm{std::string(codes::kReferral), person});
  const Id referral = r.desk.open().form->record;
  r.desk.say(command::SetField{"source", "rio"});
  r.desk.say(command::SetField{"explained", true});
  r.desk.say(command::SetField{"agrees", true});
  r.desk.say(command::SaveForm{});
  r.desk.say(command::GoTo{Place::board});
  r.desk.say(command::PlaceWith{referral, "Femi Larkin"});
  REQUIRE(r.desk.open().desk->board.decided.size() == 1);
  CHECK(handOvers(r.desk).empty());
  r.desk.say(command::EndMeeting{true});
  REQUIRE(handOvers(r.desk).size() == 1);
  r.tablet.give("allocation.json", sealedFor(r.desk, r.tablet.open().device));
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
  const Bytes file = sealedFor(r.desk, r.tablet.open().device);
  other.give("allocation.json", file);
  CHECK(other.open().incoming.empty());
  CHECK(noteOf(other) == "pack/not-for-you");
  r.desk.give("allocation.json", file);  // nor on the one that made it
  REQUIRE(r.desk.open().incoming.size() == 1);
  CHECK(r.desk.open().incoming[0].fault.has_value());
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
  CHECK(tablet.open().incoming.empty());
  tablet.give("c.json", packBy(ruth, "Ruth Abara", PackKind::allocation));
  CHECK(noteOf(tablet) == "none");
  CHECK(tablet.open().incoming.size() == 1);
}

namespace {

/// A second worker's tablet in the team.
void joinJosie(Rowan& r, Tablet& josie) {
  r.desk.say(command::SaveTeamFile{});
  r.desk.give("join.jws", josie.join(r.desk.lastSaved(), "Josie Tremlett"));
  r.desk.say(command::AcceptJoin{0});
}

void giveTo(Tablet& desk, const Id& person, const std::string& worker) {
  desk.say(command::AskGivePerson{person});
  desk.say(command::ChooseTaker{{worker}});
  desk.say(command::SetGiveWhy{"Away for a month"});
  desk.say(command::Give{});
  REQUIRE_FALSE(desk.open().desk->team.give.has_value());
  desk.say(command::GoTo{Place::referrals});
}

const HandOver& toTell(const Tablet& desk, std::string_view worker) {
  const auto found = std::ranges::find(handOvers(desk), worker, &HandOver::worker);
  REQUIRE(found != handOvers(desk).end());
  return *found;
}

Bytes fileFor(Tablet& desk, const Tablet& tablet) {
  desk.say(command::HandOverTo{tablet.open().device});
  REQUIRE_FALSE(desk.open().note.has_value());
  return desk.lastSaved();
}

void takesIn(Tablet& tablet, const Bytes& file) {
  tablet.give("allocation.json", file);
  const auto& incoming = tablet.open().incoming;
  const auto fresh = std::ranges::find(incoming, false, &IncomingPack::taken);
  REQUIRE(fresh != incoming.end());
  tablet.say(command::TakeIn{static_cast<std::size_t>(fresh - incoming.begin())});
  CHECK(std::ranges::all_of(tablet.open().incoming, &IncomingPack::taken));
}

bool onList(const Tablet& tablet, const Id& person) {
  const auto& people = tablet.open().views.people;
  const auto row = std::ranges::find(people, person, &PersonRow::id);
  return row != people.end() && row->active;
}

}  // namespace

TEST_CASE("somebody who is given to another worker travels to them, and leaves the first one's list") {
  Rowan r;
  Tablet josie;
  joinJosie(r, josie);
  r.tablet.advance(60);
  const Id promise = r.record(
      codes::kFollowUp, {{"what", "Bring the bus times"}, {"due", r.day(2)}, {"person", r.person.text()}});
  r.sent();
  REQUIRE(onList(r.tablet, r.person));
  REQUIRE(r.tablet.open().views.followUps.size() == 1);

  giveTo(r.desk, r.person, "Josie Tremlett");
  REQUIRE(handOvers(r.desk).size() == 2);  // both have still to be told
  CHECK(toTell(r.desk, "Josie Tremlett").given.size() == 1);
  CHECK(toTell(r.desk, "Femi Larkin").given.empty());
  CHECK(toTell(r.desk, "Femi Larkin").gone.size() == 1);
  CHECK(toTell(r.desk, "Femi Larkin").fresh == 1);

  takesIn(josie, fileFor(r.desk, josie));
  CHECK(onList(josie, r.person));
  CHECK(std::ranges::contains(josie.open().views.followUps, promise, &FollowUpRow::id));

  takesIn(r.tablet, fileFor(r.desk, r.tablet));
  CHECK_FALSE(onList(r.tablet, r.person));
  CHECK(r.tablet.open().views.elsewhere.at(r.person) == "Josie Tremlett");
  CHECK(r.tablet.open().views.followUps.empty());
  CHECK(r.store().find(promise) != nullptr);  // nothing that was written is lost

  r.tablet.addPerson("Owen Tallis");
  r.sent();
  josie.addPerson("Nerys Coleridge");
  josie.say(command::SealAsFile{});
  r.desk.give("pack.json", josie.lastSaved());
  r.desk.say(command::TakeAllIn{});
  r.desk.say(command::GoTo{Place::referrals});
  CHECK(toTell(r.desk, "Josie Tremlett").arrived > 0);
  CHECK(toTell(r.desk, "Femi Larkin").arrived > 0);
}

TEST_CASE("given back, somebody is on the first worker's list again and off the other's") {
  Rowan r;
  Tablet josie;
  joinJosie(r, josie);
  r.sent();
  giveTo(r.desk, r.person, "Josie Tremlett");
  takesIn(josie, fileFor(r.desk, josie));
  takesIn(r.tablet, fileFor(r.desk, r.tablet));
  r.desk.advance(60);
  giveTo(r.desk, r.person, "Femi Larkin");
  takesIn(josie, fileFor(r.desk, josie));
  takesIn(r.tablet, fileFor(r.desk, r.tablet));
  CHECK(onList(r.tablet, r.person));
  CHECK_FALSE(onList(josie, r.person));
}

TEST_CASE("giving that is undone at once leaves nobody to tell, and after its file left both are told") {
  Rowan r;
  Tablet josie;
  joinJosie(r, josie);
  r.sent();
  giveTo(r.desk, r.person, "Josie Tremlett");
  r.desk.say(command::DoUndo{});
  r.desk.say(command::GoTo{Place::referrals});
  CHECK(handOvers(r.desk).empty());

  giveTo(r.desk, r.person, "Josie Tremlett");
  takesIn(josie, fileFor(r.desk, josie));
  takesIn(r.tablet, fileFor(r.desk, r.tablet));
  const Store& store = r.desk.open().store;
  const auto given = std::ranges::find_if(store.ofKind(codes::kAssigned),
                                          [&](const Id& id) { return !store.find(id)->voided; });
  REQUIRE(given != store.ofKind(codes::kAssigned).end());
  r.desk.advance(60);
  r.desk.say(command::AskVoid{*given});
  r.desk.say(command::SetVoidReason{"Josie is away, too"});
  r.desk.say(command::ConfirmVoid{});
  r.desk.say(command::GoTo{Place::referrals});
  CHECK(toTell(r.desk, "Josie Tremlett").gone.size() == 1);
  CHECK(toTell(r.desk, "Femi Larkin").given.size() == 1);
  takesIn(josie, fileFor(r.desk, josie));
  takesIn(r.tablet, fileFor(r.desk, r.tablet));
  CHECK(onList(r.tablet, r.person));
  CHECK_FALSE(onList(josie, r.person));
}

TEST_CASE("an allocation that goes to another worker at the board is told to the first one's tablet") {
  Rowan r;
  Tablet josie;
  joinJosie(r, josie);
  const Id referral = allocated(r.desk, "Kwame Ashdown", "Femi Larkin");
  const Id person = r.desk.open().store.find(referral)->person;
  takesIn(r.tablet, fileFor(r.desk, r.tablet));
  REQUIRE(onList(r.tablet, person));
  r.desk.advance(60);
  for (const auto& [to, worker] :
       {std::pair{codes::kWaiting, ""}, std::pair{codes::kAllocated, "Josie Tremlett"}}) {
    r.desk.say(command::AskStep{referral, std::string(to)});
    r.desk.say(command::SetStep{"worker", worker});
    r.desk.say(command::SetStep{"why", "Femi is away"});
    r.desk.say(command::TakeStep{});
    REQUIRE_FALSE(r.desk.open().desk->step.has_value());
  }
  r.desk.say(command::GoTo{Place::referrals});
  CHECK(toTell(r.desk, "Josie Tremlett").given == std::vector<Id>{referral});
  CHECK(toTell(r.desk, "Femi Larkin").gone == std::vector<Id>{referral});
  takesIn(r.tablet, fileFor(r.desk, r.tablet));
  CHECK_FALSE(onList(r.tablet, person));
}

TEST_CASE("what both change of somebody who was handed over is two versions, and a person decides") {
  Rowan r;
  const Id referral = allocated(r.desk, "Kwame Ashdown", "Femi Larkin");
  r.tablet.give("allocation.json", sealedFor(r.desk, r.tablet.open().device));
  r.tablet.say(command::TakeIn{0});
  const Id person = r.desk.open().store.find(referral)->person;
  for (auto [tablet, called] : {std::pair(&r.tablet, "Sunny"), std::pair(&r.desk, "Bay")}) {
    tablet->advance(60);
    tablet->say(command::Amend{person});
    tablet->say(command::SetField{"preferred", called});
    tablet->say(command::SaveForm{});
    REQUIRE_FALSE(tablet->open().form.has_value());
  }
  r.sent();
  CHECK(r.desk.open().views.unsettled == std::vector<Id>{person});
}
