// A whole vault on a disk that somebody changed: files taken away, cut short, altered, exchanged, copied under other
// names, put back. It opens with what is genuine and says what is missing, or it refuses; it never shows what was not
// written, never numbers anew, and work in it goes on.
#include "store/vault/vault.h"

#include <map>

#include "people.h"
#include "platform/memory/memory_disk.h"

using namespace alongside;
using namespace alongside::fuzzing;

namespace {

const std::string kPassphrase = "four calm green words";

Revision numbered(std::uint32_t n) {
  Revision revision;
  revision.rec.bytes = {1, 2, 3, 4, 5, 6, 0x70, 8, 0x80};
  revision.rec.bytes[15] = static_cast<std::uint8_t>(n);
  revision.kind = n % 2 == 0 ? "person" : "session";
  revision.device = people().worker.thumbprint();
  revision.author = "Imogen Farrow";
  revision.hlc = {kNow + n, 0, revision.device};
  revision.fields = R"({"words":")" + std::to_string(n) + R"("})";
  sealIdentity(revision);
  return revision;
}

/// Made once: every file that a vault of nine saves ever had, the newest ones and those that they replaced.
struct Life {
  std::string id;
  crypto::Secret key;
  MemoryDisk::Files now;
  std::vector<std::pair<std::string, Bytes>> ever;
  std::map<Hash, std::uint32_t> written;

  Life() {
    MemoryDisk disk;
    auto vault = Vault::create(disk,
                               {.worker = "Imogen Farrow",
                                .passphrase = crypto::Secret::ofText(kPassphrase),
                                .parameters = crypto::Argon2::floor(),
                                .recovery = people().recovery.publicKey()},
                               {});
    MUST(vault);
    disk.settle();
    id = (*vault)->id();
    key = Vault::keyFor(disk, id, crypto::Secret::ofText(kPassphrase)).value();
    for (std::uint32_t n = 0; n < 9; ++n) {
      // One is so large that the segment before it is closed, and so is its own.
      std::vector<Revision> saved{numbered(n)};
      if (n == 3) saved.front().fields = R"({"words":")" + std::string(65'500, 'a') + R"("})";
      if (n == 3) sealIdentity(saved.front());
      written[saved.front().rev] = n;
      (*vault)->append(std::move(saved), {});
      (*vault)->setShelf(n % 2 == 0 ? "drafts" : "local", {{"save", n}}, {});
      disk.settle();
    }
    vault->reset();
    now = disk.medium();
    for (const DiskStep& step : disk.history())
      for (const auto& [name, bytes] : step.writes) ever.emplace_back(name, bytes);
  }
};

const Life& life() {
  static const Life all;
  return all;
}

void change(MemoryDisk& disk, Draw& draw) {
  std::vector<std::string> names;
  for (const auto& [name, bytes] : disk.medium()) names.push_back(name);
  if (names.empty()) return;
  const std::string name = names[draw.below(names.size())];
  const Bytes bytes = disk.medium().at(name);
  switch (draw.below(7)) {
    case 0:
      return disk.erase(name);
    case 1:
      if (!bytes.empty())
        disk.flip(name, draw.number() % bytes.size(), static_cast<std::uint8_t>(draw.byte() | 1));
      return;
    case 2:
      return disk.truncate(name, draw.number() % (bytes.size() + 1));
    case 3: {  // an earlier file put back
      const auto& [old, content] = life().ever[draw.below(life().ever.size())];
      return disk.put(old, content);
    }
    case 4:  // one file's content under another's name
      return disk.put(names[draw.below(names.size())], bytes);
    case 5:  // under a name of anybody's making
      return disk.put(life().id + '/' + draw.text(60), bytes);
    default: {
      const std::string made = draw.text(60);
      const std::string content = draw.text(200);
      return disk.put(life().id + '/' + made, bytesOf(content));
    }
  }
}

}  // namespace

FUZZ_TARGET(vault) {
  MemoryDisk disk(life().now);
  Draw draw(input);
  for (int changes = 0; changes < 6 && !draw.empty(); ++changes) change(disk, draw);

  for (const VaultLabel& label : vaultsOn(disk)) MUST(label.id == life().id);
  const MemoryDisk::Files before = disk.medium();
  auto opened = Vault::open(disk, life().id, life().key.copy());
  MUST(disk.medium() == before);  // opening changes nothing
  if (!opened) {
    mustBeInWords(opened.error(), "vault/");
    return;
  }
  const std::vector<Revision> found = (*opened)->takeRevisions();
  std::optional<std::uint32_t> former;
  for (const Revision& revision : found) {
    const auto at = life().written.find(revision.rev);
    MUST(at != life().written.end());
    MUST(!former || at->second > *former);  // each once, in their order
    former = at->second;
  }
  const auto& damage = (*opened)->damage();
  MUST(found.size() == life().written.size() || damage);
  if (damage) MUST(damage->sentence.ends_with('.'));
  for (const char* label : {"drafts", "local"}) {
    const Json value = (*opened)->shelf(label);
    MUST(value.is_null() || (value.size() == 1 && numberAt(value, "save", -1) >= 0));
    const Json last = {{"save", *label == 'd' ? 8 : 7}};
    MUST(value == last || damage);
  }

  // Work goes on, and is there when it is opened again.
  bool told = false;
  (*opened)->append({numbered(100)}, [&](const Outcome& outcome) { told = outcome.has_value(); });
  (*opened)->setShelf("drafts", {{"save", 100}}, {});
  disk.settle();
  MUST(told);
  opened->reset();
  auto again = Vault::open(disk, life().id, life().key.copy());
  MUST(again);
  const std::vector<Revision> then = (*again)->takeRevisions();
  MUST(then.size() == found.size() + 1);
  for (std::size_t i = 0; i < found.size(); ++i) MUST(then[i].rev == found[i].rev);
  MUST(then.back().rev == numbered(100).rev);
  MUST(numberAt((*again)->shelf("drafts"), "save") == 100);
}
