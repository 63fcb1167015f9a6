// Settling a record with more versions than one revision can name.
#include "app/command_packs.h"
#include "service.h"

using namespace alongside;
using namespace alongside::test;

TEST_CASE("choosing one of two hundred versions settles all of them, and the tablet reads it again") {
  Service service({"Femi Larkin"});
  Tablet &desk = service.desk, &femi = service.tablets[0];
  const Id hassan = femi.addPerson("Hassan Orme");
  const MemoryDisk::Files then = femi.world->storage.medium();
  // The same tablet, again and again from one copy: each time another version.
  for (int i = 0; i < 200; ++i) {
    Tablet copy(then, femi.world->preferences);
    copy.unlock(femi.passphrase);
    copy.say(command::Amend{hassan});
    copy.say(command::SetField{"ward", "Ward " + std::to_string(i)});
    copy.say(command::SaveForm{});
    desk.give(std::to_string(i) + ".json", packOf(copy));
    desk.say(command::TakeIn{0});
    if (!desk.open().incoming[0].taken)
      desk.say(command::TakeIn{0});  // a fork: seen, and taken in all the same
  }
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
  CHECK(again.open().views.history.versions.size() == 200);
  CHECK(again.open().views.history.older > 0);
}
