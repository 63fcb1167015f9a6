// Rot, curious people and vanished files: what is lost is named, the rest is offered, nothing crashes.
#include "vault_support.h"

using namespace alongside;
using namespace alongside::vaulttest;

namespace {

/// Three segments of 20, 20 and 5 revisions, two shelves, everything settled.
struct Filled {
  MemoryDisk disk;
  Made made;
  crypto::PrivateKey recovery = crypto::PrivateKey::generate();

  Filled() {
    made = make(disk, recovery.publicKey());
    for (const std::uint64_t first : {0u, 20u, 40u}) {
      made.vault->append(revisionsFrom(first, first == 40 ? 5 : 20, 4000), {});
      disk.settle();
    }
    made.vault->setShelf("drafts", {{"text", "half"}}, {});
    made.vault->setShelf("local", {{"keys", "secret"}}, {});
    disk.settle();
    made.vault.reset();
  }
  std::vector<Revision> without(std::uint64_t from, std::uint64_t to) const {
    std::vector<Revision> rest;
    for (std::uint64_t n = 0; n < 45; ++n) {
      if (n < from || n > to) rest.push_back(revisionNo(n, 4000));
    }
    return rest;
  }
  std::string one(const std::string& start) const {
    const auto names = namesOf(disk, made.id, start);
    REQUIRE(names.size() == 1);
    return names[0];
  }
};

bool names(const std::unique_ptr<Vault>& vault, const std::string& piece) {
  const auto& damage = vault->damage();
  return damage && !damage->sentence.empty() && std::ranges::count(damage->pieces, piece) == 1;
}

}  // namespace

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

TEST_CASE("every byte of every file flipped: reported or refused, nothing silently fewer") {
  MemoryDisk disk;
  Made made = make(disk, crypto::PrivateKey::generate().publicKey());
  made.vault->append(revisionsFrom(0, 3, 20), {});
  disk.settle();
  made.vault->setShelf("drafts", {{"text", "half"}}, {});
  disk.settle();
  made.vault.reset();
  const MemoryDisk::Files whole = disk.medium();
  const auto revisions = revisionsFrom(0, 3, 20);
  int flips = 0;
  for (const auto& [name, bytes] : whole) {
    const bool superseded =
        name.find("/tally.") != std::string::npos && name != namesOf(disk, made.id, "tally.").back();
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      MemoryDisk altered(whole);
      altered.flip(name, i, static_cast<std::uint8_t>(1u << (i % 8)));
      auto vault = Vault::open(altered, made.id, made.key.copy());
      if (!vault) {
        const bool newer = vault.error().code == "vault/newer-version";
        CHECK(newer);
        continue;
      }
      ++flips;
      const auto& damage = (*vault)->damage();
      const bool reported = damage && std::ranges::count(damage->pieces, name) == 1;
      const auto read = (*vault)->takeRevisions();
      const bool nothingLost = same(read, revisions) && (*vault)->shelf("drafts") == Json{{"text", "half"}};
      const bool told = reported && (same(read, revisions) || damage->revisionsLost == 3);
      CAPTURE(name);
      CAPTURE(i);
      CHECK((told || (superseded && nothingLost)));
    }
  }
  CHECK(flips > 1200);
}

TEST_CASE("a flipped header lets nobody in by mistake, and costs no derivation") {
  Filled filled;
  const std::string name = filled.one("hdr.");
  const std::size_t size = filled.disk.medium().at(name).size();
  for (std::size_t i = 0; i < size; ++i) {
    filled.disk.flip(name, i);
    const auto key = Vault::keyFor(filled.disk, filled.made.id, crypto::Secret::ofText(kPassphrase));
    const bool refused = !key && key.error().code == "vault/damaged-header";
    CHECK(refused);
    CHECK_FALSE(vaultsOn(filled.disk)[0].readable);
    filled.disk.flip(name, i);
  }
  CHECK(Vault::keyFor(filled.disk, filled.made.id, crypto::Secret::ofText(kPassphrase)));
}

TEST_CASE("a header altered on purpose, its hash made right again, shows after unlocking") {
  Filled filled;
  const std::string name = filled.one("hdr.");
  const Bytes whole = filled.disk.medium().at(name);
  const auto put = [&](Bytes bytes) {
    bytes.resize(bytes.size() - 32);
    const Hash hash = crypto::sha256(bytes);
    bytes.insert(bytes.end(), hash.bytes.begin(), hash.bytes.end());
    filled.disk.put(name, bytes);
  };
  for (std::size_t i = 0; i + 32 < whole.size(); ++i) {
    Bytes altered = whole;
    altered[i] ^= 2;
    put(altered);
    const auto vault = Vault::open(filled.disk, filled.made.id, filled.made.key.copy());
    CAPTURE(i);
    const bool seen = vault ? (*vault)->damage() && std::ranges::count((*vault)->damage()->pieces, name) == 1
                            : vault.error().code == "vault/newer-version";
    CHECK(seen);
  }
  // Weaker parameters are refused before anything is derived with them.
  Bytes weaker = whole;
  const std::size_t kib = 32 + 1 + std::string_view("Imogen Farrow").size();
  REQUIRE((weaker[kib] | weaker[kib + 1] << 8) == 19 * 1024);
  weaker[kib + 1] = 1;
  put(weaker);
  CHECK(Vault::keyFor(filled.disk, filled.made.id, crypto::Secret::ofText(kPassphrase)).error().code ==
        "crypto/weak-parameters");
  Bytes newer = whole;
  newer[4] = 2;
  put(newer);
  CHECK(Vault::keyFor(filled.disk, filled.made.id, crypto::Secret::ofText(kPassphrase)).error().code ==
        "vault/newer-version");
  CHECK(Vault::open(filled.disk, filled.made.id, filled.made.key.copy()).error().code ==
        "vault/newer-version");
}

TEST_CASE("every truncation of every file is reported or refused") {
  MemoryDisk disk;
  Made made = make(disk);
  made.vault->append(revisionsFrom(0, 3, 20), {});
  disk.settle();
  made.vault.reset();
  const MemoryDisk::Files whole = disk.medium();
  for (const auto& [name, bytes] : whole) {
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      MemoryDisk cut(whole);
      cut.truncate(name, size);
      const auto vault = Vault::open(cut, made.id, made.key.copy());
      REQUIRE(vault);
      const bool told = (*vault)->damage() && std::ranges::count((*vault)->damage()->pieces, name) == 1;
      const std::size_t expected = name.find("/seg.") == std::string::npos ? 3 : 0;
      CHECK(told);
      CHECK((*vault)->takeRevisions().size() == expected);
    }
    MemoryDisk longer(whole);
    Bytes more = bytes;
    more.push_back(0);
    longer.put(name, more);
    const auto vault = Vault::open(longer, made.id, made.key.copy());
    REQUIRE(vault);
    CHECK((*vault)->damage());
  }
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

TEST_CASE("a genuine file of another course of events, put in the place of ours, is noticed") {
  MemoryDisk disk;
  Made made = make(disk);
  made.vault->append(revisionsFrom(0, 18, 4000), {});
  disk.settle();
  made.vault.reset();
  MemoryDisk fork(disk.medium());  // the same vault goes two ways
  auto one = reopen(disk, made);
  one->append(revisionsFrom(18, 20, 4000), {});
  disk.settle();
  one->append(revisionsFrom(38, 20, 4000), {});
  disk.settle();
  auto two = reopen(fork, made);
  two->append(revisionsFrom(300, 20, 4000), {});
  fork.settle();
  const auto mine = namesOf(disk, made.id, "seg.18-37.");
  const auto theirs = namesOf(fork, made.id, "seg.18-37.");
  REQUIRE(mine.size() == 1);
  REQUIRE(theirs == mine);
  CHECK_FALSE(reopen(disk, made)->damage());
  disk.put(mine[0], fork.medium().at(theirs[0]));
  const auto vault = reopen(disk, made);
  REQUIRE(vault->damage());
  CHECK(vault->damage()->sentence.find("do not belong together") != std::string::npos);
  CHECK(vault->takeRevisions().size() == 58);
}

TEST_CASE("files of other names in the folder are left alone") {
  Filled filled;
  for (const char* name :
       {"/notes.txt", "/seg.5.1", "/seg.9-3.4", "/seg.1-2.x", "/seg.99999999999999999999-1.1", "/shelf..3",
        "/shelf.UP.3", "/hdr.", "/hdr.0", "/hdr.01", "/tally.x", "/blob.", "/"}) {
    filled.disk.put(filled.made.id + name, bytesOf("mine"));
  }
  filled.disk.put("elsewhere", bytesOf("mine"));
  filled.disk.put("elsewhere/hdr.1", bytesOf("mine"));
  auto vault = reopen(filled.disk, filled.made);
  CHECK_FALSE(vault->damage());
  CHECK(same(vault->takeRevisions(), filled.without(45, 45)));
  CHECK(vaultsOn(filled.disk).size() == 1);
  const std::size_t before = filled.disk.medium().size();
  vault->append({revisionNo(45)}, {});
  filled.disk.settle();
  CHECK(filled.disk.medium().size() ==
        before + 2);  // the segment and the tally, older copies not yet removed
}
