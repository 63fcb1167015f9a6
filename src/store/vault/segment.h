// One segment of the vault's log: many revisions in one sealed file (vault_format.h).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "store/proof.h"
#include "store/revision.h"
#include "store/vault/vault_bytes.h"
#include "store/vault/vault_format.h"

namespace alongside::vault {

/// The chain's value behind a revision, given the one in front.
Hash chained(const crypto::Secret& chainKey, const Hash& before, const Hash& rev);

/// Revisions in their stored form, ready to be sealed again and again while more are added.
class SegmentWriter {
 public:
  SegmentWriter(std::uint64_t from, const Hash& before) : from_(from), before_(before), after_(before) {}
  SegmentWriter(SegmentWriter&&) = default;
  SegmentWriter& operator=(SegmentWriter&&) = default;
  ~SegmentWriter();

  void add(const Revision& revision, const crypto::Secret& chainKey);
  std::uint64_t from() const { return from_; }
  std::uint64_t count() const { return count_; }
  std::uint64_t to() const { return from_ + count_ - 1; }
  const Hash& after() const { return after_; }
  /// Of the file that seal() gives.
  std::size_t fileSize() const;
  Bytes seal(const VaultId& id, std::uint64_t generation, const Keys& keys) const;

 private:
  std::uint64_t text(const std::string& value);
  std::uint64_t proof(const Revision& revision);

  std::uint64_t from_;
  std::uint64_t count_ = 0;
  bool cleared_ = false;  ///< one of them at least
  Hash before_, after_;
  Millis lastMs_ = 0;
  std::unordered_map<std::string, std::uint64_t> numbers_;
  std::unordered_map<const Proof*, std::uint64_t> proofs_;
  std::vector<std::shared_ptr<const Proof>> held_;  ///< so that no other proof takes an address of proofs_
  ByteWriter texts_;
  ByteWriter proofTexts_;
  ByteWriter frames_;
};

struct Segment {
  Hash before, after;
  std::vector<Revision> revisions;
};
/// Empty when it is not whole, not ours, or not what its name says.
std::optional<Segment> readSegment(ByteView file, const FileName& name, const VaultId& id, const Keys& keys);

}  // namespace alongside::vault
