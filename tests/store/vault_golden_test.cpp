// Vaults that released versions wrote: this and every later version opens them and finds the same in them.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "platform/memory/memory_disk.h"
#include "store/proof.h"
#include "store/vault/vault.h"

using namespace alongside;

namespace {

std::string contents(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  REQUIRE_MESSAGE(in, path.string());
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

bool same(const Revision& r, Json expected, const std::optional<crypto::PublicKey>& signer) {
  // Version 1 says nothing of who answers for a revision.
  const std::int64_t batch = numberAt(expected, "signed");
  const std::string passer = textAt(expected, "passer");
  expected.erase("signed");
  expected.erase("passer");
  if (isPassedOn(r) ? r.proof->passer != passer : !passer.empty()) return false;
  if (isSigned(r) != (batch > 0)) return false;
  if (batch > 0 && (!signer || !signedBy(r, *signer) || batchOf(r).size() != static_cast<std::size_t>(batch)))
    return false;
  Json parents = Json::array();
  for (const Hash& parent : r.parents) parents.push_back(parent.text());
  const Json found = {{"rec", r.rec.text()},   {"kind", r.kind},
                      {"rev", r.rev.text()},   {"parents", parents},
                      {"ms", r.hlc.ms},        {"counter", r.hlc.counter},
                      {"stamp", r.hlc.device}, {"device", r.device},
                      {"author", r.author},    {"op", static_cast<int>(r.op)},
                      {"reason", r.reason},    {"fields", r.fields},
                      {"extra", r.extra}};
  return found == expected;
}

void opens(const char* version) {
  const std::filesystem::path folder = std::filesystem::path(ALONGSIDE_TESTS_DIR) / "golden" / version;
  const auto holds = parseJson(contents(folder / "holds.json"));
  REQUIRE(holds);
  const std::string id = textAt(*holds, "vault");
  MemoryDisk disk;
  for (const auto& entry : std::filesystem::directory_iterator(folder / id)) {
    disk.put(id + "/" + entry.path().filename().string(), bytesOf(contents(entry.path())));
  }
  REQUIRE(vaultsOn(disk).size() == 1);
  CHECK(vaultsOn(disk)[0].readable);

  const auto key = Vault::keyFor(disk, id, crypto::Secret::ofText(textAt(*holds, "passphrase")));
  REQUIRE(key);
  const auto d = fromBase64url(textAt(*holds, "recovery"));
  REQUIRE(d);
  const auto recovery = crypto::PrivateKey::fromScalar(crypto::Secret(*d));
  REQUIRE(recovery);
  const auto recovered = Vault::keyFromRecovery(disk, id, *recovery);
  REQUIRE(recovered);
  CHECK(textOf(recovered->view()) == textOf(key->view()));
  const auto file = Vault::recoveryFile(disk, id);
  REQUIRE(file);
  CHECK(Vault::readRecoveryFile(*file)->worker == textAt(*holds, "worker"));
  const auto fromFile = Vault::keyFromRecoveryFile(*file, *recovery);
  REQUIRE(fromFile);
  CHECK(textOf(fromFile->view()) == textOf(key->view()));

  auto vault = Vault::open(disk, id, key->copy());
  REQUIRE(vault);
  CHECK_FALSE((*vault)->damage());
  CHECK((*vault)->worker() == textAt(*holds, "worker"));
  const auto revisions = (*vault)->takeRevisions();
  const Json& expected = holds->at("revisions");
  std::optional<crypto::PublicKey> signer;
  if (holds->contains("signer")) signer = crypto::publicKeyFrom(holds->at("signer")).value();
  REQUIRE(revisions.size() == expected.size());
  for (std::size_t i = 0; i < revisions.size(); ++i) {
    CAPTURE(i);
    CHECK(same(revisions[i], expected[i], signer));
  }
  for (const auto& [name, value] : holds->at("shelves").items()) {
    const bool held = (*vault)->shelf(name) == value;
    CHECK(held);
  }
  for (const auto& [name, value] : holds->at("blobs").items()) {
    const auto blob = (*vault)->blob(name);
    REQUIRE(blob);
    CHECK(base64url(*blob) == value.get<std::string>());
  }

  // And it can be worked in.
  (*vault)->append({revisions[0]}, {});
  disk.settle();
  vault = Vault::open(disk, id, key->copy());
  REQUIRE(vault);
  CHECK_FALSE((*vault)->damage());
  CHECK((*vault)->takeRevisions().size() == expected.size() + 1);
}

}  // namespace

TEST_CASE("a vault of format version 1 opens, with everything that was in it") { opens("vault-v1"); }
TEST_CASE("a vault whose segments alone are of version 2 opens, with everything that was in it") {
  opens("vault-v2-segments");
}
TEST_CASE("a vault of format version 2 opens, with everything that was in it") { opens("vault-v2"); }
TEST_CASE("a vault that was cleared of some of it, with segments of version 3, opens with all the rest") {
  opens("vault-v3-segments");
}
