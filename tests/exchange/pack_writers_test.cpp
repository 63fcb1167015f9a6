// Who wrote what is in a pack, and when: what its signer may say, and what only the writer's signature can.
#include <set>

#include "exchange/intake.h"
#include "exchange/pack_rules.h"
#include "pack_sample.h"
#include "store/proof.h"

using namespace alongside;
using namespace alongside::test;

namespace {

Revision by(const DeviceKeys& keys, std::string author, std::uint8_t record = 1, Millis at = kNow) {
  Revision revision = revisionOf(record, keys, {{"notes", "of " + author}}, at);
  revision.author = std::move(author);
  sealIdentity(revision);
  return revision;
}

Result<OpenedPack> sentBy(const DeviceKeys& signer, Pack pack, const Team& team = people().team) {
  const bool up = pack.kind == PackKind::records;
  const DeviceKeys& reader = up ? people().coordinator : people().worker;
  const auto sealed = sealPack(std::move(pack), signer, {reader.agreement.publicKey()});
  REQUIRE(sealed);
  return openPack(sealed->text, reader, team);
}

Pack allocationOf(std::vector<Revision> revisions) {
  Pack pack = packOf(people(), 9, 1, std::move(revisions));
  pack.kind = PackKind::allocation;
  pack.worker = "Sam Coordinator";
  return pack;
}

/// Somebody else of the team whose words a coordinator passes on.
struct Josie {
  DeviceKeys keys = DeviceKeys::generate();
  Team team = people().team;
  Josie() { team.roster.push_back(memberOf("Josie Tremlett", Role::worker, keys)); }
  Revision signedOne(std::uint8_t record = 5) const {
    std::vector<Revision> batch{by(keys, "Josie Tremlett", record), by(keys, "Josie Tremlett", 99)};
    signOwn(batch, keys.signing);
    return batch[0];
  }
};
const Josie& josie() {
  static const Josie one;
  return one;
}

}  // namespace

TEST_CASE(
    "a pack of records holds its signer's own words alone: another tablet's keep the whole pack apart") {
  const Revision own = by(people().worker, "Imogen Farrow");
  CHECK(sentBy(people().worker, packOf(people(), 1, 1, {own})));
  const auto mixed =
      sentBy(people().worker, packOf(people(), 1, 1, {own, by(people().coordinator, "Sam Coordinator", 2)}));
  REQUIRE_FALSE(mixed);
  CHECK(mixed.error().code == "pack/not-own");
  CHECK(mixed.error().happened == "This pack holds words that Imogen Farrow did not write.");
  // Neither with the other's signature: what others wrote does not travel in these.
  std::vector<Revision> theirs{by(people().coordinator, "Sam Coordinator", 2)};
  signOwn(theirs, people().coordinator.signing);
  CHECK(codeOf(sentBy(people().worker, packOf(people(), 1, 1, theirs))) == "pack/not-own");
}

TEST_CASE("nobody writes under another name: a pack of records knows names that the roster has or had") {
  const Pack pack = packOf(people(), 1, 1, {by(people().worker, "Sam Coordinator")});
  CHECK(codeOf(sentBy(people().worker, pack)) == "pack/not-own");
  CHECK(codeOf(sentBy(people().worker, packOf(people(), 1, 1, {by(people().worker, "")}))) == "pack/not-own");

  // A new name in the roster does not make the old one another person's.
  Team edited = people().team;
  edited.roster[1].name = "Imogen Hale";
  const Team renamed = nextVersion(edited, people().team, kNow);
  const Pack before = packOf(people(), 1, 1, {by(people().worker, "Imogen Farrow")});
  CHECK(sentBy(people().worker, before, renamed));
  CHECK(sentBy(people().worker, packOf(people(), 1, 1, {by(people().worker, "Imogen Hale")}), renamed));
  CHECK(codeOf(sentBy(people().worker, before, edited)) == "pack/not-own");  // had it never been called that
  const auto again = openTeam(signTeam(renamed, people().coordinator), &people().team);
  REQUIRE(again);
  CHECK(sentBy(people().worker, before, again->team));
  Team once = renamed;
  once.roster[1].name = "Imogen Pell";
  const Team twice = nextVersion(once, renamed, kNow + 1);
  CHECK(sentBy(people().worker, before, twice));
  CHECK(sentBy(people().worker, before, mergedTeams(twice, people().team).team));
  CHECK(teamMark(mergedTeams(twice, renamed).team) == teamMark(mergedTeams(renamed, twice).team));
}

TEST_CASE("a request to join brings no earlier names") {
  Member member = people().team.roster[1];
  member.earlier = {"Sam Coordinator"};
  const auto join = openJoin(signJoin({people().team.id, member, kNow}, people().worker));
  REQUIRE(join);
  CHECK_FALSE(join->member.called("Sam Coordinator"));
}

TEST_CASE("a record's kind never changes: a pack that says otherwise is kept apart whole") {
  const Revision session = by(people().worker, "Imogen Farrow");
  Revision person = session;
  person.kind = "person";
  person.hlc.ms += 5;
  sealIdentity(person);
  CHECK(codeOf(sentBy(people().worker, packOf(people(), 1, 1, {session, person}))) == "pack/two-kinds");

  Store store;
  store.add(session);
  const auto opened = sentBy(people().worker, packOf(people(), 1, 1, {person}));
  REQUIRE(opened);
  const auto fault = againstStore(*opened, store);
  REQUIRE(fault);
  CHECK(fault->code == "pack/two-kinds");
  CHECK(fault->safe == "Nothing from it was taken in, and what you have is unchanged.");
  CHECK_FALSE(againstStore(*opened, Store()));
}

TEST_CASE("a clock that was set back lets nobody in: the latest of all that a pack says of its time counts") {
  Team team = people().team;
  team.roster[1].until = kNow + 10'000;
  const auto said = [&](Millis created, Millis hlc, Millis stamp) {
    Pack pack = packOf(people(), 1, 1, {by(people().worker, "Imogen Farrow", 1, stamp)});
    pack.created = created;
    pack.hlc.ms = hlc;
    return codeOf(sentBy(people().worker, std::move(pack), team));
  };
  CHECK(said(kNow, kNow, kNow) == "fine");
  CHECK(said(kNow + 10'001, kNow, kNow) == "pack/left");
  CHECK(said(kNow, kNow + 10'001, kNow) == "pack/left");
  CHECK(said(kNow, kNow, kNow + 10'001) == "pack/left");
  // `to` is filled in from the stamps; one that was written by hand counts, too.
  Json payload = payloadOf(sealPack(packOf(people(), 1, 1, {by(people().worker, "Imogen Farrow")}),
                                    people().worker, {people().coordinator.agreement.publicKey()})
                               .value());
  payload["created"] = kNow;
  payload["to"] = Hlc{kNow + 10'001, 0, people().worker.thumbprint()}.text();
  CHECK(codeOf(openPack(sealedPayload(payload, people().worker), people().coordinator, team)) == "pack/left");
}

TEST_CASE("a worker's pack brings the signatures of its revisions, over what is in it and nothing else") {
  std::vector<Revision> written;
  for (std::uint8_t i = 1; i <= 150; ++i) written.push_back(by(people().worker, "Imogen Farrow", i));
  signOwn(written, people().worker.signing);
  const Hash stays = written[1].rev;
  written.erase(written.begin() + 1);
  const auto opened = sentBy(people().worker, packOf(people(), 1, 1, written));
  REQUIRE(opened);
  std::set<const Proof*> batches;
  for (const Revision& revision : opened->pack.revisions) {
    CHECK(signedBy(revision, people().worker.signing.publicKey()));
    CHECK_FALSE(isPassedOn(revision));
    CHECK_FALSE(std::ranges::contains(batchOf(revision), stays));  // its identity does not leave either
    batches.insert(revision.proof.get());
  }
  CHECK(batches.size() == 3);
}

TEST_CASE("in an allocation words count as their writer's by the writer's signature alone") {
  const Revision proven = josie().signedOne(), own = by(people().coordinator, "Sam Coordinator", 2);
  Revision unsignedOne = by(josie().keys, "Josie Tremlett", 3);
  Revision mine = by(people().worker, "Imogen Farrow", 4);  // never written on that tablet
  const auto opened =
      sentBy(people().coordinator, allocationOf({proven, own, unsignedOne, mine}), josie().team);
  REQUIRE(opened);
  const std::vector<Revision>& read = opened->pack.revisions;
  CHECK(isSigned(read[0]));
  CHECK(writtenBy(read[0], josie().keys.thumbprint()));
  CHECK(writtenBy(read[1], people().coordinator.thumbprint()));
  CHECK(isPassedOn(read[2]));
  CHECK(read[2].proof->passer == people().coordinator.thumbprint());
  CHECK(isPassedOn(read[3]));
  CHECK_FALSE(writtenBy(read[3], people().worker.thumbprint()));  // it never counts as the reader's own
  const IntakePreview seen = preview(*opened, Store(), {}, kNow);
  CHECK(seen.secondHand == 3);
  CHECK(seen.unproven == 2);

  // What was signed once goes on with that signature, however often it is passed on.
  const auto further = sentBy(people().coordinator, allocationOf(read), josie().team);
  REQUIRE(further);
  CHECK(signedBy(further->pack.revisions[0], josie().keys.signing.publicKey()));
  CHECK(isPassedOn(further->pack.revisions[2]));
}

TEST_CASE("a signature that the writer did not give keeps the pack apart") {
  std::vector<Revision> forged{by(josie().keys, "Josie Tremlett")};
  auto proof = std::make_shared<Proof>();
  std::ranges::copy(people().coordinator.signing.sign(viewOf(batchText({{forged[0].rev}}))),
                    proof->signature.begin());
  forged[0].proof = proof;
  const auto opened = sentBy(people().coordinator, allocationOf(forged), josie().team);
  REQUIRE_FALSE(opened);
  CHECK(opened.error().code == "pack/false-signature");
  CHECK(opened.error().happened.contains("Josie Tremlett"));

  // One of another batch stands for nothing here.
  std::vector<Revision> moved{by(josie().keys, "Josie Tremlett", 6)};
  moved[0].proof = josie().signedOne().proof;
  auto copy = std::make_shared<Proof>(*moved[0].proof);
  copy->revs = {moved[0].rev};
  moved[0].proof = copy;
  CHECK(codeOf(sentBy(people().coordinator, allocationOf(moved), josie().team)) == "pack/false-signature");
}

TEST_CASE("a writer whom the roster does not know, or not by that name, is passed on") {
  const auto unknown = sentBy(people().coordinator, allocationOf({josie().signedOne()}));
  REQUIRE(unknown);
  CHECK(isPassedOn(unknown->pack.revisions[0]));
  std::vector<Revision> misnamed{by(josie().keys, "Imogen Farrow")};
  signOwn(misnamed, josie().keys.signing);
  const auto opened = sentBy(people().coordinator, allocationOf(misnamed), josie().team);
  REQUIRE(opened);
  CHECK(isPassedOn(opened->pack.revisions[0]));

  // Somebody who joined lately is known by the team file that rides along, and a former member still is.
  Pack pack = allocationOf({josie().signedOne()});
  Team newer = nextVersion(josie().team, people().team, kNow);
  newer.roster[2].until = kNow - 1;
  pack.teamFile = signTeam(newer, people().coordinator);
  const auto riding = sentBy(people().coordinator, pack);
  REQUIRE(riding);
  CHECK(isSigned(riding->pack.revisions[0]));
}

TEST_CASE(
    "signatures in the wrong form keep the pack apart, and a reader verifies no more than there are "
    "changes") {
  const auto sealed = sealPack(packOf(people(), 1, 1, {by(people().worker, "Imogen Farrow")}),
                               people().worker, {people().coordinator.agreement.publicKey()});
  REQUIRE(sealed);
  const Json payload = payloadOf(*sealed);
  REQUIRE(payload["signatures"].size() == 1);
  const auto with = [&](auto change) {
    Json other = payload;
    change(other["signatures"]);
    return code(sealedPayload(other, people().worker));
  };
  CHECK(with([](Json&) {}) == "fine");
  CHECK(with([](Json& all) { all.push_back(all[0]); }) == "pack/refused");
  CHECK(with([](Json& all) { all = Json::object(); }) == "pack/refused");
  CHECK(with([](Json& all) { all[0]["revs"] = Json::array(); }) == "pack/refused");
  CHECK(with([](Json& all) { all[0]["revs"].push_back(all[0]["revs"][0]); }) == "pack/refused");
  CHECK(with([](Json& all) { all[0]["sig"] = "short"; }) == "pack/refused");
  CHECK(with([](Json& all) { all[0]["device"] = "other"; }) == "pack/refused");
  CHECK(with([](Json& all) { all[0]["revs"][0] = crypto::sha256(std::string_view("other")).text(); }) ==
        "pack/refused");
  CHECK(with([](Json& all) { all[0]["sig"] = base64url(Bytes(64, 7)); }) == "pack/false-signature");
  CHECK(with([](Json& all) {
          for (int i = 0; i < 70; ++i) all[0]["revs"].push_back(crypto::sha256(std::to_string(i)).text());
        }) == "pack/refused");
}

TEST_CASE("a pack of an older version, without signatures, is its signer's all the same") {
  const auto sealed = sealPack(packOf(people(), 1, 1, {by(people().worker, "Imogen Farrow")}),
                               people().worker, {people().coordinator.agreement.publicKey()});
  REQUIRE(sealed);
  Json payload = payloadOf(*sealed);
  payload.erase("signatures");
  const auto opened = openPack(sealedPayload(payload, people().worker), people().coordinator, people().team);
  REQUIRE(opened);
  CHECK_FALSE(opened->pack.revisions[0].proof);
  CHECK(writtenBy(opened->pack.revisions[0], people().worker.thumbprint()));
  // Passed on from there it is a coordinator's word.
  const auto further = sentBy(people().coordinator, allocationOf(opened->pack.revisions));
  REQUIRE(further);
  CHECK(isPassedOn(further->pack.revisions[0]));
}

TEST_CASE("what a team file says of the directory is its signer's word") {
  Team team = people().team;
  Revision place = by(people().worker, "Imogen Farrow");
  place.kind = "resource";
  sealIdentity(place);
  team.directory = {place};
  const auto opened = openTeam(signTeam(team, people().coordinator), &people().team);
  REQUIRE(opened);
  CHECK_FALSE(writtenBy(opened->team.directory[0], people().worker.thumbprint()));
}
