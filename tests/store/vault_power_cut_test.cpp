// The tablet stops at any moment. What was acknowledged is there afterwards; what was under way is there
// altogether or not at all.
#include <functional>
#include <map>

#include "vault_support.h"

using namespace alongside;
using namespace alongside::vaulttest;

namespace {

/// What a vault should hold.
struct Expected {
  std::uint64_t revisions = 0;
  std::map<std::string, Json> shelves;
  std::map<std::string, Bytes> blobs;
  std::string passphrase = kPassphrase;
  bool recovery = false;
};

/// A worker's days, written down with what was promised when.
struct Life {
  MemoryDisk disk;
  Made made;
  std::size_t born = 0;  ///< steps until the vault was there
  crypto::PrivateKey recovery = crypto::PrivateKey::generate();
  Expected now;
  std::vector<Expected> states;      ///< after so many calls
  std::vector<std::size_t> askedAt;  ///< per call: steps on the medium when it was made
  std::vector<std::size_t> toldAt;   ///< per call: steps on the medium when it was acknowledged

  Life() {
    made = make(disk);
    born = disk.history().size();
    states.push_back(now);
  }
  void call(const std::function<void(Expected&)>& change, const std::function<void(Vault::Done)>& act) {
    change(now);
    states.push_back(now);
    const std::size_t which = askedAt.size();
    askedAt.push_back(disk.history().size());
    toldAt.push_back(static_cast<std::size_t>(-1));
    act([this, which](const Outcome& outcome) {
      if (outcome) toldAt[which] = disk.history().size();
    });
  }
  void append(std::uint64_t count, std::size_t bytes = 120) {
    const std::uint64_t first = now.revisions;
    call([&](Expected& e) { e.revisions += count; },
         [&](Vault::Done done) { made.vault->append(revisionsFrom(first, count, bytes), std::move(done)); });
  }
  void shelf(const std::string& name, const Json& value) {
    call([&](Expected& e) { e.shelves[name] = value; },
         [&](Vault::Done done) { made.vault->setShelf(name, value, std::move(done)); });
  }
  void reopenVault() {
    made.vault.reset();
    disk.settle();
    made.vault = reopen(disk, made);
    REQUIRE_FALSE(made.vault->damage());
  }
  /// Calls acknowledged before the cut, and calls made before it.
  std::size_t told(std::size_t steps) const {
    std::size_t count = 0;
    while (count < toldAt.size() && toldAt[count] <= steps) ++count;
    return count;
  }
  std::size_t asked(std::size_t steps) const {
    std::size_t count = 0;
    while (count < askedAt.size() && askedAt[count] <= steps) ++count;
    return count;
  }
};

constexpr std::size_t kSmall = 120;

/// The first `count` made-up revisions and no other.
bool first(std::uint64_t count, const std::vector<Revision>& revisions) {
  static std::vector<Revision> known;
  if (known.size() < count) known = revisionsFrom(0, 2 * count, kSmall);
  return revisions.size() == count &&
         std::equal(revisions.begin(), revisions.end(), known.begin(),
                    [](const Revision& a, const Revision& b) { return same(a, b); });
}

bool holds(Vault& vault, const std::vector<Revision>& revisions, const Expected& expected) {
  if (!first(expected.revisions, revisions)) return false;
  for (const char* name : {"drafts", "local"}) {
    const auto found = expected.shelves.find(name);
    if (vault.shelf(name) != (found == expected.shelves.end() ? Json() : found->second)) return false;
  }
  for (const auto& [name, bytes] : expected.blobs) {
    if (vault.blob(name) != bytes) return false;
  }
  return true;
}

/// Opens what the cut left and compares with every state that is allowed. True when one of them fits, and
/// nothing is complained of when the cut was an orderly one.
bool oldOrNew(const Life& life, MemoryDisk& after, std::size_t steps, bool passphrases, bool orderly) {
  const std::size_t told = life.told(steps);
  const std::size_t asked = life.asked(steps);
  auto vault = Vault::open(after, life.made.id, life.made.key.copy());
  if (!vault || (orderly && (*vault)->damage())) return false;
  const auto revisions = (*vault)->takeRevisions();
  for (std::size_t state = told; state <= asked; ++state) {
    const Expected& expected = life.states[state];
    if (!holds(**vault, revisions, expected)) continue;
    if (!passphrases) return true;
    const bool opens =
        Vault::keyFor(after, life.made.id, crypto::Secret::ofText(expected.passphrase)).has_value();
    const bool recovers = Vault::keyFromRecovery(after, life.made.id, life.recovery).has_value();
    if (opens && recovers == expected.recovery) return true;
  }
  return false;
}

/// Every beginning, every subset, and every file half written, of every step. How many were tried.
int cutEverywhere(const Life& life) {
  int tried = 0;
  const auto& history = life.disk.history();
  MemoryDisk::Files before = afterPowerCut({}, history, life.born, {});
  for (std::size_t k = life.born; k < history.size(); ++k) {
    const DiskStep& step = history[k];
    const std::size_t parts = step.writes.size() + step.unlinks.size();
    const bool header = !step.writes.empty() && step.writes[0].first.find("/hdr.") != std::string::npos;
    std::vector<PowerCut> cuts;
    for (std::size_t p = 0; p <= parts; ++p) cuts.push_back({(std::uint64_t{1} << p) - 1, {}});  // beginnings
    if (parts <= 5) {
      for (std::uint64_t kept = 0; kept < std::uint64_t{1} << parts; ++kept) cuts.push_back({kept, {}});
    } else {  // a sweep of many: each alone, all but each
      const std::uint64_t all = (std::uint64_t{1} << parts) - 1;
      for (std::size_t p = 0; p < parts; ++p) {
        cuts.push_back({std::uint64_t{1} << p, {}});
        cuts.push_back({all & ~(std::uint64_t{1} << p), {}});
      }
    }
    const std::uint64_t all = (std::uint64_t{1} << parts) - 1;
    for (std::size_t w = 0; w < step.writes.size(); ++w) {
      cuts.push_back({all, w});
      cuts.push_back({0, w});
    }
    for (std::size_t i = 0; i < cuts.size(); ++i) {
      const PowerCut& cut = cuts[i];
      MemoryDisk after(afterPowerCut(before, {step}, 0, cut));
      const bool orderly = !cut.torn && (cut.kept & (cut.kept + 1)) == 0;
      const bool fits = oldOrNew(life, after, k, header && i % 3 == 0, orderly);
      CAPTURE(k);
      CAPTURE(cut.kept);
      CAPTURE(cut.torn.has_value());
      CHECK(fits);
      ++tried;
    }
    before = afterPowerCut(before, {step}, 1, {});
  }
  return tried;
}

}  // namespace

TEST_CASE("a power cut at any step leaves the old or the new state: two hundred saves and drafts") {
  Life life;
  for (int i = 0; i < 200; ++i) {
    life.append(1 + static_cast<std::uint64_t>(i % 3 == 0));
    if (i % 9 == 0) life.shelf("drafts", {{"text", "letter " + std::to_string(i)}});
    if (i % 25 == 0) life.shelf("local", {{"seq", i}});
    if (i % 4 != 1) life.disk.settle();  // sometimes several are under way
    if (i == 120) life.reopenVault();
  }
  life.disk.settle();
  CHECK(cutEverywhere(life) > 2000);
}

TEST_CASE("a power cut at any step leaves the old or the new state: merging, imports, packs, keys") {
  Life life;
  life.shelf("local", {{"keys", "made"}});
  life.call(
      [&](Expected& e) { e.recovery = true; },
      [&](Vault::Done done) { life.made.vault->setRecovery(life.recovery.publicKey(), std::move(done)); });
  life.disk.settle();
  for (int round = 0; round < 6; ++round) {
    life.append(260);  // larger than what one active segment holds with another
    life.shelf("drafts", {{"round", round}});
    life.disk.settle();
    life.append(3);
    life.disk.settle();
    Answers tidied;
    while (life.made.vault->tidy(tidied())) {
      life.append(1);  // a save while the merge is under way
      life.disk.settle();
      CHECK(tidied.good > 0);
      life.append(1);
      life.disk.settle();
    }
    CHECK(tidied.bad == 0);
  }
  const Bytes pack = crypto::random(2000);
  life.call([&](Expected& e) { e.blobs["pack-1"] = pack; },
            [&](Vault::Done done) { life.made.vault->putBlob("pack-1", pack, std::move(done)); });
  life.append(2);
  life.disk.settle();
  life.call([](Expected& e) { e.passphrase = "five blue calm words more"; },
            [&](Vault::Done done) {
              life.made.vault->changePassphrase(crypto::Secret::ofText("five blue calm words more"), kCheap,
                                                std::move(done));
            });
  life.append(1);
  life.disk.settle();
  life.call([](Expected& e) { e.blobs.clear(); },
            [&](Vault::Done done) { life.made.vault->dropBlob("pack-1", std::move(done)); });
  life.reopenVault();
  life.append(5);
  life.disk.settle();
  for (const std::size_t told : life.toldAt) CHECK(told != static_cast<std::size_t>(-1));
  CHECK(cutEverywhere(life) > 300);
}

TEST_CASE("a power cut while the vault is being made leaves a whole vault or none that opens") {
  MemoryDisk disk;
  const Made made = make(disk);
  REQUIRE(disk.history().size() == 1);
  CHECK(vaultsOn(disk).size() == 1);
  MemoryDisk none(afterPowerCut({}, disk.history(), 0, {0, {}}));
  CHECK(vaultsOn(none).empty());
  MemoryDisk torn(afterPowerCut({}, disk.history(), 0, {0, 0}));
  REQUIRE(vaultsOn(torn).size() == 1);
  CHECK_FALSE(vaultsOn(torn)[0].readable);
  CHECK(Vault::keyFor(torn, made.id, crypto::Secret::ofText(kPassphrase)).error().code ==
        "vault/damaged-header");
}

TEST_CASE("after a power cut work goes on, and the next opening is whole") {
  Life life;
  for (int i = 0; i < 6; ++i) {
    life.append(2);
    life.shelf("drafts", {{"i", i}});
    life.disk.settle();
  }
  const auto& history = life.disk.history();
  for (std::size_t k = life.born; k < history.size(); ++k) {
    const std::size_t parts = history[k].writes.size() + history[k].unlinks.size();
    for (std::uint64_t kept = 0; kept < std::uint64_t{1} << parts; ++kept) {
      MemoryDisk after(afterPowerCut({}, history, k, {kept, {}}));
      std::vector<Revision> there;
      {
        auto vault = Vault::open(after, life.made.id, life.made.key.copy());
        REQUIRE(vault);
        there = (*vault)->takeRevisions();
        (*vault)->append({revisionNo(900)}, {});
        (*vault)->setShelf("drafts", {{"after", "the cut"}}, {});
        (*vault)->append({revisionNo(901)}, {});
        after.settle();
      }
      there.push_back(revisionNo(900));
      there.push_back(revisionNo(901));
      auto vault = Vault::open(after, life.made.id, life.made.key.copy());
      REQUIRE(vault);
      const bool kept901 = same((*vault)->takeRevisions(), there);
      CHECK(kept901);
      CHECK((*vault)->shelf("drafts").at("after") == "the cut");
      CHECK_FALSE((*vault)->damage());
    }
  }
}
