#include "exchange/intake.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include "store/field_scan.h"
#include "store/proof.h"

namespace alongside {

namespace {

using Line = IntakeLedger::Line;

constexpr std::string_view kWorry = "worry";

Json jsonOf(const Line& line) {
  Json json = {{"pack", line.pack.text()},
               {"jws", line.jws.text()},
               {"prev", line.prev.empty() ? std::string() : line.prev.text()},
               {"seq", line.seq},
               {"revisions", line.revisions},
               {"created", line.created},
               {"imported", line.imported},
               {"full", line.full},
               {"receipted", line.receipted}};
  if (!line.counted.empty()) json["counted"] = jsonOf(line.counted);
  return json;
}

std::optional<Line> lineFrom(const Json& json) {
  const auto pack = idFrom(textAt(json, "pack"));
  const auto jws = hashFrom(textAt(json, "jws"));
  const std::int64_t seq = numberAt(json, "seq");
  const std::int64_t revisions = numberAt(json, "revisions");
  if (!pack || !jws || seq < 1 || seq > 0xFFFFFFFF || revisions < 0) return std::nullopt;
  Line line;
  line.pack = *pack;
  line.jws = *jws;
  line.prev = hashFrom(textAt(json, "prev")).value_or(Hash{});
  line.seq = static_cast<std::uint32_t>(seq);
  line.revisions = static_cast<std::size_t>(revisions);
  line.created = numberAt(json, "created");
  line.imported = numberAt(json, "imported");
  line.full = flagAt(json, "full");
  line.receipted = flagAt(json, "receipted");
  if (const auto counted = json.find("counted"); counted != json.end())
    line.counted = countedFrom(*counted).value_or(std::vector<CountedOnly>());
  return line;
}

Line lineOf(const OpenedPack& opened, Millis now) {
  Line line;
  line.pack = opened.pack.id;
  line.jws = opened.jws;
  line.prev = opened.pack.prev;
  line.seq = opened.pack.seq;
  line.revisions = opened.pack.revisions.size();
  line.created = opened.pack.created;
  line.imported = now;
  line.full = opened.pack.mode == PackMode::full;
  line.counted = opened.pack.counted;
  return line;
}

void put(std::vector<Line>& lines, const Line& line) {
  const auto before = [](const Line& a, const Line& b) {
    return std::tie(a.seq, a.jws) < std::tie(b.seq, b.jws);
  };
  lines.insert(std::upper_bound(lines.begin(), lines.end(), line, before), line);
}

/// Never came, below `below`, and not made good by a full pack. The gaps are walked, not the numbers:
/// a sender who jumps to pack 900,000,000 must not cost that many steps.
std::vector<std::uint32_t> missingBelow(const std::vector<Line>& lines, std::uint32_t below) {
  constexpr std::size_t kMostNamed = 1000;
  std::vector<std::uint32_t> missing;
  std::uint32_t next = 1;
  for (const Line& line : lines) {
    if (line.full && line.seq >= next) {
      missing.clear();
      next = line.seq + 1;
      continue;
    }
    for (; next < std::min(line.seq, below) && missing.size() < kMostNamed; ++next) missing.push_back(next);
    next = std::max(next, line.seq + 1);
  }
  for (; next < below && missing.size() < kMostNamed; ++next) missing.push_back(next);
  std::erase_if(missing, [&](std::uint32_t seq) { return seq >= below; });
  return missing;
}

IntakeVerdict verdictOn(const OpenedPack& opened, const std::vector<Line>& lines) {
  const Pack& pack = opened.pack;
  if (std::any_of(lines.begin(), lines.end(), [&](const Line& line) { return line.jws == opened.jws; })) {
    return IntakeVerdict::alreadyIn;
  }
  // A neighbour that was built on another pack of that number says that there are two of them.
  bool neighbours = false;
  bool linked = false;
  for (const Line& line : lines) {
    if (line.seq == pack.seq || line.pack == pack.id) return IntakeVerdict::fork;
    const bool before = line.seq + 1 == pack.seq;
    const bool after = pack.seq + 1 == line.seq;
    neighbours = neighbours || before || after;
    linked = linked || (before && line.jws == pack.prev) || (after && line.prev == opened.jws);
  }
  if (neighbours && !linked) return IntakeVerdict::fork;
  return IntakeVerdict::fresh;
}

const std::vector<Line>& linesOf(const IntakeLedger& ledger, std::string_view device) {
  static const std::vector<Line> kNone;
  const auto found = ledger.devices.find(std::string(device));
  return found == ledger.devices.end() ? kNone : found->second;
}

/// Not here, and not to stay away.
bool isNew(const Revision& revision, const Store& store, const Returns& returns) {
  if (store.has(revision.rev)) return store.cleared(revision.rev) && returns.back.contains(revision.rev);
  return !returns.aside.contains(revision.rev);
}

/// The records of the pack as they will be, without touching the store.
Store afterwards(const Pack& pack, const std::set<Id>& records, const Store& store, const Returns& returns) {
  Store after;
  for (const Id& id : records) {
    const Record* record = store.find(id);
    if (record == nullptr) continue;
    for (const std::uint32_t at : record->history) after.add(store.revision(at));
  }
  for (const Revision& revision : pack.revisions)
    if (isNew(revision, store, returns)) after.add(revision);
  return after;
}

bool raisesWorry(const Revision& revision) {
  for (FieldScan scan(revision.fields); scan.next();) {
    if (scan.key() == kWorry) return scan.value() == "true";
  }
  return false;
}

}  // namespace

Json IntakeLedger::json() const {
  Json out = Json::object();
  for (const auto& [device, lines] : devices) {
    Json& list = out[device] = Json::array();
    for (const Line& line : lines) list.push_back(jsonOf(line));
  }
  return out;
}

IntakeLedger IntakeLedger::from(const Json& json) {
  IntakeLedger ledger;
  if (!json.is_object()) return ledger;
  for (const auto& [device, lines] : json.items()) {
    for (const Json& one : lines) {
      if (auto line = lineFrom(one)) put(ledger.devices[device], *std::move(line));
    }
  }
  return ledger;
}

std::vector<std::uint32_t> IntakeLedger::missing(std::string_view device) const {
  const std::vector<Line>& lines = linesOf(*this, device);
  return lines.empty() ? std::vector<std::uint32_t>() : missingBelow(lines, lines.back().seq);
}

std::vector<CountedOnly> IntakeLedger::counted() const {
  std::vector<CountedOnly> all;
  for (const auto& [device, lines] : devices)
    if (!lines.empty()) all.insert(all.end(), lines.back().counted.begin(), lines.back().counted.end());
  return all;
}

const IntakeLedger::Line* IntakeLedger::line(std::string_view device, const Hash& jws) const {
  const std::vector<Line>& lines = linesOf(*this, device);
  const auto at = std::ranges::find(lines, jws, &Line::jws);
  return at == lines.end() ? nullptr : &*at;
}

bool IntakeLedger::drop(const std::string& device, const Hash& jws) {
  const auto lines = devices.find(device);
  if (lines == devices.end()) return false;
  const bool there = std::erase_if(lines->second, [&](const Line& line) { return line.jws == jws; }) > 0;
  if (lines->second.empty()) devices.erase(lines);
  return there;
}

std::vector<Standing> standings(std::span<const OpenedPack* const> batch, const IntakeLedger& ledger) {
  std::map<std::string_view, std::vector<const OpenedPack*>> byDevice;
  for (const OpenedPack* one : batch) byDevice[one->pack.device].push_back(one);
  std::vector<Standing> all;
  for (const OpenedPack* one : batch) {
    const std::vector<Line>& known = linesOf(ledger, one->pack.device);
    Standing standing;
    if (verdictOn(*one, known) == IntakeVerdict::alreadyIn) {
      standing.verdict = IntakeVerdict::alreadyIn;
      standing.missing = missingBelow(known, one->pack.seq);
    } else {
      std::vector<Line> lines = known;
      for (const OpenedPack* other : byDevice[one->pack.device])
        if (other->jws != one->jws) put(lines, lineOf(*other, 0));
      standing.verdict = verdictOn(*one, lines);
      put(lines, lineOf(*one, 0));
      standing.missing = missingBelow(lines, one->pack.seq);
    }
    all.push_back(std::move(standing));
  }
  return all;
}

std::optional<Fault> againstStore(const OpenedPack& opened, const Store& store) {
  for (const Revision& revision : opened.pack.revisions)
    if (store.isOther(revision.rec, revision.kind)) return twoKinds(opened.pack.worker);
  return std::nullopt;
}

IntakePreview preview(const OpenedPack& opened, const Store& store, const IntakeLedger& ledger, Millis now,
                      const Returns& returns) {
  const Pack& pack = opened.pack;
  std::vector<Line> lines = linesOf(ledger, pack.device);
  IntakePreview preview;
  preview.verdict = verdictOn(opened, lines);
  preview.worker = pack.worker;
  preview.seq = pack.seq;
  preview.created = pack.created;
  if (preview.verdict != IntakeVerdict::alreadyIn) put(lines, lineOf(opened, now));
  preview.missing = missingBelow(lines, pack.seq);

  std::set<Id> records;
  std::set<Id> changed;
  for (const Revision& revision : pack.revisions) {
    if (returns.aside.contains(revision.rev)) continue;
    records.insert(revision.rec);
    if (!isNew(revision, store, returns)) continue;
    ++preview.newRevisions;
    if (revision.device != pack.device) ++preview.secondHand;
    if (isPassedOn(revision)) ++preview.unproven;
    changed.insert(revision.rec);
    if (revision.hlc.ms > now + kFarAhead) preview.clockAhead = true;
  }
  if (pack.hlc.ms > now + kFarAhead || pack.created > now + kFarAhead) preview.clockAhead = true;
  preview.records = records.size();

  const Store after = afterwards(pack, records, store, returns);
  for (const Id& id : records) {
    const Record* there = after.find(id);
    if (there == nullptr) continue;  // all of it was cleared
    const Record& record = *there;
    if (changed.contains(id) && !record.settled()) preview.conflicts.push_back(id);
    if (!record.voided && raisesWorry(after.revision(record.heads[0]))) ++preview.worries;
  }
  return preview;
}

std::vector<Revision> takeIn(const OpenedPack& opened, const Store& store, IntakeLedger& ledger, Millis now,
                             const Returns& returns) {
  std::vector<Line>& lines = ledger.devices[opened.pack.device];
  std::vector<Revision> fresh;
  if (verdictOn(opened, lines) == IntakeVerdict::alreadyIn) return fresh;
  put(lines, lineOf(opened, now));
  // Each pack says all of it anew, and the ledger is written at every save.
  for (Line& line : lines)
    if (&line != &lines.back()) line.counted.clear();
  std::set<Hash> taken;
  for (const Revision& revision : opened.pack.revisions) {
    if (isNew(revision, store, returns) && taken.insert(revision.rev).second) fresh.push_back(revision);
  }
  return fresh;
}

}  // namespace alongside
