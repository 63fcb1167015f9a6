// A file that the tablet has no memory for.
#include "../../counted_memory.h"
#include "tablet.h"

using namespace alongside;
using namespace alongside::test;

TEST_CASE("a file that there is no memory for is a sentence, and everything stays as it was") {
  Tablet desk;
  desk.startTeam();
  desk.addPerson("Hassan Orme");
  const std::string before = desk.open().store.digest();
  for (const std::string_view begins : {"{", "eyJ.", "alongside"}) {
    Bytes bytes(std::size_t{5} << 20, 'a');
    std::ranges::copy(begins, bytes.begin());
    std::vector<PickedFile> files;
    files.push_back(
        {.name = "pack.json", .bytes = std::move(bytes), .size = std::uint64_t{5} << 20, .tooLarge = false});
    desk.app->filesGiven(std::move(files));
    {
      const LittleRoom room(std::size_t{2} << 20);
      desk.settle();
    }
    REQUIRE(desk.open().over.note.has_value());
    CHECK(desk.open().over.note->code == "file/no-memory");
    desk.say(command::CloseNote{});
  }
  CHECK(desk.open().store.digest() == before);
  // The browser itself had no room: it names the file and gives no bytes.
  std::vector<PickedFile> files;
  files.push_back({.name = "pack.json", .bytes = {}, .size = std::uint64_t{40} << 20, .tooLarge = true});
  desk.app->filesGiven(std::move(files));
  desk.settle();
  REQUIRE_FALSE(desk.open().packs.incoming.empty());
  CHECK(desk.open().packs.incoming[0].fault->code == "file/no-memory");
}
