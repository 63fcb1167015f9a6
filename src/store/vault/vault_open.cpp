// Opening: which of the files that lie there make up the vault, and what ought to be there and is not.
#include <algorithm>
#include <map>

#include "core/json.h"
#include "core/order.h"

#include "store/vault/vault_inside.h"

namespace alongside {
namespace vault {

Inventory inventory(Disk& disk, std::string_view vaultId) {
  Inventory files;
  for (const DiskFile& entry : disk.list()) {
    auto located = locate(entry.name);
    if (!located || located->vault != vaultId) continue;
    FileName& file = located->file;
    if (file.generation < kPlausibleGeneration)
      files.generation = std::max(files.generation, file.generation);
    switch (file.part) {
      case Part::header:
        files.headers.push_back(std::move(file));
        break;
      case Part::segment:
        files.segments.push_back(std::move(file));
        break;
      case Part::tally:
        files.tallies.push_back(std::move(file));
        break;
      case Part::shelf:
        files.shelves[file.label].push_back(std::move(file));
        break;
      case Part::blob:
        files.blobs.insert(file.label);
        break;
    }
  }
  const auto newestFirst = [](std::vector<FileName>& names) {
    inOrder(names, std::ranges::greater(), &FileName::generation);
  };
  newestFirst(files.headers);
  newestFirst(files.segments);
  newestFirst(files.tallies);
  for (auto& [label, names] : files.shelves) newestFirst(names);
  return files;
}

FoundHeader newestHeader(Disk& disk, const VaultId& id, const Inventory& files) {
  FoundHeader found;
  for (const FileName& file : files.headers) {
    auto bytes = disk.read(file.name);
    if (bytes) {
      ReadHeader read = readHeader(*bytes, id, file.generation);
      if (read.state != HeaderState::damaged) {
        found.state = read.state;
        found.file = file;
        found.header = std::move(read.header);
        found.bytes = *std::move(bytes);
        return found;
      }
    }
    found.damaged.push_back(file.name);
  }
  return found;
}

namespace {

/// Which revisions are accounted for: ranges without overlap.
class Coverage {
 public:
  std::vector<Range> missingIn(Range range) const {
    std::vector<Range> missing;
    std::uint64_t at = range.from;
    auto next = ranges_.upper_bound(at);
    if (next != ranges_.begin()) at = std::max(at, std::prev(next)->second + 1);
    for (; next != ranges_.end() && next->first <= range.to; ++next) {
      if (next->first > at) missing.push_back({at, next->first - 1});
      at = next->second + 1;
    }
    if (at <= range.to) missing.push_back({at, range.to});
    return missing;
  }
  void add(Range range) { ranges_.emplace(range.from, range.to); }
  std::uint64_t end() const { return ranges_.empty() ? 0 : ranges_.rbegin()->second + 1; }

 private:
  std::map<std::uint64_t, std::uint64_t> ranges_;
};

std::string missingName(std::string_view vaultId, Range range) {
  return std::string(vaultId) + "/seg." + std::to_string(range.from) + "-" + std::to_string(range.to);
}

}  // namespace

}  // namespace vault

using vault::Range;

namespace {
/// A new vault's header, what its first save wrote, and the tally of that save: there is none before.
constexpr std::uint64_t kBeforeAnyTally = 3;
}  // namespace

void Vault::Inside::load(const vault::Inventory& files, vault::Findings& findings, std::size_t& opened) {
  generation = files.generation;
  blobs = files.blobs;
  const auto tally = loadTally(files, findings, opened);
  if (tally) {
    witnessed = tally->header;
  } else if (generation > kBeforeAnyTally && findings.pieces.empty()) {
    findings.pieces.push_back(id + "/tally");
    findings.tallyGone = true;
  }
  loadShelves(files, tally, findings, opened);
  loadClearing();
  loadSegments(files, tally, findings, opened);
}

std::optional<vault::Tally> Vault::Inside::loadTally(const vault::Inventory& files, vault::Findings& findings,
                                                     std::size_t& opened) {
  std::optional<vault::Tally> newest;
  std::vector<vault::FileName> others;
  for (const vault::FileName& file : files.tallies) {
    const auto bytes = disk.read(file.name);
    auto tally = bytes ? vault::readTally(*bytes, number, file.generation, keys) : std::nullopt;
    if (bytes && !tally && ofAnotherKey(*bytes, file)) {
      others.push_back(file);
    } else if (tally && newest) {
      replaced.push_back(file.name);
    } else if (tally) {
      ++opened;
      newest = std::move(tally);
      slots["tally"] = {file};
    } else if (!newest) {
      findings.pieces.push_back(file.name);
    }
  }
  for (const vault::FileName& file : others) leftOver(file, newest.has_value(), findings);
  return newest;
}

void Vault::Inside::loadShelves(const vault::Inventory& files, const std::optional<vault::Tally>& tally,
                                vault::Findings& findings, std::size_t& opened) {
  std::set<std::string> older;  // the newest that lies there does not open
  for (const auto& [label, names] : files.shelves) {
    std::optional<Shelf> newest;
    std::vector<vault::FileName> others;
    for (const vault::FileName& file : names) {
      const auto bytes = disk.read(file.name);
      if (bytes && ofAnotherKey(*bytes, file)) {
        others.push_back(file);
        continue;
      }
      auto text = bytes ? vault::readShelf(*bytes, label, number, file.generation, keys) : std::nullopt;
      Result<Json> value =
          parseJson(text ? std::string_view(reinterpret_cast<const char*>(text->data()), text->size())
                         : std::string_view());
      if (text) crypto::wipe(*text);
      if (!value) {
        if (newest) continue;  // a newer one says what counts; this one is left where it is
        findings.pieces.push_back(file.name);
        older.insert(label);
      } else if (newest) {
        replaced.push_back(file.name);
      } else {
        ++opened;
        newest = Shelf{std::move(*value), file.generation, file.generation};
        slots["shelf." + label] = {file};
      }
    }
    for (const vault::FileName& file : others) {
      leftOver(file, newest.has_value(), findings);
      if (!newest) older.insert(label);
    }
    if (newest) shelves.emplace(label, *std::move(newest));
  }
  if (tally) {
    for (const vault::Tally::Shelf& expected : tally->shelves) {
      const auto found = shelves.find(expected.label);
      if (found != shelves.end() && found->second.written >= expected.written) continue;
      // A first value that was never confirmed and is not there: as if it had not been asked for.
      if (found == shelves.end() && expected.acknowledged == 0 && !older.contains(expected.label)) continue;
      if (older.insert(expected.label).second) {
        findings.pieces.push_back(vault::shelfName(id, expected.label, expected.written));
      }
    }
  }
  for (const std::string& label : older) {
    (shelves.contains(label) ? findings.shelvesOlder : findings.shelvesLost).push_back(label);
  }
}

void Vault::Inside::loadSegments(const vault::Inventory& files, const std::optional<vault::Tally>& tally,
                                 vault::Findings& findings, std::size_t& opened) {
  vault::Coverage covered;
  std::vector<vault::ChosenSegment> chosen;
  std::vector<Range> damaged;
  std::vector<vault::FileName> others;
  for (const vault::FileName& file : files.segments) {
    auto wanted = covered.missingIn({file.from, file.to});
    const auto bytes = disk.read(file.name);
    if (bytes && ofAnotherKey(*bytes, file)) {
      others.push_back(file);
      continue;
    }
    auto segment = bytes ? vault::readSegment(*bytes, file, number, keys) : std::nullopt;
    if (segment || file.to < vault::kPlausibleRevisions) next = std::max(next, file.to + 1);
    if (wanted.empty()) {
      if (segment) replaced.push_back(file.name);  // what does not open is never removed
    } else if (segment) {
      ++opened;
      for (const Range& range : wanted) covered.add(range);
      chosen.push_back({file, bytes->size(), std::move(*segment), std::move(wanted)});
    } else {
      findings.pieces.push_back(file.name);
      damaged.push_back({file.from, file.to});
    }
  }
  for (const vault::FileName& file : others) {
    const bool here = covered.missingIn({file.from, file.to}).empty();
    leftOver(file, here, findings);
    if (here) continue;
    if (file.to < vault::kPlausibleRevisions) next = std::max(next, file.to + 1);
    damaged.push_back({file.from, file.to});
  }

  // What ought to be there: all that the names promise, and all that the tally does. A last save that was
  // never confirmed and left no file is told once; its numbers are used again.
  std::uint64_t promised = next;
  if (tally && tally->written > next) {
    promised = tally->written;
    if (tally->acknowledged > next) next = tally->written;
  }
  const std::uint64_t confirmed = tally ? tally->acknowledged : promised;
  for (const Range& gap : promised == 0 ? std::vector<Range>{} : covered.missingIn({0, promised - 1})) {
    std::uint64_t surely = gap.size();
    if (gap.to + 1 == promised) surely = std::clamp(confirmed, gap.from, promised) - gap.from;
    findings.lost += surely;
    findings.unconfirmed += gap.size() - surely;
    const bool named = std::ranges::any_of(
        damaged, [&](const Range& range) { return range.from <= gap.from && range.to >= gap.to; });
    if (!named) findings.pieces.push_back(vault::missingName(id, gap));
  }
  acknowledged = next;
  assemble(chosen, findings);
}

/// Puts the chosen segments in order, hands their revisions over and makes ready for the next append.
void Vault::Inside::assemble(std::vector<vault::ChosenSegment>& chosen, vault::Findings& findings) {
  struct Use {
    Range range;
    vault::ChosenSegment* source;
  };
  std::vector<Use> uses;
  std::size_t total = 0;
  for (vault::ChosenSegment& source : chosen) {
    for (const Range& range : source.used) {
      uses.push_back({range, &source});
      total += static_cast<std::size_t>(range.size());
    }
  }
  inOrder(uses, {}, [](const Use& use) { return use.range.from; });
  revisions.reserve(total);
  const vault::ChosenSegment* before = nullptr;
  for (const Use& use : uses) {
    const vault::ChosenSegment& source = *use.source;
    for (std::uint64_t i = use.range.from; i <= use.range.to; ++i) {
      revisions.push_back(
          std::move(use.source->segment.revisions[static_cast<std::size_t>(i - source.file.from)]));
      if (clearing.contains(revisions.back().rev)) forget(revisions.back());
    }
    if (before && before->whole() && source.whole() && before->file.to + 1 == source.file.from &&
        before->segment.after != source.segment.before) {
      // Each is genuine by itself, but they do not belong together: an older copy was put in place.
      findings.pieces.push_back(source.file.name);
      findings.altered = true;
    }
    if (before != use.source) closed.push_back({source.file, source.size, source.whole()});
    before = use.source;
  }
  if (!before) return;
  chainEnd = before->segment.after;
  if (before->whole() && before->file.to + 1 == next && before->size < vault::kActiveSegment) {
    vault::SegmentWriter writer(before->file.from, before->segment.before);
    const auto count = static_cast<std::ptrdiff_t>(before->file.to - before->file.from + 1);
    for (auto revision = revisions.end() - count; revision != revisions.end(); ++revision) {
      writer.add(*revision, keys.chain);
    }
    if (writer.after() != chainEnd) return;
    tail = std::move(writer);
    slots["tail"] = {before->file};
    closed.pop_back();
  }
}

Result<std::unique_ptr<Vault>> Vault::open(Disk& disk, std::string_view id, crypto::Secret vaultKey) {
  const auto number = vault::vaultIdFrom(id);
  const vault::Inventory files = vault::inventory(disk, id);
  if (!number || files.empty()) return std::unexpected(vault::noSuchVault());
  vault::FoundHeader found = vault::newestHeader(disk, *number, files);
  if (found.state == vault::HeaderState::newer) return std::unexpected(vault::newerVersion());

  const bool genuine = found.state == vault::HeaderState::whole &&
                       vault::headerUnaltered(found.bytes, vault::Keys(vaultKey, found.header.keyNumber));
  const std::uint8_t keyNumber =
      genuine ? found.header.keyNumber : vault::keyNumberOf(disk, *number, files, vaultKey);
  auto inside = std::make_unique<Inside>(disk, std::string(id), *number, std::move(vaultKey), keyNumber);
  vault::Findings findings;
  std::size_t opened = 0;
  findings.pieces = found.damaged;
  findings.header = !found.damaged.empty() || files.headers.empty();
  if (files.headers.empty()) findings.pieces.push_back(std::string(id) + "/hdr");
  if (found.state == vault::HeaderState::whole) {
    inside->header = std::move(found.header);
    inside->slots["header"] = {found.file};
    inside->headerFound = found.file.generation;
    inside->header.keyNumber = keyNumber;
    if (genuine) {
      ++opened;
    } else {
      findings.pieces.push_back(found.file.name);
      findings.header = true;
    }
    for (const vault::FileName& file : files.headers) {
      if (file.generation < found.file.generation) inside->replaced.push_back(file.name);
    }
  }
  inside->load(files, findings, opened);
  const bool whole = found.state == vault::HeaderState::whole;
  if (whole && inside->witnessed > found.file.generation) {
    findings.pieces.push_back(found.file.name);
    findings.headerOlder = true;
  }
  inside->witnessed = std::max(inside->witnessed, whole ? found.file.generation : 0);
  inside->headerSound = whole && !findings.header && !findings.headerOlder;
  if (opened == 0) {
    return fail("vault/wrong-key", "That key does not open these records.", "Nothing has been changed.",
                "Check that the recovery file belongs to this tablet, then try again.");
  }
  inside->damage = findings.inWords();
  return std::unique_ptr<Vault>(new Vault(std::move(inside)));
}

}  // namespace alongside
