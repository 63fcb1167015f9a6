// What a worker is promised of the vault while nothing goes wrong.
#include "vault_support.h"

using namespace alongside;
using namespace alongside::vaulttest;

TEST_CASE("what was saved is there again, in order, with every detail") {
  MemoryDisk disk;
  Made made = make(disk);
  Answers answers;
  for (std::uint64_t n = 0; n < 60; ++n) made.vault->append({revisionNo(n)}, answers());
  disk.settle();
  CHECK(answers.good == 60);
  made.vault.reset();
  auto again = reopen(disk, made);
  CHECK_FALSE(again->damage());
  CHECK(again->worker() == "Imogen Farrow");
  CHECK(again->id() == made.id);
  CHECK(same(again->takeRevisions(), revisionsFrom(0, 60)));
  CHECK(again->takeRevisions().empty());
}

TEST_CASE("saving goes on after reopening, again and again") {
  MemoryDisk disk;
  Made made = make(disk);
  std::uint64_t n = 0;
  for (int day = 0; day < 12; ++day) {
    made.vault = reopen(disk, made);
    CHECK_FALSE(made.vault->damage());
    CHECK(same(made.vault->takeRevisions(), revisionsFrom(0, n, 400)));
    for (int i = 0; i < 40; ++i) {
      made.vault->append({revisionNo(n++, 400)}, {});
      disk.settle();
    }
    made.vault->append({}, {});
    made.vault.reset();
    disk.settle();
  }
  CHECK(namesOf(disk, made.id, "seg.").size() >= 4);
}

TEST_CASE("'saved' is said only when the medium has it") {
  MemoryDisk disk;
  Made made = make(disk);
  Answers answers;
  made.vault->append({revisionNo(0)}, answers());
  CHECK(answers.good == 0);
  made.vault->append({revisionNo(1)}, answers());
  made.vault->append({revisionNo(2)}, answers());
  CHECK(answers.good == 0);
  CHECK(namesOf(disk, made.id, "seg.").empty());
  REQUIRE(disk.settleOne());
  CHECK(answers.good == 1);
  REQUIRE(disk.settleOne());
  CHECK(answers.good == 3);  // what waited together went together
  CHECK_FALSE(disk.settleOne());
}

TEST_CASE("the right passphrase opens, another does not and says so") {
  MemoryDisk disk;
  const Made made = make(disk);
  const auto wrong = Vault::keyFor(disk, made.id, crypto::Secret::ofText("four calm green word"));
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().code == "vault/wrong-passphrase");
  const auto absent = Vault::keyFor(disk, std::string(32, 'a'), crypto::Secret::ofText(kPassphrase));
  REQUIRE_FALSE(absent);
  CHECK(absent.error().code == "vault/missing");
  const auto noId = Vault::keyFor(disk, "../elsewhere", crypto::Secret::ofText(kPassphrase));
  REQUIRE_FALSE(noId);
  CHECK(noId.error().code == "vault/missing");
}

TEST_CASE("another key opens nothing and is told apart from damage") {
  MemoryDisk disk;
  Made made = make(disk);
  made.vault->append(revisionsFrom(0, 3), {});
  made.vault->setShelf("drafts", {{"text", "half"}}, {});
  disk.settle();
  const auto opened = Vault::open(disk, made.id, crypto::randomSecret(32));
  REQUIRE_FALSE(opened);
  CHECK(opened.error().code == "vault/wrong-key");
}

TEST_CASE("weak parameters make no vault") {
  MemoryDisk disk;
  const auto made = Vault::create(
      disk,
      {.worker = "A", .passphrase = crypto::Secret::ofText("x"), .parameters = {1024, 1, 1}, .recovery = {}},
      {});
  REQUIRE_FALSE(made);
  CHECK(made.error().code == "crypto/weak-parameters");
  CHECK(disk.list().empty());
}

TEST_CASE("several workers share a tablet and see each other's names alone") {
  MemoryDisk disk;
  Made first = make(disk);
  auto second = Vault::create(disk,
                              {.worker = "Đặng Văn Lâm",
                               .passphrase = crypto::Secret::ofText("another set of words"),
                               .parameters = kCheap,
                               .recovery = {}},
                              {});
  REQUIRE(second);
  first.vault->append(revisionsFrom(0, 2), {});
  (*second)->append(revisionsFrom(10, 3), {});
  disk.settle();
  const auto labels = vaultsOn(disk);
  REQUIRE(labels.size() == 2);
  for (const VaultLabel& label : labels) {
    CHECK(label.readable);
    CHECK(label.worker == (label.id == first.id ? "Imogen Farrow" : "Đặng Văn Lâm"));
  }
  Answers answers;
  Vault::destroy(disk, (*second)->id(), answers());
  disk.settle();
  CHECK(answers.good == 1);
  CHECK(vaultsOn(disk).size() == 1);
  CHECK(same(reopen(disk, first)->takeRevisions(), revisionsFrom(0, 2)));
}

TEST_CASE("nothing that was written can be read on the medium") {
  MemoryDisk disk;
  Made made = make(disk);
  made.vault->append(revisionsFrom(0, 30), {});
  made.vault->setShelf("drafts", {{"text", "Half-written words about Amara"}}, {});
  disk.settle();
  for (const auto& [name, bytes] : disk.medium()) {
    const std::string text = textOf(bytes);
    for (const char* word : {"Made-up", "words of", "person", "session", "Reason", "Lâm", "Half", "Amara",
                             "text", "four calm"}) {
      CHECK_MESSAGE(text.find(word) == std::string::npos, name << " shows " << word);
    }
    CHECK((text.find("Imogen") == std::string::npos) == (name.find("/hdr.") == std::string::npos));
  }
}

TEST_CASE("shelves keep their last value; drafts are there after a crash") {
  MemoryDisk disk;
  Made made = make(disk);
  CHECK(made.vault->shelf("drafts").is_null());
  Answers answers;
  for (int i = 0; i < 20; ++i)
    made.vault->setShelf("drafts", {{"text", "letter " + std::to_string(i)}}, answers());
  made.vault->setShelf("local", {{"v", 1}}, answers());
  CHECK(made.vault->shelf("drafts").at("text") == "letter 19");
  disk.settle();
  CHECK(answers.good == 21);
  const auto again = reopen(disk, made);
  CHECK(again->shelf("drafts").at("text") == "letter 19");
  CHECK(again->shelf("local").at("v") == 1);
  CHECK(again->shelf("other").is_null());
  again->setShelf("drafts", {}, {});
  disk.settle();
  CHECK(reopen(disk, made)->shelf("drafts").is_null());
  CHECK(namesOf(disk, made.id, "shelf.drafts.").size() <= 2);
}

TEST_CASE("made packs are kept as they are until they are dropped") {
  MemoryDisk disk;
  Made made = make(disk);
  Answers answers;
  const Bytes pack = crypto::random(3000);
  made.vault->append({revisionNo(0)}, {});
  made.vault->putBlob("0192f1d0-7c3e-7a41-9d0f-0123456789ab.jwe", pack, answers());
  made.vault->putBlob("second", crypto::random(10), answers());
  CHECK(made.vault->blob("0192f1d0-7c3e-7a41-9d0f-0123456789ab.jwe") == pack);
  CHECK(made.vault->blob("nothing").error().code == "vault/no-blob");
  disk.settle();
  CHECK(answers.good == 2);
  const auto again = reopen(disk, made);
  CHECK(again->blob("0192f1d0-7c3e-7a41-9d0f-0123456789ab.jwe") == pack);
  again->putBlob("0192f1d0-7c3e-7a41-9d0f-0123456789ab.jwe", pack, answers());
  disk.settle();
  CHECK(answers.good == 3);
  again->putBlob("0192f1d0-7c3e-7a41-9d0f-0123456789ab.jwe", crypto::random(5), answers());
  disk.settle();
  CHECK(answers.bad == 1);
  CHECK(answers.code == "vault/blob-exists");
  again->dropBlob("0192f1d0-7c3e-7a41-9d0f-0123456789ab.jwe", answers());
  again->dropBlob("never there", answers());
  disk.settle();
  CHECK(answers.good == 5);
  CHECK_FALSE(again->blob("0192f1d0-7c3e-7a41-9d0f-0123456789ab.jwe"));
  CHECK(namesOf(disk, made.id, "blob.").size() == 1);
  CHECK(same(reopen(disk, made)->takeRevisions(), revisionsFrom(0, 1)));
}

TEST_CASE("a new passphrase opens and the old one no longer does, in no copy of the header") {
  MemoryDisk disk;
  Made made = make(disk);
  made.vault->append(revisionsFrom(0, 5), {});
  Answers answers;
  disk.settle();
  made.vault->changePassphrase(crypto::Secret::ofText("five blue calm words more"), kCheap,
                               [&, told = answers()](const Outcome& outcome) {
                                 CHECK(namesOf(disk, made.id, "hdr.").size() == 1);
                                 told(outcome);
                               });
  disk.settle();
  CHECK(answers.good == 1);
  made.vault->changePassphrase(crypto::Secret::ofText("weak"), {8, 1, 1}, answers());
  disk.settle();
  CHECK(answers.good == 1);
  CHECK(answers.code == "crypto/weak-parameters");
  CHECK(namesOf(disk, made.id, "hdr.").size() == 1);
  CHECK_FALSE(Vault::keyFor(disk, made.id, crypto::Secret::ofText(kPassphrase)));
  const auto key = Vault::keyFor(disk, made.id, crypto::Secret::ofText("five blue calm words more"));
  REQUIRE(key);
  auto opened = Vault::open(disk, made.id, key->copy());
  REQUIRE(opened);
  CHECK_FALSE((*opened)->damage());
  CHECK(same((*opened)->takeRevisions(), revisionsFrom(0, 5)));
}

TEST_CASE("the team's recovery key opens what a forgotten passphrase locked, another key does not") {
  MemoryDisk disk;
  const crypto::PrivateKey recovery = crypto::PrivateKey::generate();
  const crypto::PrivateKey stranger = crypto::PrivateKey::generate();
  Made made = make(disk);
  made.vault->append(revisionsFrom(0, 5), {});
  disk.settle();
  CHECK(Vault::recoveryFile(disk, made.id).error().code == "vault/no-recovery");
  CHECK(Vault::keyFromRecovery(disk, made.id, recovery).error().code == "vault/no-recovery");
  Answers answers;
  made.vault->setRecovery(recovery.publicKey(), answers());
  disk.settle();
  CHECK(answers.good == 1);

  CHECK(Vault::keyFromRecovery(disk, made.id, stranger).error().code == "vault/wrong-recovery-key");
  const auto key = Vault::keyFromRecovery(disk, made.id, recovery);
  REQUIRE(key);
  auto opened = Vault::open(disk, made.id, key->copy());
  REQUIRE(opened);
  CHECK_FALSE((*opened)->damage());
  CHECK(same((*opened)->takeRevisions(), revisionsFrom(0, 5)));

  const auto file = Vault::recoveryFile(disk, made.id);
  REQUIRE(file);
  CHECK(file->size() < 1000);
  const auto fromFile = Vault::keyFromRecoveryFile(*file, recovery);
  REQUIRE(fromFile);
  CHECK(textOf(fromFile->view()) == textOf(key->view()));
  CHECK(Vault::keyFromRecoveryFile(*file, stranger).error().code == "vault/wrong-recovery-key");
  CHECK(Vault::keyFromRecoveryFile(bytesOf("hello"), recovery).error().code == "vault/no-recovery-file");
  CHECK(Vault::keyFromRecoveryFile(bytesOf("{}"), recovery).error().code == "vault/no-recovery-file");
  Bytes altered = *file;
  for (std::size_t i = 0; i < altered.size(); ++i) {
    altered[i] ^= 1;
    const auto result = Vault::keyFromRecoveryFile(altered, recovery);
    CHECK_FALSE(result);
    altered[i] ^= 1;
  }
  // Passphrase and recovery do not get into each other's way.
  (*opened)->changePassphrase(crypto::Secret::ofText("new words after all"), kCheap, {});
  disk.settle();
  CHECK(Vault::keyFromRecovery(disk, made.id, recovery));
  CHECK(Vault::keyFor(disk, made.id, crypto::Secret::ofText("new words after all")));
}

TEST_CASE("closing the vault while saves are on their way loses none of them") {
  MemoryDisk disk;
  Made made = make(disk);
  Answers answers;
  for (std::uint64_t n = 0; n < 5; ++n) {
    made.vault->append({revisionNo(n)}, answers());
    made.vault->setShelf("drafts", {{"n", n}}, answers());
  }
  made.vault.reset();
  CHECK(answers.good == 0);
  disk.settle();
  CHECK(answers.good == 10);
  const auto again = reopen(disk, made);
  CHECK_FALSE(again->damage());
  CHECK(same(again->takeRevisions(), revisionsFrom(0, 5)));
  CHECK(again->shelf("drafts").at("n") == 4);
}
