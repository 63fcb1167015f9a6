#include "store/proof.h"

#include <algorithm>

#include "core/order.h"

namespace alongside {

std::string batchText(std::span<const Hash> sorted) {
  std::string text = "alongside revisions v1\n";
  for (const Hash& rev : sorted) text += rev.text() + '\n';
  return text;
}

std::vector<Hash> batchOf(const Revision& revision) {
  if (!isSigned(revision)) return {};
  return revision.proof->revs.empty() ? std::vector{revision.rev} : revision.proof->revs;
}

void signOwn(std::span<Revision> revisions, const crypto::PrivateKey& key) {
  const std::string device = key.publicKey().thumbprint();
  std::vector<Revision*> batch;
  const auto sign = [&] {
    if (batch.empty()) return;
    std::vector<Hash> revs;
    for (const Revision* one : batch) revs.push_back(one->rev);
    inOrder(revs);
    revs.erase(std::unique(revs.begin(), revs.end()), revs.end());
    const auto proof = std::make_shared<Proof>();
    std::ranges::copy(key.sign(viewOf(batchText(revs))), proof->signature.begin());
    if (revs.size() > 1) proof->revs = std::move(revs);
    for (Revision* one : batch) one->proof = proof;
    batch.clear();
  };
  for (Revision& revision : revisions) {
    if (revision.device != device || revision.proof || isCleared(revision)) continue;
    batch.push_back(&revision);
    if (batch.size() == kMostInBatch) sign();
  }
  sign();
}

bool signedBy(const Revision& revision, const crypto::PublicKey& key) {
  const std::vector<Hash> batch = batchOf(revision);
  return std::ranges::contains(batch, revision.rev) &&
         crypto::verify(key, viewOf(batchText(batch)), revision.proof->signature);
}

std::shared_ptr<const Proof> passedOn(std::string_view passer) {
  auto proof = std::make_shared<Proof>();
  proof->passer = passer;
  return proof;
}

}  // namespace alongside
