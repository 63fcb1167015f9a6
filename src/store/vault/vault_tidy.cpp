// Merging closed segments so that a full vault is a few dozen files: every sync lists them all.
#include <algorithm>

#include "store/vault/vault_inside.h"

namespace alongside {
namespace {

constexpr std::size_t kFewest = 4;  // fewer are not worth the writing
constexpr std::uint64_t kLargest = std::uint64_t{8}
                                   << 20;  // IDBFS stores 10 MB in 77 ms; a pause that nobody feels

}  // namespace

/// Neighbours, each no larger than all that follow it together: so sizes grow geometrically, and a revision
/// is rewritten only about once for each doubling.
std::optional<std::pair<std::size_t, std::size_t>> Vault::Inside::runToMerge() const {
  for (std::size_t end = closed.size(); end >= kFewest; --end) {
    std::size_t first = end;
    std::uint64_t sum = 0;
    while (first > 0) {
      const Closed& candidate = closed[first - 1];
      const bool neighbours = first == end || candidate.file.to + 1 == closed[first].file.from;
      const bool grows = first == end || candidate.size <= sum + sum / 4;
      if (!candidate.mergeable || !neighbours || !grows || sum + candidate.size > kLargest) break;
      sum += candidate.size;
      --first;
    }
    if (end - first >= kFewest) return std::pair(first, end);
  }
  return std::nullopt;
}

bool Vault::Inside::tidy(Done done) {
  if (tidying || clears > 0) return false;
  if (!clearing.empty()) {
    askClear({}, std::move(done));
    return true;
  }
  const auto run = runToMerge();
  if (!run) return false;
  const auto [first, end] = *run;

  std::optional<vault::SegmentWriter> merged;
  Hash after;
  for (std::size_t i = first; i < end; ++i) {
    const auto bytes = disk.read(closed[i].file.name);
    const auto segment = bytes ? vault::readSegment(*bytes, closed[i].file, number, keys) : std::nullopt;
    if (!segment) {  // it was whole when the vault was opened; the next opening will say what is wrong
      closed[i].mergeable = false;
      return false;
    }
    if (!merged) merged.emplace(closed[i].file.from, segment->before);
    for (const Revision& revision : segment->revisions) merged->add(revision, keys.chain);
    after = segment->after;
  }
  if (merged->after() != after) {
    closed[first].mergeable = false;
    return false;
  }
  const vault::FileName file = fresh(vault::Part::segment, {}, merged->from(), merged->to());
  Bytes bytes = merged->seal(number, file.generation, keys);
  const std::uint64_t size = bytes.size();
  DiskStep step;
  step.writes.emplace_back(file.name, std::move(bytes));
  tidying = true;
  // Beside the saves, not among them: what it replaces stays until it is safe, so neither needs the other.
  disk.commit(std::move(step), [this, first, end, file, size, done = std::move(done),
                                token = std::weak_ptr(alive)](const Outcome& outcome) mutable {
    if (token.expired()) {
      if (done) done(outcome);
      return;
    }
    tidying = false;
    if (!outcome) {
      stale.push_back(file.name);
      begin();
      if (done) done(outcome);
      return;
    }
    DiskStep sweep;
    const auto from = closed.begin() + static_cast<std::ptrdiff_t>(first);
    const auto to = closed.begin() + static_cast<std::ptrdiff_t>(end);
    for (auto piece = from; piece != to; ++piece) sweep.unlinks.push_back(std::move(piece->file.name));
    closed.erase(from + 1, to);
    closed[first] = {file, size, true};
    disk.commit(std::move(sweep), std::move(done));
    begin();
  });
  return true;
}

bool Vault::tidy(Done done) { return inside_->tidy(std::move(done)); }

}  // namespace alongside
