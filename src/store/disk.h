// The storage port: a flat set of named, immutable files that change in steps.
//
// Made real by platform/web (IDBFS) and platform/memory (tests, with faults on demand).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/bytes.h"
#include "core/result.h"

namespace alongside {

struct DiskFile {
  std::string name;  ///< "<vault id>/seg.0-41.3"
  std::uint64_t size = 0;
};

/// One step: all writes are new names (never an existing one), then the unlinks. A step may reach the
/// medium partly when power fails, so every file must prove itself whole, and the writer must be able
/// to live with both the old and the new files being there.
struct DiskStep {
  std::vector<std::pair<std::string, Bytes>> writes;
  std::vector<std::string> unlinks;
};

class Disk {
 public:
  virtual ~Disk() = default;
  /// What is there now, steps that are still on their way included. Sorted by name.
  virtual std::vector<DiskFile> list() = 0;
  virtual Result<Bytes> read(std::string_view name) = 0;
  /// Visible to list and read at once; `done` is called, never from within commit, when the medium has
  /// it durably or has refused ("disk/full", "disk/lost", "disk/refused"). Steps keep their order;
  /// several may be made durable together. After a refusal the step stays visible and is tried again
  /// with the next one or by retry(), whose `done` tells how that went.
  virtual void commit(DiskStep step, std::function<void(Outcome)> done) = 0;
  virtual void retry(std::function<void(Outcome)> done) = 0;
};

}  // namespace alongside
