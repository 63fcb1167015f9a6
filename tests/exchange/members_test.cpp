// Whom a record means: the member, whatever they are called and whichever tablet they hold.
#include "exchange/team/members.h"

#include <doctest/doctest.h>

#include "exchange_people.h"

using namespace alongside;
using namespace alongside::test;

namespace {

Member entry(std::string name, Millis since, const Id& member = {}) {
  const DeviceKeys keys = DeviceKeys::generate();
  Member one;
  one.name = std::move(name);
  one.signing = keys.signing.publicKey();
  one.agreement = keys.agreement.publicKey();
  one.since = since;
  one.member = member;
  return one;
}

}  // namespace

TEST_CASE("two workers of one name are told apart, and an older record means the one who was there first") {
  Team team;
  team.roster = {entry("Femi Larkin", 2000), entry("Femi Larkin", 1000), entry("Ruth Abara", 1)};
  const Members members(team);
  REQUIRE(members.all().size() == 3);
  const Members::One &later = members.all()[0], &first = members.all()[1];
  CHECK(later.label != first.label);
  CHECK(later.label.starts_with("Femi Larkin, "));
  CHECK(members.all()[2].label == "Ruth Abara");
  CHECK(members.meant("", "femi larkin") == first.label);
  Fields fields = Json::object();
  members.write(fields, "worker", later.label);
  CHECK(fields["worker"] == "Femi Larkin");
  CHECK(members.meantIn(fields, "worker") == later.label);
}

TEST_CASE("one worker with two tablets is one, and so is one with a new tablet and a new name") {
  Team team;
  team.roster = {entry("Femi Larkin", 1000)};
  const Id who = memberIdOf(team.roster[0].device());
  team.roster[0].until = 5000;
  team.roster.push_back(entry("Femi Okafor", 4000, who));
  const Members members(team);
  REQUIRE(members.all().size() == 1);
  const Members::One& one = members.all()[0];
  CHECK(one.label == "Femi Okafor");
  CHECK(one.devices.size() == 2);
  CHECK_FALSE(one.gone);
  CHECK(members.meant("", "Femi Larkin") == "Femi Okafor");
  CHECK(members.meant(who.text(), "Femi Larkin") == "Femi Okafor");
  CHECK(members.byDevice(team.roster[0].device()) == members.byDevice(team.roster[1].device()));
}

TEST_CASE("another name written over by hand means whoever has that name") {
  Team team;
  team.roster = {entry("Femi Larkin", 1000), entry("Leon Baptiste", 1000)};
  const Members members(team);
  CHECK(members.meant(members.all()[0].id.text(), "Leon Baptiste") == "Leon Baptiste");
  CHECK(members.meant(members.all()[0].id.text(), "Somebody Else") == "Femi Larkin");
  CHECK(members.meant("", "Somebody Else") == "Somebody Else");
  CHECK(members.meant("", "") == "");
}

TEST_CASE("a member's id is in the team file, and an older file without it reads as before") {
  Member one = entry("Femi Larkin", 1000);
  CHECK_FALSE(one.json().contains("member"));
  const Id derived = memberIdOf(one.device());
  one.member = derived;
  const auto read = Member::from(one.json());
  REQUIRE(read);
  CHECK(read->member == derived);
  Json bad = one.json();
  bad["member"] = "nobody";
  CHECK_FALSE(Member::from(bad));
}
