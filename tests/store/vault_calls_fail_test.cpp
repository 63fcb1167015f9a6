// Every call to the storage fails once, in turn: the answer of each step, and each file that is read. Whatever is on the
// medium then is the old state or the new one, what was acknowledged is in it, and trying again makes it the new one.
#include <functional>
#include <map>

#include "vault_support.h"

using namespace alongside;
using namespace alongside::vaulttest;

namespace {

/// A disk of which one reading fails.
class ReadFails final : public Disk {
 public:
  ReadFails(MemoryDisk& disk, std::size_t which) : disk_(disk), left_(which + 1) {}
  std::vector<DiskFile> list() override { return disk_.list(); }
  Result<Bytes> read(std::string_view name) override {
    if (left_ > 0 && --left_ == 0) {
      failed_ = name;
      return std::unexpected(MemoryDisk::lost());
    }
    return disk_.read(name);
  }
  void commit(DiskStep step, std::function<void(Outcome)> done) override {
    disk_.commit(std::move(step), std::move(done));
  }
  void retry(std::function<void(Outcome)> done) override { disk_.retry(std::move(done)); }
  const std::string& failed() const { return failed_; }

 private:
  MemoryDisk& disk_;
  std::size_t left_;
  std::string failed_;
};

struct Holds {
  std::uint64_t revisions = 0;
  std::vector<std::size_t> cleared;
  std::map<std::string, Json> shelves;
  std::optional<Bytes> blob;
  std::string passphrase = kPassphrase;
};

/// What somebody does, call by call: what each asks for, and how.
struct Act {
  const char* name;
  struct Call {
    std::function<void(Holds&)> change;
    std::function<void(Vault&, Vault::Done)> ask;
    bool takenBack = false;  ///< refused, it is as if it had not been asked for, and is asked for again
  };
  std::vector<Call> calls;
};

Act::Call appends(std::uint64_t first, std::uint64_t count, std::size_t bytes = 120) {
  return {[=](Holds& holds) { holds.revisions = first + count; },
          [=](Vault& vault, Vault::Done done) {
            vault.append(revisionsFrom(first, count, bytes), std::move(done));
          }};
}
Act::Call keeps(const std::string& shelf, const Json& value) {
  return {[=](Holds& holds) { holds.shelves[shelf] = value; },
          [=](Vault& vault, Vault::Done done) { vault.setShelf(shelf, value, std::move(done)); }};
}

constexpr std::uint64_t kBefore = 12;

std::vector<Act> acts() {
  const Bytes pack = bytesOf(std::string(3000, 'p'));
  return {
      {"save", {appends(kBefore, 1)}},
      {"save a long one, so that a segment is closed",
       {appends(kBefore, 30, 4000), appends(kBefore + 30, 1)}},
      {"keep a draft, twice", {keeps("drafts", {{"text", "half"}}), keeps("drafts", {{"text", "more"}})}},
      {"seal",
       {{[=](Holds& holds) { holds.blob = pack; },
         [=](Vault& vault, Vault::Done done) { vault.putBlob("pack-2", pack, std::move(done)); }},
        keeps("local", {{"lastSeq", 2}, {"outbox", {"pack-2"}}})}},
      {"take in", {appends(kBefore, 200), keeps("local", {{"ledger", {{"a", 7}}}})}},
      {"change the passphrase",
       {{[](Holds& holds) { holds.passphrase = "five blue calm words more"; },
         [](Vault& vault, Vault::Done done) {
           vault.changePassphrase(crypto::Secret::ofText("five blue calm words more"), kCheap,
                                  std::move(done));
         }},
        appends(kBefore, 1)}},
      {"clear",
       {appends(kBefore, 1),
        {[](Holds& holds) { holds.cleared = {1, 5, kBefore}; },
         [](Vault& vault, Vault::Done done) {
           std::vector<Hash> revisions;
           for (const std::uint64_t n : {std::uint64_t{1}, std::uint64_t{5}, kBefore})
             revisions.push_back(revisionNo(n).rev);
           vault.clear(revisions, std::move(done));
         },
         true}}},
  };
}

/// A vault with something in it, and what it holds.
struct Start {
  MemoryDisk::Files files;
  std::string id;
  crypto::Secret key;
  Holds holds;

  Start() {
    MemoryDisk disk;
    Made made = make(disk);
    for (std::uint64_t n = 0; n < kBefore; n += 3) {
      made.vault->append(revisionsFrom(n, 3), {});
      disk.settle();
    }
    made.vault->setShelf("local", {{"lastSeq", 1}}, {});
    made.vault->setShelf("drafts", {{"text", "begun"}}, {});
    disk.settle();
    made.vault.reset();
    disk.settle();
    files = disk.medium();
    id = made.id;
    key = made.key.copy();
    holds.revisions = kBefore;
    holds.shelves = {{"local", {{"lastSeq", 1}}}, {"drafts", {{"text", "begun"}}}};
  }
};

/// Whole, undamaged, and exactly this. `hurt`: somebody worked while a piece could not be read.
bool is(const Start& start, const MemoryDisk::Files& medium, const Holds& wanted,
        const std::vector<Revision>& all, bool passphrases, bool hurt = false) {
  MemoryDisk disk(medium);
  auto vault = Vault::open(disk, start.id, start.key.copy());
  if (!vault || ((*vault)->damage() && (!hurt || (*vault)->damage()->revisionsLost > 0))) return false;
  const std::vector<Revision> found = (*vault)->takeRevisions();
  if (found.size() != wanted.revisions) return false;
  for (std::size_t i = 0; i < found.size(); ++i) {
    Revision one = all[i];
    if (std::ranges::contains(wanted.cleared, i)) forget(one);
    if (!same(found[i], one)) return false;
  }
  for (const auto& [name, value] : wanted.shelves)
    if ((*vault)->shelf(name) != value) return false;
  if (wanted.blob && (*vault)->blob("pack-2") != *wanted.blob) return false;
  return !passphrases || Vault::keyFor(disk, start.id, crypto::Secret::ofText(wanted.passphrase)).has_value();
}

}  // namespace

TEST_CASE("each storage step refused in turn leaves the old or the new state, and trying again the new one") {
  const Start start;
  int tried = 0;
  for (const Act& act : acts()) {
    const bool passphrases = std::string_view(act.name).starts_with("change");
    std::vector<Holds> states{start.holds};
    std::vector<Revision> all = revisionsFrom(0, kBefore);
    for (const Act::Call& call : act.calls) {
      call.change(states.emplace_back(states.back()));
      const std::size_t size =
          std::string_view(act.name).starts_with("save a long") && all.size() == kBefore ? 4000 : 120;
      const auto more = static_cast<std::size_t>(states.back().revisions - all.size());
      for (Revision& revision : revisionsFrom(all.size(), more, size)) all.push_back(std::move(revision));
    }
    bool refused = true;
    for (std::size_t attempt = 0; refused; ++attempt) {
      CAPTURE(act.name);
      CAPTURE(attempt);
      MemoryDisk disk(start.files);
      auto vault = Vault::open(disk, start.id, start.key.copy());
      REQUIRE(vault);
      disk.refuseAttempt(attempt, attempt % 2 == 0 ? MemoryDisk::full() : MemoryDisk::lost());
      std::size_t answers = 0, sure = 0;  // an answer vouches for everything before it
      std::string code;
      for (std::size_t call = 0; call < act.calls.size(); ++call)
        act.calls[call].ask(**vault, [&, call](const Outcome& outcome) {
          ++answers;
          if (outcome) sure = std::max(sure, call + 1);
          if (!outcome) code = outcome.error().code;
        });
      disk.settle();
      refused = !code.empty();
      if (refused) CHECK(code == (attempt % 2 == 0 ? "disk/full" : "disk/lost"));
      CHECK(answers == act.calls.size());

      // The plug is pulled now: a beginning of what was asked for, and no less than was acknowledged.
      bool beginning = false;
      for (std::size_t state = sure; state < states.size() && !beginning; ++state)
        beginning = is(start, disk.medium(), states[state], all, passphrases);
      CHECK(beginning);
      if (!refused) break;

      // The page stays, and tries again.
      Answers retried;
      disk.retry(retried());
      disk.settle();
      CHECK(retried.good == 1);
      for (const Act::Call& call : act.calls)
        if (call.takenBack) call.ask(**vault, {});
      disk.settle();
      CHECK(is(start, disk.medium(), states.back(), all, passphrases));
      vault->reset();
      disk.settle();
      CHECK(is(start, disk.medium(), states.back(), all, passphrases));
      ++tried;
      REQUIRE(attempt < 40);
    }
  }
  CHECK(tried >= 12);
}

TEST_CASE("each step refused in turn while a vault is made: no vault, or a whole one") {
  for (std::size_t attempt = 0; attempt < 2; ++attempt) {
    MemoryDisk disk;
    disk.refuseAttempt(attempt, MemoryDisk::full());
    Answers answers;
    auto made = Vault::create(disk,
                              {.worker = "Imogen Farrow",
                               .passphrase = crypto::Secret::ofText(kPassphrase),
                               .parameters = kCheap,
                               .recovery = std::nullopt},
                              answers());
    REQUIRE(made);
    disk.settle();
    CHECK(answers.bad == (attempt == 0 ? 1 : 0));
    CHECK(vaultsOn(disk).size() == 1);
    MemoryDisk after(disk.medium());
    CHECK(vaultsOn(after).size() == attempt);
    disk.retry({});
    disk.settle();
    MemoryDisk then(disk.medium());
    CHECK(Vault::keyFor(then, (*made)->id(), crypto::Secret::ofText(kPassphrase)));
  }
}

TEST_CASE(
    "each file that cannot be read in turn is named or hides nothing, and nothing is lost by working on") {
  const Start start;
  const std::vector<Revision> all = revisionsFrom(0, kBefore + 1);
  std::size_t readings = 0;
  for (bool failed = true; failed; ++readings) {
    CAPTURE(readings);
    MemoryDisk disk(start.files);
    ReadFails failing(disk, readings);
    {
      auto vault = Vault::open(failing, start.id, start.key.copy());
      failed = !failing.failed().empty();
      CHECK(disk.medium() == start.files);  // opening writes nothing
      CHECK(is(start, disk.medium(), start.holds, all, false));
      if (!vault) continue;
      const auto revisions = (*vault)->takeRevisions();
      const bool lacks = revisions.size() < kBefore ||
                         (*vault)->shelf("local") != start.holds.shelves.at("local") ||
                         (*vault)->shelf("drafts") != start.holds.shelves.at("drafts");
      if (lacks) {
        REQUIRE((*vault)->damage());
        CHECK(names(*vault, failing.failed()));
      }
      (*vault)->append({all.back()}, {});
      disk.settle();
    }
    Holds then = start.holds;
    then.revisions = kBefore + 1;
    // That it went on without that piece may be told once more; all of it is there.
    CHECK(is(start, disk.medium(), then, all, false, true));
  }
  CHECK(readings > 4);
}
