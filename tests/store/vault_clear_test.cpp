// Clearing: what was cleared is in no file any more, its identity stays, and a kill leaves the old state or the new one.
#include "power_cuts.h"
#include "store/vault/segment.h"
#include "vault_support.h"

using namespace alongside;
using namespace alongside::vaulttest;

namespace {

/// Those of Filled that are cleared in most tests: of the first segment and of the one that appends go to.
const std::vector<std::uint64_t> kGone = {0, 3, 7, 19, 41};

std::vector<Hash> identities(const std::vector<std::uint64_t>& numbers) {
  std::vector<Hash> all;
  for (const std::uint64_t n : numbers) all.push_back(revisionNo(n, 4000).rev);
  return all;
}

/// The log after clearing.
std::vector<Revision> without(const std::vector<std::uint64_t>& numbers, std::uint64_t count) {
  std::vector<Revision> all = revisionsFrom(0, count, 4000);
  for (const std::uint64_t n : numbers) forget(all.at(static_cast<std::size_t>(n)));
  return all;
}

std::string wordsOf(std::uint64_t n) { return "Made-up words of number " + std::to_string(n) + "."; }

/// Everything that the vault's key opens of what lies there, as one text.
std::string opened(const MemoryDisk::Files& files, const crypto::Secret& key, std::uint8_t keyNumber = 0) {
  const vault::Keys keys(key, keyNumber);
  std::string text;
  for (const auto& [name, bytes] : files) {
    const auto located = vault::locate(name);
    REQUIRE(located);
    const vault::VaultId id = vault::vaultIdFrom(located->vault).value();
    if (located->file.part == vault::Part::segment) {
      const auto segment = vault::readSegment(bytes, located->file, id, keys);
      REQUIRE(segment);
      for (const Revision& revision : segment->revisions)
        text += revision.author + revision.reason + revision.fields + revision.extra + "\n";
    } else if (located->file.part == vault::Part::shelf) {
      const auto shelf = vault::readShelf(bytes, located->file.label, id, located->file.generation, keys);
      REQUIRE(shelf);
      text += textOf(*shelf) + "\n";
    }
  }
  return text;
}

void holds(Vault& vault, const std::vector<Revision>& revisions) {
  CHECK_FALSE(vault.damage());
  CHECK(same(vault.takeRevisions(), revisions));
  CHECK(vault.shelf("drafts").at("text") == "half");
  CHECK(vault.shelf("local").at("keys") == "secret");
}

}  // namespace

TEST_CASE("what was cleared is in no file when that is told; identities stay, and the rest is as it was") {
  Filled filled;
  MemoryDisk& disk = filled.disk;
  auto vault = reopen(disk, filled.made);
  const std::string untouched = filled.one("seg.20-39.");
  const Bytes before = disk.medium().at(untouched);
  REQUIRE(opened(disk.medium(), filled.made.key).contains(wordsOf(7)));
  Answers answers;
  vault->clear(identities(kGone), [&](const Outcome& outcome) {
    const std::string left = opened(disk.medium(), filled.made.key);
    for (const std::uint64_t n : kGone) CHECK_FALSE(left.contains(wordsOf(n)));
    CHECK(left.contains(wordsOf(8)));
    answers()(outcome);
  });
  disk.settle();
  CHECK(answers.good == 1);
  CHECK_FALSE(vault->clearing());
  CHECK(disk.medium().at(untouched) == before);  // only what holds some of it is written anew
  vault->append({revisionNo(45, 4000)}, answers());
  disk.settle();
  vault = reopen(disk, filled.made);
  const std::vector<Revision> log = vault->takeRevisions();
  CHECK(same(log, without(kGone, 46)));
  CHECK_FALSE(vault->damage());
  const Revision was = revisionNo(7, 4000);
  CHECK(isCleared(log.at(7)));
  CHECK((log.at(7).rec == was.rec && log.at(7).rev == was.rev && log.at(7).parents == was.parents));
  CHECK((log.at(7).hlc == was.hlc && log.at(7).device == was.device));
  CHECK((log.at(7).author.empty() && log.at(7).fields.empty() && log.at(7).reason.empty()));
  const std::string left = opened(disk.medium(), filled.made.key);
  for (const std::uint64_t n : kGone) CHECK_FALSE(left.contains(wordsOf(n)));
}

TEST_CASE("clearing nothing, twice, or what is not here is no trouble, and work goes on meanwhile") {
  Filled filled;
  auto vault = reopen(filled.disk, filled.made);
  Answers answers;
  vault->clear(identities({500}), answers());
  vault->append({revisionNo(45, 4000)}, answers());
  vault->clear(identities(kGone), answers());
  vault->setShelf("drafts", {{"text", "half"}}, answers());
  vault->clear(identities(kGone), answers());
  vault->append({revisionNo(46, 4000)}, answers());
  filled.disk.settle();
  CHECK(answers.good == 6);
  vault->clear(identities({45}), answers());
  filled.disk.settle();
  vault = reopen(filled.disk, filled.made);
  std::vector<std::uint64_t> all = kGone;
  all.push_back(45);
  holds(*vault, without(all, 47));
}

TEST_CASE("a kill at any moment of clearing leaves the old state or the new one, and tidying ends it") {
  Filled filled;
  auto vault = reopen(filled.disk, filled.made);
  const std::size_t before = filled.disk.history().size();
  Answers answers;
  vault->clear(identities(kGone), answers());
  filled.disk.settle();
  REQUIRE(answers.good == 1);
  const auto& history = filled.disk.history();
  REQUIRE(history.size() == before + 3);
  int old = 0, fresh = 0, unfinished = 0;
  for (std::size_t step = before; step < history.size(); ++step) {
    const MemoryDisk::Files start = afterPowerCut({}, history, step, {});
    for (const PowerCut& cut : cutsOf(history[step])) {
      CAPTURE(step - before);
      CAPTURE(cut.kept);
      MemoryDisk after(afterPowerCut(start, {history[step]}, 0, cut));
      auto again = Vault::open(after, filled.made.id, filled.made.key.copy());
      REQUIRE(again);
      const bool orderly = !cut.torn && (cut.kept & (cut.kept + 1)) == 0;
      if (orderly) CHECK_FALSE((*again)->damage());
      const std::vector<Revision> log = (*again)->takeRevisions();
      const bool whole = same(log, revisionsFrom(0, 45, 4000));
      CHECK((whole || same(log, without(kGone, 45))));
      ++(whole ? old : fresh);
      CHECK_FALSE((whole && (*again)->clearing()));
      unfinished += (*again)->clearing() ? 1 : 0;
      while ((*again)->tidy(answers())) after.settle();
      (*again)->append({revisionNo(45, 4000)}, {});
      after.settle();
      (*again)->setShelf("drafts", {{"text", "half"}}, {});
      after.settle();
      again->reset();
      if (cut.torn) continue;
      if (!whole)
        for (const std::uint64_t n : kGone)
          CHECK_FALSE(opened(after.medium(), filled.made.key).contains(wordsOf(n)));
      again = Vault::open(after, filled.made.id, filled.made.key.copy());
      REQUIRE(again);
      holds(**again, whole ? revisionsFrom(0, 46, 4000) : without(kGone, 46));
    }
  }
  CHECK(old > 2);
  CHECK(fresh > 10);
  CHECK(unfinished > 2);
  CHECK(answers.bad == 0);
}

TEST_CASE(
    "clearing that the medium refuses changes nothing, or ends when it can, and can be asked for again") {
  for (std::size_t k = 0; k < 3; ++k) {
    CAPTURE(k);
    Filled filled;
    Answers answers;
    auto vault = reopen(filled.disk, filled.made);
    filled.disk.refuseAttempt(k, k == 1 ? MemoryDisk::lost() : MemoryDisk::full());
    vault->clear(identities(kGone), answers());
    filled.disk.settle();
    CHECK(answers.bad == 1);
    CHECK(answers.code == (k == 1 ? "disk/lost" : "disk/full"));
    CHECK(vault->clearing() == (k == 2));  // then it is decided, and the old files only wait to go
    {
      MemoryDisk asItLies(filled.disk.medium());
      auto seen = Vault::open(asItLies, filled.made.id, filled.made.key.copy());
      REQUIRE(seen);
      holds(**seen, k == 2 ? without(kGone, 45) : revisionsFrom(0, 45, 4000));
    }
    vault->append({revisionNo(45, 4000)}, answers());
    filled.disk.settle();
    while (vault->tidy(answers())) filled.disk.settle();
    CHECK_FALSE(vault->clearing());
    vault->clear(identities(kGone), answers());
    filled.disk.settle();
    CHECK(answers.bad == 1);
    vault = reopen(filled.disk, filled.made);
    holds(*vault, without(kGone, 46));
    for (const std::uint64_t n : kGone)
      CHECK_FALSE(opened(filled.disk.medium(), filled.made.key).contains(wordsOf(n)));
  }
}

TEST_CASE("with no room to write anew nothing is cleared, and saving works as before once there is room") {
  Filled filled;
  auto vault = reopen(filled.disk, filled.made);
  filled.disk.limitTo(filled.disk.bytesOnMedium() + 2000);  // enough to decide, not to write
  Answers answers;
  vault->clear(identities(kGone), answers());
  filled.disk.settle();
  CHECK(answers.code == "disk/full");
  CHECK_FALSE(vault->clearing());
  MemoryDisk asItLies(filled.disk.medium());
  auto seen = Vault::open(asItLies, filled.made.id, filled.made.key.copy());
  REQUIRE(seen);
  holds(**seen, revisionsFrom(0, 45, 4000));
  filled.disk.unlimited();
  vault->append({revisionNo(45, 4000)}, answers());
  filled.disk.settle();
  CHECK(answers.good == 1);
  vault = reopen(filled.disk, filled.made);
  holds(*vault, revisionsFrom(0, 46, 4000));
}

TEST_CASE(
    "what comes back in full counts, before and after another opening, and while clearing is cut short") {
  Filled filled;
  auto vault = reopen(filled.disk, filled.made);
  Answers answers;
  vault->clear(identities(kGone), answers());
  filled.disk.settle();
  vault->append({revisionNo(7, 4000)}, answers());
  filled.disk.settle();
  vault = reopen(filled.disk, filled.made);
  std::vector<Revision> wanted = without(kGone, 45);
  wanted.push_back(revisionNo(7, 4000));
  holds(*vault, wanted);
  // Cleared once more, both places are.
  vault->clear(identities({7}), answers());
  filled.disk.settle();
  CHECK_FALSE(opened(filled.disk.medium(), filled.made.key).contains(wordsOf(7)));

  Filled other;
  vault = reopen(other.disk, other.made);
  other.disk.refuseAttempt(2, MemoryDisk::lost());
  vault->clear(identities(kGone), {});
  other.disk.settle();
  REQUIRE(vault->clearing());
  vault->append({revisionNo(7, 4000)}, {});
  other.disk.settle();
  while (vault->tidy(answers())) other.disk.settle();
  vault = reopen(other.disk, other.made);
  holds(*vault, wanted);
}

TEST_CASE("another key and merging carry identities along, and tidying and clearing wait for each other") {
  Filled filled;
  auto vault = reopen(filled.disk, filled.made);
  Answers answers;
  vault->clear(identities(kGone), answers());
  filled.disk.settle();
  vault = reopen(filled.disk, filled.made);
  vault->renewKey(crypto::Secret::ofText("five blue calm words more"), kCheap, std::nullopt, answers());
  filled.disk.settle();
  auto key = Vault::keyFor(filled.disk, filled.made.id, crypto::Secret::ofText("five blue calm words more"));
  REQUIRE(key);
  const crypto::Secret anew = key->copy();
  auto again = Vault::open(filled.disk, filled.made.id, std::move(*key));
  REQUIRE(again);
  holds(**again, without(kGone, 45));
  for (std::uint64_t n = 45; n < 120; ++n) {
    (*again)->append({revisionNo(n, 4000)}, {});
    filled.disk.settle();
  }
  int merges = 0;
  std::vector<std::uint64_t> all = kGone;
  while ((*again)->tidy(answers())) {
    // Asked for while the merge is under way, it is done after it; and no merge begins meanwhile.
    const std::uint64_t n = 50 + static_cast<std::uint64_t>(merges++);
    (*again)->clear(identities({n}), answers());
    CHECK_FALSE((*again)->tidy(answers()));
    all.push_back(n);
    filled.disk.settle();
  }
  CHECK(merges > 0);
  CHECK(answers.bad == 0);
  const std::string left = opened(filled.disk.medium(), anew, 1);
  for (const std::uint64_t n : all) CHECK_FALSE(left.contains(wordsOf(n)));
  again = Vault::open(filled.disk, filled.made.id, anew.copy());
  REQUIRE(again);
  holds(**again, without(all, 120));
}

TEST_CASE("a vault that is closed before clearing began says so, and nothing is cleared") {
  Filled filled;
  auto vault = reopen(filled.disk, filled.made);
  Answers answers, saved;
  vault->append({revisionNo(45, 4000)}, saved());
  vault->clear(identities(kGone), answers());
  vault.reset();
  filled.disk.settle();
  CHECK(saved.good == 1);
  CHECK(answers.code == "vault/closed");
  vault = reopen(filled.disk, filled.made);
  holds(*vault, revisionsFrom(0, 46, 4000));
}

TEST_CASE("when a piece cannot be read nothing is cleared") {
  Filled filled;
  auto vault = reopen(filled.disk, filled.made);
  filled.disk.flip(filled.one("seg.20-39."), 500);
  Answers answers;
  vault->clear(identities(kGone), answers());
  filled.disk.settle();
  CHECK(answers.code == "vault/changed");
  CHECK(opened({{filled.one("seg.0-19."), filled.disk.medium().at(filled.one("seg.0-19."))}}, filled.made.key)
            .contains(wordsOf(7)));
}

TEST_CASE("only a segment that holds something cleared is of the newer version") {
  Filled filled;
  auto vault = reopen(filled.disk, filled.made);
  vault->clear(identities({3}), {});
  filled.disk.settle();
  CHECK(filled.disk.medium().at(filled.one("seg.0-19.")).at(4) == 3);
  CHECK(filled.disk.medium().at(filled.one("seg.20-39.")).at(4) == 2);
  CHECK(filled.disk.medium().at(filled.one("seg.40-44.")).at(4) == 2);
}
