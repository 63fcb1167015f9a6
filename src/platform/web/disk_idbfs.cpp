#include "platform/web/disk_idbfs.h"

#include <dirent.h>
#include <emscripten.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cassert>
#include <utility>

namespace alongside {

// clang-format off
EM_JS(void, disk_mount, (), {
  FS.mkdir('/alongside');
  Module.diskMount = FS.mount(IDBFS, {}, '/alongside').mount;
  // A full disk has two names: Chromium 150 says QuotaExceededError for small values, and DataError ('Failed to
  // write blobs') for those above 64 KB, which it keeps as files. How much room navigator.storage.estimate() claims
  // says nothing: on a full disk it was a gigabyte.
  const full = (error) => error.name === 'QuotaExceededError' || error.name === 'DataError';
  // Takes one answer to a call, an error or nothing, and gives it itself when none came in time: a connection that
  // was dropped while it was used never answers. Counted in seconds that this page could use: while it is held up
  // itself, answers wait in its own queue.
  Module.diskAnswers = (self, call, seconds) => {
    let answered = false, left = seconds, watchdog = 0;
    const answer = (error) => {
      if (answered) return;
      answered = true;
      clearTimeout(watchdog);
      if (error) console.info('storage:', error.name, error.message);
      _alongside_disk_answered(self, call, !error ? 0 : full(error) ? 1 : 2);
    };
    const tick = () => {
      if (--left > 0) watchdog = setTimeout(tick, 1000);
      else answer({name: 'TimeoutError', message: 'no answer'});
    };
    watchdog = setTimeout(tick, 1000);
    return answer;
  };
});

EM_JS(void, disk_soon, (IdbfsDisk* self), { queueMicrotask(() => _alongside_disk_begin(self)); });

// FS.syncfs only adds a warning about overlapping calls, and autoPersist swallows errors: IDBFS itself is called.
// Its syncfs lists every file on both sides (1 ms for each 30 of them), so a save names what it changed and hands
// just that to IDBFS.reconcile. Everything is compared again after a failure, and on a new connection: the database
// behind it may be an empty one, since people clear a site's data while its page is open.
EM_JS(void, disk_sync, (IdbfsDisk* self, int call, int reach, const char* changed, const char* gone), {
  const everything = 0, populate = 2, root = Module.diskMount.mountpoint;
  const entries = (names) => Object.fromEntries(UTF8ToString(names).split('\n').filter(Boolean).map((name) => [root + '/' + name, {}]));
  const local = {type: 'local', entries: entries(changed)}, remote = {type: 'remote', entries: entries(gone)};
  const answer = Module.diskAnswers(self, call, reach === populate ? 60 : 10);
  try {
    remote.db = IDBFS.dbs[root];
    if (remote.db && reach !== everything && reach !== populate) IDBFS.reconcile(local, remote, answer);
    else IDBFS.syncfs(Module.diskMount, reach === populate, answer);
  } catch (error) {
    answer(error);
  }
});

// Chromium keeps IndexedDB in a LevelDB, whose log may end in a piece of a record: the browser was killed in the midst
// of it, or the disk was full. Chromium 150 goes on writing behind that piece (leveldb issue 1287), and at the next
// start reads no further than to it, or throws the whole database away: what it acknowledged in between is gone. So a
// new log is begun before anything else is asked of the database: opening one writes some bytes, too. Chromium begins a
// new log, and puts the old one's records away for good, when a database is removed, within some hundredths of a second:
// one of ours that holds nothing, made again for the next time.
EM_JS(void, disk_settle, (IdbfsDisk* self, int call), {
  const answer = Module.diskAnswers(self, call, 30);
  if (!navigator.userAgentData) return queueMicrotask(answer);  // no Chromium, no LevelDB
  const make = (then) => {
    const opening = indexedDB.open('settling', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('nothing');
    opening.onerror = () => answer(opening.error);
    opening.onsuccess = () => {
      opening.result.close();
      then();
    };
  };
  const remove = (then) => {
    const removing = indexedDB.deleteDatabase('settling');
    removing.onerror = () => answer(removing.error);
    removing.onsuccess = ({oldVersion}) => then(oldVersion > 0);
  };
  // Where there was none yet, removing it did nothing.
  remove((was) => was ? make(answer) : make(() => remove(() => make(answer))));
});

EM_JS(void, disk_drop_connection, (), {
  for (const [name, db] of Object.entries(IDBFS.dbs)) {
    try {
      db.close();
    } catch (error) {
      console.info('storage:', error.name);  // it was dead already
    }
    delete IDBFS.dbs[name];
  }
});
// clang-format on

extern "C" {
EMSCRIPTEN_KEEPALIVE void alongside_disk_begin(IdbfsDisk* self) { self->begin(); }
EMSCRIPTEN_KEEPALIVE void alongside_disk_answered(IdbfsDisk* self, int call, int answer) {
  self->answered(call, static_cast<IdbfsDisk::Answer>(answer));
}
}

namespace {

constexpr const char* kRoot = "/alongside/";

std::string pathOf(std::string_view name) { return kRoot + std::string(name); }

std::string_view folderOf(std::string_view name) {
  const std::size_t at = name.rfind('/');
  return name.substr(0, at == std::string_view::npos ? 0 : at);
}

/// In memory. True: its folder is gone too, since it was the last one there.
bool removeFile(const std::string& name) {
  unlink(pathOf(name).c_str());
  const std::string_view folder = folderOf(name);
  return !folder.empty() && rmdir(pathOf(folder).c_str()) == 0;
}

template <class Names>
std::string lines(const Names& names) {
  std::string all;
  for (const auto& name : names) all.append(name).push_back('\n');
  return all;
}

void walk(const std::string& folder, std::map<std::string, std::uint64_t, std::less<>>& into) {
  DIR* dir = opendir(pathOf(folder).c_str());
  if (!dir) return;
  while (const dirent* entry = readdir(dir)) {
    const std::string_view leaf = entry->d_name;
    if (leaf == "." || leaf == "..") continue;
    const std::string name = folder.empty() ? std::string(leaf) : folder + "/" + std::string(leaf);
    struct stat about{};
    if (stat(pathOf(name).c_str(), &about) != 0) continue;
    if (S_ISDIR(about.st_mode))
      walk(name, into);
    else
      into[name] = static_cast<std::uint64_t>(about.st_size);
  }
  closedir(dir);
}

bool writeFile(const std::string& name, const Bytes& bytes) {
  const int file = open(pathOf(name).c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (file < 0) return false;
  const ssize_t written = write(file, bytes.data(), bytes.size());
  close(file);
  return written == static_cast<ssize_t>(bytes.size());
}

Fault full() {
  return {"disk/full", "The tablet has no room left, so the last changes could not be kept on it.",
          "What you wrote is still here while this page stays open, and everything kept before is as it was.",
          "Make room on the tablet and try again, or save a sealed file and carry it away."};
}
Fault lost() {
  return {"disk/lost", "The browser did not keep the last changes.",
          "What you wrote is still here while this page stays open, and everything kept before is as it was.",
          "Try again. If it does not help, save a sealed file before you close this page."};
}
Fault refused() {
  return {"disk/refused", "This browser does not let Alongside keep anything on the tablet.",
          "Nothing has been changed or lost.",
          "Leave private browsing, allow this site to store data, or use another browser, and open the page "
          "again."};
}

}  // namespace

void IdbfsDisk::mount(Done done) {
  assert(!mounted_ && !mounting_);
  onMounted_ = std::move(done);
  mounting_ = true;
  disk_mount();
  settle();
}

std::vector<DiskFile> IdbfsDisk::list() {
  std::vector<DiskFile> all;
  all.reserve(files_.size());
  for (const auto& [name, size] : files_) all.push_back({name, size});
  return all;
}

Result<Bytes> IdbfsDisk::read(std::string_view name) {
  const auto gone = [&] {
    return fail("disk/missing", "A file of this tablet's records is missing.",
                "The other files are as they were.",
                "Tell your coordinator; what was sent before can be sent back.");
  };
  const auto known = files_.find(name);
  if (known == files_.end()) return gone();
  const int file = open(pathOf(name).c_str(), O_RDONLY);
  if (file < 0) return gone();
  Bytes bytes(static_cast<std::size_t>(known->second));
  const ssize_t got = ::read(file, bytes.data(), bytes.size());
  close(file);
  if (got != static_cast<ssize_t>(bytes.size())) return gone();
  return bytes;
}

void IdbfsDisk::commit(DiskStep step, Done done) {
  if (!mounted_) {
    refused_.push_back(std::move(done));
    disk_soon(this);
    return;
  }
  for (const auto& [name, bytes] : step.writes) {
    assert(!files_.contains(name));
    // Folders are entries of their own in the database, and come before what lies in them.
    if (const std::string folder(folderOf(name)); !folder.empty() && mkdir(pathOf(folder).c_str(), 0700) == 0)
      place(folder);
    // Memory alone is written here; it cannot fail but for want of memory, which ends the program.
    [[maybe_unused]] const bool written = writeFile(name, bytes);
    assert(written);
    files_[name] = bytes.size();
    place(name);
  }
  for (const std::string& name : step.unlinks) {
    if (files_.erase(name) == 0) continue;
    // What never reached the medium needs no order.
    if (unsaved_.erase(name) != 0)
      drop(name);
    else
      owed_.push_back(name);
  }
  queued_.push_back({!step.writes.empty(), std::move(done)});
  pump();
}

void IdbfsDisk::place(const std::string& name) {
  gone_.erase(name);
  unsaved_.insert(name);
}

void IdbfsDisk::drop(const std::string& name) {
  gone_.insert(name);
  if (!removeFile(name)) return;
  const std::string folder(folderOf(name));
  unsaved_.erase(folder);
  gone_.insert(folder);
}

void IdbfsDisk::retry(Done done) {
  if (!mounted_) return commit({}, std::move(done));
  queued_.push_back({true, std::move(done)});
  pump();
}

void IdbfsDisk::whenIdle(std::function<void()> done) {
  idle_.push_back(std::move(done));
  pump();
}

void IdbfsDisk::sync(Reach reach) {
  disk_sync(this, ++call_, static_cast<int>(reach), lines(saving_).c_str(),
            lines(std::exchange(gone_, {})).c_str());
}

void IdbfsDisk::pump() {
  if (syncing_ || mounting_) return;
  if (!queued_.empty() || !ready_.empty() || !clearing_.empty()) {
    syncing_ = true;
    disk_soon(this);  // so that all steps of this turn go in one sync
    return;
  }
  for (auto& done : std::exchange(idle_, {})) done();
}

void IdbfsDisk::begin() {
  for (Done& done : std::exchange(refused_, {}))
    if (done) done(std::unexpected(refused()));
  if (!syncing_) return;
  // From here on nothing more may join this sync, or its answer would come too early.
  again_ = false;
  flight_ = std::exchange(queued_, {});
  owing_ = std::exchange(owed_, {});
  clear_ = unsaved_.empty();  // nothing to be stored first: unlinking may happen at once
  if (clear_)
    for (std::string& name : std::exchange(owing_, {})) ready_.push_back(std::move(name));
  for (const std::string& name : std::exchange(ready_, {})) drop(name);
  saving_ = std::exchange(unsaved_, {});
  go();
}

void IdbfsDisk::go() {
  if (unsettled_) return settle();
  sync(std::exchange(doubtful_, false) ? Reach::everything : Reach::changes);
}

void IdbfsDisk::settle() {
  settling_ = true;
  disk_settle(this, ++call_);
}

void IdbfsDisk::settled(Answer answer) {
  settling_ = false;
  unsettled_ = answer != Answer::kept;
  if (mounting_) return sync(Reach::populate);  // what is there can be read; the first save settles again
  if (!unsettled_) return go();
  failed(answer == Answer::full ? full() : lost());
  pump();
}

void IdbfsDisk::answered(int call, Answer answer) {
  if (call != call_) return;
  if (settling_) return settled(answer);
  if (mounting_) {
    mounting_ = false;
    mounted_ = answer == Answer::kept;
    if (mounted_) walk("", files_);
    if (auto done = std::exchange(onMounted_, {}))
      done(mounted_ ? Outcome{} : Outcome{std::unexpected(refused())});
    pump();
    return;
  }
  if (answer == Answer::kept) {
    succeeded();
  } else if (answer == Answer::lost && !again_) {
    again_ = doubtful_ = unsettled_ = true;
    disk_drop_connection();
    return go();
  } else {
    failed(answer == Answer::full ? full() : lost());
  }
  pump();
}

void IdbfsDisk::succeeded() {
  saving_.clear();
  std::vector<Step> told = std::exchange(clearing_, {});
  for (Step& step : flight_) (step.writes || clear_ ? told : clearing_).push_back(std::move(step));
  flight_.clear();
  for (std::string& name : std::exchange(owing_, {})) ready_.push_back(std::move(name));
  syncing_ = false;
  for (Step& step : told)
    if (step.done) step.done({});
}

void IdbfsDisk::failed(const Fault& fault) {
  doubtful_ = unsettled_ = true;
  unsaved_.merge(std::exchange(saving_, {}));
  owed_.insert(owed_.begin(), owing_.begin(), owing_.end());
  owing_.clear();
  std::vector<Step> told = std::exchange(clearing_, {});
  for (Step& step : flight_) told.push_back(std::move(step));
  flight_.clear();
  syncing_ = false;
  for (Step& step : told)
    if (step.done) step.done(std::unexpected(fault));
}

void IdbfsDisk::renewConnection() {
  if (mounted_ && !syncing_) disk_drop_connection();
}

}  // namespace alongside
