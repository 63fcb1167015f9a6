// Who answers for a revision: the tablet that wrote it, by a signature over a batch of identities, or whoever passed it
// on. A proof lies beside a revision, in the vault as in packs; it is no part of its content.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/crypto.h"
#include "store/revision.h"

namespace alongside {

/// A batch is small, so that one revision of it travels cheaply: its signature names them all.
inline constexpr std::size_t kMostInBatch = 64;

/// Revisions of one batch share it.
struct Proof {
  std::array<std::uint8_t, 64> signature{};  ///< ES256 by the writing tablet's key over batchText()
  std::vector<Hash> revs;                    ///< the batch, sorted; empty: the revision alone
  std::string passer;  ///< not empty: there is no signature; this tablet's signed pack or file brought it
};

/// What is signed. The first line keeps it apart from all else that these keys sign.
std::string batchText(std::span<const Hash> sorted);
/// The batch that the revision's signature is over; empty without one.
std::vector<Hash> batchOf(const Revision& revision);

/// Signs those that the key's tablet wrote and that have no proof yet.
void signOwn(std::span<Revision> revisions, const crypto::PrivateKey& key);
/// Its signature is by this key.
bool signedBy(const Revision& revision, const crypto::PublicKey& key);
std::shared_ptr<const Proof> passedOn(std::string_view passer);

inline bool isSigned(const Revision& revision) { return revision.proof && revision.proof->passer.empty(); }
inline bool isPassedOn(const Revision& revision) { return revision.proof && !revision.proof->passer.empty(); }
/// Whose words they are: what was only passed on is nobody's until its writer's signature says so.
inline bool writtenBy(const Revision& revision, std::string_view device) {
  return revision.device == device && !isPassedOn(revision);
}

}  // namespace alongside
