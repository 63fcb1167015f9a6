#include <doctest/doctest.h>

#include "exchange/intake.h"
#include "exchange_people.h"

using namespace alongside;
using namespace alongside::test;

namespace {

/// A pack as it is after opening, without the cost of sealing it.
OpenedPack opened(std::uint32_t seq, const Hash& prev, std::vector<Revision> revisions,
                  PackMode mode = PackMode::delta, std::string_view variant = {}) {
  OpenedPack result;
  result.pack = packOf(people(), static_cast<std::uint8_t>(seq + (variant.empty() ? 0 : 100)), seq,
                       std::move(revisions));
  result.pack.device = people().worker.thumbprint();
  result.pack.mode = mode;
  result.pack.prev = prev;
  result.jws = crypto::sha256("pack " + std::to_string(seq) + std::string(variant));
  result.signer = &people().team.roster[1];
  return result;
}

Hash jwsOf(std::uint32_t seq) { return crypto::sha256("pack " + std::to_string(seq)); }

OpenedPack numbered(std::uint32_t seq, PackMode mode = PackMode::delta) {
  return opened(seq, seq == 1 ? Hash{} : jwsOf(seq - 1), {}, mode);
}

using Missing = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("a preview says what a pack would do, and changes nothing") {
  Store store;
  store.add(revisionOf(1, people().worker, {{"notes", "known"}}));
  const std::string before = store.digest();
  const IntakeLedger ledger;
  const OpenedPack pack =
      opened(1, {},
             {revisionOf(1, people().worker, {{"notes", "known"}}),
              revisionOf(1, people().coordinator, {{"notes", "another version"}}, kNow + 1),
              revisionOf(2, people().worker, {{"notes", "new"}, {"worry", true}}),
              revisionOf(3, people().worker, {{"notes", "new"}, {"worry", false}})});
  const IntakePreview seen = preview(pack, store, ledger, kNow);
  CHECK(seen.verdict == IntakeVerdict::fresh);
  CHECK(seen.worker == "Imogen Farrow");
  CHECK(seen.records == 3);
  CHECK(seen.newRevisions == 3);
  CHECK(seen.secondHand == 1);  // the coordinator's, in a worker's pack
  CHECK(seen.worries == 1);
  CHECK(seen.conflicts == std::vector<Id>{idOf(1)});
  CHECK(seen.missing.empty());
  CHECK_FALSE(seen.clockAhead);
  CHECK(store.digest() == before);
}

TEST_CASE("a pack is taken in once") {
  Store store;
  IntakeLedger ledger;
  const OpenedPack pack = opened(1, {}, {revisionOf(1, people().worker, {{"notes", "x"}})});
  const auto fresh = takeIn(pack, store, ledger, kNow);
  CHECK(fresh.size() == 1);
  for (const Revision& revision : fresh) store.add(revision);
  CHECK(preview(pack, store, ledger, kNow).verdict == IntakeVerdict::alreadyIn);
  CHECK(preview(pack, store, ledger, kNow).newRevisions == 0);
  const std::string before = ledger.json().dump();
  CHECK(takeIn(pack, store, ledger, kNow + 9).empty());
  CHECK(ledger.json().dump() == before);
}

TEST_CASE("a gap is named until the missing packs or a full pack arrive") {
  const Store store;
  IntakeLedger ledger;
  const std::string device = people().worker.thumbprint();
  CHECK(ledger.missing(device).empty());
  takeIn(numbered(1), store, ledger, kNow);
  takeIn(numbered(2), store, ledger, kNow);
  CHECK(preview(numbered(5), store, ledger, kNow).missing == Missing{3, 4});
  CHECK(preview(numbered(5), store, ledger, kNow).verdict == IntakeVerdict::fresh);
  takeIn(numbered(5), store, ledger, kNow);
  CHECK(ledger.missing(device) == Missing{3, 4});
  takeIn(numbered(4), store, ledger, kNow);  // late, by another way
  CHECK(ledger.missing(device) == Missing{3});
  CHECK(preview(numbered(8, PackMode::full), store, ledger, kNow).missing.empty());
  takeIn(numbered(8, PackMode::full), store, ledger, kNow);
  CHECK(ledger.missing(device).empty());
  takeIn(numbered(10), store, ledger, kNow);
  CHECK(ledger.missing(device) == Missing{9});
  CHECK(IntakeLedger::from(ledger.json()).json() == ledger.json());
  CHECK(IntakeLedger::from(ledger.json()).missing(device) == Missing{9});
}

TEST_CASE("a sender who claims to have made a thousand million packs costs nothing") {
  const Store store;
  IntakeLedger ledger;
  takeIn(numbered(1'000'000'000), store, ledger, kNow);
  CHECK(ledger.missing(people().worker.thumbprint()).size() == 1000);
}

TEST_CASE("two tablets with one identity raise the alarm") {
  const Store store;
  IntakeLedger ledger;
  for (std::uint32_t seq = 1; seq <= 3; ++seq) takeIn(numbered(seq), store, ledger, kNow);
  const auto verdict = [&](const OpenedPack& pack) { return preview(pack, store, ledger, kNow).verdict; };
  CHECK(verdict(opened(3, jwsOf(2), {}, PackMode::delta, "clone")) == IntakeVerdict::fork);
  // Built on a third pack that is not the third pack we have.
  CHECK(verdict(opened(4, crypto::sha256(std::string_view("clone")), {})) == IntakeVerdict::fork);
  CHECK(verdict(numbered(4)) == IntakeVerdict::fresh);
  CHECK(verdict(numbered(9)) == IntakeVerdict::fresh);
  // What a clone says is not lost: its revisions are taken in when a person decides so.
  OpenedPack clone =
      opened(3, jwsOf(2), {revisionOf(9, people().worker, {{"notes", "x"}})}, PackMode::delta, "clone");
  CHECK(takeIn(clone, store, ledger, kNow).size() == 1);
  CHECK(verdict(numbered(4)) == IntakeVerdict::fresh);
}

TEST_CASE("a pack that arrives before the one under it must fit under it") {
  const Store store;
  IntakeLedger ledger;
  takeIn(numbered(2), store, ledger, kNow);
  CHECK(preview(numbered(1), store, ledger, kNow).verdict == IntakeVerdict::fresh);
  CHECK(preview(opened(1, {}, {}, PackMode::delta, "other"), store, ledger, kNow).verdict ==
        IntakeVerdict::fork);
}

TEST_CASE("a tablet whose clock is more than a day ahead is merged and flagged") {
  const Store store;
  IntakeLedger ledger;
  OpenedPack pack =
      opened(1, {}, {revisionOf(1, people().worker, {{"notes", "x"}}, kNow + kFarAhead + 60'000)});
  CHECK(preview(pack, store, ledger, kNow).clockAhead);
  CHECK_FALSE(preview(pack, store, ledger, kNow + 120'000).clockAhead);
  CHECK(takeIn(pack, store, ledger, kNow).size() == 1);
}

TEST_CASE("a settled conflict in a pack is not reported as one") {
  Store store;
  const Revision first = revisionOf(1, people().worker, {{"notes", "a"}});
  const Revision second = revisionOf(1, people().coordinator, {{"notes", "b"}}, kNow + 1);
  store.add(first);
  store.add(second);
  Revision settled = store.draft(idOf(1), "session", Op::amend, {{"notes", "a and b"}}, "");
  settled.device = people().worker.thumbprint();
  settled.hlc = {kNow + 2, 0, settled.device};
  sealIdentity(settled);
  CHECK(preview(opened(1, {}, {settled}), store, {}, kNow).conflicts.empty());
}

TEST_CASE("a ledger that was damaged keeps the lines that can be read") {
  IntakeLedger ledger;
  takeIn(numbered(1), Store(), ledger, kNow);
  takeIn(numbered(3), Store(), ledger, kNow);
  Json json = ledger.json();
  json[people().worker.thumbprint()][0]["jws"] = "?";
  json["other"] = "nonsense";
  const IntakeLedger read = IntakeLedger::from(json);
  CHECK(read.missing(people().worker.thumbprint()) == Missing{1, 2});
  CHECK(IntakeLedger::from(Json::array()).devices.empty());
}
