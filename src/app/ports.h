// What the application needs from the world. platform/web and platform/memory make them real.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/bytes.h"
#include "core/result.h"
#include "core/time.h"
#include "store/disk.h"

namespace alongside {

/// Answers may come at any later time, never from within the call.
struct PickedFile {
  std::string name;
  Bytes bytes;  ///< empty when `tooLarge`
  std::uint64_t size = 0;
  bool tooLarge = false;  ///< over the limit that was asked for, or over what memory is left; it was not read
};

struct StorageState {
  std::optional<bool> persisted;      ///< navigator.storage.persist()'s answer; none: not known
  std::uint64_t used = 0, quota = 0;  ///< bytes; quota 0: not known
  bool installed = false;             ///< started from the home screen
};

inline constexpr std::uint64_t kFileLimit = std::uint64_t{64} << 20;  ///< bytes; larger files are not read

class World {
 public:
  virtual ~World() = default;

  virtual Millis now() = 0;     ///< wall clock, UTC
  virtual double uptime() = 0;  ///< seconds, monotonic
  virtual Disk& disk() = 0;

  virtual bool online() = 0;
  /// HTTP PUT to the same origin. `token`, when there is one, goes along as the header Inbox-Token. `status` 0: no
  /// answer (offline). A redirect is not followed, and is answered as 302.
  virtual void put(std::string_view path, std::string_view token, Bytes body,
                   std::function<void(int status)> done) = 0;

  /// HTTP GET from the same origin. `status` 0: no answer. The body is `file.bytes` when the answer was good;
  /// `limit` in bytes.
  virtual void get(std::string_view path, std::uint64_t limit,
                   std::function<void(int status, PickedFile file)> done) = 0;

  /// Offers a file to save. False when the browser cannot.
  virtual bool saveFile(std::string_view name, std::string_view mime, ByteView bytes) = 0;
  virtual bool canShare() = 0;
  virtual void shareFile(std::string_view name, std::string_view mime, Bytes bytes,
                         std::function<void(bool)> done) = 0;
  /// Opens the browser's picker; must be called while handling a click. `limit` in bytes per file.
  virtual void pickFiles(bool several, std::uint64_t limit,
                         std::function<void(std::vector<PickedFile>)> done) = 0;
  /// Asks the device to ring a number, where it can: digits, and a plus at the front.
  virtual void ring(std::string_view number) = 0;
  /// Prints text as a plain page, black on white.
  virtual void print(std::string_view title, std::string_view html) = 0;
  /// Nothing of what was prepared for print stays in the page.
  virtual void clearPrint() = 0;

  virtual void storageState(std::function<void(StorageState)> done) = 0;
  virtual void persist(std::function<void(bool)> done) = 0;

  /// Small preferences that are no secret and tell nothing of anybody: theme, text size.
  virtual std::string preference(std::string_view name) = 0;
  virtual void setPreference(std::string_view name, std::string_view value) = 0;

  /// Wipes all memory that held records and begins the page anew.
  virtual void wipeAndReload() = 0;
  /// A newer version is ready (service worker); begins it.
  virtual void applyUpdate() = 0;
  /// Calls `App::wake` no later than in so many seconds (replaces the former wish). Negative: never.
  virtual void wakeIn(double seconds) = 0;
};

}  // namespace alongside
