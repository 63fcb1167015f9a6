// Packs in any order, and packs taken out again.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>

#include "exchange/arrivals.h"
#include "exchange/receipts.h"
#include "exchange_people.h"

using namespace alongside;
using namespace alongside::test;

namespace {

OpenedPack packBy(const DeviceKeys& by, std::uint32_t seq, std::string_view prev, std::string_view name,
                  std::vector<Revision> revisions, PackMode mode = PackMode::delta) {
  OpenedPack one;
  one.pack = packOf(people(), static_cast<std::uint8_t>(std::hash<std::string_view>{}(name) % 250), seq,
                    std::move(revisions));
  one.pack.id.bytes[1] = static_cast<std::uint8_t>(name.size());
  std::copy_n(name.begin(), std::min<std::size_t>(4, name.size()), one.pack.id.bytes.begin() + 9);
  one.pack.device = by.thumbprint();
  one.pack.mode = mode;
  one.pack.prev = prev.empty() ? Hash{} : crypto::sha256(prev);
  one.jws = crypto::sha256(name);
  return one;
}

Revision after(const Revision& parent, const DeviceKeys& by, Fields fields, Millis at) {
  Revision revision = parent;
  revision.parents = {parent.rev};
  revision.op = Op::amend;
  revision.device = by.thumbprint();
  revision.hlc = {at, 0, revision.device};
  revision.fields = canonical(fields);
  sealIdentity(revision);
  return revision;
}

/// Two tablets' packs: one record that both changed, one number that was given twice, one pack that never came.
std::vector<OpenedPack> aBatch() {
  const DeviceKeys &a = people().worker, &b = people().stranger;
  const Revision shared = revisionOf(1, a, {{"notes", "begun"}});
  const Revision byA = after(shared, a, {{"notes", "as A has it"}}, kNow + 10);
  const Revision byB = after(shared, b, {{"notes", "as B has it"}}, kNow + 20);
  const Revision two = revisionOf(2, a, {{"notes", "two"}}), three = revisionOf(3, a, {{"notes", "three"}});
  return {packBy(a, 1, "", "a1", {shared}),
          packBy(a, 2, "a1", "a2", {byA, two}),
          packBy(a, 3, "a2", "a3", {three}),
          packBy(a, 3, "a2", "a3 of a copy", {revisionOf(4, a, {{"notes", "four"}})}),
          packBy(a, 5, "a4", "a5", {revisionOf(5, a, {{"notes", "five"}})}),
          packBy(b, 1, "", "b1", {shared, byB}),
          packBy(b, 2, "b1", "b2", {two, revisionOf(6, b, {{"notes", "six"}})}),
          packBy(b, 2, "b1", "b2", {two, revisionOf(6, b, {{"notes", "six"}})})};
}

struct Taken {
  Store store;
  IntakeLedger ledger;
  Arrivals arrivals;

  void take(const OpenedPack& opened) {
    std::vector<Revision> fresh = takeIn(opened, store, ledger, kNow);
    arrivals.note(opened, fresh, kNow);
    for (Revision& revision : fresh) store.add(std::move(revision));
  }
  void without(const TakingOut& what) {
    const std::set<Hash> gone(what.revisions.begin(), what.revisions.end());
    Store fresh;
    for (std::uint32_t i = 0; i < store.revisions(); ++i)
      if (!gone.contains(store.revision(i).rev)) fresh.add(store.revision(i));
    store = std::move(fresh);
  }
  TakingOut undo(std::string_view name) {
    const Hash jws = crypto::sha256(name);
    const TakingOut what = takingOutOf(*arrivals.find(jws), store, arrivals);
    withdraw(jws, what, arrivals, ledger);
    without(what);
    return what;
  }
};

}  // namespace

TEST_CASE("a batch in any order, with duplicates and a fork, gives the identical state") {
  const std::vector<OpenedPack> batch = aBatch();
  std::vector<std::size_t> order(batch.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::mt19937 dice(7);
  std::string verdicts, plain, withForks, ledger;
  for (int round = 0; round < 60; ++round) {
    std::vector<const OpenedPack*> given;
    for (const std::size_t i : order) given.push_back(&batch[i]);
    const std::vector<Standing> all = standings(given, {});
    std::map<std::string, std::string> said;
    Taken taken;
    std::vector<const OpenedPack*> forks;
    for (std::size_t i = 0; i < given.size(); ++i) {
      std::string words = std::to_string(static_cast<int>(all[i].verdict));
      for (const std::uint32_t seq : all[i].missing) words += " " + std::to_string(seq);
      said[given[i]->jws.text()] = words;
      if (all[i].verdict == IntakeVerdict::fork)
        forks.push_back(given[i]);
      else
        taken.take(*given[i]);
    }
    CHECK(forks.size() == 2);
    std::string together;
    for (const auto& [jws, words] : said) together += words + ";";
    const std::string before = taken.store.digest();
    for (const OpenedPack* fork : forks) taken.take(*fork);
    if (round == 0) {
      verdicts = together;
      plain = before;
      withForks = taken.store.digest();
      ledger = taken.ledger.json().dump();
      CHECK(taken.store.unsettled() == std::vector<Id>{idOf(1)});
      CHECK(taken.store.size() == 6);
      CHECK(taken.ledger.missing(people().worker.thumbprint()) == std::vector<std::uint32_t>{4});
    }
    CHECK(together == verdicts);
    CHECK(before == plain);
    CHECK(taken.store.digest() == withForks);
    CHECK(taken.ledger.json().dump() == ledger);
    std::shuffle(order.begin(), order.end(), dice);
  }
}

TEST_CASE("a pack that was taken out leaves no trace in the store and can come in again") {
  const std::vector<OpenedPack> batch = aBatch();
  Taken taken;
  taken.take(batch[0]);
  const std::string first = taken.store.digest(), books = taken.ledger.json().dump();
  taken.take(batch[1]);
  const std::string both = taken.store.digest();
  const TakingOut what = taken.undo("a2");
  CHECK(what.gone == std::vector<Id>{idOf(2)});
  CHECK(what.earlier == std::vector<Id>{idOf(1)});
  CHECK(what.stay.empty());
  CHECK(taken.store.digest() == first);
  CHECK(taken.ledger.json().dump() == books);
  CHECK(taken.arrivals.passedOver.size() == 2);
  CHECK(standings(std::vector{&batch[1]}, taken.ledger)[0].verdict == IntakeVerdict::fresh);

  taken.arrivals = Arrivals::from(taken.arrivals.json());  // as it lies on the tablet
  CHECK(taken.arrivals.passedOver.size() == 2);
  taken.take(batch[1]);
  CHECK(taken.store.digest() == both);
  CHECK(taken.arrivals.passedOver.empty());
}

TEST_CASE("what somebody went on with stays, and so does what it hangs on") {
  const DeviceKeys &a = people().worker, &us = people().coordinator;
  const Revision person = revisionOf(20, a, {{"name", "Hassan Orme"}});
  const Revision other = revisionOf(21, a, {{"name", "Gloria Penhale"}});
  const Revision session = revisionOf(22, a, {{"person", idOf(20).text()}, {"notes", "met"}});
  const Revision lone = revisionOf(23, a, {{"person", idOf(21).text()}, {"notes", "met"}});
  Taken taken;
  taken.take(packBy(a, 1, "", "a1", {person, other, session, lone}));
  SUBCASE("a later version") {
    taken.store.add(after(session, us, {{"person", idOf(20).text()}, {"notes", "corrected"}}, kNow + 50));
    const TakingOut what = taken.undo("a1");
    CHECK(what.stay == std::vector<Id>{idOf(20), idOf(22)});  // the session, and whom it is about
    CHECK(what.gone == std::vector<Id>{idOf(21), idOf(23)});
    CHECK(taken.store.size() == 2);
    CHECK(taken.store.find(idOf(22))->history.size() == 2);
  }
  SUBCASE("another record about it") {
    taken.store.add(revisionOf(24, us, {{"person", idOf(21).text()}, {"what", "ring"}}));
    const TakingOut what = taken.undo("a1");
    CHECK(what.stay == std::vector<Id>{idOf(21)});
    CHECK(what.gone == std::vector<Id>{idOf(20), idOf(22), idOf(23)});
    CHECK(taken.store.find(idOf(21)) != nullptr);
  }
  CHECK(taken.store.missingParents().empty());
}

TEST_CASE("what another pack brought as well stays with that pack") {
  const std::vector<OpenedPack> batch = aBatch();
  Taken taken;
  taken.take(batch[1]);  // holds record 2
  taken.take(batch[6]);  // holds it too, from the other tablet
  const TakingOut first = taken.undo("a2");
  CHECK(first.elsewhere == 1);
  CHECK(taken.store.find(idOf(2)) != nullptr);
  const TakingOut second = taken.undo("b2");
  CHECK(second.elsewhere == 0);
  CHECK(taken.store.find(idOf(2)) == nullptr);
  CHECK(taken.store.size() == 0);
  CHECK(taken.ledger.devices.empty());
}

TEST_CASE("packs older than a fortnight are no longer kept for undoing") {
  const std::vector<OpenedPack> batch = aBatch();
  Arrivals arrivals;
  arrivals.note(batch[0], batch[0].pack.revisions, kNow);
  arrivals.note(batch[1], batch[1].pack.revisions, kNow + (kUndoDays + 1) * Millis{86'400'000});
  CHECK(arrivals.find(batch[0].jws) == nullptr);
  CHECK(arrivals.find(batch[1].jws) != nullptr);
}

TEST_CASE("of many receipts in one file each tablet opens its own and no other") {
  const auto receiptFor = [&](const DeviceKeys& whose, std::uint8_t n) {
    Pack pack;
    pack.kind = PackKind::receipt;
    pack.id = idOf(n);
    pack.team = people().team.id;
    pack.seq = n;
    pack.created = kNow;
    pack.worker = "Sam Coordinator";
    pack.received = {{idOf(n), crypto::sha256("pack"), 1, 3}};
    auto sealed = sealPack(std::move(pack), people().coordinator, {whose.agreement.publicKey()});
    REQUIRE(sealed.has_value());
    return sealed->text;
  };
  const std::string file = joinReceipts({receiptFor(people().worker, 31), receiptFor(people().stranger, 32)});
  CHECK(looksLikeReceipts(file));
  CHECK_FALSE(looksLikeReceipts(receiptFor(people().worker, 33)));
  const auto mine = openOneReceipt(file, people().worker, people().team);
  REQUIRE(mine.has_value());
  CHECK(mine->pack.id == idOf(31));
  CHECK(openOneReceipt(file, people().stranger, people().team)->pack.id == idOf(32));
  CHECK(codeOf(openOneReceipt(file, DeviceKeys::generate(), people().team)) == "receipts/none");
  CHECK(codeOf(openOneReceipt(file.substr(0, file.size() / 2), people().worker, people().team)) ==
        "receipts/altered");
  std::string changed = file;
  changed[changed.find("\"tag\":\"") + 8] ^= 1;
  CHECK_FALSE(openOneReceipt(changed, people().worker, people().team).has_value());
}
