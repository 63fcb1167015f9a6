#include "platform/web/world.h"

#include <emscripten.h>

#include <chrono>
#include <cstdlib>
#include <new>
#include <utility>

namespace alongside {

// clang-format off
EM_JS(void, world_begin, (WebWorld* self, double limit), { alongside.courier.begin(self, limit); });
EM_JS(int, world_online, (), { return navigator.onLine ? 1 : 0; });
EM_JS(void, world_put, (int call, const char* path, const char* token, const std::uint8_t* at, std::size_t size), {
  alongside.courier.put(call, UTF8ToString(path), UTF8ToString(token), HEAPU8.slice(at, at + size));
});
EM_JS(void, world_get, (int call, const char* path, double limit), {
  alongside.courier.get(call, UTF8ToString(path), limit);
});
EM_JS(int, world_save_file, (const char* name, const char* mime, const std::uint8_t* at, std::size_t size), {
  return alongside.courier.saveFile(UTF8ToString(name), UTF8ToString(mime), HEAPU8.slice(at, at + size)) ? 1 : 0;
});
EM_JS(int, world_can_share, (), { return alongside.courier.canShare() ? 1 : 0; });
EM_JS(void, world_share, (int call, const char* name, const char* mime, const std::uint8_t* at, std::size_t size), {
  alongside.courier.share(call, UTF8ToString(name), UTF8ToString(mime), HEAPU8.slice(at, at + size));
});
EM_JS(void, world_pick, (int call, int several, double limit), { alongside.courier.pick(call, several !== 0, limit); });
EM_JS(void, world_print, (const char* title, const char* html), {
  alongside.courier.print(UTF8ToString(title), UTF8ToString(html));
});
EM_JS(void, world_ring, (const char* number), { alongside.courier.ring(UTF8ToString(number)); });
EM_JS(void, world_clear_print, (), { alongside.courier.clearPrint(); });
EM_JS(void, world_storage, (int call), { alongside.courier.storage(call); });
EM_JS(void, world_persist, (int call), { alongside.courier.persist(call); });
// The caller frees the text. Storage that is refused (or was cleared) reads as nothing kept.
EM_JS(char*, world_preference, (const char* name), {
  const value = alongside.courier.preference(UTF8ToString(name));
  const size = lengthBytesUTF8(value) + 1;
  const at = _malloc(size);
  stringToUTF8(value, at, size);
  return at;
});
EM_JS(void, world_set_preference, (const char* name, const char* value), {
  alongside.courier.setPreference(UTF8ToString(name), UTF8ToString(value));
});
// A reload alone leaves what was in memory readable for seconds; zeroing leaves nothing (measured in the
// process's memory). Not from within a C++ call, which would return to a stack that is no more.
EM_JS(void, world_wipe, (), { setTimeout(() => alongside.courier.wipeAndReload(), 0); });
EM_JS(void, world_update, (), { alongside.offline.applyUpdate(); });
EM_JS(void, world_wake_in, (double seconds), { alongside.courier.wakeIn(seconds); });
// clang-format on

extern "C" {
EMSCRIPTEN_KEEPALIVE void alongside_world_wake(WebWorld* self) {
  if (self->onWake) self->onWake();
}
EMSCRIPTEN_KEEPALIVE void alongside_world_network(WebWorld* self) {
  if (self->onNetwork) self->onNetwork();
}
EMSCRIPTEN_KEEPALIVE void alongside_world_update_ready(WebWorld* self) {
  if (self->onUpdateReady) self->onUpdateReady();
}
EMSCRIPTEN_KEEPALIVE void alongside_world_leave(WebWorld* self) { self->wipeAndReload(); }
EMSCRIPTEN_KEEPALIVE void alongside_world_number(WebWorld* self, int call, int number) {
  self->answeredNumber(call, number);
}
EMSCRIPTEN_KEEPALIVE void alongside_world_storage(WebWorld* self, int call, int persisted, double used,
                                                  double quota, int installed) {
  self->answeredStorage(call, persisted, used, quota, installed != 0);
}
// `bytes` is null when the file was over the limit, or over what memory is left, and not read.
EMSCRIPTEN_KEEPALIVE void alongside_world_file(WebWorld* self, int call, const char* name,
                                               const std::uint8_t* bytes, double size) {
  PickedFile file;
  file.name = name;
  file.size = static_cast<std::uint64_t>(size);
  file.tooLarge = bytes == nullptr;
  try {
    if (bytes) file.bytes.assign(bytes, bytes + static_cast<std::size_t>(size));
  } catch (const std::bad_alloc&) {
    file.tooLarge = true;
  }
  self->answeredFile(call, std::move(file));
}
EMSCRIPTEN_KEEPALIVE void alongside_world_files(WebWorld* self, int call) { self->answeredFiles(call); }
}

namespace {
/// Of a dropped file; the same as the app asks for when it opens the picker.
constexpr double kDropLimit = 64.0 * 1024 * 1024;

/// Scripts read up to the terminating zero.
std::string terminated(std::string_view text) { return std::string(text); }
}  // namespace

void WebWorld::begin() { world_begin(this, kDropLimit); }

Millis WebWorld::now() {
  return static_cast<Millis>(std::chrono::duration_cast<std::chrono::milliseconds>(
                                 std::chrono::system_clock::now().time_since_epoch())
                                 .count());
}
double WebWorld::uptime() { return emscripten_get_now() / 1000; }

bool WebWorld::online() { return world_online() != 0; }

void WebWorld::put(std::string_view path, std::string_view token, Bytes body, std::function<void(int)> done) {
  const int call = ask();
  numbers_[call] = std::move(done);
  world_put(call, terminated(path).c_str(), terminated(token).c_str(), body.data(), body.size());
}

void WebWorld::get(std::string_view path, std::uint64_t limit, std::function<void(int, PickedFile)> done) {
  const int call = ask();
  numbers_[call] = [this, call, done = std::move(done)](int status) {
    PickedFile file;
    if (auto arrived = arriving_.extract(call); arrived && !arrived.mapped().empty())
      file = std::move(arrived.mapped().front());
    done(status, std::move(file));
  };
  world_get(call, terminated(path).c_str(), static_cast<double>(limit));
}

bool WebWorld::saveFile(std::string_view name, std::string_view mime, ByteView bytes) {
  return world_save_file(terminated(name).c_str(), terminated(mime).c_str(), bytes.data(), bytes.size()) != 0;
}

bool WebWorld::canShare() { return world_can_share() != 0; }

void WebWorld::shareFile(std::string_view name, std::string_view mime, Bytes bytes,
                         std::function<void(bool)> done) {
  const int call = ask();
  numbers_[call] = [done = std::move(done)](int shared) { done(shared != 0); };
  world_share(call, terminated(name).c_str(), terminated(mime).c_str(), bytes.data(), bytes.size());
}

void WebWorld::pickFiles(bool several, std::uint64_t limit, Files done) {
  const int call = ask();
  files_[call] = std::move(done);
  world_pick(call, several ? 1 : 0, static_cast<double>(limit));
}

void WebWorld::print(std::string_view title, std::string_view html) {
  world_print(terminated(title).c_str(), terminated(html).c_str());
}

void WebWorld::ring(std::string_view number) { world_ring(terminated(number).c_str()); }

void WebWorld::clearPrint() { world_clear_print(); }

void WebWorld::storageState(std::function<void(StorageState)> done) {
  const int call = ask();
  storage_[call] = std::move(done);
  world_storage(call);
}

void WebWorld::persist(std::function<void(bool)> done) {
  const int call = ask();
  numbers_[call] = [done = std::move(done)](int granted) { done(granted != 0); };
  world_persist(call);
}

std::string WebWorld::preference(std::string_view name) {
  char* text = world_preference(terminated(name).c_str());
  std::string value = text;
  std::free(text);
  return value;
}

void WebWorld::setPreference(std::string_view name, std::string_view value) {
  world_set_preference(terminated(name).c_str(), terminated(value).c_str());
}

void WebWorld::wipeAndReload() {
  // A transaction that is under way when the page goes would be aborted.
  disk_.whenIdle([] { world_wipe(); });
}

void WebWorld::applyUpdate() { world_update(); }

void WebWorld::wakeIn(double seconds) { world_wake_in(seconds); }

void WebWorld::answeredNumber(int call, int number) {
  if (auto asked = numbers_.extract(call)) {
    asked.mapped()(number);
    if (onAnswer) onAnswer();
  }
}

void WebWorld::answeredStorage(int call, int persisted, double used, double quota, bool installed) {
  auto asked = storage_.extract(call);
  if (!asked) return;
  StorageState state;
  if (persisted >= 0) state.persisted = persisted != 0;
  state.used = static_cast<std::uint64_t>(used);
  state.quota = static_cast<std::uint64_t>(quota);
  state.installed = installed;
  asked.mapped()(state);
  if (onAnswer) onAnswer();
}

void WebWorld::answeredFile(int call, PickedFile file) { arriving_[call].push_back(std::move(file)); }

void WebWorld::answeredFiles(int call) {
  std::vector<PickedFile> files = std::move(arriving_[call]);
  arriving_.erase(call);
  if (auto asked = files_.extract(call)) {
    asked.mapped()(std::move(files));
  } else if (onFiles && !files.empty()) {
    onFiles(std::move(files));
  }
  if (onAnswer) onAnswer();
}

}  // namespace alongside
