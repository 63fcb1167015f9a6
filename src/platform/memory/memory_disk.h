// A Disk for tests: a medium that keeps time to the test's orders, with faults on demand.
//
// Like IDBFS it shows a step at once and makes it durable later: here when settle() is called. Steps keep
// their order; one that is refused stays first in the queue and is tried again with the next.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "store/disk.h"

namespace alongside {

class MemoryDisk : public Disk {
 public:
  using Files = std::map<std::string, Bytes, std::less<>>;

  MemoryDisk() = default;
  explicit MemoryDisk(Files medium) : medium_(medium), tree_(std::move(medium)) {}

  std::vector<DiskFile> list() override;
  Result<Bytes> read(std::string_view name) override;
  void commit(DiskStep step, std::function<void(Outcome)> done) override;
  void retry(std::function<void(Outcome)> done) override;

  /// Makes durable what waits and delivers the answers, until nothing waits that could succeed.
  void settle();
  /// The same for the oldest waiting step only; false when none waits.
  bool settleOne();
  bool waiting() const { return !queue_.empty(); }

  // --- Faults.
  /// The k-th attempt from now (0: the next) to make something durable is refused, once.
  void refuseAttempt(std::size_t k, Fault fault);
  /// From now on the medium holds so many bytes; what does not fit is refused with "disk/full".
  void limitTo(std::uint64_t bytes) { limit_ = bytes; }
  void unlimited() { limit_ = std::numeric_limits<std::uint64_t>::max(); }
  static Fault full();
  static Fault lost();

  // --- What lies on the medium, as somebody who pulls the plug or opens the tablet finds it.
  const Files& medium() const { return medium_; }
  std::uint64_t bytesOnMedium() const;
  /// Changes medium and tree alike, as rot or a curious person would.
  void put(std::string name, Bytes bytes);
  void erase(std::string_view name);
  void flip(std::string_view name, std::size_t byte, std::uint8_t bits = 1);
  void truncate(std::string_view name, std::size_t size);

  // --- Power cuts: every step that became durable is remembered, so that a test can cut at each.
  const std::vector<DiskStep>& history() const { return history_; }
  /// Bytes that the steps so far asked to write.
  std::uint64_t bytesWritten() const { return written_; }

 private:
  struct Waiting {
    DiskStep step;
    std::function<void(Outcome)> done;  ///< empty once it has been refused
  };
  bool attempt(std::size_t steps);
  std::uint64_t sizeAfter(std::size_t steps) const;

  Files medium_;
  Files tree_;  ///< what list and read show
  std::vector<Waiting> queue_;
  std::vector<DiskStep> history_;
  std::vector<std::pair<std::size_t, Fault>> refusals_;  ///< attempts still to come, and their faults
  std::optional<Fault> refused_;                         ///< why the last attempt failed
  std::uint64_t limit_ = std::numeric_limits<std::uint64_t>::max();
  std::uint64_t written_ = 0;
};

/// How much of the step under way is on the medium after a power cut. Writes come first, then unlinks.
struct PowerCut {
  std::uint64_t kept = 0;             ///< bit i: part i of the step (writes, then unlinks) was carried out
  std::optional<std::size_t> torn{};  ///< index of a write of which only the first half is there
};

/// The medium after the first `whole` steps and what the cut leaves of the next one.
MemoryDisk::Files afterPowerCut(const MemoryDisk::Files& start, const std::vector<DiskStep>& history,
                                std::size_t whole, PowerCut cut);

}  // namespace alongside
