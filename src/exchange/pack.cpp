// The pack's payload, and what a pack must be to be taken in.
//
//   {"fmt":"alongside-pack","v":1,"kind":"records","schema":1,"iss":<device>,"worker":…,"team":…,
//    "aud":[…],"id":…,"seq":7,"prev":…,"mode":"delta","from":<hlc>,"to":<hlc>,"hlc":<hlc>,"created":<ms>,
//    "counts":{"session":3},"revisions":[…],"audit":[…]}
//   receipts:               "received":[{"pack":…,"jws":…,"seq":…,"revisions":…}]
//   records, from a worker: "received": the same, of the allocations that are on the tablet
//   allocation, receipt:    "teamFile": a newer team file
//   wherever there are revisions: "signatures":[{"device":…,"revs":[…],"sig":<base64url>}], each by a tablet over a
//       batch of its revisions (proof.h). Added later: older versions keep the member and look at nothing in it.
//
// Members of a newer version are kept. `prev` of the first pack, and stamps that are not there, are "".
#include "exchange/pack.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <set>

#include "core/order.h"
#include "core/text.h"
#include "exchange/jose.h"
#include "exchange/pack_rules.h"
#include "exchange/trail.h"

namespace alongside {

namespace {

constexpr std::string_view kOuterTyp = "alongside-pack+jwe";
constexpr std::string_view kInnerTyp = "alongside-pack+json";
constexpr std::string_view kPackFormat = "alongside-pack";
constexpr std::int64_t kVersion = 1;
constexpr std::int64_t kSchema = 1;
constexpr std::string_view kKinds[] = {"records", "allocation", "receipt"};
constexpr std::string_view kModes[] = {"full", "delta"};
constexpr std::string_view kMembers[] = {"aud",  "audit",    "counted",   "counts", "created", "fmt",
                                         "from", "hlc",      "id",        "iss",    "kind",    "mode",
                                         "prev", "received", "revisions", "schema", "seq",     "signatures",
                                         "team", "teamFile", "to",        "v",      "worker"};

std::unexpected<Fault> refuse(std::string_view code, std::string happened, std::string todo) {
  return std::unexpected(packFault(code, std::move(happened), std::move(todo)));
}

std::unexpected<Fault> notAPack() {
  return refuse("not-a-pack", "This file is not an Alongside pack.",
                "Choose a file that a tablet made under Send. Its name begins with alongside.");
}

std::unexpected<Fault> altered() {
  return refuse("altered", "This pack is incomplete, or was changed on its way.",
                "Ask for the file again, and copy it whole.");
}

std::unexpected<Fault> brokenRules(std::string_view what) { return std::unexpected(brokenPack(what)); }

std::unexpected<Fault> tooLarge(std::size_t size) {
  return refuse("too-large", "This file has " + asBytesSize(size) + ", and no pack has more than 64 MB.",
                "Choose the pack itself. If it really is the pack, ask the sender to send less at a time.");
}

std::unexpected<Fault> noMemory() {
  return refuse("no-memory", "This tablet has not enough memory left to read this pack.",
                "Close other apps and tabs, then open it again.");
}

std::unexpected<Fault> faultOf(jose::Refusal refusal) {
  switch (refusal) {
    case jose::Refusal::shape:
      return notAPack();
    case jose::Refusal::profile:
      return brokenRules("is sealed in a way that Alongside never uses");
    case jose::Refusal::notForUs:
      return refuse("not-for-you", "This pack was sealed for somebody else, so it cannot be opened here.",
                    "Ask the sender to fetch the newest team file, then to make the pack again.");
    case jose::Refusal::noMemory:
      return noMemory();
    case jose::Refusal::broken:
    case jose::Refusal::altered:
      break;
  }
  return altered();
}

std::string stampText(const Hlc& hlc) { return hlc.device.empty() ? std::string() : hlc.text(); }

bool readStamp(const Json& payload, std::string_view key, Hlc& into) {
  const std::string text = textAt(payload, key);
  if (text.empty()) return true;
  const auto stamp = hlcFrom(text);
  if (stamp) into = *stamp;
  return stamp.has_value();
}

template <class Enum, std::size_t n>
std::optional<Enum> named(const std::string_view (&names)[n], std::string_view name) {
  const auto at = std::find(std::begin(names), std::end(names), name);
  if (at == std::end(names)) return std::nullopt;
  return static_cast<Enum>(at - std::begin(names));
}

Json countsOf(const std::vector<Revision>& revisions) {
  std::map<std::string_view, std::set<Id>> records;
  for (const Revision& revision : revisions) records[revision.kind].insert(revision.rec);
  Json counts = Json::object();
  for (const auto& [kind, ids] : records) counts[std::string(kind)] = ids.size();
  return counts;
}

std::string payloadText(const Pack& pack) {
  Json out = pack.extra.is_object() ? pack.extra : Json::object();
  out["fmt"] = kPackFormat;
  out["v"] = kVersion;
  out["kind"] = kKinds[static_cast<std::size_t>(pack.kind)];
  out["schema"] = kSchema;
  out["iss"] = pack.device;
  out["worker"] = pack.worker;
  out["team"] = pack.team.text();
  out["aud"] = pack.audience;
  out["id"] = pack.id.text();
  out["seq"] = pack.seq;
  out["prev"] = pack.prev.empty() ? std::string() : pack.prev.text();
  out["mode"] = kModes[static_cast<std::size_t>(pack.mode)];
  out["from"] = stampText(pack.from);
  out["to"] = stampText(pack.to);
  out["hlc"] = stampText(pack.hlc);
  out["created"] = pack.created;
  out["counts"] = pack.counts;
  if (pack.kind == PackKind::receipt || !pack.received.empty()) {
    Json& lines = out["received"] = Json::array();
    for (const ReceivedPack& line : pack.received) {
      lines.push_back({{"pack", line.pack.text()},
                       {"jws", line.jws.text()},
                       {"seq", line.seq},
                       {"revisions", line.revisions}});
    }
  }
  if (!pack.counted.empty()) out["counted"] = jsonOf(pack.counted);
  if (!pack.teamFile.empty()) out["teamFile"] = pack.teamFile;
  if (Json all = signaturesOf(pack.revisions); !all.empty()) out["signatures"] = std::move(all);
  std::string text = canonical(out);
  // Revisions are text already: no tree of them is built.
  const auto list = [&](std::string_view name, const std::vector<Revision>& revisions) {
    text.back() = ',';
    text += '"' + std::string(name) + "\":[";
    for (std::size_t i = 0; i < revisions.size(); ++i) {
      if (i > 0) text += ',';
      text += wireText(revisions[i]);
    }
    text += "]}";
  };
  list("audit", pack.audit);
  list("revisions", pack.revisions);
  return text;
}

/// Sequence numbers and counts: 0 stands for anything out of range.
std::uint32_t countAt(const Json& json, std::string_view key) {
  const std::int64_t count = numberAt(json, key);
  return count < 0 || count > 1'000'000'000 ? 0 : static_cast<std::uint32_t>(count);
}

bool readReceived(const Json& payload, Pack& pack) {
  const auto lines = payload.find("received");
  if (lines == payload.end() || !lines->is_array()) return false;
  for (const Json& line : *lines) {
    const auto id = idFrom(textAt(line, "pack"));
    const auto jws = hashFrom(textAt(line, "jws"));
    if (!id || !jws || countAt(line, "seq") == 0) return false;
    pack.received.push_back({*id, *jws, countAt(line, "seq"), countAt(line, "revisions")});
  }
  return true;
}

Result<Pack> packFrom(Json payload) {
  if (!payload.is_object() || textAt(payload, "fmt") != kPackFormat) return notAPack();
  if (numberAt(payload, "v") > kVersion) {
    return refuse(
        "newer-version", "This pack was made by a newer version of Alongside.",
        "Open Alongside once with the network on, so that it can update, then open the pack again.");
  }
  Pack pack;
  const auto kind = named<PackKind>(kKinds, textAt(payload, "kind"));
  const auto mode = named<PackMode>(kModes, textAt(payload, "mode"));
  const auto id = idFrom(textAt(payload, "id"));
  const auto team = idFrom(textAt(payload, "team"));
  const std::string prev = textAt(payload, "prev");
  const auto prevHash = hashFrom(prev);
  const auto revisions = payload.find("revisions");
  const auto audience = payload.find("aud");
  pack.seq = countAt(payload, "seq");
  pack.created = numberAt(payload, "created", -1);
  pack.device = textAt(payload, "iss");
  if (numberAt(payload, "v") != kVersion || numberAt(payload, "schema") < 1 || !kind || !mode || !id ||
      !team || pack.seq == 0 || pack.created < 0 || (!prev.empty() && !prevHash) ||
      !holdsOnlyWholeNumbers(payload) || !readStamp(payload, "from", pack.from) ||
      !readStamp(payload, "to", pack.to) || !readStamp(payload, "hlc", pack.hlc)) {
    return brokenRules("lacks a part that every pack has");
  }
  if (revisions == payload.end() || !revisions->is_array() || audience == payload.end() ||
      !audience->is_array()) {
    return brokenRules("lacks its records or its recipients");
  }
  pack.kind = *kind;
  pack.mode = *mode;
  pack.id = *id;
  pack.team = *team;
  if (prevHash) pack.prev = *prevHash;
  pack.worker = textAt(payload, "worker");
  for (const Json& one : *audience) {
    if (!one.is_string()) return brokenRules("names its recipients in the wrong way");
    pack.audience.push_back(one.get<std::string>());
  }
  if ((pack.kind == PackKind::receipt || payload.contains("received")) && !readReceived(payload, pack)) {
    return brokenRules("does not say in order what arrived");
  }
  if (const auto counted = payload.find("counted"); counted != payload.end()) {
    auto read = countedFrom(*counted);
    if (!read) return brokenRules("counts in the wrong way what stays on its tablet");
    pack.counted = *std::move(read);
  }
  pack.teamFile = textAt(payload, "teamFile");
  if (const auto counts = payload.find("counts"); counts != payload.end() && counts->is_object()) {
    pack.counts = *counts;
  }
  const auto read = [](Json& list, std::vector<Revision>& into) {
    into.reserve(list.size());
    for (Json& one : list) {
      auto revision = revisionFrom(one);
      if (!revision) return false;
      one = nullptr;  // a large pack should not be in memory twice
      into.push_back(*std::move(revision));
    }
    return true;
  };
  if (!read(*revisions, pack.revisions)) return brokenRules("holds a record that is not in order");
  if (isTrail(pack.revisions)) return brokenRules("mixes who looked at records with the records");
  if (const auto audit = payload.find("audit"); audit != payload.end())
    if (!audit->is_array() || !read(*audit, pack.audit) || !isTrailOf(pack.audit, pack.device))
      return brokenRules("says in the wrong way who looked and who took what away");
  if (const auto signatures = payload.find("signatures"); signatures != payload.end()) {
    if (!readSignatures(*signatures, pack.revisions))
      return brokenRules("names its signatures in the wrong way");
  }
  for (auto& [key, value] : payload.items()) {
    if (std::find(std::begin(kMembers), std::end(kMembers), key) == std::end(kMembers)) {
      pack.extra[key] = std::move(value);
    }
  }
  return pack;
}

std::string fileNameOf(const Pack& pack) {
  std::string letters;
  for (const char c : fold(initials(pack.worker))) {
    if (c >= 'a' && c <= 'z') letters += static_cast<char>(c - 'a' + 'A');
  }
  if (letters.empty()) letters = "pack";
  return "alongside-" + letters + '-' + std::to_string(pack.seq) + '-' +
         localMoment(pack.created).date.text() + ".json";
}

}  // namespace

Result<SealedPack> sealPack(Pack pack, const DeviceKeys& signer,
                            const std::vector<crypto::PublicKey>& recipients) {
  assert(!pack.id.empty() && !pack.team.empty() && pack.seq > 0);
  pack.device = signer.thumbprint();
  pack.audience.clear();
  for (const crypto::PublicKey& recipient : recipients) pack.audience.push_back(recipient.thumbprint());
  inOrder(pack.audience);
  const bool twice = std::adjacent_find(pack.audience.begin(), pack.audience.end()) != pack.audience.end();
  if (recipients.empty() || recipients.size() > jose::kMostRecipients || twice) {
    return fail("pack/recipients", "This pack needs between one and 16 different people to be sealed for.",
                "Your records are safe on this tablet.", "Ask your coordinator for the newest team file.");
  }
  signAnew(pack.revisions, signer);
  pack.counts = countsOf(pack.revisions);
  if (!pack.revisions.empty()) {
    const auto [first, last] =
        std::minmax_element(pack.revisions.begin(), pack.revisions.end(),
                            [](const Revision& a, const Revision& b) { return a.hlc < b.hlc; });
    pack.from = first->hlc;
    pack.to = last->hlc;
  }
  std::string payload = payloadText(pack);
  // Two rounds of base64url grow it by 16/9; no need to make what nobody may open.
  if (payload.size() / 9 * 16 > jose::kMostBytes - 65536) {
    return fail("pack/too-large", "There is more to send than fits into one pack of 64 MB.",
                "Your records are safe on this tablet.", "Send it in parts.");
  }
  const std::string jws = jose::signJws(kInnerTyp, payload, signer.signing);
  payload = {};
  SealedPack sealed;
  sealed.jws = crypto::sha256(jws);
  sealed.text = jose::sealJwe(kOuterTyp, viewOf(jws), recipients);
  sealed.fileName = fileNameOf(pack);
  return sealed;
}

Result<OpenedPack> openPack(std::string_view file, const DeviceKeys& mine, const Team& team) {
  return openPackWith(file, mine.agreement, team);
}

Result<OpenedPack> openPackWith(std::string_view file, const crypto::PrivateKey& agreement,
                                const Team& team) {
  if (file.size() > jose::kMostBytes) return tooLarge(file.size());
  auto jwe = jose::openJwe(file, kOuterTyp, agreement);
  if (!jwe) return faultOf(jwe.error());
  const std::string_view compact(reinterpret_cast<const char*>(jwe->plain.data()), jwe->plain.size());
  const auto jws = jose::Jws::read(compact, kInnerTyp);
  if (!jws) {
    return jws.error() == jose::Refusal::profile ? brokenRules("is signed in a way that Alongside never uses")
                                                 : altered();
  }
  const Member* signer = team.memberByDevice(jws->kid());
  if (signer == nullptr) {
    return std::unexpected(unknownSigner());
  }
  OpenedPack opened;
  opened.jws = crypto::sha256(compact);
  {
    auto payload = jws->payloadBy(signer->signing);
    if (!payload) {
      return refuse("altered", "The signature on this pack is not " + signer->name + "'s.",
                    "Do not use it. Ask " + signer->name + " in person to send it again.");
    }
    jwe->plain = {};
    auto json = parseJson(*payload, {jose::kMostBytes, jose::kDeepest});
    payload.reset();
    if (!json && json.error().code == "json/no-memory") return noMemory();
    if (!json) return brokenRules("is signed, but its content is not well formed");
    auto pack = packFrom(*std::move(json));
    if (!pack) return std::unexpected(pack.error());
    opened.pack = *std::move(pack);
  }
  Pack& pack = opened.pack;
  if (pack.team != team.id) {
    return refuse("other-team", "This pack belongs to another team.",
                  "Open it where that team's packs are taken in.");
  }
  if (pack.device != signer->device()) {
    return brokenRules("names another tablet than the one that signed it");
  }
  // Whoever receives a signed pack could seal it again for somebody else: `aud` is signed, the list of
  // recipients on the envelope is not.
  inOrder(pack.audience);
  if (pack.audience != jwe->recipients) {
    return refuse("wrong-audience",
                  "This pack was written for other people than the ones that it was sealed for.",
                  "Do not use it. Ask " + signer->name +
                      " in person for their own file, and tell whoever looks after information security.");
  }
  if (auto fault = proveWriters(pack, team, *signer)) return std::unexpected(*std::move(fault));
  if (auto fault = againstPack(pack, *signer)) return std::unexpected(*std::move(fault));
  pack.worker = signer->name;
  opened.signer = signer;
  return opened;
}

}  // namespace alongside
