// After help with a passphrase the vault has another key: whoever had the old one opens nothing with it.
#include "power_cuts.h"
#include "vault_support.h"

using namespace alongside;
using namespace alongside::vaulttest;

namespace {

const std::string kFresh = "five blue calm words more";

crypto::Secret phrase(const std::string& words) { return crypto::Secret::ofText(words); }

/// Everything that it held, and nothing to complain of.
void holdsAll(Vault& vault, std::uint64_t revisions) {
  CHECK_FALSE(vault.damage());
  CHECK(same(vault.takeRevisions(), revisionsFrom(0, revisions, 4000)));
  CHECK(vault.shelf("drafts").at("text") == "half");
  CHECK(vault.shelf("local").at("keys") == "secret");
}

}  // namespace

TEST_CASE(
    "a renewed key: everything is there under the new one, nothing opens with the old, and work goes on") {
  Filled filled;
  MemoryDisk& disk = filled.disk;
  const MemoryDisk::Files before = disk.medium();
  auto vault = reopen(disk, filled.made);
  const Bytes pack = crypto::random(300);
  vault->putBlob("pack-1", pack, {});
  disk.settle();
  vault = reopen(disk, filled.made);
  Answers answers;
  vault->renewKey(phrase(kFresh), kCheap, filled.recovery.publicKey(), [&](const Outcome& outcome) {
    for (const auto& [name, bytes] : before) CHECK_FALSE(disk.medium().contains(name));
    answers()(outcome);
  });
  vault->append({revisionNo(45, 4000)}, answers());  // asked for meanwhile: it waits for its key
  disk.settle();
  CHECK(answers.good == 2);
  holdsAll(*vault, 45);
  vault->append({revisionNo(46, 4000)}, answers());
  disk.settle();
  vault.reset();

  CHECK(Vault::keyFor(disk, filled.made.id, phrase(kPassphrase)).error().code == "vault/wrong-passphrase");
  CHECK(Vault::open(disk, filled.made.id, filled.made.key.copy()).error().code == "vault/wrong-key");
  auto key = Vault::keyFor(disk, filled.made.id, phrase(kFresh));
  REQUIRE(key);
  CHECK(textOf(key->view()) != textOf(filled.made.key.view()));
  const auto helped = Vault::keyFromRecovery(disk, filled.made.id, filled.recovery);
  REQUIRE(helped);
  CHECK(textOf(helped->view()) == textOf(key->view()));
  auto opened = Vault::open(disk, filled.made.id, key->copy());
  REQUIRE(opened);
  holdsAll(**opened, 47);
  CHECK((*opened)->blob("pack-1") == pack);
  CHECK((*opened)->recoverableWith(filled.recovery.publicKey()));
  // And again, merged first: the log is one chain under every key.
  for (std::uint64_t n = 47; n < 120; ++n) {
    (*opened)->append({revisionNo(n, 4000)}, {});
    disk.settle();
  }
  while ((*opened)->tidy({})) disk.settle();
  disk.settle();
  opened = Vault::open(disk, filled.made.id, key->copy());
  REQUIRE(opened);
  (*opened)->renewKey(phrase("a third of them, and the last"), kCheap, std::nullopt, {});
  disk.settle();
  key = Vault::keyFor(disk, filled.made.id, phrase("a third of them, and the last"));
  REQUIRE(key);
  auto last = Vault::open(disk, filled.made.id, std::move(*key));
  REQUIRE(last);
  holdsAll(**last, 120);
  CHECK(Vault::recoveryFile(disk, filled.made.id).error().code == "vault/no-recovery");
}

TEST_CASE(
    "a kill at any moment of a renewal leaves the old state or the new one, and the next opening clears up") {
  Filled filled;
  auto vault = reopen(filled.disk, filled.made);
  vault->takeRevisions();
  const std::size_t before = filled.disk.history().size();
  Answers answers;
  vault->renewKey(phrase(kFresh), kCheap, filled.recovery.publicKey(), answers());
  filled.disk.settle();
  REQUIRE(answers.good == 1);
  const auto& history = filled.disk.history();
  REQUIRE(history.size() == before + 3);
  int old = 0, fresh = 0;
  for (std::size_t step = before; step < history.size(); ++step) {
    const MemoryDisk::Files start = afterPowerCut({}, history, step, {});
    for (const PowerCut& cut : cutsOf(history[step])) {
      CAPTURE(step - before);
      CAPTURE(cut.kept);
      MemoryDisk after(afterPowerCut(start, {history[step]}, 0, cut));
      const bool opensOld = Vault::keyFor(after, filled.made.id, phrase(kPassphrase)).has_value();
      auto key = Vault::keyFor(after, filled.made.id, phrase(opensOld ? kPassphrase : kFresh));
      REQUIRE(key);
      ++(opensOld ? old : fresh);
      CHECK(opensOld == (textOf(key->view()) == textOf(filled.made.key.view())));
      CHECK(Vault::keyFromRecovery(after, filled.made.id, filled.recovery));
      const crypto::Secret again = key->copy();
      auto opened = Vault::open(after, filled.made.id, std::move(*key));
      REQUIRE(opened);
      if (cut.torn && history[step].writes.size() == 1) {  // half a header is said; nothing is lost
        CHECK((*opened)->damage());
        CHECK(same((*opened)->takeRevisions(), revisionsFrom(0, 45, 4000)));
        continue;
      }
      if (!cut.torn) holdsAll(**opened, 45);
      for (std::uint64_t n = 45; n < 49; ++n) {
        (*opened)->append({revisionNo(n, 4000)}, {});
        after.settle();
      }
      if (cut.torn) continue;
      opened = Vault::open(after, filled.made.id, again.copy());
      REQUIRE(opened);
      holdsAll(**opened, 49);
      CHECK(after.medium().size() <= 14);  // what was not needed is gone
    }
  }
  CHECK(old > 20);
  CHECK(fresh > 10);
}

TEST_CASE("a renewal that the medium refuses changes nothing, and can be tried again") {
  for (std::size_t k = 0; k < 2; ++k) {
    CAPTURE(k);
    Filled filled;
    Answers answers;
    auto vault = reopen(filled.disk, filled.made);
    filled.disk.refuseAttempt(k, MemoryDisk::full());
    vault->renewKey(phrase(kFresh), kCheap, filled.recovery.publicKey(), answers());
    filled.disk.settle();
    CHECK(answers.bad == 1);
    CHECK(answers.code == "disk/full");
    vault.reset();
    filled.disk.retry([](const Outcome&) {});
    filled.disk.settle();
    MemoryDisk asItLies(filled.disk.medium());
    CHECK(Vault::keyFor(asItLies, filled.made.id, phrase(kPassphrase)));
    vault = reopen(filled.disk, filled.made);
    holdsAll(*vault, 45);
    vault->renewKey(phrase(kFresh), kCheap, filled.recovery.publicKey(), answers());
    filled.disk.settle();
    CHECK(answers.good == 1);
    auto key = Vault::keyFor(filled.disk, filled.made.id, phrase(kFresh));
    REQUIRE(key);
    auto opened = Vault::open(filled.disk, filled.made.id, std::move(*key));
    REQUIRE(opened);
    holdsAll(**opened, 45);
  }
}

TEST_CASE("the header of the key of before, put back, opens nothing unseen and has nothing removed") {
  Filled filled;
  const std::string old = filled.one("hdr.");
  const Bytes oldHeader = filled.disk.medium().at(old);
  auto vault = reopen(filled.disk, filled.made);
  vault->renewKey(phrase(kFresh), kCheap, filled.recovery.publicKey(), {});
  filled.disk.settle();
  vault.reset();
  const MemoryDisk::Files whole = filled.disk.medium();
  const std::string newer = filled.one("hdr.");
  filled.disk.put(old, oldHeader);
  filled.disk.erase(newer);
  auto opened = Vault::open(filled.disk, filled.made.id, filled.made.key.copy());
  REQUIRE(opened);
  REQUIRE((*opened)->damage());
  CHECK((*opened)->damage()->sentence.contains("An earlier page that checks the passphrase"));
  CHECK((*opened)->damage()->revisionsLost == 45);
  CHECK_FALSE((*opened)->headerSound());
  (*opened)->setShelf("drafts", {{"text", "mine"}}, {});
  filled.disk.settle();
  (*opened)->setShelf("drafts", {{"text", "mine again"}}, {});
  filled.disk.settle();
  for (const auto& [name, bytes] : whole)
    if (name != newer) CHECK(filled.disk.medium().contains(name));
}

TEST_CASE("what could not be read before a renewal is told after it, too, and stays where it is") {
  Filled filled;
  const std::string piece = filled.one("seg.20-39.");
  filled.disk.flip(piece, 500);
  auto vault = reopen(filled.disk, filled.made);
  REQUIRE(names(vault, piece));
  vault->renewKey(phrase(kFresh), kCheap, filled.recovery.publicKey(), {});
  filled.disk.settle();
  auto key = Vault::keyFor(filled.disk, filled.made.id, phrase(kFresh));
  REQUIRE(key);
  auto opened = Vault::open(filled.disk, filled.made.id, std::move(*key));
  REQUIRE(opened);
  REQUIRE((*opened)->damage());
  CHECK(names(*opened, piece));
  CHECK((*opened)->damage()->revisionsLost == 20);
  CHECK((*opened)->headerSound());
  CHECK(same((*opened)->takeRevisions(), filled.without(20, 39)));
  CHECK(filled.disk.medium().contains(piece));
}
