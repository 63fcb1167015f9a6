// Every allocation fails once, in turn, while somebody opens, saves, seals, takes in and changes a passphrase. The page
// has no memory to go on with and ends; so the tablet's medium must hold the old state or the new one, with everything
// in it that was acknowledged. Nowhere is want of memory taken for a damaged vault or a forged pack. (A key that cannot be
// derived from a passphrase is an answer, and work goes on.)
//
// Each allocation is tried in a process of its own, which ends like a page: nothing is cleaned up on the disk by the
// destructors that a native program runs and the page, compiled without exceptions, does not.
#include <doctest/doctest.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <new>

#include "../exchange/exchange_people.h"
#include "exchange/intake.h"
#include "platform/memory/memory_disk.h"
#include "store/vault/vault.h"

namespace {

/// Counted only while a tablet works; the test's own memory never fails.
std::size_t allocationsLeft = 0;  // 0: none fails
std::size_t allocationsMade = 0;
bool counted = false;

void* allocated(std::size_t size) {
  if (counted) {
    ++allocationsMade;
    if (allocationsLeft > 0 && --allocationsLeft == 0) throw std::bad_alloc();
  }
  void* at = std::malloc(size > 0 ? size : 1);
  if (at == nullptr) throw std::bad_alloc();
  return at;
}

}  // namespace

void* operator new(std::size_t size) { return allocated(size); }
void* operator new[](std::size_t size) { return allocated(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  try {
    return allocated(size);
  } catch (const std::bad_alloc&) {
    return nullptr;
  }
}
void operator delete(void* at) noexcept { std::free(at); }
void operator delete(void* at, const std::nothrow_t&) noexcept { std::free(at); }
void operator delete[](void* at) noexcept { std::free(at); }
void operator delete(void* at, std::size_t) noexcept { std::free(at); }
void operator delete[](void* at, std::size_t) noexcept { std::free(at); }

using namespace alongside;

namespace {

class Uncounted {
 public:
  Uncounted() : before_(std::exchange(counted, false)) {}
  ~Uncounted() { counted = before_; }

 private:
  bool before_;
};

/// What outlives the child: its medium, and how often it was told 'saved'.
struct Shared {
  std::size_t size;
  std::size_t told;
  std::size_t made;
  std::uint8_t bytes[std::size_t{1} << 20];

  void keep(const MemoryDisk::Files& files) {
    std::size_t at = 0;
    const auto put = [&](const void* from, std::size_t count) {
      if (at + count > sizeof bytes) std::abort();
      std::memcpy(bytes + at, from, count);
      at += count;
    };
    for (const auto& [name, content] : files) {
      const std::size_t sizes[2] = {name.size(), content.size()};
      put(sizes, sizeof sizes);
      put(name.data(), name.size());
      put(content.data(), content.size());
    }
    size = at;
  }
  MemoryDisk::Files files() const {
    MemoryDisk::Files files;
    for (std::size_t at = 0; at < size;) {
      std::size_t sizes[2];
      std::memcpy(sizes, bytes + at, sizeof sizes);
      at += sizeof sizes;
      std::string name(reinterpret_cast<const char*>(bytes + at), sizes[0]);
      at += sizes[0];
      files[std::move(name)] = Bytes(bytes + at, bytes + at + sizes[1]);
      at += sizes[1];
    }
    return files;
  }
};

/// The tablet's disk: the test's own memory, durable at once when it settles.
class TabletDisk final : public Disk {
 public:
  TabletDisk(MemoryDisk::Files files, Shared& shared) : disk_(std::move(files)), shared_(shared) {}
  std::vector<DiskFile> list() override {
    const Uncounted own;
    return disk_.list();
  }
  Result<Bytes> read(std::string_view name) override {
    const Uncounted own;
    return disk_.read(name);
  }
  void commit(DiskStep step, std::function<void(Outcome)> done) override {
    if (std::uncaught_exceptions() > 0) return;  // the page has ended
    const Uncounted own;
    disk_.commit(std::move(step), [done = std::move(done)](const Outcome& outcome) {
      counted = true;
      if (done) done(outcome);
      counted = false;
    });
  }
  void retry(std::function<void(Outcome)> done) override { commit({}, std::move(done)); }
  void settle() {
    const Uncounted own;
    while (disk_.settleOne()) shared_.keep(disk_.medium());
  }

 private:
  MemoryDisk disk_;
  Shared& shared_;
};

/// What is there before, and what the acts need.
struct Start {
  MemoryDisk::Files files;
  std::string id;
  crypto::Secret key;
  std::string pack;
  std::vector<Revision> own, theirs;

  Start() {
    const test::People& people = test::people();
    MemoryDisk disk;
    auto vault = Vault::create(disk,
                               {.worker = "Imogen Farrow",
                                .passphrase = crypto::Secret::ofText("four calm green words"),
                                .parameters = crypto::Argon2::floor(),
                                .recovery = std::nullopt},
                               {});
    REQUIRE(vault);
    disk.settle();
    id = (*vault)->id();
    key = Vault::keyFor(disk, id, crypto::Secret::ofText("four calm green words")).value();
    for (std::uint8_t n = 1; n <= 4; ++n)
      own.push_back(
          test::revisionOf(n, people.worker, {{"notes", "Of number " + std::to_string(n)}}, test::kNow + n));
    (*vault)->append({own.begin(), own.begin() + 3}, {});
    (*vault)->setShelf("local", {{"seq", 1}}, {});
    disk.settle();
    vault->reset();
    files = disk.medium();
    for (std::uint8_t n = 10; n < 12; ++n)
      theirs.push_back(test::revisionOf(n, people.worker, {{"notes", "Theirs"}}, test::kNow + n));
    pack = sealPack(test::packOf(people, 9, 1, theirs), people.worker,
                    {people.coordinator.agreement.publicKey()})
               .value()
               .text;
  }
};
const Start& start() {
  static const Start all;
  return all;
}

struct Tablet {
  TabletDisk& disk;
  Shared& shared;
  Vault* vault = nullptr;
  Store store;

  bool open() {
    auto opened = Vault::open(disk, start().id, start().key.copy());
    if (!opened) return false;
    vault = opened->release();  // lives as long as the page
    for (Revision& revision : vault->takeRevisions()) store.add(std::move(revision));
    return !vault->damage();
  }
  Vault::Done saved() {
    return [this](const Outcome& outcome) { shared.told += outcome.has_value() ? 1 : 0; };
  }
};

using Work = std::function<void(Tablet&)>;

/// In a process of its own: opens, then works with the n-th allocation failing (0: none).
int ended(Shared& shared, std::size_t which, bool fromOpening, const Work& work) {
  std::memset(&shared, 0, offsetof(Shared, bytes));
  shared.keep(start().files);
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    for (const int signal : {SIGABRT, SIGSEGV, SIGTERM, SIGFPE, SIGILL}) std::signal(signal, SIG_DFL);
    if (std::freopen("/dev/null", "w", stderr) == nullptr) _exit(3);
    std::set_terminate([] { _exit(2); });
    TabletDisk disk(start().files, shared);
    Tablet tablet{disk, shared, nullptr, {}};
    if (!fromOpening && !tablet.open()) _exit(3);
    try {
      allocationsLeft = which;
      counted = true;
      if (fromOpening && !tablet.open()) _exit(4);  // nothing is damaged
      work(tablet);
      counted = false;
      shared.made = allocationsMade;
    } catch (const std::bad_alloc&) {
      _exit(2);
    }
    _exit(0);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 100 + WTERMSIG(status);
}

struct State {
  std::size_t revisions;
  Json local;
  std::string passphrase = "four calm green words";
  bool cleared = false;  ///< the second of them
};

bool holds(const MemoryDisk::Files& files, const State& state, bool passphrases) {
  MemoryDisk disk(files);
  auto vault = Vault::open(disk, start().id, start().key.copy());
  if (!vault || (*vault)->damage()) return false;
  std::vector<Revision> all(start().own.begin(), start().own.begin() + 3);
  if (state.revisions == 4) all.push_back(start().own.back());
  if (state.revisions == 5) all.insert(all.end(), start().theirs.begin(), start().theirs.end());
  const std::vector<Revision> found = (*vault)->takeRevisions();
  if (found.size() != all.size() || (*vault)->shelf("local") != state.local) return false;
  if (state.cleared) forget(all.at(1));
  for (std::size_t i = 0; i < all.size(); ++i)
    if (found[i].rev != all[i].rev || found[i].fields != all[i].fields) return false;
  return !passphrases ||
         Vault::keyFor(disk, start().id, crypto::Secret::ofText(state.passphrase)).has_value();
}

/// Fails each allocation of `work` in turn, `most` of them at most. `states`: what each call leads to.
void failEach(const Work& work, const std::vector<State>& states, std::size_t most, bool fromOpening = false,
              bool passphrases = false) {
  void* memory = mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  REQUIRE(memory != MAP_FAILED);
  Shared& shared = *static_cast<Shared*>(memory);
  REQUIRE(ended(shared, 0, fromOpening, work) == 0);
  const std::size_t all = shared.made;
  REQUIRE(all > 5);
  REQUIRE(shared.told + 1 == states.size());
  REQUIRE(holds(shared.files(), states.back(), passphrases));
  const std::size_t stride = (all + most - 1) / most;
  std::size_t over = 0;
  for (std::size_t which = 1; which <= all; which += stride) {
    CAPTURE(which);
    const int how = ended(shared, which, fromOpening, work);
    CAPTURE(how);
    CHECK((how == 0 || how == 2));
    over += how == 2 ? 1 : 0;
    bool fits = false;
    for (std::size_t state = shared.told; state < states.size() && !fits; ++state)
      fits = holds(shared.files(), states[state], passphrases);
    CHECK(fits);
  }
  MESSAGE(all, " allocations, every ", stride, ". failed; the page ended ", over, " times");
  CHECK(over > 0);
  munmap(memory, sizeof(Shared));
}

const State kOld{3, {{"seq", 1}}};

}  // namespace

TEST_CASE("each allocation failed in turn: opening changes nothing, and calls nothing damaged") {
  failEach([](Tablet&) {}, {kOld}, 300, true);
}

TEST_CASE("each allocation failed in turn: saving leaves the old or the new state") {
  failEach(
      [](Tablet& tablet) {
        tablet.vault->append({start().own.back()}, tablet.saved());
        tablet.disk.settle();
      },
      {kOld, {4, {{"seq", 1}}}}, 300);
}

TEST_CASE("each allocation failed in turn: sealing leaves the old or the new state") {
  failEach(
      [](Tablet& tablet) {
        const test::People& people = test::people();
        const auto sealed =
            sealPack(test::packOf(people, 8, 2, start().own), people.worker, people.recipients());
        if (!sealed) _exit(4);
        tablet.vault->putBlob("pack-2", bytesOf(sealed->text), tablet.saved());
        tablet.vault->setShelf("local", {{"seq", 2}}, tablet.saved());
        tablet.disk.settle();
      },
      {kOld, kOld, {3, {{"seq", 2}}}}, 300);
}

TEST_CASE(
    "each allocation failed in turn: taking a pack in leaves the old or the new state, and calls nothing "
    "forged") {
  failEach(
      [](Tablet& tablet) {
        const test::People& people = test::people();
        const auto opened = openPack(start().pack, people.coordinator, people.team);
        if (!opened) _exit(4);  // nothing is forged
        IntakeLedger ledger;
        tablet.vault->append(takeIn(*opened, tablet.store, ledger, test::kNow), tablet.saved());
        tablet.vault->setShelf("local", {{"seq", 1}, {"packs", ledger.devices.size()}}, tablet.saved());
        tablet.disk.settle();
      },
      {kOld, {5, {{"seq", 1}}}, {5, {{"seq", 1}, {"packs", 1}}}}, 300);
}

TEST_CASE("each allocation failed in turn: clearing leaves the old or the new state") {
  failEach(
      [](Tablet& tablet) {
        tablet.vault->clear({start().own.at(1).rev}, tablet.saved());
        tablet.disk.settle();
      },
      {kOld, {3, {{"seq", 1}}, "four calm green words", true}}, 300);
}

TEST_CASE("each allocation failed in turn: a changed passphrase is the old or the new one") {
  failEach(
      [](Tablet& tablet) {
        tablet.vault->changePassphrase(crypto::Secret::ofText("five blue calm words more"),
                                       crypto::Argon2::floor(), tablet.saved());
        tablet.disk.settle();
      },
      {kOld, {3, {{"seq", 1}}, "five blue calm words more"}}, 60, false, true);
}
