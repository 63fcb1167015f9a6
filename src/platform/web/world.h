// The browser as the application's World. What needs a script is in web/courier.js, which carries bytes to and
// fro and decides nothing.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/ports.h"
#include "platform/web/disk_idbfs.h"

namespace alongside {

class WebWorld final : public World {
 public:
  /// Listens to the network, the timer, dropped files and the service worker.
  void begin();

  std::function<void()> onWake, onNetwork, onUpdateReady;
  std::function<void(std::vector<PickedFile>)> onFiles;  ///< dropped on the page
  /// After any answer from outside: State may have changed.
  std::function<void()> onAnswer;

  Millis now() override;
  double uptime() override;
  IdbfsDisk& disk() override { return disk_; }

  bool online() override;
  void put(std::string_view path, std::string_view token, Bytes body,
           std::function<void(int status)> done) override;
  void get(std::string_view path, std::uint64_t limit,
           std::function<void(int status, PickedFile file)> done) override;
  bool saveFile(std::string_view name, std::string_view mime, ByteView bytes) override;
  bool canShare() override;
  void shareFile(std::string_view name, std::string_view mime, Bytes bytes,
                 std::function<void(bool)> done) override;
  void pickFiles(bool several, std::uint64_t limit,
                 std::function<void(std::vector<PickedFile>)> done) override;
  void ring(std::string_view number) override;
  void print(std::string_view title, std::string_view html) override;
  void clearPrint() override;
  void storageState(std::function<void(StorageState)> done) override;
  void persist(std::function<void(bool)> done) override;
  std::string preference(std::string_view name) override;
  void setPreference(std::string_view name, std::string_view value) override;
  void wipeAndReload() override;
  void applyUpdate() override;
  void wakeIn(double seconds) override;

  // Called from the browser's side; `call` is the number of the question, 0 for what nobody asked for.
  void answeredNumber(int call, int number);
  void answeredStorage(int call, int persisted, double used, double quota, bool installed);
  void answeredFile(int call, PickedFile file);
  void answeredFiles(int call);

 private:
  using Files = std::function<void(std::vector<PickedFile>)>;
  int ask() { return ++calls_; }

  IdbfsDisk disk_;
  int calls_ = 0;
  std::map<int, std::function<void(int)>> numbers_;
  std::map<int, std::function<void(StorageState)>> storage_;
  std::map<int, Files> files_;
  std::map<int, std::vector<PickedFile>> arriving_;
};

}  // namespace alongside
