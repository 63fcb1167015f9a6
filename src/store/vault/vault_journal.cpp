// Saving: every change is a step of new files, one step under way at a time, in the order of the calls.
// So whatever is on the medium after a power cut is a beginning of what was asked for.
#include <algorithm>
#include <cassert>

#include "store/vault/vault_inside.h"

namespace alongside {
namespace {

void tell(std::vector<Vault::Done>& done, const Outcome& outcome) {
  for (const Vault::Done& each : done) {
    if (each) each(outcome);
  }
}

}  // namespace

vault::FileName Vault::Inside::fresh(vault::Part part, std::string_view label, std::uint64_t from,
                                     std::uint64_t to) {
  vault::FileName file{part, {}, std::string(label), from, to, ++generation};
  switch (part) {
    case vault::Part::header:
      file.name = vault::headerName(id, generation);
      break;
    case vault::Part::segment:
      file.name = vault::segmentName(id, from, to, generation);
      break;
    case vault::Part::shelf:
      file.name = vault::shelfName(id, label, generation);
      break;
    case vault::Part::tally:
      file.name = vault::tallyName(id, generation);
      break;
    case vault::Part::blob:
      file.name = vault::blobName(id, label);
      break;
  }
  return file;
}

void Vault::Inside::place(Order order) {
  // Neighbours of one kind share a step: appends because one file holds them all, values of one shelf
  // because the last says it all.
  if (!orders.empty() && orders.back().act == order.act && !orders.back().fault && !order.fault) {
    Order& last = orders.back();
    if (order.act == Act::append) {
      last.revisions.insert(last.revisions.end(), std::make_move_iterator(order.revisions.begin()),
                            std::make_move_iterator(order.revisions.end()));
      last.done.insert(last.done.end(), std::make_move_iterator(order.done.begin()),
                       std::make_move_iterator(order.done.end()));
      return;
    }
    if (order.act == Act::shelf && last.label == order.label) {
      last.bytes = std::move(order.bytes);
      last.done.insert(last.done.end(), std::make_move_iterator(order.done.begin()),
                       std::make_move_iterator(order.done.end()));
      return;
    }
  }
  orders.push_back(std::move(order));
  begin();
}

void Vault::Inside::begin() {
  if (underWay || orders.empty()) return;
  if (tidying && orders.front().act == Act::clearMark) return;  // the end of tidying begins it
  Order order = std::move(orders.front());
  orders.pop_front();
  DiskStep step = stepFor(order);
  underWay = true;
  // std::function wants copyable captures, an order is not.
  const auto shared = std::make_shared<Order>(std::move(order));
  disk.commit(std::move(step), [this, shared, token = std::weak_ptr(alive)](const Outcome& outcome) {
    if (token.expired()) {
      const bool begun = shared->act == Act::clearMark || shared->act == Act::clearAnew;
      tell(shared->done, begun ? Outcome(std::unexpected(vault::closedMeanwhile())) : outcome);
    } else {
      landed(outcome, std::move(*shared));
    }
  });
}

void Vault::Inside::landed(const Outcome& outcome, Order order) {
  underWay = false;
  settled = outcome.has_value();
  if (settled) {
    acknowledged = next;
    for (auto& [label, shelf] : shelves) {
      const auto slot = slots.find("shelf." + label);
      if (slot != slots.end() && !slot->second.empty()) shelf.acknowledged = slot->second.back().generation;
    }
    // A new header is believed once the medium has it; only then does the tally witness it, and the old one goes. What
    // is told waits for both: the old header opens with the old passphrase, and nobody would notice it put back.
    const auto headers = slots.find("header");
    const bool another = headers != slots.end() && headers->second.size() > 1;
    if (headers != slots.end() && !headers->second.empty())
      witnessed = std::max(witnessed, headers->second.back().generation);
    for (auto& [slot, files] : slots) {
      while (files.size() > 1) {
        stale.push_back(std::move(files.front().name));
        files.erase(files.begin());
      }
    }
    stale.insert(stale.end(), std::make_move_iterator(replaced.begin()),
                 std::make_move_iterator(replaced.end()));
    replaced.clear();
    if (another) {
      Order witness{.act = Act::tally};
      if (order.act == Act::header) witness.done = std::exchange(order.done, {});
      orders.push_front(std::move(witness));
    }
  }
  if (order.clearing) clearLanded(outcome, order);
  begin();
  // Last, because whoever is told may close the vault.
  if (order.fault) {
    tell(order.done, std::unexpected(*order.fault));
  } else {
    tell(order.done, outcome);
  }
}

DiskStep Vault::Inside::stepFor(Order& order) {
  DiskStep step;
  switch (order.act) {
    case Act::nothing:
      break;
    case Act::append:
      writeAppend(order, step);
      break;
    case Act::shelf: {
      vault::FileName file = fresh(vault::Part::shelf, order.label);
      shelves.at(order.label).written = file.generation;
      Bytes bytes = vault::writeShelf(order.label, textOf(order.bytes), number, file.generation, keys);
      crypto::wipe(order.bytes);
      write(step, "shelf." + order.label, std::move(file), std::move(bytes));
      writeTally(step);
      break;
    }
    case Act::header: {
      vault::FileName file = fresh(vault::Part::header);
      Bytes bytes = vault::writeHeader(header, number, file.generation, keys);
      write(step, "header", std::move(file), std::move(bytes));
      break;
    }
    case Act::tally:
      writeTally(step);
      break;
    case Act::putBlob:
      step.writes.emplace_back(vault::blobName(id, order.label), std::move(order.bytes));
      break;
    case Act::clearMark:
    case Act::clearAnew:
    case Act::clearOld:
    case Act::clearBack:
      writeClear(order, step);
      break;
    case Act::dropBlob:
      step.unlinks.push_back(vault::blobName(id, order.label));
      break;
  }
  step.unlinks.insert(step.unlinks.end(), std::make_move_iterator(stale.begin()),
                      std::make_move_iterator(stale.end()));
  stale.clear();
  return step;
}

void Vault::Inside::write(DiskStep& step, std::string_view slot, vault::FileName file, Bytes bytes) {
  step.writes.emplace_back(file.name, std::move(bytes));
  slots[std::string(slot)].push_back(std::move(file));
}

void Vault::Inside::writeAppend(Order& order, DiskStep& step) {
  if (order.revisions.empty()) return;
  std::size_t coming = 0;  // roughly, and rather too much
  for (const Revision& revision : order.revisions) {
    coming += 260 + revision.fields.size() + revision.extra.size() + revision.reason.size() +
              32 * revision.parents.size() + revision.author.size() + revision.device.size();
  }
  // A segment is closed only when it is safely on the medium: were the next one to arrive without it, a
  // save that nobody confirmed would look like a loss.
  if (tail && settled && tail->fileSize() + coming > vault::kActiveSegment) {
    auto& files = slots["tail"];
    assert(files.size() == 1);
    closed.push_back({std::move(files.back()), tail->fileSize(), true});
    files.clear();
    tail.reset();
  }
  if (!tail) tail.emplace(next, chainEnd);
  // What comes back is not to be cleared any more, though files of before may still wait for it.
  std::size_t back = 0;
  if (!clearing.empty())
    for (const Revision& revision : order.revisions) back += clearing.erase(revision.rev);
  if (back > 0) writeClearing(step, clearing);
  for (Revision& revision : order.revisions) tail->add(revision, keys.chain);
  order.revisions = {};
  chainEnd = tail->after();
  next = tail->to() + 1;
  vault::FileName file = fresh(vault::Part::segment, {}, tail->from(), tail->to());
  Bytes bytes = tail->seal(number, file.generation, keys);
  write(step, "tail", std::move(file), std::move(bytes));
  writeTally(step);
}

void Vault::Inside::writeTally(DiskStep& step) {
  vault::Tally tally;
  tally.acknowledged = acknowledged;
  tally.written = next;
  tally.header = witnessed;
  for (const auto& [label, shelf] : shelves) {
    if (shelf.written != 0) tally.shelves.push_back({label, shelf.acknowledged, shelf.written});
  }
  vault::FileName file = fresh(vault::Part::tally);
  Bytes bytes = vault::writeTally(tally, number, file.generation, keys);
  write(step, "tally", std::move(file), std::move(bytes));
}

/// The vault is being closed: what has not begun yet goes to the disk now, which keeps the order.
void Vault::Inside::flush() {
  settled = false;
  while (!orders.empty()) {
    Order order = std::move(orders.front());
    orders.pop_front();
    if (order.act == Act::clearMark)  // nobody would be here to go on with it
      order = {.fault = vault::closedMeanwhile(), .done = std::move(order.done)};
    DiskStep step = stepFor(order);
    disk.commit(std::move(step),
                [fault = order.fault, done = std::move(order.done)](const Outcome& outcome) mutable {
                  tell(done, fault ? Outcome(std::unexpected(*fault)) : outcome);
                });
  }
}

}  // namespace alongside
