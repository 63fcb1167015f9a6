// Signatures of the tablets that write, and where they lie.
#include "store/proof.h"

#include <set>

#include "store/vault/segment.h"
#include "vault_support.h"

using namespace alongside;
using namespace alongside::vaulttest;

namespace {

const crypto::PrivateKey& key() {
  static const crypto::PrivateKey one = crypto::PrivateKey::generate();
  return one;
}

/// As one tablet wrote them, in batches as they were saved.
std::vector<Revision> written(std::uint64_t from, std::uint64_t count, std::size_t bytes = 120) {
  std::vector<Revision> revisions = revisionsFrom(from, count, bytes);
  for (Revision& revision : revisions) revision.device = key().publicKey().thumbprint();
  signOwn(revisions, key());
  return revisions;
}

std::size_t batchesOf(const std::vector<Revision>& revisions) {
  std::set<const Proof*> all;
  for (const Revision& revision : revisions) all.insert(revision.proof.get());
  return all.size();
}

}  // namespace

TEST_CASE("one signature stands for each revision of a batch, and for no other") {
  const std::vector<Revision> revisions = written(0, 130);
  CHECK(batchesOf(revisions) == 3);  // 64, 64 and 2
  for (const std::size_t i : {0u, 63u, 64u, 129u}) {
    CHECK(signedBy(revisions[i], key().publicKey()));
    CHECK(std::ranges::contains(batchOf(revisions[i]), revisions[i].rev));
    CHECK_FALSE(signedBy(revisions[i], crypto::PrivateKey::generate().publicKey()));
  }
  CHECK(batchOf(revisions[129]).size() == 2);
  // A batch that names it is not enough: the signature is over the whole list.
  Revision other = revisions[129];
  auto proof = std::make_shared<Proof>(*other.proof);
  proof->revs.pop_back();
  other.proof = proof;
  CHECK_FALSE(signedBy(other, key().publicKey()));
}

TEST_CASE("a tablet signs what it wrote and nothing else, and each revision once") {
  std::vector<Revision> revisions = revisionsFrom(0, 3);
  revisions[1].device = key().publicKey().thumbprint();
  signOwn(revisions, key());
  CHECK_FALSE(revisions[0].proof);
  CHECK(isSigned(revisions[1]));
  const auto before = revisions[1].proof;
  signOwn(revisions, key());
  CHECK(revisions[1].proof == before);
  CHECK(batchOf(revisions[1]) == std::vector{revisions[1].rev});
  CHECK(batchText(batchOf(revisions[1])) == "alongside revisions v1\n" + revisions[1].rev.text() + "\n");
}

TEST_CASE("who answers for a revision outlives saving, merging and opening again") {
  MemoryDisk disk;
  Made made = make(disk);
  std::uint64_t n = 0;
  for (int save = 0; save < 40; ++save) {
    std::vector<Revision> revisions = written(n, 5, 3000);
    revisions.push_back(revisionNo(n + 5, 3000));
    revisions.back().proof = passedOn("the tablet of Ruth");
    revisions.push_back(revisionNo(n + 6, 3000));
    n += 7;
    made.vault->append(std::move(revisions), {});
    disk.settle();
  }
  int merges = 0;
  for (; made.vault->tidy({}); ++merges) disk.settle();
  CHECK(merges > 0);
  made.vault.reset();
  for (int opening = 0; opening < 2; ++opening) {
    auto vault = reopen(disk, made);
    CHECK_FALSE(vault->damage());
    const std::vector<Revision> revisions = vault->takeRevisions();
    REQUIRE(revisions.size() == n);
    std::size_t good = 0, passed = 0, nothing = 0;
    for (std::size_t i = 0; i < revisions.size(); ++i) {
      good += signedBy(revisions[i], key().publicKey()) && batchOf(revisions[i]).size() == 5;
      passed += isPassedOn(revisions[i]) && revisions[i].proof->passer == "the tablet of Ruth";
      nothing += !revisions[i].proof;
    }
    CHECK(good == 200);
    CHECK(passed == 40);
    CHECK(nothing == 40 + static_cast<std::size_t>(opening));
    CHECK(batchesOf(revisions) == 81);  // each shared, as it was
    // Going on writes the last segment anew.
    vault->append({revisionNo(n, 100)}, {});
    disk.settle();
    vault.reset();
    auto again = reopen(disk, made);
    CHECK(batchesOf(again->takeRevisions()) == 81);
    again.reset();
    n += 1;
  }
}

TEST_CASE("a save costs its own signature, and not one for each revision") {
  const auto cost = [&](std::vector<Revision> revisions) {
    vault::SegmentWriter writer(0, {});
    const vault::Keys keys{crypto::Secret(Bytes(32, 7))};
    for (const Revision& revision : revisions) writer.add(revision, keys.chain);
    return writer.fileSize();
  };
  std::vector<Revision> bare = written(0, 64);
  for (Revision& revision : bare) revision.proof = nullptr;
  CHECK(cost(written(0, 64)) < cost(bare) + 64 + 64 * 33);
  CHECK(cost(written(0, 1)) < cost({bare[0]}) + 70);
}
