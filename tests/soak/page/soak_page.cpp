// Two vaults on IndexedDB, a worker's and a coordinator's, for a campaign that kills the browser (tests/soak/run.mjs). The
// page's script calls these functions; what has to reach the medium answers through soak_answer. Like the app it keeps a
// draft before each save, writes down a pack before it says so, and merges segments when nothing waits.

#include <emscripten.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exchange/intake.h"
#include "platform/web/disk_idbfs.h"
#include "store/vault/vault.h"

namespace {

using namespace alongside;

// clang-format off
EM_JS(void, soak_answer, (int call, int good), { Module.answer(call, good); });
// clang-format on

constexpr std::string_view kPassphrase = "amber birch copper dune";
constexpr std::string_view kWorker = "Femi Larkin", kCoordinator = "Ruth Abara";

std::function<void(Outcome)> answering(int call) {
  return [call](const Outcome& outcome) { soak_answer(call, outcome.has_value() ? 1 : 0); };
}

/// One of the two, with what its shelf 'local' says.
struct Side {
  std::unique_ptr<Vault> vault;
  Store store;
  Json local;
  DeviceKeys keys = DeviceKeys::generate();  // until they are read
  Team team;
  IntakeLedger ledger;
  bool tidying = false;

  bool open(Disk& disk, std::string_view worker) {
    for (const VaultLabel& label : vaultsOn(disk)) {
      if (label.worker != worker) continue;
      auto key = Vault::keyFor(disk, label.id, crypto::Secret::ofText(kPassphrase));
      if (!key) return false;
      auto opened = Vault::open(disk, label.id, std::move(*key));
      if (!opened) return false;  // what it says of damage is read from outside
      vault = std::move(*opened);
      for (Revision& revision : vault->takeRevisions()) store.add(std::move(revision));
      local = vault->shelf("local");
      if (!local.is_object()) return false;
      auto own = DeviceKeys::fromSealedJson(local.at("keys"));
      auto theirs = openTeam(textAt(local, "team"));
      if (!own || !theirs) return false;
      keys = std::move(*own);
      team = std::move(theirs->team);
      ledger = IntakeLedger::from(local.value("ledger", Json::object()));
      return true;
    }
    return false;
  }
  void tidy() {
    if (!tidying) tidying = vault->tidy([this](const Outcome&) { tidying = false; });
  }
};

struct Soak {
  IdbfsDisk disk;
  Side tablet, desk;
  HybridClock clock{""};
  std::vector<std::uint32_t> unsent;  ///< positions in the tablet's store
};
Soak& soak() {
  static Soak one;
  return one;
}

Member member(std::string_view name, Role role, const DeviceKeys& keys) {
  Member one;
  one.name = name;
  one.role = role;
  one.signing = keys.signing.publicKey();
  one.agreement = keys.agreement.publicKey();
  one.since = 1;
  return one;
}

bool begin(std::string_view name, const DeviceKeys& keys, const std::string& team, int call) {
  auto made = Vault::create(soak().disk,
                            {.worker = std::string(name),
                             .passphrase = crypto::Secret::ofText(kPassphrase),
                             .parameters = crypto::Argon2::floor(),
                             .recovery = {}},
                            {});
  if (!made) return false;
  (*made)->setShelf("local",
                    {{"keys", keys.sealedJson()}, {"team", team}, {"outbox", Json::array()}, {"sent", 0}},
                    answering(call));
  return true;  // closing it hands everything to the disk, in order
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE void soak_mount(int call) { soak().disk.mount(answering(call)); }

/// Both vaults, empty. Answers twice, as `call` and as `call` + 1.
EMSCRIPTEN_KEEPALIVE int soak_begin(int call) {
  const DeviceKeys worker = DeviceKeys::generate(), coordinator = DeviceKeys::generate();
  Team team;
  team.id = crypto::newId(1);
  team.name = "Northbrook";
  team.roster = {member(kCoordinator, Role::coordinator, coordinator), member(kWorker, Role::worker, worker)};
  team.recovery = crypto::PrivateKey::generate().publicKey();
  const std::string file = signTeam(team, coordinator);
  return begin(kWorker, worker, file, call) && begin(kCoordinator, coordinator, file, call + 1) ? 1 : 0;
}

/// How many records the worker has; -1: a vault does not open, or not whole.
EMSCRIPTEN_KEEPALIVE int soak_open() {
  Soak& s = soak();
  if (!s.tablet.open(s.disk, kWorker) || !s.desk.open(s.disk, kCoordinator)) return -1;
  s.clock = HybridClock(s.tablet.keys.thumbprint());
  const std::int64_t sent = numberAt(s.tablet.local, "sent");
  for (std::uint32_t at = 0; at < s.tablet.store.revisions(); ++at) {
    s.clock.observe(s.tablet.store.revision(at).hlc, s.tablet.store.revision(at).hlc.ms);
    if (at >= sent) s.unsent.push_back(at);
  }
  return static_cast<int>(s.tablet.store.size());
}

EMSCRIPTEN_KEEPALIVE void soak_save(int call, const char* words, double now) {
  Soak& s = soak();
  const Json fields = {{"words", words}};
  s.tablet.vault->setShelf("drafts", fields, {});
  Revision revision =
      s.tablet.store.draft(crypto::newId(static_cast<Millis>(now)), "session", Op::create, fields, "");
  revision.hlc = s.clock.tick(static_cast<Millis>(now));
  revision.device = s.tablet.keys.thumbprint();
  revision.author = kWorker;
  sealIdentity(revision);
  s.unsent.push_back(static_cast<std::uint32_t>(s.tablet.store.revisions()));
  s.tablet.store.add(revision);
  std::vector<Revision> one;
  one.push_back(std::move(revision));
  s.tablet.vault->append(std::move(one), answering(call));
  s.tablet.tidy();
}

/// Seals what was not sent yet; the pack's number, or 0 when there is nothing.
EMSCRIPTEN_KEEPALIVE int soak_seal(int call, double now) {
  Soak& s = soak();
  Json& outbox = s.tablet.local["outbox"];
  if (s.unsent.empty()) return 0;
  Pack pack;
  pack.id = crypto::newId(static_cast<Millis>(now));
  pack.seq = static_cast<std::uint32_t>(outbox.size() + 1);
  pack.worker = kWorker;
  pack.team = s.tablet.team.id;
  pack.created = static_cast<Millis>(now);
  for (const std::uint32_t at : s.unsent) pack.revisions.push_back(s.tablet.store.revision(at));
  const Id id = pack.id;
  const std::uint32_t seq = pack.seq;
  const auto sealed = sealPack(std::move(pack), s.tablet.keys, {s.desk.keys.agreement.publicKey()});
  if (!sealed) return -1;
  s.unsent.clear();
  outbox.push_back({{"id", id.text()}, {"seq", seq}});
  s.tablet.local["sent"] = s.tablet.store.revisions();
  s.tablet.vault->putBlob("pack-" + id.text(), bytesOf(sealed->text), {});
  s.tablet.vault->setShelf("local", s.tablet.local, answering(call));
  return static_cast<int>(seq);
}

/// The coordinator takes that pack in; 0: it is in already.
EMSCRIPTEN_KEEPALIVE int soak_take_in(int call, int seq, double now) {
  Soak& s = soak();
  const Json& line = s.tablet.local["outbox"].at(static_cast<std::size_t>(seq - 1));
  const auto file = s.tablet.vault->blob("pack-" + textAt(line, "id"));
  if (!file) return -1;
  const auto opened = openPack(textOf(*file), s.desk.keys, s.desk.team);
  if (!opened) return -2;
  const auto at = static_cast<Millis>(now);
  if (preview(*opened, s.desk.store, s.desk.ledger, at).verdict == IntakeVerdict::alreadyIn) return 0;
  std::vector<Revision> taken = takeIn(*opened, s.desk.store, s.desk.ledger, at);
  for (const Revision& revision : taken) s.desk.store.add(revision);
  s.desk.vault->append(std::move(taken), {});
  s.desk.local["ledger"] = s.desk.ledger.json();
  s.desk.vault->setShelf("local", s.desk.local, answering(call));
  s.desk.tidy();
  return 1;
}

EMSCRIPTEN_KEEPALIVE void soak_retry(int call) { soak().disk.retry(answering(call)); }
}

int main() { return 0; }
