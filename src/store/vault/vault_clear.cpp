// Clearing: of some revisions nothing but their identities stays on this tablet.
//
//   1  what is to be cleared is named on the shelf "clearing": from here on it counts as cleared, whatever files hold;
//   2  every segment that holds some of it is written anew without, beside the old one;
//   3  once those are on the medium, the old ones go and the shelf is emptied, and only then is anybody told.
//
// One small file decides, so a kill leaves the old state or the new one: several segments arrive in any part of a step.
// What is cut short after 1 is gone on with by tidy(). The chain of the log runs over identities, so segments that hold
// nothing of it stay as they are.
#include <algorithm>

#include "core/json.h"
#include "core/order.h"
#include "store/vault/vault_inside.h"

namespace alongside {

namespace {

constexpr const char* kShelf = "clearing";

Fault unreadable() {
  return {"vault/changed", "A piece of these records could not be read.", "Nothing was cleared.",
          "Close this page, open it again, and try once more."};
}

bool holdsSome(const vault::Segment& segment, const std::unordered_set<Hash>& wanted) {
  return std::ranges::any_of(segment.revisions, [&](const Revision& revision) {
    return !isCleared(revision) && wanted.contains(revision.rev);
  });
}

}  // namespace

struct Vault::Inside::Clearing {
  std::unordered_set<Hash> revisions;
  std::unordered_set<Hash> earlier{};  ///< of these, what was decided before
  bool onlyEarlier = false;            ///< there is no way back from that
  struct Anew {
    std::size_t at = 0;  ///< of `closed`
    vault::FileName file;
    Bytes bytes;
    std::uint64_t size = 0;
  };
  std::vector<Anew> closed{};
  std::optional<vault::SegmentWriter> tail{};
};

void Vault::clear(const std::vector<Hash>& revisions, Done done) {
  inside_->askClear(revisions, std::move(done));
}

bool Vault::clearing() const { return !inside_->clearing.empty(); }

/// Nothing wanted: what was decided before and cut short.
void Vault::Inside::askClear(const std::vector<Hash>& wanted, Done done) {
  auto what = std::make_shared<Clearing>();
  what->revisions.insert(wanted.begin(), wanted.end());
  what->onlyEarlier = wanted.empty();
  ++clears;
  place({.act = Act::clearMark, .clearing = std::move(what), .done = {std::move(done)}});
}

void Vault::Inside::loadClearing() {
  const auto shelf = shelves.find(kShelf);
  if (shelf == shelves.end()) return;
  const std::vector<Hash> named = partedHashes(textAt(shelf->second.value, "revs"));
  clearing.insert(named.begin(), named.end());
}

/// Everything is ready before anything is decided: a piece that cannot be read ends it here.
Outcome Vault::Inside::makeAnew(Clearing& what) {
  const auto without = [&](const vault::FileName& file) -> Result<std::optional<vault::SegmentWriter>> {
    const auto bytes = disk.read(file.name);
    auto segment = bytes ? vault::readSegment(*bytes, file, number, keys) : std::nullopt;
    if (!segment) return std::unexpected(unreadable());
    if (!holdsSome(*segment, what.revisions)) return std::optional<vault::SegmentWriter>();
    vault::SegmentWriter writer(file.from, segment->before);
    for (Revision& revision : segment->revisions) {
      if (what.revisions.contains(revision.rev)) forget(revision);
      writer.add(revision, keys.chain);
    }
    if (writer.after() != segment->after) return std::unexpected(unreadable());
    return std::optional(std::move(writer));
  };
  for (std::size_t i = 0; i < closed.size(); ++i) {
    auto writer = without(closed[i].file);
    if (!writer) return std::unexpected(writer.error());
    if (!*writer) continue;
    // Of two that say the same in part, this one would count for more than it did.
    if (!closed[i].mergeable) return std::unexpected(unreadable());
    vault::FileName file = fresh(vault::Part::segment, {}, (*writer)->from(), (*writer)->to());
    Bytes bytes = (*writer)->seal(number, file.generation, keys);
    const std::uint64_t size = bytes.size();
    what.closed.push_back({i, std::move(file), std::move(bytes), size});
  }
  if (!tail) return {};
  auto writer = without(slots.at("tail").back());
  if (!writer) return std::unexpected(writer.error());
  what.tail = std::move(*writer);
  return {};
}

void Vault::Inside::writeClearing(DiskStep& step, const std::unordered_set<Hash>& named) {
  std::vector<Hash> sorted(named.begin(), named.end());
  inOrder(sorted);
  Shelf& shelf = shelves[kShelf];
  shelf.value = sorted.empty() ? Json::object() : Json{{"v", 1}, {"revs", joinedHashes(sorted)}};
  vault::FileName file = fresh(vault::Part::shelf, kShelf);
  shelf.written = file.generation;
  Bytes bytes = vault::writeShelf(kShelf, canonical(shelf.value), number, file.generation, keys);
  write(step, std::string("shelf.") + kShelf, std::move(file), std::move(bytes));
  writeTally(step);
}

void Vault::Inside::writeClear(Order& order, DiskStep& step) {
  Clearing& what = *order.clearing;
  switch (order.act) {
    case Act::clearMark: {
      what.earlier = clearing;
      what.revisions.insert(clearing.begin(), clearing.end());
      if (const Outcome made = makeAnew(what); !made)
        order.fault = made.error();
      else if (!what.onlyEarlier)
        writeClearing(step, what.revisions);
      break;
    }
    case Act::clearAnew:
      for (Clearing::Anew& one : what.closed) step.writes.emplace_back(one.file.name, std::move(one.bytes));
      if (what.tail) {
        vault::FileName file = fresh(vault::Part::segment, {}, what.tail->from(), what.tail->to());
        Bytes bytes = what.tail->seal(number, file.generation, keys);
        write(step, "tail", std::move(file), std::move(bytes));
      }
      break;
    case Act::clearBack:
      writeClearing(step, what.earlier);
      break;
    default:  // the old files go with this step, as all that was replaced does
      writeClearing(step, {});
  }
}

void Vault::Inside::clearLanded(const Outcome& outcome, Order& order) {
  Clearing& what = *order.clearing;
  const auto goOn = [&](Act act) {
    orders.push_front({.act = act, .clearing = order.clearing, .done = std::exchange(order.done, {})});
  };
  if (order.act == Act::clearOld || order.act == Act::clearBack) {
    if (outcome && order.act == Act::clearOld) clearing.clear();
    --clears;
  } else if (!outcome) {
    clearFailed(outcome.error(), order);
  } else if (order.fault) {
    --clears;
  } else if (order.act == Act::clearMark) {
    clearing = what.revisions;
    goOn(Act::clearAnew);
  } else {
    for (Clearing::Anew& one : what.closed) {
      stale.push_back(std::move(closed[one.at].file.name));
      closed[one.at] = {std::move(one.file), one.size, true};
    }
    if (what.tail) {
      tail.reset();  // wipes what it held
      tail = std::move(what.tail);
    }
    goOn(Act::clearOld);
  }
}

/// Everything is to be as before. What was refused may still arrive, so it is taken back in the order that is safe: the
/// files first, while the shelf still names what they lack, and then the shelf.
void Vault::Inside::clearFailed(const Fault& fault, Order& order) {
  Clearing& what = *order.clearing;
  const bool anew = order.act == Act::clearAnew;
  if (anew) {
    for (Clearing::Anew& one : what.closed) stale.push_back(std::move(one.file.name));
    if (what.tail) {
      auto& files = slots.at("tail");
      stale.push_back(std::move(files.back().name));
      files.pop_back();
    }
  }
  if (what.onlyEarlier || order.fault) {
    --clears;
    return;
  }
  clearing = what.earlier;
  orders.push_front({.act = Act::clearBack,
                     .fault = fault,
                     .clearing = order.clearing,
                     .done = std::exchange(order.done, {})});
  if (anew) orders.push_front({.act = Act::nothing});
}

}  // namespace alongside
