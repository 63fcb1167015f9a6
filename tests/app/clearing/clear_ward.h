// A ward with a second worker, for people who go from one to the other: what the tests of clearing have in common.
#pragma once

#include <algorithm>
#include <string>

#include "allocations.h"
#include "app/clearing/command_clear.h"
#include "app/team/command_team.h"

namespace alongside::test {

struct ClearWard : Rowan {
  Tablet josie;

  ClearWard() {
    desk.say(command::SaveTeamFile{});
    desk.give("join.jws", josie.join(desk.lastSaved(), "Josie Tremlett"));
    desk.say(command::AcceptJoin{0});
  }
  const OpenState& open() const { return tablet.open(); }
  Id session(const Id& whom, std::string words, int hours) {
    return record(codes::kSession, {{"when", hoursAgo(hours)}, {"words", std::move(words)}}, whom);
  }

  /// The coordinator signs for all that came from the tablet, and the tablet opens it.
  void receipt() {
    desk.say(command::SaveReceipt{open().who.device});
    REQUIRE_FALSE(desk.open().over.note.has_value());
    tablet.give("receipt.json", desk.lastSaved());
  }
  void sentAndSigned() {
    sent();
    receipt();
  }
  void give(const Id& whom, const std::string& worker) {
    desk.advance(60);
    desk.say(command::AskGivePerson{whom});
    desk.say(command::ChooseTaker{{worker}});
    desk.say(command::SetGiveWhy{"Away for a month"});
    desk.say(command::Give{});
    REQUIRE_FALSE(desk.open().desk->team.give.has_value());
  }
  /// The next allocation file for a tablet.
  Bytes fileFor(const Tablet& whose) {
    desk.say(command::GoTo{Place::referrals});
    desk.say(command::SealAllocations{whose.open().who.device});
    REQUIRE_FALSE(desk.open().over.note.has_value());
    return desk.lastSaved();
  }
  /// How many changes it brought.
  std::size_t takesIn(const Bytes& file) {
    tablet.give("allocation.json", file);
    const auto& incoming = open().packs.incoming;
    const auto fresh = std::ranges::find(incoming, false, &IncomingPack::taken);
    REQUIRE(fresh != incoming.end());
    const auto at = static_cast<std::size_t>(fresh - incoming.begin());
    tablet.say(command::TakeIn{at});
    if (!open().packs.incoming[at].taken) {  // it was in already
      tablet.say(command::DropIncoming{at});
      return 0;
    }
    return open().packs.incoming[at].added;
  }
  /// With Josie from now on, and both tablets know.
  void toJosie(const Id& whom) {
    give(whom, "Josie Tremlett");
    takesIn(fileFor(tablet));
  }
  void toJosie() { toJosie(person); }

  void ask() { tablet.say(command::AskClear{}); }
  const ClearPage& page() const {
    REQUIRE(open().over.clear.has_value());
    return *open().over.clear;
  }
  void lose(const Id& record) { tablet.say(command::ChooseToLose{record, true}); }
  void clear() {
    ask();
    tablet.say(command::Clear{});
    REQUIRE_FALSE(page().working);
  }
  void restart() {
    tablet = tablet.afterKill();
    tablet.unlock(tablet.passphrase);
    REQUIRE(tablet.state().gate == Gate::open);
  }
  /// All that the vault's key opens of what lies on the tablet, as one text.
  std::string onTheTablet() const {
    MemoryDisk disk(tablet.world->storage.medium());
    auto key = Vault::keyFor(disk, open().who.vault, crypto::Secret::ofText(tablet.passphrase));
    REQUIRE(key);
    auto vault = Vault::open(disk, open().who.vault, std::move(*key));
    REQUIRE(vault);
    CHECK_FALSE((*vault)->damage());
    CHECK_FALSE((*vault)->clearing());
    std::string text;
    for (const Revision& revision : (*vault)->takeRevisions())
      text += revision.kind + revision.reason + revision.fields + revision.extra + "\n";
    for (const char* shelf : {"local", "drafts", "arrivals", "left", "cleared", "clearing"})
      text += canonical((*vault)->shelf(shelf)) + "\n";
    return text;
  }
  std::size_t about(const Id& whom) const {
    return store().about(whom).size() + (store().find(whom) ? 1 : 0);
  }
};

}  // namespace alongside::test
