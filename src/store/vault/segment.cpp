#include "store/vault/segment.h"

#include <cassert>

#include "store/vault/vault_preamble.h"

namespace alongside::vault {
namespace {

constexpr std::size_t kClear = kPreamble + 8 + 8 + 32 + 32;
constexpr std::size_t kSealing = 40;     // nonce and tag
constexpr std::size_t kLeastFrame = 59;  // no revision takes less: bounds what is reserved

std::uint64_t zigzag(std::int64_t value) {
  return (static_cast<std::uint64_t>(value) << 1) ^ (value < 0 ? ~std::uint64_t{0} : 0);
}
std::int64_t unzigzag(std::uint64_t value) {
  return static_cast<std::int64_t>((value >> 1) ^ ((value & 1) != 0 ? ~std::uint64_t{0} : 0));
}
// Wrapping arithmetic: a stamp is whatever some tablet once wrote.
std::int64_t minus(std::int64_t a, std::int64_t b) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) - static_cast<std::uint64_t>(b));
}
std::int64_t plus(std::int64_t a, std::int64_t b) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
}

enum class ProofForm : std::uint8_t { signature, passedOn };

using Proofs = std::vector<std::shared_ptr<const Proof>>;

/// Version 2 alone has any.
bool readProofs(ByteReader& in, const std::vector<std::string_view>& texts, Proofs& proofs) {
  for (std::uint64_t left = in.varint(); left > 0 && in.ok(); --left) {
    auto proof = std::make_shared<Proof>();
    const std::uint8_t form = in.u8();
    if (form == static_cast<std::uint8_t>(ProofForm::passedOn)) {
      const std::uint64_t passer = in.varint();
      if (passer >= texts.size()) return false;
      proof->passer = texts[static_cast<std::size_t>(passer)];
      if (proof->passer.empty()) return false;
    } else if (form == static_cast<std::uint8_t>(ProofForm::signature)) {
      in.into(proof->signature);
      const std::uint64_t revs = in.varint();
      if (revs > kMostInBatch || revs > in.left() / 32) return false;
      proof->revs.resize(static_cast<std::size_t>(revs));
      for (Hash& rev : proof->revs) in.into(rev.bytes);
    } else {
      return false;
    }
    proofs.push_back(std::move(proof));
  }
  return in.ok();
}

bool readRevision(ByteReader& in, const std::vector<std::string_view>& texts, const Proofs* proofs,
                  Millis& lastMs, Revision& revision) {
  bool known = true;
  const auto text = [&](std::string& target) {
    const std::uint64_t index = in.varint();
    if (index < texts.size()) {
      target = texts[static_cast<std::size_t>(index)];
    } else {
      known = false;
    }
  };
  in.into(revision.rec.bytes);
  in.into(revision.rev.bytes);
  text(revision.kind);
  const std::uint64_t parents = in.varint();
  if (parents > in.left() / 32) return false;
  revision.parents.resize(static_cast<std::size_t>(parents));
  for (Hash& parent : revision.parents) in.into(parent.bytes);
  lastMs = plus(lastMs, unzigzag(in.varint()));
  revision.hlc.ms = lastMs;
  revision.hlc.counter = static_cast<std::uint32_t>(in.varint());
  text(revision.hlc.device);
  text(revision.device);
  text(revision.author);
  const std::uint8_t op = in.u8();
  if (op > static_cast<std::uint8_t>(Op::voided)) return false;
  revision.op = static_cast<Op>(op);
  revision.reason = in.text();
  revision.fields = in.text();
  revision.extra = in.text();
  if (proofs != nullptr) {
    const std::uint64_t proof = in.varint();  // counted from 1; 0: none
    if (proof > proofs->size()) return false;
    if (proof > 0) revision.proof = (*proofs)[static_cast<std::size_t>(proof - 1)];
  }
  return in.ok() && known;
}

}  // namespace

Hash chained(const crypto::Secret& chainKey, const Hash& before, const Hash& rev) {
  std::array<std::uint8_t, 96> link{};
  assert(chainKey.size() == 32);
  auto at = std::ranges::copy(chainKey.view(), link.begin()).out;
  at = std::ranges::copy(before.bytes, at).out;
  std::ranges::copy(rev.bytes, at);
  const Hash after = crypto::sha256(ByteView(link));
  crypto::wipe(link);
  return after;
}

SegmentWriter::~SegmentWriter() {
  crypto::wipe(texts_.edit());
  crypto::wipe(frames_.edit());
}

std::uint64_t SegmentWriter::text(const std::string& value) {
  const auto [found, fresh] = numbers_.try_emplace(value, numbers_.size());
  if (fresh) texts_.text(value);
  return found->second;
}

std::uint64_t SegmentWriter::proof(const Revision& revision) {
  const Proof* proof = revision.proof.get();
  if (proof == nullptr) return 0;
  const auto [found, fresh] = proofs_.try_emplace(proof, proofs_.size() + 1);
  if (fresh) {
    held_.push_back(revision.proof);
    const bool passed = isPassedOn(revision);
    proofTexts_.u8(static_cast<std::uint8_t>(passed ? ProofForm::passedOn : ProofForm::signature));
    if (passed) {
      proofTexts_.varint(text(proof->passer));
    } else {
      proofTexts_.raw(proof->signature);
      proofTexts_.varint(proof->revs.size());
      for (const Hash& rev : proof->revs) proofTexts_.raw(rev.bytes);
    }
  }
  return found->second;
}

void SegmentWriter::add(const Revision& revision, const crypto::Secret& chainKey) {
  static_assert(static_cast<int>(Op::create) == 0 && static_cast<int>(Op::amend) == 1 &&
                static_cast<int>(Op::correct) == 2 && static_cast<int>(Op::voided) == 3);
  frames_.raw(revision.rec.bytes);
  frames_.raw(revision.rev.bytes);
  frames_.varint(text(revision.kind));
  frames_.varint(revision.parents.size());
  for (const Hash& parent : revision.parents) frames_.raw(parent.bytes);
  frames_.varint(zigzag(minus(revision.hlc.ms, lastMs_)));
  lastMs_ = revision.hlc.ms;
  frames_.varint(revision.hlc.counter);
  frames_.varint(text(revision.hlc.device));
  frames_.varint(text(revision.device));
  frames_.varint(text(revision.author));
  frames_.u8(static_cast<std::uint8_t>(revision.op));
  frames_.text(revision.reason);
  frames_.text(revision.fields);
  frames_.text(revision.extra);
  frames_.varint(proof(revision));
  after_ = chained(chainKey, after_, revision.rev);
  cleared_ = cleared_ || isCleared(revision);
  ++count_;
}

std::size_t SegmentWriter::fileSize() const {
  ByteWriter number;
  number.varint(numbers_.size());
  number.varint(proofs_.size());
  return kClear + kSealing + number.size() + texts_.size() + proofTexts_.size() + frames_.size();
}

Bytes SegmentWriter::seal(const VaultId& id, std::uint64_t generation, const Keys& keys) const {
  assert(count_ > 0);
  ByteWriter body;
  body.reserve(texts_.size() + proofTexts_.size() + frames_.size() + 20);
  body.varint(numbers_.size());
  body.raw(texts_.bytes());
  body.varint(proofs_.size());
  body.raw(proofTexts_.bytes());
  body.raw(frames_.bytes());
  ByteWriter out;
  out.reserve(fileSize());
  writePreamble(out, kSegmentMagic, id, generation, keys, cleared_ ? kSegmentVersion : kSegmentOfRecords);
  out.u64(from_);
  out.u64(to());
  out.raw(before_.bytes);
  out.raw(after_.bytes);
  sealBehind(out, keys.segment, body.bytes());
  crypto::wipe(body.edit());
  return out.take();
}

std::optional<Segment> readSegment(ByteView file, const FileName& name, const VaultId& id, const Keys& keys) {
  ByteReader head(file);
  Segment segment;
  const Preamble preamble = readPreamble(head);
  if (!preamble.fits(kSegmentMagic, id, name.generation, keys, kSegmentVersion)) return std::nullopt;
  if (head.u64() != name.from || head.u64() != name.to) return std::nullopt;
  head.into(segment.before.bytes);
  head.into(segment.after.bytes);
  if (!head.ok()) return std::nullopt;
  auto plain = openBehind(file, kClear, keys.segment);
  if (!plain) return std::nullopt;

  // The tag vouches for what follows; the reading is careful all the same.
  ByteReader body(*plain);
  std::vector<std::string_view> texts;
  for (std::uint64_t left = body.varint(); left > 0 && body.ok(); --left) texts.push_back(body.text());
  Proofs proofs;
  const bool proven = preamble.version >= 2;
  const std::uint64_t count = name.to - name.from + 1;
  bool good = body.ok() && (!proven || readProofs(body, texts, proofs)) && count <= body.left() / kLeastFrame;
  if (good) segment.revisions.resize(static_cast<std::size_t>(count));
  Millis lastMs = 0;
  for (Revision& revision : segment.revisions) {
    if (!good) break;
    good = readRevision(body, texts, proven ? &proofs : nullptr, lastMs, revision);
  }
  good = good && body.atEnd();
  crypto::wipe(*plain);
  if (!good) return std::nullopt;
  return segment;
}

}  // namespace alongside::vault
