// Settling a record with more versions than one revision can name.
#include "tablet.h"

using namespace alongside;
using namespace alongside::test;

namespace {

/// The vault of a tablet, with so many versions of one record written into it, each by itself.
MemoryDisk::Files withVersions(const Tablet& tablet, const Id& record, int versions) {
  MemoryDisk disk(tablet.world->storage.medium());
  const std::string id = tablet.open().who.vault;
  auto key = Vault::keyFor(disk, id, crypto::Secret::ofText(tablet.passphrase));
  REQUIRE(key);
  auto vault = Vault::open(disk, id, std::move(*key));
  REQUIRE(vault);
  std::vector<Revision> heads;
  for (const Revision& first : (*vault)->takeRevisions()) {
    if (first.rec != record) continue;
    for (int i = 0; i < versions; ++i) {
      Revision& head = heads.emplace_back(first);
      Fields fields = first.values();
      fields["ward"] = "Ward " + std::to_string(i);
      head.op = Op::amend;
      head.parents = {first.rev};
      head.hlc.ms += i + 1;
      head.fields = canonical(fields);
      sealIdentity(head);
    }
    break;
  }
  (*vault)->append(std::move(heads), [](const Outcome&) {});
  disk.settle();
  return disk.medium();
}

}  // namespace

TEST_CASE("choosing one of two hundred versions settles all of them, and the tablet reads it again") {
  Tablet first;
  first.startTeam();
  const Id hassan = first.addPerson("Hassan Orme");
  Tablet desk(withVersions(first, hassan, 200), first.world->preferences);
  desk.passphrase = first.passphrase;
  desk.unlock(desk.passphrase);
  REQUIRE(desk.open().store.find(hassan)->heads.size() == 200);
  desk.say(command::OpenSettle{hassan});
  const std::uint32_t chosen = desk.open().store.find(hassan)->heads[120];
  const std::string ward = textAt(desk.open().store.fieldsAt(chosen), "ward");
  desk.say(command::KeepVersion{hassan, chosen});
  CHECK(desk.open().store.find(hassan)->heads.size() == 1);
  CHECK(textAt(desk.open().store.fields(*desk.open().store.find(hassan)), "ward") == ward);
  Tablet again = desk.afterKill();
  again.unlock(desk.passphrase);
  CHECK_FALSE(again.open().damage.has_value());
  CHECK(again.open().store.digest() == desk.open().store.digest());
  again.say(command::OpenRecord{hassan});
  CHECK(again.open().views.page.history.versions.size() == 200);
  CHECK(again.open().views.page.history.older > 0);
}
