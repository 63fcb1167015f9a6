// The team's recovery key: whose vault it opens is proven, not claimed.
#include <cstring>

#include "store/vault/vault_format.h"
#include "vault_support.h"

using namespace alongside;
using namespace alongside::vaulttest;

namespace {

Json parsed(const Result<Bytes>& file) {
  REQUIRE(file);
  return parseJson(textOf(*file)).value();
}

std::string codeOf(const Json& file, const crypto::PrivateKey& recovery) {
  const auto key = Vault::keyFromRecoveryFile(bytesOf(canonical(file)), recovery);
  return key ? "opened" : key.error().code;
}

/// As every version 1 did it: nothing is bound.
vault::Recovery unbound(const crypto::Secret& key, const crypto::PublicKey& recovery) {
  const crypto::PrivateKey ephemeral = crypto::PrivateKey::generate();
  const crypto::Secret kek = crypto::concatKdf(ephemeral.agree(recovery), "ECDH-ES+A256KW", 32);
  return {1, ephemeral.publicKey(), recovery.thumbprint(), crypto::wrapKey(kek, key)};
}

/// A vault whose header still carries a block of version 1.
struct OfBefore {
  MemoryDisk disk;
  crypto::PrivateKey recovery = crypto::PrivateKey::generate();
  Made made = make(disk, recovery.publicKey());
  vault::VaultId number = vault::vaultIdFrom(made.id).value();

  OfBefore() {
    made.vault->append(revisionsFrom(0, 3), {});
    disk.settle();
    made.vault.reset();
    const std::string name = namesOf(disk, made.id, "hdr.").at(0);
    vault::Header header = vault::readHeader(disk.medium().at(name), number, 1).header;
    header.recovery = unbound(made.key, recovery.publicKey());
    disk.put(name, vault::writeHeader(header, number, 1, vault::Keys(made.key, 0)));
  }
};

/// The hash at the end made right again, as anybody can.
Bytes hashed(Bytes header) {
  header.resize(header.size() - 32);
  const Hash hash = crypto::sha256(header);
  header.insert(header.end(), hash.bytes.begin(), hash.bytes.end());
  return header;
}

}  // namespace

TEST_CASE("a recovery file opens as the vault and the worker that it names, and as nobody else's") {
  MemoryDisk disk;
  const crypto::PrivateKey recovery = crypto::PrivateKey::generate();
  const Made made = make(disk, recovery.publicKey());
  const Json file = parsed(Vault::recoveryFile(disk, made.id));
  CHECK(codeOf(file, recovery) == "opened");
  const auto with = [&](const char* member, Json value) {
    Json other = file;
    other[member] = std::move(value);
    return codeOf(other, recovery);
  };
  // A colleague's header can be read by anybody who has the tablet in hand for a moment.
  CHECK(with("worker", "Somebody Else") == "vault/recovery-altered");
  CHECK(with("worker", "Imogen Farrow ") == "vault/recovery-altered");
  CHECK(with("vault", std::string(32, 'a')) == "vault/recovery-altered");
  CHECK(with("kid", crypto::PrivateKey::generate().publicKey().thumbprint()) == "vault/wrong-recovery-key");
  CHECK(with("more", 1) == "vault/no-recovery-file");
  CHECK(codeOf(file, crypto::PrivateKey::generate()) == "vault/wrong-recovery-key");
  CHECK(Vault::readRecoveryFile(bytesOf(std::string(100'000, ' '))).error().code == "vault/no-recovery-file");
  // The mark is of all of it, and of nothing that could be said otherwise.
  const auto asked = Vault::readRecoveryFile(bytesOf(file.dump(2)));
  REQUIRE(asked);
  CHECK(asked->worker == "Imogen Farrow");
  CHECK(asked->vault == made.id);
  CHECK(asked->mark == Vault::readRecoveryFile(bytesOf(canonical(file)))->mark);
  Json other = file;
  other["worker"] = "Somebody Else";
  CHECK(asked->mark != Vault::readRecoveryFile(bytesOf(canonical(other)))->mark);
}

TEST_CASE("a key that was sealed for the recovery key as packs seal it does not open as a vault's") {
  MemoryDisk disk;
  const crypto::PrivateKey recovery = crypto::PrivateKey::generate();
  const Made made = make(disk, recovery.publicKey());
  const vault::Recovery caught = unbound(crypto::randomSecret(32), recovery.publicKey());
  Json file = parsed(Vault::recoveryFile(disk, made.id));
  file["epk"] = caught.ephemeral.jwk();
  file["wrapped"] = base64url(caught.wrapped);
  CHECK(codeOf(file, recovery) == "vault/recovery-altered");
  // As the file of an older version, which bound nothing.
  file["v"] = 1;
  CHECK(codeOf(file, recovery) == "vault/older-recovery-file");
  // Inside a header that somebody made up around it: its seal cannot be made without the key.
  const auto number = vault::vaultIdFrom(made.id).value();
  vault::Header header = vault::readHeader(disk.medium().at(made.id + "/hdr.1"), number, 1).header;
  header.recovery = caught;
  const Bytes madeUp = vault::writeHeader(header, number, 1, vault::Keys(crypto::randomSecret(32), 0));
  const Json around{{"fmt", "alongside-recovery"},
                    {"v", 2},
                    {"vault", made.id},
                    {"generation", 1},
                    {"header", base64url(madeUp)}};
  CHECK(codeOf(around, recovery) == "vault/recovery-altered");
}

TEST_CASE("a block of version 1 still helps, and proves whose it is by the header around it") {
  OfBefore before;
  const Json file = parsed(Vault::recoveryFile(before.disk, before.made.id));
  CHECK(file.contains("header"));
  CHECK(codeOf(file, before.recovery) == "opened");
  CHECK(Vault::readRecoveryFile(bytesOf(canonical(file)))->worker == "Imogen Farrow");
  const auto key = Vault::keyFromRecovery(before.disk, before.made.id, before.recovery);
  REQUIRE(key);
  CHECK(textOf(key->view()) == textOf(before.made.key.view()));
  // The colleague's header with another name in it, the hash made right.
  Bytes header = fromBase64url(textAt(file, "header")).value();
  const std::string_view text(reinterpret_cast<const char*>(header.data()), header.size());
  const std::size_t at = text.find("Imogen");
  REQUIRE(at != std::string_view::npos);
  std::memcpy(header.data() + at, "Ottmar", 6);
  Json other = file;
  other["header"] = base64url(hashed(header));
  CHECK(Vault::readRecoveryFile(bytesOf(canonical(other)))->worker == "Ottmar Farrow");
  CHECK(codeOf(other, before.recovery) == "vault/recovery-altered");
}

TEST_CASE("a block of version 1 is replaced, and no copy of it stays") {
  OfBefore before;
  auto vault = reopen(before.disk, before.made);
  CHECK_FALSE(vault->damage());
  CHECK(vault->headerSound());
  CHECK_FALSE(vault->recoverableWith(before.recovery.publicKey()));
  Answers answers;
  vault->setRecovery(before.recovery.publicKey(), answers());
  before.disk.settle();
  CHECK(answers.good == 1);
  CHECK(vault->recoverableWith(before.recovery.publicKey()));
  CHECK_FALSE(vault->recoverableWith(crypto::PrivateKey::generate().publicKey()));
  CHECK(namesOf(before.disk, before.made.id, "hdr.").size() == 1);
  CHECK_FALSE(parsed(Vault::recoveryFile(before.disk, before.made.id)).contains("header"));
  CHECK(Vault::keyFromRecovery(before.disk, before.made.id, before.recovery));
  // A change of passphrase, while the team's key is not at hand, carries an old block along.
  OfBefore another;
  vault = reopen(another.disk, another.made);
  vault->changePassphrase(crypto::Secret::ofText("quite other words than before"), kCheap, {});
  another.disk.settle();
  CHECK(codeOf(parsed(Vault::recoveryFile(another.disk, another.made.id)), another.recovery) == "opened");
}

TEST_CASE("an old header put back is noticed when the vault is opened") {
  MemoryDisk disk;
  const crypto::PrivateKey recovery = crypto::PrivateKey::generate();
  Made made = make(disk, recovery.publicKey());
  made.vault->append(revisionsFrom(0, 3), {});
  disk.settle();
  const std::string old = namesOf(disk, made.id, "hdr.").at(0);
  const Bytes oldHeader = disk.medium().at(old);
  Answers answers;
  made.vault->changePassphrase(crypto::Secret::ofText("five blue calm words more"), kCheap, answers());
  disk.settle();
  REQUIRE(answers.good == 1);
  made.vault.reset();
  CHECK_FALSE(reopen(disk, made)->damage());

  const std::string newer = namesOf(disk, made.id, "hdr.").at(0);
  disk.put(old, oldHeader);
  CHECK_FALSE(reopen(disk, made)->damage());  // beside the newest it opens nothing
  disk.erase(newer);
  auto key = Vault::keyFor(disk, made.id, crypto::Secret::ofText(kPassphrase));
  REQUIRE(key);
  for (int opening = 0; opening < 2; ++opening) {
    auto vault = reopen(disk, made);
    CHECK(names(vault, old));
    CHECK(vault->damage()->sentence.contains("An earlier page that checks the passphrase"));
    CHECK_FALSE(vault->headerSound());
    CHECK(same(vault->takeRevisions(), revisionsFrom(0, 3 + static_cast<std::uint64_t>(opening))));
    vault->append({revisionNo(3 + static_cast<std::uint64_t>(opening))},
                  {});  // work does not make it genuine
    disk.settle();
  }
  auto vault = reopen(disk, made);
  vault->changePassphrase(crypto::Secret::ofText("six more words that are new"), kCheap, {});
  disk.settle();
  CHECK_FALSE(reopen(disk, made)->damage());

  // Nor does it help to take the witness away.
  for (const std::string& tally : namesOf(disk, made.id, "tally.")) disk.erase(tally);
  CHECK(reopen(disk, made)->damage());
}

TEST_CASE("a header is witnessed only once the medium has it: a kill in between is no alarm") {
  MemoryDisk disk;
  Made made = make(disk);
  made.vault->append(revisionsFrom(0, 3), {});
  disk.settle();
  const std::size_t before = disk.history().size();
  Answers answers;
  made.vault->changePassphrase(crypto::Secret::ofText("five blue calm words more"), kCheap, answers());
  made.vault->append({revisionNo(3)}, answers());
  disk.settle();
  CHECK(answers.good == 2);
  for (std::size_t whole = before; whole <= disk.history().size(); ++whole) {
    MemoryDisk after(afterPowerCut({}, disk.history(), whole, {}));
    CHECK_FALSE(reopen(after, made)->damage());
    const bool old = Vault::keyFor(after, made.id, crypto::Secret::ofText(kPassphrase)).has_value();
    const bool fresh =
        Vault::keyFor(after, made.id, crypto::Secret::ofText("five blue calm words more")).has_value();
    CHECK(old != fresh);
  }
}
