#include "exchange/pack_rules.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "store/proof.h"

namespace alongside {

namespace {

using Places = std::unordered_map<Hash, std::size_t>;

/// The latest that a pack says of its own time, whichever part of it says so: a clock that was set back for the one may
/// have been forgotten for the other.
Millis latestIn(const Pack& pack) {
  Millis latest = std::max({pack.created, pack.hlc.ms, pack.from.ms, pack.to.ms});
  for (const auto* part : {&pack.revisions, &pack.audit})
    for (const Revision& revision : *part) latest = std::max(latest, revision.hlc.ms);
  return latest;
}

std::shared_ptr<Proof> proofFrom(const Json& one) {
  const auto revs = one.is_object() ? one.find("revs") : one.end();
  if (!one.is_object() || revs == one.end() || !revs->is_array() || revs->empty() ||
      revs->size() > kMostInBatch) {
    return nullptr;
  }
  auto proof = std::make_shared<Proof>();
  for (const Json& rev : *revs) {
    const auto hash = rev.is_string() ? hashFrom(rev.get_ref<const std::string&>()) : std::nullopt;
    if (!hash || (!proof->revs.empty() && !(proof->revs.back() < *hash))) return nullptr;
    proof->revs.push_back(*hash);
  }
  const auto signature = fromBase64url(textAt(one, "sig"));
  if (!signature || signature->size() != proof->signature.size()) return nullptr;
  std::ranges::copy(*signature, proof->signature.begin());
  return proof;
}

}  // namespace

Fault packFault(std::string_view code, std::string happened, std::string todo) {
  return {"pack/" + std::string(code), std::move(happened),
          "Nothing from it was taken in, and what you have is unchanged.", std::move(todo)};
}

Fault brokenPack(std::string_view what) {
  return packFault("refused", "This pack " + std::string(what) + ".",
                   "Ask the sender to make the pack again with the newest version of Alongside.");
}

Fault unknownSigner() {
  return packFault("unknown-signer", "This pack was made on a tablet that is not in your team's list.",
                   "If you expect it, accept the tablet's request to join first, then open the pack again.");
}

Json jsonOf(const std::vector<CountedOnly>& counted) {
  Json list = Json::array();
  for (const CountedOnly& one : counted)
    list.push_back(
        {{"record", one.record.text()}, {"kind", one.kind}, {"on", one.on.text()}, {"answer", one.answer}});
  return list;
}

std::optional<std::vector<CountedOnly>> countedFrom(const Json& list) {
  constexpr std::size_t kMost = 20'000, kLongest = 40;
  if (!list.is_array() || list.size() > kMost) return std::nullopt;
  std::vector<CountedOnly> all;
  for (const Json& one : list) {
    const auto record = idFrom(textAt(one, "record"));
    const auto on = dateFrom(textAt(one, "on"));
    CountedOnly counted{{}, textAt(one, "kind"), {}, textAt(one, "answer")};
    if (!record || !on || counted.kind.empty() || counted.kind.size() > kLongest ||
        counted.answer.size() > kLongest)
      return std::nullopt;
    counted.record = *record;
    counted.on = *on;
    all.push_back(std::move(counted));
  }
  return all;
}

Json signaturesOf(const std::vector<Revision>& revisions) {
  Json all = Json::array();
  std::unordered_map<const Proof*, bool> named;
  for (const Revision& revision : revisions) {
    if (!isSigned(revision) || !named.emplace(revision.proof.get(), true).second) continue;
    Json revs = Json::array();
    for (const Hash& rev : batchOf(revision)) revs.push_back(rev.text());
    all.push_back({{"device", revision.device},
                   {"revs", std::move(revs)},
                   {"sig", base64url(revision.proof->signature)}});
  }
  return all;
}

bool readSignatures(const Json& signatures, std::vector<Revision>& revisions) {
  // Each is of at least one revision here, and to verify all that may be takes seconds, not minutes.
  constexpr std::size_t kMost = 20'000;
  if (!signatures.is_array() || signatures.size() > std::min(kMost, revisions.size())) return false;
  Places places;
  for (std::size_t i = 0; i < revisions.size(); ++i) places.emplace(revisions[i].rev, i);
  for (const Json& one : signatures) {
    const auto proof = proofFrom(one);
    if (!proof) return false;
    const std::string device = textAt(one, "device");
    bool names = false;
    for (const Hash& rev : proof->revs) {
      const auto place = places.find(rev);
      if (place == places.end()) continue;
      Revision& revision = revisions[place->second];
      if (revision.device != device || revision.proof) return false;
      revision.proof = proof;
      names = true;
    }
    if (!names) return false;
  }
  return true;
}

void signAnew(std::vector<Revision>& revisions, const DeviceKeys& signer) {
  const std::string device = signer.thumbprint();
  for (Revision& revision : revisions)
    if (writtenBy(revision, device)) revision.proof = nullptr;
  signOwn(revisions, signer.signing);
}

std::optional<Fault> proveWriters(Pack& pack, const Team& team, const Member& signer) {
  // Somebody who joined lately may be in the team file that rides along and not yet in the one that is here.
  if (pack.revisions.empty()) return std::nullopt;
  std::optional<Team> riding;
  if (pack.kind == PackKind::allocation && !pack.teamFile.empty())
    if (auto opened = openTeam(pack.teamFile, &team)) riding = std::move(opened->team);
  std::unordered_map<std::string, const Member*> members;  // a thumbprint takes a hash: once for each tablet
  for (const Team* one : {&team, riding ? &std::as_const(*riding) : nullptr})
    if (one != nullptr)
      for (const Member& member : one->roster) members.try_emplace(member.device(), &member);
  std::unordered_map<const Proof*, bool> verified;
  const std::string& sender = pack.device;
  std::shared_ptr<const Proof> passed;
  for (Revision& revision : pack.revisions) {
    const auto found = members.find(revision.device);
    const Member* writer = found == members.end() ? nullptr : found->second;
    if (revision.proof && writer != nullptr) {
      const auto [known, fresh] = verified.try_emplace(revision.proof.get());
      if (fresh) known->second = signedBy(revision, writer->signing);
      if (!known->second) {
        return packFault("false-signature",
                         "This pack says that " + writer->name + " wrote something that " + writer->name +
                             "’s tablet did not sign.",
                         "Do not use it. Ask " + signer.name +
                             " in person, and tell whoever looks after information security.");
      }
    }
    // The pack's own signature is as good for what its signer wrote.
    const bool proven = writer != nullptr && (revision.proof || revision.device == sender) &&
                        (writer->called(revision.author) || pack.kind == PackKind::records);
    if (proven) continue;
    if (!passed) passed = passedOn(sender);
    revision.proof = passed;
  }
  return std::nullopt;
}

std::optional<Fault> againstPack(const Pack& pack, const Member& signer) {
  if (signer.until && latestIn(pack) > *signer.until) {
    return packFault(
        "left", signer.name + " left the team, or the tablet was reported lost, before this pack was made.",
        "Do not use it before you have spoken with " + signer.name + ".");
  }
  if (pack.kind != PackKind::records && signer.role != Role::coordinator) {
    return brokenPack("is one that only a coordinator can make, and was made by " + signer.name);
  }
  std::unordered_map<Id, std::string_view> kinds;
  for (const Revision& revision : pack.revisions) {
    // What others wrote travels in allocations alone: here it would be taken for the signer's word on it.
    if (pack.kind == PackKind::records &&
        (revision.device != pack.device || !signer.called(revision.author))) {
      return packFault("not-own", "This pack holds words that " + signer.name + " did not write.",
                       "Do not use it. Ask " + signer.name +
                           " in person to send it again, and tell whoever looks after information security.");
    }
    if (kinds.try_emplace(revision.rec, revision.kind).first->second != revision.kind)
      return twoKinds(signer.name);
  }
  return std::nullopt;
}

Fault twoKinds(std::string_view sender) {
  return packFault("two-kinds", "This pack makes something else of a record: it calls it by another kind.",
                   "Do not use it. Ask " + std::string(sender) +
                       " in person to send it again, and show this to whoever looks after Alongside.");
}

}  // namespace alongside
