// Another vault key. Whoever helped with a forgotten passphrase has had the vault's key in hand, and so has everybody who saw
// the file and heard the words: from then on nothing may open with it.
//
//   1  every file is sealed anew under the new key, beside the old ones;
//   2  once they are on the medium, a header with the new key: from here on the new files count;
//   3  once that is there, the old files go, and only then is anybody told.
//
// Each file says the number of its key, so a kill leaves the old state or the new one: before the second step the new
// files are passed over and cleared away, after it the old ones are. What could not be read stays where it is.
#include <algorithm>
#include <cassert>

#include "core/order.h"
#include "store/vault/vault_inside.h"
#include "store/vault/vault_preamble.h"

namespace alongside {

// --- At opening ---------------------------------------------------------------------------------------------

/// Without a header: what the newest file that this key opens says.
std::uint8_t vault::keyNumberOf(Disk& disk, const VaultId& id, const Inventory& files,
                                const crypto::Secret& key) {
  for (const std::vector<FileName>* names : {&files.tallies, &files.segments}) {
    for (const FileName& file : *names) {
      const auto bytes = disk.read(file.name);
      if (!bytes || bytes->size() < kPreamble) continue;
      const std::uint8_t said = (*bytes)[kKeyNumberAt];
      const Keys keys(key, said);
      if (file.part == Part::tally ? readTally(*bytes, id, file.generation, keys).has_value()
                                   : readSegment(*bytes, file, id, keys).has_value())
        return said;
    }
  }
  return 0;
}

/// Sealed under the vault's key of before, or one to come that never came (vault_renew.cpp). A file of ours that only says
/// so was altered: its seal still opens once the number is put right.
bool Vault::Inside::ofAnotherKey(ByteView bytes, const vault::FileName& file) const {
  ByteReader in(bytes);
  const vault::Preamble preamble = vault::readPreamble(in);
  const std::string_view magic = file.part == vault::Part::segment ? vault::kSegmentMagic
                                 : file.part == vault::Part::shelf ? vault::kShelfMagic
                                                                   : vault::kTallyMagic;
  if (!in.ok() || preamble.keyNumber == keys.number ||
      !preamble.names(magic, number, file.generation, std::max(vault::kSegmentVersion, vault::kTallyVersion)))
    return false;
  Bytes ours(bytes.begin(), bytes.end());
  ours[vault::kKeyNumberAt] = keys.number;
  switch (file.part) {
    case vault::Part::segment:
      return !vault::readSegment(ours, file, number, keys);
    case vault::Part::shelf:
      return !vault::readShelf(ours, file.label, number, file.generation, keys);
    default:
      return !vault::readTally(ours, number, file.generation, keys);
  }
}

/// `here`: what it held is here under our key, so it can go. Otherwise it is told and stays; and when it is later than our
/// header, there was a header after it.
void Vault::Inside::leftOver(const vault::FileName& file, bool here, vault::Findings& findings) {
  if (here) {
    replaced.push_back(file.name);
    return;
  }
  findings.pieces.push_back(file.name);
  if (headerFound != 0 && file.generation > headerFound) findings.headerOlder = true;
}

// --- Making the new one --------------------------------------------------------------------------------------

struct Vault::Inside::Renewal {
  crypto::Secret key;
  vault::Header header;
  vault::FileName headerFile;
  DiskStep files;
  std::vector<Closed> closed{};
  std::optional<vault::SegmentWriter> tail{};
  std::map<std::string, std::vector<vault::FileName>, std::less<>> slots{};
  std::map<std::string, std::uint64_t> shelves{};  ///< generations
  Hash chainEnd{};

  void put(std::string_view slot, const vault::FileName& file, Bytes bytes) {
    files.writes.emplace_back(file.name, std::move(bytes));
    slots[std::string(slot)] = {file};
  }
};

Result<Vault::Inside::Renewal> Vault::Inside::sealedAnew(const crypto::Secret& passphrase,
                                                         crypto::Argon2 parameters,
                                                         const std::optional<crypto::PublicKey>& recovery) {
  constexpr std::uint8_t kHighest = 255;
  const auto keyNumber = static_cast<std::uint8_t>(keys.number == kHighest ? 1 : keys.number + 1);
  Renewal made{.key = crypto::randomSecret(vaultKey.size()), .header = header, .headerFile = {}, .files = {}};
  const vault::Keys anew(made.key, keyNumber);
  made.header.keyNumber = keyNumber;
  made.header.recovery.reset();
  if (auto locked = vault::lock(made.header, made.key, passphrase, parameters); !locked)
    return std::unexpected(locked.error());
  if (recovery) made.header.recovery = vault::wrapToRecovery(made.key, *recovery, number, header.worker);

  // The log, in its order: the chain has another key, too.
  struct Source {
    vault::FileName file;
    bool mergeable = true, tail = false;
    std::optional<vault::SegmentWriter> writer{};
  };
  std::vector<Source> sources;
  for (const Closed& one : closed)
    if (std::ranges::none_of(sources, [&](const Source& s) { return s.file.name == one.file.name; }))
      sources.push_back({one.file, one.mergeable});
  if (tail) sources.push_back({slots.at("tail").back(), true, true});
  for (Source& source : sources) {
    const auto bytes = disk.read(source.file.name);
    const auto segment = bytes ? vault::readSegment(*bytes, source.file, number, keys) : std::nullopt;
    if (!segment)
      return fail("vault/changed", "A piece of these records was changed while they were open.",
                  "Nothing has been changed here.", "Close this page, open it again, and try once more.");
    source.writer.emplace(source.file.from, made.chainEnd);
    for (const Revision& revision : segment->revisions) source.writer->add(revision, anew.chain);
    made.chainEnd = source.writer->after();
  }
  // Where two say the same, the later one still counts.
  std::vector<Source*> byAge;
  for (Source& source : sources) byAge.push_back(&source);
  inOrder(byAge, {}, [](const Source* source) { return source->file.generation; });
  for (Source* source : byAge) {
    source->file = fresh(vault::Part::segment, {}, source->file.from, source->file.to);
    Bytes bytes = source->writer->seal(number, source->file.generation, anew);
    if (source->tail) made.slots["tail"] = {source->file};
    made.files.writes.emplace_back(source->file.name, std::move(bytes));
  }
  for (Source& source : sources) {
    if (source.tail)
      made.tail = std::move(source.writer);
    else
      made.closed.push_back({source.file, source.writer->fileSize(), source.mergeable});
  }

  vault::Tally tally;
  tally.acknowledged = tally.written = next;
  for (const auto& [label, shelf] : shelves) {
    const vault::FileName file = fresh(vault::Part::shelf, label);
    std::string json = canonical(shelf.value);
    made.put("shelf." + label, file, vault::writeShelf(label, json, number, file.generation, anew));
    crypto::wipe(json);
    made.shelves[label] = file.generation;
    tally.shelves.push_back({label, file.generation, file.generation});
  }
  const vault::FileName tallyFile = fresh(vault::Part::tally);
  made.headerFile = fresh(vault::Part::header);  // later than all that it counts
  tally.header = made.headerFile.generation;
  made.put("tally", tallyFile, vault::writeTally(tally, number, tallyFile.generation, anew));
  made.slots["header"] = {made.headerFile};
  return made;
}

/// The new header is on the medium: what is here is the new state, and the old files go with the next step.
void Vault::Inside::renewed(Renewal renewal) {
  for (const Closed& one : closed) stale.push_back(one.file.name);
  for (const auto& [slot, files] : slots)
    for (const vault::FileName& file : files) stale.push_back(file.name);
  stale.insert(stale.end(), replaced.begin(), replaced.end());
  replaced.clear();
  vaultKey = std::move(renewal.key);
  keys = vault::Keys(vaultKey, renewal.header.keyNumber);
  header = std::move(renewal.header);
  closed = std::move(renewal.closed);
  tail = std::move(renewal.tail);
  slots = std::move(renewal.slots);
  for (const auto& [label, at] : renewal.shelves)
    shelves.at(label).acknowledged = shelves.at(label).written = at;
  chainEnd = renewal.chainEnd;
  headerFound = witnessed = renewal.headerFile.generation;
  headerSound = true;
  settled = true;
}

void Vault::renewKey(const crypto::Secret& passphrase, crypto::Argon2 parameters,
                     const std::optional<crypto::PublicKey>& recovery, Done done) {
  Inside& in = *inside_;
  assert(in.orders.empty() && !in.underWay && !in.tidying);
  auto made = in.sealedAnew(passphrase, parameters, recovery);
  if (!made) {
    in.place({.fault = made.error(), .done = {std::move(done)}});
    return;
  }
  // Whatever else is asked for waits until it is known under which key.
  in.underWay = true;
  const auto renewal = std::make_shared<Inside::Renewal>(*std::move(made));
  const auto told = std::make_shared<Done>(std::move(done));
  const auto token = std::weak_ptr(in.alive);
  const auto over = [&in, told](const Fault& fault) {
    in.underWay = false;
    in.begin();
    if (*told) (*told)(std::unexpected(fault));
  };
  in.disk.commit(std::move(renewal->files), [&in, renewal, told, token, over](const Outcome& files) {
    if (token.expired()) {
      if (*told) (*told)(files);
      return;
    }
    if (!files) {  // under a key that nothing counts by: the next opening clears them away
      over(files.error());
      return;
    }
    DiskStep turn;
    turn.writes.emplace_back(renewal->headerFile.name,
                             vault::writeHeader(renewal->header, in.number, renewal->headerFile.generation,
                                                vault::Keys(renewal->key, renewal->header.keyNumber)));
    in.disk.commit(std::move(turn), [&in, renewal, told, token, over](const Outcome& turned) {
      if (token.expired()) {
        if (*told) (*told)(turned);
        return;
      }
      if (!turned) {  // it must not arrive later by itself
        in.disk.commit({.writes = {}, .unlinks = {renewal->headerFile.name}}, [](const Outcome&) {});
        over(turned.error());
        return;
      }
      in.renewed(std::move(*renewal));
      in.underWay = false;
      in.orders.push_front({.act = Inside::Act::nothing, .done = {std::move(*told)}});
      in.begin();
    });
  });
}

}  // namespace alongside
