// The medium refuses: full, lost, or for no reason. Nothing is said to be saved that is not, and nothing is lost.
#include "vault_support.h"

using namespace alongside;
using namespace alongside::vaulttest;

TEST_CASE("a full disk is said so, and after making room everything is there") {
  MemoryDisk disk;
  Made made = make(disk);
  made.vault->append(revisionsFrom(0, 3), {});
  disk.settle();
  disk.limitTo(disk.bytesOnMedium() + 100);
  Answers answers;
  for (std::uint64_t n = 3; n < 9; ++n) {
    made.vault->append({revisionNo(n)}, answers());
    disk.settle();
  }
  made.vault->setShelf("drafts", {{"text", "half"}}, answers());
  disk.settle();
  CHECK(answers.good == 0);
  CHECK(answers.bad == 7);
  CHECK(answers.code == "disk/full");
  // What was there before is there still, for whoever opens the tablet now.
  MemoryDisk asItLies(disk.medium());
  CHECK(same(reopen(asItLies, made)->takeRevisions(), revisionsFrom(0, 3)));
  CHECK_FALSE(reopen(asItLies, made)->damage());

  disk.unlimited();
  bool told = false;
  disk.retry([&](const Outcome& outcome) { told = outcome.has_value(); });
  disk.settle();
  CHECK(told);
  MemoryDisk later(disk.medium());
  auto again = reopen(later, made);
  CHECK_FALSE(again->damage());
  CHECK(same(again->takeRevisions(), revisionsFrom(0, 9)));
  CHECK(again->shelf("drafts").at("text") == "half");

  made.vault->append({revisionNo(9)}, answers());
  made.vault->append({revisionNo(10)}, answers());
  disk.settle();
  made.vault->append({revisionNo(11)}, answers());
  disk.settle();
  CHECK(answers.good == 3);
  CHECK(namesOf(disk, made.id, "seg.").size() <= 2);
  again = reopen(disk, made);
  CHECK_FALSE(again->damage());
  CHECK(same(again->takeRevisions(), revisionsFrom(0, 12)));
}

TEST_CASE("the next save carries what was refused before it") {
  for (std::size_t k = 0; k < 6; ++k) {
    MemoryDisk disk;
    Made made = make(disk);
    disk.refuseAttempt(k, MemoryDisk::lost());
    Answers answers;
    for (std::uint64_t n = 0; n < 5; ++n) {
      made.vault->append({revisionNo(n)}, answers());
      if (n == 2) made.vault->setShelf("local", {{"n", n}}, answers());
      disk.settle();
    }
    made.vault->append({revisionNo(5)}, answers());
    disk.settle();
    CHECK(answers.bad == 1);
    CHECK(answers.good == 6);
    made.vault.reset();
    MemoryDisk after(disk.medium());
    const auto vault = reopen(after, made);
    CHECK_FALSE(vault->damage());
    CHECK(same(vault->takeRevisions(), revisionsFrom(0, 6)));
    CHECK(vault->shelf("local").at("n") == 2);
  }
}

TEST_CASE("a large import that was refused does not leave a hole when later saves arrive without it") {
  MemoryDisk disk;
  Made made = make(disk);
  made.vault->append(revisionsFrom(0, 3), {});
  disk.settle();
  Answers answers;
  disk.refuseAttempt(0, MemoryDisk::full());
  made.vault->append(revisionsFrom(3, 40, 4000), answers());
  disk.settle();
  CHECK(answers.bad == 1);
  const std::size_t steps = disk.history().size();
  made.vault->append({revisionNo(43, 4000)}, answers());
  disk.settle();
  CHECK(answers.good == 1);
  auto expected = revisionsFrom(0, 3);
  for (Revision& revision : revisionsFrom(3, 41, 4000)) expected.push_back(std::move(revision));
  CHECK(same(reopen(disk, made)->takeRevisions(), expected));
  // Both steps were made durable together: cut so that only the later one's files arrived.
  REQUIRE(disk.history().size() == steps + 2);
  MemoryDisk::Files files = afterPowerCut({}, disk.history(), steps, {});
  for (const auto& [name, bytes] : disk.history()[steps + 1].writes) files[name] = bytes;
  MemoryDisk after(files);
  const auto vault = reopen(after, made);
  CHECK_FALSE(vault->damage());
  CHECK(same(vault->takeRevisions(), expected));
}

TEST_CASE("a merge that is refused harms nobody") {
  MemoryDisk disk;
  Made made = make(disk);
  for (std::uint64_t n = 0; n < 6; ++n) {
    made.vault->append(revisionsFrom(n * 20, 20, 4000), {});
    disk.settle();
  }
  disk.refuseAttempt(0, MemoryDisk::full());
  Answers answers;
  REQUIRE(made.vault->tidy(answers()));
  CHECK_FALSE(made.vault->tidy(answers()));  // one at a time
  made.vault->append({revisionNo(120, 4000)}, answers());
  disk.settle();
  CHECK(answers.bad == 1);
  CHECK(answers.good == 1);
  CHECK(same(reopen(disk, made)->takeRevisions(), revisionsFrom(0, 121, 4000)));
  made.vault->append({revisionNo(121, 4000)}, answers());
  disk.settle();
  REQUIRE(made.vault->tidy(answers()));
  disk.settle();
  CHECK(answers.good == 3);
  const auto vault = reopen(disk, made);
  CHECK_FALSE(vault->damage());
  CHECK(same(vault->takeRevisions(), revisionsFrom(0, 122, 4000)));
  CHECK(namesOf(disk, made.id, "seg.").size() <= 3);
}

TEST_CASE("whoever is told may close the vault at once") {
  MemoryDisk disk;
  Made made = make(disk);
  made.vault->append({revisionNo(0)}, [&](const Outcome&) { made.vault.reset(); });
  made.vault->append({revisionNo(1)}, {});
  disk.settle();
  CHECK_FALSE(made.vault);
  CHECK(same(reopen(disk, made)->takeRevisions(), revisionsFrom(0, 2)));
}
