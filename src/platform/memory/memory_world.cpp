#include "platform/memory/memory_world.h"

#include <utility>

namespace alongside {

void MemoryWorld::put(std::string_view path, std::string_view sent, Bytes body,
                      std::function<void(int)> done) {
  asked.emplace_back(path);
  if (!connected) {
    answers_.emplace_back([done = std::move(done)] { done(0); });
    return;
  }
  int status = sent == token ? answer : 403;
  const bool takes = status == 201 || status == 204;  // anything else is not our server
  if (takes && !inbox.emplace(std::string(path), std::move(body)).second) status = 409;
  if (!heard) status = 0;
  answers_.emplace_back([done = std::move(done), status] { done(status); });
}

void MemoryWorld::get(std::string_view path, std::uint64_t limit, std::function<void(int, PickedFile)> done) {
  asked.emplace_back(path);
  int status = connected ? readAnswer : 0;
  PickedFile file;
  file.name = path;
  if (status == 200 && path.ends_with('/')) {
    std::string list;
    for (const auto& [name, bytes] : inbox)
      if (name.starts_with(path))
        list += std::string(list.empty() ? "[" : ",") + "{\"name\":\"" + name.substr(path.size()) +
                "\",\"type\":\"file\",\"size\":" + std::to_string(bytes.size()) +
                (came.contains(name) ? ",\"mtime\":\"" + came[name] + "\"}" : "}");
    file.bytes = bytesOf(list.empty() ? "[]" : list + "]");
  } else if (status == 200) {
    const auto found = inbox.find(std::string(path));
    if (found == inbox.end())
      status = 404;
    else
      file.bytes = found->second;
  }
  file.size = file.bytes.size();
  file.tooLarge = file.size > limit;
  if (file.tooLarge) file.bytes.clear();
  answers_.emplace_back([done = std::move(done), status, file = std::move(file)] { done(status, file); });
}

bool MemoryWorld::saveFile(std::string_view name, std::string_view, ByteView bytes) {
  lastSaved = name;
  saved[lastSaved] = Bytes(bytes.begin(), bytes.end());
  return true;
}

void MemoryWorld::shareFile(std::string_view name, std::string_view mime, Bytes bytes,
                            std::function<void(bool)> done) {
  saveFile(name, mime, bytes);
  answers_.emplace_back([done = std::move(done)] { done(true); });
}

void MemoryWorld::pickFiles(bool several, std::uint64_t limit,
                            std::function<void(std::vector<PickedFile>)> done) {
  std::vector<PickedFile> files = std::exchange(toPick, {});
  if (!several && files.size() > 1) files.resize(1);
  for (PickedFile& file : files) {
    file.size = std::max<std::uint64_t>(file.size, file.bytes.size());
    file.tooLarge = file.size > limit;
    if (file.tooLarge) file.bytes.clear();
  }
  answers_.emplace_back(
      [done = std::move(done), files = std::move(files)]() mutable { done(std::move(files)); });
}

void MemoryWorld::print(std::string_view, std::string_view html) { printed = html; }

void MemoryWorld::storageState(std::function<void(StorageState)> done) {
  answers_.emplace_back([this, done = std::move(done)] {
    done({.persisted = true,
          .used = storage.bytesOnMedium(),
          .quota = std::uint64_t{1} << 30,
          .installed = false});
  });
}

void MemoryWorld::persist(std::function<void(bool)> done) {
  answers_.emplace_back([done = std::move(done)] { done(true); });
}

std::string MemoryWorld::preference(std::string_view name) {
  const auto at = preferences.find(name);
  return at == preferences.end() ? std::string() : at->second;
}

void MemoryWorld::setPreference(std::string_view name, std::string_view value) {
  preferences[std::string(name)] = value;
}

bool MemoryWorld::settleOne() {
  if (storage.waiting() && storage.settleOne()) return true;
  if (answers_.empty()) return false;
  const std::function<void()> next = std::move(answers_.front());
  answers_.pop_front();
  next();
  return true;
}

void MemoryWorld::settle() {
  while (waiting()) {
    const bool stuck = answers_.empty();
    if (storage.waiting()) storage.settle();
    if (answers_.empty()) {
      if (stuck) return;  // the medium refuses what is left
      continue;
    }
    const std::function<void()> next = std::move(answers_.front());
    answers_.pop_front();
    next();
  }
}

}  // namespace alongside
