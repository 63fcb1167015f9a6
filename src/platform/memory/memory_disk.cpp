#include "platform/memory/memory_disk.h"

#include <algorithm>
#include <cassert>

namespace alongside {
namespace {

void carryOut(MemoryDisk::Files& files, const DiskStep& step) {
  for (const auto& [name, bytes] : step.writes) files.insert_or_assign(name, bytes);
  for (const std::string& name : step.unlinks) files.erase(name);
}

}  // namespace

Fault MemoryDisk::full() {
  return {"disk/full", "This tablet has no room left.",
          "What was saved before is safe; the last change is kept while the page stays open.",
          "Make room on the tablet, then try again."};
}

Fault MemoryDisk::lost() {
  return {"disk/lost", "The browser has closed its storage.",
          "What was saved before is safe; the last change is kept while the page stays open.", "Try again."};
}

std::vector<DiskFile> MemoryDisk::list() {
  std::vector<DiskFile> files;
  files.reserve(tree_.size());
  for (const auto& [name, bytes] : tree_) files.push_back({name, bytes.size()});
  return files;
}

Result<Bytes> MemoryDisk::read(std::string_view name) {
  const auto found = tree_.find(name);
  if (found == tree_.end()) {
    return fail("disk/missing", "A file is missing on this tablet.", "The other files are as they were.",
                "Ask your coordinator for help.");
  }
  return found->second;
}

void MemoryDisk::commit(DiskStep step, std::function<void(Outcome)> done) {
  for (const auto& [name, bytes] : step.writes) {
    assert(!tree_.contains(name) && "files are immutable: always a new name");
    written_ += bytes.size();
  }
  carryOut(tree_, step);
  if (!done) done = [](const Outcome&) {};
  queue_.push_back({std::move(step), std::move(done)});
}

void MemoryDisk::retry(std::function<void(Outcome)> done) { commit({}, std::move(done)); }

std::uint64_t MemoryDisk::sizeAfter(std::size_t steps) const {
  Files files = medium_;
  for (std::size_t i = 0; i < steps; ++i) carryOut(files, queue_[i].step);
  std::uint64_t size = 0;
  for (const auto& [name, bytes] : files) size += bytes.size();
  return size;
}

/// The first `steps` of the queue become durable together, or none of them.
bool MemoryDisk::attempt(std::size_t steps) {
  refused_.reset();
  for (auto& [after, fault] : refusals_) {
    if (after-- == 0) refused_ = fault;
  }
  std::erase_if(refusals_, [](const auto& refusal) { return refusal.first == static_cast<std::size_t>(-1); });
  if (!refused_ && limit_ != std::numeric_limits<std::uint64_t>::max() && sizeAfter(steps) > limit_)
    refused_ = full();
  if (refused_) return false;
  for (std::size_t i = 0; i < steps; ++i) {
    carryOut(medium_, queue_[i].step);
    history_.push_back(queue_[i].step);
  }
  return true;
}

bool MemoryDisk::settleOne() {
  // Steps that were refused before go along with the first that still waits for an answer.
  const auto next =
      std::ranges::find_if(queue_, [](const Waiting& waiting) { return waiting.done != nullptr; });
  if (next == queue_.end()) return false;
  const auto steps = static_cast<std::size_t>(next - queue_.begin()) + 1;
  const auto done = std::exchange(next->done, nullptr);
  if (attempt(steps)) {
    queue_.erase(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(steps));
    done({});
  } else {
    done(std::unexpected(*refused_));
  }
  return true;
}

void MemoryDisk::settle() {
  while (settleOne()) {
  }
}

void MemoryDisk::refuseAttempt(std::size_t k, Fault fault) { refusals_.emplace_back(k, std::move(fault)); }

std::uint64_t MemoryDisk::bytesOnMedium() const {
  std::uint64_t size = 0;
  for (const auto& [name, bytes] : medium_) size += bytes.size();
  return size;
}

void MemoryDisk::put(std::string name, Bytes bytes) {
  medium_.insert_or_assign(name, bytes);
  tree_.insert_or_assign(std::move(name), std::move(bytes));
}

void MemoryDisk::erase(std::string_view name) {
  std::erase_if(medium_, [&](const auto& file) { return file.first == name; });
  std::erase_if(tree_, [&](const auto& file) { return file.first == name; });
}

void MemoryDisk::flip(std::string_view name, std::size_t byte, std::uint8_t bits) {
  for (Files* files : {&medium_, &tree_}) {
    if (const auto found = files->find(name); found != files->end() && byte < found->second.size()) {
      found->second[byte] ^= bits;
    }
  }
}

void MemoryDisk::truncate(std::string_view name, std::size_t size) {
  for (Files* files : {&medium_, &tree_}) {
    if (const auto found = files->find(name); found != files->end() && size < found->second.size()) {
      found->second.resize(size);
    }
  }
}

MemoryDisk::Files afterPowerCut(const MemoryDisk::Files& start, const std::vector<DiskStep>& history,
                                std::size_t whole, PowerCut cut) {
  MemoryDisk::Files files = start;
  for (std::size_t i = 0; i < whole; ++i) carryOut(files, history[i]);
  if (whole == history.size()) return files;
  const DiskStep& step = history[whole];
  std::size_t part = 0;
  for (std::size_t i = 0; i < step.writes.size(); ++i, ++part) {
    const auto& [name, bytes] = step.writes[i];
    if (cut.torn == i) {
      files.insert_or_assign(
          name, Bytes(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(bytes.size() / 2)));
    } else if ((cut.kept >> part & 1) != 0) {
      files.insert_or_assign(name, bytes);
    }
  }
  for (const std::string& name : step.unlinks) {
    if ((cut.kept >> part++ & 1) != 0) files.erase(name);
  }
  return files;
}

}  // namespace alongside
