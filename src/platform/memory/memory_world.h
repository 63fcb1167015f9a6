// A World for tests: storage, network, files and time in memory, all under the test's control.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <vector>

#include "app/ports.h"
#include "platform/memory/memory_disk.h"
#include "platform/memory/settable_clock.h"

namespace alongside {

class MemoryWorld : public World {
 public:
  explicit MemoryWorld(MemoryDisk::Files medium = {}) : storage(std::move(medium)) {}

  // What the test sets and looks at.
  SettableClock clock;
  double seconds = 0;
  MemoryDisk storage;
  bool connected = true;
  int answer = 201;                         ///< of the inbox
  bool heard = true;                        ///< false: what is sent arrives, and the answer gets lost
  std::string token;                        ///< that the inbox asks for; empty: none
  std::vector<std::string> asked;           ///< addresses of all requests, in order
  int readAnswer = 403;                     ///< of the inbox, to whoever would read it
  std::map<std::string, Bytes> inbox;       ///< what was PUT, by path
  std::map<std::string, std::string> came;  ///< when, as the listing says it, by path
  std::map<std::string, Bytes> saved;       ///< files offered for saving, by name
  std::string lastSaved;
  std::vector<PickedFile> toPick;  ///< what the next picker gives
  std::string printed, rung;
  std::map<std::string, std::string, std::less<>> preferences;
  bool wiped = false;
  bool updated = false;  ///< the newer version was begun
  double wakeAt = -1;    ///< seconds; below 0: never

  Millis now() override { return clock.now(); }
  double uptime() override { return seconds; }
  Disk& disk() override { return storage; }
  bool online() override { return connected; }
  void put(std::string_view path, std::string_view token, Bytes body, std::function<void(int)> done) override;
  /// What was PUT, and under a path that ends in a stroke the listing of what lies below it.
  void get(std::string_view path, std::uint64_t limit, std::function<void(int, PickedFile)> done) override;
  bool saveFile(std::string_view name, std::string_view mime, ByteView bytes) override;
  bool canShare() override { return true; }
  void shareFile(std::string_view name, std::string_view mime, Bytes bytes,
                 std::function<void(bool)> done) override;
  void pickFiles(bool several, std::uint64_t limit,
                 std::function<void(std::vector<PickedFile>)> done) override;
  void ring(std::string_view number) override { rung = number; }
  void print(std::string_view title, std::string_view html) override;
  void clearPrint() override { printed.clear(); }
  void storageState(std::function<void(StorageState)> done) override;
  void persist(std::function<void(bool)> done) override;
  std::string preference(std::string_view name) override;
  void setPreference(std::string_view name, std::string_view value) override;
  void wipeAndReload() override { wiped = true; }
  void applyUpdate() override { updated = true; }
  void wakeIn(double in) override { wakeAt = in < 0 ? -1 : seconds + in; }

  /// Delivers everything that waits: storage, network, pickers. Timers only move by `advance`.
  void settle();
  /// The next of it; false when nothing waits.
  bool settleOne();
  bool waiting() const { return !answers_.empty() || storage.waiting(); }

 private:
  std::deque<std::function<void()>> answers_;
};

}  // namespace alongside
