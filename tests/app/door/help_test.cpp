// Help with a passphrase goes to whom the request proves, and to nobody who only says so.
#include "app/desk_state.h"
#include "app/packs/command_packs.h"
#include "app/team/command_team.h"
#include "service.h"
#include "store/vault/vault_format.h"

using namespace alongside;
using namespace alongside::test;

namespace {

const TeamDesk& team(const Tablet& desk) { return desk.open().desk->team; }

/// The coordinator is persuaded of everything but the cryptography: what it says to this file.
std::string helpWith(Tablet& desk, const Json& file) {
  desk.say(command::CloseHelp{});
  desk.give("asked.json", bytesOf(canonical(file)));
  if (!team(desk).help) return desk.open().over.note ? desk.open().over.note->code : "not taken";
  desk.say(command::SameFileWords{});
  desk.give("backup.json", desk.recoveryFile);
  std::string words;
  for (const std::string& word : desk.recoveryWords) words += word + " ";
  desk.say(command::SetHelpWords{words});
  desk.say(command::MakeReopening{});
  return team(desk).help->fault ? team(desk).help->fault->code : "helped";
}

Json askedBy(const Tablet& tablet) {
  Tablet locked = tablet.afterKill();
  locked.say(command::SaveRecoveryFile{});
  return parseJson(textOf(locked.lastSaved())).value();
}

}  // namespace

TEST_CASE("a pack that was caught on its way is not opened by asking for help with it") {
  Service service({"Femi Larkin", "Mallory Quist"});
  Tablet& desk = service.desk;
  Json mine = askedBy(service.tablets[1]);
  service.tablets[0].addPerson("Hassan Orme");
  const Json pack = parseJson(textOf(packOf(service.tablets[0]))).value();
  const std::string kid = desk.open().who.team->recovery.thumbprint();
  Json caught;
  for (const Json& recipient : pack.at("recipients"))
    if (recipient.at("header").at("kid") == kid) caught = recipient;
  REQUIRE(caught.is_object());
  mine["epk"] = caught.at("header").at("epk");
  mine["wrapped"] = caught.at("encrypted_key");
  CHECK(helpWith(desk, mine) == "vault/recovery-altered");
  mine["v"] = 1;  // as files of before were made
  CHECK(helpWith(desk, mine) == "vault/older-recovery-file");
}

TEST_CASE("a vault’s key, sealed as vaults seal it, does not open as a pack") {
  Service service({"Femi Larkin"});
  Tablet& tablet = service.tablets[0];
  const Json asked = askedBy(tablet);
  tablet.addPerson("Hassan Orme");
  Json pack = parseJson(textOf(packOf(tablet))).value();
  std::string words;
  for (const std::string& word : service.desk.recoveryWords) words += word + " ";
  const auto backup = openBackup(textOf(service.desk.recoveryFile), words);
  REQUIRE(backup);
  const Team& known = *service.desk.open().who.team;
  CHECK(openPackWith(canonical(pack), backup->recovery, known));
  for (Json& recipient : pack.at("recipients")) {
    if (recipient.at("header").at("kid") != known.recovery.thumbprint()) continue;
    recipient["header"]["epk"] = asked.at("epk");
    recipient["encrypted_key"] = asked.at("wrapped");
  }
  CHECK(openPackWith(canonical(pack), backup->recovery, known).error().code == "pack/altered");
}

TEST_CASE("a colleague’s vault is not opened for whoever writes their own name over it") {
  Service service({"Femi Larkin", "Mallory Quist"});
  Json theirs = askedBy(service.tablets[0]);
  const Json mine = askedBy(service.tablets[1]);
  CHECK(helpWith(service.desk, theirs) == "helped");
  theirs["worker"] = "Mallory Quist";
  CHECK(helpWith(service.desk, theirs) == "vault/recovery-altered");
  theirs["worker"] = "Femi Larkin";
  theirs["vault"] = mine.at("vault");
  CHECK(helpWith(service.desk, theirs) == "vault/recovery-altered");
}

TEST_CASE("a vault that an earlier version linked to the team’s key is linked anew at the next unlock") {
  Service service({"Femi Larkin"});
  Tablet& femi = service.tablets[0];
  // As version 1 left it: the block binds nothing.
  const std::string id = femi.open().who.vault;
  Tablet old = femi.afterKill();
  const auto number = vault::vaultIdFrom(id).value();
  const auto key = Vault::keyFor(old.world->disk(), id, crypto::Secret::ofText(femi.passphrase));
  REQUIRE(key);
  const crypto::PublicKey recovery = femi.open().who.team->recovery;
  for (const auto& [name, bytes] : MemoryDisk::Files(old.world->storage.medium())) {
    if (!name.starts_with(id + "/hdr.")) continue;
    const auto generation = static_cast<std::uint64_t>(std::stoull(name.substr(name.rfind('.') + 1)));
    vault::Header header = vault::readHeader(bytes, number, generation).header;
    const crypto::PrivateKey ephemeral = crypto::PrivateKey::generate();
    const crypto::Secret kek = crypto::concatKdf(ephemeral.agree(recovery), "ECDH-ES+A256KW", 32);
    header.recovery =
        vault::Recovery{1, ephemeral.publicKey(), recovery.thumbprint(), crypto::wrapKey(kek, *key)};
    old.world->storage.put(name, vault::writeHeader(header, number, generation, vault::Keys(*key)));
  }
  const Json before = askedBy(old);
  CHECK(before.contains("header"));
  CHECK(helpWith(service.desk, before) == "helped");
  old.passphrase = femi.passphrase;
  old.unlock(femi.passphrase);
  REQUIRE(old.state().gate == Gate::open);
  CHECK_FALSE(old.open().damage);
  CHECK_FALSE(askedBy(old).contains("header"));
  CHECK(helpWith(service.desk, askedBy(old)) == "helped");
}

TEST_CASE("an old page that checks the passphrase is put back: whoever unlocks is told") {
  Tablet tablet;
  tablet.startTeam();
  tablet.addPerson("Hassan Orme");
  const std::string id = tablet.open().who.vault;
  MemoryDisk::Files before = tablet.world->storage.medium();
  auto key = Vault::keyFor(tablet.world->disk(), id, crypto::Secret::ofText(tablet.passphrase));
  REQUIRE(key);
  MemoryDisk disk(before);
  auto opened = Vault::open(disk, id, std::move(*key));
  REQUIRE(opened);
  (*opened)->changePassphrase(crypto::Secret::ofText("another one that is long enough"), {}, {});
  disk.settle();
  opened->reset();
  MemoryDisk::Files after = disk.medium();
  std::erase_if(after, [&](const auto& file) { return file.first.contains("/hdr."); });
  for (const auto& [name, bytes] : before)
    if (name.contains("/hdr.")) after[name] = bytes;
  Tablet again(after, tablet.world->preferences);
  again.unlock(tablet.passphrase);
  REQUIRE(again.state().gate == Gate::open);
  REQUIRE(again.open().damage.has_value());
  CHECK(again.open().damage->sentence.contains("a passphrase of before opens these records"));
}
