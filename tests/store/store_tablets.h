// Tablets that write revisions, for the tests of merge.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "core/clock.h"
#include "store/store.h"

namespace alongside::test {

inline Id idOf(std::uint64_t n) {
  Id id;
  for (std::size_t i = 0; i < 8; ++i) id.bytes[15 - i] = static_cast<std::uint8_t>(n >> (8 * i));
  id.bytes[0] = 1;
  id.bytes[6] = 0x70;
  return id;
}

/// A tablet with its own clock and its own copy of the records.
class Tablet {
 public:
  explicit Tablet(std::string device, Millis now = 1'795'000'000'000)
      : device_(device), clock_(device), now_(now) {}

  Revision write(const Id& record, std::string_view kind, Op op, const Fields& fields,
                 std::string_view reason = {}) {
    Revision revision = store.draft(record, kind, op, fields, reason);
    revision.device = device_;
    revision.author = "Worker " + device_;
    now_ += 1000;
    revision.hlc = clock_.tick(now_);
    sealIdentity(revision);
    store.add(revision);
    return revision;
  }
  /// Takes in what another one wrote.
  void hear(const Revision& revision) {
    clock_.observe(revision.hlc, now_);
    store.add(revision);
  }
  void setTime(Millis now) { now_ = now; }
  Millis time() const { return now_; }

  Store store;

 private:
  std::string device_;
  HybridClock clock_;
  Millis now_;
};

inline Store storeOf(const std::vector<Revision>& revisions) {
  Store store;
  for (const Revision& revision : revisions) store.add(revision);
  return store;
}

}  // namespace alongside::test
