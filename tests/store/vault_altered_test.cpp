// Every byte flipped, every length cut, files exchanged: reported or refused, never a crash, never silently fewer.
#include "vault_support.h"

using namespace alongside;
using namespace alongside::vaulttest;

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
  newer[4] = 3;
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
        "/shelf.UP.3", "/shelf.12", "/hdr.", "/hdr.0", "/hdr.01", "/tally.x", "/blob.", "/"}) {
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

TEST_CASE("a name with an absurd number is reported and does not lead the numbering astray") {
  Filled filled;
  for (const char* name :
       {"/seg.7-9007199254740000.9007199254740000", "/seg.45-99999999999.7", "/hdr.9007199254740000",
        "/tally.9007199254740000", "/shelf.drafts.9007199254740000"}) {
    filled.disk.put(filled.made.id + name, bytesOf("nonsense"));
  }
  auto vault = reopen(filled.disk, filled.made);
  REQUIRE(vault->damage());
  CHECK(vault->damage()->pieces.size() == 5);
  CHECK(vault->damage()->revisionsLost == 0);
  vault->append({revisionNo(45, 4000)}, {});
  vault->setShelf("drafts", {{"text", "later"}}, {});
  filled.disk.settle();
  vault = reopen(filled.disk, filled.made);
  CHECK(same(vault->takeRevisions(), revisionsFrom(0, 46, 4000)));
  CHECK(vault->shelf("drafts").at("text") == "later");
}
