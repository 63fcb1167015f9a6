// A coordinator's own people: the worker's app works for them too.
#include <doctest/doctest.h>

#include <algorithm>

#include "app/command_desk.h"
#include "app/desk_state.h"
#include "record/codes.h"
#include "record/kinds/referral.h"
#include "tablet.h"

using namespace alongside;
using namespace alongside::test;

namespace {

struct OwnDesk {
  Tablet tablet;
  OwnDesk() {
    tablet.say(command::ChooseBegin{command::ChooseBegin::What::practise});
    tablet.say(command::PractiseAs{Role::coordinator});
    REQUIRE(tablet.open().desk != nullptr);
  }
  const Desk& desk() const { return *tablet.open().desk; }
  bool sees(std::string_view name) const { return std::ranges::contains(desk().own, name, &OwnLine::name); }
  Id referral(std::string_view name) const {
    const Store& store = tablet.open().store;
    for (const Id& id : store.ofKind(codes::kReferral))
      if (nameOf(tablet.open(), store.find(id)->person) == name) return id;
    FAIL("nobody was referred who is called ", name);
    return {};
  }
};

}  // namespace

TEST_CASE("whoever waits with the coordinator keeping in touch is their interim caseload") {
  OwnDesk d;
  REQUIRE(d.desk().own.size() == 2);
  CHECK(d.desk().own[0].name == "Saffron Leigh");  // longest first
  CHECK(d.desk().own[1].name == "Dorota Finch");
  CHECK(d.desk().own[0].interim);
  // Somebody else whose name begins alike is not them.
  const Id kwame = d.referral("Kwame Ashdown");
  const auto wait = [&](std::string interim) {
    d.tablet.say(command::AskStep{kwame, std::string(codes::kWaiting)});
    if (!d.desk().step) {
      d.tablet.say(command::AskStep{kwame, std::string(codes::kAllocated)});
      d.tablet.say(command::SetStep{"worker", "Nadia Holloway"});
      d.tablet.say(command::TakeStep{});
      d.tablet.say(command::AskStep{kwame, std::string(codes::kWaiting)});
    }
    REQUIRE(d.desk().step);
    d.tablet.say(command::SetStep{"interim", std::move(interim)});
    d.tablet.say(command::SetStep{"why", "Nobody is free."});
    d.tablet.say(command::TakeStep{});
    REQUIRE_FALSE(d.desk().step);
  };
  wait("Ruthie rings him");
  CHECK_FALSE(d.sees("Kwame Ashdown"));
  wait("ruth, on Fridays");
  CHECK(d.sees("Kwame Ashdown"));
}

TEST_CASE("once somebody else is allocated they are no longer the coordinator's, whom they keep they are") {
  OwnDesk d;
  const Id saffron = d.referral("Saffron Leigh");
  const auto allocate = [&](std::string worker) {
    d.tablet.say(command::AskStep{saffron, std::string(codes::kAllocated)});
    d.tablet.say(command::SetStep{"worker", std::move(worker)});
    d.tablet.say(command::TakeStep{});
    REQUIRE_FALSE(d.desk().step);
  };
  allocate("Ruth Abara");
  REQUIRE(d.sees("Saffron Leigh"));
  CHECK_FALSE(std::ranges::find(d.desk().own, "Saffron Leigh", &OwnLine::name)->interim);
  d.tablet.say(command::DoUndo{});
  allocate("Femi Larkin");
  CHECK_FALSE(d.sees("Saffron Leigh"));
}

TEST_CASE("a coordinator records a joint visit as a worker does, and it counts as theirs") {
  OwnDesk d;
  const Id saffron = std::ranges::find(d.desk().own, "Saffron Leigh", &OwnLine::name)->person;
  const auto contacts = [&] { return d.tablet.open().views.mine.work.weeks.back().contacts; };
  const int before = contacts();
  d.tablet.say(command::StartRecord{saffron});
  REQUIRE(d.tablet.open().over.form);
  d.tablet.say(command::SetField{"along", "Leon Marsh-Cole"});
  d.tablet.say(command::SetField{"next", "Ask about the course"});
  d.tablet.say(command::SetField{"nextOn", addDays(d.tablet.state().local.date, 2).text()});
  d.tablet.say(command::SaveForm{});
  REQUIRE_FALSE(d.tablet.open().over.form);
  CHECK(contacts() == before + 1);
  // What they promised is theirs, what workers promised is not.
  const auto& all = d.tablet.open().views.caseload.followUps;
  const auto mine = std::ranges::find(all, "Ask about the course", &FollowUpRow::what);
  REQUIRE(mine != all.end());
  CHECK(d.desk().ownFollowUps.contains(mine->id));
  const auto theirs = std::ranges::find_if(all, [&](const FollowUpRow& row) {
    return !std::ranges::contains(d.desk().own, row.person, &OwnLine::person) && row.person != Id{};
  });
  REQUIRE(theirs != all.end());
  CHECK_FALSE(d.desk().ownFollowUps.contains(theirs->id));
  for (const FollowUpRow& row : d.tablet.open().views.day.due) CHECK(d.desk().ownFollowUps.contains(row.id));
}
