// vaultreader: what a tablet holds, for tests that compare tablets. Reads one JSON object from standard input,
// {"files": {name: base64url}, "passphrase", "packs": [text]}, and with several vaults "whose", the worker; and writes
// {"worker", "records": [{"rec", "kind", "versions", "void", "fields"}], "packs": [[revision]], "outbox": [{"seq", "kept"}],
// "ledger": [{"seq", "revisions"}], "noted": [fields], "cleared", "damage", "lost"}: every record as it is shown, by id, what
// lies in those packs,
// opened with the tablet's own keys, which packs were made and whether their files are there, which were taken in and how
// much each held, what the tablet noted of itself, of how many revisions only the identity is left, what is broken, in words, and how many saved revisions
// are gone.
#include <cstdio>
#include <iostream>
#include <iterator>
#include <string>

#include "exchange/intake.h"
#include "exchange/trail.h"
#include "platform/memory/memory_disk.h"
#include "store/store.h"
#include "store/vault/vault.h"

using namespace alongside;

namespace {

int failed(const Fault& fault) {
  std::fprintf(stderr, "vaultreader: %s\n", fault.code.c_str());
  return 1;
}

Json described(const Store& store, const Record& record) {
  return {{"rec", record.id.text()},
          {"kind", record.kindName},
          {"versions", record.heads.size()},
          {"void", record.voided},
          {"fields", store.fields(record)}};
}

}  // namespace

int main() {
  const std::string text{std::istreambuf_iterator<char>(std::cin), {}};
  const Json asked = Json::parse(text);
  MemoryDisk disk;
  for (const auto& [name, bytes] : asked.at("files").items())
    disk.put(name, fromBase64url(bytes.get<std::string>()).value());
  auto vaults = vaultsOn(disk);
  if (const std::string whose = textAt(asked, "whose"); !whose.empty())
    std::erase_if(vaults, [&](const VaultLabel& label) { return label.worker != whose; });
  if (vaults.size() != 1) return failed(Fault{"vaultreader/vaults", "", "", ""});

  auto key = Vault::keyFor(disk, vaults.front().id,
                           crypto::Secret::ofText(asked.at("passphrase").get<std::string>()));
  if (!key) return failed(key.error());
  auto vault = Vault::open(disk, vaults.front().id, std::move(*key));
  if (!vault) return failed(vault.error());
  Store store;
  std::vector<Id> records;
  Json noted = Json::array();
  std::size_t cleared = 0;
  for (Revision& revision : (*vault)->takeRevisions()) {
    if (isCleared(revision)) {
      ++cleared;
      continue;
    }
    if (revision.kind == kAudit) {
      noted.push_back(revision.values());
      continue;
    }
    if (!store.find(revision.rec)) records.push_back(revision.rec);
    store.add(std::move(revision));
  }
  Json answer = {{"worker", (*vault)->worker()},
                 {"records", Json::array()},
                 {"packs", Json::array()},
                 {"noted", std::move(noted)},
                 {"cleared", cleared}};
  for (const Id& id : records) answer["records"].push_back(described(store, *store.find(id)));

  const Json local = (*vault)->shelf("local");
  const auto keys = DeviceKeys::fromSealedJson(local.at("keys"));
  const auto team = openTeam(local.at("team").get<std::string>());
  if (!keys || !team) return failed(Fault{"vaultreader/local", "", "", ""});
  for (const Json& file : asked.value("packs", Json::array())) {
    const auto opened = openPack(file.get<std::string>(), *keys, team->team);
    if (!opened) return failed(opened.error());
    Json revisions = Json::array();
    for (const Revision& revision : opened->pack.revisions) revisions.push_back(revision.json());
    answer["packs"].push_back(std::move(revisions));
  }
  answer["outbox"] = Json::array();
  for (const Json& pack : local.value("outbox", Json::array()))
    answer["outbox"].push_back({{"seq", numberAt(pack, "seq")},
                                {"kept", numberAt(pack, "received") != 0 ||
                                             (*vault)->blob("pack-" + textAt(pack, "id")).has_value()}});
  answer["ledger"] = Json::array();
  for (const auto& [device, lines] : IntakeLedger::from(local.value("ledger", Json::object())).devices)
    for (const IntakeLedger::Line& line : lines)
      answer["ledger"].push_back({{"seq", line.seq}, {"revisions", line.revisions}});
  answer["damage"] = (*vault)->damage() ? Json((*vault)->damage()->sentence) : Json();
  answer["lost"] = (*vault)->damage() ? (*vault)->damage()->revisionsLost : 0;
  std::puts(answer.dump().c_str());
}
