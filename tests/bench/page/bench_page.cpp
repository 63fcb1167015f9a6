// The store, the vault on IndexedDB and the packs alone, for measuring in a browser (tests/bench/run.mjs). The page's
// script calls these functions and holds the stop-watch; what has to reach the medium answers through bench_answer.

#include <emscripten.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exchange/intake.h"
#include "platform/web/disk_idbfs.h"
#include "store/proof.h"
#include "store/vault/vault.h"

namespace {

using namespace alongside;

// clang-format off
EM_JS(void, bench_answer, (int call, int good), { Module.answer(call, good); });
// clang-format on

constexpr std::string_view kPassphrase = "amber birch copper dune";
constexpr Millis kStart = 1'795'000'000'000;

std::function<void(Outcome)> answering(int call) {
  return [call](const Outcome& outcome) { bench_answer(call, outcome.has_value() ? 1 : 0); };
}

struct Desk {
  std::unique_ptr<Vault> vault;
  Store store;
};

struct Bench {
  IdbfsDisk disk;
  std::string vaultId;
  crypto::Secret key;
  Desk tablet, desk;
  DeviceKeys worker = DeviceKeys::generate(), coordinator = DeviceKeys::generate();
  std::vector<Member> workers;  ///< who wrote the records of a coordinator's vault
  Team team;
  IntakeLedger ledger;
  HybridClock clock{worker.thumbprint()};
  std::uint32_t packs = 0;
  std::optional<SealedPack> sealed;
  Millis now = kStart;

  Revision revisionOf(const Json& line) {
    const Id id = crypto::newId(now);
    Revision revision = tablet.store.draft(id, textAt(line, "kind"), Op::create, line.at("fields"), "");
    if (const auto known = idFrom(textAt(line, "id"))) revision.rec = *known;
    revision.hlc = clock.tick(now += 1000);
    const auto by = static_cast<std::size_t>(numberAt(line, "by", -1));
    revision.device = by < workers.size() ? workers[by].device() : worker.thumbprint();
    revision.author = by < workers.size() ? workers[by].name : "Femi Larkin";
    sealIdentity(revision);
    return revision;
  }
};

Bench& bench() {
  static Bench one;
  return one;
}

Member member(const char* name, Role role, const DeviceKeys& keys) {
  Member one;
  one.name = name;
  one.role = role;
  one.signing = keys.signing.publicKey();
  one.agreement = keys.agreement.publicKey();
  one.since = kStart;
  return one;
}

std::unique_ptr<Vault> freshVault(const char* name, int call) {
  auto made = Vault::create(bench().disk,
                            {.worker = name,
                             .passphrase = crypto::Secret::ofText(kPassphrase),
                             .parameters = crypto::Argon2::floor(),
                             .recovery = {}},
                            answering(call));
  return made ? std::move(*made) : nullptr;
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE void bench_mount(int call) { bench().disk.mount(answering(call)); }

EMSCRIPTEN_KEEPALIVE void bench_create(int call) {
  bench().tablet.vault = freshVault("Femi Larkin", call);
  bench().vaultId = bench().tablet.vault->id();
}

/// One line of JSON a record: {"id", "kind", "fields"}. One append; answers when it is durable.
EMSCRIPTEN_KEEPALIVE void bench_fill(int call, const char* text) {
  Bench& b = bench();
  std::vector<Revision> revisions;
  std::string_view rest(text);
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    const auto line = parseJson(rest.substr(0, end));
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    if (!line) continue;
    revisions.push_back(b.revisionOf(*line));
  }
  signOwn(revisions, b.worker.signing);
  for (const Revision& revision : revisions) b.tablet.store.add(revision);
  b.tablet.vault->append(std::move(revisions), answering(call));
}

/// What the app itself wants in a vault, so that it opens this one.
EMSCRIPTEN_KEEPALIVE void bench_keys(int call) {
  const Json local = {{"v", 1}, {"keys", bench().worker.sealedJson()}, {"role", "worker"}};
  bench().tablet.vault->setShelf("local", local, answering(call));
}

/// So many workers, by whom a record may be ("by": 0 is the first).
EMSCRIPTEN_KEEPALIVE int bench_workers(int count) {
  for (int i = 0; i < count; ++i)
    bench().workers.push_back(
        member(("Worker " + std::to_string(i)).c_str(), Role::worker, DeviceKeys::generate()));
  return count;
}

/// The same for a coordinator, whose team the workers are.
EMSCRIPTEN_KEEPALIVE void bench_team(int call) {
  Bench& b = bench();
  b.team.id = crypto::newId(kStart);
  b.team.name = "Northbrook";
  b.team.wards = {{"Rowan", ""}, {"Hazel", ""}, {"Elm", ""}};
  b.team.roster = b.workers;
  b.team.roster.push_back(member("Femi Larkin", Role::coordinator, b.worker));
  b.team.recovery = crypto::PrivateKey::generate().publicKey();
  const Json local = {{"v", 1},
                      {"keys", b.worker.sealedJson()},
                      {"role", "coordinator"},
                      {"team", signTeam(b.team, b.worker)}};
  b.tablet.vault->setShelf("local", local, answering(call));
}

/// 1 when it began to merge files, and will answer.
EMSCRIPTEN_KEEPALIVE int bench_tidy(int call) { return bench().tablet.vault->tidy(answering(call)) ? 1 : 0; }

/// The key derivation, with the parameters that the app uses for a new vault.
EMSCRIPTEN_KEEPALIVE int bench_derive() {
  return crypto::derive(crypto::Secret::ofText(kPassphrase), crypto::random(16), crypto::Argon2{}).has_value()
             ? 1
             : 0;
}

/// What unlocking has to do first; not part of the measurement.
EMSCRIPTEN_KEEPALIVE int bench_key() {
  Bench& b = bench();
  const std::vector<VaultLabel> labels = vaultsOn(b.disk);
  if (labels.empty()) return 0;
  b.vaultId = labels.front().id;
  auto key = Vault::keyFor(b.disk, b.vaultId, crypto::Secret::ofText(kPassphrase));
  if (!key) return 0;
  b.key = std::move(*key);
  return 1;
}

/// Opens the vault and fills the store until lists can be drawn from it; how many records there are.
EMSCRIPTEN_KEEPALIVE int bench_open() {
  Bench& b = bench();
  auto opened = Vault::open(b.disk, b.vaultId, b.key.copy());
  if (!opened) return -1;
  b.tablet.vault = std::move(*opened);
  b.tablet.store = Store();
  std::vector<Revision> revisions = b.tablet.vault->takeRevisions();
  b.tablet.store.reserve(revisions.size());
  for (Revision& revision : revisions) {
    b.clock.observe(revision.hlc, b.now = std::max(b.now, revision.hlc.ms));
    b.tablet.store.add(std::move(revision));
  }
  return static_cast<int>(b.tablet.store.ofKind("session").size() + b.tablet.store.ofKind("person").size());
}

EMSCRIPTEN_KEEPALIVE void bench_prepare_search() { bench().tablet.store.prepareSearch(); }

EMSCRIPTEN_KEEPALIVE int bench_search(const char* words) {
  std::size_t total = 0;
  (void)bench().tablet.store.search(words, 50, &total);
  return static_cast<int>(total);
}

/// One more record, as 'Save' does; answers when it is durable.
EMSCRIPTEN_KEEPALIVE void bench_save(int call, const char* line) {
  Bench& b = bench();
  std::vector<Revision> one;
  one.push_back(b.revisionOf(parseJson(line).value()));
  signOwn(one, b.worker.signing);
  b.tablet.store.add(one.front());
  b.tablet.vault->append(std::move(one), answering(call));
}

/// A team of two and an empty vault for the coordinator.
EMSCRIPTEN_KEEPALIVE void bench_desk(int call) {
  Bench& b = bench();
  b.team.id = crypto::newId(kStart);
  b.team.name = "Northbrook";
  b.team.roster = {member("Ruth Abara", Role::coordinator, b.coordinator),
                   member("Femi Larkin", Role::worker, b.worker)};
  b.team.recovery = crypto::PrivateKey::generate().publicKey();
  b.desk = {};
  b.ledger = {};
  b.desk.vault = freshVault("Ruth Abara", call);
}

/// Signs and seals the first `count` records for two recipients; the size of the file.
EMSCRIPTEN_KEEPALIVE int bench_seal(int count) {
  Bench& b = bench();
  Pack pack;
  pack.id = crypto::newId(b.now);
  pack.seq = ++b.packs;
  pack.mode = PackMode::full;
  pack.worker = "Femi Larkin";
  pack.team = b.team.id;
  pack.created = b.now;
  for (int i = 0; i < count; ++i)
    pack.revisions.push_back(b.tablet.store.revision(static_cast<std::uint32_t>(i)));
  auto sealed = sealPack(std::move(pack), b.worker, {b.coordinator.agreement.publicKey(), b.team.recovery});
  if (!sealed) return -1;
  b.sealed = std::move(*sealed);
  return static_cast<int>(b.sealed->text.size());
}

/// Opens it, looks at it, takes it in; answers when it is durable.
EMSCRIPTEN_KEEPALIVE int bench_import(int call) {
  Bench& b = bench();
  auto opened = openPack(b.sealed->text, b.coordinator, b.team);
  if (!opened) return -1;
  if (preview(*opened, b.desk.store, b.ledger, b.now).verdict != IntakeVerdict::fresh) return -2;
  std::vector<Revision> taken = takeIn(*opened, b.desk.store, b.ledger, b.now);
  const int count = static_cast<int>(taken.size());
  for (const Revision& revision : taken) b.desk.store.add(revision);
  b.desk.vault->append(std::move(taken), answering(call));
  return count;
}
}

int main() { return 0; }
