// Files that vanished or rotted: what is lost is named, the rest is offered, nothing damaged is removed.
#include "vault_support.h"

using namespace alongside;
using namespace alongside::vaulttest;

TEST_CASE("a missing segment is named, the others open, and work goes on behind it") {
  for (const auto& [start, from, to] :
       {std::tuple("seg.0-19.", 0u, 19u), std::tuple("seg.20-39.", 20u, 39u)}) {
    Filled filled;
    filled.disk.erase(filled.one(start));
    auto vault = reopen(filled.disk, filled.made);
    CHECK(names(vault, filled.made.id + "/seg." + std::to_string(from) + "-" + std::to_string(to)));
    CHECK(vault->damage()->revisionsLost == 20);
    CHECK(vault->damage()->sentence.starts_with("20 entries in these records cannot be read."));
    auto rest = filled.without(from, to);
    CHECK(same(vault->takeRevisions(), rest));
    vault->append({revisionNo(45, 4000)}, {});
    filled.disk.settle();
    vault = reopen(filled.disk, filled.made);
    CHECK(vault->damage()->revisionsLost == 20);  // told again: it is still lost
    rest.push_back(revisionNo(45, 4000));
    CHECK(same(vault->takeRevisions(), rest));
  }
}

TEST_CASE("the last segment, too, is missed when it vanishes") {
  Filled filled;
  filled.disk.erase(filled.one("seg.40-44."));
  auto vault = reopen(filled.disk, filled.made);
  REQUIRE(vault->damage());
  CHECK(names(vault, filled.made.id + "/seg.40-44"));
  CHECK(vault->damage()->revisionsLost == 5);
  CHECK(same(vault->takeRevisions(), filled.without(40, 44)));
  vault->append({revisionNo(50, 4000)}, {});
  filled.disk.settle();
  vault = reopen(filled.disk, filled.made);
  CHECK(vault->damage()->revisionsLost == 5);
  auto rest = filled.without(40, 44);
  rest.push_back(revisionNo(50, 4000));
  CHECK(same(vault->takeRevisions(), rest));
}

TEST_CASE("the very last save is missed, too, although an older copy of its segment is still there") {
  MemoryDisk disk;
  Made made = make(disk);
  for (std::uint64_t n = 0; n < 5; ++n) {
    made.vault->append({revisionNo(n)}, {});
    disk.settle();
  }
  made.vault.reset();
  const auto last = namesOf(disk, made.id, "seg.0-4.");
  REQUIRE(last.size() == 1);
  REQUIRE(namesOf(disk, made.id, "seg.0-3.").size() == 1);
  disk.erase(last[0]);
  const auto vault = reopen(disk, made);
  REQUIRE(vault->damage());
  CHECK(vault->damage()->revisionsLost == 1);
  CHECK(vault->damage()->sentence.find("may have stopped before it was finished") != std::string::npos);
  CHECK(same(vault->takeRevisions(), revisionsFrom(0, 4)));
}

TEST_CASE("all segments gone is no new vault") {
  Filled filled;
  for (const std::string& name : namesOf(filled.disk, filled.made.id, "seg.")) filled.disk.erase(name);
  const auto vault = reopen(filled.disk, filled.made);
  REQUIRE(vault->damage());
  CHECK(vault->damage()->revisionsLost == 45);
  CHECK(vault->shelf("local").at("keys") == "secret");
}

TEST_CASE("a shelf that vanishes or rots is named; an older value is better than none") {
  Filled filled;
  const std::string name = filled.one("shelf.drafts.");
  MemoryDisk::Files whole = filled.disk.medium();
  filled.disk.erase(name);
  CHECK(names(reopen(filled.disk, filled.made), name));
  CHECK(reopen(filled.disk, filled.made)->damage()->sentence ==
        "Notes that were half written cannot be read.");

  MemoryDisk again(whole);
  auto vault = reopen(again, filled.made);
  vault->setShelf("drafts", {{"text", "half of it"}}, {});
  again.settle();
  const auto both = namesOf(again, filled.made.id, "shelf.drafts.");
  REQUIRE(both.size() == 2);
  again.flip(both[1], 80);
  vault = reopen(again, filled.made);
  CHECK(names(vault, both[1]));
  CHECK(vault->shelf("drafts").at("text") == "half");
  CHECK(vault->damage()->revisionsLost == 0);
  again.erase(both[1]);
  vault = reopen(again, filled.made);
  CHECK(names(vault, both[1]));
  CHECK(vault->shelf("drafts").at("text") == "half");
  vault->setShelf("drafts", {{"text", "anew"}}, {});
  again.settle();
  vault = reopen(again, filled.made);
  CHECK_FALSE(vault->damage());
  CHECK(vault->shelf("drafts").at("text") == "anew");
}

TEST_CASE("a vault whose header is gone still opens with its key, and a new passphrase heals it") {
  Filled filled;
  filled.disk.erase(filled.one("hdr."));
  REQUIRE(vaultsOn(filled.disk).size() == 1);
  CHECK_FALSE(vaultsOn(filled.disk)[0].readable);
  CHECK(Vault::keyFor(filled.disk, filled.made.id, crypto::Secret::ofText(kPassphrase)).error().code ==
        "vault/damaged-header");
  auto vault = reopen(filled.disk, filled.made);
  REQUIRE(vault->damage());
  CHECK(same(vault->takeRevisions(), filled.without(45, 45)));
  vault->changePassphrase(crypto::Secret::ofText("words for a new start"), kCheap, {});
  filled.disk.settle();
  vault.reset();
  CHECK(Vault::keyFor(filled.disk, filled.made.id, crypto::Secret::ofText("words for a new start")));
  CHECK_FALSE(reopen(filled.disk, filled.made)->damage());
}

TEST_CASE("damaged files are never removed or overwritten, whatever is saved afterwards") {
  Filled filled;
  std::map<std::string, Bytes> damaged;
  for (const char* start : {"seg.0-19.", "seg.40-44.", "shelf.local.", "tally."}) {
    for (const std::string& name : namesOf(filled.disk, filled.made.id, start)) {
      filled.disk.flip(name, filled.disk.medium().at(name).size() / 2);
      damaged[name] = filled.disk.medium().at(name);
    }
  }
  auto vault = reopen(filled.disk, filled.made);
  CHECK(vault->damage()->revisionsLost == 25);
  for (int round = 0; round < 3; ++round) {
    vault->append({revisionNo(100)}, {});
    vault->setShelf("local", {{"round", round}}, {});
    vault->changePassphrase(crypto::Secret::ofText("words for a new start"), kCheap, {});
    filled.disk.settle();
    while (vault->tidy({})) filled.disk.settle();
    vault.reset();
    filled.disk.settle();
    vault = reopen(filled.disk, filled.made);
  }
  for (const auto& [name, bytes] : damaged) {
    const auto found = filled.disk.medium().find(name);
    REQUIRE(found != filled.disk.medium().end());
    CHECK(found->second == bytes);
  }
  CHECK(vault->damage()->revisionsLost == 25);
}
