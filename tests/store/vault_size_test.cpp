// A full vault: what a save costs, how many files lie there, how long opening takes.
#include <chrono>

#include "vault_support.h"

using namespace alongside;
using namespace alongside::vaulttest;

TEST_CASE("with sixty thousand revisions a save costs no more than with few, and the files stay few") {
  constexpr std::uint64_t kMany = 60'000;
  MemoryDisk disk;
  Made made = make(disk);
  std::uint64_t largest = 0;
  std::size_t mostFiles = 0;
  std::uint64_t n = 0;
  const auto save = [&](std::uint64_t count) {
    const std::uint64_t before = disk.bytesWritten();
    made.vault->append(revisionsFrom(n, count, 400), {});
    disk.settle();
    n += count;
    largest = std::max(largest, disk.bytesWritten() - before);
  };
  while (n < kMany) {
    save(std::min<std::uint64_t>(50, kMany - n));
    while (made.vault->tidy({})) disk.settle();
    mostFiles = std::max(mostFiles, disk.medium().size());
  }
  CHECK(mostFiles < 60);
  CHECK(largest < 64 * 1024 + 50 * 700);
  for (int i = 0; i < 3; ++i) {
    const std::uint64_t before = disk.bytesWritten();
    save(1);
    CHECK(disk.bytesWritten() - before < 64 * 1024 + 2000);
  }
  made.vault.reset();
  const auto begin = std::chrono::steady_clock::now();
  auto vault = reopen(disk, made);
  const auto taken = std::chrono::steady_clock::now() - begin;
  MESSAGE("opening " << n << " revisions, " << disk.bytesOnMedium() / 1024 << " KiB in "
                     << disk.medium().size() << " files: "
                     << std::chrono::duration_cast<std::chrono::milliseconds>(taken).count() << " ms");
  CHECK_FALSE(vault->damage());
  const auto revisions = vault->takeRevisions();
  REQUIRE(revisions.size() == n);
  for (const unsigned which : {0u, 1u, 4'999u, 31'234u, 59'999u, 60'002u}) {
    CHECK(same(revisions[which], revisionNo(which, 400)));
  }
}

TEST_CASE("a vault that was never tidied is brought to few files by the first round") {
  MemoryDisk disk;
  Made made = make(disk);
  for (std::uint64_t n = 0; n < 150; ++n) {
    made.vault->append(revisionsFrom(n * 20, 20, 3000), {});
    disk.settle();
  }
  CHECK(namesOf(disk, made.id, "seg.").size() >= 150);
  int rounds = 0;
  while (made.vault->tidy({})) {
    disk.settle();
    ++rounds;
  }
  CHECK(rounds >= 1);
  CHECK(namesOf(disk, made.id, "seg.").size() < 10);
  const auto vault = reopen(disk, made);
  CHECK_FALSE(vault->damage());
  CHECK(same(vault->takeRevisions(), revisionsFrom(0, 3000, 3000)));
}
